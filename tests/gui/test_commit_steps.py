"""What a commit of a cell makes the whole window do, counted: no more than what it changes.

How long that takes is measured in the benchmarks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.forms.spec import Form
from core.report import calc, checks
from core.report.checks.base import Context
from core.storage import recovery
from gui.table.cell_drawing import CellDrawing
from gui.table.heads import Heads
from gui.table.model import TableModel
from gui.window import tab_state
from gui.window.main_window import MainWindow
from gui.window.status_bar import StatusBar
from tests.benchmarks.test_bench_window import draft
from tests.helpers.gui.painted import Painted
from tests.helpers.gui.rest import at_rest, let_time_pass, stop_time
from tests.helpers.hands import focused
from tests.helpers.window_desk import begin

A = "applications"


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """How often the parts of the window did what costs most."""
    counted: Counter[str] = Counter()

    def count(owner: Any, name: str) -> None:
        does: Callable[..., object] = getattr(owner, name)

        def counting(*values: object, **named: object) -> object:
            counted[name] += 1
            return does(*values, **named)

        monkeypatch.setattr(owner, name, counting)

    for owner, name in (
        (CellDrawing, "draw"),
        (CellDrawing, "_draw_figure"),
        (Heads, "_paint_box"),
        (TableModel, "_made_face"),
        (checks, "run_checks"),
        (checks, "renewed"),
        (calc, "_total"),
        (Form, "section"),
        (tab_state, "names"),
        (recovery.Recovery, "write"),
        (StatusBar, "_judge"),
        (MainWindow, "_what_holds"),
        (Context, "__init__"),
    ):
        count(owner, name)
    yield counted


@pytest.fixture
def ready(window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    """The window with a draft, the cursor in the table where most is typed, some figures typed; then time stands still."""
    begin(window, draft(3_000))
    at_rest(qtbot, window)
    window.editor.jump(f"{A}.new.natural_person")
    for number in range(4):
        commit(str(number + 11))
    at_rest(qtbot, window)
    assert not window.session.checking
    stop_time(window.session, monkeypatch)
    return window


def commit(figure: str) -> None:
    for digit in figure:  # the first opens an editor, which has the others
        QTest.keyClicks(focused(), digit)
    QApplication.processEvents()
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    QApplication.processEvents()


def test_only_what_changed_is_worked_out_and_drawn(ready: MainWindow, steps: Counter[str]):
    for digit in "57":
        QTest.keyClicks(focused(), digit)
    QApplication.processEvents()
    steps.clear()
    with Painted(ready.editor.tabs) as painted:
        QTest.keyClick(focused(), Qt.Key.Key_Return)
        QApplication.processEvents()
    # The cell, the one that has the cursor now, the sums of its row and its column, those also in the foot.
    assert steps["draw"] <= 14 and steps["_draw_figure"] <= 12, steps
    assert steps["_made_face"] <= 8, steps
    assert steps["_paint_box"] <= 4, steps  # the labels of two rows, none of the columns
    assert steps["_total"] <= 5, steps
    assert steps["run_checks"] == 0 and steps["renewed"] == 1, steps
    assert steps["names"] <= 1 and steps["_what_holds"] == 1, steps
    assert steps["write"] == 0, steps  # the copy follows
    assert set(painted.widgets) <= {"TableView", "Heads", "Foot"}, painted.widgets
    assert sum(painted.widgets.values()) <= 4, painted.widgets
    assert painted.events[QEvent.Type.PaletteChange] == painted.events[QEvent.Type.StyleChange] == 0
    assert painted.events[QEvent.Type.LayoutRequest] <= 1  # the editor of the cell goes


def test_the_rest_follows_once_for_many(ready: MainWindow, steps: Counter[str], qtbot: QtBot):
    for number in range(5):
        commit(str(number + 20))
    assert steps["run_checks"] == steps["write"] == 0 and ready.session.checking
    let_time_pass(ready.session._worker._pause, ready.document.autosave._timer)
    qtbot.waitUntil(lambda: steps["run_checks"] > 0 and steps["write"] > 0)  # the copy is written beside the window
    at_rest(qtbot, ready)
    assert steps["run_checks"] == steps["write"] == 1, steps


def test_in_the_next_column_labels_of_columns_follow(ready: MainWindow, steps: Counter[str]):
    with Painted(ready.editor.tabs) as painted:
        QTest.keyClick(focused(), Qt.Key.Key_Right)
        QApplication.processEvents()
    assert 0 < steps["_paint_box"] <= 4, steps
    assert steps["draw"] == 2, steps
    assert set(painted.widgets) <= {"TableView", "Heads"}, painted.widgets


def test_a_table_shown_again_is_copied(ready: MainWindow, steps: Counter[str]):
    ready.editor.jump("overview")
    QApplication.processEvents()
    ready.editor.jump(f"{A}.new.natural_person")
    QApplication.processEvents()
    steps.clear()
    for _ in range(2):
        ready.editor.jump("overview")
        QApplication.processEvents()
        ready.editor.jump(f"{A}.new.natural_person")
        QApplication.processEvents()
    assert steps["draw"] > 200 and steps["_draw_figure"] <= 4, steps  # those with the cursor
