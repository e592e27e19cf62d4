"""The table on screen: layout without sideways scrolling, the cursor, and editing by keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QMenu, QTableView, QToolTip, QWidget

from core.exchange.clipboard_out import Area
from core.forms.layout import Box
from core.report.edits import SetCells
from gui.table_clipboard import TableClipboard
from gui.table_delegate import FigureDelegate, FigureEdit
from gui.table_heads import Corner, Heads
from gui.table_look import Look
from gui.table_measure import measure
from gui.table_model import TableModel
from gui.table_moves import Moves
from gui.theme import tooltip

_STARTS = frozenset("0123456789０１２３４５６７８９-－−+＋.．")
_PAGE = 10  # rows that PgUp and PgDn go
_SAY_MS = 8000
_Action = QAbstractItemView.CursorAction
_Trigger = QAbstractItemView.EditTrigger


class TableView(QTableView):
    """Shows a :class:`TableModel`; ``enter_moves`` is where Enter goes: "down" or "right"."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.session = model, model.session
        self.enter_moves = "down"
        self._column = 0  # where up and down would like to be
        self._laying = False
        self._heads = (Heads(Qt.Orientation.Horizontal, model, self), Heads(Qt.Orientation.Vertical, model, self))
        self.look = Look(self.font(), self.palette())
        self._delegate = FigureDelegate(model, self.look, self)
        self.clipboard = TableClipboard(self)
        self._set_up()
        self._corner = Corner(model, self.selectAll, self)
        self.setModel(model)
        self._connect()
        self._new_form()

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._heads[0])
        self.setVerticalHeader(self._heads[1])
        self.setItemDelegate(self._delegate)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_Trigger.DoubleClicked | _Trigger.EditKeyPressed | _Trigger.AnyKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)

    def _connect(self) -> None:
        self._delegate.left.connect(self._leave)
        self._delegate.block_pasted.connect(self._paste_over_editor)
        self.table.refused.connect(self.say_at)
        self.table.modelReset.connect(self._new_form)
        self.session.report_replaced.connect(self.lay_out)
        self.session.last_year_shown_changed.connect(self.lay_out)
        self.doubleClicked.connect(self._explain_closed)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._heads[1].viewport().update())
        for heads in self._heads:
            heads.chosen.connect(self._select_beside)

    def _new_form(self) -> None:
        grid = self.table.grid
        computed = {key for key, cell in self.table.cells.items() if cell.formula is not None}
        self.moves = Moves(grid, computed)
        self.clearSpans()
        for box in self.table.body:
            if box.height > 1 or box.width > 1:
                self.setSpan(box.row - grid.head_rows, box.column - grid.head_columns, box.height, box.width)
        self._heads[0].setVisible(bool(grid.head_rows))
        self._heads[1].setVisible(bool(grid.head_columns))
        self.setAccessibleName(self.session.report.form.section(self.table.table_key).numbered)
        self.lay_out()

    # layout

    def lay_out(self, *_: object) -> None:
        """Share out the width and find the height of each row."""
        if self._laying or not self.isVisible():
            return
        self._laying = True
        grid, heads = self.table.grid, self._heads
        width = self.viewport().width() + (heads[1].width() if grid.head_columns else 0)
        height = self.viewport().height() + (heads[0].height() if grid.head_rows else 0)
        found = measure(self.table, self.look, width, height)
        heads[0].set_sizes(list(found.rows[: grid.head_rows]))
        heads[1].set_sizes(list(found.columns[: grid.head_columns]))
        for section, size in enumerate(found.columns[grid.head_columns :]):
            heads[0].resizeSection(section, size)
        for section, size in enumerate(found.rows[grid.head_rows :]):
            heads[1].resizeSection(section, size)
        self._laying = False
        self.updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lay_out()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "_corner"):
            grid = self.table.grid
            self._corner.setVisible(bool(grid.head_rows and grid.head_columns))
            self._corner.setGeometry(0, 0, self._heads[1].width(), self._heads[0].height())
            self._corner.raise_()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange) and hasattr(self, "_corner"):
            self.renew_look()

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)  # type: ignore[arg-type]
        self.renew_look()

    def renew_look(self) -> None:
        """Take fonts and colours anew after a change of font, zoom or palette."""
        self.look = Look(self.font(), self.palette())
        for part in (self._delegate, self._corner, *self._heads):
            part.look = self.look
        ground = self.palette()
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.viewport().setPalette(ground)
        self.lay_out()
        self.viewport().update()
        self._corner.update()

    def set_font(self, font: QFont) -> None:
        """Draw in another font or size."""
        self.setFont(font)

    # cursor

    @property
    def box(self) -> Box | None:
        """The figure with the cursor."""
        index = self.currentIndex()
        return self.table.box(index) if index.isValid() else None

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
        for heads in self._heads:
            heads.set_current(box)
        if box and box.key:
            if not box.column <= self._column < box.column + box.width:
                self._column = box.column
            self.session.set_current(box.key)
            self.session.visit({box.key})

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.go_to()
        if self.box:
            self.session.set_current(self.box.key)

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
        self.go_to(target.key)

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if shortcut := self._shortcut(event):
            shortcut()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
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
            self.say_at(self.currentIndex(), "这里只填数字，如 12。")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString() and self._explain_closed(self.currentIndex()):
            return
        super().inputMethodEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do not move the cursor."""

    def edit(self, index, trigger=_Trigger.AllEditTriggers, event=None):  # type: ignore[no-untyped-def]
        """Open the editor; it behaves a little differently where typing opened it (see FigureEdit)."""
        self._delegate.typed = trigger == _Trigger.AnyKeyPressed
        return super().edit(index, trigger, event)  # pyright: ignore[reportArgumentType]

    def _leave(self, editor: FigureEdit, how: str) -> None:
        if self.table.setData(self.currentIndex(), editor.text()):
            self.closeEditor(editor, FigureDelegate.EndEditHint.NoHint)
            self.step(how)
        else:
            editor.selectAll()

    def _paste_over_editor(self) -> None:
        self.give_up_edit()
        self.paste()

    def open_editor(self) -> FigureEdit | None:
        """The editor that is open, if any."""
        return next((e for e in self.viewport().findChildren(FigureEdit) if e.isVisible()), None)

    def give_up_edit(self) -> None:
        """Close an open editor; the old figure stays."""
        if editor := self.open_editor():
            self.closeEditor(editor, FigureDelegate.EndEditHint.RevertModelCache)

    def finish_edit(self) -> bool:
        """Take what an open editor holds; False where it was refused (the old figure stays)."""
        editor = self.open_editor()
        if editor is None:
            return True
        taken = self.table.setData(self.currentIndex(), editor.text())
        self.closeEditor(editor, FigureDelegate.EndEditHint.NoHint)
        return taken

    def _explain_closed(self, index: QModelIndex) -> bool:
        """Say why a cell cannot be typed in; False where it can."""
        key = self.table.box(index).key if index.isValid() else ""
        why = self.table.why_closed(key) if key else ""
        if why:
            self.say_at(index, why)
        return bool(why)

    def say_at(self, index: QModelIndex, sentence: str) -> None:
        """Tell something at a cell, and in the status bar."""
        rect = self.visualRect(index)
        place = self.viewport().mapToGlobal(rect.bottomLeft())
        # Later: a change of focus, which is often what brought us here, would hide it at once.
        QTimer.singleShot(0, self, lambda: QToolTip.showText(place, tooltip(sentence), self, rect, _SAY_MS))
        self.session.message.emit(sentence)

    # selection

    def selected_keys(self) -> list[str]:
        """The cells selected, in printed order."""
        chosen = {self.table.box(index).key for index in self.selectedIndexes()}
        return [box.key for box in self.moves.figures if box.key in chosen]

    def selected_area(self) -> Area | None:
        """The rectangle of the grid that holds the selection; None without one."""
        keys = set(self.selected_keys())
        boxes = [box for box in self.moves.figures if box.key in keys]
        if not boxes:
            return None
        bottom, right = max(b.row + b.height for b in boxes), max(b.column + b.width for b in boxes)
        return Area(min(b.row for b in boxes), min(b.column for b in boxes), bottom - 1, right - 1)

    def _select_beside(self, label: Box) -> None:
        """Select the rows or columns that a head names."""
        beside = [
            box
            for box in self.moves.figures
            if (label.column <= box.column < label.column + label.width)
            or (label.row <= box.row < label.row + label.height)
        ]
        first, last = self._index(beside[0]), self._index(beside[-1])
        self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(QItemSelection(first, last), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.setFocus()

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
        filled = {key: None for key in typed if key in self.session.report.values}
        if filled:
            self.session.perform(SetCells(filled, name=name))
        elif keys and not typed:
            self._explain_closed(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        for label, do in (("复制", self.copy), ("剪切", self.cut), ("粘贴", self.paste), ("清除", self.clear)):
            menu.addAction(label, do)
        menu.exec(event.globalPos())
        menu.deleteLater()


def _is_typing(event: QKeyEvent) -> bool:
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return bool(event.text()) and event.text().isprintable() and not event.modifiers() & commands
