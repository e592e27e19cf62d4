"""Saved web page → raw paragraphs and tables in reading order, as a browser shows them.  Knows no form.

What the bytes are decides the charset; sizes and nesting are bounded, nothing is
fetched or run.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TypeVar

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.readers.enclosed import in_page
from core.readers.html.css.family import Census
from core.readers.html.css.lists import REVERSED, ListLengths
from core.readers.html.css.style_sheets import counts_from_end
from core.readers.html.heads_apart import with_heads
from core.readers.html.page import ParserTarget
from core.readers.html.parsing import EMPTY, TANGLED, feed, sheets_in
from core.readers.html.sheet_pages import as_sheets
from core.readers.left_out import notes_on, notes_on_footnotes
from core.readers.raw import RawDocument, RawParagraph, RawTable, numbered
from core.readers.text_decoding import BROKEN, DecodedText, decode

Target = TypeVar("Target", bound=ParserTarget)
__all__ = ["EMPTY", "TANGLED", "document", "read_into"]


def document(data: bytes, charset: str = "", sheets: Iterable[str] = ()) -> RawDocument:
    """Read the bytes of a page; ``charset`` is what a mail header says of them, ``sheets`` are style sheets beside it.

    Raises UnusableInput.
    """
    decoded = decode(data, charset)
    sheets = tuple(sheets)
    page = read_into(ParserTarget, decoded.text, sheets)
    if not page.items:
        raise UnusableInput(EMPTY, Refusal.EMPTY)
    return RawDocument(
        numbered(as_sheets(with_heads(page.items))), tuple(_notes(decoded, page)), enclosed=in_page(decoded.text)
    )


def read_into(kind: type[Target], text: str, sheets: Iterable[str] = (), framed: bool = False) -> Target:
    """A page of this kind with all that stands in a text, painted by its own style sheets and those beside it.  Raises UnusableInput."""
    sheets = (*sheets, *sheets_in(text))
    page = kind(census_of(text, *sheets))
    if REVERSED.search(text):
        lengths = ListLengths()
        feed(text, lengths)
        page.lists.lengths = lengths.lengths
    for sheet in sheets:
        page.rules.add(sheet)
    page.framed = None if framed else partial(read_into, framed=True)
    feed(text, page)
    return page


def census_of(text: str, *sheets: str) -> Census | None:
    """The places of a page's elements from the end, where a rule may ask for them.  Raises UnusableInput."""
    if not any(map(counts_from_end, sheets)):
        return None
    census = Census()
    feed(text, census)
    return census


def _notes(decoded: DecodedText, page: ParserTarget) -> list[tuple[NoteCode, str]]:
    notes = notes_on(page.left)
    notes += notes_on_footnotes(item.text for item in page.footnotes if isinstance(item, RawParagraph))
    if decoded.mistaken:
        notes.append((NoteCode.CHARSET, f"网页注明的编码（{decoded.mistaken}）与内容不符，已按内容识别。"))
    if page.folded:
        notes.append((NoteCode.HIDDEN, "网页中有折叠的内容，已照常读入。请核对。"))
    if broken := decoded.text.count(BROKEN):
        notes.append((NoteCode.BROKEN, f"网页里有{broken}个字已损坏，请核对文字。"))
    if page.drawings.icons.may_be_figures:
        notes.append(
            (NoteCode.PICTURE, f"表格的格里有{page.drawings.icons.count}个小图标，图标里如果有数字，无法读取。请核对。")
        )
    if page.pictures and not any(isinstance(item, RawTable) for item in page.items):
        notes.append((NoteCode.PICTURE, f"文件里有{page.pictures}张图片，图片里的内容无法读取。"))
    return notes
