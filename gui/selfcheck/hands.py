"""Hands and eyes of the self-check: keys, words, pictures, and the buttons of the program's own dialogs.

Keys are sent as Qt itself sends them (the testing module is not shipped).
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from gui.importing.dialog import ImportAs, ImportDialog
from gui.text.figure_picker import FigureDialog
from gui.writing_aids.fee_dialog import FeeDialog
from gui.writing_aids.sentence_dialog import SentenceDialog

PIECES = "45"  # applications of one person in a month, beyond what is free


class Hands:
    """Types into the window and takes its picture."""

    def __init__(self, application: QApplication, window: QWidget, folder: Path) -> None:
        self._application, self._window, self._folder = application, window, folder

    def _focus(self) -> QWidget:
        """Where keys go; the window's own focus where another window is in front, or a closed dialog still has it."""
        found = QApplication.focusWidget()
        if found is None or not found.isVisible():
            found = self._window.focusWidget()
        assert found is not None
        return found

    def compose(self, words: str) -> None:
        """Commit words as an input method does."""
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QApplication.sendEvent(self._focus(), event)

    def type(self, text: str) -> None:
        """Type digits and capital letters by keyboard."""
        for character in text:
            self.press(Qt.Key(ord(character)), character)

    def press(self, key: Qt.Key, text: str = "") -> None:
        """Press a key and let it go."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self._focus(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))
        self._application.processEvents()

    def picture(self, name: str) -> str:
        """Save a picture of the window when it has come to rest; the file's name."""
        loop = QEventLoop()
        QTimer.singleShot(100, loop.quit)
        loop.exec()
        path = self._folder / f"{name}.png"
        require(self._window.grab().save(str(path)), "no picture was saved")
        return path.name


def decide() -> None:
    """Answer the program's own dialog that is open: last year's report, the first figure, the first sentence."""
    dialog = QApplication.activeModalWidget()
    if dialog is None or not dialog.isVisible():
        return
    if isinstance(dialog, ImportDialog):
        dialog.bar.ways[ImportAs.DRAFT].click()
        dialog.go_button.click()
    elif isinstance(dialog, FigureDialog):
        dialog.insert.click()
    elif isinstance(dialog, SentenceDialog):
        dialog.insert_button.click()
    elif isinstance(dialog, FeeDialog):
        dialog.rows.current.quantity.setText(PIECES)
        dialog.insert_button.click()


def expect(found: object, wanted: object) -> None:
    """AssertionError where something else was found."""
    if found != wanted:
        raise AssertionError(f"found {found!r}, wanted {wanted!r}")


def require(good: object, sentence: str) -> None:
    """AssertionError with the sentence where something is not so."""
    if not good:
        raise AssertionError(sentence)
