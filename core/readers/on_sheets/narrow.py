"""Numbers that a sheet does not show as they are: too wide for their columns (``####``), or repeated to fill them.

Programs never tell; what they show follows from the widths.  Only what is certain counts:
a number is too wide where its whole digits alone, without points, signs and edges, take more than
its column has.  How wide a digit is and how wide columns are is told in one unit, whichever the format has.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field
from math import inf

from core.records import record

# Parts of its size that a digit is wide, by font; of others no more is known than between which two it lies.
_DIGITS = {
    **dict.fromkeys(
        ("宋体", "simsun", "新宋体", "nsimsun", "黑体", "simhei", "仿宋", "fangsong", "楷体", "kaiti"), 0.5
    ),
    **dict.fromkeys(("仿宋_gb2312", "楷体_gb2312", "times new roman", "liberation serif"), 0.5),
    **dict.fromkeys(("arial", "helvetica", "liberation sans"), 0.556),
    **dict.fromkeys(("calibri", "carlito"), 0.507),
}
_LEAST, _MOST = 0.45, 0.64  # Arial Narrow, Verdana
_USUAL_SIZE = 10.0  # points, where nothing tells the size


def digit_of(font: str, size: float | None) -> float:
    """How wide a digit of this font is at least, in points."""
    return _DIGITS.get(font.lower(), _LEAST) * (_USUAL_SIZE if size is None else size)


def digits_of_usual(font: str, size: float | None, usual: str, usual_size: float | None) -> float:
    """How wide a digit of one font is at least, in digits of the usual one, by which some programs measure columns."""
    own, other = (_USUAL_SIZE if told is None else told for told in (size, usual_size))
    if not other:
        return 0.0
    parts = 1.0 if font == usual else _DIGITS.get(font.lower(), _LEAST) / _DIGITS.get(usual.lower(), _MOST)
    return own / other * parts


@record
class SheetWidths:
    """The widths of a sheet's columns: those told by column from 0, and that of all others."""

    told: Mapping[int, float] = field(default_factory=dict[int, float])
    usual: float = inf

    def across(self, column: int, columns: int, hidden: Collection[int]) -> float:
        """The width of so many columns from one on, without those that are hidden."""
        if columns == 1:  # nearly every cell
            return self.told.get(column, self.usual)
        return sum(self.told.get(one, self.usual) for one in range(column, column + columns) if one not in hidden)


UNTOLD = SheetWidths()


def is_too_wide(shown: str, digit: float, width: float) -> bool:
    """Whether a number is certainly too wide for its cell; ``digit`` is 0 for words and for numbers that shrink."""
    if len(shown) * digit <= width:  # nearly every cell
        return False
    whole = shown.strip().lstrip("-").partition(".")[0].replace(",", "")
    return whole.isdecimal() and len(whole) * digit > width


def is_repeated(shown: str, digit: float, width: float) -> bool:
    """Whether a figure that is to fill its cell may stand there more than once."""
    return any(map(str.isdecimal, shown)) and 2 * len(shown) * digit <= width
