"""行政复议、行政诉讼: how many, with which outcomes (table four)."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.concepts import Part
from core.forms.spec import Form
from core.records import record
from core.report.phrases.targets import NamedSum, proceeding_lines
from core.report.sentences.figures import Amount, Figures, Named, broken_down, given, listed
from core.report.sentences.model import Sentence, Subject


@record
class _Part:
    """Review or suits: name, number, outcomes that are not 0, how many are decided and how many not."""

    name: str
    number: Amount
    outcomes: tuple[Named, ...]
    decided: Amount
    pending: Amount
    ways: tuple[Named, ...] = ()


def _parts(figures: Figures) -> tuple[_Part, _Part]:
    """Review, and suits of both kinds together."""
    lines = tuple(line for line in proceeding_lines(figures.form) if not line.of_which)
    groups = [line for line in lines if len(line.cells) > 1]
    review, suits, *ways = groups
    kinds = given(figures.of(line) for line in ways)
    return _part(review, lines, figures), _part(suits, lines, figures, kinds)


def _part(group: NamedSum, lines: tuple[NamedSum, ...], figures: Figures, ways: tuple[Named, ...] = ()) -> _Part:
    words = {_outcome(line.path): line.word for line in lines if len(line.cells) == 1}

    def number(*outcomes: str) -> Amount:
        return figures.sum(*(cell for cell in group.cells if _outcome(cell) in outcomes))

    outcomes = given(Named(word, number(key)) for key, word in words.items())
    *decided, pending = words
    return _Part(group.word, figures.sum(*group.cells), outcomes, number(*decided), number(pending), ways)


def _outcome(path: str) -> str:
    return path.rpartition(".")[2]


def _sentences(figures: Figures) -> Iterator[Sentence]:
    review, suits = _parts(figures)
    if not review.number and not suits.number:
        yield from _none(review.name, suits.name)
        return
    yield Sentence("简要", _plain(review, suits))
    yield Sentence("按结果", _by_outcome(review, suits))
    yield Sentence("按审结情况", _by_stage(review, suits))
    if suits.number:
        yield Sentence("按起诉方式", _by_way(review, suits))


def _none(review: str, suits: str) -> Iterator[Sentence]:
    yield Sentence("简要", f"本年度未因政府信息公开工作被申请{review}、被提起{suits}。")
    yield Sentence("按结果", f"本年度无因政府信息公开工作引起的{review}和{suits}。")
    yield Sentence(
        "分别说明", f"全年未发生涉及政府信息公开工作的{review}案件，未发生涉及政府信息公开工作的{suits}案件。"
    )


def _plain(review: _Part, suits: _Part) -> str:
    if not suits.number:
        return f"本年度因政府信息公开工作被申请{review.name}{review.number}件，未发生{suits.name}。"
    if not review.number:
        return f"本年度因政府信息公开工作被提起{suits.name}{suits.number}件，未发生{review.name}。"
    return f"本年度因政府信息公开工作被申请{review.name}{review.number}件，被提起{suits.name}{suits.number}件。"


def _by_outcome(review: _Part, suits: _Part) -> str:
    told = [
        f"{verb}{part.name}{part.number}件，{broken_down(part.outcomes)}"
        for verb, part in (("被申请", review), ("被提起", suits))
        if part.number
    ]
    none = [f"未发生{part.name}" for part in (review, suits) if not part.number]
    return f"本年度因政府信息公开工作{'；'.join((*told, *none))}。"


def _by_stage(review: _Part, suits: _Part) -> str:
    there = [part for part in (review, suits) if part.number]
    none = [f"无涉及政府信息公开的{part.name}案件" for part in (review, suits) if not part.number]
    told = [f"涉及政府信息公开的{part.name}案件共{part.number}件，{_stage(part)}" for part in there]
    return f"本年度{'；'.join((*told, *none))}。"


def _stage(part: _Part) -> str:
    stages = given((Named("已审结", part.decided), Named("尚未审结", part.pending)))
    return f"截至年底{listed(stages)}"


def _by_way(review: _Part, suits: _Part) -> str:
    if len(suits.ways) == 1:
        way = suits.ways[0]
        sued = f"被提起{suits.name}{way.amount}件，为{way.word}"
    else:
        sued = f"被提起{suits.name}{suits.number}件，{broken_down(suits.ways)}"
    asked = f"被申请{review.name}{review.number}件" if review.number else f"未发生{review.name}"
    return f"本年度因政府信息公开工作{sued}；{asked}。"


def _cells(form: Form) -> tuple[str, ...]:
    return form.cells_in(Part.PROCEEDINGS)


def _name(form: Form) -> str:
    review, suits, *_ = (line.word for line in proceeding_lines(form) if len(line.cells) > 1)
    return f"{review}和{suits}"


SUBJECT = Subject(Part.WORK, _name, _cells, _sentences)
