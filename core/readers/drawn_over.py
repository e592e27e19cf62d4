"""Whether what is drawn in a document by hand strikes or covers words, or only parts the page and adorns it.

In a cell everything drawn may, but for a slanted line across a head (斜线表头).  In the text a line as long as the
page parts it (分隔线) unless it goes through sentences, or through the middle of the letters of the first line of its
paragraph, by their size where that is known; a short one, or one that is no straight line, is drawn over words.
"""

from __future__ import annotations

from math import ceil

from core.notes import NoteCode
from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED, LeftOut
from core.records import record

THIN = 3.0  # points; what is no higher or no wider is a line
_LONG = 265.0  # points; six tenths of the text of an official page
_PITCH, _SIGNS = 30.0, 28  # points from line to line of an official page, and the characters of a line
_WITHIN = 6.0  # points by which a long line has to be below the top of a paragraph, and above its end
# Points below the top of a line of which the letters are not known: within those of 10.5, single, and of 22, 36 apart.
_UNKNOWN = (7.0, 13.0)
_HIGH, _LOW = 1.3, 1.0  # of the size of letters: the height of a line of Chinese, and where there is no room above it
_BASE, _MIDDLE = 0.8, 0.38  # of the height of a fixed line: where letters stand; of their size: their middle above that
_STRUCK = 0.25  # of their size: how far from the middle of letters a line still strikes them
_ABOVE, _BELOW = -5.0, 20.0  # points by which a line is away from an empty paragraph that it belongs to
_LONGEST = 14  # characters of a paragraph that tell which one it is


@record
class DrawnStroke:
    """What is drawn: its form ("" for nothing), its size in points, how far below the top of its paragraph it begins.

    ``down`` is None where its place is one of the page; ``in_line`` where it stands in the text as a sign does;
    ``free`` where it is drawn by a free hand.
    """

    form: str
    wide: float = 0.0
    high: float = 0.0
    down: float | None = 0.0
    in_line: bool = False
    free: bool = False


@record
class LettersOfLine:
    """The largest letters of a paragraph and its lines, in points.

    ``exact`` is the height of lines that have a fixed one, else they are ``times`` as high as letters make them;
    ``grid`` is the height of the lines of the page that they are laid on; 0.0 where there is none.
    """

    size: float
    exact: float = 0.0
    times: float = 1.0
    grid: float = 0.0

    def middle(self) -> tuple[float, float]:
        """How far below the top of a line a stroke begins to go through the letters, and ends to, in points."""
        around = _STRUCK * self.size
        if self.exact:
            middle = _BASE * self.exact - _MIDDLE * self.size
            return middle - around, middle + around
        high = _HIGH * self.size
        laid = ceil(high / self.grid) * self.grid if self.grid else high
        least = laid if self.grid else _LOW * self.size
        more = (self.times - 1) * high  # above the letters, or below them
        return least / 2 + min(0.0, more) - around, laid / 2 + max(0.0, more) + around


def left_by_stroke(stroke: DrawnStroke, words: str, in_cell: bool, letters: LettersOfLine | None = None) -> LeftOut:
    """What is drawn over these words, of the cell or paragraph that it belongs to; () where it strikes or covers none.

    ``letters`` are those of the paragraph, None where they are not known.
    """
    if in_cell:
        return ((NoteCode.DRAWN, stroke.form),) if may_strike_cell(stroke.form, words) else ()
    if not _may_strike_text(stroke, words.strip(), letters.middle() if letters else _UNKNOWN):
        return ()
    said = "".join(words.split())
    where = f"（{said[:_LONGEST]}{'…' * (len(said) > _LONGEST)}）" if said else ""
    return ((NoteCode.DRAWN, stroke.form + where),)


def may_strike_cell(form: str, words: str) -> bool:
    """Whether what has this form may strike or cover the words of the cell in which it is kept."""
    return bool(form) and (form != SLANTED or any(map(str.isdecimal, words)))


def _may_strike_text(stroke: DrawnStroke, words: str, letters: tuple[float, float]) -> bool:
    if stroke.form == LINE and not stroke.in_line:
        return _line_strikes(stroke, words, letters)
    return stroke.form in (SLANTED, PAINTED) or (stroke.form == FIGURE and stroke.free)


def _line_strikes(line: DrawnStroke, words: str, letters: tuple[float, float]) -> bool:
    if line.high > line.wide:  # down the side of a page, or between columns
        return False
    if line.wide < _LONG:
        return bool(words) or (line.down is not None and not _ABOVE <= line.down <= _BELOW)
    if line.down is not None and words and letters[0] <= line.down <= letters[1]:
        return True
    end = _PITCH * (1 + len(words) // _SIGNS)
    is_prose = "。" in words or len(words) > _SIGNS
    return is_prose and line.down is not None and _WITHIN <= line.down <= end - _WITHIN
