"""What an edit made other than it was: cells, texts, and where to look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import is_

from core.report.calc import Total
from core.report.links import LINKED
from core.report.report import Report
from core.report.text_changes import changes

Totals = Mapping[str, Total]


def figures_differ(before: Report, now: Report) -> bool:
    """Whether figures, marks or printed totals are others."""
    return before.values != now.values or before.marks != now.marks or before.printed != now.printed


def changed_figures(before: Report, now: Report) -> set[str]:
    """The typed cells that hold another figure, or none any more."""
    if before.values is now.values:
        return set()
    old, new = before.values, now.values
    return {key for key, value in new.items() if old.get(key) != value} | (old.keys() - new.keys())


def changed_cells(before: Report, now: Report, computed_before: Totals, computed_now: Totals) -> frozenset[str]:
    """The cells, typed and computed, that show something else."""
    if before.values is now.values and before.marks is now.marks:
        return frozenset()
    keys = changed_figures(before, now)
    for key, total in computed_now.items():
        # Those that nothing changed are the same ones: comparing them would be a step of Python's each.
        if (was := computed_before.get(key)) is not total and was != total:
            keys.add(key)
    if before.marks or now.marks:
        keys |= {key for key in {**before.marks, **now.marks} if before.marks.get(key) != now.marks.get(key)}
    return frozenset(keys)


def changed_texts(before: Report, now: Report) -> Iterator[str]:
    """The texts that read otherwise, or of which other paragraphs are 未核对."""
    for key in _texts_in_question(before, now):
        same_words = before.linked(key) == now.linked(key)
        if not same_words or before.unverified.get(key) != now.unverified.get(key):
            yield key


def _texts_in_question(before: Report, now: Report) -> Sequence[str]:
    """All texts; where nothing but figures was changed, those that hold linked figures."""
    keys = now.form.all_text_keys
    told, still = (
        (report.form_key, report.year, report.texts, report.body, report.unverified) for report in (before, now)
    )
    if all(map(is_, told, still)):
        return [key for key in keys if LINKED in now.template(key)]
    return keys


def first_change(before: Report, now: Report, at: str) -> tuple[str, tuple[int, int] | None] | None:
    """The first figure, else the words of a text, that became others; None in the text ``at`` where the cursor is."""
    cell = next((key for key in now.form.typed if before.value(key) != now.value(key)), None)
    if cell is not None:
        return cell, None
    text = next((key for key in now.form.all_text_keys if before.template(key) != now.template(key)), None)
    if text is None or text == at:
        return None
    first = changes(before.text(text), now.text(text))[-1:]
    return text, next(((change.start, change.start + len(change.words)) for change in first), None)
