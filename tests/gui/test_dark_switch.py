"""A change to dark while the program runs: every page and every open dialog looks as if it had been opened in dark."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells
from gui.basics import theme
from gui.importing.dialog import ImportDialog
from gui.preview.maker import PageMaker
from gui.window.main_window import MainWindow
from gui.writing_aids.fee_dialog import FeeDialog
from tests.helpers.gui.every_dialog import dialogs, draft
from tests.helpers.window_desk import begin


@pytest.fixture
def paint(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Colours may be changed: afterwards it is light again.  No caret blinks, and no pages come late."""
    flash = qapp.cursorFlashTime()
    qapp.setCursorFlashTime(0)
    monkeypatch.setattr(PageMaker, "make", lambda *_: None)
    theme.paint(qapp, theme.LIGHT)
    yield
    theme.paint(qapp, theme.LIGHT)
    qapp.setCursorFlashTime(flash)


def dark(qapp: QApplication) -> None:
    theme.paint(qapp, theme.DARK)
    qapp.processEvents()


def shown(widget: QWidget) -> QImage:
    QApplication.processEvents()
    for page in widget.findChildren(QTextBrowser):
        page.document().size()  # long pages are laid out little by little
    QApplication.processEvents()
    return widget.grab().toImage()


def begun(window: MainWindow, qtbot: QtBot) -> None:
    """Nothing more comes by itself: what the checks find late would differ, in whatever colour."""
    begin(window, draft())
    window.session.perform(SetCells({"applications.granted.natural_person": 3000}))
    window.session.show_last_text(True)
    qtbot.waitUntil(lambda: not window.session.checking)


def said(dialog: QWidget) -> list[str]:
    """Its words: what is free on the disk is another number a moment later."""
    pages = [page.toPlainText() for page in (*dialog.findChildren(QPlainTextEdit), *dialog.findChildren(QTextBrowser))]
    return [*pages, *(label.text() for label in dialog.findChildren(QLabel))]


def widen(dialog: QWidget) -> None:
    """What has a colour of its own only at times."""
    if isinstance(dialog, FeeDialog):
        dialog.rows.current.quantity.setText("一万零")
    if isinstance(dialog, ImportDialog):
        dialog.tabs.setCurrentIndex(2)


@pytest.mark.usefixtures("paint")
def test_every_dialog_that_is_open(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    begun(window, qtbot)
    unlike: list[str] = []
    opened, anew = dialogs(window), dialogs(window)
    for dialog in opened:
        qtbot.addWidget(dialog)
        widen(dialog)
        dialog.show()
        shown(dialog)
        dark(qapp)
        switched = shown(dialog)
        dialog.close()
        other = next(anew)
        qtbot.addWidget(other)
        widen(other)
        other.show()
        same = shown(other) == switched if said(other) == said(dialog) else _lights(switched) < 160 * 90 // 50
        if not same:
            unlike.append(type(dialog).__name__)
        other.close()
        theme.paint(qapp, theme.LIGHT)
    assert unlike == []


@pytest.mark.usefixtures("paint")
def test_every_page(window: MainWindow, qtbot: QtBot, qapp: QApplication) -> None:
    """The window in dark beside one that was light, both by way of the start page."""
    begun(window, qtbot)
    assert len(list(window.editor.parts.values())) == window.editor.tabs.count()  # all are made, in light
    window.editor.find_bar.open("公开")
    window.editor.tabs.setFocus()

    def page(index: int) -> QImage:
        window.editor.tabs.setCurrentIndex(index)
        window.editor.tabs.setFocus()
        window.editor.findings.first()
        return shown(window)

    def as_opened_in_dark(index: int) -> bool:
        theme.paint(qapp, theme.LIGHT)
        page(index)
        dark(qapp)
        switched = shown(window)
        page((index + 1) % window.editor.tabs.count())
        return page(index) == switched

    # What is worked out beside the window (links offered, say) may come between two pictures, but only once: a colour
    # that stayed light differs each time.
    pages = range(window.editor.tabs.count())
    unlike = [
        window.editor.tabs.tabText(index) for index in pages if not any(as_opened_in_dark(index) for _ in range(4))
    ]
    assert unlike == []
    assert _lights(shown(window)) < 160 * 90 // 50


@pytest.mark.usefixtures("paint")
def test_the_start_page(window: MainWindow, qapp: QApplication) -> None:
    shown(window)
    dark(qapp)
    assert _lights(shown(window)) < 160 * 90 // 50


def _lights(picture: QImage) -> int:
    """How many of 160×90 fields are light: words become as grey as they are thin."""
    small = picture.scaled(160, 90, mode=Qt.TransformationMode.SmoothTransformation)
    return sum(small.pixelColor(x, y).lightness() > 150 for x in range(160) for y in range(90))
