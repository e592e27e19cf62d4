"""Every command, page, dialog and check has its place in the manual; F1 goes there."""

import pkgutil
from importlib import import_module

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

import gui
from core.forms.catalog import FORMS
from core.help.book import manual
from core.opening import open_any
from core.paths import resources
from core.report import rollover
from core.report.checks import rules
from core.report.edits import SetCells
from core.report.findings import UNREAD
from gui.basics import dialogs, widgets
from gui.basics.actions import ACTIONS
from gui.basics.menus import CommandMenu
from gui.commands.check_switches import CheckSwitches
from gui.help import places
from gui.help.window import ManualWindow
from gui.window.main_window import MainWindow
from gui.window.tab_state import COVER
from tests.helpers.window_desk import begin

TOPICS = manual().by_id
SAMPLE = resources() / "sample" / "last_year_2024.docx"


def dialog_classes() -> set[str]:
    """The dialogs that are shown; not what several of them are made of."""
    names = [found.name for found in pkgutil.walk_packages(gui.__path__, "gui.")]
    modules = [import_module(name) for name in names if not name.startswith("gui.selfcheck")]
    ours = [one for module in modules for one in vars(module).values() if isinstance(one, type)]
    dialogs_of_ours = {one for one in ours if issubclass(one, QDialog) and one.__module__.startswith("gui.")}
    return {one.__name__ for one in dialogs_of_ours if dialogs_of_ours.isdisjoint(one.__subclasses__())}


def test_every_command_has_its_place() -> None:
    assert {action.name for action in ACTIONS} == set(places.ACTIONS)
    assert set(places.ACTIONS.values()) <= set(TOPICS)


def test_every_dialog_has_its_place() -> None:
    assert dialog_classes() == {*places.DIALOGS, *places.OF_SEVERAL_ENDS}
    assert {*places.DIALOGS.values(), *places.TITLES.values()} <= set(TOPICS)


def test_every_page_has_its_place() -> None:
    parts = {section.key for form in FORMS.values() for section in form.sections}
    assert {"start", COVER} == set(places.PAGES)
    assert parts | set(places.PAGES.values()) <= set(TOPICS)


def test_every_check_has_its_place() -> None:
    ids = {key for rule in rules() for key in rule.ids} | {UNREAD}
    assert {places.check_topic(key) for key in ids} == {
        key for key, topic in TOPICS.items() if topic.chapter == "checks" != key
    }


def test_titles_are_those_of_dialogs() -> None:
    from tests.test_words import SAID

    said = {words for place, words in SAID if place.startswith("gui/")}
    assert set(places.TITLES) <= said


def shown(window: MainWindow) -> ManualWindow:
    window.actions_by_name["manual"].trigger()
    found = window.findChild(ManualWindow)
    assert isinstance(found, ManualWindow) and found.isVisible()
    return found


def here(window: MainWindow) -> str:
    return places.topic_here(window.workspace, window)


@pytest.fixture
def filled(window: MainWindow) -> MainWindow:
    begin(window, rollover.draft(open_any(SAMPLE).report, 2025))
    return window


def test_the_start_page_and_each_page(window: MainWindow, qtbot: QtBot) -> None:
    assert here(window) == "start"
    begin(window, rollover.draft(open_any(SAMPLE).report, 2025))
    for key, page in window.editor.parts.items():
        window.editor.tabs.setCurrentWidget(page)
        qtbot.waitUntil(lambda page=page: page.isVisible())
        assert here(window) == places.PAGES.get(key, key)


def test_the_finding_that_is_looked_at(filled: MainWindow, qtbot: QtBot) -> None:
    filled.session.perform(SetCells({"applications.granted.natural_person": 99}))
    filled.editor.first_finding()
    assert filled.session.current in filled.editor.findings.list.finding.cells  # type: ignore[union-attr]
    assert here(filled) == "check-T1"
    filled.editor.tabs.setCurrentIndex(0)
    assert here(filled) == "cover"
    filled.editor.findings.focus_list()
    qtbot.waitUntil(filled.editor.findings.list.hasFocus)
    assert here(filled) == "check-T1"


def test_f1_in_the_window(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    manual_window = window.findChild(ManualWindow)
    assert isinstance(manual_window, ManualWindow) and manual_window.topic.id == "start"
    assert shown(window) is manual_window, "there is one"


def test_f1_in_front_of_a_dialog(filled: MainWindow, qtbot: QtBot) -> None:
    """The manual can be used there, and is gone with the dialog."""
    widgets.offer_help(filled.actions_by_name["manual"].trigger)
    found: list[tuple[str, bool]] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CheckSwitches)
        if not dialog.isActiveWindow():  # keys go to nobody yet
            QTimer.singleShot(20, press)
            return
        try:
            QTest.keyClick(dialog, Qt.Key.Key_F1)
            shown = dialog.findChild(ManualWindow)
            assert isinstance(shown, ManualWindow)
            found.append((shown.topic.id, shown.windowHandle().transientParent() is dialog.windowHandle()))
            QTest.keyClick(shown, Qt.Key.Key_Escape)
            assert not shown.isVisible() and dialog.isVisible()
        finally:
            dialog.reject()

    QTimer.singleShot(0, press)
    filled.actions_by_name["check_settings"].trigger()
    widgets.offer_help(None)
    assert found == [("check-settings", True)]


@pytest.mark.parametrize(("title", "topic"), [("定稿", "finish"), ("未能打开", "q-unread"), ("别的", "start")])
def test_small_boxes_by_their_title(title: str, topic: str, window: MainWindow) -> None:
    found: list[str] = []

    def look() -> None:
        found.append(here(window))
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        box.reject()

    QTimer.singleShot(0, look)
    dialogs.say(window, title, "说明")
    assert found == [topic]


@pytest.mark.parametrize(("menu", "number", "topic"), [("文件", 1, "new"), ("文件", 3, "open"), ("数据", 1, "tables")])
def test_f1_on_a_command_in_a_menu(
    menu: str, number: int, topic: str, filled: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The menu goes, the command is not carried out, and what is said of it is shown."""
    bar = filled.menuBar()
    (title,) = [one for one in bar.actions() if one.text().startswith(menu)]
    opened = title.menu()
    assert isinstance(opened, CommandMenu)
    before = filled.session.report
    chosen = [action for action in opened.actions() if not action.isSeparator()]
    # Shown as a popup it would grab the keyboard, of which the offscreen platform has none.
    monkeypatch.setattr(opened, "activeAction", lambda: chosen[number])
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier)
    opened.keyPressEvent(event)  # while a menu is open no key of the window comes before it
    found = filled.findChild(ManualWindow)
    assert isinstance(found, ManualWindow) and found.topic.id == topic
    assert not opened.isVisible() and filled.session.report is before


def test_the_preview_has_the_key_too(filled: MainWindow, qtbot: QtBot) -> None:
    widgets.offer_help(filled.actions_by_name["manual"].trigger)
    filled.show_preview()
    qtbot.waitUntil(filled.preview.isActiveWindow)
    QTest.keyClick(filled.preview, Qt.Key.Key_F1)
    widgets.offer_help(None)
    found = filled.findChild(ManualWindow)
    assert isinstance(found, ManualWindow) and found.topic.id == "preview"
    filled.preview.close()
