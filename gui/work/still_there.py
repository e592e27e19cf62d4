"""Which of the files opened lately are still there: asked beside the window, for a server may take its time to answer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core import paths

if TYPE_CHECKING:
    from core.settings import Recent

QUICK_S = 0.015  # within which most disks have answered
LOOK_MS = 50


class StillThere(QObject):
    """``heard`` tells that the disk has answered what :meth:`of` could not tell in time."""

    heard = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: dict[str, bool] = {}  # by path, as the disk said it last
        self._asking: Thread | None = None
        # The thread never touches a Qt object, which may be gone before it has done: we look whether it has.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._hear)

    def of(self, recent: Sequence[Recent]) -> list[Recent]:
        """Those whose files are there; one of which the disk has said nothing yet counts as there."""
        if recent and self._asking is None:
            told, wanted = self._told, [one.path for one in recent]
            self._asking = Thread(target=lambda: _ask(wanted, told), name="recent", daemon=True)
            self._asking.start()
            self._asking.join(QUICK_S)
            if self._asking.is_alive():
                self._look.start()
            else:
                self._asking = None
        return [one for one in recent if self._told.get(one.path, True)]

    def _hear(self) -> None:
        if self._asking is not None and not self._asking.is_alive():
            self._asking = None
            self._look.stop()
            self.heard.emit()


def _ask(wanted: Sequence[str], told: dict[str, bool]) -> None:
    for path in wanted:
        told[path] = paths.is_file(Path(path))
