"""The manual as a whole: its chapters in order, topics by their id, and what is found by searching."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache

from core.help.markup import HelpTopic, topics_of
from core.paths import resources
from core.records import record

# Files of resources/manual, as the manual is read.
CHAPTERS = ("quick", "year", "window", "work", "checks", "questions", "keys")
TITLE = "政府信息公开年报手册"
_AROUND = 18  # characters shown on each side of what was found


@record
class ManualHit:
    """A topic in which all the words were found: how often, and a few words around the first place."""

    topic: HelpTopic
    count: int
    excerpt: str


@record
class Manual:
    """All topics in order; the first of each chapter has its title."""

    topics: tuple[HelpTopic, ...]

    @cached_property
    def by_id(self) -> Mapping[str, HelpTopic]:
        """Topics by what links and F1 call them."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def chapters(self) -> tuple[tuple[HelpTopic, ...], ...]:
        """The topics of each chapter, its own first."""
        ids = dict.fromkeys(topic.chapter for topic in self.topics)
        return tuple(tuple(topic for topic in self.topics if topic.chapter == one) for one in ids)

    def search(self, asked: str) -> tuple[ManualHit, ...]:
        """Topics with all the words, those whose title has them first, else in order; nothing for nothing asked."""
        words = folded(asked).split()
        hits = [hit for topic in self.topics if words and (hit := _hit(topic, words))]
        return tuple(sorted(hits, key=lambda hit: not all(word in folded(hit.topic.title) for word in words)))


def folded(text: str) -> str:
    """A text as it is searched: capitals and wide letters and digits count as the plain ones, one character each."""
    return "".join(_fold(sign) for sign in text)


def _fold(sign: str) -> str:
    code = ord(sign)
    plain = chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else sign
    lower = plain.lower()
    return lower if len(lower) == 1 else plain


def _hit(topic: HelpTopic, words: list[str]) -> ManualHit | None:
    lines = [topic.title, *(passage.plain for passage in topic.passages)]
    plain = [folded(line) for line in lines]
    if not all(any(word in line for line in plain) for word in words):
        return None
    count = sum(line.count(word) for line in plain for word in words)
    shown = next((n for n, line in enumerate(plain) if n and words[0] in line), 0)
    return ManualHit(topic, count, _excerpt(lines[shown], plain[shown].find(words[0]), len(words[0])))


def _excerpt(line: str, place: int, length: int) -> str:
    start, end = max(0, place - _AROUND), place + length + _AROUND
    return ("…" if start else "") + line[start:end] + ("…" if end < len(line) else "")


@lru_cache
def manual() -> Manual:
    """The manual that comes with the program; read when it is first wanted."""
    folder = resources() / "manual"
    sources = ((folder / f"{name}.md").read_text("utf-8") for name in CHAPTERS)
    return Manual(tuple(topic for source in sources for topic in topics_of(source)))
