"""How much of a text stood in last year's: passages found again, wherever they stand now.

A passage counts from :data:`LEAST` characters on, so that set phrases alone
(政府信息公开工作, 主动公开政府信息) do not make two texts alike, while a paragraph that
moved, or whose numbers changed, is found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from core.records import record

LEAST = 10  # characters

Spans = tuple[tuple[int, int], ...]


@record
class Likeness:
    """``percent`` of the characters that stand in the other text too (0–100, rounded down).

    ``equal_spans`` are the equal passages, in order and apart.
    """

    percent: int
    equal_spans: Spans = ()


@lru_cache(maxsize=16)
def compare(now: str, before: str) -> Likeness:
    """Likeness of a text to last year's; blanks and line breaks are not counted.

    For the passages of last year's text that are still there ask the other way round.
    """
    equal = tuple(_trimmed(now, _covered(now, _pieces(before))))
    visible = len("".join(now.split()))
    same = sum(len("".join(now[start:end].split())) for start, end in equal)
    return Likeness(100 * same // visible if visible else 0, equal)


@lru_cache(maxsize=8)
def _pieces(text: str) -> frozenset[str]:
    """Every run of LEAST characters of a text; a text shorter than that as a whole."""
    stripped = text.strip()
    size = min(LEAST, len(stripped))
    return frozenset(stripped[i : i + size] for i in range(len(stripped) - size + 1) if size)


def _covered(text: str, pieces: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Stretches of the text made of such runs."""
    size = len(next(iter(pieces), ""))
    start = end = -1
    for i in range(len(text) - size + 1 if size else 0):
        if text[i : i + size] in pieces:
            if i > end:
                if end > start:
                    yield start, end
                start = i
            end = i + size
    if end > start:
        yield start, end


def _trimmed(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Spans without blanks and line breaks at their ends."""
    for start, end in spans:
        words = text[start:end]
        first = start + len(words) - len(words.lstrip())
        last = end - len(words) + len(words.rstrip())
        if first < last:
            yield first, last
