"""Shapes on a sheet that are turned around their middle: where their ends are then, and what they lie on."""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from core.readers.on_sheets.drawn_boxes import DrawnOver, WithinCell
from core.readers.on_sheets.ruler import SheetRuler
from core.readers.on_sheets.strokes import LEVEL, take_figure, take_line

Corners = tuple[WithinCell, WithinCell]
_HARDLY = 0.5  # degrees: nobody sees that


def is_turned(degrees: float) -> bool:
    """Whether a shape is turned so that it can be seen: upside down it fills the same box."""
    return abs((degrees + 90) % 180 - 90) >= _HARDLY


def upright(start: WithinCell, end: WithinCell, degrees: float) -> Corners:
    """Where a shape would begin and end if it were not turned.

    What lies rather across than along is anchored by office programs as if it were turned by 90 degrees.
    """
    if not 45 <= degrees % 180 < 135:
        return start, end
    down, across = _middle(start, end)
    high, wide = (end[1] - start[1]) / 2, (end[0] - start[0]) / 2
    return (down - high, across - wide), (down + high, across + wide)


class TurnedBox(NamedTuple):
    """A box between two places that is turned clockwise around its middle, by so many degrees."""

    start: WithinCell
    end: WithinCell
    degrees: float

    def turned(self, down: float, across: float) -> WithinCell:
        """Where a place of the box is then, as it is seen with the rows going down."""
        middle = _middle(self.start, self.end)
        down, across, turn = down - middle[0], across - middle[1], radians(self.degrees)
        return middle[0] + across * sin(turn) + down * cos(turn), middle[1] + across * cos(turn) - down * sin(turn)


def take_turned_line(over: DrawnOver, ruler: SheetRuler, box: TurnedBox) -> None:
    """Take a line from where a box begins to where it ends."""
    take_line(over, ruler, *(box.turned(*place) for place in (box.start, box.end)))


def take_turned_figure(over: DrawnOver, ruler: SheetRuler, box: TurnedBox, form: str) -> None:
    """Take a figure that fills a box: as far as its corners reach, or as a line."""
    (top, left), (low, right) = start, end = box[:2]
    if not is_turned(box.degrees):
        take_figure(over, ruler, start, end, form)
        return
    high, wide = low - top, right - left
    middle = _middle(start, end)
    if min(high, wide) <= LEVEL:
        ends = ((middle[0], left), (middle[0], right)) if wide > high else ((top, middle[1]), (low, middle[1]))
        take_turned_line(over, ruler, TurnedBox(*ends, box.degrees))
        return
    corners = [box.turned(down, across) for down in (top, low) for across in (left, right)]
    downs, acrosses = [place[0] for place in corners], [place[1] for place in corners]
    take_figure(over, ruler, (min(downs), min(acrosses)), (max(downs), max(acrosses)), form)


def _middle(start: WithinCell, end: WithinCell) -> WithinCell:
    return (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
