"""OpenDocument spreadsheets as a spreadsheet program shows them."""

import pytest

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.readers.odf import sheet as ods
from core.readers.raw import RawTable
from tests.helpers.makers.odt_maker import NAMES

STYLES = (
    '<style:style style:name="gone" style:family="table-cell"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="framed" style:family="table-cell"><style:table-cell-properties fo:border-left="1pt solid"/></style:style>'
    '<style:style style:name="unseen" style:family="table"><style:table-properties table:display="false"/></style:style>'
)


def flat(*rows: str, columns: str = "", more: str = "") -> bytes:
    table = f'<table:table table:name="甲">{columns}{"".join(rows)}</table:table>'
    return (
        f'<office:document {NAMES} office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
        f"<office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:spreadsheet>{table}{more}"
        "</office:spreadsheet></office:body></office:document>"
    ).encode()


def row(*cells: str, said: str = "") -> str:
    made = (
        cell if cell.startswith("<") else f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
        for cell in cells
    )
    return f"<table:table-row {said}>{''.join(made)}</table:table-row>"


def number(value: str, shown: str, said: str = "", kind: str = "float") -> str:
    return f'<table:table-cell office:value-type="{kind}" office:value="{value}" {said}><text:p>{shown}</text:p></table:table-cell>'


def read(*rows: str, **more: str) -> tuple[list[tuple[int, int, str]], list[NoteCode]]:
    document = ods.document(flat(*rows, **more))
    cells = [(c.row, c.column, c.text) for item in document.items if isinstance(item, RawTable) for c in item.cells]
    return cells, [code for code, _ in document.notes]


@pytest.mark.parametrize(
    ("value", "shown", "read_as", "notes"),
    [
        ("1234", "1,234", "1234", []),
        ("12", "12件", "12", []),
        ("-3", "(3)", "-3", []),
        ("3.14159", "3.14", "3.14159", [NoteCode.ROUNDED]),
        ("123400", "12.34", "12.34", [NoteCode.UNIT]),
        ("26", "2.60E+01", "26", []),
        ("12345", "1.2E+4", "12345", [NoteCode.ROUNDED]),
        ("0.5", "1/2", "0.5", []),
        ("3.142857", "3 1/7", "3.142857", []),
        ("45355", "4.5万", "4.5355万", [NoteCode.ROUNDED]),
        ("3", "约3", "约3", []),
        ("7", "七", "7", []),
        ("1", "一", "1", []),
        ("1048", "一千〇四十八", "1048", []),
        ("0", "-", "0", []),
        ("0", "—", "0", []),
        ("5", "—", "—", []),
        ("3.000000000002", "3.000000000002", "3", []),
        ("7", "", "", []),  # its format shows nothing of it: told at the cell
        ("x", "5", "5", []),
    ],
)
def test_numbers_are_read_as_they_are_shown(value: str, shown: str, read_as: str, notes: list[NoteCode]) -> None:
    cells, told = read(row("a", "b", "c"), row("d", number(value, shown), "e"))
    assert (1, 1, read_as) in cells and told == notes


def test_a_number_that_its_format_cannot_show_so_is_shown_anew() -> None:
    document = ods.document(flat(row("a", "b", "c"), row("d", number("3", "93"), number("1234.5", "1,235"))))
    table = next(item for item in document.items if isinstance(item, RawTable))
    found = {(cell.row, cell.column): cell for cell in table.cells}
    assert found[1, 1].text == "3" and found[1, 1].left_out == ((NoteCode.RECOUNTED, "另一种内容：93"),)
    assert found[1, 2].text == "1234.5" and not found[1, 2].left_out


def test_percent_and_dates_are_shown_as_such() -> None:
    day = '<table:table-cell office:value-type="date" office:date-value="2024-01-12"><text:p>1月12日</text:p></table:table-cell>'
    cells, _ = read(row("a", "b", "c"), row("d", number("0.12", "12%", kind="percentage"), day))
    assert cells[-2:] == [(1, 1, "12%"), (1, 2, "1月12日")]


def test_repeated_rows_and_cells_and_those_to_the_end_of_the_sheet() -> None:
    framed = '<table:table-cell table:style-name="framed" table:number-columns-repeated="9999"/>'
    cells, _ = read(
        row("a", number("0", "0", 'table:number-columns-repeated="2"'), said='table:number-rows-repeated="2"'),
        row(framed, said='table:number-rows-repeated="1000000"'),
    )
    assert [cell for cell in cells if cell[2]] == [(r, c, t) for r in (0, 1) for c, t in ((0, "a"), (1, "0"), (2, "0"))]


def test_what_nobody_sees() -> None:
    hidden = 'table:visibility="collapse"'
    folded = f'<table:table-row-group table:display="false">{row("f", "6", "6", said=hidden)}</table:table-row-group>'
    struck = '<table:table-cell table:style-name="gone"><text:p>9</text:p></table:table-cell>'
    more = f'<table:table table:style-name="unseen" table:name="旧">{row("x", "y", "z")}</table:table>'
    columns = (
        f'<table:table-column/><table:table-column {hidden}/><table:table-column table:number-columns-repeated="9"/>'
    )
    document = ods.document(
        flat(
            row("a", "8", "b"),
            row("h", "7", "7", said=hidden),
            folded,
            row("c", "8", struck),
            columns=columns,
            more=more,
        )
    )
    (table,) = document.tables
    assert [(c.row, c.column, c.text) for c in table.cells] == [
        *((0, 0, "a"), (0, 1, "b"), (1, 0, "f"), (1, 1, "6"), (2, 0, "c"), (2, 1, ""))
    ]
    assert table.cells[-1].left_out == ((NoteCode.STRUCK, "9"),)
    assert [code for code, _ in document.notes] == [NoteCode.HIDDEN_SHEET, NoteCode.HIDDEN, NoteCode.HIDDEN]


def test_merged_cells_comments_and_the_style_of_a_column() -> None:
    merged = '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="2"><text:p>a</text:p></table:table-cell>'
    note = "<table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>1</text:p></table:table-cell>"
    covered = '<table:covered-table-cell table:number-columns-repeated="2"/>'
    document = ods.document(
        flat(
            row(merged, "<table:covered-table-cell/>", note, "2"),
            row(covered, "3", "4"),
            columns='<table:table-column table:number-columns-repeated="3"/><table:table-column table:default-cell-style-name="gone"/>',
        )
    )
    (table,) = document.tables
    assert [(c.row, c.column, c.height, c.width, c.text) for c in table.cells] == [
        *((0, 0, 2, 2, "a"), (0, 2, 1, 1, "1"), (0, 3, 1, 1, ""), (1, 2, 1, 1, "3"), (1, 3, 1, 1, ""))
    ]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", Refusal.DAMAGED),
        (b"PK\x03\x04", Refusal.DAMAGED),
        (flat()[:300], Refusal.DAMAGED),
        (flat(), Refusal.OTHER),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, kind: Refusal) -> None:
    with pytest.raises(UnusableInput, match=r"请.*。$") as caught:
        ods.document(data)
    assert caught.value.kind is kind


def test_what_the_window_or_a_format_shows_nothing_of() -> None:
    blank = '<table:table-cell office:value-type="string" office:string-value="7"><text:p/></table:table-cell>'
    spaced = number("7", "<text:s/>")
    cells = [c for t in ods.document(flat(row("a", "b"), row(blank, spaced))).tables for c in t.cells]
    assert [(c.text, c.left_out) for c in cells[2:]] == [("", ((NoteCode.HIDDEN, "7"),))] * 2
    setting = '<office:settings><x name="ShowZeroValues" type="boolean">false</x></office:settings>'
    made = flat(row("a", "b"), row(number("0", "0"), number("10", "10")))
    for data, text in ((made, "0"), (made.replace(b"<office:body>", setting.encode() + b"<office:body>"), "")):
        assert [c.text for t in ods.document(data).tables for c in t.cells][2:] == [text, "10"]


def test_heads_and_feet_of_the_pages_of_a_sheet_are_told() -> None:
    own = (
        '<style:master-page style:name="Default"><style:header><text:p>{}</text:p></style:header>'
        "<style:footer><style:region-left><text:p>页<text:page-number>1</text:page-number></text:p></style:region-left></style:footer>"
        '</style:master-page><style:master-page style:name="Report"><style:header><text:p>别处</text:p></style:header></style:master-page>'
    )
    tab = "<text:sheet-name>???</text:sheet-name>"
    for head, told in ((f"2022年度{tab}", ["“2022年度”"]), (tab, [])):
        data = flat(row("甲", "5"), row("乙", "6")).replace(
            b"</office:automatic-styles>",
            f"</office:automatic-styles><office:master-styles>{own.format(head)}</office:master-styles>".encode(),
        )
        notes = ods.document(data).notes
        assert [code for code, _ in notes] == [NoteCode.MARGIN] * len(told) and all(
            a in b for a, (_, b) in zip(told, notes, strict=True)
        )
