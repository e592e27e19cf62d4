"""What an edit made other than it was: cells, texts, and where to look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.report.calc import Total
from core.report.report import Report
from core.report.text_changes import changes

Totals = Mapping[str, Total]


def figures_differ(before: Report, now: Report) -> bool:
    """Whether figures, marks or printed totals are others."""
    return before.values != now.values or before.marks != now.marks or before.printed != now.printed


def changed_cells(before: Report, now: Report, computed_before: Totals, computed_now: Totals) -> frozenset[str]:
    """The cells, typed and computed, that show something else."""
    if before.values is now.values and before.marks is now.marks:
        return frozenset()
    keys = {k for k in before.values.keys() | now.values.keys() if before.values.get(k) != now.values.get(k)}
    keys |= {key for key, total in computed_now.items() if computed_before.get(key) != total}
    if before.marks or now.marks:
        keys |= {key for key in {**before.marks, **now.marks} if before.marks.get(key) != now.marks.get(key)}
    return frozenset(keys)


def changed_texts(before: Report, now: Report) -> Iterator[str]:
    """The texts that read otherwise, or of which other paragraphs are 未核对."""
    for key in now.form.all_text_keys:
        same_words = before.linked(key) == now.linked(key)
        if not same_words or before.unverified.get(key) != now.unverified.get(key):
            yield key


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
