"""Work away from the window's thread, one piece after the other; each answer is dealt with before the next is heard."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from core.errors import KEEPS_FAILING, UserError
from core.records import record

LOOK_MS = 15
FAILED = f"程序出现问题，操作未完成，报告未改动。请重试；{KEEPS_FAILING}"


@record
class Errand:
    """A piece of work under way, who takes its outcome, and who the sentence on why there is none."""

    answer: Future[Any]
    done: Callable[[Any], object]
    failed: Callable[[str], object]


class Background(QObject):
    """``idle`` tells that nothing is under way any more."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="years")
        self._waiting: deque[Errand] = deque()
        # The thread never touches a Qt object, which may be gone before it has done: we look for its answers.
        self._look = QTimer(self, interval=LOOK_MS)
        self._look.timeout.connect(self._hear)
        self.destroyed.connect(lambda: pool.shutdown(wait=False, cancel_futures=True))

    @property
    def busy(self) -> int:
        """How many pieces of work are under way or wait."""
        return len(self._waiting)

    def ask(self, work: Callable[[], object], done: Callable[[Any], object], failed: Callable[[str], object]) -> None:
        """Do this after all that was asked before; ``done`` or ``failed`` is called in the window's thread."""
        self._waiting.append(Errand(self._pool.submit(work), done, failed))
        self._look.start()

    def forget(self) -> None:
        """Nothing that is under way is of interest any more."""
        self._look.stop()
        while self._waiting:
            self._waiting.popleft().answer.cancel()

    def _hear(self) -> None:
        """Pass on the next answer; whoever takes it may ask the clerk, and nothing else is heard meanwhile."""
        if not self._waiting or not self._waiting[0].answer.done():
            return
        self._look.stop()
        errand = self._waiting[0]
        error = errand.answer.exception()
        if error is None:
            errand.done(errand.answer.result())
        elif isinstance(error, UserError):
            errand.failed(str(error))
        else:
            logging.getLogger("years").error("not done", exc_info=error)
            errand.failed(FAILED)
        if self._waiting and self._waiting[0] is errand:
            self._waiting.popleft()
        if self._waiting:
            self._look.start()
        else:
            self.idle.emit()
