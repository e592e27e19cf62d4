"""A table of the form on a sheet of its own."""

import io
import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange

from core.forms.catalog import FORMS
from core.forms.layout import Role
from core.report.report import Report
from core.writers.layout.blocks import printed_figures
from core.writers.xlsx.book import to_bytes
from tests.helpers.core.workbooks import FORM_KEYS, SEEDS, by_key, opened, sample, some_figures, table_sheets


def evaluate(formula: str, sheet: Any) -> str:
    """What a spreadsheet program makes of one of our formulas; totals it is made of are evaluated too."""
    found = re.fullmatch(r'=IF\(COUNT\((.+?)\)=0,"",SUM\((.+?)\)(?:-SUM\((.+?)\))?\)', formula)
    assert found, formula

    def numbers(refs: str | None) -> list[Decimal]:
        values: list[Decimal] = []
        for ref in refs.split(",") if refs else ():
            left, top, right, bottom = CellRange(ref).bounds
            cells = [sheet.cell(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)]
            shown = [evaluate(c.value, sheet) if c.data_type == "f" else c.value for c in cells]
            values += [Decimal(value) for value in shown if value not in (None, "")]
        return values

    counted, plus, minus = map(numbers, found.groups())
    return str(sum(plus) - sum(minus)) if counted else ""


@pytest.mark.parametrize("form_key", FORMS)
def test_each_table_is_drawn_as_in_the_form(form_key: str) -> None:
    report = sample(form_key)
    for sheet, drawn in table_sheets(opened(to_bytes(report)), report):
        merged = {tuple(r.bounds) for r in sheet.merged_cells.ranges}
        boxes = {(b.column + 1, b.row + 2, b.column + b.width, b.row + 1 + b.height): b for b in drawn.boxes}
        assert merged == {place for place, b in boxes.items() if b.width * b.height > 1} | {(1, 1, drawn.columns, 1)}
        for (left, top, right, bottom), box in boxes.items():
            if not box.key:
                assert (sheet.cell(top, left).value or "") == box.label
            for row in range(top, bottom + 1):
                borders = sheet.cell(row, left).border, sheet.cell(row, right).border
                assert (borders[0].left.style, borders[1].right.style) == ("thin", "thin")
            for column in range(left, right + 1):
                borders = sheet.cell(top, column).border, sheet.cell(bottom, column).border
                assert (borders[0].top.style, borders[1].bottom.style) == ("thin", "thin")
        assert sheet["A1"].value == report.form.section(drawn.table.key).numbered


@pytest.mark.parametrize("form_key", FORMS)
def test_typed_cells_are_open_and_all_others_locked(form_key: str) -> None:
    report = sample(form_key)
    book = opened(to_bytes(report))
    open_cells = {key for key, cell in by_key(book, report).items() if not cell.protection.locked}
    assert open_cells == set(report.form.typed)
    for sheet, drawn in table_sheets(book, report):
        unlocked = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
        assert len(unlocked) == sum(b.width for b in drawn.boxes if b.key in open_cells)
        assert sheet.protection.sheet and not sheet.protection.password
        assert not sheet.protection.selectLockedCells and not sheet.protection.selectUnlockedCells
    assert not book.worksheets[0].protection.sheet


@settings(max_examples=8, deadline=None)
@given(SEEDS, FORM_KEYS)
def test_formulas_and_stored_results_are_what_the_report_prints(seed: int, form_key: str) -> None:
    report = some_figures(form_key, seed)
    written = to_bytes(report)
    printed = printed_figures(report)
    live, stored = by_key(opened(written), report), by_key(opened(written, results=True), report)
    for key in report.form.computed:
        assert live[key].data_type == "f"
        assert evaluate(live[key].value, live[key].parent) == printed[key]
        assert str(stored[key].value if stored[key].value is not None else "") == printed[key]
    for key in report.form.typed:
        value = report.value(key)
        assert live[key].data_type == "n"
        assert live[key].value is None if value is None else float(live[key].value) == float(value)


def test_formulas_use_ranges() -> None:
    report = sample()
    cells = by_key(opened(to_bytes(report)), report)
    formulas = {key: cells[key].value for key in report.form.computed}
    assert formulas["applications.processed_total.natural_person"] == '=IF(COUNT(D7:D27)=0,"",SUM(D7:D27))'
    assert formulas["applications.carried_out.total"] == '=IF(COUNT(D29:I29)=0,"",SUM(D29:I29))'
    assert formulas["applications.carried_out.research"] == '=IF(COUNT(F5:F6,F28)=0,"",SUM(F5:F6)-SUM(F28))'
    assert formulas["proceedings.suit_direct.total"] == '=IF(COUNT(F5:I5)=0,"",SUM(F5:I5))'


def test_blank_zero_and_large() -> None:
    empty = Report("2021", 2025)
    cells = by_key(opened(to_bytes(empty), results=True), empty)
    assert not [cell.value for cell in cells.values() if cell.value not in (None, "")]
    values = {"disclosure.licensing.decisions": 0, "disclosure.fees.amount": Decimal("123456789012.345678")}
    cells = by_key(opened(to_bytes(empty.with_values(values))), empty)
    assert cells["disclosure.licensing.decisions"].value == 0
    assert cells["disclosure.fees.amount"].value == "123456789012.345678"  # no program keeps 18 digits of a number
    assert cells["disclosure.fees.amount"].alignment.shrink_to_fit


def test_number_formats() -> None:
    report = sample().with_values(
        {"disclosure.fees.amount": Decimal("0.000012"), "proceedings.review.upheld": Decimal("2.5")}
    )
    cells = by_key(opened(to_bytes(report)), report)
    assert cells["disclosure.fees.amount"].number_format == "General"
    assert cells["disclosure.fees.amount"].value == 0.000012
    assert cells["proceedings.review.corrected"].number_format == "0"
    assert cells["proceedings.review.upheld"].number_format == "General"  # "0" would show a wrong figure as a right one


@pytest.mark.parametrize("form_key", FORMS)
def test_columns_keep_their_proportions_and_print_on_a_page(form_key: str) -> None:
    report = sample(form_key)
    for sheet, drawn in table_sheets(opened(to_bytes(report)), report):
        widths = [sheet.column_dimensions[get_column_letter(n + 1)].width for n in range(drawn.columns)]
        assert [round(w / sum(widths), 4) for w in widths] == [
            round(w / sum(drawn.table.widths), 4) for w in drawn.table.widths
        ]
        assert sheet.page_setup.paperSize == 9 and sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 1)
        assert sheet.print_options.horizontalCentered
        assert sheet.print_title_rows == (f"$1:${drawn.head_rows + 1}" if drawn.head_rows else None)


def test_rows_are_high_enough_for_their_labels() -> None:
    report = sample()
    for sheet, drawn in table_sheets(opened(to_bytes(report)), report):
        for box in drawn.boxes:
            width = sum(drawn.table.widths[box.column : box.column + box.width]) / 20 - 6
            lines = -(-len(box.label) // int(width / 10))
            height = sum(sheet.row_dimensions[row + 2].height for row in range(box.row, box.row + box.height))
            assert height >= lines * 10 * 1.2, box.label


def test_block_heads_are_filled_and_remarks_have_their_font() -> None:
    report = sample()
    (first, drawn), (second, _), _ = table_sheets(opened(to_bytes(report)), report)
    filled = [first.cell(b.row + 2, 1).fill.fgColor.rgb for b in drawn.boxes if b.role is Role.TITLE]
    assert filled == ["00C6D9F1"] * len(report.form.tables[0].blocks)
    assert second["A2"].font.name == "楷体" and second["A5"].font.name == "宋体"
    rich = load_workbook(io.BytesIO(to_bytes(report)), rich_text=True).worksheets[2]["B8"].value
    assert [piece.font.rFont for piece in rich] == ["宋体", "楷体"]
