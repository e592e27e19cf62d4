"""Web archive (.mht, .mhtml) → raw document: the pages in it, one after the other.  Knows no form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from itertools import islice

from core.errors import Refusal, UnusableInput
from core.readers.html import reader as html_reader
from core.readers.raw import RawDocument, numbered

_MOST_PAGES = 20  # the page itself and its frames
_MOST = {  # what the parser of mail takes long over
    b"content-type:": 2000,  # parts: a page's pictures and style sheets
    b"\n--": 50_000,  # what could part them
    b"\n": 1_000_000,
}
_HEAD = re.compile(rb"^content-[a-z-]++:[^\r\n]*+(?:\r?\n[ \t][^\r\n]*+)*+", re.IGNORECASE | re.MULTILINE)
_LONGEST_HEAD = 4096  # bytes of a header with its parameters; they take the parser the square of their number

DAMAGED = "这个网页文件（.mht）已损坏或不完整。请用浏览器重新打开网页，另存为“网页，仅 HTML”后再打开。"


def document(data: bytes) -> RawDocument:
    """Read the bytes of a web archive; raises UnusableInput."""
    lower = data.lower()
    if any(lower.count(mark) > most for mark, most in _MOST.items()):
        raise UnusableInput(html_reader.TANGLED)
    if any(len(head.group()) > _LONGEST_HEAD for head in _HEAD.finditer(data)):
        raise UnusableInput(html_reader.TANGLED)
    try:
        found = list(islice(_pages(message_from_bytes(data.lstrip())), _MOST_PAGES))
    except (RecursionError, ValueError, LookupError, AssertionError) as error:  # what broken mail does to the parser
        raise UnusableInput(DAMAGED, Refusal.DAMAGED) from error
    if not found:
        raise UnusableInput(DAMAGED, Refusal.DAMAGED)
    return _joined(found)


def _pages(archive: Message) -> Iterator[RawDocument]:
    """The pages with anything in them; the main one comes first in an archive, frames after it."""
    for part in archive.walk():
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            if isinstance(content, bytes) and content.strip():
                try:
                    yield html_reader.document(content, part.get_content_charset(""))
                except UnusableInput as error:
                    if error.kind is not Refusal.EMPTY:
                        raise


def _joined(pages: list[RawDocument]) -> RawDocument:
    notes = dict.fromkeys(note for page in pages for note in page.notes)
    return RawDocument(numbered(item for page in pages for item in page.items), tuple(notes))
