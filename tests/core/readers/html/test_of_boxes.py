"""Pages without any table are read once more; with one, as ever."""

from core.notes import NoteCode
from core.readers.html.reader import document
from core.readers.raw import RawDocument, RawTable

GRID = "<div style='display:grid;grid-template-columns:repeat(3,1fr)'>{}</div>"
PARTS = ("项目", "甲", "乙", "合计数", "12", "3", "其他项", "4", "5")


def tables(page: str) -> list[list[tuple[int, int, str]]]:
    items = read(page).items
    return [[(c.row, c.column, c.text) for c in item.cells] for item in items if isinstance(item, RawTable)]


def read(page: str) -> RawDocument:
    return document(f"<!DOCTYPE html><meta charset=utf-8><p>报告</p>{page}".encode())


def parts(tag: str = "div", style: str = "", texts: tuple[str, ...] = PARTS) -> str:
    return "".join(f"<{tag} style='{style}'>{text}</{tag}>" for text in texts)


WHOLE = [[(at // 3, at % 3, text) for at, text in enumerate(PARTS)]]


def rows(style: str, row: str = "display:flex", texts: tuple[str, ...] = PARTS) -> str:
    return "".join(
        f"<div style='{row}'>{parts('span', style, texts[at : at + 3])}</div>" for at in range(0, len(texts), 3)
    )


def test_a_grid_and_rows_of_boxes() -> None:
    assert tables(GRID.format(parts())) == WHOLE
    assert tables(GRID.format(f"<div style='display:contents'>{parts('b')}</div>")) == WHOLE
    assert tables(GRID.format(parts("h4") + "<i style='position:absolute'>角</i>")) == WHOLE
    for style in ("flex:1", "width:33%", "flex:0 0 90px"):
        assert tables(rows(style)) == WHOLE
    assert tables(f"<main style='display:flex'><div style='flex:1'>{rows('flex:1')}</div></main>") == WHOLE


def test_boxes_that_arrange_the_page_are_no_tables() -> None:
    words = ("首页", "新闻", "公开", "服务", "互动", "专题", "地图", "帮助", "关于")
    assert not tables(GRID.format(parts(texts=words))) and not tables(rows("flex:1", texts=words))
    assert not tables(GRID.format(parts(texts=PARTS[:6])))
    calendar = tuple("日一二12345678910"[:15])
    assert not tables(GRID.format(parts(texts=calendar)))
    assert len(read(GRID.format(parts(texts=words))).items) == 1 + len(words), "their words are kept"


def test_rows_that_declare_no_widths_have_as_many_parts() -> None:
    assert tables(rows("")) == WHOLE
    assert not tables(rows("") + rows("", texts=PARTS[:2]) + rows("")), "of the others nobody knows what stands below"


def test_boxes_that_float_or_stand_in_a_line() -> None:
    for style in ("float:left;width:33%", "display:inline-block;width:120px"):
        assert tables(rows(style, "overflow:hidden")) == WHOLE
    assert tables(f"<ul>{parts('li', 'float:left;width:33.3%')}</ul>") == WHOLE, "the lines break where they are full"
    columns = f"<div style='float:left;width:20%'>菜单</div><div style='float:left;width:80%'>{rows('flex:1')}</div>"
    assert tables(columns) == WHOLE, "what arranges the page is no table"
    assert not tables(rows("float:left;width:20%") + rows("float:left;width:9%")), "not as wide as each other"
    for style in ("float:left", "float:right;width:33%", "width:33%"):
        assert not tables(rows(style, "overflow:hidden"))
    after = read(rows("float:left;width:33%", "overflow:hidden") + "<p>表后</p>").items
    assert [item.text for item in after if not isinstance(item, RawTable)] == ["报告", "表后"]


def test_beside_a_table_only_where_figures_stand_apart() -> None:
    own = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    assert len(tables(own + GRID.format(parts()))) == 1, "few figures: dates and pages are some, too"
    assert len(tables(own + GRID.format(parts(texts=(*PARTS, "又一项", "6", "7"))))) == 2
    menu = GRID.format(parts(texts=("首页", "1", "2", "3", "4", "5", "6", "7", "8")))
    assert len(tables(own + menu.replace("repeat(3", "repeat(9"))) == 1, "a row of pages to choose from"


def test_what_is_shown_without_scripts() -> None:
    own = "<table><tr><td>甲<td>1<tr><td>乙<td>2</table>"
    read_so = read(f"<noscript>{own}</noscript>")
    assert [code for code, _ in read_so.notes] == [NoteCode.HIDDEN] and tables(f"<noscript>{own}</noscript>")
    assert len(tables(f"<noscript>{own}</noscript>{own}")) == 1
    assert not read("<noscript>请打开脚本</noscript>").notes


def test_an_article_that_is_not_shown_is_read_but_for_what_its_tables_hide() -> None:
    table = "<table><tr><td>总计<td>3<s style='display:none'>4</s><tr hidden><td>旧<td>5</table>"
    ways = (
        "hidden",
        "hidden=until-found",
        "style='display:none'",
        "style='opacity:0'",
        "style='max-height:0;overflow:hidden'",
    )
    for page in (
        *(f"<div {way}>{table}</div>" for way in ways),
        f"<template>{table}</template>",
        f"<dialog>{table}</dialog>",
    ):
        found = read(page)
        assert tables(page) == [[(0, 0, "总计"), (0, 1, "3")]], page
        assert any(code == NoteCode.HIDDEN and "打开时不显示" in told for code, told in found.notes)
    assert tables(f"{table}<div hidden><table><tr><td>旧表</table></div>") == [[(0, 0, "总计"), (0, 1, "3")]]
