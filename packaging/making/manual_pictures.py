"""Take the pictures of the manual from the running program; look at them afterwards.

.venv/bin/python packaging/making/manual_pictures.py [FOLDER]

Few, as small as what they show, and with a palette of their own: they come with every product.
"""

import array
import sys
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from screenshots import (  # first: it chooses the platform and an empty data folder
    SAMPLE,
    SETTLED_MS,
    eight_years,
    partly_filled,
    rewritten,
)

from core.opening import open_any
from core.report.edits import SetCells
from core.report.fees import PAGES, PIECES, Entry
from core.storage.files import default_name
from gui.app import make_application
from gui.basics import theme
from gui.commands.export_dialog import ExportDialog
from gui.importing.dialog import ImportDialog
from gui.window.first_hints import HINTS
from gui.window.main_window import MainWindow
from gui.writing_aids.fee_dialog import FeeDialog
from gui.years.dialog import YearsDialog

OUT = Path(__file__).resolve().parents[2] / "resources" / "manual"
COLOURS = 128  # of a palette
ROUGH = 0xFFF8F8F8  # shades closer than this are one
WINDOW = (1080, 600)  # px: what can be read where the picture is made narrower


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OUT
    application = make_application([])
    application.setCursorFlashTime(0)  # in every picture the caret is there
    theme.apply(application, dark=False)
    window = MainWindow()
    window.workspace.keep_settings(hints_seen=tuple(HINTS))
    window.resize(*WINDOW)
    window.show()
    save(window, folder / "start.png", QRect(190, 150, 700, 270))
    partly_filled(window)
    of_pages(window, folder)
    of_dialogs(window, folder)
    window.document._never_saved = False
    window.session.undo_stack.setClean()
    window.close()


def of_pages(window: MainWindow, folder: Path) -> None:
    editor = window.editor
    window.actions_by_name["last_year"].setChecked(True)
    window.session.show_last_year(True)
    editor.jump("applications.granted.natural_person")
    editor.side.setCurrentIndex(1)
    save(window, folder / "table.png")
    editor.side.setCurrentIndex(0)
    window.session.perform(SetCells({"applications.granted.natural_person": 12}))
    editor.findings.first()
    window.resize(WINDOW[0], 900)
    QTest.qWait(4 * SETTLED_MS)
    save(editor.side, folder / "findings.png", QRect(0, 0, editor.side.width(), 460))
    window.resize(*WINDOW)
    window.session.undo_stack.undo()
    of_text(window, folder)


def of_text(window: MainWindow, folder: Path) -> None:
    rewritten(window)
    save(window, folder / "text.png", QRect(0, 60, WINDOW[0], 420))
    window.session.show_last_text(False)


def of_dialogs(window: MainWindow, folder: Path) -> None:
    importing = ImportDialog(open_any(SAMPLE), SAMPLE.name, 2024, window)
    importing.resize(900, 480)
    importing.tabs.setCurrentIndex(3)
    shown(importing, folder / "import.png")
    fees = FeeDialog(window.session, window, (Entry(PIECES, 42, 3), Entry(PAGES, 126)))
    fees.resize(800, 500)
    shown(fees, folder / "fees.png")
    session, settings = window.session, window.workspace.settings
    export = ExportDialog(session.report, session.findings, Path(default_name(session.report)), parent=window)
    export.folder_edit.setText("D:\\文档\\政府信息公开年报")  # as on most computers, wherever the picture is taken
    export.enclose.setChecked(settings.enclose_data)
    export.tick(settings.formats)
    shown(export, folder / "export.png")
    window.preview.resize(800, 480)
    window.preview.show()
    while not window.preview.panel.view.pages:
        QTest.qWait(SETTLED_MS)
    QTest.qWait(5 * SETTLED_MS)  # they are drawn one by one
    save(window.preview, folder / "preview.png")
    window.preview.close()
    years = YearsDialog(eight_years()[1:], [], folder, window)
    years.resize(800, 440)
    years.tabs.setCurrentWidget(years.views["requests"])
    shown(years, folder / "years.png")


def shown(dialog: QDialog, path: Path) -> None:
    dialog.show()
    save(dialog, path)
    dialog.done(0)


def save(widget: QWidget, path: Path, part: QRect | None = None) -> None:
    """A picture of a widget, or of a part of it, with a palette."""
    QTest.qWait(SETTLED_MS)
    image = widget.grab(part or widget.rect()).toImage().convertToFormat(QImage.Format.Format_RGB32)
    with_palette(image).save(str(path), quality=0)
    print(path, path.stat().st_size)


def with_palette(image: QImage) -> QImage:
    """The same with its most frequent shades alone: a third of the size, and nothing to be seen of it."""
    pixels = array.array("I", bytes(image.constBits()))
    counted = Counter(shade & ROUGH for shade in pixels)
    palette = [shade for shade, _ in counted.most_common(COLOURS)]
    nearest = {shade: _nearest(shade, palette) for shade in counted}
    made = QImage(image.width(), image.height(), QImage.Format.Format_Indexed8)
    made.setColorTable([_brightened(shade) for shade in palette])
    width, bits, line = image.width(), memoryview(made.bits()), made.bytesPerLine()
    for row in range(image.height()):
        indices = bytes(nearest[shade & ROUGH] for shade in pixels[row * width : (row + 1) * width])
        bits[row * line : row * line + width] = indices
    return made


def _nearest(shade: int, palette: list[int]) -> int:
    def far(other: int) -> int:
        return sum(abs((shade >> by & 255) - (other >> by & 255)) for by in (0, 8, 16))

    return min(range(len(palette)), key=lambda index: far(palette[index]))


def _brightened(shade: int) -> int:
    """White stays white: the bits left out are those of the channel's own top."""
    return shade | (shade >> 5 & 0x070707)


if __name__ == "__main__":
    main()
