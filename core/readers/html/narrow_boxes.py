"""Boxes of a page that are too narrow for their words and cut off what stands out: a person sees a part of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from unicodedata import east_asian_width

from core.patterns import lazy
from core.readers.html.css.values import pixels
from core.readers.html.tags import WITHIN_LINES
from core.readers.html.unseen_boxes import cuts_off

_NO_WRAP = ("nowrap", "pre")
_RUN = lazy(r"[0-9A-Za-z.,]+")  # what no browser breaks
_CELLS = frozenset(("td", "th"))
_SMALLEST = 12.0  # pixels of letters where nothing tells; browsers in Chinese show none that are smaller
_NARROW = 0.5  # of its height: a digit of any usual font
_WIDE = "WF"
_PIXEL = 1.0  # what is rounded away


class NarrowBoxes:
    """The open boxes that cut off, each with its depth, its width in pixels and where its words begin."""

    def __init__(self) -> None:
        self._open: list[tuple[int, float, float, bool, int]] = []

    def begin(self, tag: str, depth: int, said: Mapping[str, str], start: int) -> None:
        """An element begins of which this is said; its words begin at the piece ``start``."""
        if not cuts_off(said) or (tag in WITHIN_LINES and not _is_box(said)):
            return
        # A cell grows with its words, unless it is told how wide it is at most.
        names = ("max-width",) if tag in _CELLS else ("width", "max-width")
        widths = [width for name in names if (width := pixels(said.get(name, ""))) is not None and width > 1]
        if widths:
            size = pixels(said.get("font-size", "")) or _SMALLEST
            self._open.append((depth, min(widths), size, said.get("white-space", "") in _NO_WRAP, start))

    def end(self, depth: int, pieces: Sequence[str]) -> str:
        """The words of the box that ends at this depth where a part of them is cut off; else ""."""
        if not self._open or self._open[-1][0] != depth:
            return ""
        _, width, size, whole, start = self._open.pop()
        words = "".join(pieces[start:]).strip()
        parts = (words,) if whole else tuple(_RUN.findall(words))
        return words if any(_least(part, size) > width + _PIXEL for part in parts) else ""


def _is_box(said: Mapping[str, str]) -> bool:
    return (
        said.get("display", "inline") != "inline"
        or said.get("float", "none") != "none"
        or said.get("position") in ("absolute", "fixed")
    )


def _least(words: str, size: float) -> float:
    """The least width of words on a line, in pixels."""
    return sum(size * (1 if east_asian_width(sign) in _WIDE else _NARROW) for sign in words)
