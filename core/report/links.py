"""Linked figures: a number in a text that is a figure of the tables, and follows it.

A text is stored as a template in which ``{applications.new.total}``, or a sum
``{applications.new.total+applications.carried_in.total}``, stands for the
figure.  Everything that reads a report sees the words with the number in its
place (:class:`Linked`), so that words and tables cannot part.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping

from core.patterns import lazy
from core.records import record
from core.report.text_changes import Change, change_before, changes

BLANK = "＿＿"  # what stands in a text for a figure not filled in yet
LINKED = "{"  # a text without it holds no linked figure
_TOKEN = lazy(r"\{([a-z0-9_.]+(?:\+[a-z0-9_.]+)*)\}")

Cells = tuple[str, ...]


@record
class Link:
    """``text[start:end]`` shows the sum of these cells (mostly one)."""

    start: int
    end: int
    cells: Cells

    @property
    def token(self) -> str:
        """How the link is stored."""
        return token(*self.cells)

    def moved(self, by: int) -> Link:
        """The same link so many characters further on."""
        return Link(self.start + by, self.end + by, self.cells)


@record
class Linked:
    """A text as it reads, and which of its numbers are linked, in order."""

    text: str
    links: tuple[Link, ...] = ()

    @property
    def template(self) -> str:
        """The text as it is stored."""
        pieces: list[str] = []
        end = 0
        for link in self.links:
            pieces += [self.text[end : link.start], link.token]
            end = link.end
        return "".join((*pieces, self.text[end:]))

    def link_at(self, start: int, end: int) -> Link | None:
        """The first link that shares a character with this range; an empty range may also touch its end."""
        if start == end:
            return next((link for link in self.links if link.start <= start <= link.end), None)
        return next((link for link in self.links if link.start < end and start < link.end), None)

    def cut(self, start: int, end: int) -> Linked:
        """A piece of the text; links that are cut through become plain."""
        whole = (link.moved(-start) for link in self.links if start <= link.start and link.end <= end)
        return Linked(self.text[start:end], tuple(whole))

    def replaced(self, start: int, end: int, words: Linked) -> Linked:
        """With other words in the place of these; a link that loses or gains a character becomes plain."""
        shift = len(words.text) - (end - start)
        before = tuple(link for link in self.links if link.end <= start)
        after = tuple(link.moved(shift) for link in self.links if link.start >= end and link not in before)
        inside = tuple(link.moved(start) for link in words.links)
        return Linked(self.text[:start] + words.text + self.text[end:], (*before, *inside, *after))

    def plain(self, *links: Link) -> Linked:
        """With these links turned into plain text."""
        return Linked(self.text, tuple(link for link in self.links if link not in links))

    def keeping(self, cells: Container[str]) -> Linked:
        """With only the links to these cells; the others are plain text from now on."""
        return Linked(self.text, tuple(link for link in self.links if all(cell in cells for cell in link.cells)))

    def carried(self, homes: Mapping[str, str]) -> Linked:
        """Linked to the same figures under the keys of another form; those without a home there are plain from now on."""
        kept = (link for link in self.links if all(cell in homes for cell in link.cells))
        return Linked(self.text, tuple(Link(k.start, k.end, tuple(homes[cell] for cell in k.cells)) for k in kept))

    def reworded(self, text: str, cursor: int | None = None) -> Linked:
        """Reading ``text`` now; links in what did not change stay.

        ``cursor`` is where typing ended: it tells which of two equal
        characters is the new one.
        """
        if text == self.text:
            return self
        found = change_before(self.text, text, cursor) if cursor is not None else None
        made = self
        for change in changes(self.text, text) if found is None else (found,):
            for small in self._around_links(change):
                made = made.replaced(small.start, small.end, Linked(small.words))
        return made

    def _around_links(self, change: Change) -> Iterator[Change]:
        """A large change with links inside as several small ones (last first), so that the links survive."""
        if not any(change.start <= link.start and link.end <= change.end for link in self.links):
            yield change
            return
        from difflib import SequenceMatcher

        old = self.text[change.start : change.end]
        for kind, start, end, to, until in reversed(SequenceMatcher(None, old, change.words, False).get_opcodes()):
            if kind != "equal":
                yield Change(change.start + start, change.start + end, change.words[to:until])


def token(*cells: str) -> str:
    """How a link to the sum of these cells is stored in a text."""
    return "{" + "+".join(cells) + "}"


def expand(template: str, cells: Container[str], shown: Callable[[Cells], str]) -> Linked:
    """A stored text as it reads; ``cells`` are those that the form has, ``shown`` prints the sum of some."""
    if LINKED not in template:
        return Linked(template)
    pieces: list[str] = []
    links: list[Link] = []
    end = length = 0
    for found in _TOKEN.finditer(template):
        parts = tuple(found.group(1).split("+"))
        if not all(part in cells for part in parts):
            continue
        words, figure = template[end : found.start()], shown(parts) or BLANK
        pieces += [words, figure]
        links.append(Link(length + len(words), length + len(words) + len(figure), parts))
        length, end = links[-1].end, found.end()
    return Linked("".join((*pieces, template[end:])), tuple(links))
