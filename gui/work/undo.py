"""The undo stack, and an edit as a step of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol
from weakref import proxy

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack
from shiboken6 import isValid

from core.report.edits import Edit
from core.report.report import Report


class Edited(Protocol):
    """What edits are carried out on: the session, as far as a step needs to know it."""

    unvisited: set[str]

    @property
    def report(self) -> Report:
        """The report as it stands."""
        ...

    def apply(self, edit: Edit, hurried: bool = False) -> None:
        """Carry an edit out without recording it."""
        ...


class UndoStack(QUndoStack):
    """An undo stack that may be garbage together with its steps.

    Python's collector ends what is garbage in any order, a step also before its
    stack, which then clears what is freed already and crashes.  Finalizers run
    before anything is ended, so the steps are let go here, while all is whole.

    ``settle`` takes what is just being typed into the report, and says whether it could.
    It comes first: an open cell takes its figure when the figures around it change, and a
    step pushed in the middle of another makes Qt free the one that is being carried out.
    """

    def __init__(self, parent: QObject, settle: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._settle = settle

    def push(self, command: QUndoCommand) -> None:
        """Carry a step out and keep it, within the last one where both are of one burst.

        Qt would see to that, too, but Qt for Python keeps each step that has gone into another as long as the stack: with
        the whole text before and after it, at each key.
        """
        last = self._may_go_on()
        if last is None or not isinstance(command, EditCommand) or not last.is_followed_by(command):
            super().push(command)
            return
        command.redo()
        last.mergeWith(command)
        self._tell()

    def _may_go_on(self) -> EditCommand | None:
        """The last step, if there is nothing to do again, and its outcome has not been saved."""
        if self.isClean() or self.index() != self.count():
            return None
        last = self.command(self.count() - 1)
        return last if isinstance(last, EditCommand) else None

    def _tell(self) -> None:
        """What Qt tells when a step has gone into the last one."""
        self.indexChanged.emit(self.index())
        self.canUndoChanged.emit(self.canUndo())
        self.undoTextChanged.emit(self.undoText())
        self.canRedoChanged.emit(self.canRedo())
        self.redoTextChanged.emit(self.redoText())

    def undo(self) -> None:
        """Take back the last step; nothing while something is typed that is no figure (its cell says so)."""
        if self._settle():
            super().undo()

    def redo(self) -> None:
        """Do again what was taken back; what was just being typed is a step that leaves nothing to do again."""
        if self._settle():
            super().redo()

    def __del__(self) -> None:
        if isValid(self):
            self.blockSignals(True)  # whoever listens is garbage, too
            self.clear()


class EditCommand(QUndoCommand):
    """An edit on the undo stack; it does not hold the session, which would be ended out of the middle of its own stack."""

    def __init__(self, session: Edited, edit: Edit, burst: str, filled: frozenset[str], hurried: bool) -> None:
        super().__init__(edit.name)
        self._session: Edited = proxy(session)
        self._edit, self._burst, self._hurried = edit, burst, hurried
        self._inverse = edit.inverse(session.report)
        self._filled = filled - session.unvisited

    def redo(self) -> None:
        self._session.unvisited |= self._filled
        self._session.apply(self._edit, self._hurried)
        self._hurried = False  # done again it is looked at

    def undo(self) -> None:
        self._session.unvisited -= self._filled
        self._session.apply(self._inverse)

    def id(self) -> int:
        return hash(self._burst) & 0x7FFFFFFF if self._burst else -1

    def is_followed_by(self, other: EditCommand) -> bool:
        """Whether both are of one burst."""
        return bool(self._burst) and self._burst == other._burst

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, EditCommand) or not self.is_followed_by(other):
            return False
        self._edit = other._edit
        vars(other).clear()  # where it was Qt that asked, it stays as long as the stack
        return True
