"""What Qt makes for a widget that scrolls is known without all of Qt's widgets made ready; so is it in the whole window."""

import gc
import os
import subprocess
import sys
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QListWidget, QScrollArea, QTableView, QTextEdit, QTreeWidget, QWidget
from pytestqt.qtbot import QtBot

from gui.basics.scroll_parts import bar_holders, know_viewport, listen
from tests.helpers.places import ROOT

KINDS = [QListWidget, QScrollArea, QTableView, QTextEdit, QTreeWidget]
# A class that nobody here asks for: it is ready where all are.
READY = """
import sys
import gui
from PySide6.QtWidgets import QApplication, QDialog, QTextEdit
def all_ready():
    return "QWizard" in [made.__name__ for made in QDialog.__subclasses__()]
"""
ALONE = """
from gui.basics.scroll_parts import bar_holders, know_viewport
application = QApplication([])
view = QTextEdit()
know_viewport(view)
view.viewport()
bar_holders(view)
print(all_ready())
QTextEdit().viewport()
print(all_ready())
"""
WINDOW = """
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from core.report.report import Report
from gui.app import make_application
application = make_application([])
from gui.window.main_window import MainWindow
from gui.window.readiness import Readiness
window = MainWindow()
window.show()
QTest.qWaitForWindowExposed(window)
Readiness(window)
while window.findChildren(Readiness):
    QTest.qWait(20)
print(all_ready())
window.document.start(Report("2021", 2025, {{"agency": "某市某局"}}))
window.show_editor()
for place in window.editor.parts:
    window.editor.jump(place)
    QTest.qWait(20)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_5)
    QTest.qWait(20)
print(all_ready())
"""


def said(script: str, folder: Path) -> list[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(folder)}
    order = [sys.executable, "-c", script.replace("{{", "{").replace("}}", "}")]
    return subprocess.run(
        order, cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120
    ).stdout.splitlines()


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_the_part_itself(qtbot: QtBot, kind: type[QTextEdit]) -> None:
    view = kind()
    qtbot.addWidget(view)
    know_viewport(view)
    assert view.viewport().parentWidget() is view and type(view.viewport()) is QWidget
    view.resize(40, 40)
    view.show()
    bars = (view.verticalScrollBar(), view.horizontalScrollBar())
    assert bar_holders(view) == [bar.parentWidget() for bar in bars]


def test_not_all_widgets_are_made_ready_for_it(tmp_path: Path) -> None:
    assert said(READY + ALONE, tmp_path) == ["False", "True"]


def test_nor_in_the_window_with_a_report(tmp_path: Path) -> None:
    assert said(READY + WINDOW, tmp_path) == ["False", "False"]


def test_what_qt_made_and_was_listened_to_is_gone_with_its_widget(qapp: QApplication) -> None:
    """Asked for its signal by name it would stay for good, a page of a report a dozen of them."""
    heard: list[tuple[object, ...]] = []

    def use() -> list[ref[QObject]]:
        edit = QTextEdit()
        parts = (edit.verticalScrollBar(), edit.document(), edit.document().documentLayout())
        signals = ("valueChanged(int)", "contentsChange(int,int,int)", "documentSizeChanged(QSizeF)")
        for part, signal in zip(parts, signals, strict=True):
            listen(part, signal, lambda *told: heard.append(told))
        edit.setPlainText("字\n" * 90)
        parts[0].setRange(0, 9)
        parts[0].setValue(5)
        return [ref(part) for part in parts]

    left = use()
    gc.collect()
    assert (5,) in heard and any(len(told) == 3 for told in heard) and len(heard) >= 3
    assert [part() for part in left] == [None] * 3
