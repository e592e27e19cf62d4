"""Findings that a sentence made from the tables would settle: on which topic, and which words it would replace."""

from __future__ import annotations

from collections.abc import Iterator

from core.records import record
from core.report.calc import Computed
from core.report.checks.claims import IDS
from core.report.edits import SetText, unread
from core.report.findings import Finding
from core.report.report import Report
from core.report.sentences import SUBJECTS
from core.report.sentences.figures import Figures
from core.report.sentences.model import Subject

_NO_FEES = "S6"
_EMPTY = "S1.empty"
_ENDS = "。；\n"
_STOPS = ("；", "。")


@record
class Ready:
    """A topic of :func:`core.report.sentences.offers` for the text ``place``; ``span`` are the words that would go.

    An empty ``span`` adds a sentence where there is none.
    """

    topic: str
    place: str
    span: tuple[int, int]

    @property
    def replaces(self) -> bool:
        """Whether words go, or a sentence is only added."""
        return self.span[0] < self.span[1]

    def edit(self, report: Report, template: str) -> SetText:
        """Put the chosen sentence there; a paragraph 未核对 stays so, and before a 。 or ； the sentence has none of its own."""
        linked = report.linked(self.place)
        if self.replaces and linked.text.startswith(_STOPS, self.span[1]):
            template = template.removesuffix("。")
        elif not self.replaces and linked.text.strip():
            template = "\n" + template
        words = report.expand(template)
        return unread(report, self.place, linked.replaced(*self.span, words).template, "换成参考语句")


def ready(report: Report, computed: Computed, finding: Finding) -> Ready | None:
    """What there is for a finding; None where no sentence says it, or its figures are not all there."""
    figures, place = Figures(report, computed), finding.place
    subject = next((one for one in _subjects(report, finding) if _told(one, figures)), None)
    if subject is None:
        return None
    text = report.text(place)
    span = _sentence(text, finding.span) if finding.span else (len(text), len(text))
    return Ready(subject.name(report.form), place, span)


def _told(subject: Subject, figures: Figures) -> bool:
    """Whether all its figures are there, and can be right."""
    cells = subject.cells(figures.form)
    typed = tuple(cell for cell in cells if cell in figures.form.typed)
    return bool(cells or subject.free) and not figures.missing(typed) and not figures.wrong(cells)


def _subjects(report: Report, finding: Finding) -> Iterator[Subject]:
    """The topics that speak of the finding's figure, or belong into the text that lacks them."""
    form, said = report.form, finding.said
    wording = "" if isinstance(said, str) else said.wording
    for subject in SUBJECTS:
        here = finding.place == form.key_of(subject.place)
        if (
            (finding.id in IDS and finding.cells and finding.cells[-1] in subject.cells(form))
            or (finding.id == _NO_FEES and here and subject.free)
            or (wording == _EMPTY and here)
        ):
            yield subject


def _sentence(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The whole sentence around some words, its full stop included."""
    start = max(text.rfind(mark, 0, span[0]) for mark in _ENDS) + 1
    ends = [place for mark in _ENDS if (place := text.find(mark, max(span[1] - 1, start))) >= 0]
    end = min(ends, default=len(text))
    return start, end + (end < len(text) and text[end] == "。")
