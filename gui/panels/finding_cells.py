"""Which cells a finding is about: where the cursor goes, and the part each plays."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.spec import Form
from core.report.findings import DIAGNOSES, Finding

DOUBTFUL = "?"


def cell_to_change(form: Form, finding: Finding) -> str:
    """A cell to type in: the one meant, the last; where that is a total, the first it is made of."""
    *_, last = finding.cells
    if form.cells[last].formula is None and not finding.blank:
        return last
    typed = (key for key in finding.cells if form.cells[key].formula is None)
    return next(typed, None) or next(_parts(form, last))


def _parts(form: Form, key: str) -> Iterator[str]:
    """The typed cells that a total adds up, those of the totals in it too."""
    formula = form.cells[key].formula
    if formula is None:
        yield key
        return
    for part in (*formula.plus, *formula.minus):
        yield from _parts(form, part)


def roles(form: Form, finding: Finding) -> dict[str, str]:
    """The marks of a finding's cells: +, − and = of a sum; ? of those that are named as doubtful."""
    if finding.id == DIAGNOSES:
        return dict.fromkeys(finding.cells, DOUBTFUL)
    if len(finding.cells) < 2 or finding.blank:
        return {}
    *parts, total = finding.cells
    formula = form.cells[total].formula
    minus = formula.minus if formula else ()
    return {**{key: "−" if key in minus else "+" for key in parts}, total: "="}
