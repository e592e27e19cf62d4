"""The running window's side of a second start: comes to the front and opens the files it is handed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from core.handover import SingleInstance
from gui.basics import patience

if TYPE_CHECKING:
    from gui.window.main_window import MainWindow

REFRESH_MS = 30_000  # as the lock wants it
AGAIN_MS = 300


class Running(QObject):
    """Watches the window's place and carries out what second starts ask for, one after the other."""

    def __init__(self, window: MainWindow, place: SingleInstance) -> None:
        super().__init__(window)
        self._window, self._place = window, place
        self._waiting: list[list[Path]] = []
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        # A second look: a virus scanner may hold a fresh file, a dialog may be open.
        self._again = QTimer(self, singleShot=True, interval=AGAIN_MS)
        self._again.timeout.connect(self._look)
        keep = QTimer(self, interval=REFRESH_MS)
        keep.timeout.connect(self.refresh)
        keep.start()
        self._watch()
        self._look()

    def refresh(self) -> None:
        """Keep the place, or take it where it has become free."""
        self._place.refresh()
        self._watch()

    def _watch(self) -> None:
        """Watch the folder; it may have been away, or the place another window's."""
        folder = str(self._place.folder)
        if self._place.held and folder not in self._watcher.directories():
            self._watcher.addPath(folder)

    def _look(self) -> None:
        """Take what waits: that answers it.  The files have to wait for an open dialog."""
        taken = self._place.take_requests()
        if taken:
            bring_to_front(self._window)
        self._waiting += [files for files in taken if files]
        if self._waiting and QApplication.activeModalWidget() is None and not patience.waiting():
            open_files(self._window, self._waiting.pop(0))
        if self._waiting or self._place.waiting():
            self._again.start()


def open_files(window: MainWindow, files: Sequence[Path]) -> None:
    """Open a file as if the clerk had chosen it; of several, the one that is then asked for."""
    chosen = files[0] if len(files) == 1 else _choose(window, files)
    if chosen is not None:
        window.opening.open_path(chosen)


def _choose(window: MainWindow, files: Sequence[Path]) -> Path | None:
    from gui.basics import dialogs
    from gui.commands import list_dialogs

    dialog = list_dialogs.files(window, files)
    dialogs.run(dialog)
    chosen = dialog.chosen() if dialog.answer is list_dialogs.OPEN else None
    return chosen if isinstance(chosen, Path) else None


def bring_to_front(window: QWidget) -> None:
    """Put the window, with the dialog that is open, in front of everything else."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    for widget in (window, QApplication.activeModalWidget()):
        if widget is not None:
            widget.raise_()
            widget.activateWindow()
