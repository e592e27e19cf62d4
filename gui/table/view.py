"""The cursor in a table and editing by keyboard; how the table looks is :mod:`gui.table.sheet`'s matter."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHideEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget

from core.forms.layout import Box
from core.report.edits import SetCells
from gui.table.delegate import FigureDelegate, FigureEdit
from gui.table.filling import Filling, summary
from gui.table.menu import cell_menu
from gui.table.model import TableModel
from gui.table.sheet import SheetView
from gui.work.unfinished import Held, Outcome

if TYPE_CHECKING:
    from gui.table.clipboard import TableClipboard

_STARTS = frozenset("0123456789０１２３４５６７８９-－−+＋.．/／")
_PAGE = 10  # rows that PgUp and PgDn go
_Action = QAbstractItemView.CursorAction
_Trigger = QAbstractItemView.EditTrigger
_STAYS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)  # the keyboard comes back


class TableView(SheetView):
    """``enter_moves`` is where Enter goes: "down" or "right"."""

    _column = 0  # where up and down would like to be

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.enter_moves = "down"
        self.filling = Filling(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setTabKeyNavigation(True)
        self._delegate.left.connect(self._leave)
        self._delegate.block_pasted.connect(self._paste_over_editor)
        model.refused.connect(self._say_refused)
        self._several = False  # whether several cells are selected and their sum is told
        for changed in (self.session.cells_changed, self.session.report_replaced):
            changed.connect(self._tell_again)
        self.doubleClicked.connect(self._explain_closed)
        self.session.unfinished.asked.connect(self._add_held)
        self.session.unfinished.finishing.connect(self._finish)

    @cached_property
    def clipboard(self) -> TableClipboard:
        """What copies and pastes; with it comes what reads pages and workbooks."""
        from gui.table.clipboard import TableClipboard

        return TableClipboard(self)

    def go_to(self, key: str = "") -> None:
        """Put the cursor into a cell and show it; without a key the first cell to type in, if there is no cursor."""
        index = self.table.index_of(key)
        if not index.isValid() and not self.currentIndex().isValid():
            index = self._index(self.moves.first_typed())
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _index(self, box: Box) -> QModelIndex:
        return self.table.index_of(box.key)

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        box = self.table.box(current) if current.isValid() else None
        self.mark_heads(box)
        if box and box.key:
            if not box.column <= self._column < box.column + box.width:
                self._column = box.column
            self.session.set_current(box.key)
            self.session.visit({box.key})

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Without Qt's own handling: it paints the whole table anew after each edit."""
        self.go_to()
        if self.box:
            self.session.set_current(self.box.key)
            self.update(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A composition that opened an editor leaves the keyboard here (Qt's way): its figure is taken all the same."""
        self.update(self.currentIndex())
        editor = self.open_editor()
        if editor is not None and QApplication.focusWidget() is not editor and event.reason() not in _STAYS:
            self.commitData(editor)
            self.closeEditor(editor, FigureDelegate.EndEditHint.NoHint)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        box = self.box
        if box is None or not box.key:
            return self._index(self.moves.first_typed())
        ctrl = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        return self._index(self._moved(box, action, ctrl))

    def _moved(self, box: Box, action: QAbstractItemView.CursorAction, ctrl: bool) -> Box:
        moves, column = self.moves, self._column
        goes: dict[QAbstractItemView.CursorAction, Callable[[], Box]] = {
            _Action.MoveUp: lambda: moves.vertical(box, -1, column, far=ctrl),
            _Action.MoveDown: lambda: moves.vertical(box, 1, column, far=ctrl),
            _Action.MovePageUp: lambda: moves.vertical(box, -_PAGE, column),
            _Action.MovePageDown: lambda: moves.vertical(box, _PAGE, column),
            _Action.MoveLeft: lambda: moves.row_end(box, -1) if ctrl else moves.horizontal(box, -1),
            _Action.MoveRight: lambda: moves.row_end(box, 1) if ctrl else moves.horizontal(box, 1),
            _Action.MoveHome: lambda: moves.end(-1) if ctrl else moves.row_end(box, -1),
            _Action.MoveEnd: lambda: moves.end(1) if ctrl else moves.row_end(box, 1),
            _Action.MoveNext: lambda: moves.typed(box, 1, "right"),
            _Action.MovePrevious: lambda: moves.typed(box, -1, "right"),
        }
        return goes[action]()

    def step(self, how: str) -> None:
        """Go on as a key asks: enter, tab, backenter, backtab, up, down, left, right."""
        box = self.box
        if box is None:
            return
        actions = {
            "tab": _Action.MoveNext,
            "backtab": _Action.MovePrevious,
            "up": _Action.MoveUp,
            "down": _Action.MoveDown,
            "left": _Action.MoveLeft,
            "right": _Action.MoveRight,
        }
        if how in actions:
            target = self._moved(box, actions[how], ctrl=False)
        else:
            target = self.moves.typed(box, 1 if how == "enter" else -1, self.enter_moves)
        index = self._index(target)
        if not self.in_sight().contains(self.visualRect(index)):
            # Draw what waits first: Qt scrolls by copying only where nothing has to be drawn anew.
            QCoreApplication.sendPostedEvents(self.window(), QEvent.Type.UpdateRequest.value)
        self.setCurrentIndex(index)

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if shortcut := self._shortcut(event):
            shortcut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.box:
                self.filling.all_with(self.table.shown(self.box.key))
                return
            self.step("backenter" if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else "enter")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif _is_typing(event):
            self._type(event)
        elif event.key() == Qt.Key.Key_F2 and self._explain_closed(self.currentIndex()):
            return
        else:
            super().keyPressEvent(event)

    def _shortcut(self, event: QKeyEvent) -> Callable[[], object] | None:
        keys = QKeySequence.StandardKey
        table = {keys.Copy: self.copy, keys.Cut: self.cut, keys.Paste: self.paste, keys.SelectAll: self.selectAll}
        return next((do for key, do in table.items() if event.matches(key)), None)

    def _type(self, event: QKeyEvent) -> None:
        if self._explain_closed(self.currentIndex()):
            return
        if event.text() in _STARTS:
            super().keyPressEvent(event)
        elif event.text().strip():
            self.say_at(self.currentIndex(), "此处只能填写数字，如12；不适用的填“/”。")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Characters of an input method, e.g. full-width digits; Qt would lose the first one."""
        text, index = event.commitString(), self.currentIndex()
        if text and self.open_editor() is None:
            if not self._explain_closed(index) and self.edit(index, _Trigger.AnyKeyPressed, event):
                editor = self.open_editor()
                assert editor is not None
                editor.setText(text)
                editor.setFocus()
            return
        super().inputMethodEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not move the cursor."""

    def edit(self, index, trigger=_Trigger.AllEditTriggers, event=None):  # type: ignore[no-untyped-def]
        """Open the editor; it behaves a little differently where typing opened it (see FigureEdit).

        Not while another holds what is no figure: that one is to be put right first.
        """
        if (held := self.open_editor()) is not None and held.refused:
            return False
        self._delegate.typed = trigger == _Trigger.AnyKeyPressed
        return super().edit(index, trigger, event)  # pyright: ignore[reportArgumentType]

    def _leave(self, editor: FigureEdit, how: str) -> None:
        if how == "all":
            if self.filling.all_with(editor.words()):
                self.closeEditor(editor, FigureDelegate.EndEditHint.NoHint)
            return
        if self._delegate.take(editor):
            self.closeEditor(editor, FigureDelegate.EndEditHint.NoHint)
            self.unsay()
            self.step(how)
        else:
            editor.selectAll()

    def _paste_over_editor(self) -> None:
        self.give_up_edit()
        self.paste()

    def open_editor(self) -> FigureEdit | None:
        """The editor that is open, if any."""
        return next((e for e in self.viewport().findChildren(FigureEdit) if not e.isHidden()), None)

    def give_up_edit(self) -> None:
        """Close an open editor; the old figure stays."""
        if editor := self.open_editor():
            self.closeEditor(editor, FigureDelegate.EndEditHint.RevertModelCache)

    def finish_edit(self) -> bool:
        """Take what an open editor holds; False where it is no figure: it stays there, to be put right."""
        editor = self.open_editor()
        if editor is None:
            return True
        if self.session.read_only:
            self.give_up_edit()
            return True
        taken = self._delegate.take(editor)
        self.closeEditor(editor, FigureDelegate.EndEditHint.NoHint)
        return taken

    def _finish(self, outcome: Outcome) -> None:
        outcome.refused |= not self.finish_edit()

    def _add_held(self, held: Held) -> None:
        """What stands in the open editor belongs to a copy, also before Enter."""
        if (editor := self.open_editor()) is not None:
            self.table.add_held(held, self.table.index_of(editor.key), editor.words())

    def closeEditor(self, editor: QWidget, hint: FigureDelegate.EndEditHint) -> None:
        """Only Esc closes an editor whose words are no figure: however the cell was left, the clerk is led back to it."""
        if isinstance(editor, FigureEdit) and editor.refused and hint != FigureDelegate.EndEditHint.RevertModelCache:
            if editor.hasFocus():
                editor.selectAll()
            else:
                QTimer.singleShot(0, editor, lambda: self._come_back(editor))  # once the way out has ended
            return
        super().closeEditor(editor, hint)
        self.session.unfinished.changed.emit()  # given up, it must not stay in the copy

    def _say_refused(self, index: QModelIndex, sentence: str) -> None:
        """Why, and the way out where nothing else leaves the cell."""
        self.say_at(index, f"{sentence}放弃输入请按 Esc。")

    def _come_back(self, editor: FigureEdit) -> None:
        """Show the cell with what was refused, the keyboard in it; behind a dialog it waits there."""
        if editor is not self.open_editor() or not editor.refused:
            return
        self.session.jump(editor.key)
        self.go_to(editor.key)
        editor.setFocus()
        editor.selectAll()
        if self.isActiveWindow():  # else what tells why would stand above another program
            self._delegate.take(editor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click elsewhere in the table leaves the cell, too."""
        if self.finish_edit():
            super().mousePressEvent(event)

    def _explain_closed(self, index: QModelIndex) -> bool:
        """Say why a cell cannot be typed in; False where it can."""
        key = self.table.box(index).key if index.isValid() else ""
        why = self.table.why_closed(key) if key else ""
        if why:
            self.say_at(index, why)
        return bool(why)

    # selection

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self.foot:
            self.foot.choose(selected, deselected)
        self._tell_selection()

    def _tell_selection(self) -> None:
        """How much is selected, and its sum, for the status line."""
        chosen = self.selectionModel().selection()
        one = chosen.size() == 1 and chosen.first().topLeft() == chosen.first().bottomRight()
        # At each step of the cursor one cell is selected: asking for all cells would cost more than all else here.
        self._several = not one and self.isVisible() and len(self.selected_keys()) > 1
        self.session.tell_selection(summary(self) if self._several else "")

    def _tell_again(self, *_: object) -> None:
        """Figures have changed: those of one cell alone are not told."""
        if self._several:
            self._tell_selection()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._several = False
        self.session.tell_selection("")

    # blocks

    def copy(self) -> None:
        """Put the selection on the clipboard."""
        self.clipboard.copy()

    def paste(self) -> None:
        """Paste what lies on the clipboard at the cursor."""
        self.clipboard.paste()

    def cut(self) -> None:
        """Copy the selection and make it blank."""
        self.clipboard.copy()
        self.clear("剪切")

    def clear(self, name: str = "清除数据") -> None:
        """Make the selected typed cells blank, in one step."""
        keys = self.selected_keys()
        typed = [key for key in keys if self.table.cells[key].formula is None]
        report = self.session.report
        filled = {key: None for key in typed if key in report.values or key in report.marks}
        if filled:
            self.session.perform(SetCells(filled, name=name))
        elif keys and not typed:
            self._explain_closed(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = cell_menu(self, self.filling, (self.cut, self.copy, self.paste, self.clear))
        menu.exec(event.globalPos())
        menu.deleteLater()


def _is_typing(event: QKeyEvent) -> bool:
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & commands
