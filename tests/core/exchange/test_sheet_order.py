"""Sheets that others lead to are read where the link stands."""

from core.exchange.raw import RawCell
from core.exchange.sheet_items import Sheet
from core.exchange.sheet_order import in_reading_order, target


def sheet(name: str, *texts: str) -> Sheet:
    return Sheet(name, tuple(RawCell(row, 0, 1, 1, text, f"{name}!{row}") for row, text in enumerate(texts)))


def read(sheets: list[Sheet], links: dict[object, str]) -> list[tuple[str, list[str]]]:
    ordered = in_reading_order(sheets, links)
    return [(s.name, [cell.text for cell in s.cells]) for s in ordered if s.cells]


def test_a_sheet_stands_where_the_link_to_it_does_and_its_heading_once() -> None:
    sheets = [sheet("文字", "标题", "二、表", "五、问题"), sheet("二", "二、表", "1")]
    assert read(sheets, {"文字!1": "二"}) == [("", ["标题"]), ("二", ["二、表", "1"]), ("", ["五、问题"])]


def test_another_text_that_leads_to_a_sheet_is_kept() -> None:
    sheets = [sheet("文字", "二、情况", "三、其他"), sheet("二", "1")]
    assert read(sheets, {"文字!0": "二"}) == [("", ["二、情况"]), ("二", ["1"]), ("", ["三、其他"])]


def test_links_back_to_itself_and_to_nowhere_change_nothing() -> None:
    sheets = [sheet("甲", "1"), sheet("乙", "返回", "2"), sheet("丙", "3")]
    links: dict[object, str] = {"乙!0": "甲", "乙!1": "没有", "丙!0": "丙"}
    assert read(sheets, links) == [("甲", ["1"]), ("乙", ["返回", "2"]), ("丙", ["3"])]


def test_two_links_to_a_sheet_give_it_one_place() -> None:
    sheets = [sheet("甲", "一", "二", "三"), sheet("乙", "2")]
    assert read(sheets, {"甲!0": "乙", "甲!2": "乙"}) == [("", ["一"]), ("乙", ["2"]), ("", ["二", "三"])]


def test_names_in_links() -> None:
    assert target("'三、申请办理'!A1") == target("三、申请办理!A1") == target("#三、申请办理!A1") == "三、申请办理"
    assert target("'甲''乙'!B2") == "甲'乙"
    assert target("A1") == target("") == ""
