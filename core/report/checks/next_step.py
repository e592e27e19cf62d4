"""What comes next in a report: fill what is blank, read what nobody read, mend what contradicts, then export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.forms.spec import Form
from core.report.findings import Finding
from core.report.report import Report, blanks
from core.report.texts.waiting import waiting_paragraphs

EXPORT = "export"  # the command that is left when nothing else is


@dataclass(frozen=True)
class NextStep:
    """``words`` say it; ``place`` (with ``span`` in a text) is where it is done, ``command`` what does it else."""

    words: str
    place: str = ""
    span: tuple[int, int] | None = None
    command: str = ""

    def __str__(self) -> str:
        """As the window shows it: ``下一步：三 申请办理，还有110格未填``."""
        return f"下一步：{self.words}"


def next_step(report: Report, findings: Sequence[Finding]) -> NextStep:
    """The first thing left to do, in the order in which a report is made."""
    if report.finished:
        return NextStep("导出定稿报告", command=EXPORT)
    steps = (*_to_fill(report), *_to_read(report), *_to_mend(report, findings))
    return next(iter(steps), NextStep("导出报告", command=EXPORT))


def _to_fill(report: Report) -> Iterator[NextStep]:
    """The cover, then the parts in their order: of a table the first blank cell, of a text its beginning."""
    if not report.agency:
        yield NextStep("封面与说明，填写机关全称", "agency")
    for section in report.form.sections:
        if section.table is None:
            if not report.text(section.key).strip():
                yield NextStep(f"{part_name(report.form, section.key)}，未填写", section.key, (0, 0))
        elif empty := blanks(report, section.key):
            yield NextStep(f"{part_name(report.form, section.key)}，还有{len(empty)}格未填", empty[0])


def _to_read(report: Report) -> Iterator[NextStep]:
    waiting = waiting_paragraphs(report)
    if waiting:
        first = waiting[0]
        span = (first.start, first.start)
        yield NextStep(f"{part_name(report.form, first.key)}，还有{len(waiting)}段未核对", first.key, span)


def _to_mend(report: Report, findings: Sequence[Finding]) -> Iterator[NextStep]:
    """The first error; how many there are in all."""
    wrong = [finding for finding in findings if finding.wrong]
    if wrong:
        first = wrong[0]
        place = first.place if first.span or not first.cells else first.cells[-1]
        yield NextStep(f"{part_name(report.form, place)}，还有{len(wrong)}处错误", place, first.span)


def part_name(form: Form, place: str) -> str:
    """The part of the form that holds a cell, a text or a line of the cover, as its tab is called."""
    key = place.split(".", 1)[0]
    section = next((section for section in form.sections if section.key == key), None)
    return f"{section.number} {section.short}" if section else "封面与说明"
