"""A drawn page as the content of an OFD page (GB/T 33190, 7.7 and 11): text objects and path objects in millimetres.

Readers differ in what they make of rarer things, so these are left out: letters beyond U+FFFF, of which some
count two, stand in objects of their own, and so do blanks at the ends, which some cut off.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from core.markup import escape
from core.patterns import lazy
from core.writers.typesetting.drawing import BLACK, DrawnPage, DrawnPath, DrawnText, PlacedGlyph, Rgb

NAMESPACE = "http://www.ofdspec.org/2016"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MILLIMETRES = 25.4 / 72
_ABOVE, _BELOW, _BESIDE = 1.0, 0.35, 0.1  # of the size: the room around glyphs that some readers cut at
_BOLD = ' Weight="700"'

Code = tuple[str, float]  # a character and its left edge, points

FontId = Callable[[str], tuple[int, bool]]  # own name of a font → its number in the file, whether it is bold


def content(page: DrawnPage, numbers: Iterator[int], font: FontId) -> str:
    """The part of a page; each object takes its number from ``numbers``."""
    layer = next(numbers)
    drawn = "".join(
        _text(item, numbers, font) if isinstance(item, DrawnText) else _path(item, numbers) for item in page.items
    )
    return (
        f'{HEAD}<ofd:Page xmlns:ofd="{NAMESPACE}">{area(page.width, page.height, "Area")}'
        f'<ofd:Content><ofd:Layer ID="{layer}" Type="Body">{drawn}</ofd:Layer></ofd:Content></ofd:Page>'
    )


def area(width: float, height: float, name: str) -> str:
    """The size of a page."""
    return f"<ofd:{name}><ofd:PhysicalBox>0 0 {mm(width)} {mm(height)}</ofd:PhysicalBox></ofd:{name}>"


def mm(points: float) -> str:
    """Points in millimetres, to a ten-thousandth."""
    return _short(f"{points * _MILLIMETRES:.4f}")


def _short(number: str) -> str:
    """A number without what says nothing."""
    words = number.rstrip("0").rstrip(".")
    return "0" if words in ("", "-0", "-") else words


def _text(item: DrawnText, numbers: Iterator[int], font: FontId) -> str:
    look, inside = _look(item.size, item.outline, item.colour, *font(item.font))
    top = mm(item.base - _ABOVE * item.size)
    made: list[str] = []
    for codes, end in _objects(item.glyphs):
        left = codes[0][1]
        made.append(
            f'<ofd:TextObject ID="{next(numbers)}" Boundary="{mm(left)} {top} {mm(end - left + _BESIDE * item.size)} '
            f"{look}{inside}{_deltas(codes)}>{_written(codes)}</ofd:TextCode></ofd:TextObject>"
        )
    return "".join(made)


@lru_cache(256)
def _look(size: float, outline: float, colour: Rgb, name: int, bold: bool) -> tuple[str, str]:
    """What a text object says from its height on, and its colours and where its characters stand."""
    look = f'{mm((_ABOVE + _BELOW) * size)}" Font="{name}" Size="{mm(size)}"' + (_BOLD if bold else "")
    if outline:
        look += f' Stroke="true" LineWidth="{mm(outline)}"'
    colours = _colour("FillColor", colour) + (_colour("StrokeColor", colour) if outline else "")
    return look + ">", f'{colours}<ofd:TextCode X="0" Y="{mm(_ABOVE * size)}"'


def _written(codes: Sequence[Code]) -> str:
    return escape("".join(text for text, _ in codes), quote=False)


def _deltas(codes: Sequence[Code]) -> str:
    """How far each character is from the one before; several alike as ``g count distance``."""
    if len(codes) < 2:
        return ""
    steps = [f"{(after[1] - before[1]) * _MILLIMETRES:.4f}" for before, after in pairwise(codes)]
    runs = [(_short(step), len(list(alike))) for step, alike in groupby(steps)]
    words = (f"g {count} {step}" if count > 2 else " ".join([step] * count) for step, count in runs)
    return f' DeltaX="{" ".join(words)}"'


# Letters that each stand for themselves, and no blanks.
_PLAIN = lazy(r"[^\s\x00-\x1f\ufffe\uffff\ud800-\udfff\U00010000-\U0010ffff]+")


def _objects(glyphs: Sequence[PlacedGlyph]) -> Iterator[tuple[Sequence[Code], float]]:
    """The characters of each text object, and where they end."""
    texts = [glyph.text for glyph in glyphs]
    end = glyphs[-1].x + glyphs[-1].width
    if all(len(text) == 1 for text in texts) and _PLAIN.fullmatch("".join(texts)):  # nearly all of them
        yield [(text, x) for text, x, _ in glyphs], end
        return
    codes = list(_codes(glyphs))
    start = 0
    for place in range(1, len(codes) + 1):
        if place == len(codes) or _parted(codes, start, place):
            yield codes[start:place], codes[place][1] if place < len(codes) else end
            start = place


def _parted(codes: Sequence[Code], start: int, place: int) -> bool:
    """Whether another object begins at a place of a line."""
    before, after = codes[place - 1][0], codes[place][0]
    if before > "\uffff" or after > "\uffff":
        return True
    blank_so_far = all(text.isspace() for text, _ in codes[start:place]) if before.isspace() else False
    if blank_so_far:
        return not after.isspace()
    return after.isspace() and all(text.isspace() for text, _ in codes[place:])


def _codes(glyphs: Sequence[PlacedGlyph]) -> Iterator[Code]:
    """Each character with its place; of a glyph for several they share its width, marks above a letter have none.

    What is never seen stands where its letter begins: where it ends, some would take it for a part of the next one.
    """
    for text, x, width in glyphs:
        if len(text) == 1:
            if _writable(text):
                yield text, x
            continue
        letters = [char for char in text if _writable(char)]
        wide = sum(not _is_mark(char) for char in letters) or 1
        reached = 0
        for char in letters:
            share = max(reached - 1, 0) if _is_unseen(char) else reached
            yield char, x + width * min(share / wide, 1)
            reached += not _is_mark(char)


def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf")


def _is_unseen(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or unicodedata.category(char) == "Cf"


def _writable(char: str) -> bool:
    """Whether XML can hold a character."""
    return char >= " " and char not in "\ufffe\uffff" and not "\ud800" <= char <= "\udfff"


def _path(item: DrawnPath, numbers: Iterator[int]) -> str:
    left, top, right, bottom = item.box
    look = f' LineWidth="{mm(item.width)}"' if item.stroke else ' Stroke="false"'
    look += ' Fill="true"' if item.fill else ""
    colours = (_colour("StrokeColor", item.stroke) if item.stroke else "") + (
        _painted("FillColor", item.fill) if item.fill else ""
    )
    steps = (
        f"{'L' if place else 'M'} {mm(x - left)} {mm(y - top)}"
        for outline in item.outlines
        for place, (x, y) in enumerate(outline)
    )
    return (
        f'<ofd:PathObject ID="{next(numbers)}" Boundary="{mm(left)} {mm(top)} {mm(right - left)} {mm(bottom - top)}"'
        f"{look}>{colours}<ofd:AbbreviatedData>{' '.join(steps)}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _colour(name: str, colour: Rgb) -> str:
    """The colour of letters and lines, which are black where nothing is said."""
    return "" if colour == BLACK else _painted(name, colour)


def _painted(name: str, colour: Rgb) -> str:
    return f'<ofd:{name} Value="{colour[0]} {colour[1]} {colour[2]}"/>'
