"""A page's text handed to whoever receives its tags; and the style sheets that stand in it, wherever they stand.

Browsers paint a page when all of it is there: a sheet at its end speaks of what stands above.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, Protocol

from core.errors import Refusal, UnusableInput
from core.patterns import lazy
from core.readers.html.css.conditions import holds_on_screen
from core.readers.safe_xml import lxml_etree

_CHUNK = 2**16
_COPY = "请用浏览器打开网页，把报告正文复制到 Word 或 WPS，另存为 .docx 后再打开。"
TANGLED = f"这个网页的结构不正常，无法读取。{_COPY}"
EMPTY = "这个网页文件里没有内容。请重新保存网页后再打开。"

_OPENS = lazy(r"<(?:(!--)|(style|script|noscript|template|textarea|xmp|title|link)\b([^<>]{0,1000}+)>)")
_NAMED = lazy(r"""(media|type|rel|href)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"']++))""", re.IGNORECASE)
_MOST_SHEETS = 500


class TooManyTags(Exception):
    """More elements, or deeper ones, than any page of a site has."""


class TagReceiver(Protocol):
    """Whoever receives the tags of a page, one after the other."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None:
        """Called where an element begins."""

    def end(self, tag: str, /) -> None:
        """Called where an element ends."""

    def data(self, text: str, /) -> None:
        """Called with the text between tags."""

    def comment(self, text: str, /) -> None:
        """Called with what a page does not show."""

    def close(self) -> None:
        """Called at the end."""


def feed(text: str, page: TagReceiver) -> None:
    """Let ``page`` receive the tags of a text.  Raises UnusableInput.

    In pieces: the parser goes on to the end of a piece even where we stopped it.
    """
    data = text.replace("\0", "").encode("utf-8", "replace")
    # huge_tree: without it the parser begins anew behind each comment that is too long, for ever.
    library = lxml_etree()
    parser = library.HTMLParser(target=page, encoding="utf-8", no_network=True, huge_tree=True)
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
        if data:
            parser.close()
    except TooManyTags as error:
        raise UnusableInput(TANGLED) from error
    except library.LxmlError as error:
        raise UnusableInput(EMPTY, Refusal.EMPTY) from error


class SheetSource(NamedTuple):
    """A style sheet of a page: its text, or the address where it lies."""

    text: str
    address: str = ""


def sheets_in(text: str, linked: Callable[[SheetSource], Iterable[str]] | None = None) -> Iterator[str]:
    """The style sheets in a page that hold on a screen, in order; not those in comments, scripts and templates.

    Those that it names are what ``linked`` makes of them.
    """
    lower = text.lower()
    if ("<style" not in lower and (linked is None or "<link" not in lower)) or len(lower) != len(text):
        lower = text if "<style" in text else ""
    place = found = 0
    while found < _MOST_SHEETS and (opened := _OPENS.search(lower, place)) is not None:
        place = opened.end()
        if opened[2] == "link":
            told = _attributes(text[opened.start(3) : opened.end(3)])
            if linked and _is_link(told):
                found += 1
                yield from linked(SheetSource("", told["href"]))
            continue
        end = lower.find("-->" if opened[1] else f"</{opened[2]}", opened.end())
        if opened[2] == "style":
            said = text[opened.end() : end if end >= 0 else len(text)]
            found += 1
            if _is_sheet(_attributes(opened[3])):
                yield from linked(SheetSource(said)) if linked else (said,)
        if end < 0:
            return
        place = end + 3


def sheets_of_trees(text: str) -> list[list[str]]:
    """The style sheets of each shadow tree of a page, in the order in which these begin."""
    found: list[list[str]] = []
    open_trees: list[int] = []
    for tag in _IN_TREES.finditer(text):
        if tag[1]:  # the end of one
            open_trees[-1:] = []
        elif tag[2]:
            is_tree = _TREE.search(tag[2]) is not None
            open_trees.append(len(found) if is_tree else -1)
            found += [[]] if is_tree else []
        elif open_trees and open_trees[-1] >= 0 and _is_sheet(_attributes(tag[3])):
            found[open_trees[-1]].append(tag[4])
    return found


_IN_TREES = lazy(
    r"(</template)|<(template\b[^<>]{0,1000}+)>|<style\b([^<>]{0,1000}+)>([^<]{0,200000}+)</style", re.IGNORECASE
)
_TREE = lazy(r"""\bshadow(?:rootmode|root|mode)\s*+=\s*+["']?(?:open|closed)\b""", re.IGNORECASE)


def _is_link(told: Mapping[str, str]) -> bool:
    kinds = told.get("rel", "").lower().split()
    return "stylesheet" in kinds and "alternate" not in kinds and bool(told.get("href")) and _is_sheet(told)


def _attributes(text: str) -> Mapping[str, str]:
    return {found[1].lower(): found[2] or found[3] or found[4] or "" for found in _NAMED.finditer(text)}


def _is_sheet(attributes: Mapping[str, str]) -> bool:
    return attributes.get("type", "") in ("", "text/css") and holds_on_screen(attributes.get("media", ""))
