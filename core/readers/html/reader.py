"""Saved web page → raw paragraphs and tables in reading order, as a browser shows them.  Knows no form.

What the bytes are decides the charset; sizes and nesting are bounded, nothing is
run or fetched from anywhere but the folder of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from core.errors import Refusal, UnusableInput
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.beside import FilesBeside
from core.readers.enclosed import in_page
from core.readers.html.css.family import Census
from core.readers.html.css.lists import REVERSED, ListLengths
from core.readers.html.css.style_sheets import counts_from_end
from core.readers.html.heads_apart import with_heads
from core.readers.html.page import ParserTarget
from core.readers.html.parsing import EMPTY, TANGLED, SheetSource, feed, sheets_in, sheets_of_trees
from core.readers.html.scripted import ScriptedCells
from core.readers.html.sheet_pages import as_sheets
from core.readers.html.source_words import keeps_no_changes
from core.readers.left_out import notes_on, notes_on_comments, notes_on_footnotes
from core.readers.limits import MOST_PARAGRAPHS
from core.readers.mangled_text import RESTORED, decode_and_restore
from core.readers.raw import RawDocument, RawParagraph, RawTable, numbered
from core.readers.text_decoding import BROKEN, DecodedText

Target = TypeVar("Target", bound=ParserTarget)
_NO_SHEETS = "网页的样式文件不在网页旁边，数据是否有一部分本来看不见，无法断定，已全部读入。请核对，或连同样式文件夹一起保存网页后再打开。"
_FALSE_DIGITS = "网页自带的字体“{families}”把一些数字画成别的数字，用它显示的数字与读入的不同。请对照网页逐格核对。"
_CLOSED_FONTS = (
    "网页自带的字体“{families}”（WOFF2 格式）无法查看，用它显示的数字与读入的是否相同，无法断定。请对照网页逐格核对。"
)
_WITHOUT_SCRIPT = "网页的正文只在不运行脚本时显示，已照常读入。请核对。"
_NOT_SHOWN = "网页的正文打开时不显示（隐藏、折叠，或者要运行脚本才显示），已照常读入。请核对。"
_REACHING_OUT = "网页里有自带样式的部件，其样式可能隐藏部件以外的内容，是否看得见无法断定，已读入。请核对。"
_MAY_BE_JOINED = (
    (
        NoteCode.JOINED,
        "网页由 LibreOffice 或 OpenOffice 保存，这样的网页不保存修订标记：原文档如果带有修订，删除的数字和文字会与其他的写在一起。"
        "文件里的数与合计不符，请对照原文档逐格核对。",
    ),
)
_HELD = "data:text/css"
_ONLY_FIGURES = lazy(r"[\d\s.,，]*\d[\d\s.,，]*")
# Characters of a line of figures; lines of them that are more than dates and pages.
_FIGURES_LINE, _FEWEST_FIGURES = 80, 6
__all__ = ["EMPTY", "TANGLED", "document", "read_into"]


def document(
    data: bytes, charset: str = "", sheets: Iterable[str] = (), beside: FilesBeside | None = None
) -> RawDocument:
    """Read the bytes of a page; ``charset`` is what a mail header says of them, ``sheets`` are style sheets beside it.

    ``beside`` is what lies beside it where it is a file.  Raises UnusableInput.
    """
    decoded, sheets = decode_and_restore(data, charset), tuple(sheets)
    page, told = _read(decoded.text, sheets, beside)
    if not page.items:
        raise UnusableInput(EMPTY, Refusal.EMPTY)
    notes = [*told, *_notes(decoded, page), *_notes_on_sheets(decoded.text, beside)]
    notes += _notes_on_fonts(decoded.text, sheets, beside)
    items = numbered(as_sheets(with_heads(page.items)))
    suspected = _MAY_BE_JOINED if keeps_no_changes(decoded.text) else ()
    return RawDocument(items, tuple(notes), enclosed=in_page(decoded.text), suspected=suspected)


def _read(
    text: str, sheets: Sequence[str], beside: FilesBeside | None
) -> tuple[ParserTarget, Sequence[tuple[NoteCode, str]]]:
    """A page, and what is to be told of the way it was read: where no table stands in it, other ways are tried."""
    page = read_into(ParserTarget, text, sheets, beside=beside)
    if len(page.items) > MOST_PARAGRAPHS:  # refused: no other way reads less
        return page, ()
    if (count := _tables(page)) and not _figures_apart(page):
        return page, ()
    from core.readers.html.of_boxes import PageAsIfShown, PageOfBoxes, PageWithoutScript

    if count:
        other = read_into(PageOfBoxes, text, sheets, beside=beside)
        return (other if _tables(other) > count else page), ()

    ways: tuple[tuple[type[ParserTarget], str, tuple[tuple[NoteCode, str], ...]], ...] = (
        (PageWithoutScript, "<noscript", ((NoteCode.HIDDEN, _WITHOUT_SCRIPT),)),
        *((PageOfBoxes, mark, ()) for mark in ("grid", "flex", "float", "inline-block")),
        (PageAsIfShown, "<table", ((NoteCode.HIDDEN, _NOT_SHOWN),)),
        (PageAsIfShown, "<iframe", ((NoteCode.HIDDEN, _NOT_SHOWN),)),
    )
    lower, tried = text.lower(), set[type[ParserTarget]]()
    for way, mark, told in ways:
        if mark in lower and not (way is PageOfBoxes and way in tried):
            tried.add(way)
            other = read_into(way, text, sheets, beside=beside)
            if _tables(other):
                return other, told
    return page, ()


def _tables(page: ParserTarget) -> int:
    return sum(isinstance(item, RawTable) for item in page.items)


def _figures_apart(page: ParserTarget) -> bool:
    """Whether figures stand outside the tables of a page as those of a table made of boxes do: each by itself."""
    lines = (item.text for item in page.items if isinstance(item, RawParagraph))
    return sum(1 for line in lines if len(line) < _FIGURES_LINE and _ONLY_FIGURES.fullmatch(line)) >= _FEWEST_FIGURES


def read_into(
    kind: type[Target],
    text: str,
    sheets: Iterable[str] = (),
    framed: bool = False,
    beside: FilesBeside | None = None,
) -> Target:
    """A page of this kind with all that stands in a text, painted by its own style sheets and those beside it.  Raises UnusableInput."""
    linked = _linked(beside) if beside or _HELD in text else None
    sheets = (*sheets, *sheets_in(text, linked))
    page = kind(census_of(text, *sheets))
    if REVERSED.search(text):
        lengths = ListLengths()
        feed(text, lengths)
        page.lists.lengths = lengths.lengths
    for sheet in sheets:
        page.rules.add(sheet)
    if "<template" in text.lower():
        page.trees = sheets_of_trees(text)
    page.scripted = ScriptedCells(text)
    page.framed = None if framed else partial(read_into, framed=True)
    if beside and not framed:
        page.frame_beside = partial(_frame, kind, beside)
    feed(text, page)
    return page


def _linked(beside: FilesBeside | None) -> Callable[[SheetSource], Iterable[str]]:
    from core.readers.html.linked_sheets import sheets_of

    return partial(sheets_of, beside)


def _frame(kind: type[Target], beside: FilesBeside, address: str) -> Target | None:
    """The page of a frame, where it lies beside the page that has the frame."""
    if (content := beside.page(address)) is None:
        return None
    return read_into(kind, decode_and_restore(content).text, framed=True, beside=beside.within(address))


def _notes_on_sheets(text: str, beside: FilesBeside | None) -> Iterable[tuple[NoteCode, str]]:
    """What hangs on style sheets that are not there."""
    if beside and any(".css" in address for address in beside.missing):
        from core.readers.html.linked_sheets import needs_sheets

        if needs_sheets(text):
            yield NoteCode.COVERED, _NO_SHEETS


def _notes_on_fonts(text: str, sheets: Iterable[str], beside: FilesBeside | None) -> Iterable[tuple[NoteCode, str]]:
    """What fonts of the page draw otherwise than its letters say."""
    if "@font-face" not in text and not beside and _HELD not in text:
        return
    linked = _linked(beside) if beside or _HELD in text else None
    sheets = (*sheets, *sheets_in(text, linked))
    if any("@font-face" in sheet for sheet in sheets):
        from core.readers.html.page_fonts import doubtful_families

        for families, told in zip(doubtful_families(sheets, text, beside), (_FALSE_DIGITS, _CLOSED_FONTS), strict=True):
            if families:
                yield NoteCode.BROKEN, told.format(families="”、“".join(families))


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
    notes += notes_on_comments(item.text for item in page.remarks if isinstance(item, RawParagraph))
    if decoded.mistaken:
        notes.append((NoteCode.CHARSET, f"网页注明的编码（{decoded.mistaken}）与内容不符，已按内容识别。"))
    if decoded.restored:
        notes.append((NoteCode.CHARSET, RESTORED))
    if page.reaching_out:
        notes.append((NoteCode.COVERED, _REACHING_OUT))
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
