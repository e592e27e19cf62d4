"""How a spreadsheet shows what its cells hold."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from core.notes import NoteCode
from core.readers.on_sheets.number_formats import look, printable
from tests.helpers.core.sheet_books import book, cell


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ("0!.0,", 125000, "12.5"),
        ("0!.0000", 125000, "12.5"),
        ("#,##0,", 125000, "125"),
        ("#,##0,", 125499, "125"),
        ("0.0,", 125000, "125"),
        ("0.00,", 1254, "1.25"),
        ("0,,", 12_500_000, "13"),
        ('0"."0', 125, "12.5"),
        (r"0\.0,", 125000, "12.5"),
        ("#,##0", 125000, "125000"),
        ("0.00", 12.5, "12.5"),
        ("General", 125000, "125000"),
        ('0"万元"', 12, "12万元"),
        ("0,000", 1250, "1250"),
    ],
)
def test_scaling_formats(code: str, number: float, shown: str) -> None:
    assert look(200, code, False).show(number) == shown


def test_a_scaled_number_is_noted() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = 125000
        sheet["B2"].number_format = "0!.0,"

    found = book(change)
    assert cell(found, 1, 1).text == "12.5"
    assert [code for code, _ in found.notes] == [NoteCode.UNIT]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1\u200b2", "12"),
        ("\u200b\ufeff", ""),
        ("甲\u200b乙", "甲\u200b乙"),
        ("甲\x01\u200d乙", "甲\u200d乙"),
        ("１\u2060件", "１\u2060件"),
    ],
)
def test_signs_of_no_width_stay_in_words_alone(text: str, wanted: str) -> None:
    assert printable(text) == wanted


def test_the_general_format_has_a_name_in_chinese() -> None:
    found = look(176, 'G/通用格式"件";-G/通用格式', framed=False)
    assert (found.show(12), found.hides(12), found.is_time) == (
        look(176, 'General"件";-General', framed=False).show(12),
        False,
        False,
    )


@pytest.mark.parametrize(
    ("code", "number", "shown"),
    [
        ('[>=10000]0!.0,"万";0', 45355, "4.5355万"),
        ('[>=10000]0!.0,"万";0', 99, "99"),
        ("[>=1000]0.0,;0", 45355, "45.4"),
        ("[>=1000]0.0,;0", 999, "999"),
        ("[<1]0%;0", 0.5, "50%"),
        ("[<1]0%;0", 12, "12"),
        ("[>40000]yyyy/m/d;0", 45355, "2024年3月4日"),
        ("[>40000]yyyy/m/d;0", 12, "12"),
        ('[<100]"少于100";0', 0, "少于100"),
        ('0;-0;"-"', 0, "0"),
        ("#,##0,", -5, "0"),
    ],
)
def test_each_section_shows_numbers_its_own_way(code: str, number: float, shown: str) -> None:
    assert look(200, code, False).show(number) == shown


def test_words_that_say_how_a_number_is_scaled() -> None:
    wan = look(200, '[>=10000]0!.0,"万";0', False)
    assert wan.names_scale(45355) and wan.loses(45355) and not wan.loses(45000)
    assert not wan.names_scale(99) and not look(200, '0!.0,"元"', False).names_scale(45355)


@pytest.mark.parametrize(("code", "gone"), [(";;;", True), ("0;-0;;@", False), ("0;-0;0", False), ('0;0;0;"无"', True)])
def test_words_that_a_format_does_not_show(code: str, gone: bool) -> None:
    assert look(200, code, False).text_gone is gone
