"""Finding and replacing words in all texts of a report."""

from __future__ import annotations

from core.records import record
from core.report.links import Linked
from core.report.report import Report

# Full-width ！ to ～ and the full-width blank against their half-width twins, one for one.
_HALF_WIDTH = str.maketrans({0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20})


@record
class Hit:
    """Where the words stand: ``report.text(key)[start:end]``."""

    key: str
    start: int
    end: int


def find(report: Report, words: str, fold_width: bool = False) -> tuple[Hit, ...]:
    """All places of the words, in the order of the texts; ``fold_width`` lets Ａ１， find A1, and back."""
    return tuple(
        Hit(key, *span) for key in report.form.all_text_keys for span in _spans(report.text(key), words, fold_width)
    )


def replaced(report: Report, words: str, by: str, fold_width: bool = False) -> dict[str, str]:
    """The texts that change when every hit is replaced, by key, as they are stored."""
    texts: dict[str, Linked] = {}
    for hit in reversed(find(report, words, fold_width)):
        text = texts.get(hit.key, report.linked(hit.key))
        texts[hit.key] = text.replaced(hit.start, hit.end, Linked(by))
    return {key: text.template for key, text in texts.items()}


def _spans(text: str, words: str, fold_width: bool) -> list[tuple[int, int]]:
    if fold_width:
        text, words = text.translate(_HALF_WIDTH), words.translate(_HALF_WIDTH)
    spans: list[tuple[int, int]] = []
    start = text.find(words) if words else -1
    while start >= 0:
        spans.append((start, start + len(words)))
        start = text.find(words, start + len(words))
    return spans
