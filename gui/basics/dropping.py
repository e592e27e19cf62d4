"""Files dragged onto a window: only read from, and whoever dragged them is not kept waiting.

Where a drop says that files were moved, a file manager may delete its own: dragged with Shift, last year's report
would be gone.  And until the drop returns the file manager stands still, so what is done with the files, which may ask
the clerk something, comes after it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication

from gui.basics import patience

AGAIN_MS = 100


def local_files(event: QDropEvent) -> list[Path]:
    """The files of a drag that lie where they can be read by a path; a picture or an address from a browser is none."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def one_file(event: QDropEvent) -> Path | None:
    """The one local file of a drag, None for anything else, and while another file is read or written."""
    files = [] if patience.waiting() else local_files(event)
    return files[0] if len(files) == 1 == len(event.mimeData().urls()) else None


def welcome(event: QDropEvent) -> None:
    """Say that what is dragged can be dropped here, to be read: a copy, whatever its owner proposes."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
    patience.look_for_file()


def take(event: QDropEvent, owner: QObject, act: Callable[[], object]) -> None:
    """Take what was dropped.

    ``act`` runs once the drop is over, and nothing else is asked or done that the drop before it may
    have begun, unless ``owner`` is gone by then.
    """
    welcome(event)
    QTimer.singleShot(0, owner, lambda: _when_free(owner, act))


def _when_free(owner: QObject, act: Callable[[], object]) -> None:
    if patience.waiting() or QApplication.activeModalWidget() is not None:
        QTimer.singleShot(AGAIN_MS, owner, lambda: _when_free(owner, act))
    else:
        act()
