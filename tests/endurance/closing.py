"""Opens and closes reports and previews of imports again and again: what is closed must be gone.

Counts the objects of the window, all widgets, what Python holds, and memory.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from core.report.report import Report
from core.storage import files
from gui.basics import dialogs
from gui.importing.dialog import ImportDialog
from gui.window.main_window import MainWindow
from gui.work.open_file import DISCARD

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "last_year_2024.docx"
_WARM = 10  # turns after which everything that is made once has been made


@dataclass(frozen=True)
class Held:
    """What is there: objects below the window, widgets, objects of Python, megabytes (0 where not told)."""

    objects: int
    widgets: int
    python: int
    megabytes: int


def settle() -> None:
    """What the event loop does between two acts of a clerk; what waits to be deleted goes."""
    for _ in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def held(window: MainWindow) -> Held:
    """Count, with everything that waits to be deleted gone."""
    settle()
    gc.collect()
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        pages = 0
    return Held(len(window.findChildren(QObject)), len(QApplication.allWidgets()), len(gc.get_objects()), pages // 256)


def reports(window: MainWindow, folder: Path) -> Callable[[int], None]:
    """A turn opens one of two reports, on different forms, so that all pages are made anew."""
    paths = [folder / "甲.json", folder / "乙.json"]
    files.save(paths[0], Report("2021", 2025, {"agency": "甲局"}, texts={"overview": "一段文字。" * 80}))
    files.save(paths[1], Report("2019", 2020, {"agency": "乙局"}, texts={"overview": "一段文字。" * 80}))
    return lambda number: window.opening.open_path(paths[number % 2])


def imports(window: MainWindow, _: Path) -> Callable[[int], None]:
    """A turn looks at the preview of an import and closes it."""
    return lambda _: window.opening.open_path(SAMPLE)


def turns(window: MainWindow, count: int, turn: Callable[[int], None]) -> tuple[Held, Held]:
    """Do it so many times; what is held after the first ones, and at the end."""
    for number in range(_WARM):
        turn(number)
        settle()
    before = held(window)
    for number in range(count):
        turn(number)
        settle()
    return before, held(window)


def main(arguments: list[str]) -> int:
    """``closing [COUNT]``; 1 where something stays."""
    count = int(arguments[0]) if arguments else 100
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ.update(QT_QPA_PLATFORM="offscreen", XXGK_DATA=folder)
        from gui.app import make_application

        make_application()
        window = MainWindow()
        window.show()
        stays = False
        with (
            patch.object(ImportDialog, "exec", lambda _: 0),
            patch.object(dialogs, "choose", lambda *_, **__: DISCARD),
        ):
            for name, kind in (("reports", reports), ("imports", imports)):
                before, after = turns(window, count, kind(window, Path(folder)))
                print(f"{count} {name}: {before} -> {after}", flush=True)
                stays |= after.objects > before.objects or after.widgets > before.widgets
        window.document.close()
    return int(stays)
