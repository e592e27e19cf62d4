"""How large the letters of a paragraph are and how far its lines are apart: lines drawn over it strike them or stand below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.readers.docx.elements import LINE, PPR, RPR, SPACING, TEXTS, R, W, line_rule
from core.readers.drawn_over import LettersOfLine
from core.readers.safe_xml import Element, child

_VAL, _ID, _TYPE, _USUAL, _STYLE = (W + name for name in ("val", "styleId", "type", "default", "style"))
_PSTYLE, _RSTYLE, _BASED, _SIZE = (W + name for name in ("pStyle", "rStyle", "basedOn", "sz"))
_GRID, _GRID_PITCH = W + "docGrid", W + "linePitch"
_ON_GRID = ("lines", "linesAndChars", "snapToChars")
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
    pitch = _first(SPACING, LINE, of_paragraph)
    rule = next((line_rule(one) for one in _found(SPACING, of_paragraph) if one.get(LINE)), "auto")
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
    return next((number for one in _found(tag, properties) if (number := _number(one.get(name)))), 0.0)


def _number(told: str | None) -> float:
    return float(told[:6]) if told and told.isdecimal() else 0.0
