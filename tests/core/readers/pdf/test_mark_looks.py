"""Marks without a look get the one that programs give them: lines, covers, dark grounds; broken ones get none."""

import pytest

from core.errors import UnusableInput
from core.readers.pages.model import PAPER
from core.readers.pdf import reader
from tests.readings.added import PATCH, Paint, added, of_mark
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME


def drawn(subtype: str, colour: float, paint: Paint | None = None) -> tuple[int, int, int]:
    """How many lines, covering grounds and dark grounds more than the page has without marks."""
    pages = reader.pages(added(REPORT, subtype, paint, keys=of_mark(subtype, colour)))
    lines = sum(len(page.across) for page in pages)
    grounds = [ground for page in pages for ground in page.grounds if ground.covers]
    return lines - BARE, sum(one.colour == PAPER for one in grounds), sum(one.colour == (0, 0, 0) for one in grounds)


BARE = sum(len(page.across) for page in reader.pages(added(REPORT, "Text", None)))


@pytest.mark.parametrize("subtype", ["StrikeOut", "Line", "Ink", "PolyLine"])
def test_lines_are_drawn_from_their_places(subtype: str) -> None:
    assert drawn(subtype, 0.0) == (len(SOME), 0, 0)


@pytest.mark.parametrize("subtype", ["Square", "Circle", "Polygon"])
def test_what_is_filled_covers_and_a_frame_does_not(subtype: str) -> None:
    assert drawn(subtype, 1.0) == (0, len(SOME), 0)
    assert drawn(subtype, 0.5) == (0, 0, 0)


@pytest.mark.parametrize("paint", [None, PATCH])
def test_a_highlight_covers_where_it_is_as_dark_as_the_letters(paint: Paint | None) -> None:
    assert drawn("Highlight", 0.0, paint) == (0, 0, len(SOME))
    assert drawn("Highlight", 0.5, paint) == drawn("Highlight", 1.0, paint) == (0, 0, 0)


@pytest.mark.parametrize("subtype", ["StrikeOut", "Line", "Ink", "PolyLine", "Polygon", "Circle"])
def test_broken_places_are_no_crash(subtype: str) -> None:
    data = added(REPORT, subtype, None, keys=of_mark(subtype, 1.0))
    for old, new in ((b"/Rect", b"/Rxct"), (b"/L ", b"/M "), (b"/QuadPoints", b"/QuadPxints"), (b"[", b"(")):
        try:
            assert reader.pages(data.replace(old, new)) is not None
        except UnusableInput:  # a sentence will do
            continue
