"""Lines that are painted by patterns, shades and pictures."""

from __future__ import annotations

import pytest

from core.notes import NoteCode
from core.readers.pdf.guard import check
from core.readers.pdf.reader import pages
from tests.readings.on_pages.painted_lines import PaintedMaker


def doubted(*operators: str, turn: int = 0) -> str:
    """The digits of which something is told, on a page with 1048 at (100, 100) over what is painted."""
    maker = PaintedMaker(turn=turn)
    maker.page()
    for one in operators:
        maker.put(one)
    maker.text(100, 100, "1048", 10.5)
    maker.text(100, 200, "这一页还有别的字，用来定方向。", 10.5)
    data = maker.data()
    (page,) = pages(data, check(data))
    return "".join(glyph.text for code, glyph in page.doubted if code == NoteCode.COVERED)


TILES = "q /Pattern cs /{} scn 90 738 60 14 re f Q"


def test_a_line_of_a_tile() -> None:
    assert doubted(TILES.format("Lined")) == "1048"
    assert not doubted(TILES.format("Plain"))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pictures_that_are_mostly_clear(turn: int) -> None:
    assert doubted("q 24 0 0 10 100 742 cm /Middle Do Q", turn=turn) == "1048"


def test_where_they_stand() -> None:
    assert doubted("q 24 0 0 10 100 742 cm /Slash Do Q") == "1048"
    assert not doubted("q 24 0 0 10 100 600 cm /Middle Do Q"), "away from the figure"
    assert not doubted("q 24 0 0 90 100 700 cm /Middle Do Q"), "higher than a line of words: a picture, a seal"


@pytest.mark.parametrize("turn", [0, 90])
def test_a_ground_that_is_hatched_is_no_line(turn: int) -> None:
    slices = [f"q 60 0 0 2 90 {716 + 2 * step} cm /Middle Do Q" for step in range(24)]
    assert not doubted(*slices, turn=turn)
    assert doubted(slices[14], turn=turn) == "1048"


def test_tiles_that_take_long_are_not_drawn() -> None:
    maker = PaintedMaker()
    maker.page()
    data = maker.data()
    assert check(data).patterned
    long = "/Type/Pattern/PatternType 1/Length 30000>>\nstream\n" + "0 0 1 1 re f " * 2500 + "\nendstream endobj\n"
    assert not check(data.replace(b"%%EOF", f"99 0 obj<<{long}%%EOF".encode())).patterned
