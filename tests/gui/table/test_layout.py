"""The table fits its window at any size, and looks like the printed form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from core.forms.catalog import FORMS
from core.forms.layout import Role
from core.report.edits import SetCells
from gui.basics import theme
from gui.table.measure import ColumnWidths, share
from tests.helpers.table_desk import Desk

columns = st.builds(ColumnWidths, st.integers(1, 4000), st.integers(1, 300))


@given(st.lists(columns, min_size=1, max_size=15), st.integers(15, 3000))
def test_shares_fill_the_width_exactly_and_keep_the_least(asked: list[ColumnWidths], total: int):
    widths = share(asked, total)
    assert sum(widths) == total
    if sum(column.least for column in asked) < total:
        assert all(width >= column.least - 1 for width, column in zip(widths, asked, strict=True))


def test_roomy_shares_keep_the_printed_proportion():
    assert share([ColumnWidths(100, 1), ColumnWidths(300, 1)], 400) == [100, 300]


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
    for heads in (view.horizontalHeader(), view.verticalHeader()):
        for box in heads.boxes:
            rect = heads.rect_of(box)
            assert look.label_height(box.label, rect.width()) <= rect.height(), box.label
    assert shown.width() > 0


def test_heads_stay_in_sight_and_beside_their_rows_when_scrolled(qtbot: QtBot):
    desk = Desk(qtbot)
    view, rows = desk.view, desk.view.verticalHeader()
    desk.go("applications.carried_out.total")
    assert view.verticalScrollBar().value() > 0
    last = next(box for box in rows.boxes if box.row == desk.model.grid.rows - 1)
    figure = view.visualRect(view.currentIndex())
    assert (rows.rect_of(last).top(), rows.rect_of(last).bottom()) == (figure.top(), figure.bottom())
    assert view.horizontalHeader().rect_of(view.horizontalHeader().boxes[0]).top() == 0


def test_rows_of_table_three_are_dense_and_grow_only_where_there_is_room(qtbot: QtBot):
    desk = Desk(qtbot)
    assert 22 <= desk.view.rowHeight(0) <= 26
    desk.window.resize(1020, 1400)
    qtbot.waitUntil(lambda: desk.view.rowHeight(0) > 26)
    assert desk.view.verticalScrollBar().maximum() == 0


def test_every_head_explains_itself_on_hover(qtbot: QtBot):
    desk = Desk(qtbot)
    heads = desk.view.verticalHeader()
    box = next(b for b in heads.boxes if b.role is Role.ROW and b.height == 1)
    place = heads.rect_of(box).center()
    QApplication.sendEvent(
        heads.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, heads.viewport().mapToGlobal(place))
    )
    assert box.label in QToolTip.text() and "条例" in QToolTip.text()


def test_block_title_explains_the_article(qtbot: QtBot):
    desk = Desk(qtbot, "disclosure")
    title = next(box for box in desk.model.body if box.role is Role.TITLE)
    assert "条例第二十条" in desk.model.explain_head(title)


def test_dark_palette_reaches_every_part(qtbot: QtBot):
    desk = Desk(qtbot)
    desk.window.setPalette(theme.palette(theme.DARK))
    qtbot.waitUntil(lambda: desk.view.look.colours is theme.DARK)
    assert all(heads.look.colours is theme.DARK for heads in (desk.view.horizontalHeader(), desk.view.verticalHeader()))


def test_zoom_enlarges_rows_and_font_and_comes_back(qtbot: QtBot):
    desk = Desk(qtbot)
    before = desk.view.rowHeight(0), desk.view.font().pointSizeF()
    desk.page.set_zoom(150)
    assert desk.view.rowHeight(0) > before[0] * 1.3
    desk.page.set_zoom(100)
    assert (desk.view.rowHeight(0), desk.view.font().pointSizeF()) == before
