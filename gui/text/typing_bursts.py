"""Runs of typing that are one undo step."""

from __future__ import annotations

from itertools import count

from PySide6.QtCore import QObject, QTimer

PAUSE = 1500  # ms without a key after which the next one begins a new step
_numbers = count(1)


class Burst(QObject):
    """Names the present run of typing; a pause, a jump of the cursor or :meth:`end` begins another."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = next(_numbers)
        self._place = -1
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.end)

    @property
    def name(self) -> str:
        """The name for ``Session.perform``; no other run ever has it."""
        return f"typing {self._number}"

    def typed(self, place: int) -> None:
        """Something was typed and the cursor stands at ``place`` now."""
        self._place = place
        self._timer.start(PAUSE)

    def moved(self, place: int) -> None:
        """The cursor stands at ``place``; elsewhere than where typing left it, that is a jump."""
        if place != self._place:
            self.end()

    def end(self) -> None:
        """What is typed from now on is another undo step."""
        self._timer.stop()
        self._number = next(_numbers)
        self._place = -1
