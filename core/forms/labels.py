"""Folding of labels and headings, so that their many spellings compare equal.

What is folded away was seen in real reports: width, blanks,
line breaks, punctuation and quotation marks, leading numbers, 其它 for 其他.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from core.numerals import COUNTED
from core.patterns import lazy

# A number in front: （一） (三) 1. 1、 一、 — a Chinese numeral only with its bracket or mark,
# because 三类内部事务 and 三安全一稳定 begin words.
# Of folded words; wider than core.numerals.NUMBERED: a label is known by its words, whatever is left of its number.
_NUMBER = lazy(rf"^(?:\([{COUNTED}]+\)[、.,]?|[{COUNTED}]+[、.,]|\(?\d+\)?[、.,]?)")
_LONGEST = 1000  # characters, blanks among them; no label and no sentence that is compared is longer
_DROP = lazy(r"[\W_]+")


def fold(text: str) -> str:
    """Fold a label for comparison; letters, digits and Chinese characters remain.  Of a longer text only the beginning."""
    return _fold(text[:_LONGEST])


def fold_words(text: str) -> str:
    """Fold like :func:`fold` but keep leading numbers (for whole sentences)."""
    return _fold_words(text[:_LONGEST])


@lru_cache(maxsize=8192)
def _fold(text: str) -> str:
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return _fold_words(_NUMBER.sub("", plain, count=1))


@lru_cache(maxsize=8192)
def _fold_words(text: str) -> str:
    return _DROP.sub("", unicodedata.normalize("NFKC", text)).replace("它", "他")


def spellings(label: str, aliases: tuple[str, ...] = ()) -> frozenset[str]:
    """All folded wordings of a label."""
    return frozenset(fold(name) for name in (label, *aliases) if name)


@lru_cache(maxsize=4096)
def likeness(one: str, other: str, least: float = 0.0) -> float:
    """How alike two folded texts are, 0 to 1; cheap bounds first, most pairs have little in common.

    Who asks for no less than ``least`` may get 0 for what is below.
    """
    shared = set(one) & set(other)
    if 3 * len(shared) < min(len(one), len(other)):
        return 0.0
    # What is alike are signs of both, each counted once in each: of the whole no more than this.
    most = min(sum(map(shared.__contains__, text)) for text in (one, other))
    if least and 2.0 * most / (len(one) + len(other)) < least:
        return 0.0
    from difflib import SequenceMatcher  # few labels get here, and none of a report that is typed

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def nearest(text: str, names: frozenset[str], least: float = 0.8, margin: float = 0.08) -> str:
    """The name most like a folded text, "" where none is near or two are about equally near."""
    ranked = sorted(((likeness(text, name), name) for name in names), reverse=True)[:2]
    if not ranked or ranked[0][0] < least or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < margin):
        return ""
    return ranked[0][1]
