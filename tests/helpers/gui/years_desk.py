"""A clerk at 历年对比: files of several years on the disk, the dialog, and waiting until all is read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.report.report import Report
from core.storage import files
from core.writers import registry
from gui.years.dialog import YearsDialog

WAIT_MS = 20_000  # on a busy machine


def saved(folder: Path, *reports: Report, suffix: str = ".json") -> list[Path]:
    """A file for each report, named by its year."""
    paths = [folder / f"{report.year}{suffix}" for report in reports]
    for path, report in zip(paths, reports, strict=True):
        files.save(path, report) if suffix == ".json" else registry.export(report, path)
    return paths


def shown(qtbot: QtBot, folder: Path, *paths: Path, recent: Sequence[Path] = ()) -> YearsDialog:
    """The dialog with these files read."""
    dialog = YearsDialog([], recent, folder)
    qtbot.addWidget(dialog)
    dialog.show()
    if paths:
        dialog.add(paths)
        wait(qtbot, dialog)
    return dialog


def wait(qtbot: QtBot, dialog: YearsDialog) -> None:
    """Until nothing is under way."""
    qtbot.waitUntil(lambda: not dialog.background.busy, timeout=WAIT_MS)


def drop(target: QWidget, paths: Sequence[Path]) -> bool:
    """Drag files onto a widget; whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(target.rect().center(), copy, data, left, none)
    enter.ignore()
    type(target).dragEnterEvent(target, enter)
    if enter.isAccepted():
        type(target).dropEvent(target, QDropEvent(QPointF(target.rect().center()), copy, data, left, none))
    return enter.isAccepted()


def years(dialog: YearsDialog) -> list[int]:
    """The years side by side."""
    return sorted(entry.year for entry in dialog.entries)
