"""Text from other programs made plain: paragraphs of words, nothing of their looks.

Word, WPS and web pages bring soft line breaks, no-break and zero-width blanks,
indents made of full-width blanks, symbol-font bullets and empty lines.
"""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

from core.patterns import lazy

# Bullets of the fonts Symbol and Wingdings, which office programs hand over as private-use characters.
_BULLETS = str.maketrans(
    {"\uf0b7": "•", "\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a7": "▪"}
)
_INVISIBLE = {"Cc", "Cf", "Cs"}


def clean_text(text: str) -> str:
    """Plain paragraphs, one a line: no indents, no empty lines, one ordinary blank where blanks were.

    Cleaning what is clean changes nothing.
    """
    lines = (_clean_line(line) for line in text.translate(_BULLETS).splitlines())
    return "\n".join(line for line in lines if line)


def _clean_line(line: str) -> str:
    spaced = " ".join(line.split())
    visible = "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE and c != "\ufffc")
    return " ".join(visible.split())


def count_characters(text: str) -> int:
    """Number of characters without blanks and line breaks (Word: 字符数，不计空格)."""
    return len("".join(text.split()))


_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "tr",
        "br",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "table",
        "section",
        "article",
        "blockquote",
        "dt",
        "dd",
        "pre",
    ]
)
_SKIPPED = frozenset(["style", "script", "head", "title", "xml", "template"])
_MARKUP = lazy(r"<!--.*?(?:-->|\Z)|<[!?][^>]*+>?", re.DOTALL)
_BEGIN, _END = (lazy(rf"<!--\s*+{name}Fragment\s*+-->") for name in ("Start", "End"))


_HTML_BLANKS = lazy(r"[ \t\r\n]+")
# A line of source that ends between two Chinese characters parts no words.
_BROKEN_LINE = lazy(r"(?<=[\u2e80-\u9fff\uff00-\uffef])[ \t]*\r?\n[ \t]*(?=[\u2e80-\u9fff\uff00-\uffef])")


def html_text(html: str) -> str:
    """The visible text of a piece of HTML, uncleaned: one line a block, list items with their marks."""
    begin = _BEGIN.search(html)
    end = _END.search(html, begin.end()) if begin else None
    reader = _TextReader()
    reader.feed(_MARKUP.sub("", html[begin.end() : end.start()] if begin and end else html))
    reader.close()
    return "".join(reader.pieces)


class _TextReader(HTMLParser):
    """Collects what a reader would see, line by line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0
        self._lists: list[int | None] = []  # the number reached in each open list, None where it has dots

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _SKIPPED
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag in ("td", "th"):
            self.pieces.append(" ")
        if tag in ("ul", "ol"):
            self._lists.append(0 if tag == "ol" else None)
        if tag == "li":
            self.pieces.append(self._mark())

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._hidden = max(0, self._hidden - 1)
        if tag in _BLOCKS:
            self.pieces.append("\n")
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(_HTML_BLANKS.sub(" ", _BROKEN_LINE.sub("", data)))

    def _mark(self) -> str:
        if not self._lists or self._lists[-1] is None:
            return "• "
        self._lists[-1] += 1
        return f"{self._lists[-1]}. "
