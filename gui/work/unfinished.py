"""What is typed and not in the report yet: a figure before Enter, words in composition, a year.

Editors hold it; who saves, copies or leaves asks here, and knows no editor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from core.report.edits import Edit
from core.report.report import Report


@dataclass
class Held:
    """What the editors hold: the ``edits`` it would be, and by place the ``words`` that are none (12-)."""

    edits: list[Edit] = field(default_factory=list[Edit])
    words: dict[str, str] = field(default_factory=dict[str, str])

    def added_to(self, report: Report) -> Report:
        """The report as if everything had been taken."""
        for edit in self.edits:
            report = edit.apply(report)
        return report

    def __bool__(self) -> bool:
        return bool(self.edits or self.words)


@dataclass
class Outcome:
    """Whether an editor had to refuse what it holds (it says why itself)."""

    refused: bool = False


class Unfinished(QObject):
    """``changed`` says that an editor holds something else; ``asked`` carries a :class:`Held` that the editors
    add to, ``finishing`` an :class:`Outcome`: they take what they hold into the report."""

    changed = Signal()
    asked = Signal(object)
    finishing = Signal(object)

    def held(self) -> Held:
        """What is being typed now; nothing changes by asking."""
        held = Held()
        self.asked.emit(held)
        return held

    def finish(self) -> bool:
        """Take it all into the report; False where something is no figure and stays in its cell."""
        outcome = Outcome()
        self.finishing.emit(outcome)
        return not outcome.refused


def is_alt_letter(event: QKeyEvent) -> bool:
    """Whether Alt is held with a letter that means no menu or button here: Qt would write it into the report."""
    return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isprintable() and bool(event.text())


class ComposingLine(QLineEdit):
    """A line that knows the words an input method is still composing; ``composing`` says that they changed."""

    composing = Signal()
    _preedit = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_alt_letter(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self.composing.emit()

    def words(self) -> str:
        """What stands in the line for the eye, words in composition too."""
        text, place = self.text(), self.cursorPosition()
        return text[:place] + self._preedit + text[place:]

    def take_composition(self) -> None:
        """Commit the words in composition: Qt drops them where the input method does not commit."""
        commit(self, lambda: self._preedit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.take_composition()
        super().focusOutEvent(event)


def commit(editor: QWidget, preedit: Callable[[], str]) -> None:
    """Have the input method commit what it composes in this editor; where it does not, do it in its place."""
    words = preedit()
    if words and editor is QGuiApplication.focusObject():
        QGuiApplication.inputMethod().commit()
    if words and preedit():
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(editor, event)
        QGuiApplication.inputMethod().reset()
