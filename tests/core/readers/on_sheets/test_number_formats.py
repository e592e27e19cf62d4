"""How a spreadsheet shows what its cells hold."""

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from core.notes import NoteCode
from core.readers.on_sheets.number_formats import look, plain, printable
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


@pytest.mark.parametrize("code", ["aaaa", "[$-804]aaa;@", "ge", "bbbb", "e", "[mm]", "[h]", "[s].00"])
def test_weekdays_years_of_eras_and_minutes_are_days(code: str) -> None:
    found = look(200, code, False)
    assert found.show(26) == "1900年1月26日" and not found.hides(26)


@pytest.mark.parametrize(
    ("code", "number", "rounds"),
    [
        *(("0E+00", 26, True), ("0E+00", 30, False), ("0.0E+00", 26, False), ("0.00E+00", 12345, True)),
        *(("##0.0E+0", 1234, True), ("##0.0E+0", 123, False), ("0.0E-00", 0.092, False), ("0E+00", 0, False)),
        ('0.0E+00"件"', 123, True),
    ],
)
def test_powers_of_ten_with_fewer_digits_than_the_number(code: str, number: float, rounds: bool) -> None:
    assert look(200, code, False).rounds(plain(number)) is rounds
    assert look(200, code, False).show(number) == plain(number)


def test_formats_that_a_file_names_by_number_alone() -> None:
    assert (
        look(11, "", False).rounds("12345") and look(48, "", False).rounds("1234") and look(12, "", False).rounds("0.3")
    )


def test_digits_that_fill_a_cell() -> None:
    for code, shown in (("0*0", "50"), ("0*9", "59"), ("*9#", "95"), ("*00", "5"), ("0*-", "5"), ("0_9", "5")):
        assert look(200, code, False).show(5) == shown


@pytest.mark.parametrize(
    ("code", "shown"),
    [('@"0"', "50"), ('0;0;0;"约"@', "约5"), ("0;0;0", "5"), ('"约"0', "5"), ("General", "5"), ("@", "5")],
)
def test_words_that_a_format_puts_beside_words(code: str, shown: str) -> None:
    assert look(200, code, False).show_text("5") == shown and look(200, code, False).show_text("") == ""
