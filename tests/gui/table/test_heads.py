"""Heads of a table: in sight, and with their explanations."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from core.forms.layout import Box, Role
from gui.table.heads import Heads
from gui.table.look import ScreenLook
from tests.helpers.table_desk import Desk


def test_heads_stay_in_sight_and_beside_their_rows_when_scrolled(qtbot: QtBot):
    desk = Desk(qtbot)
    view, rows = desk.view, desk.row_heads
    desk.go("applications.carried_out.total")
    assert view.verticalScrollBar().value() > 0
    last = next(box for box in rows.boxes if box.row == desk.model.grid.rows - 1)
    figure = view.visualRect(view.currentIndex())
    assert (rows.rect_of(last).top(), rows.rect_of(last).bottom()) == (figure.top(), figure.bottom())
    assert desk.column_heads.rect_of(desk.column_heads.boxes[0]).top() == 0


def test_every_head_explains_itself_on_hover(qtbot: QtBot):
    desk = Desk(qtbot)
    heads = desk.row_heads
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


def test_equal_columns_break_equal_labels_alike(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    """Where the width is no multiple of theirs some are a pixel wider: of one row none stands in two lines alone."""
    desk = Desk(qtbot, "proceedings")
    drawn: dict[str, set[int]] = {}

    def draw_label(look: ScreenLook, _: QPainter, shown: QRect, label: str, centred: bool) -> None:
        drawn.setdefault(label, set()).add(len(look.wrap(label, shown.width() - 2 * look.margin)))

    monkeypatch.setattr(ScreenLook, "draw_label", draw_label)
    monkeypatch.setattr(ScreenLook, "stamp", lambda _, painter, rect, looks, draw: draw(painter, rect))
    for width in range(860, 1020, 3):
        drawn.clear()
        desk.window.resize(width, 500)
        QApplication.processEvents()
        desk.column_heads.viewport().repaint()
        assert {len(lines) for label, lines in drawn.items() if label != "总计"} == {1}, (width, drawn)


def test_scrolled_labels_are_copied_and_look_as_painted_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    """What is on the screen is what a paint of the whole window gives, tall labels in the middle of their part in sight."""
    desk = Desk(qtbot)
    desk.go("applications.new.natural_person")
    QApplication.processEvents()
    drawn: list[str] = []
    paint = Heads._paint_box

    def noted(heads: Heads, painter: QPainter, box: Box, rect: QRect, marked: bool) -> None:
        drawn.append(box.label)
        paint(heads, painter, box, rect, marked)

    bar = desk.view.verticalScrollBar()
    for value in (19, 38, 21, 60, bar.maximum(), 30, 0):
        with monkeypatch.context() as counting:
            counting.setattr(Heads, "_paint_box", noted)
            drawn.clear()
            bar.setValue(value)
            QApplication.processEvents()
        if value in (38, 21):
            # those that came into sight, and the tall ones
            assert 0 < len(drawn) < 12 < len(desk.row_heads.boxes), drawn
        assert on_screen(desk.window) == desk.window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32), value


def on_screen(window: QWidget) -> QImage:
    """What the window has painted so far, without painting anything."""
    return window.screen().grabWindow(window.winId()).toImage().convertToFormat(QImage.Format.Format_RGB32)
