"""Boxes and frames of an RTF file: what is kept in one place and may be seen in another, or beside the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from core.notes import NoteCode
from core.readers.drawn_over import DrawnStroke
from core.readers.left_out import FIGURE, LINE, SLANTED
from core.readers.raw import Items, words_of
from core.readers.rtf.tables import RtfFlow
from core.records import record

# Words that put a paragraph into a frame (图文框): its place across, down, and its size.
FRAMES = (
    *(f"posx{how}" for how in ("", "c", "i", "l", "o", "r")),
    *(f"posy{how}" for how in ("", "b", "c", "il", "in", "out", "t")),
    *("absw", "absh", "phmrg", "phpg", "phcol", "pvmrg", "pvpg", "pvpara", "posnegx", "posnegy"),
)
# Words that give a shape a place of the page; others stand at their column and paragraph.
OF_THE_PAGE = tuple(f"{word}{of}" for word in ("shpbx", "shpby", "dobx", "doby") for of in ("page", "margin"))
# How far a shape may stand from its line and still be at it, in twips, by the words that say so.
_ASIDE, _BELOW = 1200, 400
FARTHEST = {"shpleft": _ASIDE, "shptop": _BELOW, "dpx": _ASIDE, "dpy": _BELOW}
# Words that tell the size or the form of a shape.
SIZES = ("shpright", "shpbottom", "dpxsize", "dpysize", "dpline")
_TYPE, _LINES, _TWIP, _LEVEL = "shapeType", ("20", "32"), 1 / 20, 20  # of a point; twips


@record
class _RtfBox:
    """An open box: the depth of its group, the flow around it, whether it is no part of the text, or stands elsewhere."""

    depth: int
    around: RtfFlow
    beside: NoteCode | None
    away: bool


@dataclass
class _RtfShape:
    """An open shape: the depth of its group, boxes and pictures before it, what its words say of it."""

    depth: int
    boxes: int
    pictures: int
    told: dict[str, int] = field(default_factory=dict[str, int])
    last: str = ""  # the property that is being told
    form: str = ""

    def stroke(self) -> DrawnStroke:
        """What it is where it holds no words and no picture."""
        said = self.told.get
        left, top = said("shpleft", said("dpx", 0)), said("shptop", said("dpy", 0))
        wide = abs(said("shpright", left + said("dpxsize", 0)) - left)
        high = abs(said("shpbottom", top + said("dpysize", 0)) - top)
        is_line = self.form in _LINES or "dpline" in self.told
        form = FIGURE if not is_line else LINE if min(wide, high) <= _LEVEL else SLANTED
        of_page = any(word in self.told for word in OF_THE_PAGE)
        return DrawnStroke(form, wide * _TWIP, high * _TWIP, None if of_page else top * _TWIP)


class RtfBoxes:
    """The open boxes of a file; ``beside`` are the words of those that are no part of the text."""

    def __init__(self) -> None:
        self._open: list[_RtfBox] = []  # outermost first
        self._count = 0  # boxes so far
        self._shapes: list[_RtfShape] = []
        self.beside: dict[NoteCode, list[str]] = {}

    def begin(self, depth: int, around: RtfFlow, beside: NoteCode | None, away: bool) -> bool:
        """Open a box in a group of that depth; False where that is one already."""
        if self.end_with(depth):
            return False
        self._count += 1
        self._open.append(_RtfBox(depth, around, beside, away))
        return True

    def shape(self, depth: int, pictures: int) -> None:
        """A shape begins in a group of that depth: it may hold a box or a picture, else it only lies over words."""
        self._shapes.append(_RtfShape(depth, self._count, pictures))

    def measure(self, word: str, number: int) -> None:
        """A word says something of the shape that is open, if one is."""
        if self._shapes:
            self._shapes[-1].told[word] = number

    def tell(self, text: str) -> None:
        """The name or the value of a property of the shape that is open, if one is."""
        if self._shapes:
            shape = self._shapes[-1]
            shape.form = text.strip() if shape.last == _TYPE else shape.form
            shape.last = text.strip()

    def only_drawn(self, depth: int, pictures: int) -> DrawnStroke | None:
        """What is drawn by a shape that ends with the group of that depth and held neither a box nor a picture."""
        if not self._shapes or self._shapes[-1].depth != depth:
            return None
        shape = self._shapes.pop()
        return shape.stroke() if (shape.boxes, shape.pictures) == (self._count, pictures) else None

    def end_with(self, depth: int) -> bool:
        """Whether the innermost box ends with the group of that depth."""
        return bool(self._open) and self._open[-1].depth == depth

    @property
    def in_text(self) -> bool:
        """Whether all that is open is part of the text."""
        return not any(box.beside for box in self._open)

    def end(self, items: Items, depth: int) -> RtfFlow:
        """Close a box with what it holds: it goes into the flow around it, at that depth of tables, which is returned."""
        box = self._open.pop()
        if box.beside:
            words = [line for item in items for line in words_of(item)]
            # A remark is one, of the heads of pages each line.
            told = [" ".join(words)] if box.beside == NoteCode.COMMENT else words
            self.beside.setdefault(box.beside, []).extend(told)
        else:
            box.around.put(items, depth, box.away)
        return box.around
