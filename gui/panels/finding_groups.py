"""In which order the findings stand: errors first, then part by part, equal ones together, those kept last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from core.records import record
from core.report.checks.wording import kind_of
from core.report.findings import UNREAD, Finding, Grade, Tally, kept_findings, open_findings, section_of
from core.report.report import Report
from core.report.texts.waiting import unread_findings

_ERRORS, _ELSEWHERE, _KEPT = "错误", "封面与说明", "已保留的提醒"
_FOLDED = 3  # equal ones from which on they are folded


@record
class Group:
    """Findings under one heading."""

    heading: str
    findings: tuple[Finding, ...]

    def folds(self) -> Iterator[tuple[Finding, ...]]:
        """Equal findings together where they are many, all others alone."""
        for _, equal in groupby(self.findings, kind_of):
            found = tuple(equal)
            if len(found) < _FOLDED:
                yield from ((finding,) for finding in found)
            else:
                yield found


def groups(report: Report, findings: Iterable[Finding]) -> tuple[Group, ...]:
    """All that is open, and what was kept; the numbers of the headings add up to those of the verdict."""
    findings = tuple(findings)
    left = (*open_findings(report, findings), *unread_findings(report))
    wrong = tuple(finding for finding in left if finding.wrong)
    found = [Group(f"{_ERRORS}（{len(wrong)}）", wrong)]
    found += (Group(f"{name}（{_counted(inside)}）", inside) for name, inside in _parts(report, left) if inside)
    kept = tuple(finding for finding, _ in kept_findings(report, findings))
    return tuple(group for group in (*found, Group(f"{_KEPT}（{len(kept)}）", kept)) if group.findings)


def _parts(report: Report, left: Sequence[Finding]) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Each part of the report with what is open there, without the errors, the gravest first."""
    names = {"": _ELSEWHERE, **{section.key: f"{section.number}、{section.short}" for section in report.form.sections}}
    inside: dict[str, list[Finding]] = {key: [] for key in names}
    for finding in left:
        if not finding.wrong:
            section = section_of(report, finding)
            inside[section.key if section else ""].append(finding)
    for key, name in names.items():
        yield name, tuple(_in_order(inside[key]))


def _in_order(findings: Sequence[Finding]) -> list[Finding]:
    """The gravest first; equal ones together, where the first of them stands."""
    first: dict[str, int] = {}
    for number, finding in enumerate(findings):
        first.setdefault(kind_of(finding), number)
    return sorted(findings, key=lambda finding: (_weight(finding), first[kind_of(finding)]))


def _weight(finding: Finding) -> int:
    if finding.blank:
        return 0
    return 3 if finding.id == UNREAD else 1 if finding.strong else 2


def _counted(findings: Sequence[Finding]) -> str:
    """How much that is, in the words of the verdict."""
    blanks = sum(len(finding.cells) or 1 for finding in findings if finding.blank)
    hints = sum(finding.grade is Grade.HINT for finding in findings)
    unread = sum(int(finding.part("count")) for finding in findings if finding.id == UNREAD)
    told = Tally(0, hints, blanks, unread).counts()
    return told or str(len(findings))
