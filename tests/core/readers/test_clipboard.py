from html.parser import HTMLParser

import pytest

from core.readers.clipboard import parse, parse_html, parse_text
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


def test_broken_html_falls_back_to_the_text(monkeypatch: pytest.MonkeyPatch):
    """Some releases of Python give up on a broken <![…]>, others read on."""

    def give_up(*_: object) -> None:
        raise AssertionError("expected name token")

    monkeypatch.setattr(HTMLParser, "parse_html_declaration", give_up)
    assert [texts(t) for t in parse("<table><![nonsense]><tr><td>1", "3\t4")] == [[["3", "4"]]]


def test_absurd_spans_are_held_in_bounds():
    (table,) = parse_html("<table><tr><td rowspan=99999 colspan=99999>1</td><td colspan=x>2</td></tr></table>")
    assert table.rows == 1 and table.columns <= 101
