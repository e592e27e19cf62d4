"""The lock of the open file, kept beside the window: a disk far away may let nobody wait who types."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from core.storage import lock
from gui.basics import patience

if TYPE_CHECKING:
    from concurrent.futures import Future

REFRESH_MS = 30_000
LOOK_MS = 50


class HeldLock(QObject):
    """Shows every half minute that we live; ``lost`` carries who has the file instead, as a :class:`lock.Holder`.

    A thread of its own asks the disk each time, and ends with the answer.
    """

    lost = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._lock: lock.Lock | None = None
        self._asked: Future[lock.Lock | lock.Holder] | None = None
        self._refresh = QTimer(self, interval=REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        # The thread never touches a Qt object, which may be gone before it has done: we look for its answer.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._take)

    def hold(self, taken: lock.Lock, path: Path) -> None:
        """Keep this lock of the file from now on; one held before has been released."""
        self._lock, self._path = taken, path
        self._refresh.start()

    def release(self) -> None:
        """Let go of the file, behind a look at the lock that is under way."""
        held, asked = self._lock, self._asked
        self._lock = self._asked = self._path = None
        self._refresh.stop()
        self._look.stop()
        if held is not None:
            patience.beside(lambda: _let_go(held, asked))

    def refresh(self) -> None:
        """Begin to show that we live; after a long sleep somebody else may have taken the file."""
        held, path = self._lock, self._path
        if held is None or path is None or self._asked is not None:
            return
        if patience.waiting():  # it may just be saved; a lock bears many such turns
            return
        from concurrent.futures import ThreadPoolExecutor

        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lock")
        self._asked = pool.submit(_renewed, held, path)
        pool.shutdown(wait=False)
        self._look.start()

    def _take(self) -> None:
        asked = self._asked
        if asked is None or not asked.done() or patience.waiting():  # no dialog comes in between there
            return
        self._look.stop()
        self._asked = None
        found = asked.result()
        if isinstance(found, lock.Lock):
            self._lock = found
            return
        self._lock = None
        self._refresh.stop()
        self.lost.emit(found)


def _renewed(held: lock.Lock, path: Path) -> lock.Lock | lock.Holder:
    """The lock, refreshed; where it is ours no longer, another, or who has the file."""
    return held if held.refresh() else lock.acquire(path)


def _let_go(held: lock.Lock, asked: Future[lock.Lock | lock.Holder] | None) -> None:
    """Release the lock, or what a look at it that had begun brings."""
    found = held if asked is None or asked.cancel() else asked.result()
    if isinstance(found, lock.Lock):
        found.release()
