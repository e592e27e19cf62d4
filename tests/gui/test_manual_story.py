"""The quick start of the manual, followed word for word: each name it gives is looked for on the screen, and used.

What is clicked is what the manual calls it; a button renamed, a step left out or in another order fails here.
Only the system's own dialogs for files are answered in their place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QToolBar,
    QToolButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.help.book import manual
from core.help.markup import PassageKind
from core.paths import resources
from core.report.findings import Grade
from core.report.report import blanks, still_unverified
from core.storage import backups, codec
from gui.basics import dialogs
from gui.commands.export_dialog import ExportDialog
from gui.help import places
from gui.help.window import ManualWindow
from gui.importing.dialog import ImportDialog
from gui.panels.keep_dialog import KeepDialog
from gui.window.main_window import MainWindow
from gui.window.start_page import StartCard
from tests.helpers.gui.every_dialog import dialogs as every_dialog
from tests.helpers.gui.every_dialog import draft
from tests.helpers.hands import press
from tests.helpers.window_desk import begin

SAMPLE = resources() / "sample" / "last_year_2024.docx"
# What stands in a card once a hint is kept, in the sentence after an error, where a file was changed meanwhile, where
# paragraphs are unread but nothing is wrong, where a file of another body is added, where a file carries other texts than it shows.
ELSEWHERE = {
    "取消保留",
    "反馈包",
    "恢复为另一份报告",
    "先去修改",
    "先去核对",
    "导入其中的部分",
    "导出",
    "仍然导出",
    "仍然加入",
    "采用附带的文字",
}
STEPS = [passage for passage in manual().by_id["quick"].passages if passage.kind is PassageKind.STEP]


def names(step: int, mark: str = "name") -> list[str]:
    """What the manual calls the things of a step, in order."""
    return [one.text for one in STEPS[step - 1].words if one.mark == mark]


def plain(text: str) -> str:
    return re.sub(r"\(&.\)|&", "", text).rstrip("…：").partition("\n")[0]


def texts(root: QWidget) -> Iterator[tuple[str, QWidget]]:
    """All that can be read or is named in a window, each with its widget."""
    for widget in root.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLabel):
            yield plain(widget.text()), widget
            yield plain(widget.text()).partition("（")[0], widget
        if isinstance(widget, QGroupBox):
            yield plain(widget.title()), widget
        if isinstance(widget, QTabBar):
            yield from ((re.sub(r" (✓|●|!?\d+)$", "", widget.tabText(n)), widget) for n in range(widget.count()))
        if isinstance(widget, QComboBox):
            yield from ((widget.itemText(n), widget) for n in range(widget.count()))
        if isinstance(widget, QTreeWidget):
            heads = widget.headerItem()
            yield from ((heads.text(n), widget) for n in range(heads.columnCount()))
        yield plain(widget.accessibleName()), widget


class Reader:
    """A new user who does what the manual says."""

    def __init__(self, window: MainWindow, qtbot: QtBot | None) -> None:
        self.window, self.qtbot = window, qtbot

    def to_front(self) -> None:
        """After a dialog nobody is active here: there is no window manager."""
        self.window.activateWindow()
        assert self.qtbot is not None
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def find(self, name: str, root: QWidget | None = None) -> QWidget:
        """The one thing in sight with this name; buttons before labels."""
        where = root or self.window
        shown = re.compile(r"\d+".join(map(re.escape, re.split(r"\d{4}", name))))
        found = [widget for text, widget in texts(where) if shown.fullmatch(text) and widget.isVisible()]
        assert found, f"the manual names “{name}”, which is not in sight"
        return next((widget for widget in found if isinstance(widget, QAbstractButton)), found[0])

    def click(self, name: str, root: QWidget | None = None) -> None:
        button = self.find(name, root)
        assert isinstance(button, QAbstractButton) and button.isEnabled(), name
        button.click()

    def command(self, name: str) -> None:
        """A command by its menu and name, as they stand in the menu bar."""
        menu, _, text = name.partition(" → ")
        titles = {plain(one.text()): one for one in self.window.menuBar().actions()}
        entries = titles[menu].menu().actions()  # type: ignore[union-attr]
        (action,) = [one for one in entries if plain(one.text()) == text]
        assert action.isEnabled(), name
        action.trigger()

    def tab(self, name: str) -> None:
        bar = self.find(name)
        assert isinstance(bar, QTabBar)
        bar.setCurrentIndex(next(n for n in range(bar.count()) if bar.tabText(n).startswith(name)))

    def in_dialog(self, kind: type[QDialog], act: Callable[[QDialog], None]) -> None:
        """Once a dialog of this kind is open, act in it; a mistake closes it."""

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(10, look)
                return
            try:
                act(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, look)


def test_the_quick_start_word_for_word(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader, session = Reader(window, qtbot), window.session
    monkeypatch.setattr(dialogs, "open_file", lambda *_: SAMPLE)
    monkeypatch.setattr(dialogs, "save_file", lambda *_: tmp_path / "2025.json")

    start, blank = names(1)
    assert isinstance(reader.find(start), StartCard) and isinstance(reader.find(blank), StartCard)
    notes, make = names(2)

    def generate(dialog: QDialog) -> None:
        reader.find(notes, dialog)
        reader.click(make, dialog)

    reader.in_dialog(ImportDialog, generate)
    reader.click(start)
    assert window.report_open and session.report.year == 2025

    cover, *fields = names(3)
    reader.tab(cover)
    for field in fields:
        assert isinstance(reader.find(field), QWidget)

    assert names(4, "code") == ["Ctrl+S"]
    reader.to_front()
    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / "2025.json").exists()

    (fill,) = names(6)
    toolbar = window.findChild(QToolBar)
    for table in names(5):
        reader.tab(table)
        cells = [key for key in blanks(session.report) if key.startswith(window.editor.table_key)]
        window.editor.jump(cells[0])
        press("1", Qt.Key.Key_Return)
        qtbot.waitUntil(lambda key=cells[0]: session.report.value(key) == 1)
        assert isinstance(reader.find(fill, toolbar), QToolButton)
        reader.click(fill, toolbar)
    assert not blanks(session.report)

    for text in names(7):
        reader.tab(text)
        part = window.editor.text_shown
        assert part is not None
        for _ in range(20):
            if not still_unverified(session.report, part.key):
                break
            window.editor.next_unverified()
            QTest.keyClick(part, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not still_unverified(session.report, part.key)

    check, keep = names(8)
    reader.click(check, toolbar)
    hint = next(finding for finding in session.findings if finding.grade is Grade.HINT)
    window.editor.findings.list.choose(
        next(row for row, one in window.editor.findings.list.rows().items() if one.key == hint.key)
    )

    def give_reason(dialog: QDialog) -> None:
        assert isinstance(dialog, KeepDialog)
        dialog.words.setPlainText("经核对台账无误")
        dialog.keep_button.click()

    reader.in_dialog(KeepDialog, give_reason)
    reader.click(keep)
    assert hint.kept_as(session.report.kept)

    preview, export = names(9)
    reader.click(preview, toolbar)
    assert window.preview.isVisible()
    window.preview.close()

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, ExportDialog)
        folder = dialog.findChildren(QLineEdit)[0]
        folder.setText(str(tmp_path))
        dialog.accept()

    reader.in_dialog(ExportDialog, write)
    reader.click(export, toolbar)
    assert list(tmp_path.glob("*.docx"))

    (finish,) = names(10)
    monkeypatch.setattr(dialogs, "choose", lambda *a, **_: a[3][1])  # whatever is left: finished all the same
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: "李某")
    reader.command(finish)
    assert session.report.finished is not None


def test_the_note_below_the_steps(window: MainWindow) -> None:
    """单击或按 Ctrl+G: the next step; F1: the manual."""
    (note,) = [passage for passage in manual().by_id["quick"].passages if passage.kind is PassageKind.NOTE]
    assert [one.text for one in note.words if one.mark == "code"] == ["Ctrl+G", "F1"]
    begin(window, draft())
    assert "下一步" in window.status.step.text()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert isinstance(window.findChild(ManualWindow), ManualWindow)


def test_what_is_said_of_a_dialog_is_in_it(window: MainWindow) -> None:
    """Names in the topic of a dialog stand in it, or around it in the window that is open behind it."""
    around = {text for text, _ in texts(window)}
    begin(window, draft())
    around |= {text for text, _ in texts(window)}
    said: dict[str, set[str]] = {}
    for dialog in every_dialog(window):
        topic = manual().by_id.get(places.dialog_topic(dialog))
        if topic is not None and not isinstance(dialog, ManualWindow):
            said.setdefault(topic.id, set()).update(text for text, _ in texts(dialog))
        dialog.deleteLater()
    assert len(said) >= 14
    missing = {}
    for key, there in said.items():
        wanted = {
            one.text
            for passage in manual().by_id[key].passages
            for one in passage.words
            if one.mark == "name" and " → " not in one.text
        }
        lacking = {
            name for name in wanted - ELSEWHERE if name not in there | around and not _with_a_number(name, there)
        }
        missing |= {key: lacking} if lacking else {}
    assert not missing


@pytest.mark.parametrize("topic", ["backups", "fees", "export", "feedback", "years"])
def test_the_first_step_opens_what_the_others_speak_of(
    topic: str, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Step one names a command; the dialog that it opens is the one that this topic is of, with all that is clicked."""
    begin(window, draft())
    backups.keep(Path("/文档/2025.json"), codec.dumps(draft()).encode(), datetime(2026, 1, 5))
    opened: list[tuple[str, set[str]]] = []

    def look(dialog: QDialog) -> bool:
        opened.append((places.dialog_topic(dialog), {text for text, _ in texts(dialog)}))
        return False

    monkeypatch.setattr(QDialog, "exec", look)
    steps = [passage for passage in manual().by_id[topic].passages if passage.kind is PassageKind.STEP]
    said = [[one.text for one in step.words if one.mark == "name"] for step in steps]
    lead = manual().by_id[topic].passages[0].words
    command = next(name for name in (*said[0], *(one.text for one in lead)) if " → " in name)
    Reader(window, None).command(command)
    shown, there = opened[0]
    assert shown == topic
    clicked = {name for names in said for name in names if " → " not in name and name not in said[0]}
    assert clicked - ELSEWHERE <= there


def _with_a_number(name: str, there: set[str]) -> bool:
    pattern = re.compile(r"\d+".join(map(re.escape, re.split(r"\d{4}", name))))
    return any(pattern.fullmatch(text) for text in there)
