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
        ('0"万元"', 12, "12"),
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
