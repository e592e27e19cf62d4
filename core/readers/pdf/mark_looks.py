"""How marks on a PDF page look of which the file does not say it: every program draws them from their places (ISO 32000-1, 12.5.6).

Lines, strokes by hand and lines through words come out as lines; boxes, rounds and outlines that are filled cover
what lies below them, and so do marks of colour (highlights) that are as dark as the letters.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from core.readers.pages.model import AS_DARK_AS_LETTERS

_EMPTY = 2  # bytes of a text without words
_MOST = 500  # places of one mark
_STROKE = 1.0  # points: as thick as programs draw a line of which nothing is said
_WITHIN = 0.146  # of a round's width and height: where the box within it begins

_Place = tuple[float, float]


def give_look(pdfium: Any, page: Any, index: int, kind: int) -> bool:
    """Give a mark of this kind a look if it has none, or is a highlight; whether anything of it can be seen."""
    draw = _ways(pdfium).get(kind)
    if draw is None:
        return True
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        normal = pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL
        is_highlight = kind == pdfium.FPDF_ANNOT_HIGHLIGHT
        if is_highlight:  # its colour is told of one without a look alone
            pdfium.FPDFAnnot_SetAP(annotation, normal, None)
        elif pdfium.FPDFAnnot_GetAP(annotation, normal, None, 0) > _EMPTY:
            return True
        operators = draw(pdfium, annotation)
        if operators:
            words = operators.encode("utf-16-le") + b"\0\0"
            pdfium.FPDFAnnot_SetAP(annotation, normal, (ctypes.c_uint16 * (len(words) // 2)).from_buffer_copy(words))
        return bool(operators)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _ways(pdfium: Any) -> dict[int, Callable[[Any, Any], str]]:
    return {
        pdfium.FPDF_ANNOT_STRIKEOUT: _line_through,
        pdfium.FPDF_ANNOT_LINE: _line,
        pdfium.FPDF_ANNOT_INK: _ink,
        pdfium.FPDF_ANNOT_POLYLINE: _outline,
        pdfium.FPDF_ANNOT_POLYGON: _filled_outline,
        pdfium.FPDF_ANNOT_SQUARE: _box,
        pdfium.FPDF_ANNOT_CIRCLE: _round,
        pdfium.FPDF_ANNOT_HIGHLIGHT: _dark_ground,
    }


def _drawn(places: Sequence[_Place], close: str = "S") -> str:
    steps = " ".join(f"{x:.2f} {y:.2f} {'l' if at else 'm'}" for at, (x, y) in enumerate(places))
    return f"{steps} {close}\n" if len(places) > 1 else ""


def _stroked(pdfium: Any, annotation: Any, lines: Iterator[Sequence[_Place]]) -> str:
    drawn = "".join(map(_drawn, lines))
    colour = _colour(pdfium, annotation, pdfium.FPDFANNOT_COLORTYPE_Color)
    return f"q {colour} RG {_STROKE} w {drawn}Q" if drawn else ""


def _filled(pdfium: Any, annotation: Any, drawn: str) -> str:
    """An area in the colour of its inside; "" where it has none and what is below it shows."""
    if not drawn or not pdfium.FPDFAnnot_HasKey(annotation, b"IC"):
        return ""
    colour = _colour(pdfium, annotation, pdfium.FPDFANNOT_COLORTYPE_InteriorColor)
    return f"q {colour} rg {drawn}Q"


def _parts(pdfium: Any, annotation: Any, of: int) -> list[int]:
    parts = [ctypes.c_uint() for _ in range(4)]
    known = pdfium.FPDFAnnot_GetColor(annotation, of, *parts)
    return [part.value for part in parts[:3]] if known else [0, 0, 0]


def _colour(pdfium: Any, annotation: Any, of: int) -> str:
    return " ".join(f"{part / 255:.3f}" for part in _parts(pdfium, annotation, of))


def _quads(pdfium: Any, annotation: Any) -> Iterator[tuple[_Place, _Place, _Place, _Place]]:
    """The places of words that a mark is about: upper left, upper right, lower left, lower right."""
    for at in range(min(pdfium.FPDFAnnot_CountAttachmentPoints(annotation), _MOST)):
        quad = pdfium.FS_QUADPOINTSF()
        if pdfium.FPDFAnnot_GetAttachmentPoints(annotation, at, quad):
            yield (quad.x1, quad.y1), (quad.x2, quad.y2), (quad.x3, quad.y3), (quad.x4, quad.y4)


def _line_through(pdfium: Any, annotation: Any) -> str:
    def lines() -> Iterator[Sequence[_Place]]:
        for (ax, ay), (bx, by), (cx, cy), (dx, dy) in _quads(pdfium, annotation):
            yield ((ax + cx) / 2, (ay + cy) / 2), ((bx + dx) / 2, (by + dy) / 2)

    return _stroked(pdfium, annotation, lines())


def _line(pdfium: Any, annotation: Any) -> str:
    start, end = pdfium.FS_POINTF(), pdfium.FS_POINTF()
    if not pdfium.FPDFAnnot_GetLine(annotation, start, end):
        return ""
    return _stroked(pdfium, annotation, iter([((start.x, start.y), (end.x, end.y))]))


def _places(read: Callable[..., int], *of: Any, kind: Any) -> list[_Place]:
    count = min(read(*of, None, 0), _MOST)
    room = (kind * max(count, 1))()
    return [(one.x, one.y) for one in room[: min(read(*of, room, count), count)]] if count else []


def _ink(pdfium: Any, annotation: Any) -> str:
    count = min(pdfium.FPDFAnnot_GetInkListCount(annotation), _MOST)
    path = pdfium.FPDFAnnot_GetInkListPath
    return _stroked(pdfium, annotation, (_places(path, annotation, at, kind=pdfium.FS_POINTF) for at in range(count)))


def _corners(pdfium: Any, annotation: Any) -> list[_Place]:
    return _places(pdfium.FPDFAnnot_GetVertices, annotation, kind=pdfium.FS_POINTF)


def _outline(pdfium: Any, annotation: Any) -> str:
    return _stroked(pdfium, annotation, iter([_corners(pdfium, annotation)]))


def _filled_outline(pdfium: Any, annotation: Any) -> str:
    return _filled(pdfium, annotation, _drawn(_corners(pdfium, annotation), "f"))


def _rect(pdfium: Any, annotation: Any) -> tuple[float, float, float, float]:
    box = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(annotation, box)
    return box.left, min(box.bottom, box.top), box.right - box.left, abs(box.top - box.bottom)


def _box(pdfium: Any, annotation: Any) -> str:
    return _filled(pdfium, annotation, "{:.2f} {:.2f} {:.2f} {:.2f} re f\n".format(*_rect(pdfium, annotation)))


def _round(pdfium: Any, annotation: Any) -> str:
    """A round covers what lies below the box within it."""
    left, low, wide, high = _rect(pdfium, annotation)
    box = left + _WITHIN * wide, low + _WITHIN * high, (1 - 2 * _WITHIN) * wide, (1 - 2 * _WITHIN) * high
    return _filled(pdfium, annotation, "{:.2f} {:.2f} {:.2f} {:.2f} re f\n".format(*box))


def _dark_ground(pdfium: Any, annotation: Any) -> str:
    if max(_parts(pdfium, annotation, pdfium.FPDFANNOT_COLORTYPE_Color)) > AS_DARK_AS_LETTERS:
        return ""
    areas = (_drawn((a, b, d, c), "f") for a, b, c, d in _quads(pdfium, annotation))
    drawn = "".join(areas) or "{:.2f} {:.2f} {:.2f} {:.2f} re f\n".format(*_rect(pdfium, annotation))
    return f"q 0 g {drawn}Q"
