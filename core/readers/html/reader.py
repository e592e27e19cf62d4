"""Saved web page → raw paragraphs and tables in reading order, as a browser shows them.  Knows no form.

What the bytes are decides the charset; sizes and nesting are bounded, nothing is
fetched or run.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.readers.enclosed import in_page
from core.readers.html.family import Census
from core.readers.html.lists import REVERSED, ListLengths
from core.readers.html.page import ParserTarget, TooManyTags
from core.readers.html.sheet_pages import as_sheets
from core.readers.html.style_sheets import counts_from_end
from core.readers.left_out import notes_on, notes_on_footnotes
from core.readers.raw import RawDocument, RawParagraph, RawTable, numbered
from core.readers.text_decoding import BROKEN, DecodedText, decode

_CHUNK = 2**16

_COPY = "请用浏览器打开网页，把报告正文复制到 Word 或 WPS，另存为 .docx 后再打开。"
TANGLED = f"这个网页的结构不正常，无法读取。{_COPY}"
EMPTY = "这个网页文件里没有内容。请重新保存网页后再打开。"


def document(data: bytes, charset: str = "", sheets: Iterable[str] = ()) -> RawDocument:
    """Read the bytes of a page; ``charset`` is what a mail header says of them, ``sheets`` are style sheets beside it.

    Raises UnusableInput.
    """
    decoded = decode(data, charset)
    sheets = tuple(sheets)
    page = ParserTarget(census_of(decoded.text, *sheets))
    if REVERSED.search(decoded.text):
        lengths = ListLengths()
        feed(decoded.text, lengths)
        page.lists.lengths = lengths.lengths
    for sheet in sheets:
        page.rules.add(sheet)
    feed(decoded.text, page)
    if not page.items:
        raise UnusableInput(EMPTY, Refusal.EMPTY)
    return RawDocument(numbered(as_sheets(page.items)), tuple(_notes(decoded, page)), enclosed=in_page(decoded.text))


def census_of(text: str, *sheets: str) -> Census | None:
    """The places of a page's elements from the end, where a rule may ask for them.  Raises UnusableInput."""
    if not any(map(counts_from_end, (text, *sheets))):
        return None
    census = Census()
    feed(text, census)
    return census


def feed(text: str, page: ParserTarget | Census | ListLengths) -> None:
    """Let ``page`` receive the tags of a text.  Raises UnusableInput.

    In pieces: the parser goes on to the end of a piece even where we stopped it.
    """
    from lxml import etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]

    data = text.replace("\0", "").encode("utf-8", "replace")
    # huge_tree: without it the parser begins anew behind each comment that is too long, for ever.
    parser = cast("Any", etree).HTMLParser(target=page, encoding="utf-8", no_network=True, huge_tree=True)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        if data:
            parser.close()
    except TooManyTags as error:
        raise UnusableInput(TANGLED) from error
    except cast("Any", etree).LxmlError as error:
        raise UnusableInput(EMPTY, Refusal.EMPTY) from error


def _notes(decoded: DecodedText, page: ParserTarget) -> list[tuple[NoteCode, str]]:
    notes = notes_on(page.left)
    notes += notes_on_footnotes(item.text for item in page.footnotes if isinstance(item, RawParagraph))
    if decoded.mistaken:
        notes.append((NoteCode.CHARSET, f"网页注明的编码（{decoded.mistaken}）与内容不符，已按内容识别。"))
    if page.folded:
        notes.append((NoteCode.HIDDEN, "网页中有折叠的内容，已照常读入。请核对。"))
    if broken := decoded.text.count(BROKEN):
        notes.append((NoteCode.BROKEN, f"网页里有{broken}个字已损坏，请核对文字。"))
    if page.pictures and not any(isinstance(item, RawTable) for item in page.items):
        notes.append((NoteCode.PICTURE, f"文件里有{page.pictures}张图片，图片里的内容无法读取。"))
    return notes
