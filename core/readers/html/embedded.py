"""What is drawn in a page (pictures, icons), and parts of it that are trees of their own (shadow trees).

A picture in a cell may be a figure.  An icon beside one is none, unless there are
as many shapes of them as figures have.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.patterns import lazy
from core.readers.html.css.values import pixels
from core.readers.html.drawn_words import FORMULA, DrawnWords

_TINY = 2.0  # what only keeps a place
_SMALL = 24.0  # pixels: an icon
_FEW = 2  # shapes of icons that a page has beside its figures; digits would have more
_SHAPES = ("d", "href", "xlink:href", "points", "src", "cx", "x1", "width", "height")
_WORDS = frozenset(("text", "tspan", "foreignobject", "textpath"))
_SHADOW = ("shadowrootmode", "shadowmode", "shadowroot")  # the last two: of archives that browsers wrote
_FIGURE = lazy(r"\s*+\d[\d,.]*+\s*+")
_DECORATES = frozenset(("presentation", "none"))


@dataclass
class Icons:
    """The small pictures in cells of tables, told apart by their shapes."""

    shapes: set[tuple[str, ...]] = field(default_factory=set["tuple[str, ...]"])
    count: int = 0
    in_this_cell: int = 0

    def add(self, shape: tuple[str, ...]) -> None:
        """One more icon."""
        self.count += 1
        self.in_this_cell += 1
        self.shapes.add(shape)

    def of_the_cell(self) -> int:
        """How many there are in the cell that ends now."""
        found, self.in_this_cell = self.in_this_cell, 0
        return found

    @property
    def may_be_figures(self) -> bool:
        """Whether there are as many shapes as figures would have."""
        return len(self.shapes) > _FEW


@dataclass
class OpenDrawing:
    """A drawing whose parts are being received: what they are like, and whether words are among them."""

    small: bool
    decorates: bool
    shape: list[str] = field(default_factory=list[str])
    speaks: bool = False
    words: DrawnWords = field(default_factory=lambda: DrawnWords(""))

    def part(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A part of the drawing begins."""
        self.words.part(tag, attributes)
        self.speaks = self.speaks or tag in _WORDS
        self.shape += [value for name in _SHAPES if (value := attributes.get(name))]

    @property
    def is_icon(self) -> bool:
        """Whether it is too small, and too plain, to be a figure by itself."""
        return not self.speaks and (self.small or self.decorates)


def drawing(attributes: Mapping[str, str], said: Mapping[str, str], em: float, tag: str = "img") -> OpenDrawing:
    """A picture, formula or drawing that begins where letters are ``em`` pixels high."""
    sizes = [pixels(said.get(name) or attributes.get(name, "").lower(), em) for name in ("width", "height")]
    known = [size for size in sizes if size is not None]
    decorates = attributes.get("aria-hidden") == "true" or attributes.get("role") in _DECORATES
    decorates = decorates or (bool(known) and min(known) <= _TINY)
    speaks = _FIGURE.fullmatch(attributes.get("alt") or attributes.get("aria-label") or "") is not None
    words = DrawnWords(tag)
    words.part(tag, attributes)
    small = bool(known) and max(known) <= _SMALL
    return OpenDrawing(small, decorates, [attributes.get("src", "")], speaks or tag == FORMULA, words)


_SIZES = (("width", "max-width", "min-width"), ("height", "max-height", "min-height"))


def is_speck(attributes: Mapping[str, str], said: Mapping[str, str], em: float) -> bool:
    """Whether a frame is told to be so narrow or so low that nothing of its page is seen."""
    for size, most, least in _SIZES:
        told = [pixels(said.get(size) or attributes.get(size, ""), em), pixels(said.get(most, ""), em)]
        known = [one for one in told if one is not None]
        if known and max(min(known), pixels(said.get(least, ""), em) or 0.0) <= _TINY:
            return True
    return False


def painted(said: Mapping[str, str]) -> tuple[str, ...]:
    """The pictures with which a rule paints the ground of an element, or that it puts in the place of words."""
    told = (said.get("background-image", ""), said.get("content", ""))
    return tuple(one for one in told if one.startswith("url("))


class PageDrawings:
    """The pictures and drawings of a page."""

    def __init__(self) -> None:
        self.icons = Icons()
        self._open: OpenDrawing | None = None
        self._depth = 0
        self.told: list[str] = []  # words of drawings in the cell that is open

    @property
    def open(self) -> bool:
        """Whether the parts of a drawing are being received."""
        return self._open is not None

    def gauge(self, tag: str, in_cell: bool) -> None:
        """What shows a number as a length, or as dots: beside nothing it is the figure of its cell."""
        if in_cell:
            self.icons.add((tag,))

    def begin(self, depth: int, found: OpenDrawing) -> None:
        """A drawing begins at a depth."""
        self._open, self._depth = found, depth

    def part(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A part of the open drawing begins."""
        if self._open:
            self._open.part(tag, attributes)

    def say(self, tag: str, words: str, seen: bool) -> None:
        """Words in the open drawing, right in an element with this tag."""
        if self._open:
            self._open.words.say(tag, words, seen)

    def end(self, depth: int) -> OpenDrawing | None:
        """The drawing that ends at a depth, None where none does."""
        if self._open is None or depth != self._depth:
            return None
        found, self._open = self._open, None
        return found

    def counts(self, found: OpenDrawing, in_cell: bool) -> bool:
        """Whether a picture may be a figure; icons in cells are counted."""
        if not found.is_icon:
            return True
        if in_cell and not found.decorates:
            self.icons.add(tuple(found.shape))
        return False


@dataclass
class _Shadow:
    """A tree whose end has not been met yet."""

    host: int
    open: bool = True
    slots: bool = False
    followed: bool = False  # by words of the tree's own: nobody knows whether these stand behind what the slot shows


class Shadows:
    """Trees that are shown in place of what an element holds, which is seen only where the tree has a slot for it."""

    def __init__(self) -> None:
        self._open: list[_Shadow] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    @staticmethod
    def is_root(tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether an element is such a tree."""
        return tag == "template" and any(attributes.get(name) in ("open", "closed") for name in _SHADOW)

    def begin(self, depth: int) -> None:
        """A tree begins at a depth."""
        self._open.append(_Shadow(depth - 1))

    def end(self, depth: int) -> None:
        """An element at a depth ends."""
        if self._open[-1].open and depth == self._open[-1].host + 1:
            self._open[-1].open = False
        elif depth <= self._open[-1].host:
            self._open.pop()

    def slot(self, tag: str) -> None:
        """An element begins, which may be a slot of the innermost tree."""
        if self._open[-1].open and tag == "slot":
            self._open[-1].slots = True

    def words(self) -> None:
        """There are words in the innermost tree, or in what it stands for."""
        shadow = self._open[-1]
        shadow.followed = shadow.followed or (shadow.open and shadow.slots)

    @property
    def hides(self) -> bool:
        """Whether what comes now is not seen."""
        return not self._open[-1].open and not self._open[-1].slots

    @property
    def jumbles(self) -> bool:
        """Whether what comes now may stand in front of words that came before."""
        return not self._open[-1].open and self._open[-1].followed
