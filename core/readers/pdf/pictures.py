"""Whether a picture on a PDF page lets shine through what lies below it."""

from __future__ import annotations

import ctypes
from typing import Any

_MOST = 60  # pictures of a page that are looked at; more are a scan in stripes
_MOST_PIXELS = 2_000_000  # of one; a larger one is the scan of a page, which lies below its text
_FULL = b"\xff"


class Pictures:
    """The pictures of one page."""

    def __init__(self, pdfium: Any, document: Any, page: Any) -> None:
        self.pdfium, self.document, self.page = pdfium, document, page
        self.looked_at = 0

    def opaque(self, item: Any) -> bool | None:
        """Whether nothing shines through; None for one too large to look at, and where nobody knows."""
        api = self.pdfium
        self.looked_at += 1
        if api.FPDFPageObj_HasTransparency(item):
            return False
        told = api.FPDF_IMAGEOBJ_METADATA()
        if self.looked_at > _MOST or not api.FPDFImageObj_GetImageMetadata(item, self.page, told):
            return None
        if told.width * told.height > _MOST_PIXELS:
            return None
        bitmap = api.FPDFImageObj_GetRenderedBitmap(self.document, self.page, item)
        if not bitmap:
            return None
        try:
            return self._all_full(bitmap)
        finally:
            api.FPDFBitmap_Destroy(bitmap)

    def _all_full(self, bitmap: Any) -> bool:
        api = self.pdfium
        form, lines = api.FPDFBitmap_GetFormat(bitmap), api.FPDFBitmap_GetHeight(bitmap)
        if form != api.FPDFBitmap_BGRA:
            return form in (api.FPDFBitmap_BGR, api.FPDFBitmap_BGRx, api.FPDFBitmap_Gray)
        size = lines * api.FPDFBitmap_GetStride(bitmap)
        return not ctypes.string_at(api.FPDFBitmap_GetBuffer(bitmap), size)[3::4].strip(_FULL)
