"""From last year's report to this year's draft, and from the old form to the new."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from core.forms.catalog import form_for_year
from core.forms.crosswalk import carry, carry_totals
from core.forms.spec import Form
from core.report.compare import figures
from core.report.numbers import Number
from core.report.report import Report, generated_preamble, generated_title, paragraphs
from core.report.texts.year_moves import MOVING_TEXTS, YearMove, move, moves, names_year_otherwise, places


def draft(last: Report, year: int, kept: Mapping[str, Collection[int]] | None = None) -> Report:
    """This year's draft: 二 from last year's 四, body kept, texts carried over as 未核对.

    Years in title and preamble are moved, but for those that ``kept`` numbers
    by text (see :func:`year_moves`); last year's report stays inside for
    comparison.  The carry-over is taken only from the year directly before.
    """
    form = form_for_year(year)
    texts = _texts_for(form, last)[0]
    if "title" in texts and names_year_otherwise(texts["title"], last.year):
        del texts["title"]  # 24年, 2024—2025年: it is generated, in the official words
    for key in MOVING_TEXTS:
        if key in texts:
            texts[key] = move(texts[key], last.year, year, key, (kept or {}).get(key, ()))
    unverified = {key: paragraphs(text) for key, text in texts.items() if key != "title" and paragraphs(text)}
    started = Report(form.key, year, dict(last.body), texts, _carry_over(last, year))
    for key, generated in (("title", generated_title), ("preamble", generated_preamble)):
        if texts.get(key) == generated(started):
            started = started.with_text(key, None)
            unverified.pop(key, None)
    return replace(started, unverified=unverified, last_year=without_history(last))


def texts_left_behind(last: Report, year: int) -> tuple[str, ...]:
    """Last year's texts that say something and have no place in the form of this year."""
    known = {*last.form.all_text_keys}
    return tuple(key for key in _texts_for(form_for_year(year), last)[1] if key in known and last.texts[key].strip())


def _texts_for(form: Form, report: Report) -> tuple[dict[str, str], tuple[str, ...]]:
    """The stored texts, and the keys of those without a place in the form.

    Linked figures that the form lacks stand there as the numbers they were.
    """
    texts = {key: report.text_for(form, text) for key, text in report.texts.items()}
    return carry(texts, report.form, form) if form is not report.form else (texts, ())


def without_history(report: Report) -> Report:
    """The report without the year before it: one year travels in a file, not a chain."""
    return replace(report, last_year=None, unverified={}, kept={}, fees=(), finished=None, reopened=())


def _carry_over(last: Report, year: int) -> dict[str, Number]:
    """What the form begins with of the year directly before: 二 of this year is 四 of last year's."""
    if last.year != year - 1:
        return {}
    form = form_for_year(year)
    found, _ = carry(figures(last), last.form, form)
    moved = {key: found[before] for key, before in form.continued.items() if before in found}
    return {key: value for key, value in moved.items() if form.cells[key].formula is None and value >= 0}


def year_moves(last: Report, year: int) -> tuple[YearMove, ...]:
    """The years in title and preamble that a draft for ``year`` moves, in order; a clerk may keep any of them."""
    stored = draft(last, year, {key: range(len(text)) for key, text in last.texts.items()}).texts
    return tuple(move for key in MOVING_TEXTS for move in moves(stored.get(key, ""), last.year, key))


def with_year(report: Report, year: int) -> tuple[Report, int]:
    """The report for another year, and in how many places of title and preamble its year moved.

    Texts that nobody wrote by hand are generated anew, so nothing is moved there.
    """
    texts, unverified, count = dict(report.texts), dict(report.unverified), 0
    for key in MOVING_TEXTS if report.year else ():
        count += len(places(texts.get(key, ""), report.year, key))
        if key in texts:
            texts[key] = move(texts[key], report.year, year, key)
        if key in unverified:
            unverified[key] = tuple(move(words, report.year, year, key) for words in unverified[key])
    return replace(report, year=year, texts=texts, unverified=unverified), count


def to_newer_form(report: Report) -> tuple[Report, tuple[str, ...]]:
    """The report on the form in force for its year, and the keys of figures and texts that found no home there.

    Texts under keys that this program does not know stay as they are.
    """
    form = form_for_year(report.year)
    values, homeless = carry(report.values, report.form, form, typed=True)
    texts, unread = _texts_for(form, report)
    printed, _ = carry_totals(report.printed, report.form, form)
    waiting = {key: tuple(report.text_for(form, line) for line in lines) for key, lines in report.unverified.items()}
    unverified, _ = carry(waiting, report.form, form)
    strange = {key: text for key, text in report.texts.items() if key not in report.form.all_text_keys}
    texts, unread = {**texts, **strange}, tuple(key for key in unread if key not in strange)
    marks, _ = carry(report.marks, report.form, form, typed=True)
    newer = replace(
        report, form_key=form.key, texts=texts, values=values, printed=printed, unverified=unverified, marks=marks
    )
    return newer, (*homeless, *unread)
