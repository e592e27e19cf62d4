"""Every year that is not the report's, in all texts at once (Y1)."""

from __future__ import annotations

from core.report.checks.leftovers import years_in
from core.report.edits import SetTexts, reword
from core.report.report import Report, text_names
from core.report.years import with_year


def years_everywhere(report: Report) -> SetTexts:
    """One step that puts the report's year in the place of all others; linked figures stay linked.

    Its ``texts`` are those with such a year, whether a finding speaks of it or a paragraph 未核对 holds it.
    """
    year, name = report.year, f"全部文字中改为{report.year}年"
    spans = {key: years_in(report.text(key), year, key) for key, _ in text_names(report.form)}
    changed = {key: with_year(report.text(key), found, year) for key, found in spans.items() if found}
    return SetTexts({key: reword(report, key, text).text for key, text in changed.items()}, name)
