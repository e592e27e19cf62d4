"""Boxes that lie over words: what they lie on, and those that look alike and hide nothing."""

import pytest

from core.notes import NoteCode
from core.readers.html.boxes.covers import Cover, cover_of, strays
from core.readers.html.looks import PLAIN_LOOK, inside
from core.readers.html.reader import document
from core.readers.html.rules import declarations
from core.readers.raw import RawTable

WHITE = "position:absolute;background:#fff;"
WHOLE = (
    *("inset:0", "top:0;left:0;width:100%;height:100%", "width:100%;height:100%", "inset:-5px", "left:0;right:0;top:1px;height:100vh"),
    "top:0;bottom:0;left:0;width:1000px",
)  # fmt: skip
SOME = ("left:3px;top:0;width:30px;height:20px", "", "top:0;left:0;right:0;height:9px", "inset:0 50% 0 0")
NOTHING = ("left:100%", "inset:0;z-index:-1", "inset:0;opacity:.5", "inset:0;width:4px", "inset:0;visibility:hidden")


def cover(style: str) -> Cover | None:
    said = declarations(style)
    return cover_of("div", {}, said, inside(PLAIN_LOOK, "div", {}, said))


@pytest.mark.parametrize("style", WHOLE)
def test_all_of_the_box_around(style: str) -> None:
    assert cover(WHITE + style) is Cover.WHOLE


@pytest.mark.parametrize("style", SOME)
def test_something_nobody_knows(style: str) -> None:
    assert cover(WHITE + style) is Cover.SOME


@pytest.mark.parametrize("style", NOTHING)
def test_nothing(style: str) -> None:
    assert cover(WHITE + style) is None


@pytest.mark.parametrize(
    ("ground", "found"),
    [
        ("background:#fff", Cover.WHOLE),
        ("background:url(a.png)", Cover.WHOLE),
        ("background:linear-gradient(#fff,#eee)", Cover.WHOLE),
        ("background:linear-gradient(#fff,transparent)", None),
        ("background:rgba(0,0,0,.5)", None),
        ("background:none", None),
        ("color:red", None),
    ],
)
def test_only_a_ground_that_lets_nothing_through(ground: str, found: Cover | None) -> None:
    assert cover(f"position:absolute;inset:0;{ground}") is found


def test_boxes_in_their_lines_cover_where_they_are_moved() -> None:
    for style in ("margin-top:-20px", "position:relative;top:-20px", "transform:translateY(-20px)", "grid-area:1/1"):
        assert cover(f"background:#fff;{style}") is Cover.SOME
    for style in ("margin-top:-1px", "position:relative", "top:-20px", "grid-area:auto", "width:9px"):
        assert cover(f"background:#fff;{style}") is None


def test_words_that_go_far_from_their_place() -> None:
    for style in ("position:relative;top:-40px", "position:absolute;left:-2em", "position:relative;z-index:-1"):
        assert strays(declarations(style), 16.0)
    for style in (
        "position:relative;top:-.4em",
        "position:absolute;left:30px",
        "top:-40px",
        "position:relative;left:2px",
    ):
        assert not strays(declarations(style), 16.0)


def cell(inner: str) -> tuple[str, list[tuple[NoteCode, str]]]:
    """The cell around; what is left out of it."""
    (table,) = document(f"<table><tr><td>甲<td>{inner}<tr><td>乙<td>7</table>".encode()).items
    assert isinstance(table, RawTable)
    return table.cells[1].text, list(table.cells[1].left_out)


def test_what_is_lifted_is_seen_and_what_only_may_be_is_told() -> None:
    over = "<i style='position:absolute;inset:0;background:#fff'></i>"
    around = "<div style='position:relative'>{}</div>"
    assert cell(around.format(f"12{over}")) == ("", [(NoteCode.HIDDEN, "12")])
    assert cell(around.format(f"{over}<b style='position:relative'>12</b>34")) == ("12", [(NoteCode.HIDDEN, "34")])
    lifted = around.format(f"<b style='position:relative;z-index:2'>12</b>{over}")
    assert cell(lifted) == ("12", [(NoteCode.COVERED, "12")])
    assert cell(f"12{over}") == ("12", [(NoteCode.COVERED, "12")])
    assert cell(around.format(over) + "12") == ("12", [])


def test_a_table_under_a_box_is_told_once() -> None:
    over = "<div style='position:fixed;inset:0;background:#fff'></div>"
    page = f"<p>甲</p>{over}<table><tr><td>甲<td>1<tr><td>乙<td>2</table>".encode()
    assert [code for code, _ in document(page).notes] == [NoteCode.COVERED]
    assert not document(f"<p>甲</p>{over}".encode()).notes


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("position:absolute;left:0;right:0;top:50%;height:1px;background:#000", Cover.SOME),
        ("position:absolute;left:0;right:0;bottom:40%;border-top:1px solid", Cover.SOME),
        ("position:absolute;left:0;right:0;top:50%;border-top:1px none", None),
        ("position:absolute;left:0;right:0;top:50%;border-top:0 solid", None),
        ("position:absolute;left:0;right:0;bottom:0;border-top:1px solid", None),
        ("position:absolute;left:40px;top:50%;border-top:1px solid", None),
        ("position:absolute;left:0;right:0;top:50%;border:1px solid;height:30px", None),
        ("position:relative;top:50%;border-top:1px solid", None),
    ],
)
def test_a_line_through_words(style: str, found: Cover | None) -> None:
    assert cover(style) is found
