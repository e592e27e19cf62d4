"""What an imported report would change in the open one, worked out before anything changes.

Only what the file gives is taken: a figure that was blank there leaves the open
report's figure as it is, and so does a text that was not found.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from core.forms import crosswalk
from core.forms.spec import Form
from core.report.numbers import Number
from core.report.report import Report

V = TypeVar("V")


@dataclass(frozen=True)
class Outcome:
    """The open report after the import, and what is different in it.

    ``changed`` are cells with another figure than before, ``overwritten`` those
    of them that held one, ``texts`` the keys of texts that changed, ``homeless``
    cells of the file's form whose figure has no place in the open report's form.
    """

    report: Report
    changed: tuple[str, ...] = ()
    overwritten: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    homeless: tuple[str, ...] = ()


def merge(report: Report, found: Report, sections: Collection[str], figures_only: bool = True) -> Report:
    """The open ``report`` with the accepted ``sections`` of the report ``found`` in a file; see :func:`plan`."""
    return plan(report, found, sections, figures_only).report


def plan(report: Report, found: Report, sections: Collection[str], figures_only: bool = True) -> Outcome:
    """Work out the import: ``sections`` are keys of tables and of texts, the latter unless ``figures_only``.

    Year, body and everything else of the open report stay.
    """
    values, homeless = carry(_in_sections(found.values, found.form, sections), found.form, report.form)
    values = {key: value for key, value in values.items() if key in set(report.form.typed)}
    changed = tuple(key for key in report.form.typed if key in values and values[key] != report.value(key))
    merged = report.with_values(values)
    merged = replace(merged, printed=_printed(report, merged, found, sections))
    texts = () if figures_only else tuple(_other_texts(report, found, sections))
    for key in texts:
        merged = _with_text(merged, key, found.texts[key])
    overwritten = tuple(key for key in changed if key in report.values)
    return Outcome(merged, changed, overwritten, texts, homeless)


def carry(figures: Mapping[str, V], from_form: Form, to_form: Form) -> tuple[dict[str, V], tuple[str, ...]]:
    """Figures under the keys of another form, and the keys that found no home there.

    Back to an older form only figures go whose meaning and key are the same in both.
    """
    if from_form is to_form:
        return dict(figures), ()
    if from_form.first_year < to_form.first_year:
        carried, homeless = crosswalk.to_2021(figures)
    else:
        carried = {key: value for key, value in figures.items() if key in crosswalk.to_2021({key: value})[0]}
        homeless = tuple(key for key in figures if key not in carried)
    kept = {key: value for key, value in carried.items() if key in to_form.cells}
    return kept, homeless


def _in_sections(figures: Mapping[str, V], form: Form, sections: Collection[str]) -> dict[str, V]:
    return {key: value for key, value in figures.items() if form.cells[key].table in sections}


def _printed(before: Report, merged: Report, found: Report, sections: Collection[str]) -> dict[str, Number]:
    """Printed totals that still speak of the figures beside them: the file's where all parts are the file's."""
    form = merged.form
    totals, _ = carry(_in_sections(found.printed, found.form, sections), found.form, form)
    theirs, _ = carry(found.values, found.form, form)
    parts = {key: tuple(_typed_parts(form, key)) for key in {*totals, *before.printed}}
    kept = {
        key: total
        for key, total in before.printed.items()
        if all(before.value(part) == merged.value(part) for part in parts[key])
    }
    new = {
        key: total
        for key, total in totals.items()
        if form.cells[key].formula and all(theirs.get(part) == merged.value(part) for part in parts[key])
    }
    return {**kept, **new}


def _typed_parts(form: Form, key: str) -> Iterator[str]:
    formula = form.cells[key].formula
    if formula is None:
        yield key
        return
    for part in (*formula.plus, *formula.minus):
        yield from _typed_parts(form, part)


def _other_texts(report: Report, found: Report, sections: Collection[str]) -> Iterator[str]:
    for key in report.form.text_keys:
        if key in sections and found.texts.get(key) and found.texts[key] != report.text(key):
            yield key


def _with_text(report: Report, key: str, text: str) -> Report:
    """The imported text is nobody's leftover from last year: its 未核对 marks go."""
    unverified = {name: waiting for name, waiting in report.unverified.items() if name != key}
    return replace(report.with_text(key, text), unverified=unverified)
