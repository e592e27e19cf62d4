"""From last year's report to this year's draft, and from the old form to the new."""

from __future__ import annotations

import re
from dataclasses import replace

from core.forms import crosswalk
from core.forms.catalog import form_for_year
from core.forms.spec import Form
from core.report.compare import figures
from core.report.numbers import Number
from core.report.report import Report, generated_preamble, generated_title, paragraphs

CARRIED_OUT = "applications.carried_out."
CARRIED_IN = "applications.carried_in."


def draft(last: Report, year: int) -> Report:
    """This year's draft: 二 from last year's 四, body kept, texts carried over as 未核对.

    Years in title and period are moved; last year's report stays inside for
    comparison.  The carry-over is taken only from the year directly before.
    """
    form = form_for_year(year)
    texts = {key: text for key, text in _texts_for(form, last).items() if key in form.text_keys}
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


def _texts_for(form: Form, report: Report) -> dict[str, str]:
    """The stored texts; figures that the form lacks stand there as the numbers they were."""
    if form.key == report.form_key:
        return dict(report.texts)
    return {key: report.linked(key).keeping(form.cells).template for key in report.texts}


def without_history(report: Report) -> Report:
    """The report without the year before it: one year travels in a file, not a chain."""
    return replace(report, last_year=None, unverified={}, kept={})


def _carry_over(last: Report, year: int) -> dict[str, Number]:
    if last.year != year - 1:
        return {}
    typed = set(form_for_year(year).typed)
    moved = {
        CARRIED_IN + key.removeprefix(CARRIED_OUT): value
        for key, value in figures(last).items()
        if key.startswith(CARRIED_OUT)
    }
    return {key: value for key, value in moved.items() if key in typed and value >= 0}


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
    """The report on the form in force for its year, and the keys of figures that found no home there."""
    form = form_for_year(report.year)
    values, homeless = crosswalk.to_2021(report.values)
    kept = {key: value for key, value in values.items() if key in set(form.typed)}
    texts = _texts_for(form, report)
    return replace(report, form_key=form.key, texts=texts, values=kept, printed={}), homeless
