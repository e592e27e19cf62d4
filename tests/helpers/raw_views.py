"""What a reader found, in plain lists to compare; for the tests of readers and exports."""

from __future__ import annotations

from core.forms.spec import Form
from core.matching.reading import Reading, to_report
from core.matching.report import headings
from core.readers.raw import RawDocument, RawParagraph
from core.report.numbers import show
from core.report.report import Report
from core.writers.layout.blocks import printed_figures

Box = tuple[int, int, int, int, str]


def texts(document: RawDocument) -> list[str]:
    """All paragraphs."""
    return [item.text for item in document.items if isinstance(item, RawParagraph)]


def boxes(document: RawDocument) -> list[Box]:
    """The cells of the only table: row, column, height, width, text."""
    (only,) = document.tables
    return [(cell.row, cell.column, cell.height, cell.width, cell.text) for cell in only.cells]


def shape(document: RawDocument) -> list[object]:
    """Paragraphs as text, tables as lists of rows of texts."""
    found: list[object] = []
    for item in document.items:
        if isinstance(item, RawParagraph):
            found.append(item.text)
        else:
            found.append([[cell.text for cell in item.cells if cell.row == row] for row in range(item.rows)])
    return found


def text_below(document: RawDocument, form: Form, key: str) -> tuple[str, ...]:
    """The paragraphs below a heading of the form, up to the next heading or table."""
    places = headings(document, form)
    found: list[str] = []
    for index in range(places[key] + 1, len(document.items)):
        item = document.items[index]
        if index in places.values() or not isinstance(item, RawParagraph):
            break
        found.append(item.text)
    return tuple(text for text in found if text)


def check_all_came_back(reading: Reading, report: Report) -> None:
    """An export that was read again is the report, its totals and nothing odd."""
    again = to_report(reading)
    assert again.values == report.values and again.year == report.year and again.agency == report.agency
    assert {key: again.text(key) for key in report.form.text_keys} == {k: report.text(k) for k in report.form.text_keys}
    printed = {key: figure for key, figure in printed_figures(report).items() if key in report.form.computed}
    assert {key: show(value) for key, value in reading.printed.items()} == {k: f for k, f in printed.items() if f}
    assert {note.code for note in reading.notes} <= {"blank", "totals_blank"}
