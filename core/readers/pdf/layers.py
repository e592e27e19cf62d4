"""Layers of a PDF (optional content) that are turned off: what stands in them is not seen.

Whether a layer is on follows from its own state, from how it is used and from
groups of layers with conditions of their own.  PDFium knows all that, but only
where it draws: so a small box is drawn into each layer of a page, on a page of
its own with nothing else on it, and the boxes that come out tell.  A drawing
that belongs to a layer as a whole is drawn alone, once as it is and once by
what it is made of.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any

from core.readers.fonts.calls import address

_LAYER = "OC"
_MOST_FORMS = 200
_MOST_DEPTH = 8
_MOST_OBJECTS = 50_000
_SIDE = 400  # pixels of the picture that is drawn into
_CELL = 4  # of them, from box to box
_ACROSS = _SIDE // _CELL
_BYTES = 4  # of a pixel
_BLANK = b"\xff"

Way = tuple[int, ...]  # the places of a drawing in the drawings around it, from the page down


def turned_off(pdfium: Any, document: Any, number: int, page: Any) -> set[int]:
    """The addresses of the objects of a page, and of its drawings, that belong to layers that are off."""
    copy = pdfium.FPDF_LoadPage(document, number)
    if not copy:
        return set()
    try:
        probe = _Probe(pdfium, copy)
        ways = [*probe.marked(), *probe.whole()]
    finally:
        pdfium.FPDF_ClosePage(copy)
    return {address(_at(pdfium, page, way)) for way in ways}


def _at(pdfium: Any, page: Any, way: Way) -> Any:
    item = pdfium.FPDFPage_GetObject(page, way[0])
    for place in way[1:]:
        item = pdfium.FPDFFormObj_GetObject(item, place)
    return item


class _Probe:
    """A copy of a page on which nothing but boxes, or one drawing, is drawn."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self.pdfium, self.page = pdfium, page
        self.objects = list(self._walk())
        self.left, self.low, self.wide, self.high = self._box()

    def _box(self) -> tuple[float, float, float, float]:
        box = self.pdfium.FS_RECTF()
        self.pdfium.FPDF_GetPageBoundingBox(self.page, box)
        return min(box.left, box.right), min(box.bottom, box.top), abs(box.right - box.left), abs(box.top - box.bottom)

    def _walk(self) -> Iterator[tuple[Way, Any]]:
        """All objects, those inside drawings behind them."""
        api = self.pdfium
        waiting = [((i,), api.FPDFPage_GetObject(self.page, i)) for i in range(api.FPDFPage_CountObjects(self.page))]
        for _ in range(_MOST_OBJECTS):
            if not waiting:
                return
            way, item = waiting.pop()
            yield way, item
            if api.FPDFPageObj_GetType(item) == api.FPDF_PAGEOBJ_FORM and len(way) < _MOST_DEPTH:
                inside = range(max(0, api.FPDFFormObj_CountObjects(item)))
                waiting += [((*way, i), api.FPDFFormObj_GetObject(item, i)) for i in inside]

    def marked(self) -> Iterator[Way]:
        """Objects in sections of a layer that is off."""
        marks: dict[int, Any] = {}
        held: dict[int, list[Way]] = {}
        for way, item in self.objects:
            for index in range(max(0, self.pdfium.FPDFPageObj_CountMarks(item))):
                mark = self.pdfium.FPDFPageObj_GetMark(item, index)
                if self._is_layer(mark):
                    marks[address(mark)] = mark
                    held.setdefault(address(mark), []).append(way)
        every = list(marks.items())
        for start in range(0, len(every), _ACROSS * _ACROSS):
            for number in self._unseen(every[start : start + _ACROSS * _ACROSS]):
                yield from held[number]

    def _is_layer(self, mark: Any) -> bool:
        name, size = (ctypes.c_uint16 * 8)(), ctypes.c_ulong()
        known = self.pdfium.FPDFPageObjMark_GetName(mark, name, ctypes.sizeof(name), size)
        return bool(known) and bytes(name)[: max(0, size.value - 2)].decode("utf-16-le", "replace") == _LAYER

    def _unseen(self, marks: Sequence[tuple[int, Any]]) -> Iterator[int]:
        """The marks whose boxes do not come out."""
        api = self.pdfium
        self._switch_off()
        step = self.wide / _ACROSS, self.high / _ACROSS
        boxes: list[Any] = []
        for place, (_, mark) in enumerate(marks):
            x, y = self.left + place % _ACROSS * step[0], self.low + place // _ACROSS * step[1]
            box = api.FPDFPageObj_CreateNewRect(x, y, *step)
            self._blacken(box)
            api.FPDFPath_SetDrawMode(box, api.FPDF_FILLMODE_WINDING, False)
            api.FPDFPageObj_AddExistingMark(box, mark)
            api.FPDFPage_InsertObject(self.page, box)
            boxes.append(box)
        pixels = _drawn(self.pdfium, self.page)
        for box in boxes:
            api.FPDFPageObj_SetIsActive(box, False)
        for place, (number, _) in enumerate(marks):
            at = self._pixel(place % _ACROSS, place // _ACROSS, step)
            if pixels[at : at + 1] == _BLANK:
                yield number

    def _pixel(self, column: int, row: int, step: tuple[float, float]) -> int:
        """Where the middle of a box is in the picture, whatever turn the page has."""
        x, y = ctypes.c_int(), ctypes.c_int()
        middle = self.left + (column + 0.5) * step[0], self.low + (row + 0.5) * step[1]
        self.pdfium.FPDF_PageToDevice(self.page, 0, 0, _SIDE, _SIDE, 0, *middle, x, y)
        return (min(_SIDE - 1, max(0, y.value)) * _SIDE + min(_SIDE - 1, max(0, x.value))) * _BYTES

    def whole(self) -> Iterator[Way]:
        """Drawings that belong to a layer as a whole, where that is off."""
        api = self.pdfium
        forms = [(way, item) for way, item in self.objects if api.FPDFPageObj_GetType(item) == api.FPDF_PAGEOBJ_FORM]
        gone: list[Way] = []
        for way, item in sorted(forms[:_MOST_FORMS], key=lambda one: one[0]):
            if any(way[: len(other)] == other for other in gone):
                continue
            inner = [(at, one) for at, one in self.objects if at[: len(way)] == way]
            self._switch_off()
            for length in range(1, len(way)):
                api.FPDFPageObj_SetIsActive(_at(api, self.page, way[:length]), True)
            for _, one in inner:
                api.FPDFPageObj_SetIsActive(one, True)
                self._blacken(one)
            if not self._has_ink() and self._has_ink_without(item):
                gone.append(way)
                yield way

    def _has_ink_without(self, form: Any) -> bool:
        """Whether what a drawing is made of leaves ink once it is taken out of it; it is put back nowhere."""
        api, matrix = self.pdfium, self.pdfium.FS_MATRIX()
        api.FPDFPageObj_GetMatrix(form, matrix)
        for index in range(max(0, api.FPDFFormObj_CountObjects(form))):
            one = api.FPDFFormObj_GetObject(form, index)
            if api.FPDFPageObj_GetType(one) == api.FPDF_PAGEOBJ_FORM or not api.FPDFFormObj_RemoveObject(form, one):
                continue
            api.FPDFPageObj_Transform(one, matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)
            api.FPDFPage_InsertObject(self.page, one)
            shown = self._has_ink()
            api.FPDFPageObj_SetIsActive(one, False)
            return shown
        return False

    def _switch_off(self) -> None:
        for _, item in self.objects:
            self.pdfium.FPDFPageObj_SetIsActive(item, False)

    def _blacken(self, item: Any) -> None:
        self.pdfium.FPDFPageObj_SetFillColor(item, 0, 0, 0, 255)
        self.pdfium.FPDFPageObj_SetStrokeColor(item, 0, 0, 0, 255)

    def _has_ink(self) -> bool:
        return bool(_drawn(self.pdfium, self.page).strip(_BLANK))


def _drawn(pdfium: Any, page: Any) -> bytes:
    """The pixels of a page in a small picture, four bytes each; what is white is all ones."""
    bitmap = pdfium.FPDFBitmap_Create(_SIDE, _SIDE, 0)
    try:
        pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, _SIDE, _SIDE, 0xFFFFFFFF)
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, _SIDE, _SIDE, 0, 0)
        return ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), _SIDE * _SIDE * _BYTES)
    finally:
        pdfium.FPDFBitmap_Destroy(bitmap)
