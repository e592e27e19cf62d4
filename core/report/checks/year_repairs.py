"""Years that are not the report's (Y1) put right: some of a text, all of it, all texts at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from core.report.edits import SetText, SetTexts, reword
from core.report.report import Report, text_names
from core.report.texts.years import Span, with_year, years_in


def year_steps(report: Report, key: str, these: Collection[Span], everywhere: SetTexts) -> Iterator[SetText | SetTexts]:
    """Steps that put the report's year in the place of these years of a text; where there are more, of all of them.

    ``everywhere`` is what :func:`years_everywhere` says of the report.
    """
    text, year = report.text(key), report.year
    every = years_in(report, key)
    name = f"改为{year}年"
    yield reword(report, key, with_year(text, these, year), name)
    if len(every) > len(these):
        name = f"本部分全部改为{year}年"
        yield reword(report, key, with_year(text, every, year), name)
    if len(everywhere.steps) > 1:
        yield everywhere


def years_everywhere(report: Report) -> SetTexts:
    """One step that puts the report's year in the place of all others; linked figures stay linked.

    Its steps are for the texts with such a year, whether a finding speaks of it or a paragraph 未核对 holds it.
    """
    year, name = report.year, f"全部文字中改为{report.year}年"
    spans = {key: years_in(report, key) for key, _ in text_names(report.form)}
    worded = {key: with_year(report.text(key), found, year) for key, found in spans.items() if found}
    return SetTexts(tuple(reword(report, key, text, name) for key, text in worded.items()), name)
