"""依申请公开: what came in, what was decided, what was carried over (table three)."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.concepts import Concept, Part
from core.forms.spec import Form
from core.records import record
from core.report.phrases.targets import NamedSum, column_lines
from core.report.sentences.figures import Amount, Figures, Named, broken_down, given, listed
from core.report.sentences.model import Sentence, Subject
from core.report.sentences.results import blocks, with_grounds


@record
class _Year:
    """The year's applications: received, from the year before, both, done, left; who applied; with which results."""

    new: Amount
    carried_in: Amount
    all: Amount
    done: Amount
    left: Amount
    kinds: tuple[Named, ...]
    results: tuple[Named, ...]
    grounds: str


def _year(figures: Figures) -> _Year:
    form = figures.form
    new, carried_in = map(form.total_of, (Concept.RECEIVED, Concept.CARRIED_IN))
    return _Year(
        new=figures.sum(new),
        carried_in=figures.sum(carried_in),
        all=figures.sum(new, carried_in),
        done=figures.sum(form.total_of(Concept.ALL_RESULTS)),
        left=figures.sum(form.total_of(Concept.CARRIED_OUT)),
        kinds=applicants(figures, form.row_of(Concept.RECEIVED if figures.sum(new) else Concept.CARRIED_IN)),
        results=blocks(figures),
        grounds=with_grounds(figures),
    )


def _sentences(figures: Figures) -> Iterator[Sentence]:
    year = _year(figures)
    if not year.all:
        yield from _NONE
        return
    yield Sentence("简要", _plain(year))
    yield Sentence("按办理结果", _by_result(year))
    yield Sentence("按具体情形", _with_grounds(year))
    yield Sentence("按申请人", _by_applicant(year))
    if year.carried_in:
        yield Sentence("先总后分", _from_the_whole(year))


_NONE = (
    Sentence("简要", "本年度未收到政府信息公开申请。"),
    Sentence("含结转", "本年度未收到政府信息公开申请，无上年结转申请，无结转下年度继续办理的申请。"),
    Sentence("按申请人", "本年度没有公民、法人或者其他组织提出政府信息公开申请。"),
    Sentence("含上年结转", "本年度未收到政府信息公开申请，无上年结转申请。"),
)
_NONE_LEFT = "无结转下年度继续办理的申请"


def _by_origin(year: _Year, new: str, both: str, carried_in: str) -> str:
    """The words that fit where the applications came from: this year, both years, the year before only."""
    if not year.new:
        return carried_in
    return both if year.carried_in else new


def _plain(year: _Year) -> str:
    came = _by_origin(
        year,
        f"收到政府信息公开申请{year.new}件",
        f"新收政府信息公开申请{year.new}件，上年结转{year.carried_in}件",
        f"未收到新的政府信息公开申请，上年结转{year.carried_in}件",
    )
    done = f"，办结{year.done}件" if year.done else ""
    left = f"结转下年度继续办理{year.left}件" if year.left else _NONE_LEFT
    return f"本年度{came}{done}，{left}。"


def _by_result(year: _Year) -> str:
    came = _by_origin(
        year,
        f"全年收到政府信息公开申请{year.new}件",
        f"全年收到政府信息公开申请{year.new}件，上年结转{year.carried_in}件",
        f"本年度未新收政府信息公开申请，办理上年结转申请{year.carried_in}件",
    )
    if not year.done:
        return f"{came}，截至年底尚未办结{year.left}件，结转下年度继续办理。"
    results = broken_down(year.results) if len(year.results) > 1 else f"办理结果为{listed(year.results)}"
    left = f"另有{year.left}件尚未办结，结转下年度继续办理。" if year.left else f"{_NONE_LEFT}。"
    return f"{came}，办结{year.done}件，{results}。{left}"


def _with_grounds(year: _Year) -> str:
    came = _by_origin(
        year,
        f"新收政府信息公开申请{year.new}件",
        f"新收政府信息公开申请{year.new}件，上年结转{year.carried_in}件",
        f"未新收政府信息公开申请，上年结转申请{year.carried_in}件",
    )
    if not year.done:
        return f"本年度{came}，均未办结；结转下年度继续办理{year.left}件。"
    left = f"结转下年度继续办理{year.left}件" if year.left else _NONE_LEFT
    return f"本年度{came}。全年办结{year.done}件：{year.grounds}；{left}。"


def _by_applicant(year: _Year) -> str:
    if not year.new:
        came = f"本年度未收到新的政府信息公开申请；上年结转申请中，{by_applicant(year.kinds)}"
    elif len(year.kinds) == 1:
        only = year.kinds[0]
        came = f"本年度新收{only.word}提出的政府信息公开申请{only.amount}件{only.more}"
    else:
        came = f"本年度新收政府信息公开申请{year.new}件，其中{by_applicant(year.kinds)}"
    besides = f"；上年结转{year.carried_in}件" if year.new and year.carried_in else ""
    done = f"全年共办结{year.done}件，" if year.done else "截至年底，"
    left = f"结转下年度继续办理{year.left}件" if year.left else _NONE_LEFT
    return f"{came}{besides}。{done}{left}。"


def _from_the_whole(year: _Year) -> str:
    if year.new:
        whole = f"本年度应当办理的政府信息公开申请共{year.all}件，其中新收{year.new}件，上年结转{year.carried_in}件"
    else:
        whole = f"本年度未收到新的政府信息公开申请，办理上年结转申请{year.carried_in}件"
    done = f"年内办结{year.done}件，" if year.done else "截至年底，"
    left = f"{year.left}件结转下年度继续办理" if year.left else _NONE_LEFT
    return f"{whole}；{done}{left}。"


def _cells(form: Form) -> tuple[str, ...]:
    return form.cells_in(Part.APPLICATIONS)


SUBJECT = Subject(Part.WORK, lambda _: "依申请公开", _cells, _sentences)


_LEAST = 3  # 其他 says nothing without its group


def applicants(figures: Figures, row: str) -> tuple[Named, ...]:
    """Who applied, natural persons first, with the kinds of organisations where there were several; no zeros."""
    lines = tuple(line for line in column_lines(figures.form) if not line.of_which)
    inside = {path for line in lines if len(line.cells) > 1 for path in line.cells}
    return given(_kind(line, lines, figures, row) for line in lines if line.path not in inside)


def _kind(outer: NamedSum, lines: tuple[NamedSum, ...], figures: Figures, row: str) -> Named:
    members = [line for line in lines if line.path in outer.cells and line is not outer]
    there = given(_counted(line, figures, row) for line in members)
    if len(there) == 1 and len(there[0].word) >= _LEAST:
        return there[0]
    whole = _counted(outer, figures, row)
    return Named(whole.word, whole.amount, f"（{listed(there)}）" if len(there) > 1 else "")


def _counted(line: NamedSum, figures: Figures, row: str) -> Named:
    return Named(line.word, figures.sum(*(f"{row}.{path}" for path in line.cells)))


def by_applicant(kinds: tuple[Named, ...]) -> str:
    """``自然人2件、法人或其他组织3件（商业企业1件、其他2件）``."""
    return "、".join(f"{kind.word}{kind.amount}件{kind.more}" for kind in kinds)
