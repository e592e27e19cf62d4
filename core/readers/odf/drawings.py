"""What is drawn in an OpenDocument file by hand: its form, its size, and whether it strikes or covers words."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, degrees, sin
from typing import TypeAlias

from core.patterns import lazy
from core.readers.drawn_over import THIN, DrawnStroke, LettersOfLine, left_by_stroke
from core.readers.left_out import FIGURE, LINE, PAINTED, SLANTED, LeftOut
from core.readers.odf.asides import words_in
from core.readers.odf.looks import OdtStyles
from core.readers.odf.package import DRAW, SVG, TEXT, points_of
from core.readers.safe_xml import Element

Ends: TypeAlias = "tuple[tuple[float, float], tuple[float, float]]"  # two places in points, down and across
_FORMS = ("line", "connector", "measure", "rect", "custom-shape", "ellipse", "circle", "path", "polyline", "polygon")
DRAWN_OVER = frozenset(DRAW + name for name in _FORMS)  # names of elements
_STRAIGHT = ("line", "connector", "spt20", "spt32", "measure")
_FREE = frozenset(DRAW + name for name in ("path", "polyline"))
_CROSSES = ("mathMultiply", "mathMinus")  # custom shapes with which words are crossed out
# Outlines, which leave what they surround to be seen unless they are filled.
_OUTLINES = lazy(
    r"(?i)(?:ooxml-|mso-)?(?:.*rect(?:angle)?|.*ellipse|circle|ring|frame|donut|.*(?:bracket|brace)s?(?:-?pair)?|spt[123])"
)
_FILL, _THICK = DRAW + "fill", 8.0  # points; what is no higher or no wider covers no words
_VERTICAL = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}vertical-rel"
_OF_THE_PAGE = ("page", "page-content", "frame", "frame-content")
_TRANSFORM = DRAW + "transform"
_STEP = lazy(r"(rotate|translate)\s*+\(([^()]{1,99}+)\)")
_NUMBER = lazy(r"-?\d{1,9}(?:\.\d{0,20})?(?:e-\d{1,2})?")
_STYLED, _FO = TEXT + "style-name", "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SIZE, _LINE_HEIGHT, _PERCENT = _FO + "font-size", _FO + "line-height", lazy(r"(\d{1,3})%")
_CLOSED = lazy(r"[Zz]")


def drawn_over(shape: Element, around: Element, in_cell: bool, styles: OdtStyles) -> LeftOut:
    """What is drawn over the words of a paragraph (``around``), or of the cell that it is in."""
    if words_in(shape).strip():
        return ()
    looks = list(_looks(shape, styles))
    clear = any(one.get(_FILL) == "none" for one in looks)
    form, ends, anchor = form_of(shape), ends_of_shape(shape), shape.get(TEXT + "anchor-type")
    wide, high = (0.0, 0.0) if ends is None else (abs(ends[0][1] - ends[1][1]), abs(ends[0][0] - ends[1][0]))
    if form == PAINTED:
        form = FIGURE if clear else LINE if min(wide, high) < THIN else PAINTED if min(wide, high) > _THICK else FIGURE
    of_page = anchor == "page" or any(one.get(_VERTICAL) in _OF_THE_PAGE for one in looks)
    down = None if of_page or ends is None else min(ends[0][0], ends[1][0])
    free = form == FIGURE and not is_outline(shape) and _is_free(shape, clear)
    stroke = DrawnStroke(form, wide, high, down, anchor == "as-char", free)
    return left_by_stroke(stroke, words_in(around), in_cell, None if in_cell else _letters(around, styles))


def _letters(paragraph: Element, styles: OdtStyles) -> LettersOfLine | None:
    """The letters of a paragraph; None where no size is told in points."""
    of_spans = [styles.told("text", span.get(_STYLED) or "", _SIZE) for span in paragraph.iter(TEXT + "span")]
    name = paragraph.get(_STYLED) or ""
    sizes = [size for told in of_spans if (size := points_of(told)) is not None]
    size = max(sizes, default=points_of(styles.told("paragraph", name, _SIZE)))
    line = styles.told("paragraph", name, _LINE_HEIGHT)
    times = _PERCENT.fullmatch(line)
    return LettersOfLine(size, points_of(line) or 0.0, int(times[1]) / 100 if times else 1.0) if size else None


def _looks(shape: Element, styles: OdtStyles) -> Iterator[Element]:
    """The properties of the style of a shape; of those it is based on only where it says nothing."""
    for style in styles.chain("graphic", shape.get(DRAW + "style-name") or ""):
        if found := [one for one in style if one.get(_FILL)]:
            return iter(found)
    return iter(())


def _name(shape: Element) -> str:
    """What a shape is called by its tag, or by its geometry."""
    geometry = shape.find(DRAW + "enhanced-geometry")
    return shape.tag.removeprefix(DRAW) if geometry is None else geometry.get(DRAW + "type") or ""


def form_of(shape: Element) -> str:
    """The form of what is drawn: a straight line, a slanted one, a rectangle (as if painted), any other figure."""
    name = _name(shape)
    if shape.tag not in _FREE and any(line in name for line in _STRAIGHT):
        ends = ends_of_shape(shape)
        sides = [0.0] if ends is None else [abs(one - other) for one, other in zip(*ends, strict=True)]
        bent = shape.tag == DRAW + "connector" and shape.get(DRAW + "type") != "line"
        return LINE if min(sides) <= 1 else FIGURE if bent else SLANTED
    return PAINTED if any(box in name for box in ("rect", "spt1", "spt2")) else FIGURE


def ends_of_shape(shape: Element) -> Ends | None:
    """Where a shape begins and ends, in points from where it is anchored; None where that is not told."""
    ends = [[points_of(shape.get(f"{SVG}{axis}{end}")) for axis in "yx"] for end in (1, 2)]
    (top, left), (low, right) = ends
    if top is not None and left is not None and low is not None and right is not None:
        return (top, left), (low, right)
    down, across, high, wide = (points_of(shape.get(SVG + name)) for name in ("y", "x", "height", "width"))
    if high is None and wide is None:
        return None
    down, across = _moved(shape, (down or 0.0, across or 0.0), (high or 0.0, wide or 0.0))
    (top, left), (low, right) = (down, across), (down + (high or 0.0), across + (wide or 0.0))
    geometry = shape.find(DRAW + "enhanced-geometry")
    ways = ("vertical", "horizontal")
    turned = () if geometry is None else {geometry.get(f"{DRAW}mirror-{way}") == "true" for way in ways}
    return ((low, left), (top, right)) if len(turned) == 2 else ((top, left), (low, right))


def turn_of(shape: Element) -> float:
    """By how many degrees a shape is turned clockwise."""
    return -degrees(sum(turn for name, turn, _ in _steps(shape) if name == "rotate"))


def _moved(shape: Element, start: tuple[float, float], size: tuple[float, float]) -> tuple[float, float]:
    """Where a box begins, down and across, of which the middle is turned around its origin and moved as the shape says."""
    down, across = start[0] + size[0] / 2, start[1] + size[1] / 2
    for name, one, other in _steps(shape):
        if name == "rotate":
            down, across = down * cos(one) - across * sin(one), across * cos(one) + down * sin(one)
        else:
            down, across = down + other, across + one
    return down - size[0] / 2, across - size[1] / 2


def _steps(shape: Element) -> Iterator[tuple[str, float, float]]:
    """The steps in which a shape is turned (radians, against the clock) and moved (points across and down)."""
    for name, written in _STEP.findall(shape.get(_TRANSFORM) or ""):
        told = written.replace(",", " ").split()
        if name == "rotate" and told and _NUMBER.fullmatch(told[0]):
            yield name, float(told[0]), 0.0
        elif name == "translate" and told:
            yield name, points_of(told[0]) or 0.0, (points_of(told[1]) or 0.0) if len(told) > 1 else 0.0


def is_outline(shape: Element) -> bool:
    """Whether what a shape surrounds is seen unless it is filled."""
    return _OUTLINES.fullmatch(_name(shape)) is not None


def _is_free(shape: Element, clear: bool) -> bool:
    """Whether a figure is drawn by a free hand, or is a cross: not one that is closed or painted and adorns the page."""
    if any(cross in _name(shape) for cross in _CROSSES):
        return True
    geometry = shape.find(DRAW + "enhanced-geometry")
    path = (shape.get(SVG + "d") if geometry is None else geometry.get(DRAW + "enhanced-path")) or ""
    return (clear or shape.tag in _FREE) and bool(path or shape.tag in _FREE) and not _CLOSED.search(path)
