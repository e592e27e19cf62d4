"""What became of each sentence of last year's text: kept, moved, changed or gone.

Whole sentences are matched first (difflib); of what is left, equal ones found
elsewhere have moved, and those with most of their words in common are the same
sentence changed, wherever it stands now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set
from enum import Enum
from functools import lru_cache
from itertools import chain

from core.patterns import lazy
from core.records import record

ALIKE = 0.4  # share of pairs of characters in common from which two sentences are one, changed

SentenceSpan = tuple[int, int]


class Fate(Enum):
    """What became of a sentence; the value is the word for it."""

    SAME = "相同"
    MOVED = "移位"
    CHANGED = "改动"
    GONE = "删去"


@record
class SentenceChange:
    """A sentence of last year's text, ``before``, and where it stands ``now`` (None: gone).

    ``dropped`` are the words of a changed sentence that are no longer there, in
    characters of last year's text.
    """

    before: SentenceSpan
    fate: Fate
    now: SentenceSpan | None = None
    dropped: tuple[SentenceSpan, ...] = ()


@record
class _Sentence:
    span: SentenceSpan
    words: str  # without blanks: these do not make a sentence another one


@lru_cache(maxsize=8)
def sentence_changes(now: str, before: str) -> tuple[SentenceChange, ...]:
    """What became of each sentence of ``before`` in ``now``, in the order of ``before``."""
    old, new = _sentences(before), _sentences(now)
    kept = _in_order(old, new)
    moved = _elsewhere(old, new, kept)
    changed = _alike(old, new, {**kept, **moved})
    found: list[SentenceChange] = []
    for index, sentence in enumerate(old):
        if index in changed:
            found.append(_changed(before, now, sentence.span, new[changed[index]].span))
        elif index in kept or index in moved:
            place = new[kept[index] if index in kept else moved[index]].span
            found.append(SentenceChange(sentence.span, Fate.SAME if index in kept else Fate.MOVED, place))
        else:
            found.append(SentenceChange(sentence.span, Fate.GONE))
    return tuple(found)


def sentences(text: str) -> tuple[SentenceSpan, ...]:
    """Where the sentences of a text stand, as :func:`sentence_changes` parts it."""
    return tuple(sentence.span for sentence in _sentences(text))


def of_now(changes: tuple[SentenceChange, ...], index: int) -> SentenceChange | None:
    """The sentence of last year whose counterpart holds this character of this year's text."""
    return _holding(changes, index, lambda change: change.now)


def of_before(changes: tuple[SentenceChange, ...], index: int) -> SentenceChange | None:
    """The sentence that holds this character of last year's text."""
    return _holding(changes, index, lambda change: change.before)


def place_now(changes: tuple[SentenceChange, ...], wanted: SentenceChange) -> int:
    """Where a sentence of last year begins in this year's text; for one that is gone, where it would stand."""
    if wanted.now is not None:
        return wanted.now[0]
    earlier = [change.now for change in changes if change.before < wanted.before and change.now is not None]
    return earlier[-1][1] if earlier else 0


def _holding(
    changes: tuple[SentenceChange, ...], index: int, span_of: Callable[[SentenceChange], SentenceSpan | None]
) -> SentenceChange | None:
    """A place between two sentences belongs to the one that begins there."""
    ended = None
    for change in changes:
        start, end = span_of(change) or (-1, -1)
        if start <= index < end:
            return change
        if index == end:
            ended = change
    return ended


# Marks that end a sentence, with the quotation marks and brackets closed behind them.
_SENTENCE = lazy(r"[^\n。！？；!?;]+(?:[。！？；!?;]+[”’』」）)》]*)?")


Sentences = tuple[_Sentence, ...]


@lru_cache(maxsize=8)
def _sentences(text: str) -> Sentences:
    return tuple(_split(text))


def _split(text: str) -> Iterator[_Sentence]:
    for match in _SENTENCE.finditer(text):
        words = match.group()
        if bare := "".join(words.split()):
            start = match.start() + len(words) - len(words.lstrip())
            yield _Sentence((start, start + len(words.strip())), bare)


def _in_order(old: Sentences, new: Sentences) -> dict[int, int]:
    """Equal sentences in the same order, by their numbers."""
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, [s.words for s in old], [s.words for s in new], autojunk=False)
    return {
        block.a + offset: block.b + offset for block in matcher.get_matching_blocks() for offset in range(block.size)
    }


def _elsewhere(old: Sentences, new: Sentences, taken: Mapping[int, int]) -> dict[int, int]:
    """Equal sentences among those not taken yet."""
    used = set(taken.values())
    places: dict[str, list[int]] = {}
    for index in reversed(range(len(new))):
        if index not in used:
            places.setdefault(new[index].words, []).append(index)
    found: dict[int, int] = {}
    for index, sentence in enumerate(old):
        if index not in taken and places.get(sentence.words):
            found[index] = places[sentence.words].pop()
    return found


def _alike(old: Sentences, new: Sentences, taken: Mapping[int, int]) -> dict[int, int]:
    """Pairs of sentences with most of their words in common; the most alike first, then the nearest."""
    used = set(taken.values())
    likely = sorted(_likely(old, new, taken.keys(), used))
    found: dict[int, int] = {}
    for _, _, index, other in likely:
        if index not in found and other not in used:
            found[index] = other
            used.add(other)
    return found


def _likely(old: Sentences, new: Sentences, taken: Set[int], used: Set[int]) -> Iterator[tuple[float, int, int, int]]:
    """What parts two sentences that may be one (less is more alike), how far apart they are, and their numbers."""
    free = {index: _pairs(sentence.words) for index, sentence in enumerate(new) if index not in used}
    holders: dict[str, list[int]] = {}
    for other, pairs in free.items():
        for pair in pairs:
            holders.setdefault(pair, []).append(other)
    for index, sentence in enumerate(old):
        pairs = frozenset[str]() if index in taken else _pairs(sentence.words)
        shared = Counter(chain.from_iterable(holders.get(pair, ()) for pair in pairs))
        for other, count in shared.items():
            alike = 2 * count / (len(pairs) + len(free[other]))
            if alike >= ALIKE:
                yield 1 - alike, abs(index - other), index, other


_NUMBER = lazy(r"\d+")


@lru_cache(maxsize=4096)
def _pairs(words: str) -> frozenset[str]:
    """Every two characters that follow each other; a number is one character, whatever its figure."""
    bare = _NUMBER.sub("0", words)
    return frozenset(bare[i : i + 2] for i in range(len(bare) - 1))


def _changed(before: str, now: str, old: SentenceSpan, new: SentenceSpan) -> SentenceChange:
    dropped = _dropped(before[slice(*old)], now[slice(*new)])
    moved_in = tuple((old[0] + start, old[0] + end) for start, end in dropped)
    return SentenceChange(old, Fate.CHANGED, new, moved_in)


# A number is changed as a whole, and so is a foreign word; of Chinese every character may change.
_TOKEN = lazy(r"\d[\d,.]*[%％]?|[A-Za-z]+|\s+|.")


@lru_cache(maxsize=4096)
def _dropped(old: str, new: str) -> tuple[SentenceSpan, ...]:
    """The words of a sentence that the other one lacks; a lone character kept between two of them counts as gone."""
    from difflib import SequenceMatcher

    tokens = list(_TOKEN.finditer(old))
    matcher = SequenceMatcher(None, [t.group() for t in tokens], _TOKEN.findall(new), autojunk=False)
    found: list[SentenceSpan] = []
    for kind, first, last, _, _ in matcher.get_opcodes():
        if kind not in ("replace", "delete"):
            continue
        start, end = tokens[first].start(), tokens[last - 1].end()
        if found and start - found[-1][1] < 2:
            start = found.pop()[0]
        found.append((start, end))
    return tuple(found)
