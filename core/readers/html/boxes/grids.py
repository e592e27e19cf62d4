"""Tables that a page makes of grids and of rows of flexible boxes: which columns are declared, and where their parts come to stand.

Only columns that the page declares count (CSS Grid 1, CSS Flexbox 1): of a row
whose parts are as wide as their words nobody knows what stands below each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from core.patterns import lazy
from core.readers.html.css.declarations import INHERITS
from core.readers.html.css.texts import BRACKETED
from core.readers.html.css.values import pixels, value
from core.readers.html.table import HtmlCell

_TRACK = lazy(rf"\[[^\[\]]*+\]|[a-z-]++{BRACKETED}|[^\s()\[\]]++")
_REPEAT = lazy(r"repeat\(\s*+(\d{1,2})\s*+,(.*)\)")
_LINE = lazy(r"(span\s++)?(-?\d{1,3})")
_MOST_ROWS, _MOST_COLUMNS = 400, 100
_TALLEST = 60  # rows that one part spans
_FULL = 100.5  # hundredths of a line, and what rounding adds
_MOST_PLACES = 100_000  # that parts take; what comes after takes none
_GRIDS, _FLEXIBLE = ("grid", "inline-grid"), ("flex", "inline-flex", "-webkit-flex", "-webkit-box")


class GridArea(NamedTuple):
    """Where a part of a grid is put: lines from 1, 0 where it finds its own place; how many tracks it spans."""

    row: int = 0
    column: int = 0
    height: int = 1
    width: int = 1


def columns_of(said: Mapping[str, str]) -> int:
    """How many columns a grid declares; 0 for none, or as many as there is room for."""
    if said.get("display") not in _GRIDS or "column" in said.get("grid-auto-flow", ""):
        return 0
    count = _tracks(said.get("grid-template-columns", "none"))
    return count if count <= _MOST_COLUMNS else 0


def _tracks(written: str) -> int:
    count = 0
    for track in _TRACK.findall(written):
        if track in ("none", "subgrid", "masonry", *INHERITS) or track.startswith(("repeat(auto", "var(")):
            return 0
        repeated = _REPEAT.fullmatch(track)
        count += int(repeated[1]) * _tracks(repeated[2]) if repeated else not track.startswith("[")
    return count


def is_row(said: Mapping[str, str]) -> bool:
    """Whether an element lays out what it holds in a row of flexible boxes."""
    return said.get("display") in _FLEXIBLE and "column" not in said.get("flex-direction", "row")


def area_of(said: Mapping[str, str], columns: int) -> GridArea:
    """Where a part of a grid of so many columns is put."""
    lines = [part.strip() for part in said.get("grid-area", "").split("/")]
    lines += ["auto"] * (4 - len(lines))
    row = _ends(said.get("grid-row") or f"{lines[0]} / {lines[2]}", 0)
    column = _ends(said.get("grid-column") or f"{lines[1]} / {lines[3]}", columns)
    return GridArea(row[0], column[0], min(row[1], _TALLEST), min(column[1], columns))


def _ends(written: str, tracks: int) -> tuple[int, int]:
    """The first line and the number of tracks; lines before the end count backwards where that is known."""
    found = [_LINE.fullmatch(part.strip()) for part in written.split("/")[:2]]
    spans = [int(one[2]) for one in found if one and one[1]]
    lines = [(int(one[2]) + (tracks + 2 if one[2][0] == "-" else 0)) if one and not one[1] else 0 for one in found]
    start, end = lines[0], lines[1] if len(lines) > 1 else 0
    if start > 0 and end > start:
        return start, end - start
    size = max(1, spans[0]) if spans else 1
    return (start, size) if start > 0 else (max(0, end - size), size)


@dataclass
class GridPlaces:
    """The places of a grid that are taken, and where the next part without a place of its own begins to look."""

    columns: int
    _taken: set[tuple[int, int]] = field(default_factory=set["tuple[int, int]"])
    _next: tuple[int, int] = (0, 0)

    def put(self, area: GridArea) -> tuple[int, int]:
        """The row and column (from 0) that a part takes, the next ones in order where none are told."""
        row, column = area.row - 1 if area.row else self._next[0], area.column - 1 if area.column else self._next[1]
        if not area.row and area.column and column < self._next[1]:
            row += 1
        while not self._is_free(row, column, area) and row < _MOST_ROWS:
            column += not area.column
            if area.column or column + area.width > self.columns:
                row, column = row + 1, area.column - 1 if area.column else 0
        if len(self._taken) > _MOST_PLACES:
            return row, column
        self._taken |= {(row + down, column + right) for down in range(area.height) for right in range(area.width)}
        if not area.row:
            self._next = row, column + area.width
        return row, column

    def _is_free(self, row: int, column: int, area: GridArea) -> bool:
        if column + area.width > self.columns:
            return False
        return all(
            (row + down, column + right) not in self._taken
            for down in range(area.height)
            for right in range(area.width)
        )


def in_rows(cells: Sequence[HtmlCell], areas: Sequence[GridArea], columns: int) -> list[list[HtmlCell]]:
    """The parts of a grid as rows of cells, empty ones where nothing stands."""
    places = GridPlaces(columns)
    put = {places.put(area): (cell, area) for cell, area in zip(cells, areas, strict=True) if not cell.hidden}
    covered: set[tuple[int, int]] = set()
    rows: list[list[HtmlCell]] = []
    for row in range(max((row + area.height for (row, _), (_, area) in put.items()), default=0)):
        rows.append([])
        for column in range(columns):
            if found := put.get((row, column)):
                cell, area = found
                cell.height, cell.width = area.height, area.width
                covered |= {(row + down, column + right) for down in range(area.height) for right in range(area.width)}
                rows[-1].append(cell)
            elif (row, column) not in covered:
                rows[-1].append(HtmlCell(1, 1))
    return rows


BoxShare = tuple[str, float] | None


def share_of(said: Mapping[str, str]) -> BoxShare:
    """How wide a part of a row is declared to be: of all (``%``), of what is left (``fr``) or in pixels; None where it is not."""
    words = said.get("flex", "").split()
    told = said.get("flex-basis") or (words[-1] if len(words) == 3 else "")
    size = value(told if told not in ("", "auto") else said.get("width", ""))
    if size is not None and size.number > 0:
        return ("%" if size.unit == "%" else "px"), size.number
    grows = pixels(words[0]) if words else None
    return ("fr", grows) if grows else None


def stands_beside(said: Mapping[str, str]) -> bool:
    """Whether a part floats, or is a box within a line, and declares how wide it is: its neighbours stand beside it."""
    if "width" not in said or not (said.get("float") == "left" or said.get("display") == "inline-block"):
        return False
    return share_of(said) is not None and said.get("position") not in ("absolute", "fixed")


class BoxLine(NamedTuple):
    """Parts that stand on one line, where they are put and how wide they are declared to be."""

    cells: Sequence[HtmlCell]
    areas: Sequence[GridArea]
    shares: Sequence[BoxShare]


def lines_of(
    cells: Sequence[HtmlCell], areas: Sequence[GridArea], shares: Sequence[BoxShare], columns: int
) -> Iterator[BoxLine]:
    """The lines that the parts of a row make, which break where they are wider than all; a grid is one."""
    start, wide = 0, 0.0
    for at, share in enumerate(shares):
        here = share[1] if share is not None and share[0] == "%" and not columns else 0.0
        if wide and here and wide + here > _FULL:
            yield BoxLine(cells[start:at], areas[start:at], shares[start:at])
            start, wide = at, 0.0
        wide += here
    yield BoxLine(cells[start:], areas[start:], shares[start:])


def edges_of(shares: Sequence[BoxShare], columns: int = 0) -> tuple[tuple[float, ...], bool]:
    """Where the parts of a row begin and where the last one ends, in hundredths, and whether that is declared.

    Parts of which none says how wide it is count as alike; () where some do, or not alike.
    """
    alike = columns or len(shares)
    if columns or not any(shares):
        return tuple(100.0 * at / alike for at in range(alike + 1)) if alike else (), bool(columns)
    known = [share for share in shares if share is not None]
    if len(known) < len(shares) or len({unit for unit, _ in known}) != 1:
        return (), False
    told = sum(size for _, size in known)
    whole = max(told, 100.0) if known[0][0] == "%" else told
    return (0.0, *(round(100 * size / whole, 1) for size in accumulate(size for _, size in known))), True
