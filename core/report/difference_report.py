"""What changed between two reports, to be read by people: figures with their change, sentences that went and came.

The earlier report may follow another form: its figures are told under the labels of the
later one.  Of this year's report against last year's, sentences that merely moved on with
the year are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.forms.crosswalk import carry
from core.records import record
from core.report.compare import figures
from core.report.numbers import Number, show
from core.report.report import Report, text_names
from core.report.texts.sentence_changes import Fate, sentence_changes, sentences

BLANK = "未填"


@record
class FigureChange:
    """A figure of a table (``section``: its heading) in either report, and by how much it changed ("" where one is blank)."""

    key: str
    section: str
    name: str
    before: str
    after: str
    change: str


@record
class TextChange:
    """A sentence of a text as it was and as it is; "" for one that went or came."""

    key: str
    name: str
    before: str
    after: str


@record
class DifferenceReport:
    """Two reports by what they are called, and all that differs, in printed order; ``homeless`` cells only the first has."""

    before: str
    after: str
    agency: str
    figures: tuple[FigureChange, ...]
    texts: tuple[TextChange, ...]
    homeless: tuple[str, ...] = ()


def difference_report(before: Report, after: Report, names: tuple[str, str] = ("", "")) -> DifferenceReport:
    """What ``after`` has otherwise than ``before``; ``names`` say what they are, the years unless given."""
    carried, homeless = carry(figures(before), before.form, after.form)
    lost = tuple(before.form.cells[key].name for key in homeless if key in before.values)
    one, other = names if all(names) else (f"{before.year}年", f"{after.year}年")
    changes = tuple(_figures(carried, after))
    return DifferenceReport(one, other, after.agency or before.agency, changes, tuple(_texts(before, after)), lost)


def _figures(before: Mapping[str, Number], after: Report) -> Iterator[FigureChange]:
    now = figures(after)
    for key, cell in after.form.cells.items():
        old, new = before.get(key), now.get(key)
        if old != new:
            section = after.form.section(cell.table).numbered
            yield FigureChange(key, section, cell.name, _shown(old), _shown(new), _change(old, new))


def _shown(value: Number | None) -> str:
    return BLANK if value is None else show(value)


def _change(old: Number | None, new: Number | None) -> str:
    if old is None or new is None:
        return ""
    return f"{'增加' if new > old else '减少'}{show(abs(new - old))}"


def _texts(before: Report, after: Report) -> Iterator[TextChange]:
    for key, name in text_names(after.form):
        for old, new in _sentences(_moved_on(before, after, key), after.text(key)):
            yield TextChange(key, name, old, new)


def _moved_on(before: Report, after: Report, key: str) -> str:
    """A text of the earlier report with its own year, and the one before, told as those of the later report."""
    text, years = before.text(key), after.year - before.year
    if before.year and after.year and years:
        ordered = (before.year, before.year - 1) if years > 0 else (before.year - 1, before.year)
        for year in ordered:
            text = text.replace(f"{year}年", f"{year + years}年")
    return text


def _sentences(before: str, now: str) -> Iterator[tuple[str, str]]:
    """The sentences that are not the same in both: changed ones side by side, then those that went and those that came."""
    changes = sentence_changes(now, before)
    for change in changes:
        if change.fate is Fate.CHANGED and change.now:
            yield before[slice(*change.before)], now[slice(*change.now)]
    kept = {change.now for change in changes}
    went = [before[slice(*change.before)] for change in changes if change.fate is Fate.GONE]
    came = [now[slice(*span)] for span in sentences(now) if span not in kept]
    yield from ((old, "") for old in went)
    yield from (("", new) for new in came)
