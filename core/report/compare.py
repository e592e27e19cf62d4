"""Last year's figures beside this year's."""

from __future__ import annotations

from collections.abc import Mapping

from core.forms.crosswalk import carry
from core.report.calc import compute
from core.report.numbers import Number, show
from core.report.report import Report


def figures(report: Report) -> dict[str, Number]:
    """All figures of a report: typed ones, and totals (as published where the file printed them).

    A total with blank parts that was not printed is left out: it is not known.
    """
    computed = compute(report.form, report.values)
    totals = {key: total.value for key, total in computed.items() if total.complete}
    return {**report.values, **totals, **report.printed}


def last_figures(report: Report) -> Mapping[str, Number]:
    """Last year's figures under the keys of this report's form; empty without last year's report.

    They stay the same from edit to edit: worked out once for a report of last year.
    """
    last = report.last_year
    if last is None:
        return {}
    if report.form_key not in last.carried:
        last.carried[report.form_key] = carry(figures(last), last.form, report.form)[0]
    return last.carried[report.form_key]


def difference(key: str, now: Number | None, last: Mapping[str, Number]) -> str:
    """Last year's figure and the change in words: ``上年12，本年15，增加3``; "" where not known."""
    if key not in last:
        return ""
    before = last[key]
    if now is None:
        return f"上年{show(before)}"
    change = now - before
    word = "持平" if not change else f"{'增加' if change > 0 else '减少'}{show(abs(change))}"
    return f"上年{show(before)}，本年{show(now)}，{word}"
