"""Charges, the amount of table two; and the fee for applications (信息处理费) where none was taken.

What was taken, the fee calculator tells.  The form of 2019 counts kinds of charges, which makes no sentence.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.concepts import Concept, Part
from core.forms.spec import Form, Kind
from core.report.sentences.fee_sentences import PLACE, sentences
from core.report.sentences.figures import Figures, row_word
from core.report.sentences.model import Sentence, Subject

_UNIT = "万元"


def _charged(figures: Figures) -> Iterator[Sentence]:
    name, amount = _name(figures.form), figures.sum(*_cells(figures.form))
    if amount:
        yield Sentence("简要", f"本年度{name}金额为{amount}{_UNIT}。")
        yield Sentence("表述二", f"全年共收取{name}{amount}{_UNIT}。")
        yield Sentence("表述三", f"按全年收费金额统计，{name}为{amount}{_UNIT}。")
    else:
        yield Sentence("简要", f"本年度未发生{name}。")
        yield Sentence("表述二", f"全年未收取{name}。")
        yield Sentence("表述三", f"全年无{name}。")


def _cells(form: Form) -> tuple[str, ...]:
    return tuple(key for key in form.cells_of(Concept.CHARGES) if form.cells[key].kind is Kind.MONEY)


def _name(form: Form) -> str:
    return row_word(form.cells[_cells(form)[0]])


CHARGED = Subject(Part.WORK, _name, _cells, _charged)


_STYLES = ("表述一", "表述二", "表述三", "表述四")


def _none_for_handling(figures: Figures) -> Iterator[Sentence]:
    """The calculator's sentences without fees, one from each of its wordings."""
    for style, template in zip(_STYLES, sentences((), figures.report), strict=True):
        yield Sentence(style, template)


HANDLING = Subject(PLACE, lambda _: "信息处理费", lambda _: (), _none_for_handling, free=True)
