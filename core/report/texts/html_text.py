"""The words of a piece of a page that is pasted into a text, line by line as they are seen.

A room of its own: Python's parser of pages comes with every name that HTML knows, and few pastes have nothing plainer.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from core.patterns import lazy

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
