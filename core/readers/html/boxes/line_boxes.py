"""Boxes within the lines of a cell, in the order in which they are seen: floats, flexible boxes, boxes that are moved.

What floats right stands behind the words, the first outermost; a flexible box
lays out its parts forwards, backwards or below each other; what is said to run
from right to left is turned round.  Where the page alone
does not tell the order (a box moved by hand, turned round), the digits are
marked as turned, which makes a figure doubtful.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from core.patterns import lazy
from core.readers.html.boxes.shapes import Laid, Shape
from core.readers.html.source_words import BREAK
from core.readers.left_out import Raised, WordLook
from core.readers.text_decoding import BACKWARDS, backwards

_LONGEST = 60  # characters of a box within a line; a longer one has lines of its own
_TWO_DIGITS = lazy(r"(?=\d\d)")


def needs_box(shape: Shape, parent: Shape, look: WordLook, turns: bool = False) -> bool:
    """Whether an element's words may stand elsewhere than where the source has them."""
    if turns or parent.lays or shape.side or shape.lays or shape.moved or shape.turned:
        return True
    return shape.inline_box and look.from_right


@dataclass
class _LineBox:
    """One whose end has not been met yet."""

    depth: int
    mark: int  # pieces in front of it
    shape: Shape
    from_right: bool
    turns: bool | None = None  # signs run from right to left from here on (True), or do no longer
    items: list[tuple[int, list[str]]] = field(default_factory=list["tuple[int, list[str]]"])
    broken: bool = False  # paragraphs of its own stand in it

    @property
    def collects(self) -> bool:
        return self.shape.lays is not None and not self.broken


class LineBoxes:
    """The open boxes of the line whose pieces are being collected."""

    def __init__(self, pieces: list[str]) -> None:
        self._pieces = pieces
        self.used = False  # whether there ever was one: most pages have none
        self._open: list[_LineBox] = []
        self._lefts: list[list[str]] = []
        self._rights: list[list[str]] = []
        self._moved: list[str] = []
        self._from_right = 0
        self._runs: list[tuple[int, int]] = []  # the pieces of each box that the line has from right to left

    @property
    def turns(self) -> bool:
        """Whether an open box turns its signs round."""
        return any(box.turns for box in self._open)

    @property
    def depth(self) -> int:
        """The depth of the innermost open box, 0 where there is none."""
        return self._open[-1].depth if self._open else 0

    @property
    def waiting(self) -> bool:
        """Whether anything but the pieces belongs to the line."""
        return bool(self._open or self._lefts or self._rights or self._moved or self._from_right)

    def open(self, depth: int, shape: Shape, from_right: bool, turns: bool | None = None) -> None:
        """A box begins; ``turns`` where it begins or ends to show signs from right to left."""
        self.used = True
        if self._open and self._open[-1].collects:
            self._collect(self._open[-1], 0, self._cut(self._open[-1]))
        self._open.append(_LineBox(depth, len(self._pieces), shape, from_right, turns))

    def jumble(self) -> None:
        """Nobody knows in which order the words of this line are seen."""
        self.used = True
        self._from_right += 2

    def close(self) -> bool:
        """The innermost box ends; True where the paragraph ends with it."""
        box = self._open.pop()
        if box.broken:
            return True
        found = self._cut(box)
        if box.shape.lays:
            self._collect(box, 0, found)
            found = list(_laid_out(box))
        text = "".join(found).strip()
        if box.turns is not None:
            found = _overridden(found) if box.turns and not self.turns else _turned(found)
        if box.shape.turned:
            found = _turned(found)
        around = self._open[-1] if self._open else None
        if len(text) > _LONGEST:
            self._pieces += (BREAK, *found, BREAK)
        elif around and around.collects and around.depth == box.depth - 1:
            self._collect(around, box.shape.order, found)
        elif box.shape.side:
            (self._lefts if box.shape.side == "left" else self._rights).extend([found] if text else [])
        else:
            self._moved += [text] if box.shape.moved and text else []
            self._from_right += box.shape.inline_box and box.from_right and bool(text)
            self._runs.append((len(self._pieces), len(self._pieces) + len(found)))
            self._pieces += found
        return False

    def lines(self) -> Iterator[list[str]]:
        """The lines that end here: one, or more where a paragraph ends within boxes."""
        lines = list(self._parts())
        floats = bool(self._lefts or self._rights)
        last = lines.pop() if lines else []
        if floats:
            last = [*_joined(self._lefts), " " if self._lefts else "", *last, " ", *_joined(self._rights[::-1])]
        whole = "".join(last)
        stray = any(map(str.isdigit, "".join(self._moved))) and len(self._moved) > (
            _digits(whole) == _digits("".join(self._moved))
        )
        if stray or self._from_right > 1:
            last = self._seen_from_right(last) if not (stray or floats or self._open) else _turned(last)
        self._lefts, self._rights, self._moved, self._from_right, self._runs = [], [], [], 0, []
        yield from lines
        yield last

    def _seen_from_right(self, line: list[str]) -> list[str]:
        """A line of nothing but boxes with digits, the first outermost on the right; of others nobody knows the order."""
        boxes = ["".join(line[start:end]).strip() for start, end in self._runs]
        rest = (piece for at, piece in enumerate(line) if not any(start <= at < end for start, end in self._runs))
        whole = len(boxes) == self._from_right and all(map(str.isdigit, boxes)) and not "".join(rest).strip()
        return boxes[::-1] if whole else _turned(line)

    def _parts(self) -> Iterator[list[str]]:
        """The pieces by the boxes they stand in, which are broken where there are any."""
        if not self._open:
            yield list(self._pieces)
            return
        start = 0
        pending = bool("".join(self._pieces).strip()) or any(box.items for box in self._open)
        for box in self._open:
            yield from (found for _, found in box.items)
            if not box.broken:
                yield self._pieces[start : box.mark]
                start = box.mark
            box.items, box.mark, box.broken = [], 0, box.broken or pending
        yield self._pieces[start:]

    def _cut(self, box: _LineBox) -> list[str]:
        found = self._pieces[box.mark :]
        del self._pieces[box.mark :]
        return found

    @staticmethod
    def _collect(box: _LineBox, order: int, found: list[str]) -> None:
        if "".join(found).strip():
            box.items.append((order, found))


def _laid_out(box: _LineBox) -> Iterator[str]:
    """What stands in a flexible box, in the order in which it is seen."""
    items = [found for _, found in sorted(box.items, key=lambda item: item[0])]
    in_row = box.shape.lays in (Laid.ROW, Laid.ROW_BACK)
    backwards = box.shape.lays in (Laid.ROW_BACK, Laid.LINES_BACK)
    if backwards != (in_row and box.from_right):
        items.reverse()
    between = BREAK if not in_row else " " if box.shape.apart else ""
    for number, found in enumerate(items):
        yield from (between, *found) if number else found


def _joined(boxes: Sequence[list[str]]) -> Iterator[str]:
    for found in boxes:
        yield from found


def _turned(found: Sequence[str]) -> list[str]:
    """The words with their first digits marked as shown in another order than they are written."""
    return [_TWO_DIGITS.sub(BACKWARDS, "".join(found).strip(), count=1)]


def _overridden(found: Sequence[str]) -> list[str]:
    """Words that run from right to left, as they are seen."""
    text = "".join(found).strip()
    if any(isinstance(piece, Raised) for piece in found):
        return _turned(found)
    lines = [backwards(line) for line in text.split(BREAK)]
    return [BREAK.join(line for line in lines if line is not None)] if None not in lines else _turned(found)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
