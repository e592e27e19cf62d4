"""The open file: saving as a ritual, lock, recovery copy, backups.  The window asks, this does."""

from __future__ import annotations

import os
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from core import paths
from core.report.report import Report
from core.storage import files, lock, recovery
from gui.basics import dialogs, patience
from gui.basics.answers import CANCEL, NOT_SAVED, Answer, DialogTitle
from gui.work.autosave import Autosave
from gui.work.held_lock import HeldLock
from gui.work.saving import Next, Saving, back_up, keep_given_up
from gui.work.session import Session

KINDS = "年度报告 (*.json)"
SAVE, DISCARD = Answer("保存"), Answer("不保存")
_NO_ROOM_TO_SAVE = "“{name}”所在的文件夹目前无法写入：{cause}。可以查看和填写，保存时请用“另存为…”换一个位置。"


class Document(QObject):
    """Knows where the report is saved and whether it is; emits ``changed`` when either changes."""

    changed = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self._saving = Saving(window, lambda: session.unvisited)
        self.path: Path | None = None
        self.saved_at: datetime | None = None
        self.stamp: files.Stamp | None = None
        self._never_saved = False  # a draft that lives only in memory
        self._written = False  # since it was opened
        self._proposal: Path | None = None  # where a report without a file may belong
        self.autosave = Autosave(session, self, self)
        self.autosave.failed.connect(session.message)
        self.held = HeldLock(self)
        self.held.lost.connect(self._lost)
        session.undo_stack.cleanChanged.connect(lambda _: self.changed.emit())

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost by closing now."""
        return self._never_saved or not self._session.undo_stack.isClean()

    def start(self, report: Report, unvisited: frozenset[str] = frozenset(), proposal: Path | None = None) -> None:
        """Begin a report that has no file yet (draft, import, new); ``proposal`` is where it may belong."""
        self._session.open(report, unvisited)
        self.close()
        self._never_saved, self._proposal = True, proposal
        self.autosave.changed()
        self.changed.emit()

    def shows(self, path: Path) -> bool:
        """Whether this is the file that is open, by whatever name."""
        return self.path is not None and paths.is_same_file(self.path, path)

    def open(self, path: Path) -> tuple[DialogTitle, str] | None:
        """Open our own file; read-only where somebody else has it open.

        Returns what is to be said of it, once it is shown: that it is read-only, or cannot be saved where it lies.
        Raises UserError.  All or nothing: whatever fails, the old report stays with its path and lock.
        """
        loaded, taken = patience.beside(lambda: (files.load(path), lock.acquire(path)))
        try:
            self._session.open(loaded.report, loaded.unvisited, isinstance(taken, lock.Holder))
        except BaseException:
            if isinstance(taken, lock.Lock):
                patience.beside(taken.release)
            raise
        # The report is shown: from here nothing is read or written that may fail.
        self.close()
        self.path, self.stamp, self.saved_at = path, loaded.stamp, paths.changed_at(loaded.stamp.mtime_ns / 1e9)
        if isinstance(taken, lock.Lock):
            self.held.hold(taken, path)
        self.changed.emit()
        if isinstance(taken, lock.Holder):
            return DialogTitle("只读打开", "q-readonly"), taken.sentence()
        if taken.cause:
            return DialogTitle("无法写入", "q-readonly"), _NO_ROOM_TO_SAVE.format(name=path.name, cause=taken.cause)
        return None

    def recover(self, pending: recovery.Pending, stamp: files.Stamp | None) -> str:
        """Go on with what a crash left; it counts as unsaved.  Its copy stays until the next one is written.

        ``stamp`` is what stands in its file now where saving may replace that, None where
        a place is to be asked for.  Returns a sentence where somebody else has the file open.
        """
        assert pending.copy is not None
        proposal = patience.beside(lambda: _beside(pending.path))
        self.start(pending.copy.report, pending.copy.unvisited, proposal)
        said = ""
        if pending.path is not None and stamp is not None:
            taken = patience.beside(partial(lock.acquire, pending.path))
            if isinstance(taken, lock.Lock):
                self.path, self.stamp = pending.path, stamp
                self.held.hold(taken, pending.path)
            else:
                said = f"“{pending.path.name}”正由他人使用。恢复的内容请用“另存为…”保存为另一个文件。"
        self._session.set_current(pending.copy.place)
        self.autosave.take_over(pending.token)
        self.autosave.write_now()
        self.changed.emit()
        return said

    def save(self) -> bool:
        """Save to the known place, or ask for one; False where nothing was written."""
        if not self._session.unfinished.finish():
            return False
        if self.path is None or self._session.file_read_only:
            return self.save_as()
        return self._save_at(self.path, self.stamp)

    def save_as(self) -> bool:
        """Ask for a place and save there; the old file stays as it was."""
        folder = dialogs.reports_folder(self.path)
        proposal = self._proposal or folder / files.default_name(self._session.report)
        path = dialogs.save_file(self._window, "另存为", proposal, KINDS)
        if path is None:
            return False
        return self._save_at(path, self.stamp if patience.beside(lambda: self._holds(path)) else None)

    def _holds(self, path: Path) -> bool:
        """Whether this is the place of the open file, which is ours to change."""
        if self.path is None or self._session.file_read_only:
            return False
        return os.path.realpath(path) == os.path.realpath(self.path)

    def _save_at(self, path: Path, stamp: files.Stamp | None) -> bool:
        """Save there, under the lock of that file."""
        report = self._session.report  # as it stands when it is to be saved
        ours, taken = patience.beside(lambda: (True, None) if self._holds(path) else (False, lock.acquire(path)))
        if isinstance(taken, lock.Holder):
            dialogs.say(self._window, NOT_SAVED, taken.sentence())
            return self.save_as()
        outcome = self._saving.write(path, report, stamp)
        if ours and outcome.stamp is not None:
            self.stamp = outcome.stamp
        if not outcome.saved:
            if taken is not None:
                patience.beside(taken.release)
            if isinstance(outcome.next, Path):
                return self._save_at(outcome.next, stamp)
            return self.save_as() if outcome.next is Next.SAVE_AS else False
        if taken is not None:
            self.held.release()
            self.held.hold(taken, path)
        self._saved(path, outcome.stamp, report)
        if outcome.unkept:
            self._session.message.emit(f"已保存。{outcome.unkept}")
        return True

    def _saved(self, path: Path, stamp: files.Stamp | None, report: Report) -> None:
        self.path, self.stamp, self.saved_at = path, stamp, datetime.now()
        self._never_saved, self._written, self._proposal = False, True, None
        self._session.set_read_only(False)
        if self._session.report is report:  # while the disk took its time nobody could type; of all else this is sure
            self._session.undo_stack.setClean()
            self.autosave.clear()
        self.changed.emit()

    def may_close(self) -> bool:
        """Ask about unsaved work; True where the report may be left."""
        if not self._session.unfinished.finish():
            return False
        if not self.unsaved:
            return True
        self.autosave.write_now()
        answer = dialogs.choose(
            self._window, DialogTitle("保存修改", "saving"), "是否保存对这份报告的修改？", [SAVE, DISCARD, CANCEL]
        )
        if answer is SAVE:
            return self.save()
        if answer is DISCARD and not self._session.undo_stack.isClean():
            report = self._session.report
            path = self.path or dialogs.reports_folder() / files.default_name(report)
            patience.beside(lambda: keep_given_up(path, report))
        return answer is DISCARD

    def close(self) -> None:
        """Let go of the file: lock, recovery copy; one more dated copy of a file that was changed."""
        if (path := self.path) is not None and self._written:
            patience.beside(lambda: back_up(path))
        self.autosave.clear()
        self.held.release()
        self.path = self.stamp = self.saved_at = None
        self._never_saved = self._written = False
        self._proposal = None

    def _lost(self, holder: lock.Holder) -> None:
        """Somebody else has taken the file, after a long sleep of the computer."""
        self._session.set_read_only(True)
        dialogs.say(self._window, DialogTitle("只读", "q-readonly"), holder.sentence())
        self.changed.emit()


def _beside(path: Path | None) -> Path | None:
    """A name for a recovered report that never proposes to replace the file it came from."""
    return path.with_name(f"{path.stem}（恢复）{path.suffix}") if path is not None and paths.is_file(path) else path
