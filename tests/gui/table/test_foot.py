"""The totals and the carry-over stay in sight while one types further up, and never hide the cursor."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.forms.catalog import FORMS
from core.report.edits import SetCells
from gui.table.foot import Foot, closing_rows
from tests.helpers.gui.painted import Painted
from tests.helpers.hands import turn_wheel
from tests.helpers.table_desk import SHIFT, Desk

A = "applications"


def foot_of(desk: Desk) -> Foot:
    assert desk.view.foot is not None
    return desk.view.foot


def to_the_end(desk: Desk) -> None:
    bar = desk.view.verticalScrollBar()
    bar.setValue(bar.maximum())


def picture_of_the_rows(desk: Desk, height: int) -> QImage:
    """The last rows themselves, with the table scrolled to its end."""
    seen = desk.view.viewport().geometry()
    return (
        desk.view.grab(QRect(0, seen.bottom() + 1 - height, seen.right() + 1, height))
        .toImage()
        .convertToFormat(QImage.Format.Format_RGB32)
    )


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_rows_added_up_at_the_end_are_those(qtbot: QtBot, form: str):
    desk = Desk(qtbot, A, form=form)
    shown = {box.key.split(".")[1] for box in desk.model.grid.boxes if box.key and box.row in foot_of(desk).rows}
    assert shown == {"processed_total", "carried_out"}
    assert foot_of(desk).isVisible()


@pytest.mark.parametrize("table", ["disclosure", "proceedings"])
def test_tables_without_such_rows_have_no_foot(qtbot: QtBot, table: str):
    desk = Desk(qtbot, table)
    desk.window.resize(1020, 150)
    assert not foot_of(desk).isVisible() and not foot_of(desk).rows


def test_a_table_of_nothing_but_sums_has_none_either(qtbot: QtBot):
    grid = Desk(qtbot, A).model.grid
    assert not closing_rows(grid, {box.key for box in grid.boxes if box.key})


def test_it_looks_like_the_rows_themselves_and_follows_what_is_typed(qtbot: QtBot):
    desk = Desk(qtbot, A)
    desk.session.perform(SetCells(dict.fromkeys(desk.session.report.form.typed, 0)))
    for figure in ("12", "7"):
        desk.view.verticalScrollBar().setValue(0)
        desk.go(f"{A}.new.business")
        desk.type(figure, Qt.Key.Key_Return)
        foot = foot_of(desk)
        height, mine = foot.height(), foot.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        assert foot.isVisible()
        to_the_end(desk)
        assert not foot.isVisible()
        rows = picture_of_the_rows(desk, height)
        edge = 3 * desk.view.look.unit  # the line above, and the tall label beside it, are the foot's own
        left = desk.view.verticalHeader().width()
        part = QRect(left, edge, mine.width() - left - 1, height - edge)
        assert mine.copy(part) == rows.copy(part)
        assert f"{A}.carried_out.business" in desk.session.computed
        assert desk.session.figure(f"{A}.carried_out.business") == int(figure)


def test_the_cursor_never_goes_under_it(qtbot: QtBot):
    desk = Desk(qtbot, A)
    desk.go(f"{A}.new.natural_person")
    seen = []
    for _ in range(24):
        desk.press(Qt.Key.Key_Down)
        rect = desk.view.visualRect(desk.view.currentIndex())
        assert rect.top() >= 0
        assert rect.bottom() < desk.view.viewport().height() - foot_of(desk).cover(), desk.at
        seen.append(desk.at.split(".", 1)[1])
    assert seen[-1] == "carried_out.natural_person" and not foot_of(desk).isVisible()
    for _ in range(24):
        desk.press(Qt.Key.Key_Up)
    assert desk.at == f"{A}.new.natural_person" and foot_of(desk).isVisible()


def test_a_click_goes_to_the_figure_and_a_turn_of_the_wheel_scrolls(qtbot: QtBot):
    desk = Desk(qtbot, A)
    foot = foot_of(desk)
    index = desk.model.index_of(f"{A}.carried_out.total")
    there = QPoint(
        desk.view.visualRect(index).center().x() + desk.view.verticalHeader().width(), foot.height() * 3 // 4
    )
    box = foot.figure_at(there)
    assert box is not None and box.key == f"{A}.carried_out.total"
    before = desk.view.verticalScrollBar().value()
    turn_wheel(foot, -1)
    assert desk.view.verticalScrollBar().value() > before
    desk.view.verticalScrollBar().setValue(0)
    QTest.mouseClick(foot, Qt.MouseButton.LeftButton, pos=there)
    assert desk.at == f"{A}.carried_out.total"
    assert not foot.isVisible()
    assert desk.view.viewport().rect().contains(desk.view.visualRect(index))


def test_it_shows_what_is_selected(qtbot: QtBot):
    desk = Desk(qtbot, A)
    foot = foot_of(desk)
    desk.go(f"{A}.new.natural_person")
    QApplication.processEvents()
    with Painted(foot) as painted:
        desk.press(Qt.Key.Key_Down, SHIFT)
        QApplication.processEvents()
        assert not painted.area  # all of it is above
        desk.view.selectAll()
        QApplication.processEvents()
        assert painted.area == [foot.width() * foot.height()]
        desk.press(Qt.Key.Key_Down)
        QApplication.processEvents()
        assert len(painted.area) == 2


def test_there_is_none_where_all_rows_are_in_sight_or_the_window_is_very_low(qtbot: QtBot):
    desk = Desk(qtbot, A)
    desk.window.resize(1020, 1000)
    qtbot.waitUntil(lambda: not foot_of(desk).isVisible())
    desk.window.resize(1020, 600)
    qtbot.waitUntil(foot_of(desk).isVisible)
    desk.window.resize(1020, 230)
    qtbot.waitUntil(lambda: not foot_of(desk).isVisible())
