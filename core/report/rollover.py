"""From last year's report to this year's draft, and from the old form to the new."""

from __future__ import annotations

import re
from dataclasses import replace

from core.forms.catalog import form_for_year
from core.forms.crosswalk import carry, carry_totals
from core.forms.spec import Form
from core.report.compare import figures
from core.report.numbers import Number
from core.report.report import Report, generated_preamble, generated_title, paragraphs


def draft(last: Report, year: int) -> Report:
    """This year's draft: 二 from last year's 四, body kept, texts carried over as 未核对.

    Years in title and period are moved; last year's report stays inside for
    comparison.  The carry-over is taken only from the year directly before.
    """
    form = form_for_year(year)
    texts = _texts_for(form, last)[0]
    for key in ("title", "preamble"):
        if key in texts:
            texts[key] = move_year(texts[key], last.year, year)
    unverified = {key: paragraphs(text) for key, text in texts.items() if key != "title" and paragraphs(text)}
    started = Report(form.key, year, dict(last.body), texts, _carry_over(last, year))
    for key, generated in (("title", generated_title), ("preamble", generated_preamble)):
        if texts.get(key) == generated(started):
            started = started.with_text(key, None)
            unverified.pop(key, None)
    return replace(started, unverified=unverified, last_year=without_history(last))


def texts_left_behind(last: Report, year: int) -> tuple[str, ...]:
    """Last year's texts that say something and have no place in the form of this year."""
    return tuple(key for key in _texts_for(form_for_year(year), last)[1] if last.texts[key].strip())


def _texts_for(form: Form, report: Report) -> tuple[dict[str, str], tuple[str, ...]]:
    """The stored texts, and the keys of those without a place in the form.

    Linked figures that the form lacks stand there as the numbers they were.
    """
    texts = {key: report.text_for(form, text) for key, text in report.texts.items()}
    return carry(texts, report.form, form) if form is not report.form else (texts, ())


def without_history(report: Report) -> Report:
    """The report without the year before it: one year travels in a file, not a chain."""
    return replace(report, last_year=None, unverified={}, kept={})


def _carry_over(last: Report, year: int) -> dict[str, Number]:
    """What the form begins with of the year directly before: 二 of this year is 四 of last year's."""
    if last.year != year - 1:
        return {}
    form = form_for_year(year)
    found, _ = carry(figures(last), last.form, form)
    moved = {key: found[before] for key, before in form.continued.items() if before in found}
    return {key: value for key, value in moved.items() if form.cells[key].formula is None and value >= 0}


_QUOTED = re.compile(r"《[^》]*》|〔[^〕]*〕|〈[^〉]*〉")


def move_year(text: str, old: int, new: int) -> str:
    """Move the report's year in title or preamble; titles of documents and their numbers stay."""
    pieces: list[str] = []
    end = 0
    for quoted in _QUOTED.finditer(text):
        pieces += [text[end : quoted.start()].replace(str(old), str(new)), quoted.group()]
        end = quoted.end()
    return "".join((*pieces, text[end:].replace(str(old), str(new))))


def to_newer_form(report: Report) -> tuple[Report, tuple[str, ...]]:
    """The report on the form in force for its year, and the keys of figures and texts that found no home there."""
    form = form_for_year(report.year)
    values, homeless = carry(report.values, report.form, form, typed=True)
    texts, unread = _texts_for(form, report)
    printed, _ = carry_totals(report.printed, report.form, form)
    waiting = {key: tuple(report.text_for(form, line) for line in lines) for key, lines in report.unverified.items()}
    unverified, _ = carry(waiting, report.form, form)
    newer = replace(report, form_key=form.key, texts=texts, values=values, printed=printed, unverified=unverified)
    return newer, (*homeless, *unread)
