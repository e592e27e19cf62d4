"""What is said of each cell of an opened file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.importing.marks import COVER, CellMark, current_text
from tests.helpers.gui.import_preview import show, table
from tests.helpers.makers.import_maker import ODD, A, opened, report_html, table_html


@pytest.mark.parametrize(
    "cell, mark, glyph",
    [
        ("new.legal_service", CellMark.READ, ""),
        ("new.natural_person", CellMark.NORMALISED, "≈"),
        ("granted.natural_person", CellMark.NORMALISED, "≈"),  # full width, too plain for a note
        ("new.business", CellMark.BLANK, "○"),
        ("new.research", CellMark.BLANK, "○"),
        ("new.public_welfare", CellMark.DOUBTFUL, "?"),
        ("new.total", CellMark.AGREES, "="),
        ("granted.total", CellMark.DIFFERS, "≠"),
    ],
)
def test_each_cell_tells_how_it_was_read(qtbot: QtBot, cell: str, mark: CellMark, glyph: str):
    dialog = show(qtbot, opened(report_html(ODD)))
    model = table(dialog, A).model
    assert dialog.found.mark(f"{A}.{cell}") is mark
    assert model.face(f"{A}.{cell}").last == glyph
    assert not model.face(f"{A}.{cell}").mark  # a figure, drawn as one: “/” and 不适用 are grey and narrow
    told = model.data(model.index_of(f"{A}.{cell}"), Qt.ItemDataRole.AccessibleTextRole)
    assert str(told).endswith(mark.value.word)


def test_what_was_not_in_the_file_is_missing_and_a_blank_total_computed(qtbot: QtBot):
    html = report_html({f"{A}.granted.total": ""}).replace(table_html("proceedings"), "")
    found = show(qtbot, opened(html)).found
    assert found.mark("proceedings.review.upheld") is found.mark("proceedings.review.total") is CellMark.MISSING
    assert found.mark(f"{A}.granted.total") is CellMark.COMPUTED


def test_the_cover_is_shown_in_words():
    """As 封面与说明 shows it: no key of the file format."""
    words = current_text(Report("2021", 2025, {"agency": "临江镇人民政府", "kind": "township"}), COVER)
    assert "机关类别：乡镇人民政府、街道办事处" in words.splitlines() and "township" not in words
