import pytest

from core.notes import NoteCode
from core.readers.clipboard import parse, parse_html, parse_text
from core.readers.html.page import MAX_DEPTH
from core.readers.raw import RawTable


def texts(table: RawTable) -> list[list[str]]:
    rows = [["" for _ in range(table.columns)] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row][cell.column] = cell.text
    return rows


def test_text_from_excel_with_crlf_and_blank_cells():
    (table,) = parse_text("1\t\t3\r\n\t5\t\r\n")
    assert texts(table) == [["1", "", "3"], ["", "5", ""]]


def test_quoted_cell_with_line_break_stays_one_cell():
    (table,) = parse_text('"商业\n企业"\t"他说""好"""\r\n4\t5\r\n')
    assert texts(table) == [["商业\n企业", '他说"好"'], ["4", "5"]]


def test_lonely_quotation_mark_is_a_character():
    (table,) = parse_text('5"\t6\r\n7\t8')
    assert texts(table) == [['5"', "6"], ["7", "8"]]


def test_one_blank_cell_and_nothing_at_all():
    (table,) = parse_text("\r\n")
    assert texts(table) == [[""]]
    assert parse("", "") == ()


EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td {mso-x:1}</style></head>
<body><table border=0 cellpadding=0><!--StartFragment--><col width=72 span=3>
<tr height=19><td colspan=2 class=xl65>其中：<br>
  企业</td><td align=right x:num>1,234</td></tr>
<tr><td rowspan=2>甲</td><td>&nbsp;</td><td align=right>2</td></tr>
<tr><td>7</td><td><span style='mso-spacerun:yes'> </span>8</td></tr>
<!--EndFragment--><![if supportMisalignedColumns]><tr height=0 style='display:none'><td width=72></td></tr><![endif]>
</table></body></html>"""


def test_html_of_excel_with_merged_cells_and_its_hidden_row():
    (table,) = parse_html(EXCEL)
    assert texts(table) == [["其中：\n企业", "", "1,234"], ["甲", "", "2"], ["", "7", "8"]]
    spans = {cell.text: (cell.height, cell.width) for cell in table.cells}
    assert spans["甲"] == (2, 1) and spans["其中：\n企业"] == (1, 2)


def test_html_of_word_with_paragraphs_in_cells():
    html = (
        "<table class=MsoNormalTable><tr><td><p class=MsoNormal>科研<o:p></o:p></p><p>机构</p></td>"
        "<td><p><span lang=EN-US>1</span><span>2</span></p></td></tr></table>"
    )
    (table,) = parse_html(html)
    assert texts(table) == [["科研\n机构", "12"]]


def test_missing_end_tags_and_missing_rows():
    (table,) = parse_html("<TABLE><td>1<td>2<tr><td>3<td>4</TABLE>")
    assert texts(table) == [["1", "2"], ["3", "4"]]


def test_layout_table_around_the_real_one_is_left_out():
    tables = parse_html("<table><tr><td>导航<table><tr><td>1<td>2</table></td></tr></table>")
    assert [texts(table) for table in tables] == [[["1", "2"]]]


def test_html_without_a_table_leaves_the_word_to_the_text():
    assert [texts(t) for t in parse("<b>12</b>", "12")] == [[["12"]]]


def test_tangled_html_falls_back_to_the_text():
    tangled = "<div>" * (MAX_DEPTH + 1) + "<table><tr><td>1</table>"
    assert [texts(t) for t in parse(tangled, "3\t4")] == [[["3", "4"]]]


def test_absurd_spans_are_held_in_bounds():
    (table,) = parse_html("<table><tr><td rowspan=99999 colspan=99999>1</td><td colspan=x>2</td></tr></table>")
    assert table.rows == 1 and table.columns <= 101


def test_words_that_run_over_empty_cells_merge_nothing():
    row = "<tr><td colspan=3 class=xl65 style='mso-ignore:colspan'>二、上年结转</td><td>4</td></tr>"
    (table,) = parse_html(f"<table>{row}</table>")
    assert texts(table) == [["二、上年结转", "", "", "4"]]
    assert {cell.width for cell in table.cells} == {1}


HIDDEN_PLACES = [
    ("<col><col width=0 style='display:none'><col>", "", "<td>9</td>"),
    ("<col><col style='visibility:collapse'><col>", "", "<td>9</td>"),
    ("<col><col width=0><col>", "", "<td>9</td>"),
    ("", "", "<td style='display:none'>9</td>"),
    ("", ".xl7 {mso-number-format:General;display:none}", "<td class=xl7>9</td>"),
    ("", "", "<td style='mso-hide:all'>9</td>"),
]


@pytest.mark.parametrize(("columns", "rules", "cell"), HIDDEN_PLACES)
def test_hidden_columns_keep_their_place_and_do_not_count(columns: str, rules: str, cell: str):
    rows = f"<tr><td>1</td>{cell}<td>2</td></tr><tr><td>3</td>{cell}<td>4</td></tr>"
    (table,) = parse_html(f"<style><!--{rules}--></style><table>{columns}{rows}</table>")
    assert texts(table) == [["1", "", "2"], ["3", "", "4"]]
    assert [(cell.row, cell.column, cell.text) for cell in table.hidden] == [(0, 1, "9"), (1, 1, "9")]


def test_hidden_rows_keep_their_place_and_those_without_words_at_the_top_are_none():
    width, hidden = "<tr style='display:none'><td></td></tr>", "<tr style='display:none'><td>9</td></tr>"
    (table,) = parse_html(f"<table>{width}<tr><td>1</td></tr>{hidden}<tr><td>2</td></tr></table>")
    assert [(cell.row, cell.text) for cell in table.cells] == [(0, "1"), (2, "2")]
    assert [(cell.row, cell.text) for cell in table.hidden] == [(1, "9")]


def test_cells_that_a_wider_one_covers_take_no_place():
    row = "<tr><td colspan=2>合计</td><td style='display:none'></td><td>5</td></tr>"
    (table,) = parse_html(f"<table>{row}<tr><td>1</td><td>2</td><td>3</td></tr></table>")
    assert texts(table) == [["合计", "", "5"], ["1", "2", "3"]]


SEEN = [
    ("5<span style='display:none'>9</span>", "5", NoteCode.HIDDEN),
    ("5<span style='mso-hide:all'>9</span>", "5", NoteCode.HIDDEN),
    ("5<font color=white>9</font>", "5", NoteCode.HIDDEN),
    ("5<span style='font-size:0'>9</span>", "5", NoteCode.HIDDEN),
    ("<s>9</s>5", "5", NoteCode.STRUCK),
    ("<font class=font7>9</font>5", "5", NoteCode.STRUCK),
    ("5<sup>9</sup>", "5", NoteCode.NOTE_MARK),
]


@pytest.mark.parametrize(("inner", "text", "why"), SEEN)
def test_what_nobody_reads_in_a_cell_does_not_count(inner: str, text: str, why: NoteCode):
    (table,) = parse_html(
        f"<style>.font7\n\t{{text-decoration:line-through;}}</style><table><tr><td>{inner}</td></tr></table>"
    )
    (cell,) = table.cells
    assert cell.text == text and cell.left_out == ((why, "9"),)


@pytest.mark.parametrize("inner", ["<sup>59</sup>", "<td style='background:#1F4E78;color:white'>59</td>", "<u>59</u>"])
def test_figures_that_look_odd_and_can_be_read_count(inner: str):
    (table,) = parse_html(f"<table><tr>{inner if inner.startswith('<td') else f'<td>{inner}</td>'}</tr></table>")
    assert [cell.text for cell in table.cells] == ["59"]


WORD = (
    "<table class=MsoTableGrid><tr><td width=189><p>5</p></td><td width=189 colspan=2><p>6</p></td></tr>"
    "<tr><td width=193 colspan=2><p>7</p></td><td width=185><p>8</p></td></tr>"
    "<![if !supportMisalignedColumns]><tr height=0><td width=189></td><td width={}></td><td width=185></td></tr><![endif]>"
    "</table>"
)


def test_what_word_writes_below_a_table_is_no_row() -> None:
    """Columns that are only there because the cells of two rows end not quite alike are none."""
    (sliver,), (wide,) = parse_html(WORD.format(4)), parse_html(WORD.format(94))
    assert [(cell.row, cell.column, cell.text) for cell in sliver.cells] == [
        *((0, 0, "5"), (0, 1, "6"), (1, 0, "7"), (1, 1, "8"))
    ]
    assert (wide.rows, wide.columns) == (2, 3)
    narrow = WORD.format(4).replace("<td width=189 colspan=2><p>6</p></td>", "<td width=4>1</td><td width=185>6</td>")
    assert parse_html(narrow)[0].columns == 3  # a narrow column with words in it


def test_lines_of_nothing_around_rows_of_a_text() -> None:
    def texts(text: str) -> list[str]:
        return [cell.text for cell in parse_text(text)[0].cells]

    assert texts("\r\n5\t6\r\n\r\n") == ["5", "6"]
    assert texts("5\r\n\r\n6\r\n") == ["5", "", "6"]
    assert texts("5\t6\r\n\t\r\n7\t8\r\n") == ["5", "6", "", "", "7", "8"]
    assert texts("\r\n") == [""]
