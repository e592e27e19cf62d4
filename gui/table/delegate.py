"""Makes the editor of a cell; how a cell is drawn is :mod:`gui.table.cell_drawing`'s matter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gui.basics.focus import OWN_FOCUS
from gui.table.look import ScreenLook
from gui.table.model import TableModel
from gui.work.unfinished import ComposingLine

_LEAVE = {
    Qt.Key.Key_Return: "enter",
    Qt.Key.Key_Enter: "enter",
    Qt.Key.Key_Tab: "tab",
    Qt.Key.Key_Backtab: "backtab",
    Qt.Key.Key_Up: "up",
    Qt.Key.Key_Down: "down",
}
_LEAVE_WHEN_TYPED = {Qt.Key.Key_Left: "left", Qt.Key.Key_Right: "right"}


class FigureEdit(ComposingLine):
    """The editor of the cell ``key``.  ``left`` carries how it was left, ``block_pasted`` that a block is pasted.

    As in Excel, an edit begun by typing ends with any arrow; one begun with F2
    or a double click keeps left and right for moving in the text.
    """

    left = Signal(str)
    block_pasted = Signal()

    def __init__(self, typed: bool, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = typed
        self.key = key
        self.refused = False  # whether what stands here was to be taken, and is no figure
        self.setFrame(False)
        self.setProperty(OWN_FOCUS, True)  # the cell has the frame
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def take(self, event: QKeyEvent) -> bool:
        """Leave the editor if this key means it; False for keys that edit."""
        if event.matches(QKeySequence.StandardKey.Paste) and is_block(QApplication.clipboard().text()):
            self.block_pasted.emit()
            return True
        key = Qt.Key(event.key())
        how = _LEAVE.get(key) or (_LEAVE_WHEN_TYPED.get(key, "") if self._typed else "")
        if not how:
            return False
        if how == "enter" and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.left.emit("all")  # into all that are selected
            return True
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self.left.emit(f"back{how}" if shifted and how in ("enter", "tab") else how)
        return True


def is_block(text: str) -> bool:
    """Whether a clipboard's text is more than one cell."""
    return any(mark in text.strip("\r\n") for mark in "\t\r\n")


class FigureDelegate(QStyledItemDelegate):
    """``left`` carries the editor and how it was left (enter, backtab, up …)."""

    left = Signal(QWidget, str)
    block_pasted = Signal()

    def __init__(self, model: TableModel, look: ScreenLook, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self.look = look
        self.typed = False  # whether the next editor is begun by typing

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = FigureEdit(self.typed, self._model.box(index).key, parent)
        editor.setFont(self.look.figure.font)
        palette = editor.palette()
        palette.setColor(QPalette.ColorRole.Base, self.look.color("paper"))
        editor.setPalette(palette)
        editor.setAccessibleName(self._model.cells[editor.key].name)
        editor.left.connect(lambda how: self.left.emit(editor, how))
        editor.block_pasted.connect(self.block_pasted)
        for signal in (editor.textEdited, editor.composing):
            signal.connect(self._model.session.unfinished.changed)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keys that leave the editor are ours; Qt's own handling would close it on a refused text too."""
        if (
            isinstance(editor, FigureEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and editor.take(event)
        ):
            return True
        return super().eventFilter(editor, event)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Qt asks for this again whenever anything of the cell changes, such as its mark: what is being typed stays."""
        if not isinstance(editor, FigureEdit) or editor.isModified():
            return
        shown = self._model.shown(self._model.box(index).key)
        if editor.text() != shown:  # else an input method that composes would lose its word, and F2 its selection
            editor.setText(shown)

    def setModelData(self, editor: QWidget, model: QObject, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, FigureEdit):
            self.take(editor)

    def take(self, editor: FigureEdit) -> bool:
        """Take what an editor holds into its cell; False, remembered there, where it is no figure."""
        taken = self._model.setData(self._model.index_of(editor.key), editor.words())
        editor.refused = not taken and not self._model.session.read_only
        return taken

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        frame = 2 * self.look.unit
        editor.setGeometry(option.rect.adjusted(frame, frame, -frame - 1, -frame - 1))  # type: ignore[attr-defined]
