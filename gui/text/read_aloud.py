"""A text tells a screen reader what the grey bars tell the eye: how many paragraphs are 未核对, and whether this one is."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTextEdit

from gui.basics.actions import CONFIRM_KEYS

UNREAD = f"本段未核对，核对后按 {CONFIRM_KEYS} 确认"


class ReadAloud(QObject):
    """Follows the cursor of a text; ``waiting`` are the words of its paragraphs 未核对."""

    def __init__(self, editor: QTextEdit) -> None:
        super().__init__(editor)
        self._editor = editor
        self._waiting: frozenset[str] = frozenset()
        self._block = -1  # the paragraph of the cursor when something was last said
        editor.cursorPositionChanged.connect(self._follow)

    def show_waiting(self, waiting: frozenset[str]) -> None:
        """Count anew; a paragraph that was confirmed is no longer told of."""
        if waiting != self._waiting:
            self._waiting = waiting
            self._editor.setAccessibleDescription(f"{len(waiting)}段未核对" if waiting else "")

    def _follow(self) -> None:
        """Say so where the cursor comes into another paragraph that is 未核对; nobody listens mostly."""
        from PySide6.QtGui import QAccessible

        if not QAccessible.isActive():
            return
        block = self._editor.textCursor().block()
        if block.blockNumber() != self._block:
            self._block = block.blockNumber()
            if block.text().strip() in self._waiting:
                announce(self._editor, UNREAD)


def announce(widget: QTextEdit, words: str) -> None:
    """Have a screen reader say something now, after what it is saying."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # where nobody listens they are not needed

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
