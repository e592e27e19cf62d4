"""A report as data for the page template."""

from decimal import Decimal

import pytest

from core.forms.layout import Box
from core.report.report import Report
from core.writers.layout.style import DOCUMENT, OFFICIAL
from core.writers.typesetting import data, typeset
from tests.helpers.core.typeset_pages import BODY, filled, page_texts, text_of


def test_one_table_alone() -> None:
    report = filled()
    section = next(section for section in report.form.sections if section.table)
    (page,) = page_texts(typeset.pdf(report, OFFICIAL, section.key))
    assert page.startswith(section.numbered)
    assert "公开126条" not in page


def test_amounts_and_blanks() -> None:
    report = Report("2021", 2025, BODY).with_values({"disclosure.fees.amount": Decimal("1036.420000")})
    found = text_of(typeset.pdf(report))
    assert "1036.420000" in found
    assert text_of(typeset.pdf(Report("2021", 2025, BODY))).count("0") < 10


def test_labels_and_empty_cells_are_made_once_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some three hundred cells, of which a report changes the figures alone."""
    made: list[Box] = []
    cell = data._Items.cell
    monkeypatch.setattr(data, "_empty_tables", {})
    monkeypatch.setattr(
        data._Items, "cell", lambda items, grid, box, looks: made.append(box) or cell(items, grid, box, looks)
    )
    first, second = (data.document(filled(figure=figure), OFFICIAL, {}) for figure in (3, 4))
    boxes = sum(len(grid.boxes) for grid in data.grids(filled()))
    assert len(made) == boxes
    assert first != second
    monkeypatch.setattr(data, "_empty_tables", {})
    assert data.document(filled(figure=4), OFFICIAL, {}) == second
    data.document(filled(), DOCUMENT, {})
    data.document(filled(), OFFICIAL, {}, data.Wanted(links=True))
    assert len(made) == 4 * boxes  # another look, or with places to click
