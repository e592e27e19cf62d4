"""信息处理费 where none was charged; what was charged stands in no table, the fee calculator tells it."""

from __future__ import annotations

from collections.abc import Iterator

from core.report.sentences.fee_sentences import PLACE, sentences
from core.report.sentences.figures import Figures
from core.report.sentences.model import Sentence, Subject

_STYLES = ("简明", "写明年份", "写明事项", "写全年")


def _sentences(figures: Figures) -> Iterator[Sentence]:
    """The calculator's sentences without fees, one from each of its wordings."""
    for style, template in zip(_STYLES, sentences((), figures.report), strict=True):
        yield Sentence(style, template)


SUBJECT = Subject(PLACE, lambda _: "信息处理费", lambda _: (), _sentences, free=True)
