"""What comes next in a report: mend what contradicts, fill what is blank, read what nobody read, then export.

An error goes first: what is filled in after it would rest on it.  One that only a blank may have made waits for that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.forms.spec import Form
from core.records import record
from core.report.findings import Finding
from core.report.report import Report, blanks, rests_on_blanks
from core.report.texts.waiting import waiting_paragraphs

EXPORT = "export"  # the command that is left when nothing else is


@record
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
    wrong = [finding for finding in findings if finding.wrong]
    certain = [finding for finding in wrong if not _rests_on_blanks(report, finding)]
    steps = (*_body(report), *_to_mend(report, certain), *_to_fill(report), *_to_read(report), *_to_mend(report, wrong))
    return next(iter(steps), NextStep("导出报告", command=EXPORT))


def _body(report: Report) -> Iterator[NextStep]:
    if not report.agency:
        yield NextStep("封面与说明，填写机关全称", "agency")


def _to_fill(report: Report) -> Iterator[NextStep]:
    """The parts in their order: of a table the first blank cell, of a text its beginning."""
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
        here = sum(1 for paragraph in waiting if paragraph.key == first.key)
        span = (first.start, first.start)
        yield NextStep(f"{part_name(report.form, first.key)}，还有{here}段未核对", first.key, span)


def _to_mend(report: Report, wrong: Sequence[Finding]) -> Iterator[NextStep]:
    """The first of these errors; how many there are in its part."""
    if wrong:
        first, part = wrong[0], part_name(report.form, _place(wrong[0]))
        here = sum(1 for finding in wrong if part_name(report.form, _place(finding)) == part)
        yield NextStep(f"{part}，还有{here}处错误", _place(first), first.span)


def _place(finding: Finding) -> str:
    """Where an error is mended: its words, or the last of its cells."""
    return finding.place if finding.span or not finding.cells else finding.cells[-1]


def _rests_on_blanks(report: Report, finding: Finding) -> bool:
    """Whether a cell that it speaks of, or a part of one that is added up, is not filled in.

    Only a total that a file printed may be right with a blank filled in: what our own sums say of cells that are
    typed (T1, T5) is found where no blank can mend it.
    """
    known = (key for key in finding.cells if key in report.form.cells)
    return bool(report.printed) and rests_on_blanks(report, known)


def part_name(form: Form, place: str) -> str:
    """The part of the form that holds a cell, a text or a line of the cover, as its tab is called."""
    key = place.split(".", 1)[0]
    section = next((section for section in form.sections if section.key == key), None)
    return f"{section.number} {section.short}" if section else "封面与说明"
