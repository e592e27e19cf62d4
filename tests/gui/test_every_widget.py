"""Every widget that takes the keyboard has a name for screen readers, in the window, its bars and its dialogs; none is too wide."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import gui
from core.report.edits import SetBody
from gui.basics.buttons import PushButton
from gui.basics.message_dialog import MessageDialog
from gui.basics.widgets import OfferButton, make_ready
from gui.help.window import ManualWindow
from gui.preview.panel import PreviewWindow
from gui.tabs.table_tab import TableTab
from gui.text.editor import SectionEdit
from gui.window.main_window import MainWindow
from gui.window.side_panel import NARROW
from gui.years.reports_dialog import ReportsDialog
from tests.helpers.gui.every_dialog import LATIN, LONG, dialogs, draft
from tests.helpers.window_desk import begin

SCREEN = QSize(911, 512)  # logical px: 1366×768 at 150 %
MOST_TABS = 400  # the pages of the manual have links
SMALL = QSize(891, 452)  # px of it without frame and title bar


def nameless(root: QWidget) -> Iterator[str]:
    """What a screen reader could only call by its kind."""
    for widget in root.findChildren(QWidget):
        around = widget.parentWidget()
        popup = isinstance(around, QFrame) and isinstance(around.parentWidget(), QComboBox)
        inner = popup or isinstance(around, QAbstractScrollArea | QComboBox | QLineEdit | QTabBar)
        if inner or widget.focusPolicy() == Qt.FocusPolicy.NoFocus or not _is_control(widget):
            continue
        if not _name(widget):
            yield f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"


def _is_control(widget: QWidget) -> bool:
    kinds = (QAbstractButton, QLineEdit, QComboBox, QTextEdit, QPlainTextEdit, QAbstractItemView, QTabBar)
    own = isinstance(widget, QTabBar) or not widget.objectName().startswith("qt_")
    return isinstance(widget, kinds) and own and not widget.isHidden()


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    labels = widget.window().findChildren(QLabel)
    buddy = next((label.text() for label in labels if label.buddy() is widget), "")
    return widget.accessibleName() or text or buddy


@pytest.fixture
def open_window(window: MainWindow) -> MainWindow:
    begin(window, draft())
    return window


def test_the_window_with_all_its_pages(open_window: MainWindow) -> None:
    open_window.editor.find_bar.open("公开")
    open_window.session.show_last_text(True)
    for index in range(open_window.editor.tabs.count()):
        open_window.editor.tabs.setCurrentIndex(index)
        QApplication.processEvents()
    open_window.editor.findings.first()
    assert sorted(set(nameless(open_window))) == []


@pytest.mark.parametrize("name", [LONG, LATIN], ids=["long", "without a break"])
def test_every_dialog_is_named_and_fits_a_small_screen(
    open_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(QScreen, "availableSize", lambda _: SCREEN)
    seen: set[type[QDialog]] = set()
    for dialog in dialogs(open_window, name):
        qtbot.addWidget(dialog)
        make_ready(dialog)
        assert sorted(set(nameless(dialog))) == [], type(dialog).__name__
        shapes = {view.frameShape() for view in dialog.findChildren(QAbstractScrollArea)}
        assert QFrame.Shape.StyledPanel not in shapes, type(dialog).__name__  # loses two sides at 150 %
        least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
        opens = dialog.size() if dialog.testAttribute(Qt.WidgetAttribute.WA_Resized) else dialog.sizeHint()
        for size in (least, opens):
            assert (size.width() <= SMALL.width(), size.height() <= SMALL.height()) == (True, True), (dialog, size)
        seen.add(type(dialog))
    assert own_dialogs() - seen == set()


def test_tab_goes_round_in_every_dialog(open_window: MainWindow, qtbot: QtBot) -> None:
    """From where a dialog opens one comes by Tab to every control that is in sight, and back."""
    for dialog in dialogs(open_window):
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(lambda dialog=dialog: dialog.isActiveWindow() and QApplication.focusWidget() is not None)
        first = QApplication.focusWidget()
        seen = {first}
        for _ in range(MOST_TABS):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
            seen.add(QApplication.focusWidget())
            if QApplication.focusWidget() is first:
                break
        assert QApplication.focusWidget() is first, type(dialog).__name__
        missed = [widget for widget in reachable(dialog) if widget not in seen]
        assert [widget.accessibleName() or widget for widget in missed] == [], type(dialog).__name__
        dialog.close()


def test_the_buttons_of_every_dialog_stand_in_one_order_and_one_at_most_is_filled(
    open_window: MainWindow, qtbot: QtBot
) -> None:
    """What Enter does is the last at the right, and filled unless it only leaves; Enter on a button presses that one."""
    for dialog in dialogs(open_window):
        qtbot.addWidget(dialog)
        dialog.show()
        name, buttons = type(dialog).__name__, in_sight(dialog)
        others = [button.text() for button in buttons if not isinstance(button, PushButton | OfferButton)]
        assert set(others) <= NOT_OF_A_FOOT, name
        filled = [button for button in buttons if isinstance(button, PushButton) and button.filled]
        act = [button for button in buttons if button.isDefault()]
        assert len(filled) <= 1, name
        assert len(act) == (0 if isinstance(dialog, NO_ACT) else 1), name
        assert filled in ([], act), name
        if act and not (isinstance(dialog, MessageDialog) and len(buttons) > 3):  # names one below the other
            last = max(buttons, key=lambda button: (button.mapTo(dialog, button.rect().bottomRight()).x(), button.y()))
            assert last is act[0] or not last.isEnabled(), name  # 插入 where there is nothing yet to insert
        dialog.close()


NO_ACT = (PreviewWindow, ManualWindow)  # no foot
NOT_OF_A_FOOT = {""}  # the cross at a line of the fee calculator


def in_sight(dialog: QDialog) -> list[QPushButton]:
    return [button for button in dialog.findChildren(QPushButton) if button.isVisible()]


def reachable(dialog: QDialog) -> Iterator[QWidget]:
    for widget in dialog.findChildren(QWidget):
        around = widget.parentWidget()
        inner = isinstance(around, QAbstractScrollArea | QComboBox | QAbstractSpinBox)
        by_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
        if _is_control(widget) and not inner and widget.isVisibleTo(dialog) and by_tab:
            yield widget


def own_dialogs() -> set[type[QDialog]]:
    """Every class of dialog that the program declares, but for what two have in common."""
    for module in pkgutil.walk_packages(gui.__path__, "gui."):
        import_module(module.name)
    return {kind for kind in _below(QDialog) if kind.__module__.startswith("gui.")} - {ReportsDialog}


def _below(kind: type[QDialog]) -> Iterator[type[QDialog]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


@pytest.mark.parametrize("name", [LONG, LATIN, "很长的名称" * 40], ids=["long", "without a break", "of 200"])
def test_the_window_is_no_wider_than_900_with_any_name_and_path(
    open_window: MainWindow, tmp_path: Path, name: str
) -> None:
    for field in open_window.session.report.body:
        open_window.session.perform(SetBody(field, name))
    open_window.session.perform(SetBody("agency", name))
    open_window.document.path = tmp_path / ("很长的文件夹" * 6) / f"{name}2025年政府信息公开工作年度报告.json"
    open_window.document.changed.emit()
    open_window.session.message.emit("")
    for index in range(open_window.editor.tabs.count()):
        open_window.editor.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        assert open_window.minimumSizeHint().width() <= 900
    open_window.resize(900, 480)
    QApplication.processEvents()
    assert open_window.width() == 900
    assert name in open_window.status.saved.toolTip()


def test_the_side_panel_folds_by_itself_and_comes_back(open_window: MainWindow) -> None:
    editor, action = open_window.editor, open_window.actions_by_name["side_panel"]
    open_window.resize(NARROW - 50, 600)
    QApplication.processEvents()
    assert editor.side.isHidden() and not action.isChecked()
    assert open_window.settings.side_panel_shown  # nobody wanted it away
    open_window.actions_by_name["findings_list"].trigger()  # asked for, it is there in a narrow window too
    assert editor.side.isVisible() and action.isChecked()
    action.trigger()
    assert editor.side.isHidden()
    action.trigger()
    open_window.resize(NARROW + 100, 600)
    QApplication.processEvents()
    assert editor.side.isVisible()


def test_a_place_of_another_screen_gives_no_lost_or_tiny_window(make_window: Callable[[], MainWindow]) -> None:
    first = make_window()
    first.move(30000, 20000)
    first.setMinimumSize(1, 1)
    first.resize(180, 90)
    first.close()
    again = make_window()
    screen = again.screen().availableGeometry()
    assert screen.intersects(again.geometry())
    again.workspace.keep_settings(geometry=first.settings.geometry)
    again._restore_settings()
    assert again.width() >= 640 or again.width() >= screen.width()


def test_escape_leads_from_the_side_panel_back_to_the_form(open_window: MainWindow, qtbot: QtBot) -> None:
    open_window.editor.jump("applications.new.business")
    open_window.actions_by_name["findings_list"].trigger()
    assert open_window.editor.findings.list.hasFocus()
    qtbot.keyClick(open_window.editor.findings.list, Qt.Key.Key_Escape)
    page = open_window.editor.parts["applications"]
    assert isinstance(page, TableTab) and page.view.hasFocus()


def test_tab_leaves_a_text_and_goes_round(open_window: MainWindow, qtbot: QtBot) -> None:
    """No page holds the keyboard fast: from a text one comes to every other part of the window and back."""
    open_window.editor.tabs.setCurrentIndex(1)
    first = QApplication.focusWidget()
    assert isinstance(first, SectionEdit)
    seen: list[QWidget | None] = []
    for _ in range(40):
        seen.append(QApplication.focusWidget())
        qtbot.keyClick(seen[-1], Qt.Key.Key_Tab)
        if QApplication.focusWidget() is first:
            break
    assert QApplication.focusWidget() is first
    assert len(set(map(id, seen))) == len(seen) > 5
    assert open_window.session.undo_stack.isClean()  # no tab was typed
