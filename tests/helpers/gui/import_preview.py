"""The import preview as a clerk uses it; for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.opening import Opened
from core.report.report import Report
from gui.importing.dialog import ImportDialog, Into
from gui.importing.table import TablePreview
from tests.helpers.makers.import_maker import AGENCY, A

OPEN = Report("2021", 2025, {"agency": AGENCY}, {"overview": "（一）主动公开\n本年文字。"}).with_values(
    {f"{A}.new.natural_person": 5}
)


def show(qtbot: QtBot, found: Opened, into: Into | None = None, proposed: int = 2024) -> ImportDialog:
    dialog = ImportDialog(found, "上年.docx", proposed, None, into)
    qtbot.addWidget(dialog)
    dialog.resize(1160, 680)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


Key = Qt.Key


def table(dialog: ImportDialog, key: str) -> TablePreview:
    page = dialog.pages[key]
    assert isinstance(page, TablePreview)
    return page


def notes(dialog: ImportDialog) -> list[str]:
    return [dialog.notes.item(row).text() for row in range(dialog.notes.count())]


def click(qtbot: QtBot, dialog: ImportDialog, words: str) -> None:
    """Click the first note with these words."""
    item = next(dialog.notes.item(row) for row, text in enumerate(notes(dialog)) if words in text)
    dialog.notes.scrollToItem(item)
    place = dialog.notes.visualItemRect(item).center()
    qtbot.mouseClick(dialog.notes.viewport(), Qt.MouseButton.LeftButton, pos=place)


def current_cell(dialog: ImportDialog) -> str:
    page = dialog.tabs.currentWidget()
    assert isinstance(page, TablePreview)
    return page.view.box.key if page.view.box else ""
