"""A list in columns: all of them in sight, long words told apart by their ends, whole in the tooltip."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.basics.fitted_tree import FittedTree, shares

LONG = "很长的名称" * 30


@pytest.mark.parametrize(
    ("wanted", "room", "expected"),
    [
        ([10, 20, 30], 100, [10, 20, 30]),
        ([500, 40, 500], 240, [100, 40, 100]),
        ([500, 500], 300, [150, 150]),
        ([90, 500, 10], 200, [90, 100, 10]),
    ],
)
def test_the_widest_give_way(wanted: list[int], room: int, expected: list[int]) -> None:
    assert shares(wanted, room) == expected


def test_no_width_is_lost_and_none_is_too_much() -> None:
    for room in range(30, 400, 7):
        found = shares([50, 300, 20, 300], room)
        assert sum(found) <= room
        assert room - sum(found) < 4 or found == [50, 300, 20, 300]


def test_every_column_is_in_sight_at_any_width(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    tree = FittedTree(["文件", "年度", "位置"], "文件", host)
    tree.add([f"{LONG}2024.json", "2024", LONG])
    host.show()
    for width in (300, 620, 1200):
        tree.resize(width, 200)
        QApplication.processEvents()
        last = tree.visualItemRect(tree.topLevelItem(0))
        assert tree.header().length() <= tree.viewport().width()
        assert last.right() <= tree.viewport().width()
    item = tree.topLevelItem(0)
    assert item is not None
    assert f"{LONG}2024.json" in item.toolTip(0) and LONG in item.toolTip(2)
    assert tree.textElideMode() is Qt.TextElideMode.ElideMiddle  # the year at the end stays
