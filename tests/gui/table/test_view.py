"""The table fits its window at any size, and looks like the printed form."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.forms.catalog import FORMS
from core.report.edits import SetCells
from gui.basics import theme
from tests.helpers.table_desk import Desk


@pytest.mark.parametrize("form", sorted(FORMS))
@pytest.mark.parametrize("table", ["disclosure", "applications", "proceedings"])
@pytest.mark.parametrize(("width", "zoom"), [(1020, 100), (1020, 150), (700, 100), (1600, 100)])
def test_nothing_is_wider_than_the_view(qtbot: QtBot, form: str, table: str, width: int, zoom: int):
    desk = Desk(qtbot, table, form=form)
    desk.session.perform(SetCells(dict.fromkeys(desk.session.report.form.typed, 12345678)))
    desk.window.resize(width, 600)
    desk.page.set_zoom(zoom)
    view = desk.view
    qtbot.waitUntil(lambda: view.horizontalHeader().length() == view.viewport().width())
    assert view.horizontalScrollBar().maximum() == 0
    look, shown = view.look, view.viewport()
    for box in desk.model.grid.boxes:
        if box.key or box.column < desk.model.grid.head_columns or box.row < desk.model.grid.head_rows:
            continue
        rect = view.visualRect(desk.model.index(box.row, box.column))
        assert look.label_height(box.label, rect.width()) <= rect.height()
    for heads in (desk.column_heads, desk.row_heads):
        for box in heads.boxes:
            rect = heads.rect_of(box)
            assert look.label_height(box.label, rect.width()) <= rect.height(), box.label
    assert shown.width() > 0


def test_rows_of_table_three_are_dense_and_grow_only_where_there_is_room(qtbot: QtBot):
    desk = Desk(qtbot)
    assert 22 <= desk.view.rowHeight(0) <= 26
    desk.window.resize(1020, 1400)
    qtbot.waitUntil(lambda: desk.view.rowHeight(0) > 26)
    assert desk.view.verticalScrollBar().maximum() == 0


def test_dark_palette_reaches_every_part(qtbot: QtBot):
    desk = Desk(qtbot)
    desk.window.setPalette(theme.palette(theme.DARK))
    qtbot.waitUntil(lambda: desk.view.look.colours is theme.DARK)
    assert all(heads.look.colours is theme.DARK for heads in (desk.column_heads, desk.row_heads))


def test_zoom_enlarges_rows_and_font_and_comes_back(qtbot: QtBot):
    desk = Desk(qtbot)
    before = desk.view.rowHeight(0), desk.view.font().pointSizeF()
    desk.page.set_zoom(150)
    assert desk.view.rowHeight(0) > before[0] * 1.3
    desk.page.set_zoom(100)
    assert (desk.view.rowHeight(0), desk.view.font().pointSizeF()) == before
