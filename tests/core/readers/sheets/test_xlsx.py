"""What a person sees in a workbook, as paragraphs and tables; layouts of whole reports."""

import datetime
import json
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from core.matching import report as matching_report
from core.readers.raw import RawDocument, RawTable
from core.readers.sheets import xlsx
from core.report.report import Report
from core.writers.xlsx import book as xlsx_book
from tests.helpers.core.sheet_books import GRID, SEEN, sheets
from tests.helpers.makers.tables_maker import tables
from tests.helpers.makers.workbook_maker import FRAME, fill, saved, with_cells
from tests.helpers.places import DATA
from tests.helpers.raw_views import shape

CASES = DATA / "cases"

CASE = (CASES / "case004.xlsx").read_bytes()

TRUTH = json.loads((CASES / "case004.json").read_text("utf-8"))


def column(document: RawDocument) -> list[str]:
    """The texts right of the labels a, a, a."""
    return [cell.text for cell in document.tables[0].cells if cell.column == 1]


@pytest.mark.parametrize(
    ("value", "look", "shown"),
    [
        (1245, "General", "1245"),
        (1245.0, "#,##0", "1245"),
        (24252.311082, "General", "24252.311082"),
        (0.1 + 0.2, "General", "0.3"),
        (1e16, "General", "10000000000000000"),
        (0.000001, "General", "0.000001"),
        (-5, "0_);[Red](0)", "-5"),
        (88.5, "0.00", "88.5"),
        (12, '0"件"', "12"),
        (0.125, "0.00%", "12.5%"),
        (" 1036.42 ", "@", " 1036.42 "),
        ("０", "General", "０"),
        ("　", "General", ""),
        (True, "General", "TRUE"),
        (datetime.date(2022, 1, 31), "yyyy-mm-dd", "2022年1月31日"),
        (datetime.datetime(2022, 1, 31, 8, 30), 'yyyy"年"m"月"d"日" h:mm', "2022年1月31日 08:30"),
        (datetime.time(8, 30), "h:mm", "08:30"),
        (1, "yyyy-mm-dd", "1900年1月1日"),
        (61.5, "yyyy-mm-dd h:mm", "1900年3月1日 12:00"),
        ("a_x000D_\r\nb_x005F_x0041_", "General", "a\n\nb_x0041_"),
        ("#DIV/0!", "General", "#DIV/0!"),
        ("\u200b29\ufeff", "General", "29"),
    ],
)
def test_cells_as_shown(value: object, look: str, shown: str) -> None:
    book = Workbook()
    fill(book.worksheets[0], [["标签", value]], framed=True)
    book.worksheets[0]["B1"].number_format = look
    assert column(xlsx.document(saved(book))) == [shown]


def test_strings_of_every_kind() -> None:
    runs = "<is><r><t>甲</t></r><r><t> 乙</t></r><rPh><t>jia</t></rPh></is>"
    cells = (
        f'<c r="A1" t="inlineStr">{runs}</c><c t="str"><f>A1</f><v>丙</v></c><c t="e"><v>#N/A</v></c>'
        '<c t="b"><v>0</v></c><c t="s"><v>0</v></c><c t="s"><v>99</v></c><c><v>1E-2</v></c><c t="d"><v>2022-01-31</v></c>'
    )
    strings = "<si><r><t>共</t></r><r><t>用</t></r><rPh><t>gong</t></rPh></si>"
    document = xlsx.document(with_cells(f"<row>{cells}</row>", strings))
    assert shape(document) == [[["甲 乙", "丙", "#N/A", "FALSE", "共用", "0.01", "2022-01-31"]]]
    assert document.tables[0].cells[1].ref == "Sheet!B1"


def test_days_of_old_macintoshes() -> None:
    book = Workbook()
    fill(book.worksheets[0], [["日", 100]])
    book.worksheets[0]["B1"].number_format = "yyyy-mm-dd"
    book.epoch = CALENDAR_MAC_1904
    assert column(xlsx.document(saved(book))) == ["1904年4月10日"]


def test_formulas_show_their_results_or_are_noted() -> None:
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>A1</f></c><c r="D1"><v>5</v></c>'
    document = xlsx.document(with_cells(f'<row r="1">{cells}</row>'))
    assert shape(document) == [[["2", "", "5"]]]
    assert [code for code, _ in document.notes] == ["formula"]
    assert "1处" in document.notes[0][1]
    assert "（C1）" in document.notes[0][1]


@pytest.mark.parametrize(
    ("value", "look", "noted"), [(1.236, "0.00", True), (1.5, "#,##0", True), (1.5, "0.00", False)]
)
def test_rounding_is_noted(value: float, look: str, noted: bool) -> None:
    book = Workbook()
    fill(book.worksheets[0], [["标签", value]])
    book.worksheets[0]["B1"].number_format = look
    document = xlsx.document(saved(book))
    assert column(document) == [str(value)]
    assert [code for code, _ in document.notes] == (["rounded"] if noted else [])


def test_merges_are_boxes_also_where_the_file_leaves_their_cells_out() -> None:
    book = Workbook()
    fill(book.worksheets[0], [["左", "头", None], [None, "a", "b"], ["行"]], ["A1:A2", "B1:C1", "B3:C3"])
    (table,) = xlsx.document(saved(book)).tables
    assert sorted((c.row, c.column, c.height, c.width, c.text) for c in table.cells) == [
        (0, 0, 2, 1, "左"), (0, 1, 1, 2, "头"), (1, 1, 1, 1, "a"), (1, 2, 1, 1, "b"), (2, 0, 1, 1, "行"), (2, 1, 1, 2, ""),
    ]  # fmt: skip


def test_hidden_sheets_are_left_out_and_named() -> None:
    document = sheets(("今年", GRID), ("去年", [["x", "y"]]), hidden="去年")
    assert shape(document) == [SEEN]
    assert document.notes == (("hidden_sheet", "隐藏的工作表（去年）未读入。"),)


@settings(max_examples=60)
@given(tables())
def test_random_tables_come_back(table: RawTable) -> None:
    # A last row without a word of its own is an empty row below the table.
    assume(any(cell.text for cell in table.cells if cell.row == table.rows - 1))
    book = Workbook()
    sheet = book.worksheets[0]
    for cell in table.cells:
        place = sheet.cell(
            cell.row + 3, cell.column + 2, int(cell.text) if cell.text.isdecimal() else cell.text or None
        )
        place.border = FRAME
        if (cell.height, cell.width) != (1, 1):
            last = (cell.row + cell.height + 2, cell.column + cell.width + 1)
            sheet.merge_cells(start_row=cell.row + 3, start_column=cell.column + 2, end_row=last[0], end_column=last[1])
    found = xlsx.document(saved(book)).items
    assert [set(item.cells) if isinstance(item, RawTable) else item for item in found] == [set(table.cells)]


def truth(reading_of: RawDocument) -> None:
    """The report is read whole: every figure and printed total, title and year."""
    reading = matching_report.read(reading_of)
    found = {key: value if value is not None else Decimal(0) for key, value in reading.values.items()}
    assert found == {key: Decimal(value) for key, value in TRUTH["values"].items()}
    assert {k: v for k, v in reading.printed.items() if v} == {
        k: Decimal(v) for k, v in TRUTH["totals"].items() if Decimal(v)
    }
    assert (reading.year, reading.agency) == (TRUTH["year"], TRUTH["agency"])


def changed(change) -> RawDocument:
    book = load_workbook(CASES / "case004.xlsx")
    change(book)
    return xlsx.document(saved(book))


def as_text(book: Workbook) -> None:
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if isinstance(cell, Cell) and isinstance(cell.value, int):
                cell.value = f"{cell.value:,}"


def moved(book: Workbook) -> None:
    sheet = book.worksheets[0]
    merges = [str(area) for area in sheet.merged_cells.ranges]
    for area in merges:
        sheet.unmerge_cells(area)
    sheet.move_range(sheet.dimensions, rows=4, cols=2)
    for area in merges:
        sheet.merged_cells.add(area)
        next(found for found in sheet.merged_cells.ranges if str(found) == area).shift(2, 4)


def framed(book: Workbook) -> None:
    for row in book.worksheets[0].iter_rows(min_row=1, max_row=80, max_col=20):
        for cell in row:
            cell.border = FRAME


def without_gaps(book: Workbook) -> None:
    """Headings directly between the tables, no empty rows."""
    sheet = book.worksheets[0]
    for row, heading in (
        (2, "二、主动公开政府信息情况"),
        (17, "三、收到和处理政府信息公开申请情况"),
        (46, "四、政府信息公开行政复议、行政诉讼情况"),
    ):
        sheet.cell(row, 1, heading)


def parted(book: Workbook) -> None:
    """Each table on a sheet of its own."""
    for name, first, last in (("封面", 1, 1), ("主动公开", 3, 16), ("申请", 18, 45), ("复议诉讼", 47, 50)):
        copy = book.copy_worksheet(book.worksheets[0])
        copy.title = name
        for area in list(copy.merged_cells.ranges):
            if not first <= area.bounds[1] <= last:
                copy.unmerge_cells(str(area))
        for row in copy.iter_rows():
            for cell in row:
                if isinstance(cell, Cell) and not first <= cell.row <= last:
                    cell.value = None
    book.remove(book.worksheets[0])


@pytest.mark.parametrize("change", [lambda book: None, as_text, moved, framed, without_gaps, parted])
def test_the_report_in_other_layouts(change) -> None:
    truth(changed(change))


def test_saved_by_an_office_program() -> None:
    """LibreOffice shares its strings and writes its own styles."""
    document = xlsx.document((CASES.parent / "workbooks" / "case004_libreoffice.xlsx").read_bytes())
    assert document == xlsx.document(CASE)
    truth(document)


def test_our_own_workbook_comes_back() -> None:
    values = {key: Decimal(value) for key, value in TRUTH["values"].items()}
    report = Report(TRUTH["form"], TRUTH["year"], {"agency": TRUTH["agency"]}, TRUTH["texts"], values)
    document = xlsx.document(xlsx_book.to_bytes(report))
    truth(document)
    assert {key: matching_report.read(document).texts[key] for key in TRUTH["texts"]} == TRUTH["texts"]
    assert not document.notes


def test_pictures_and_text_boxes_are_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(CASE)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/media/image1.png", b"\x89PNG")
        words = '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><x><sp><a:p><a:t>题目</a:t></a:p></sp></x></d>'
        package.writestr("xl/drawings/drawing1.xml", words)
        relation = '<Relationship Id="r1" Type="a/drawing" Target="../drawings/drawing1.xml"/>'
        package.writestr("xl/worksheets/_rels/sheet1.xml.rels", f"<Relationships>{relation}</Relationships>")
    (box, message), (picture, _) = xlsx.document(path.read_bytes()).notes
    assert (picture, box) == ("picture", "text_box") and "题目" in message


@pytest.mark.parametrize(
    ("part", "codes"),
    [
        ("<c><comment><text><r><t>应为</t></r><r><t>58</t></r></text></comment></c>", ["comment"]),
        ("<broken", []),  # the figures are whole without
        ("<c/>", []),
    ],
)
def test_remarks_at_cells_are_told_in_full(tmp_path: Path, part: str, codes: list[str]) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(CASE)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/comments1.xml", part)
        relation = '<Relationship Id="r1" Type="a/comments" Target="../comments1.xml"/>'
        package.writestr("xl/worksheets/_rels/sheet1.xml.rels", f"<Relationships>{relation}</Relationships>")
    notes = xlsx.document(path.read_bytes()).notes
    assert [code for code, _ in notes] == codes and all("“应为58”" in message for _, message in notes)
