"""XML of Excel 2003 as Excel shows it."""

import pytest

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.sheets import excel_2003

SPACE = "urn:schemas-microsoft-com:office:spreadsheet"
STYLES = """<Style ss:ID="Default"/><Style ss:ID="gone"><Font ss:StrikeThrough="1"/></Style>
<Style ss:ID="child" ss:Parent="gone"/><Style ss:ID="white"><Font ss:Color="#FFFFFF"/></Style>
<Style ss:ID="dark"><Font ss:Color="#FFFFFF"/><Interior ss:Color="#1F4E78" ss:Pattern="Solid"/></Style>
<Style ss:ID="wan"><NumberFormat ss:Format="0!.0,"/></Style><Style ss:ID="two"><NumberFormat ss:Format="Fixed"/></Style>
<Style ss:ID="ink"><NumberFormat ss:Format="[White]0"/></Style><Style ss:ID="speck"><Font ss:Size="1"/></Style>
<Style ss:ID="nought"><NumberFormat ss:Format="[=0][White]0;0"/></Style>
<Style ss:ID="inked"><Interior ss:Color="#1F4E78" ss:Pattern="Solid"/><NumberFormat ss:Format="[White]0"/></Style>
<Style ss:ID="black"><Interior ss:Color="#000000" ss:Pattern="Solid"/></Style>
<Style ss:ID="dotted"><Interior ss:Color="#000000" ss:Pattern="Gray50"/></Style>
<Style ss:ID="part"><NumberFormat ss:Format="Percent"/></Style>"""


def book(*rows: str, more: str = "", columns: str = "") -> bytes:
    return (
        f'<?xml version="1.0"?><Workbook xmlns="{SPACE}" xmlns:ss="{SPACE}" xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<Styles>{STYLES}</Styles><Worksheet ss:Name="甲"><Table>{columns}{"".join(rows)}</Table></Worksheet>{more}</Workbook>'
    ).encode()


def cell(text: str, said: str = "", kind: str = "") -> str:
    kind = kind or ("Number" if text.replace(".", "").isdecimal() else "String")
    return f'<Cell {said}><Data ss:Type="{kind}">{text}</Data></Cell>'


def row(*cells: str, said: str = "") -> str:
    return f"<Row {said}>{''.join(c if c.startswith('<') else cell(c) for c in cells)}</Row>"


def read(*rows: str, columns: str = "", more: str = ""):
    return excel_2003.document(book(*rows, columns=columns, more=more))


def test_places_merges_and_hidden_lines() -> None:
    document = read(
        row(cell("a", 'ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1"'), "b"),
        row(cell("1", 'ss:Index="4"')),
        row(cell("9", 'ss:Index="2"'), "9", "9", said='ss:Index="3" ss:Hidden="1"'),
        row(cell("c", 'ss:Index="2"'), "8", "2"),
        columns='<Column ss:Index="3" ss:Hidden="1"/>',
    )
    (table,) = document.tables
    assert [(c.row, c.column, c.height, c.width, c.text) for c in table.cells] == [
        *((0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "1"), (2, 0, 1, 1, "c"), (2, 1, 1, 1, "2"))
    ]
    assert [code for code, _ in document.notes] == [NoteCode.HIDDEN]


@pytest.mark.parametrize(
    ("made", "text", "left"),
    [
        (cell("7", 'ss:StyleID="gone"'), "", [NoteCode.STRUCK]),
        (cell("7", 'ss:StyleID="child"'), "", [NoteCode.STRUCK]),
        (cell("7", 'ss:StyleID="white"'), "", [NoteCode.HIDDEN]),
        (cell("7", 'ss:StyleID="dark"'), "7", []),
        (cell("7", 'ss:StyleID="ink"'), "", [NoteCode.HIDDEN]),
        (cell("7", 'ss:StyleID="inked"'), "7", []),
        (cell("7", 'ss:StyleID="nought"'), "7", []),
        (cell("0", 'ss:StyleID="nought"'), "", [NoteCode.HIDDEN]),
        (cell("7", 'ss:StyleID="speck"'), "", [NoteCode.HIDDEN]),
        (cell("7", 'ss:StyleID="black"'), "", [NoteCode.HIDDEN]),
        (cell("7", 'ss:StyleID="dotted"'), "7", []),
        (cell("123456", 'ss:StyleID="wan"'), "12.3", []),
        (cell("1.234", 'ss:StyleID="two"'), "1.234", []),
        (cell("0.5", 'ss:StyleID="part"'), "50%", []),
        (cell("2024-01-12T00:00:00.000", kind="DateTime"), "2024年1月12日", []),
        (cell("1", kind="Boolean"), "TRUE", []),
        (
            '<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40">5<S>9</S><Sup>1</Sup><B>0</B></ss:Data></Cell>',
            "50",
            [NoteCode.STRUCK, NoteCode.NOTE_MARK],
        ),
    ],
)
def test_what_a_cell_shows(made: str, text: str, left: list[NoteCode]) -> None:
    found = read(row("a", "b", "c"), row("d", made, "e")).tables[0].cells[4]
    assert (found.text, [code for code, _ in found.left_out]) == (text, left)


def test_hidden_sheets_and_formulas_without_a_result_are_told() -> None:
    hidden = '<Worksheet ss:Name="旧"><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet>'
    document = read(row("a", "b", "c"), row("d", '<Cell ss:Formula="=1+1"/>', "e"), more=hidden)
    assert [code for code, _ in document.notes] == [NoteCode.FORMULA, NoteCode.HIDDEN_SHEET]


@pytest.mark.parametrize("data", [b"", b"<Workbook", book()])
def test_what_cannot_be_read_is_said(data: bytes) -> None:
    with pytest.raises(UnusableInput, match=r"请.*。$"):
        excel_2003.document(data)


def test_white_words_within_a_cell() -> None:
    white = '<Font html:Color="#FFFFFF">88</Font>'
    rich = f'<ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40" xmlns:html="http://www.w3.org/TR/REC-html40">12{white}</ss:Data>'
    light, dark = (read(row(f'<Cell ss:StyleID="{style}">{rich}</Cell>', "b")) for style in ("Default", "dark"))
    assert next((c.text, c.left_out) for c in light.tables[0].cells) == ("12", ((NoteCode.HIDDEN, "88"),))
    assert dark.tables[0].cells[0].text == "1288"


@pytest.mark.parametrize(("text", "kind"), [("1", "Boolean"), ("2024-01-15T00:00:00.000", "DateTime"), ("7", "Number")])
def test_whatever_is_crossed_out_does_not_count(text: str, kind: str) -> None:
    found = read(row(cell(text, 'ss:StyleID="gone"', kind), "b", "c")).tables[0].cells[0]
    assert found.text == ""
    assert found.left_out


def test_white_figures_that_a_condition_makes_black() -> None:
    group = (
        '<ConditionalFormatting xmlns="urn:schemas-microsoft-com:office:excel"><Range>R1C1:R9C9</Range><Condition>'
        "<Qualifier>Greater</Qualifier><Value1>5</Value1><Format Style='color:black'/></Condition></ConditionalFormatting>"
    )
    made = book(row("a", "b", "c"), row(cell("7", 'ss:StyleID="white"'), cell("3", 'ss:StyleID="white"'), "c"))
    cells = excel_2003.document(made.replace(b"</Table>", b"</Table>" + group.encode())).tables[0].cells
    assert [(c.text, bool(c.left_out)) for c in cells[3:5]] == [("7", False), ("", True)]


def test_heads_and_feet_of_pages_are_told() -> None:
    page = '<x:WorksheetOptions><x:PageSetup><x:Header x:Data="&amp;C2022年度"/><x:Footer x:Data="&amp;P"/></x:PageSetup></x:WorksheetOptions>'
    data = book(row("甲", "5"), row("乙", "6")).replace(b"</Table>", b"</Table>" + page.encode())
    assert excel_2003.document(data).notes == ((NoteCode.MARGIN, "各页上下边的页眉、页脚未读入：“2022年度”。"),)
