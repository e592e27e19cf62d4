"""Text of which a PDF says that it stands for another (ActualText): what is read is what can be seen, the letters themselves.

PDFium gives the other text in their place.  So that is taken off the objects of
a page, but for letters that say nothing by themselves: then it is all there is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from core.readers.pdf.calls import QuickCalls, address, quick_calls
from core.readers.pdf.glyphs import Glyphs

_TOLD = b"ActualText"
_MOST_DEPTH = 8
_MOST_OBJECTS = 50_000


def glyphs_of(pdfium: Any, page: Any) -> Glyphs:
    """The glyphs of a page."""
    as_told = _read(pdfium, page)
    ask = quick_calls(pdfium)
    found = list(_Retold(ask, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_TEXT).marks(address(page)))
    if not found:
        return as_told
    for item, mark in found:
        ask.FPDFPageObj_RemoveMark(item, mark)
    as_seen = _read(pdfium, page)
    return as_told if as_seen.unreadable > as_told.unreadable else as_seen


def _read(pdfium: Any, page: Any) -> Glyphs:
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return Glyphs(pdfium, text)
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


class _Retold:
    """Looks for text objects in sections that tell what they stand for."""

    def __init__(self, ask: QuickCalls, form: int, text: int) -> None:
        self.ask, self.form, self.text = ask, form, text
        self.tells: dict[int, bool] = {}  # by the address of the mark: sections share theirs
        self.seen = 0

    def marks(self, page: int) -> Iterator[tuple[int, int]]:
        """The objects of a page, each with a mark that tells."""
        for index in range(max(0, self.ask.FPDFPage_CountObjects(page))):
            yield from self._of(self.ask.FPDFPage_GetObject(page, index), 0)

    def _of(self, item: int, depth: int) -> Iterator[tuple[int, int]]:
        ask = self.ask
        self.seen += 1
        kind = ask.FPDFPageObj_GetType(item) if self.seen <= _MOST_OBJECTS else None
        if kind == self.text:
            marks = [ask.FPDFPageObj_GetMark(item, index) for index in range(ask.FPDFPageObj_CountMarks(item))]
            yield from ((item, mark) for mark in marks if self._tells(mark))
        elif kind == self.form and depth < _MOST_DEPTH:
            for index in range(max(0, ask.FPDFFormObj_CountObjects(item))):
                yield from self._of(ask.FPDFFormObj_GetObject(item, index), depth + 1)

    def _tells(self, mark: int) -> bool:
        if mark not in self.tells:
            self.tells[mark] = self.ask.FPDFPageObjMark_GetParamValueType(mark, _TOLD) > 0
        return self.tells[mark]
