"""Words that a page cuts off are told; what may well be seen is not."""

import pytest

from core.notes import NoteCode
from core.readers.html.narrow_boxes import NarrowBoxes
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


def test_only_the_box_that_ends() -> None:
    boxes = NarrowBoxes()
    boxes.begin("div", 3, {"overflow-x": "hidden", "width": "9px"}, 0)
    assert boxes.end(4, ["123"]) == ""
    assert boxes.end(3, ["123"]) == "123"
    assert boxes.end(3, ["123"]) == ""
