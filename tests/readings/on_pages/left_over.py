"""Kinds of pages with figures that no cell of the form takes: rows without a name, last digits in a row of their own.

So they stand where LibreOffice breaks a row at a page end and prints the heads over what is left of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.forms.spec import Table
from core.report.report import Report
from tests.helpers.makers.pdf_maker import Drawing, Layout, Look, Maker, Slot, laid_out, shown_values
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.on_pages.printed import maker
from tests.readings.pages import made_report

_LABELS = ("1.属于国家秘密", "6.属于四类过程性信息")


class _Cut(Drawing):
    """A row of which the name, or the last digits of its figures, went elsewhere."""

    def without_name(self, label: str, words: str) -> None:
        """Print other words for a label."""
        for slot in self.slots:
            if slot.box.label == label:
                slot.lines = [words] if words else []

    def cut(self, label: str) -> None:
        """Print the last digits of a row's longest figures in a row without a name below it."""
        row = next(slot.box.row for slot in self.slots if slot.box.label == label)
        own = [slot for slot in self.slots if slot.box.row == row and slot.box.height == 1]
        longest = max(len("".join(slot.lines)) for slot in own if slot.box.key)
        self.heights.insert(row + 1, self.step + 6)
        for slot in self.slots:
            if slot.box.row > row:
                slot.box = replace(slot.box, row=slot.box.row + 1)
            elif slot.box.row + slot.box.height > row and slot not in own:
                slot.box = replace(slot.box, height=slot.box.height + 1)
        for slot in own:
            figure, rest = "".join(slot.lines), list[str]()
            if slot.box.key and len(figure) == longest:
                slot.lines, rest = [figure[:-1]], [figure[-1]]
            self.slots.append(Slot(replace(slot.box, row=row + 1), rest))


class _CutLayout(Layout):
    def __init__(self, of: Maker, label: str, words: str | None) -> None:
        self.label, self.words = label, words
        super().__init__(Look(), of)

    def table(self, table: Table, shown: dict[str, str]) -> None:
        drawing = _Cut(self, table, shown)
        if table.key == "applications" and self.words is None:
            drawing.cut(self.label)
        elif table.key == "applications":
            drawing.without_name(self.label, self.words or "")
        drawing.draw()


def _made(report: Report, form: str, label: str, words: str | None) -> bytes:
    return laid_out(_CutLayout(maker(form), label, words), report)


def _keys(report: Report, label: str) -> list[str]:
    """The cells to type in of the row with a label, in the table of applications."""
    cells = report.form.cells
    names = [key for key in report.form.typed if key.startswith("applications.") and label in cells[key].name]
    return [key for key in names if key.rsplit(".", 1)[0] == names[0].rsplit(".", 1)[0]]


def _samples(name: str, words: str | None, doubt: str) -> Iterator[Sample]:
    for shift, label in enumerate(_LABELS):
        report = made_report(shift=shift)
        shown = shown_values(report)
        keys = _keys(report, label)
        longest = max(len(shown[key]) for key in [*keys, keys[0].rsplit(".", 1)[0] + ".total"])
        doubtful = [key for key in keys if words is not None or len(shown[key]) == longest]
        values = {key: report.value(key) for key in report.form.typed} | {
            key: (report.value(key), None) for key in doubtful
        }
        for form in (".pdf", ".ofd"):
            yield Sample(
                f"{name}, {label}",
                form,
                lambda r=report, f=form, n=label: _made(r, f, n, words),
                truth_of(report, values=values, doubt=doubt),
            )


@kind("rows-without-a-name")
def _without_a_name() -> Iterator[Sample]:
    """The words of a label are gone or not to be read: its figures are offered where they stand."""
    yield from _samples("no words", "", "no name stands at the row")
    yield from _samples("half a word", "和）", "no name stands at the row")


@kind("last-digits-in-a-row-of-their-own")
def _last_digits() -> Iterator[Sample]:
    """Never the figure without them in silence."""
    yield from _samples("cut", None, "a digit may belong to the figure above it or not")
