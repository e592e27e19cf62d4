"""The printed form on screen: all of it in sight."""

import random

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.table.model import TableModel
from tests.helpers.table_desk import Desk

Key = Qt.Key

A = "applications.new"

FIRST, SECOND, THIRD = f"{A}.natural_person", f"{A}.business", f"{A}.research"


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, values={FIRST: 7})


def test_no_total_is_under_the_scroll_bar_after_the_window_was_lowered(qtbot: QtBot) -> None:
    desk = Desk(qtbot, values={FIRST: 1188})
    desk.window.resize(1020, 1400)
    qtbot.waitUntil(lambda: not desk.view.verticalScrollBar().isVisible())
    desk.window.resize(1020, 420)
    qtbot.waitUntil(lambda: desk.view.verticalScrollBar().isVisible())
    total = desk.view.visualRect(desk.model.index_of(f"{A}.total"))
    assert total.right() < desk.view.viewport().width()


def test_last_year_is_seen_in_a_blank_cell_however_long(qtbot: QtBot) -> None:
    """The left half of the cell is drawn otherwise with last year's figure than without."""
    desk = Desk(qtbot)
    index = desk.model.index_of(SECOND)

    def drawn() -> QImage:
        rect = desk.view.visualRect(index)
        left = rect.adjusted(2, 2, -rect.width() // 2, -2)
        return desk.view.viewport().grab(left).toImage()

    plain = drawn()
    seen = set[bytes]()
    for figure in (123, 123456, 123456789012):
        desk.session.last = {SECOND: figure}
        desk.model.touch_all()
        image = drawn()
        assert image != plain, figure
        seen.add(bytes(image.constBits()))
    assert len(seen) == 3


def test_what_was_told_goes_with_its_cause(desk: Desk) -> None:
    desk.go(SECOND)
    desk.type("3.5", Key.Key_Return)
    assert "整数" in desk.messages[-1]
    desk.press(Key.Key_Backspace)
    desk.type("4", Key.Key_Return)
    assert desk.value(SECOND) == 4 and desk.messages[-1] == ""


@pytest.mark.parametrize("table", ["disclosure", "applications", "proceedings"])
def test_boxes_stand_where_qt_has_them(qtbot: QtBot, table: str) -> None:
    desk = Desk(qtbot, table)
    view = desk.view
    for scrolled in (0, 40):
        view.verticalScrollBar().setValue(scrolled)
        view.updateGeometries()
        for box, rect in view._placed():
            grid = view.table.grid
            index = view.table.index(box.row - grid.head_rows, box.column - grid.head_columns)
            assert rect == view.visualRect(index).translated(view.horizontalOffset(), view.verticalOffset()), box


def test_selected_cells_are_told_by_the_blocks_without_a_question_for_each(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    flags = TableModel.flags

    def counted(model: TableModel, index: QModelIndex) -> Qt.ItemFlag:
        asked.append(True)
        return flags(model, index)

    monkeypatch.setattr(TableModel, "flags", counted)
    desk = Desk(qtbot, values={FIRST: 7})
    view = desk.view
    chance = random.Random(16)
    rows, columns = view.table.rowCount(), view.table.columnCount()
    for _ in range(40):
        view.clearSelection()
        for _ in range(chance.randint(0, 3)):
            ends = [view.table.index(chance.randrange(rows), chance.randrange(columns)) for _ in range(2)]
            chosen = QItemSelection(*sorted(ends, key=lambda index: (index.row(), index.column())))
            view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)
        told = {view.table.box(index).key for index in view.selectedIndexes()}
        asked.clear()
        assert view.selected_keys() == [box.key for box in view.moves.figures if box.key in told]
        assert not asked
