"""Text of which a PDF says that it stands for another (ActualText): what is read is what can be seen, the letters themselves.

PDFium gives the other text in their place.  So that is taken off the objects of
a page, but for letters that say nothing by themselves: then it is all there is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from core.readers.fonts.calls import QuickCalls, address, quick_calls
from core.readers.pdf.digits_seen import ShownPage
from core.readers.pdf.glyphs import Glyphs

_TOLD = b"ActualText"
_MOST_DEPTH = 8
_MOST_OBJECTS = 50_000


def glyphs_of(pdfium: Any, document: Any, number: int, page: Any, several_codes: bool = False) -> tuple[Any, Glyphs]:
    """The page of this number, which may be loaded anew, and its glyphs.

    ``several_codes`` tells whether a font may have several codes for one digit.
    """
    ask = quick_calls(pdfium)
    found = _Retold(ask, pdfium.FPDF_PAGEOBJ_FORM, pdfium.FPDF_PAGEOBJ_TEXT).marks(address(page))
    for item, mark in found:
        ask.FPDFPageObj_RemoveMark(item, mark)
    as_seen = _read(pdfium, document, page, several_codes)
    if not found or not as_seen.unreadable:
        return page, as_seen
    fresh = pdfium.FPDF_LoadPage(document, number)
    as_told = _read(pdfium, document, fresh, several_codes) if fresh else as_seen
    better = as_told.unreadable < as_seen.unreadable
    if fresh:
        pdfium.FPDF_ClosePage(page if better else fresh)
    return (fresh, as_told) if better else (page, as_seen)


def _read(pdfium: Any, document: Any, page: Any, several_codes: bool) -> Glyphs:
    text = pdfium.FPDFText_LoadPage(page)
    try:
        return Glyphs(pdfium, text, ShownPage(address(document), address(page), several_codes))
    finally:
        if text:
            pdfium.FPDFText_ClosePage(text)


class _Retold:
    """Looks for text objects in sections that tell what they stand for."""

    def __init__(self, ask: QuickCalls, form: int, text: int) -> None:
        self.ask, self.form, self.text = ask, form, text
        self.tells: dict[int, bool] = {}  # by the address of the mark: sections share theirs
        self.seen = 0

    def marks(self, page: int) -> list[tuple[int, int]]:
        """The objects of a page, each with a mark that tells."""
        ask, found = self.ask, list[tuple[int, int]]()
        object_of = ask.FPDFPage_GetObject
        self._collect((object_of(page, index) for index in range(ask.FPDFPage_CountObjects(page))), 0, found)
        return found

    def _collect(self, items: Iterable[int], depth: int, found: list[tuple[int, int]]) -> None:
        ask, text, form = self.ask, self.text, self.form
        kind_of, count_of, mark_of = ask.FPDFPageObj_GetType, ask.FPDFPageObj_CountMarks, ask.FPDFPageObj_GetMark
        for item in items:
            self.seen += 1
            if self.seen > _MOST_OBJECTS:
                return
            kind = kind_of(item)
            if kind == text:
                for index in range(count_of(item)):
                    mark = mark_of(item, index)
                    if self._tells(mark):
                        found.append((item, mark))
            elif kind == form and depth < _MOST_DEPTH:
                inside = range(max(0, ask.FPDFFormObj_CountObjects(item)))
                self._collect((ask.FPDFFormObj_GetObject(item, index) for index in inside), depth + 1, found)

    def _tells(self, mark: int) -> bool:
        if mark not in self.tells:
            self.tells[mark] = self.ask.FPDFPageObjMark_GetParamValueType(mark, _TOLD) > 0
        return self.tells[mark]
