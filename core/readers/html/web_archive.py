"""Web archive (.mht, .mhtml) → raw document: the pages in it, one after the other.  Knows no form."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email import message_from_bytes
from email.message import Message
from itertools import islice
from pathlib import Path

from core.errors import Refusal, UnusableInput
from core.markup import unescape
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.beside import FilesBeside, unquoted
from core.readers.html import reader as html_reader
from core.readers.html.sheet_pages import joined
from core.readers.on_sheets.cells import HIDDEN_SHEETS
from core.readers.raw import RawDocument, numbered
from core.readers.text_decoding import decode
from core.records import record

_MOST_PAGES = 20  # the page itself and its frames
_MOST_SHEETS, _LONGEST_SHEET = 50, 400_000
_MOST = {  # what the parser of mail takes long over
    b"content-type:": 2000,  # parts: a page's pictures and style sheets
    b"\n--": 50_000,  # what could part them
    b"\n": 1_000_000,
}
_EXCEL = lazy(rb"""content\s*=\s*["']?Excel\.Sheet""", re.IGNORECASE)
_WORD = lazy(rb"""content\s*=\s*["']?Word\.Document""", re.IGNORECASE)
_SHEETS = lazy(
    r"""<x:ExcelWorksheet>\s*<x:Name>([^<]*+)</x:Name>\s*<x:WorksheetSource\s+HRef\s*=\s*["']?([^"'<>\s]++)""",
    re.IGNORECASE,
)
_FRAME = lazy(rb"<iframe", re.IGNORECASE)
_FRAMES = lazy(
    r"""<iframe\b[^<>]{0,2000}?\ssrc\s*=\s*(?:"([^"<>]{1,2000})"|'([^'<>]{1,2000})'|([^\s"'<>]{1,2000}))""",
    re.IGNORECASE,
)
_HIDDEN = lazy(rb"<x:Visible>\s*Sheet(?:Very)?Hidden", re.IGNORECASE)
_HEAD = lazy(rb"^content-[a-z-]++:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEAD = 4096  # bytes of a header with its parameters; they take the parser the square of their number

DAMAGED = "这个网页文件（.mht）已损坏或不完整。请用浏览器重新打开网页，另存为“网页，仅 HTML”后再打开。"


def message(data: bytes) -> Message:
    """What is written in the form of a mail, where the parser of mail is not too long over it.  Raises UnusableInput."""
    lower = data.lower()
    if any(lower.count(mark) > most for mark, most in _MOST.items()):
        raise UnusableInput(html_reader.TANGLED)
    if any(len(head.group()) > _LONGEST_HEAD for head in _HEAD.finditer(data)):
        raise UnusableInput(html_reader.TANGLED)
    return message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip())


def document(data: bytes) -> RawDocument:
    """Read the bytes of a web archive; raises UnusableInput."""
    try:
        parts = list(islice(_parts(message(data)), _MOST_PAGES))
        read = _workbook(parts) if parts and _EXCEL.search(parts[0].content) else _joined(parts)
    except (RecursionError, ValueError, LookupError, AssertionError) as error:  # what broken mail does to the parser
        raise UnusableInput(DAMAGED, Refusal.DAMAGED) from error
    if not read.items:
        raise UnusableInput(DAMAGED, Refusal.DAMAGED)
    return read


@record
class _ArchivePage:
    """A page of an archive: where it came from, its bytes, the charset that is told of it."""

    place: str
    content: bytes
    charset: str
    sheets: tuple[str, ...] = ()
    name: str = ""  # by which frames call it: ``cid:…``

    def document(self, frames: PagesInArchive | None = None) -> RawDocument:
        """What stands on the page, which may be nothing; and in its ``frames``, where they stand on it."""
        try:
            return html_reader.document(self.content, self.charset, self.sheets, frames)
        except UnusableInput as error:
            if error.kind is not Refusal.EMPTY:
                raise
            return RawDocument(())


class PagesInArchive(FilesBeside):
    """The pages in an archive that another one shows in its frames: the only files beside it."""

    def __init__(self, pages: Sequence[_ArchivePage]) -> None:
        super().__init__(Path())
        self._pages = pages

    def within(self, address: str) -> PagesInArchive:
        """The same from every page: they are called by what they are named in the archive."""
        return self

    def content(self, address: str) -> bytes | None:
        """Nothing: style sheets are handed over with the page."""
        return None

    def page(self, address: str) -> bytes | None:
        """The page at an address, in UTF-8."""
        found = self._found(address)
        return None if found is None else codecs.BOM_UTF8 + decode(found.content, found.charset).text.encode()

    def named_in(self, pages: Sequence[_ArchivePage]) -> list[_ArchivePage]:
        """Those that a frame of any of these pages names, whether it is seen or not."""
        texts = (decode(page.content, page.charset).text for page in pages if _FRAME.search(page.content))
        found = (self._found(unescape(a or b or c)) for text in texts for a, b, c in _FRAMES.findall(text))
        return [page for page in found if page is not None]

    def _found(self, address: str) -> _ArchivePage | None:
        name = unquoted(address.strip().partition("#")[0]).decode("utf-8", "replace").removeprefix("./")
        if not name:
            return None
        places = ((page, page.place.replace("\\", "/")) for page in self._pages)
        return next((p for p, place in places if name in (p.name, place) or place.endswith(f"/{name}")), None)


def _parts(archive: Message) -> Iterator[_ArchivePage]:
    """The pages with anything in them; the main one comes first in an archive, frames after it.

    Style sheets that browsers keep as parts of their own hold for all of them.
    """
    sheets = tuple(islice(_contents(archive, "text/css"), _MOST_SHEETS))
    styles = tuple(decode(content[:_LONGEST_SHEET], part.get_content_charset("")).text for part, content in sheets)
    for part, content in _contents(archive, "text/html"):
        place, name = part.get("Content-Location") or "", (part.get("Content-ID") or "").strip("<> ")
        yield _ArchivePage(place, content, part.get_content_charset(""), styles, f"cid:{name}" if name else "")


def _contents(archive: Message, kind: str) -> Iterator[tuple[Message, bytes]]:
    for part in archive.walk():
        if part.get_content_type() == kind:
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                yield part, content


def _joined(parts: list[_ArchivePage]) -> RawDocument:
    """The main page with its frames, and pages that no frame names; what Word keeps in other pages are heads, feet and separators."""
    parts = parts[:1] if parts and _WORD.search(parts[0].content) else parts
    frames = PagesInArchive(parts[1:])
    named = frames.named_in(parts)
    pages = [part.document(frames if named else None) for part in parts if part not in named]
    notes = dict.fromkeys(note for page in pages for note in page.notes)
    return RawDocument(numbered(item for page in pages for item in page.items), tuple(notes))


def _workbook(parts: list[_ArchivePage]) -> RawDocument:
    """A workbook: the main page lists the sheets, which are pages of their own where there are several."""
    main = decode(parts[0].content, parts[0].charset).text
    listed = [(unescape(name), place.rpartition("/")[2]) for name, place in _SHEETS.findall(main)[:_MOST_PAGES]]
    by_name = {part.place.replace("\\", "/").rpartition("/")[2]: part for part in parts[1:]}
    sheets = [(name, by_name[place]) for name, place in listed if place in by_name]
    if not sheets:
        return _joined(parts[:1])
    shown = [(name, part.document()) for name, part in sheets if not _HIDDEN.search(part.content)]
    read = joined(shown)
    hidden = "、".join(name for name, part in sheets if _HIDDEN.search(part.content))
    told = ((NoteCode.HIDDEN_SHEET, HIDDEN_SHEETS.format(hidden)),) if hidden else ()
    return replace(read, items=numbered(read.items), notes=(*read.notes, *told))
