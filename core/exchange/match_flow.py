"""One line of reading: the paragraphs of a document in order, with marks where the form's tables stand.

Rows of a table that hold only one text outside the form's own rows are
paragraphs too: offices put headings and whole texts into table rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.exchange.match_tables import Found
from core.exchange.raw import RawDocument, RawParagraph, RawTable


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with the number that the file's list numbering puts before it."""

    text: str
    number: str = ""

    @property
    def printed(self) -> str:
        """As a reader sees it."""
        return self.number + self.text if self.text else ""


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a table of the form begins, or (``key`` "") a table that is not of the form."""

    key: str
    text: str = ""


Flow = list[Line | Mark]


def flow(document: RawDocument, found: Mapping[int, Found], names: Iterable[str] = ()) -> Flow:
    """The document as lines and marks; ``found`` by index of the raw table, ``names`` the names of sections."""
    parts: Flow = []
    heading = re.compile(rf"^(\s*[一二三四五六七八九]\s*、\s*(?:{'|'.join(map(re.escape, names))}))\s*[。：:]\s*(?=\S)")
    for item in document.items:
        if isinstance(item, RawParagraph):
            # A heading may run into its text on one line.
            parts += _lines(heading.sub("\\1\n", item.text, count=1), item.number)
        else:
            parts += _table(item, found.get(item.index))
    return parts


def _lines(text: str, number: str = "") -> Iterator[Line]:
    """A paragraph as lines, broken where the file breaks them, blanks around them dropped."""
    if "\n" not in text:
        yield Line(text.strip(), number)
        return
    for i, line in enumerate(text.split("\n")):
        yield Line(line.strip(), "" if i else number)


def _table(raw: RawTable, found: Found | None) -> Iterator[Line | Mark]:
    owner = {row: key for key, rows in found.rows.items() for row in rows} if found and found.cells else {}
    rows = _texts(raw)
    if not owner and any(len(texts) > 1 for texts in rows):
        yield Mark("", "；".join(" ".join(texts) for texts in rows[:3]))
        return
    begun: set[str] = set()
    for row, texts in enumerate(rows):
        key = owner.get(row)
        if key and key not in begun:
            begun.add(key)
            yield Mark(key)
        elif not key and len(texts) == 1:
            yield from _lines(texts[0])


def _texts(raw: RawTable) -> Sequence[list[str]]:
    rows: list[list[str]] = [[] for _ in range(raw.rows)]
    for cell in raw.cells:
        if text := cell.text.strip():
            rows[cell.row].append(text)
    return rows
