"""Words that a page cuts off are told; what may well be seen is not."""

import pytest

from core.notes import NoteCode
from core.readers.html.boxes.narrow_boxes import NarrowBoxes, cutting_box
from core.readers.html.boxes.unseen_boxes import BoxKind
from tests.helpers.core.html_pages import read

ELLIPSIS = "overflow:hidden;white-space:nowrap;text-overflow:ellipsis"


def told(cell: str) -> list[str]:
    (table,) = read(f"<table><tr>{cell}<td>1</tr><tr><td>2<td>3</tr></table>").tables
    assert "12345" in table.cells[0].text
    return [words for code, words in table.cells[0].left_out if code is NoteCode.CUT_WORDS]


@pytest.mark.parametrize(
    "cell",
    [
        f"<td><div style='width:20px;{ELLIPSIS}'>12345</div>",
        f"<td style='max-width:20px;{ELLIPSIS}'>12345",
        "<td><div style='width:20px;overflow-x:hidden'>12345</div>",
        f"<td><span style='display:inline-block;width:20px;{ELLIPSIS}'>12345</span>",
        f"<td><div style='width:36px;font-size:24px;{ELLIPSIS}'>12345</div>",
        f"<td><div style='width:60px;{ELLIPSIS}'>共计金额12345元整</div>",
    ],
)
def test_what_is_cut(cell: str) -> None:
    (words,) = told(cell)
    assert "12345" in words


@pytest.mark.parametrize(
    "cell",
    [
        f"<td><div style='width:36px;{ELLIPSIS}'>12345</div>",
        f"<td style='width:20px;{ELLIPSIS}'>12345",
        f"<td><span style='width:20px;{ELLIPSIS}'>12345</span>",
        "<td><div style='width:20px;white-space:nowrap'>12345</div>",
        "<td><div style='width:60px;overflow:hidden'>共计金额12345元整</div>",
        f"<td><div style='width:50%;{ELLIPSIS}'>12345</div>",
        "<td style='overflow:hidden'>12345",
    ],
)
def test_what_is_not(cell: str) -> None:
    assert told(cell) == []


def test_words_outside_tables() -> None:
    sentence = "本机关全年主动公开政府信息一百二十条。"
    (note,) = [n for n in read(f"<p style='width:90px;{ELLIPSIS}'>{sentence}</p>").notes if n[0] is NoteCode.CUT_WORDS]
    assert "只显示出一部分" in note[1]


@pytest.mark.parametrize(
    ("style", "inner", "cut"),
    [
        ("height:10px", "1<br>2", True),
        ("max-height:18px", "<p>1</p><p>2</p>", True),
        ("height:22px;font-size:16px", "1<br>2", True),
        ("height:40px;font-size:16px", "1<br>2", False),
        ("height:12px", "1", False),
        ("height:8px;font-size:16px", "1", True),
        ("height:10px;min-height:90px", "1<br>2", False),
        ("height:50%", "1<br>2", False),
        ("display:-webkit-box;-webkit-line-clamp:1", "1<br>2", True),
        ("display:-webkit-box;-webkit-line-clamp:2", "1<br>2", False),
        ("height:30px;line-height:20px", "1<br>2", True),
        ("height:60px;width:120px;font-size:12px", "字" * 60, True),
        ("height:60px;width:120px;font-size:12px", "字" * 40, False),
        ("height:60px", "字" * 400, False),  # on a screen it is four lines
        ("max-height:30px", "<table><tr><td>1<td>2<tr><td>3<td>4<tr><td>5<td>6</table>", True),
        ("clip-path:inset(0 50% 0 0)", "12", True),
        ("clip-path:inset(0)", "12", False),
    ],
)
def test_what_is_too_low(style: str, inner: str, cut: bool) -> None:
    page = read(f"<div style='overflow:hidden;{style}'>{inner}</div><table><tr><td>1<td>2<tr><td>3<td>4</table>")
    assert any(code is NoteCode.CUT_WORDS for code, _ in page.notes) is cut


def test_what_scrolls_is_not_cut() -> None:
    page = read("<div style='overflow:auto;height:10px'>1<br>2</div><p>3</p>")
    assert not page.notes


def test_only_the_box_that_ends() -> None:
    boxes = NarrowBoxes()
    box = cutting_box("div", BoxKind.BOX, {"overflow-x": "hidden", "width": "9px"}, 12.0)
    assert (
        box is not None and cutting_box("div", BoxKind.IN_LINE, {"overflow-x": "hidden", "width": "9px"}, 12.0) is None
    )
    boxes.begin(3, box, 0, 0)
    assert boxes.end(4, ["123"], []).cut == ""
    assert boxes.end(3, ["123"], []).cut == "123"
    assert boxes.end(3, ["123"], []).cut == ""
