"""A piece of a table for the clipboard: text with tabs and an HTML table, so that it pastes as cells."""

from __future__ import annotations

from collections.abc import Callable

from core.forms.layout import Box, Grid
from core.markup import escape
from core.records import record


@record
class Copied:
    """The two shapes of one copied piece."""

    text: str
    html: str


@record
class Area:
    """A rectangle of grid places, last row and column included."""

    top: int
    left: int
    bottom: int
    right: int

    def clip(self, box: Box) -> tuple[int, int, int, int] | None:
        """The part of a box inside, as (row, column, height, width) from our corner; None outside."""
        top, left = max(box.row, self.top), max(box.column, self.left)
        height = min(box.row + box.height - 1, self.bottom) - top + 1
        width = min(box.column + box.width - 1, self.right) - left + 1
        return (top - self.top, left - self.left, height, width) if height > 0 and width > 0 else None


def copy(grid: Grid, area: Area, shown: Callable[[str], str]) -> Copied:
    """Copy what stands in ``area``; ``shown`` gives a cell's figure as text, "" where blank.

    Labels inside the area are copied too, so that the pieces of table two keep
    their distance and are recognised when they come back.
    """
    pieces: dict[tuple[int, int], tuple[str, int, int]] = {}
    for box in grid.boxes:
        if clipped := area.clip(box):
            row, column, height, width = clipped
            pieces[row, column] = (shown(box.key) if box.key else box.label, height, width)
    rows, columns = area.bottom - area.top + 1, area.right - area.left + 1
    places = [[pieces.get((r, c)) for c in range(columns)] for r in range(rows)]
    text = "".join("\t".join(place[0] if place else "" for place in row) + "\r\n" for row in places)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in places)
    return Copied(text, f'<meta charset="utf-8"><table border="1">{body}</table>')


def _cell(place: tuple[str, int, int] | None) -> str:
    if place is None:
        return ""  # covered by a merged cell
    text, height, width = place
    spans = (f' rowspan="{height}"' if height > 1 else "") + (f' colspan="{width}"' if width > 1 else "")
    return f"<td{spans}>{escape(text)}</td>"
