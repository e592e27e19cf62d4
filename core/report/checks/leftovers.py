"""Checks for what was left from another year or another office: Y1, Y3, D1."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from core.forms.concepts import Part
from core.patterns import lazy
from core.report.checks.base import Context, Rule, around
from core.report.checks.structure import stated_period
from core.report.checks.wording import say
from core.report.findings import Finding, Grade, Said
from core.report.report import by_line, still_unverified, text_names
from core.report.texts.likeness import compare
from core.report.texts.organs import other_organs, other_selves
from core.report.texts.years import Span, plan_years, publishing_years, years_in


def years_of_others(context: Context) -> Iterator[Finding]:
    """Y1: years that are not the report's; those in paragraphs still 未核对 stand in one finding a text."""
    report = context.report
    stated = [finding.span for finding in stated_period(context) if finding.span]
    for key, name in text_names(context.form):
        text = report.text(key)
        spans = years_in(report, key)
        if key == "preamble":
            spans = tuple(s for s in spans if not any(start <= s.start < end for start, end in stated))
        carried = carried_years(context, key) if spans else ()
        if carried:
            years = "、".join(f"{year}年" for year in sorted({span.year for span in carried}))
            message = say("Y1.carried", name=name, count=len(carried), years=years, year=report.year)
            yield _year_finding(key, carried[0], message)
        for span in spans:
            if span not in carried:
                words = around(text, span.start, span.end)
                yield _year_finding(key, span, say("Y1", words=words, found=span.year, year=report.year))


def plans_of_last_year(context: Context) -> Iterator[Finding]:
    """Y1: what the report's own year will bring: a plan that stood in last year's report."""
    return _own_year(context, text_names(context.form)[1:], _plans_of_line, "Y1.plan")


def published_last_year(context: Context) -> Iterator[Finding]:
    """Y1: the report is said to be published in its own year, when it cannot be: the day of last year's report."""
    return _own_year(context, text_names(context.form), _published_of_line, "Y1.published")


def _own_year(
    context: Context, texts: Iterable[tuple[str, str]], find: Callable[..., Iterable[Span]], wording: str
) -> Iterator[Finding]:
    """What the texts say of the report's own year that holds of last year's or of next year's; ``find`` in a line."""
    year = context.report.year
    for key, _ in texts:
        text = context.report.text(key)
        for span in by_line(text, partial(find, year=year)):
            words = around(text, span.start, span.end)
            yield _year_finding(key, span, say(wording, words=words, year=year, next=year + 1))


@lru_cache(maxsize=4096)
def _plans_of_line(line: str, year: int) -> tuple[Span, ...]:
    return tuple(plan_years(line, year))


@lru_cache(maxsize=4096)
def _published_of_line(line: str, year: int) -> tuple[Span, ...]:
    return tuple(publishing_years(line, year))


def _year_finding(place: str, span: Span, message: Said) -> Finding:
    return Finding("Y1", Grade.HINT, message, place=place, span=(span.start, span.end))


def carried_years(context: Context, key: str) -> tuple[Span, ...]:
    """Those of a text's years that stand in paragraphs carried over from last year and not yet confirmed."""
    waiting = set(still_unverified(context.report, key))
    text = context.report.text(key)
    spans = years_in(context.report, key) if waiting else ()
    return tuple(span for span in spans if _paragraph(text, span) in waiting)


def _paragraph(text: str, span: Span) -> str:
    end = text.find("\n", span.end)
    return text[text.rfind("\n", 0, span.start) + 1 : end if end >= 0 else len(text)].strip()


def names_of_others(context: Context) -> Iterator[Finding]:
    """Y3: another organ speaks as if it were ours, or is named as the one to contact."""
    agency = context.report.agency
    if not agency:
        return
    area = _speaks_for_others(context)
    for key, name in text_names(context.form)[1:]:
        text = context.report.text(key)
        if selves := other_selves(text, agency):
            words = "、".join(dict.fromkeys(text[start:end] for start, end in selves))
            message = say("Y3.self", name=name, count=len(selves), words=words, agency=agency)
            yield Finding("Y3", Grade.HINT, message, place=key, span=selves[0])
        for start, end in other_organs(text, agency, area):
            message = say("Y3", words=around(text, start, end), organ=text[start:end], agency=agency)
            yield Finding("Y3", Grade.HINT, message, place=key, span=(start, end))


_OFFICE = lazy(r"政府办公[室厅]$|管委会$|管理委员会$")
_TOWNSHIP = lazy(r"[镇乡]人民政府$")


def _speaks_for_others(context: Context) -> bool:
    """A government, its office and the committee of a zone report on the work of their departments."""
    report = context.report
    kind, summed = report.body.get("kind", ""), report.sums_up and not (_TOWNSHIP.search(report.agency))
    return kind in ("government", "office") or summed or bool(_OFFICE.search(report.agency))


_LIKE = 50  # per cent


def like_last_year(context: Context) -> Iterator[Finding]:
    """D1: a text more than half of which stood in last year's report; not while paragraphs of it wait to be looked at.

    The program itself carried those over, and says of each that it is 未核对.
    """
    before = context.report.last_year
    if before is None:
        return
    # What else is reported (no fees were charged) reads alike every year.
    for key in (s.key for s in context.form.sections if s.table is None and s.part is not Part.OTHER):
        if still_unverified(context.report, key):
            continue
        found = compare(context.report.text(key), before.text(key))
        if found.percent > _LIKE:
            message = say("D1", section=context.form.section(key).numbered, percent=found.percent)
            yield Finding("D1", Grade.HINT, message, place=key, span=found.equal_spans[0])


RULES: tuple[Rule, ...] = (
    Rule(("Y1",), Grade.HINT, "正文年份", years_of_others),
    Rule(("Y1",), Grade.HINT, "沿用的上年打算", plans_of_last_year),
    Rule(("Y1",), Grade.HINT, "沿用的公布日期", published_last_year),
    Rule(("Y3",), Grade.HINT, "机关名称", names_of_others),
    Rule(("D1",), Grade.HINT, "与上年文字雷同", like_last_year),
)
