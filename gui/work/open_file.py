"""The open file: saving as a ritual, lock, recovery copy, backups.  The window asks, this does."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from core import paths
from core.errors import StorageError, UserError
from core.report.report import Report
from core.storage import backups, files, lock, recovery
from gui.basics import dialogs
from gui.work.autosave import Autosave
from gui.work.session import Session

LOCK_REFRESH_MS = 30_000
KINDS = "年度报告 (*.json)"


class Document(QObject):
    """Knows where the report is saved and whether it is; emits ``changed`` when either changes."""

    changed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.path: Path | None = None
        self.saved_at: datetime | None = None
        self.stamp: files.Stamp | None = None
        self._lock: lock.Lock | None = None
        self._never_saved = False  # a draft that lives only in memory
        self.autosave = Autosave(session, self, self)
        self.autosave.failed.connect(session.message)
        self._refresh = QTimer(self, interval=LOCK_REFRESH_MS)
        self._refresh.timeout.connect(self._refresh_lock)
        session.edited.connect(self.changed)
        session.undo_stack.cleanChanged.connect(lambda _: self.changed.emit())

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost by closing now."""
        return self._never_saved or not self._session.undo_stack.isClean()

    def start(self, report: Report, unvisited: frozenset[str] = frozenset()) -> None:
        """Begin a report that has no file yet (draft, import, new)."""
        self.close()
        self._never_saved = True
        self._session.open(report, unvisited)
        self.autosave.changed()
        self.changed.emit()

    def shows(self, path: Path) -> bool:
        """Whether this is the file that is open, by whatever name."""
        with contextlib.suppress(OSError):
            return self.path is not None and self.path.samefile(path)
        return False

    def open(self, path: Path) -> None:
        """Open our own file; read-only where somebody else has it open.  Raises UserError."""
        loaded = files.load(path)
        taken = lock.acquire(path)
        self.close()
        read_only = isinstance(taken, lock.Holder)
        if isinstance(taken, lock.Holder):
            dialogs.say(self._window, "只读打开", taken.sentence())
        else:
            self._lock = taken
            self._refresh.start()
        self.path, self.stamp = path, loaded.stamp
        self.saved_at = datetime.fromtimestamp(path.stat().st_mtime)
        self._session.open(loaded.report, read_only=read_only)
        self.changed.emit()

    def recover(self, pending: recovery.Pending) -> None:
        """Go on with what a crash left; it counts as unsaved.  Its copy stays until the next one is written."""
        assert pending.copy is not None
        self.start(pending.copy.report, pending.copy.unvisited)
        if pending.path is not None:
            taken = lock.acquire(pending.path)
            if isinstance(taken, lock.Lock):
                self.path, self.stamp, self._lock = pending.path, pending.copy.stamp, taken
        self.autosave.take_over(pending.token)
        self.autosave.write_now()
        self.changed.emit()

    def save(self) -> bool:
        """Save to the known place, or ask for one; False where nothing was written."""
        if not self._session.unfinished.finish():
            return False
        if self.path is None or self._session.read_only:
            return self.save_as()
        return self._write(self.path, self.stamp)

    def save_as(self) -> bool:
        """Ask for a place and save there; the old file stays as it was."""
        folder = self.path.parent if self.path else paths.documents_folder()
        path = dialogs.save_file(self._window, "另存为", folder / files.default_name(self._session.report), KINDS)
        if path is None:
            return False
        path = path if path.suffix.lower() == ".json" else path.with_name(path.name + ".json")
        if self.path is not None and path.resolve() == self.path.resolve() and not self._session.read_only:
            return self._write(path, self.stamp)
        taken = lock.acquire(path)
        if isinstance(taken, lock.Holder):
            dialogs.say(self._window, "没有保存", taken.sentence())
            return self.save_as()
        if not self._write(path, None):
            taken.release()
            return False
        self._release()
        self._lock = taken
        self._refresh.start()
        self._session.set_read_only(False)
        return True

    def _write(self, path: Path, stamp: files.Stamp | None) -> bool:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _back_up(path)  # what stands there now, before it is replaced
            self.stamp = files.save(path, self._session.report, stamp)
            _back_up(path)
        except files.ChangedOnDisk as error:
            return self._changed_behind(path, error)
        except (StorageError, OSError) as error:
            return self._elsewhere(error)
        self.path, self.saved_at, self._never_saved = path, datetime.now(), False
        self._session.undo_stack.setClean()
        self.autosave.clear()
        self.changed.emit()
        return True

    def _changed_behind(self, path: Path, error: UserError) -> bool:
        answer = dialogs.choose(self._window, "文件已被改动", str(error), ["另存为…", "覆盖", "取消"])
        if answer == "覆盖":
            return self._write(path, None)
        return self.save_as() if answer == "另存为…" else False

    def _elsewhere(self, error: Exception) -> bool:
        sentence = str(error) if isinstance(error, UserError) else "不能写入这个位置。请用“另存为…”换一个位置。"
        answer = dialogs.choose(self._window, "没有保存", sentence, ["另存为…", "取消"])
        return self.save_as() if answer == "另存为…" else False

    def may_close(self) -> bool:
        """Ask about unsaved work; True where the report may be left."""
        if not self._session.unfinished.finish():
            return False
        if not self.unsaved:
            return True
        self.autosave.write_now()
        answer = dialogs.choose(self._window, "还没有保存", "这份报告有未保存的修改。", ["保存", "不保存", "取消"])
        if answer == "保存":
            return self.save()
        return answer == "不保存"

    def close(self) -> None:
        """Let go of the file: lock, recovery copy."""
        self.autosave.clear()
        self._refresh.stop()
        self._release()
        self.path = self.stamp = self.saved_at = None
        self._never_saved = False

    def _release(self) -> None:
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _refresh_lock(self) -> None:
        """Show that we live; after a long sleep somebody else may have taken the file."""
        if self._lock is None or self._lock.refresh() or self.path is None:
            return
        taken = lock.acquire(self.path)
        if isinstance(taken, lock.Lock):
            self._lock = taken
            return
        self._lock = None
        self._session.set_read_only(True)
        dialogs.say(self._window, "只读", taken.sentence())
        self.changed.emit()


def _back_up(path: Path) -> None:
    """A dated copy of what stands on disk; that none could be made is no reason not to save."""
    if path.is_file():
        with contextlib.suppress(StorageError):
            backups.make(path, datetime.now())
