"""What an imported report would change in the open one, worked out before anything changes.

Only what the file gives is taken: a figure that was blank there leaves the open
report's figure as it is, and so does a text that was not found.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import TypeVar

from core.forms.crosswalk import carry, carry_totals
from core.forms.spec import Form
from core.records import record
from core.report.numbers import Number
from core.report.report import Report

V = TypeVar("V")


@record
class Merged:
    """The open report after the import, and what is different in it.

    ``changed`` are cells with another figure than before, ``overwritten`` those
    of them that held one, ``texts`` the keys of texts that changed, ``homeless``
    cells and texts of the file's form that have no place in the open report's form.
    """

    report: Report
    changed: tuple[str, ...] = ()
    overwritten: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    homeless: tuple[str, ...] = ()


def merge(report: Report, found: Report, sections: Collection[str], figures_only: bool = True) -> Report:
    """The open ``report`` with the accepted ``sections`` of the report ``found`` in a file; see :func:`plan`."""
    return plan(report, found, sections, figures_only).report


def plan(report: Report, found: Report, sections: Collection[str], figures_only: bool = True) -> Merged:
    """Work out the import: ``sections`` are keys of tables and of texts, the latter unless ``figures_only``.

    Year, body and everything else of the open report stay.
    """
    values, homeless = carry(_in_sections(found.values, found.form, sections), found.form, report.form, typed=True)
    changed = tuple(key for key in report.form.typed if key in values and values[key] != report.value(key))
    merged = report.with_values(values).with_marks(_marks(report, found, sections))
    merged = replace(merged, printed=_printed(report, merged, found, sections))
    texts, unread = ({}, ()) if figures_only else _texts(found, report.form, sections)
    texts = {key: text for key, text in texts.items() if text != report.text(key)}
    for key, text in texts.items():
        merged = _with_text(merged, key, text)
    overwritten = tuple(key for key in changed if key in report.values)
    return Merged(merged, changed, overwritten, tuple(texts), (*homeless, *unread))


def _in_sections(figures: Mapping[str, V], form: Form, sections: Collection[str]) -> dict[str, V]:
    return {key: value for key, value in figures.items() if form.cells[key].table in sections}


def _marks(report: Report, found: Report, sections: Collection[str]) -> dict[str, str]:
    """The file's marks for cells in which the open report has no figure."""
    marks, _ = carry(_in_sections(found.marks, found.form, sections), found.form, report.form, typed=True)
    return {key: mark for key, mark in marks.items() if report.value(key) is None}


def _printed(before: Report, merged: Report, found: Report, sections: Collection[str]) -> dict[str, Number]:
    """Printed totals that still speak of the figures beside them: the file's where all parts are the file's."""
    form = merged.form
    totals, _ = carry_totals(_in_sections(found.printed, found.form, sections), found.form, form)
    theirs, _ = carry(found.values, found.form, form)

    def still_ours(leaf: str) -> bool:
        return before.value(leaf) == merged.value(leaf)

    def all_theirs(leaf: str) -> bool:
        return theirs.get(leaf) == merged.value(leaf)

    kept = {key: total for key, total in before.printed.items() if all(still_ours(k) for k, _ in form.leaves[key])}
    new = {key: total for key, total in totals.items() if all(all_theirs(k) for k, _ in form.leaves[key])}
    return {**kept, **new}


def _texts(found: Report, form: Form, sections: Collection[str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The accepted texts of the file under the keys of a form, in its order, and those without a place there."""
    given = {
        key: found.text_for(form, text)
        for key, text in found.texts.items()
        if key.partition(".")[0] in sections and text
    }
    carried, unread = carry(given, found.form, form)
    return {key: carried[key] for key in form.all_text_keys if key in carried}, unread


def _with_text(report: Report, key: str, text: str) -> Report:
    """The imported text is nobody's leftover from last year: its 未核对 marks go."""
    unverified = {name: waiting for name, waiting in report.unverified.items() if name != key}
    return replace(report.with_text(key, text), unverified=unverified)
