"""What can be mended at a place of a text: a year, a number, a mark; the first offer has a key (F5)."""

from __future__ import annotations

from collections.abc import Iterator

from core.report.checks.repairs import repairs, year_steps, years_everywhere
from core.report.edits import Edit
from core.report.report import Report
from core.report.texts.years import years_in
from gui.work.session import Session


def offered_at(session: Session, key: str, place: int) -> list[tuple[str, Edit]]:
    """Name and step of each repair for the words at a place of the text ``key``, the nearest first."""
    return [*_years(session.report, key, place), *_of_findings(session, key, place)]


def _years(report: Report, key: str, place: int) -> Iterator[tuple[str, Edit]]:
    """The year at the place, all of the text, all of all texts; each year is underlined, found or not."""
    spans = years_in(report, key)
    here = [span for span in spans if span.start <= place <= span.end]
    for step in year_steps(report, key, here, years_everywhere(report)) if here else ():
        yield step.name, step


def _of_findings(session: Session, key: str, place: int) -> Iterator[tuple[str, Edit]]:
    here = [finding for finding in session.findings if finding.id != "Y1" and finding.touches(key, place)]
    for repair in repairs(session.report, session.computed, here) if here else ():
        if any(map(repair.mends, here)):
            yield repair.name, repair.edit
