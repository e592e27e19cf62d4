"""The manual's source: a small part of Markdown, read into blocks that window and pages draw.

Our own reader and not Qt's ``setMarkdown``: that gives headings no anchors, tables and
notes no look of ours, and typst nothing at all.  What is not understood is refused, so
no mark is ever printed; ``tests/core/help`` compares it with markdown-it-py.

One line is one block: ``# <a id="year"></a>报告的一年`` begins a chapter, ``##`` a topic,
``###`` is a line of its own in one; ``- ``, ``1. ``, ``> `` (a note), ``| … |`` (a table
with one row of heads), ``![words](picture.png)``.  In a line ``**name**`` is a name as it
stands in the window, `` `keys` `` are keys or what is typed, ``[words](quick.md#id)`` leads
to another topic.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from core.patterns import lazy
from core.records import record


class ManualError(ValueError):
    """The source has a line that this reader does not know."""


class PassageKind(StrEnum):
    """What a block of the manual is."""

    TEXT = "text"
    SUBHEAD = "subhead"
    BULLET = "bullet"
    STEP = "step"
    NOTE = "note"
    TABLE = "table"
    PICTURE = "picture"


@record
class ManualWords:
    """Some words of a line; ``mark`` is "", ``name`` (of the window) or ``code``; ``link`` the topic they lead to."""

    text: str
    mark: str = ""
    link: str = ""


@record
class Passage:
    """One block: its words, or the rows of a table (heads first), or a picture's file name; ``number`` of a step."""

    kind: PassageKind
    words: tuple[ManualWords, ...] = ()
    rows: tuple[tuple[tuple[ManualWords, ...], ...], ...] = ()
    picture: str = ""
    number: int = 0

    @property
    def plain(self) -> str:
        """What can be read in it, without marks."""
        cells = (cell for row in self.rows for cell in row)
        return " ".join("".join(one.text for one in words) for words in (self.words, *cells) if words)


@record
class HelpTopic:
    """One place of the manual: what a link and F1 lead to.  The first of a chapter has the chapter's own title."""

    id: str
    title: str
    passages: tuple[Passage, ...]
    chapter: str  # the id of its chapter
    level: int = 2


@dataclass
class _Open:
    """A topic that is being read."""

    id: str
    title: str
    level: int
    passages: list[Passage] = field(default_factory=list)


_HEAD = lazy(r'(#{1,2}) <a id="([\w-]+)"></a>(.+)')
_STEP = lazy(r"(\d{1,2})\. (.+)")
_PICTURE = lazy(r"!\[([^\]]*)\]\(([\w-]+\.png)\)")
_RULE = lazy(r"\|(?:-+\|)+")
_INLINE = lazy(r"\*\*([^*]+)\*\*|`([^`]+)`|\[([^\[\]]+)\]\((?:[\w-]+\.md)?#([\w-]+)\)")
_LEFT_OVER = lazy(r"[*`\]\[]|<a ")


def topics_of(source: str) -> tuple[HelpTopic, ...]:
    """The topics of one chapter's source; raises ManualError with the line."""
    found: list[_Open] = []
    for line in source.splitlines():
        if head := _HEAD.fullmatch(line):
            found.append(_Open(head[2], head[3], len(head[1])))
        elif line.strip():
            if not found:
                raise ManualError(line)
            _take(found[-1].passages, line)
    chapter = found[0].id if found else ""
    return tuple(HelpTopic(one.id, one.title, tuple(one.passages), chapter, one.level) for one in found)


def _take(passages: list[Passage], line: str) -> None:
    """Add what a line says; the rows of a table belong together."""
    if not line.startswith("|"):
        passages.append(_passage(line))
    elif _RULE.fullmatch(line):
        if not (passages and passages[-1].kind is PassageKind.TABLE and len(passages[-1].rows) == 1):
            raise ManualError(line)
    else:
        row = tuple(words_of(cell.strip()) for cell in line.strip("|").split("|"))
        before = passages.pop().rows if passages and passages[-1].kind is PassageKind.TABLE else ()
        passages.append(Passage(PassageKind.TABLE, rows=(*before, row)))


def _passage(line: str) -> Passage:
    if picture := _PICTURE.fullmatch(line):
        return Passage(PassageKind.PICTURE, (ManualWords(picture[1]),), picture=picture[2])
    if step := _STEP.fullmatch(line):
        return Passage(PassageKind.STEP, words_of(step[2]), number=int(step[1]))
    for start, kind in (("### ", PassageKind.SUBHEAD), ("- ", PassageKind.BULLET), ("> ", PassageKind.NOTE)):
        if line.startswith(start):
            return Passage(kind, words_of(line.removeprefix(start)))
    if line[0] in "#-> \t!<+":
        raise ManualError(line)
    return Passage(PassageKind.TEXT, words_of(line))


def words_of(text: str) -> tuple[ManualWords, ...]:
    """The words of a line with their marks; raises ManualError where a mark is left over."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[ManualWords]:
    place = 0
    for found in _INLINE.finditer(text):
        yield from _plain(text[place : found.start()])
        name, code, words, link = found.groups()
        yield (
            ManualWords(name, "name") if name else ManualWords(code, "code") if code else ManualWords(words, link=link)
        )
        place = found.end()
    yield from _plain(text[place:])


def _plain(text: str) -> Iterator[ManualWords]:
    if _LEFT_OVER.search(text):
        raise ManualError(text)
    if text:
        yield ManualWords(text)
