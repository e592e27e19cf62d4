"""Checks a report away from the window's thread, once the typing pauses; only the newest report counts."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from core.report.findings import Finding

PAUSE_MS = 150
LOOK_MS = 15
Findings = tuple[Finding, ...]
Work = Callable[[], Findings]


class CheckWorker(QObject):
    """``found`` carries the findings of the work that was asked for last."""

    found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checks")
        self._work: Work | None = None
        self._answer: Future[Findings] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        # The thread never touches a Qt object, which may be gone before it has done: we look for its answer.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._take)
        self.destroyed.connect(lambda: pool.shutdown(wait=False, cancel_futures=True))

    def ask(self, work: Work) -> None:
        """Do this after a pause; whatever was asked before is forgotten."""
        self.forget()
        self._work = work
        self._pause.start()

    def forget(self) -> None:
        """What was asked is of no interest any more; what is under way ends unheard."""
        self._pause.stop()
        self._look.stop()
        if self._answer is not None:
            self._answer.cancel()
        self._work = self._answer = None

    def _begin(self) -> None:
        if self._work is not None:
            self._answer = self._pool.submit(self._work)
            self._look.start()

    def _take(self) -> None:
        if self._answer is not None and self._answer.done():
            answer = self._answer
            self.forget()
            self.found.emit(answer.result())
