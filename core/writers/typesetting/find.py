"""Where words stand on typeset pages: read from the PDF, whose pages are those of the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from core.records import record

if TYPE_CHECKING:
    from pypdfium2 import PdfPage  # pyright: ignore[reportMissingTypeStubs]


@record
class PageHit:
    """Words found on a page (from 0): a box for each line they stand on, (left, top, width, height) in points."""

    page: int
    boxes: tuple[tuple[float, float, float, float], ...]


@record
class _Page:
    """What can be seen of a page, without blanks and line breaks, and where each character stands."""

    text: str
    boxes: tuple[tuple[float, float, float, float], ...]


def read_pages(data: bytes) -> tuple[_Page, ...]:
    """The pages of a PDF of ours, to be searched by :func:`hits`."""
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_read(page) for page in document)
    finally:
        document.close()


def _read(page: PdfPage) -> _Page:
    import pypdfium2.raw as pdfium  # pyright: ignore[reportMissingTypeStubs]

    height, text = page.get_height(), page.get_textpage()
    signs: list[str] = []
    boxes: list[tuple[float, float, float, float]] = []
    for index in range(text.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(text, index))
        if sign.isspace() or not sign.isprintable():
            continue
        found = cast("Any", text).get_charbox(index, loose=True)
        left, bottom, right, top = (float(side) for side in found)
        signs.append(sign.lower())
        boxes.append((left, height - top, right - left, top - bottom))
    return _Page("".join(signs), tuple(boxes))


def hits(pages: tuple[_Page, ...], words: str) -> tuple[PageHit, ...]:
    """All places of the words, in order; blanks and capitals do not matter, nor where a line ends."""
    wanted = "".join(words.split()).lower()
    return tuple(hit for number, page in enumerate(pages) for hit in _on(number, page, wanted)) if wanted else ()


def _on(number: int, page: _Page, wanted: str) -> list[PageHit]:
    found: list[PageHit] = []
    start = page.text.find(wanted)
    while start >= 0:
        found.append(PageHit(number, _lines(page.boxes[start : start + len(wanted)])))
        start = page.text.find(wanted, start + len(wanted))
    return found


def _lines(boxes: tuple[tuple[float, float, float, float], ...]) -> tuple[tuple[float, float, float, float], ...]:
    """One box for the characters of each line."""
    lines: list[tuple[float, float, float, float]] = []
    for left, top, width, height in boxes:
        if lines and left >= lines[-1][0] and abs(top - lines[-1][1]) < height / 2:
            first = lines[-1]
            lines[-1] = (first[0], min(first[1], top), left + width - first[0], max(first[3], height))
        else:
            lines.append((left, top, width, height))
    return tuple(lines)
