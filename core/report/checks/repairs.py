"""Findings that one undoable step can mend, and the step; years that are not the report's (Y1) also all at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from core.records import record
from core.report.calc import Computed, compute
from core.report.checks import leftovers, link_offers, writing
from core.report.checks.base import Context
from core.report.checks.sums import printed
from core.report.checks.sums.diagnosis import diagnoses
from core.report.edits import Edit, SetText, SetTexts, reword, unread
from core.report.findings import Finding
from core.report.report import Report, text_names
from core.report.texts.years import Span, with_year, years_in


@record
class Repair:
    """A step for the finding with this :attr:`Finding.key`; ``name`` says what it does.

    Where findings say the same of two places, ``place`` and ``at`` (a character of the words meant) tell them apart.
    """

    finding_key: str
    name: str
    edit: Edit
    place: str = ""
    at: int | None = None

    def mends(self, finding: Finding) -> bool:
        """Whether this is a step for that very finding."""
        if finding.key != self.finding_key or self.place not in ("", finding.place):
            return False
        return finding.span is None or self.at is None or finding.span[0] <= self.at < finding.span[1]


def repairs(
    report: Report, computed: Computed | None = None, wanted: Collection[Finding] | None = None
) -> tuple[Repair, ...]:
    """The steps on offer, of the findings ``wanted`` only, or of all; a finding may have several.

    To make the steps of all findings takes long where there are a thousand.
    """
    context = Context(report, computed if computed is not None else compute(report.form, report.values))
    asked = _Wanted(wanted)
    return tuple(repair for offer in _OFFERS for repair in offer(context, asked))


class _Wanted:
    """Which findings are asked for."""

    def __init__(self, findings: Collection[Finding] | None) -> None:
        self._keys = None if findings is None else {finding.key for finding in findings}
        self._places = {(finding.key, finding.place, finding.span) for finding in findings or ()}

    def key(self, key: str) -> bool:
        """Whether steps for a finding of this key are."""
        return self._keys is None or key in self._keys

    def of(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Those of them that are."""
        for finding in findings:
            if self._keys is None or (finding.key, finding.place, finding.span) in self._places:
                yield finding


def _figures_back(context: Context, wanted: _Wanted) -> Iterator[Repair]:
    for found in diagnoses(context):
        key = printed.diagnosed(context.form, found).key
        if wanted.key(key):
            step = found.step(context.form)
            yield Repair(key, step.name, step)


def _years_of_the_report(context: Context, wanted: _Wanted) -> Iterator[Repair]:
    """The year meant, with those of paragraphs still 未核对 where it stands in one; and the wider steps."""
    report = context.report
    found = tuple(wanted.of(leftovers.years_of_others(context)))
    everywhere = years_everywhere(report) if found else SetTexts(())
    for finding in found:
        every = years_in(report, finding.place)
        meant = tuple(span for span in every if (span.start, span.end) == finding.span)
        carried = leftovers.carried_years(context, finding.place)
        if set(meant) <= set(carried):
            meant = carried
        for step in year_steps(report, finding.place, meant, everywhere):
            yield _repair(finding, step.name, step)


def _plans_of_next_year(context: Context, wanted: _Wanted) -> Iterator[Repair]:
    """A plan for the year after the report's."""
    year = context.report.year + 1
    for finding in wanted.of(leftovers.plans_of_last_year(context)):
        assert finding.span is not None
        meant = Span(*finding.span, context.report.year, "")
        name = f"改为{year}年"
        text = with_year(context.report.text(finding.place), [meant], year)
        yield _repair(finding, name, reword(context.report, finding.place, text, name))


def _marks_set_right(context: Context, wanted: _Wanted) -> Iterator[Repair]:
    for finding in wanted.of(writing.slips_of_the_pen(context)):
        text = context.report.text(finding.place)
        mended = writing.mended(text, finding.span) if finding.span else text
        if mended != text:
            name = "改正标点"
            yield _repair(finding, name, reword(context.report, finding.place, mended, name))


def _numbers_from_the_tables(context: Context, wanted: _Wanted) -> Iterator[Repair]:
    """The table's figure in the place of one that contradicts it, linked from then on."""
    report = context.report
    for key in context.form.text_keys:
        for offer in link_offers.offers(report, context.computed, key):
            if not offer.agrees and wanted.key(offer.finding_key):
                text = report.linked(key).replaced(offer.start, offer.end, report.expand(offer.template))
                name = f"改为{offer.figure}（{offer.name}）"
                yield Repair(
                    offer.finding_key, name, unread(report, key, text.template, "采用表格数字"), key, offer.start
                )


def _repair(finding: Finding, name: str, edit: Edit) -> Repair:
    return Repair(finding.key, name, edit, finding.place, finding.span[0] if finding.span else None)


_OFFERS: tuple[Callable[[Context, _Wanted], Iterator[Repair]], ...] = (
    _figures_back,
    _numbers_from_the_tables,
    _years_of_the_report,
    _plans_of_next_year,
    _marks_set_right,
)


def year_steps(report: Report, key: str, these: Collection[Span], everywhere: SetTexts) -> Iterator[SetText | SetTexts]:
    """Steps that put the report's year in the place of these years of a text; where there are more, of all of them.

    ``everywhere`` is what :func:`years_everywhere` says of the report.
    """
    text, year = report.text(key), report.year
    every = years_in(report, key)
    name = f"改为{year}年"
    yield reword(report, key, with_year(text, these, year), name)
    if len(every) > len(these):
        name = f"本部分全部改为{year}年"
        yield reword(report, key, with_year(text, every, year), name)
    if len(everywhere.steps) > 1:
        yield everywhere


def years_everywhere(report: Report) -> SetTexts:
    """One step that puts the report's year in the place of all others; linked figures stay linked.

    Its steps are for the texts with such a year, whether a finding speaks of it or a paragraph 未核对 holds it.
    """
    year, name = report.year, f"全部文字中改为{report.year}年"
    spans = {key: years_in(report, key) for key, _ in text_names(report.form)}
    worded = {key: with_year(report.text(key), found, year) for key, found in spans.items() if found}
    return SetTexts(tuple(reword(report, key, text, name) for key, text in worded.items()), name)
