"""Every command, page, dialog and check has its place in the manual; F1 goes there."""

import ast
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from inspect import signature
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
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
from core.report.edits import SetCells, SetText
from core.report.findings import UNREAD
from gui.basics import dialogs, widgets
from gui.basics.actions import ACTIONS, topic_of
from gui.basics.answers import DialogTitle
from gui.basics.menus import CommandMenu
from gui.basics.message_dialog import Message
from gui.commands.check_switches import CheckSwitches
from gui.help import places
from gui.help.window import ManualWindow
from gui.panels.cursor_pane import CursorPane
from gui.text.editor import SectionEdit
from gui.window.main_window import MainWindow
from gui.window.tab_state import COVER
from tests.helpers.window_desk import begin

TOPICS = manual().by_id
SAMPLE = resources() / "sample" / "last_year_2024.docx"


def modules() -> list[ModuleType]:
    names = [found.name for found in pkgutil.walk_packages(gui.__path__, "gui.")]
    return [import_module(name) for name in names if not name.startswith("gui.selfcheck")]


def dialog_classes() -> set[type[QDialog]]:
    """The dialogs that are shown; not what several of them are made of."""
    ours = [one for module in modules() for one in vars(module).values() if isinstance(one, type)]
    made = {one for one in ours if issubclass(one, QDialog) and one.__module__.startswith("gui.")}
    return {one for one in made if made.isdisjoint(one.__subclasses__())}


def titles() -> Iterator[tuple[str, str]]:
    """The titles that stand above messages, each with its topic, as the code writes them."""
    for module in modules():
        assert module.__file__
        for node in ast.walk(ast.parse(Path(module.__file__).read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == DialogTitle.__name__:
                words, topic = node.args
                where = f"{module.__name__}: {ast.unparse(words)}"
                if isinstance(topic, ast.Constant):
                    yield where, str(topic.value)
                else:  # as another title of the module, or the dialog that shows it
                    assert isinstance(topic, ast.Attribute) and topic.attr in ("topic", "help_topic"), where


def test_every_command_has_its_place() -> None:
    assert {action.name: topic_of(action.name) for action in ACTIONS if topic_of(action.name) not in TOPICS} == {}


def test_every_dialog_has_its_place() -> None:
    """By its class, or by the title that it is given."""
    for dialog in dialog_classes():
        topic = getattr(dialog, "help_topic", None)
        given = any(
            one.annotation in (DialogTitle.__name__, Message.__name__) for one in signature(dialog).parameters.values()
        )
        assert given if topic is None else topic in TOPICS, dialog


def test_every_message_has_its_place() -> None:
    found = dict(titles())
    assert len(found) > 25
    assert {where: topic for where, topic in found.items() if topic not in TOPICS} == {}


def test_every_page_has_its_place() -> None:
    parts = {section.key for form in FORMS.values() for section in form.sections}
    assert {"start", COVER} == set(places.PAGES)
    assert parts | set(places.PAGES.values()) <= set(TOPICS)


def test_every_check_has_its_place() -> None:
    ids = {key for rule in rules() for key in rule.ids} | {UNREAD}
    assert {places.check_topic(key) for key in ids} == {
        key for key, topic in TOPICS.items() if topic.chapter == "checks" != key
    }


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
    figures = {"applications.new.natural_person": 0, "applications.granted.natural_person": 99}
    filled.session.perform(SetCells(figures))
    filled.editor.first_finding()
    assert filled.session.current in filled.editor.findings.list.finding.cells  # type: ignore[union-attr]
    assert here(filled) == "check-T1"
    filled.editor.tabs.setCurrentIndex(0)
    assert here(filled) == "cover"
    filled.editor.findings.focus_list()
    qtbot.waitUntil(filled.editor.findings.list.hasFocus)
    assert here(filled) == "check-T1"


def test_the_words_that_do_not_fit_the_table(filled: MainWindow, qtbot: QtBot) -> None:
    """A finding of words and cells: gone to, one is in the text, and F1 still speaks of the check there."""
    new = [key for key in filled.session.report.form.typed if key.startswith("applications.new.")]
    filled.session.perform(SetCells({**dict.fromkeys(new, 0), new[0]: 12}))
    filled.session.perform(SetText("overview", "本年新收政府信息公开申请9件。\n其他工作照常。", "改写"))
    finding = next(one for one in filled.session.current_findings() if one.span and one.cells)
    assert finding.place == "overview"
    filled.editor.findings.refresh()
    rows = filled.editor.findings.list.rows()
    filled.editor.findings.list.choose(next(row for row, other in rows.items() if other == finding))
    filled.session.show_words(finding.place, finding.span)
    edit = next(one for one in filled.editor.findChildren(SectionEdit) if one.key == "overview")
    qtbot.waitUntil(edit.hasFocus)
    assert here(filled) == "check-" + finding.id
    edit.moveCursor(QTextCursor.MoveOperation.End)
    assert here(filled) == "overview", "one is elsewhere in the text"


def test_what_stands_beside_the_pages(filled: MainWindow, qtbot: QtBot) -> None:
    editor = filled.editor
    editor.find_bar.open()
    qtbot.waitUntil(editor.find_bar.words.hasFocus)
    assert here(filled) == "find"
    editor.find_bar.close_bar()
    editor.side.setCurrentIndex(1)
    pane = editor.side.currentWidget()
    assert isinstance(pane, CursorPane)
    pane.view.setFocus()
    qtbot.waitUntil(pane.view.hasFocus)
    assert here(filled) == "side"


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


def test_what_knows_no_topic_has_that_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    """A dialog of the system, for one."""
    found: list[str] = []
    stranger = QDialog(window)

    def look() -> None:
        found.append(here(window))
        stranger.reject()

    QTimer.singleShot(0, look)
    stranger.exec()
    assert found == ["start"]


@pytest.mark.parametrize("topic", ["finish", "q-unread"])
def test_small_boxes_by_their_title(topic: str, window: MainWindow) -> None:
    found: list[str] = []

    def look() -> None:
        found.append(here(window))
        box = QApplication.activeModalWidget()
        assert isinstance(box, QDialog)
        box.reject()

    QTimer.singleShot(0, look)
    dialogs.say(window, DialogTitle("标题", topic), "说明")
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
