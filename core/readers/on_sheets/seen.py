"""What a person sees of a sheet: words crossed out, white or raised; rows and columns that are hidden or folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from core.notes import NoteCode
from core.readers.left_out import LeftOut, Raised, without_marks
from core.readers.on_sheets.narrow import UNTOLD, SheetWidths
from core.readers.raw import RawCell, closed_up
from core.readers.symbol_fonts import as_seen


class CellFont(NamedTuple):
    """What the font of a cell or of some of its words does to them; ``ink`` is their colour as ``rrggbb``.

    ``told`` where words tell of themselves how they look, and the cell does not; ``signs`` is the font where
    its characters are signs (core/readers/symbol_fonts.py).
    """

    struck: bool = False
    raised: bool = False
    white: bool = False
    unshown: bool = False  # by the number format, by the sheet (no zeros), or too small
    ink: str = ""
    told: bool = False
    signs: str = ""


LOWEST = 2.0  # points; nobody sees what stands in a lower row or a narrower column
PLAIN = CellFont()
UNSHOWN = CellFont(unshown=True)


@dataclass
class Hidden:
    """Rows and columns of a sheet, from 0: those that cannot be seen, those that are merely folded away, and how wide they are."""

    rows: set[int] = field(default_factory=set[int])
    columns: set[int] = field(default_factory=set[int])
    folded: bool = False
    widths: SheetWidths = UNTOLD

    def row(self, place: int, outline: int) -> None:
        """A row that is not shown; in a group it is folded and counts."""
        if outline:
            self.folded = True
        else:
            self.rows.add(place)

    def column(self, place: int, outline: int) -> None:
        """A column that is not shown; in a group it is folded and counts."""
        if outline:
            self.folded = True
        else:
            self.columns.add(place)


def worded(runs: Iterable[tuple[str, CellFont]]) -> tuple[str, LeftOut]:
    """The words of a cell that count, from its runs, and those that do not."""
    pieces: list[str] = []
    left: list[tuple[NoteCode, str]] = []
    for stored, face in runs:
        text = as_seen(stored, face.signs) if face.signs else stored
        if (face.struck or face.white or face.unshown) and text.strip():
            left.append((NoteCode.STRUCK if face.struck else NoteCode.HIDDEN, text.strip()))
        else:
            pieces.append(Raised(text) if face.raised else text)
    text, marks = without_marks(pieces)
    return text, (*left, *marks)


def in_sight(cells: Iterable[RawCell], hidden: Hidden) -> tuple[tuple[RawCell, ...], tuple[str, ...]]:
    """The cells that can be seen, closed up; and the words in those that cannot."""
    kept, gone = closed_up(cells, hidden.rows, hidden.columns)
    return kept, tuple(cell.text.strip() for cell in gone if cell.text.strip())
