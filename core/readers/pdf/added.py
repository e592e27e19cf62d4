"""What was added to a PDF page after it was made: fields filled in, typed words, lines through words, patches, stamps.

A person sees them as part of the page, so they are painted onto it before it is
read, in their places, whatever their kind: also one that nobody knows is drawn by
its look (ISO 32000-1, 12.5.5).  Remarks that only open at the mouse, lines below
words and marks of pale colour are not: a yellow ground changes no figure.
"""

from __future__ import annotations

import contextlib
import ctypes
from typing import Any, NamedTuple

from core.markup import unescape
from core.patterns import lazy
from core.readers.pdf.mark_looks import give_look

_MOST = 2000  # on one page; a form has some hundred fields
_EMPTY = 2  # bytes of a text without words
_LONGEST = 4000
_HIDDEN = 2 | 32  # flags: hidden, not on screens
_HIDDEN_ONE = -1  # no kind of the library's


class Unpainted(NamedTuple):
    """Words that were filled in or typed and of which the file does not say how they look; their middle in the file.

    Those in a layer are of this kind too: nobody tells us whether it is on.
    """

    words: str
    x: float
    y: float


def with_added(pdfium: Any, document: Any, number: int, page: Any) -> tuple[Any, list[Unpainted]]:
    """The page with what was added painted onto it (itself where nothing was, else loaded anew), and what cannot be."""
    unseen = _changes_nothing(pdfium)
    count = min(pdfium.FPDFPage_GetAnnotCount(page), _MOST)
    kinds = [_kind(pdfium, page, index) for index in range(count)]
    if unseen.issuperset(kinds):
        return page, []
    bare = {
        index for index, kind in enumerate(kinds) if kind not in unseen and not give_look(pdfium, page, index, kind)
    }
    words = (pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET)
    with contextlib.closing(FilledFields(pdfium, document)) as fields:
        known = ((index, _unpainted(pdfium, page, index, fields)) for index in range(count) if kinds[index] in words)
        told = {index: one for index, one in known if one}
    for index in reversed(range(count)):
        if kinds[index] in unseen or index in told or index in bare:
            pdfium.FPDFPage_RemoveAnnot(page, index)
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page, list(told.values())
    pdfium.FPDF_ClosePage(page)
    return pdfium.FPDF_LoadPage(document, number), list(told.values())


def _unpainted(pdfium: Any, page: Any, index: int, fields: FilledFields) -> Unpainted | None:
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    try:
        has_look = pdfium.FPDFAnnot_GetAP(annotation, pdfium.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0) > _EMPTY
        if has_look and not pdfium.FPDFAnnot_HasKey(annotation, b"OC"):
            return None
        words = _said(pdfium, annotation, b"V") or _said(pdfium, annotation, b"Contents")
        words = words or fields.value(annotation) or _TAG.sub("", unescape(_said(pdfium, annotation, b"RC")))
        box = pdfium.FS_RECTF()
        if not words.strip() or not pdfium.FPDFAnnot_GetRect(annotation, box):
            return None
        return Unpainted(words.strip(), (box.left + box.right) / 2, (box.top + box.bottom) / 2)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)


def _said(pdfium: Any, annotation: Any, key: bytes) -> str:
    """A text of an annotation."""
    size = min(pdfium.FPDFAnnot_GetStringValue(annotation, key, None, 0), _LONGEST)
    if size <= _EMPTY:
        return ""
    room = (ctypes.c_uint16 * (size // 2 + 1))()
    pdfium.FPDFAnnot_GetStringValue(annotation, key, room, size)
    return bytes(room)[:size].decode("utf-16-le", "replace").partition("\0")[0]


class FilledFields:
    """What fields are filled with whose words are told elsewhere: one field may stand in several places."""

    def __init__(self, pdfium: Any, document: Any) -> None:
        self.pdfium, self.document = pdfium, document
        self.form: Any = None
        self.info: Any = None

    def value(self, annotation: Any) -> str:
        """The words of a field, "" where it has none, or is no field."""
        api = self.pdfium
        if api.FPDFAnnot_GetSubtype(annotation) != api.FPDF_ANNOT_WIDGET:
            return ""
        if self.form is None:
            self.info = api.FPDF_FORMFILLINFO(version=2)
            self.form = api.FPDFDOC_InitFormFillEnvironment(self.document, self.info)
        size = min(api.FPDFAnnot_GetFormFieldValue(self.form, annotation, None, 0), _LONGEST) if self.form else 0
        if size <= _EMPTY:
            return ""
        room = (ctypes.c_uint16 * (size // 2 + 1))()
        api.FPDFAnnot_GetFormFieldValue(self.form, annotation, room, size)
        return bytes(room)[:size].decode("utf-16-le", "replace").partition("\0")[0]

    def close(self) -> None:
        """Done with the fields of a page."""
        if self.form:
            self.pdfium.FPDFDOC_ExitFormFillEnvironment(self.form)
        self.form = None


_TAG = lazy(r"<[^<>]*>")


def _changes_nothing(pdfium: Any) -> frozenset[int]:
    """The kinds whose look leaves all words of the page as they are: links, lines below words, remarks that open at the mouse, their icons."""
    return frozenset(
        (
            *(_HIDDEN_ONE, pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP, pdfium.FPDF_ANNOT_TEXT),
            *(pdfium.FPDF_ANNOT_FILEATTACHMENT, pdfium.FPDF_ANNOT_SOUND),
            *(pdfium.FPDF_ANNOT_UNDERLINE, pdfium.FPDF_ANNOT_SQUIGGLY),
        )
    )


def _kind(pdfium: Any, page: Any, index: int) -> int:
    """What was added, a number of our own where nobody sees it."""
    annotation = pdfium.FPDFPage_GetAnnot(page, index)
    if not annotation:
        return _HIDDEN_ONE
    try:
        hidden = pdfium.FPDFAnnot_GetFlags(annotation) & _HIDDEN
        return _HIDDEN_ONE if hidden else pdfium.FPDFAnnot_GetSubtype(annotation)
    finally:
        pdfium.FPDFPage_CloseAnnot(annotation)
