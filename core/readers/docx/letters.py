"""How large the letters of a paragraph are and how far its lines are apart.

Lines drawn over it strike the letters or stand below them; lines may be made so low that nothing is seen of their
words (行距：固定值1磅).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.readers.docx.elements import PPR, RPR, TEXTS, R, W
from core.readers.drawn_over import LettersOfLine
from core.readers.left_out import LOWEST_LINE
from core.readers.safe_xml import Element, child

_VAL, _ID, _TYPE, _USUAL, _STYLE = (W + name for name in ("val", "styleId", "type", "default", "style"))
_PSTYLE, _RSTYLE, _BASED, _SIZE, _SPACING = (W + name for name in ("pStyle", "rStyle", "basedOn", "sz", "spacing"))
_LINE, _GRID, _GRID_PITCH = W + "line", W + "docGrid", W + "linePitch"
_RULES = (W + "lineRule", W + "line-rule")  # the second in Word XML of 2003
_ON_GRID = ("lines", "linesAndChars", "snapToChars")
PITCH = _LINE  # under what the pitch of lines is kept among the marks of a style
_MOST_LOW = 200  # twentieths of a point, or parts of a line: no line of more hides letters of up to 33 points
_TWENTIETHS, _PARTS_OF_LINE = 20, 240
_MOST_PARENTS = 20


def letters_of(paragraph: Element, styles: Element | None) -> LettersOfLine | None:
    """The letters of a ``w:p`` under these styles; None where no size is told."""
    of_paragraph = list(_properties(paragraph, PPR, _PSTYLE, "pPr", styles))
    runs = (run for run in paragraph.iter(R) if any(text.text for text in run.iter(*TEXTS)))
    below = [found for node in _styled(paragraph, PPR, _PSTYLE, styles) if (found := child(node, RPR)) is not None]
    usual = list(_everywhere("rPr", styles))
    sizes = [_first(_SIZE, _VAL, (*_properties(run, RPR, _RSTYLE, "", styles), *below, *usual)) for run in runs]
    size = max(sizes, default=0.0) / 2
    if not size:
        return None
    pitch = _first(_SPACING, _LINE, of_paragraph)
    rule = next((_rule(one) for one in _found(_SPACING, of_paragraph) if one.get(_LINE)), "auto")
    root = paragraph
    while (around := root.getparent()) is not None:
        root = around
    grid = next(root.iter(_GRID), None)
    laid = _number(grid.get(_GRID_PITCH)) / 20 if grid is not None and grid.get(W + "type") in _ON_GRID else 0.0
    if rule == "exact" and pitch:
        return LettersOfLine(size, exact=pitch / 20)
    return LettersOfLine(size, times=pitch / 240 if rule == "auto" and pitch else 1.0, grid=laid)


def _properties(node: Element, kind: str, named: str, usual: str, styles: Element | None) -> Iterator[Element]:
    """The properties of a paragraph or run, its own first, then of its style and those below, then what all have."""
    if (own := child(node, kind)) is not None:
        yield own
    yield from (found for style in _styled(node, kind, named, styles) if (found := child(style, kind)) is not None)
    if usual:
        yield from _everywhere(usual, styles)


def _everywhere(kind: str, styles: Element | None) -> Iterator[Element]:
    found = None if styles is None else styles.find(f"{W}docDefaults/{W}{kind}Default/{W}{kind}")
    if found is not None:
        yield found


def _styled(node: Element, kind: str, named: str, styles: Element | None) -> Iterator[Element]:
    """The style that a paragraph or run names, or that all have who name none, and those it is based on."""
    if styles is None:
        return
    found = {style.get(_ID): style for style in styles.iter(_STYLE)}
    own = child(node, kind)
    name = None if own is None else child(own, named)
    usual = (one for one in found.values() if one.get(_TYPE) == "paragraph" and one.get(_USUAL) in ("1", "true", "on"))
    style = found.get(name.get(_VAL)) if name is not None else next(usual, None) if kind == PPR else None
    for _ in range(_MOST_PARENTS):
        if style is None:
            return
        yield style
        based = child(style, _BASED)
        style = None if based is None else found.get(based.get(_VAL))


def _found(tag: str, properties: Iterable[Element]) -> Iterator[Element]:
    return (found for one in properties if (found := child(one, tag)) is not None)


def _first(tag: str, name: str, properties: Iterable[Element]) -> float:
    """The first number that properties tell in an element of that tag; 0 where none does."""
    return next((number for one in _found(tag, list(properties)) if (number := _number(one.get(name)))), 0.0)


def _number(told: str | None) -> float:
    return float(told[:6]) if told and told.isdecimal() else 0.0


def _rule(spacing: Element) -> str:
    return next((told for name in _RULES if (told := spacing.get(name))), "auto")


def may_be_low(spacing: Element) -> bool:
    """Whether what a ``w:spacing`` says of lines may hide letters: seldom, and then all have to be looked at."""
    said = spacing.get(_LINE) or ""
    return said.isdecimal() and len(said) <= 3 and 0 < int(said) < _MOST_LOW and bool(_low(spacing))


def pitch(properties: Element | None) -> dict[str, str]:
    """The pitch of the lines of a paragraph or style: ``1.0pt``, ``0`` where it is next to nothing of a line, "" where it is none of these; {} where it says nothing."""
    spacing = None if properties is None else child(properties, _SPACING)
    if spacing is None or not spacing.get(_LINE):
        return {}
    return {PITCH: _low(spacing)}


def _low(spacing: Element) -> str:
    said, rule = spacing.get(_LINE) or "", _rule(spacing)
    if not said.isdecimal() or not 0 < int(said[:6]) < _MOST_LOW:
        return ""
    if rule == "exact":
        return f"{int(said) / _TWENTIETHS}pt"
    return "0" if rule == "auto" and int(said) <= LOWEST_LINE * _PARTS_OF_LINE else ""


def is_low(pitch: str, size: float) -> bool:
    """Whether lines of that pitch show nothing of letters of that size in points."""
    return bool(pitch) and float(pitch.removesuffix("pt")) <= LOWEST_LINE * size
