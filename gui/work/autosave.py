"""Keeps a copy of unsaved work on disk while one types, and takes it away when it is saved or given up.

The report is written as it stands, with what stands in an open cell or in
composition.  A slow disk must not be felt by typing: a thread writes, one copy
after the other, and never touches the window.
"""

from __future__ import annotations

import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.errors import StorageError
from core.storage import recovery
from core.storage.files import Stamp
from gui.basics import patience
from gui.work.session import Session

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

EVERY_MS = 1500  # between the beginnings of two copies: at most so much, and the time of a write, can be lost
SOON_MS = 200  # after a pause the first copy waits for the rest of a word
LATE_MS = 100  # a timer that much behind is starved by the typing itself
LOOK_MS = 20
TELL_AGAIN = 20  # failures in a row: about half a minute


class Task(Protocol):
    """The open file, as far as a copy has to know it."""

    path: Path | None
    stamp: Stamp | None

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost by closing now."""
        ...


class Autosave(QObject):
    """Copies the work of one window; ``failed`` carries a sentence while that is impossible."""

    failed = Signal(str)

    def __init__(self, session: Session, work: Task, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._work = session, work
        self._token = recovery.new_token()
        self.recovery = recovery.Recovery()
        self._changed = False  # since the last copy was begun
        self._since = 0.0  # when the first of these changes came
        self._kept = False  # whether there may be a copy
        self._due = self._began = 0.0  # all on the clock of time.monotonic
        self._writing: Future[None] | None = None
        self._failures = 0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._write)
        # The thread never touches a Qt object, which may be gone before it has done: we look for its end.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._look_for_end)
        for signal in (session.stepped, session.visited_changed, session.unfinished.changed):
            signal.connect(self.changed)

    def changed(self, *_: object) -> None:
        """Something is other than in the copy; back at what is saved, there is nothing to keep."""
        if not self._work.unsaved and not self._session.unfinished.held():
            self.clear()
            return
        now = time.monotonic()
        if not self._changed:
            self._changed, self._since = True, now
        if not self._timer.isActive():
            self._due = max(self._since + SOON_MS / 1000, self._began + EVERY_MS / 1000)
            self._timer.start(max(0, round((self._due - now) * 1000)))
        elif now > self._due + LATE_MS / 1000:
            self._write()

    def write_now(self) -> None:
        """Have the copy on disk before going on, e.g. before the clerk is asked something; waits for the disk."""
        if self._work.unsaved or self._session.unfinished.held():
            patience.beside(self._begin().exception)  # what went wrong is told below
            self._look_for_end(wait=True)

    def take_over(self, token: str) -> None:
        """Go on with the copy that a crash left: it stays as it is until the next one takes its place."""
        self._token, self._kept = token, True

    def clear(self) -> None:
        """Nothing is left to be recovered; a copy that is just being written goes, too."""
        self._timer.stop()
        self._changed = False
        if not self._kept:
            return
        self._kept = False
        if self._writing is None:
            self.recovery.clear(self._token)
        else:
            self._pool.submit(self.recovery.clear, self._token)  # behind the one under way

    @cached_property
    def _pool(self) -> ThreadPoolExecutor:
        """One thread, so that no copy overtakes another; at the end Python waits for it."""
        from concurrent.futures import ThreadPoolExecutor

        pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="autosave")
        self.destroyed.connect(lambda: pool.shutdown(wait=False))
        return pool

    def _write(self) -> None:
        self._timer.stop()
        if self._writing is not None and self._writing.done():
            self._end(self._writing)  # typing may have starved the look for it as well
        if self._writing is None:  # else its end asks again
            self._begin()

    def _begin(self) -> Future[None]:
        self._changed, self._kept = False, True
        self._began = time.monotonic()
        begun = self._writing = self._pool.submit(self.recovery.write, self._copy(), self._token)
        self._look.start()
        return begun

    def _copy(self) -> recovery.Copy:
        session, work, held = self._session, self._work, self._session.unfinished.held()
        report = held.added_to(session.report)
        return recovery.Copy(report, work.path, work.stamp, frozenset(session.unvisited), held.words, session.current)

    def _look_for_end(self, wait: bool = False) -> None:
        writing = self._writing
        if writing is None or not (wait or writing.done()):
            return
        if self._end(writing) is not None or self._changed:
            self.changed()

    def _end(self, writing: Future[None]) -> BaseException | None:
        """Look what became of a copy, waiting for it; the error, where it failed."""
        self._look.stop()
        error = writing.exception()
        self._writing = None
        self._tell(error)
        return error

    def _tell(self, error: BaseException | None) -> None:
        if error is None:
            self._failures = 0
            return
        if self._failures % TELL_AGAIN == 0:
            self.failed.emit(str(error) if isinstance(error, StorageError) else recovery.not_written(error))
        self._failures += 1
