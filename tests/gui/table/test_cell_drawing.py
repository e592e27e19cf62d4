"""Cells drawn once and copied look as cells drawn each time, whatever changes on them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.forms.layout import Box
from core.report.edits import SetCells
from core.report.findings import Grade
from gui.table.cell_drawing import CellDrawing
from gui.table.look import ScreenLook
from gui.table.model import CellFace
from tests.helpers.gui.rest import at_rest
from tests.helpers.table_desk import SHIFT, Desk

A = "applications"


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("table", ["disclosure", A, "proceedings"])
def test_pictures_kept_are_those_that_would_be_drawn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, table: str):
    desk = Desk(qtbot, table)
    form = desk.session.report.form
    keys = [key for key in form.typed if key.startswith(table)]
    steps = (
        lambda: desk.session.perform(SetCells(dict.fromkeys(keys[::2], 1234))),
        lambda: desk.session.perform(SetCells({}, marks={keys[1]: "/"})),
        lambda: desk.model.set_roles({keys[0]: "+", keys[3]: "="}),
        lambda: desk.press(Qt.Key.Key_Right, SHIFT),
        desk.session.undo_stack.undo,
        lambda: desk.session.show_last_year(False),
    )
    for step in steps:
        step()
        kept = [_picture(desk.view) for _ in range(3)][-1]  # drawn, made a picture, copied
        with monkeypatch.context() as each_time:
            each_time.setattr(ScreenLook, "stamp", lambda look, painter, rect, looks, draw: draw(painter, rect))
            desk.model.touch_all()
            assert _picture(desk.view) == kept


def test_a_table_drawn_again_is_copied(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    desk = Desk(qtbot, A)
    for _ in range(2):
        desk.view.grab()
    drawn: list[str] = []
    draw = CellDrawing._draw_figure

    def noted(me: CellDrawing, painter: QPainter, rect: QRect, box: Box, face: CellFace, selected: bool) -> None:
        drawn.append(box.key)
        draw(me, painter, rect, box, face, selected)

    monkeypatch.setattr(CellDrawing, "_draw_figure", noted)
    desk.view.grab()
    assert drawn == [desk.at]  # the one with the cursor


def test_only_what_a_commit_changes_is_drawn(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch):
    desk = Desk(qtbot, A)
    desk.go(f"{A}.new.natural_person")
    desk.type("1", Qt.Key.Key_Return)
    at_rest(qtbot, desk.view, desk.session)
    asked: list[str] = []
    face = desk.model.face
    monkeypatch.setattr(desk.model, "face", lambda key: (asked.append(key), face(key))[1])
    desk.type("2", Qt.Key.Key_Return)
    at_rest(qtbot, desk.view, desk.session)
    # the cell, the one that has the cursor now, the sums of row and column, each also in the foot
    assert len(asked) <= 14, asked


def test_errors_and_hints_are_told_apart_without_their_colours(qtbot: QtBot) -> None:
    """The corner of an error is a square, that of a hint a triangle; the frame of an error is whole, that of a hint dashed."""
    desk = Desk(qtbot, A)
    drawing = CellDrawing(desk.model, ScreenLook(desk.window.font(), desk.window.palette()))
    painted = dict[Grade, tuple[bool, bool]]()
    for grade in (Grade.ERROR, Grade.HINT):
        picture = QImage(120, 30, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        drawing._paint_marks(painter, QRect(0, 0, 120, 30), CellFace("1", corner=grade))
        painter.end()
        square = picture.pixelColor(115, 5) != QColor(Qt.GlobalColor.white)
        assert picture.pixelColor(118, 1) != QColor(Qt.GlobalColor.white)
        painter = QPainter(picture)
        drawing._paint_marks(painter, QRect(0, 0, 120, 30), CellFace("1", edge=grade))
        painter.end()
        whole = all(picture.pixelColor(x, 28) != QColor(Qt.GlobalColor.white) for x in range(10, 110))
        painted[grade] = square, whole
    assert painted == {Grade.ERROR: (True, True), Grade.HINT: (False, False)}
