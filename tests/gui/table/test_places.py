"""Which boxes a paint touches, and which are selected, as Qt itself says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QRegion
from pytestqt.qtbot import QtBot

from core.forms.catalog import FORMS
from core.forms.layout import grid
from gui.table.places import Places, SelectedBoxes
from tests.helpers.table_desk import SHIFT, Desk

BOXES = grid(FORMS["2021"].table("applications")).boxes
RECTS = st.builds(QRect, st.integers(-5, 60), st.integers(-5, 60), st.integers(0, 30), st.integers(0, 30))


@given(st.lists(RECTS, max_size=12), st.lists(RECTS, max_size=4))
def test_a_region_touches_what_it_intersects(rects: list[QRect], parts: list[QRect]):
    placed = list(zip(BOXES, rects, strict=False))
    region = QRegion()
    for part in parts:
        region |= QRegion(part)
    touched = [box for box, _ in Places(placed).touched(region)]
    assert touched == [box for box, rect in placed if region.intersects(rect)]


def test_a_box_is_found_by_itself():
    places = Places([(BOXES[3], QRect(1, 2, 3, 4))])
    assert places and places.of(BOXES[3]) == QRect(1, 2, 3, 4) and places.of(BOXES[4]) is None
    assert not Places()


@pytest.mark.parametrize("table", ["disclosure", "applications", "proceedings"])
def test_what_is_selected_is_what_qt_says(qtbot: QtBot, table: str):
    desk = Desk(qtbot, table)
    ways = [(Qt.Key.Key_Down, SHIFT), (Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Right, SHIFT), (Qt.Key.Key_Down, SHIFT)]
    for key, modifiers in ways:
        desk.press(key, modifiers)
        chosen, model = SelectedBoxes(desk.view, desk.model), desk.view.selectionModel()
        for box in desk.model.body:
            index = desk.model.index_of(box.key)
            current = bool(box.key) and index == desk.view.currentIndex()
            assert (box is chosen.current) == current
            assert chosen.has(box) == (bool(box.key) and not current and model.isSelected(index)), box
