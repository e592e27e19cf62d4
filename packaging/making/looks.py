"""Pictures of every page, dialog and state of the window, on sheets, to be looked at.

    QT_SCALE_FACTOR=1.5 .venv/bin/python packaging/making/looks.py FOLDER [--dark] [--forced black] [--size 911x512]

The size is that of the window and of the screen that dialogs think they have, in logical pixels (1366x768
unless told).  Sheets of four pictures each are written beside them: a picture nobody opened proves nothing.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["XXGK_DATA"] = tempfile.mkdtemp()

from PySide6.QtCore import QSize  # noqa: E402
from PySide6.QtGui import QImage, QPainter, QScreen  # noqa: E402
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QDialog, QTabWidget, QWidget  # noqa: E402
from screenshots import RECENT, SETTLED_MS, partly_filled, rewritten  # noqa: E402

from core.report.edits import Finish, SetCells  # noqa: E402
from core.report.report import Finished  # noqa: E402
from gui.app import make_application  # noqa: E402
from gui.basics import theme  # noqa: E402
from gui.basics.widgets import make_ready  # noqa: E402
from gui.preview.panel import PreviewWindow  # noqa: E402
from gui.window.first_hints import HINTS  # noqa: E402
from gui.window.main_window import MainWindow  # noqa: E402
from tests.gui.basics.test_theme import HIGH_CONTRAST, system  # noqa: E402
from tests.helpers.gui.every_dialog import dialogs  # noqa: E402

ACROSS = 2  # pictures beside each other on a sheet
SHEET = 4


def states(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """The window page by page, in the states that look different."""
    yield "start-first", window
    window.start_page.show_recent(RECENT)
    yield "start", window
    window.workspace.keep_settings(hints_seen=())
    partly_filled(window)
    editor = window.editor
    for key, page in editor.parts.items():
        editor.tabs.setCurrentWidget(page)
        yield f"page-{key}", window
    yield from _panels(window)
    window.session.show_last_year(True)
    editor.jump("applications.granted.natural_person")
    yield "table-last-year", window
    window.session.perform(SetCells({"applications.granted.natural_person": 912, "proceedings.review.upheld": 7}))
    window.session.show_last_year(False)
    editor.findings.first()
    yield "finding", window
    window.session.undo_stack.undo()
    editor.find_bar.open("公开")
    yield "find", window
    editor.find_bar.hide()
    rewritten(window)
    yield "text-compared", window
    window.session.show_last_text(False)
    window.session.perform(Finish(Finished("2026-01-12", "李明")))
    editor.tabs.setCurrentWidget(editor.parts["cover"])
    yield "cover-finished", window
    window.session.undo_stack.undo()


def _panels(window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    side = window.editor.side
    window.editor.jump("applications.refused.state_secret.natural_person")
    for index in range(side.count()):
        side.setCurrentIndex(index)
        yield f"side-{index}", window
    side.setCurrentIndex(0)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--forced", choices=HIGH_CONTRAST, help="colours of Windows' high contrast")
    parser.add_argument("--size", default="1366x768")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    width, height = (int(part) for part in options.size.split("x"))
    QScreen.availableSize = lambda _: QSize(width, height)  # type: ignore[method-assign]
    application = make_application([])
    application.setCursorFlashTime(0)  # in every picture the caret is there
    theme.apply(application, options.dark)
    if options.forced:
        theme.paint(application, theme.forced(system(*HIGH_CONTRAST[options.forced])) or theme.LIGHT)
    window = MainWindow()
    window.workspace.keep_settings(hints_seen=tuple(HINTS))
    window.resize(width, height - 40)
    window.show()
    taken = [take(widget, options.folder / f"{name}.png") for name, widget in states(window)]
    for number, dialog in enumerate(dialogs(window)):
        taken += of_dialog(dialog, options.folder, number)
    sheets(taken, options.folder)
    window.document._never_saved = False
    window.session.undo_stack.setClean()
    window.close()


def of_dialog(dialog: QDialog, folder: Path, number: int) -> list[Path]:
    """A dialog as it opens, and with each of its tabs."""
    make_ready(dialog)
    dialog.show()
    while isinstance(dialog, PreviewWindow) and not dialog.panel.view.pages:
        QTest.qWait(SETTLED_MS)
    name = f"dialog-{number:02}-{type(dialog).__name__}"
    made = [take(dialog, folder / f"{name}.png")]
    for tabs in dialog.findChildren(QTabWidget):
        for index in range(1, tabs.count()):
            tabs.setCurrentIndex(index)
            made.append(take(dialog, folder / f"{name}-{index}.png"))
    dialog.done(0)
    return made


def take(widget: QWidget, path: Path) -> Path:
    QTest.qWait(2 * SETTLED_MS)
    widget.grab().save(str(path))
    return path


def sheets(paths: list[Path], folder: Path) -> None:
    """Four pictures on a sheet, at their own size."""
    for number, first in enumerate(range(0, len(paths), SHEET)):
        images = [QImage(str(path)) for path in paths[first : first + SHEET]]
        wide, high = max(image.width() for image in images), max(image.height() for image in images)
        rows = -(-len(images) // ACROSS)
        sheet = QImage(wide * ACROSS, high * rows, QImage.Format.Format_RGB32)
        sheet.fill(0xFF808080)
        painter = QPainter(sheet)
        for place, image in enumerate(images):
            image.setDevicePixelRatio(1)
            painter.drawImage(place % ACROSS * wide, place // ACROSS * high, image)
        painter.end()
        sheet.save(str(folder / f"sheet-{number:02}.png"))
        print(folder / f"sheet-{number:02}.png", *(path.stem for path in paths[first : first + SHEET]))


if __name__ == "__main__":
    main()
