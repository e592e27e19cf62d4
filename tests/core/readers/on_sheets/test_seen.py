"""What a person sees of a workbook: crossed out, raised, white, hidden, folded, scaled."""

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from core.notes import NoteCode
from tests.helpers.core.sheet_books import book, cell

STRUCK, HIDDEN, MARK = NoteCode.STRUCK, NoteCode.HIDDEN, NoteCode.NOTE_MARK


@pytest.mark.parametrize(
    ("font", "code"),
    [
        (InlineFont(strike=True), STRUCK),
        (InlineFont(vertAlign="superscript"), MARK),
        (InlineFont(color=Color("FFFFFFFF")), HIDDEN),
    ],
)
def test_words_inside_a_cell(font: InlineFont, code: NoteCode) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = CellRichText("35", TextBlock(font, "7"))

    found = cell(book(change), 1, 1)
    assert (found.text, [why for why, _ in found.left_out]) == ("35", [code])


@pytest.mark.parametrize(("font", "code"), [(Font(strike=True), STRUCK), (Font(color="FFFFFFFF"), HIDDEN)])
def test_a_whole_cell(font: Font, code: NoteCode) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].font = font

    found = cell(book(change), 1, 1)
    assert (found.text, found.left_out) == ("", ((code, "35"),))


def test_white_on_a_ground_and_a_raised_figure_are_figures() -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"].font = Font(color="FFFFFFFF")
        sheet["B2"].fill = PatternFill("solid", fgColor="FF1F497D")
        sheet["C2"].font = Font(vertAlign="superscript")

    found = book(change)
    assert [cell(found, 1, column).text for column in (1, 2)] == ["35", "36"]


@pytest.mark.parametrize(("ground", "text"), [("FF1F497D", "357"), ("FFFFFFFF", "35")])
def test_white_words_inside_a_cell_count_on_a_dark_ground(ground: str, text: str) -> None:
    def change(sheet: Worksheet) -> None:
        sheet["B2"] = CellRichText("35", TextBlock(InlineFont(color=Color("FFFFFFFF")), "7"))
        sheet["B2"].fill = PatternFill("solid", fgColor=ground)

    assert cell(book(change), 1, 1).text == text


def test_hidden_rows_and_columns_close_up() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["B"].hidden = True

    found = book(change)
    assert [c.text for c in found.tables[0].cells] == ["项目", "乙列", "新收", "36", "合计", "38"]
    assert cell(found, 2, 1).ref == "Sheet!C4"  # where it stands in the file
    assert [code for code, _ in found.notes] == [HIDDEN]


def test_a_merged_label_over_a_hidden_row_stays() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.merge_cells("A2:A3")
        sheet.row_dimensions[2].hidden = True

    found = book(change)
    assert [c.text for c in found.tables[0].cells if c.row == 1] == ["新收", "1", "2"]


def test_a_folded_group_counts_and_is_named() -> None:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions.group(3, 3, hidden=True)

    found = book(change)
    assert "结转" in [c.text for c in found.tables[0].cells]
    assert "折叠" in found.notes[0][1]
