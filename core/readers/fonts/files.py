"""As which digits a font file draws its digits: looked at through PDFium, in a page made for that."""

from __future__ import annotations

import struct
import threading
from collections.abc import Mapping, Sequence
from typing import Any, cast

from core.readers.fonts.calls import address, quick_calls
from core.readers.fonts.outlines import digits_as_drawn

PDFIUM = threading.Lock()  # it serves one thread at a time
_WAIT = 10.0  # seconds for a file that is read at the same time
_LARGEST = 30_000_000  # bytes of a font: a Chinese one of four faces has some twenty millions
_FONT_FILES = (b"\0\1\0\0", b"true", b"OTTO", b"ttcf")


_MOST_KNOWN = 64
_known: dict[tuple[bytes, str, tuple[int, ...]], dict[str, str]] = {}  # the pages of a file share their fonts


def digits_of_file(font: bytes, digits: str, glyphs: Sequence[int] = ()) -> dict[str, str]:
    """As which these digits are drawn where any is drawn as another, as :func:`digits_as_drawn` tells it.

    ``glyphs`` are the numbers of their glyphs in the font where those are told, not left to its table of codes.
    Nothing is told of a file that is no font, of one that PDFium cannot open, and while another file is read.
    """
    from hashlib import sha256  # few files bring fonts

    if not font.startswith(_FONT_FILES) or len(font) > _LARGEST:
        return {}
    asked = sha256(font).digest(), digits, tuple(glyphs)  # not the font itself, or those of many files would stay
    if asked not in _known and PDFIUM.acquire(timeout=_WAIT):
        try:
            if len(_known) >= _MOST_KNOWN:
                _known.clear()
            _known[asked] = _drawn(_page_with(font, dict(zip(map(ord, digits), glyphs, strict=False))), digits)
        finally:
            PDFIUM.release()
    return _known.get(asked, {})


def _drawn(page: bytes, digits: str) -> dict[str, str]:
    import pypdfium2.raw  # pyright: ignore[reportMissingTypeStubs]

    pdfium = cast("Any", pypdfium2.raw)
    ask = quick_calls(pdfium)
    document = pdfium.FPDF_LoadMemDocument64(page, len(page), None)
    handle = pdfium.FPDF_LoadPage(document, 0) if document else None
    try:
        item = ask.FPDFPage_GetObject(address(handle), 0) if handle else 0
        font = ask.FPDFTextObj_GetFont(item) if item else 0
        return (digits_as_drawn(ask, font, digits) if font else None) or {}
    finally:
        if handle:
            pdfium.FPDF_ClosePage(handle)
        if document:
            pdfium.FPDF_CloseDocument(document)


def _page_with(font: bytes, glyphs: Mapping[int, int]) -> bytes:
    """A PDF of one page with the digits in this font (ISO 32000-1, 9.6.3); ``glyphs`` tells those of codes (9.7.4)."""
    flags = b"/Flags 32/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[0 -120 1000 880]"
    code = b"/Encoding/WinAnsiEncoding/FirstChar 48/LastChar 57/Widths[" + b"500 " * 10 + b"]"
    words, more, named = (
        b"(0123456789)",
        tuple[bytes, ...](),
        b"/Subtype/TrueType/BaseFont/F/FontDescriptor 6 0 R" + code,
    )
    if glyphs:
        words = b"<%b>" % b"".join(b"%04x" % sign for sign in glyphs)
        named = b"/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[8 0 R]/ToUnicode 10 0 R"
        numbers = b"".join(struct.pack(">H", glyphs.get(sign, 0)) for sign in range(max(glyphs) + 1))
        system = b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        below = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/FontDescriptor 6 0 R/DW 500/CIDToGIDMap 9 0 R" + system
        codes = b"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0030> <0039> <0030> endbfrange endcmap"
        more = (below + b">>", _stream(numbers), _stream(codes))
    parts = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Resources<</Font<</F 4 0 R>>>>/Contents 5 0 R>>",
        b"<</Type/Font" + named + b">>",
        _stream(b"BT /F 10 Tf " + words + b" Tj ET"),
        b"<</Type/FontDescriptor/FontName/F/FontFile2 7 0 R" + flags + b">>",
        _stream(font, b"/Length1 %d" % len(font)),
        *more,
    )
    out, places = bytearray(b"%PDF-1.4\n"), list[int]()
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    start, count = len(out), len(parts) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (count, start))


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(content), entries, content)
