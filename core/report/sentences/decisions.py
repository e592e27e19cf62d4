"""行政许可、行政处罚、行政强制: decisions taken (table two)."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.concepts import Concept, Part
from core.forms.spec import Form
from core.report.sentences.figures import Figures, Named, disclosed, given, listed, row_word
from core.report.sentences.model import Sentence, Subject

_COLUMN = Concept.DECISIONS


def _sentences(figures: Figures) -> Iterator[Sentence]:
    rows = [Named(row_word(cell), figures.sum(cell.key)) for cell in disclosed(figures.form, _COLUMN)]
    there, none = given(rows), [_decision(row.word) for row in rows if not row.amount]
    if not there:
        yield from _none([row.word for row in rows])
        return
    taken = listed([Named(_decision(row.word), row.amount) for row in there])
    yield Sentence("简要", f"本年度作出{taken}。")
    yield Sentence("按事项", f"全年作出{taken}。")
    if none:
        yield Sentence("含未发生", f"全年作出{taken}，未作出{'、'.join(none)}。")
    if len(there) > 1:
        whole = figures.sum(*(cell for row in there for cell in row.amount.cells))
        yield Sentence(
            "先总后分", f"本年度共作出{_all_of([row.word for row in there])}{whole}件，其中{listed(there)}。"
        )


def _none(names: list[str]) -> Iterator[Sentence]:
    first, *rest = map(_decision, names)
    yield Sentence("简要", f"本年度未作出{'、'.join(map(_decision, names))}。")
    yield Sentence("按事项", f"全年未作出{_all_of(names)}。")
    yield Sentence("分别说明", f"本年度未作出{first}，也未作出{'和'.join(rest)}。")


def _decision(word: str) -> str:
    """``行政许可决定``; a matter (其他对外管理服务事项) is decided upon."""
    return f"{word}处理决定" if word.endswith("事项") else f"{word}决定"


def _all_of(words: list[str]) -> str:
    """``行政许可、行政处罚决定``: the word for a decision once, behind the last."""
    return "、".join((*words[:-1], _decision(words[-1])))


def _cells(form: Form) -> tuple[str, ...]:
    return tuple(cell.key for cell in disclosed(form, _COLUMN))


def _name(form: Form) -> str:
    return "、".join(row_word(cell) for cell in disclosed(form, _COLUMN))


SUBJECT = Subject(Part.WORK, _name, _cells, _sentences)
