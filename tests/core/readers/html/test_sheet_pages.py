"""Pages that spreadsheet programs save."""

from core.readers.html.reader import document
from core.readers.raw import RawParagraph
from tests.helpers.raw_views import texts

TABLE = "<tr><td>项目<td>甲<td>乙</tr><tr><td>规章<td>1<td>2</tr>"
HEADS = "".join(f"<tr><td>{number}、标题<td><td></tr>{TABLE}" for number in "一二三")


def test_a_table_that_holds_headings_is_a_sheet() -> None:
    found = document(f"<table><tr><td>标题文字<td><td></tr>{HEADS}</table>".encode())
    assert [text for text in texts(found) if "、" in text] == ["一、标题", "二、标题", "三、标题"]
    assert [len(table.cells) for table in found.tables] == [6, 6, 6]


def test_a_table_with_numbered_rows_stays_one() -> None:
    rows = "".join(f"<tr><td>{number}、新收<td>1<td></tr>" for number in "一二三四")
    assert len(document(f"<table>{rows}</table>".encode()).tables) == 1


def test_a_table_of_which_nothing_is_filled_in_yet_stays_one() -> None:
    heads = "<tr><td>项目<td>自然人<td>企业<td>其他</tr>"
    rows = "".join(f"<tr><td>{number}、新收<td><td><td></tr>" for number in "一二三四")
    assert len(document(f"<table>{heads}{rows}</table>".encode()).tables) == 1


def test_sheets_below_their_names() -> None:
    listed = "<h1>Overview</h1><a>文字</a><a>表</a>"
    one = "<a name=table0><h1>Sheet 1: <em>文字</em></h1></a><table><tr><td>一、总体情况</tr><tr><td>公开信息。</tr></table>"
    two = f"<a name=table1><h1>工作表 2: <em>二、主动公开</em></h1></a><table>{TABLE}</table>"
    found = document((listed + one + two).encode())
    assert [item.text for item in found.items if isinstance(item, RawParagraph)] == [
        *("一、总体情况", "公开信息。", "二、主动公开")
    ]
    assert len(found.tables) == 1
