"""The one place that names the forms."""

from __future__ import annotations

from core.forms import format_2019, format_2021
from core.forms.spec import Form

FORMS: dict[str, Form] = {form.key: form for form in (format_2019.FORM, format_2021.FORM)}
YEARS = range(2008, 2100)  # of reports: 条例 has been in force since 2008


def form_of(key: str) -> Form:
    """The form with this key (``"2021"``); KeyError where there is none."""
    return FORMS[key]


def form_for_year(year: int) -> Form:
    """The form in force for a report on ``year``: the newest not younger than the year."""
    fitting = [form for form in FORMS.values() if form.first_year <= year]
    return max(fitting or FORMS.values(), key=lambda form: form.first_year if fitting else -form.first_year)
