"""Draws the cells of a table and makes their editor.

Python draws here, so each cell is a handful of calls: a whole table three is
drawn in a few milliseconds, a commit in well under one.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.forms.layout import Role
from core.report.findings import Grade
from gui.basics.focus import OWN_FOCUS
from gui.table.look import ScreenLook, Type
from gui.table.model import CellFace, TableModel
from gui.work.unfinished import ComposingLine

BLANK = "·"
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

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
    """The editor of a cell.  ``left`` carries how it was left, ``block_pasted`` that a block lies on the clipboard.

    As in Excel, an edit begun by typing ends with any arrow; one begun with F2
    or a double click keeps left and right for moving in the text.
    """

    left = Signal(str)
    block_pasted = Signal()

    def __init__(self, typed: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._typed = typed
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

    def __init__(self, model: TableModel, look: ScreenLook, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model, self._view = model, view
        self.look = look
        self.typed = False  # whether the next editor is begun by typing

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = FigureEdit(self.typed, parent)
        editor.setFont(self.look.figure.font)
        palette = editor.palette()
        palette.setColor(QPalette.ColorRole.Base, self.look.color("paper"))
        editor.setPalette(palette)
        editor.setAccessibleName(self._model.cells[self._model.box(index).key].name)
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
        if isinstance(editor, FigureEdit):
            editor.setText(self._model.shown(self._model.box(index).key))

    def setModelData(self, editor: QWidget, model: QObject, index: QModelIndex | QPersistentModelIndex) -> None:
        if isinstance(editor, FigureEdit):
            self._model.setData(index, editor.words())  # type: ignore[arg-type]

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        frame = 2 * self.look.unit
        editor.setGeometry(option.rect.adjusted(frame, frame, -frame - 1, -frame - 1))  # type: ignore[attr-defined]

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box, rect = self._model.box(index), QRect(option.rect)  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        if box.key:
            face = self._model.face(box.key)
            current = index == self._view.currentIndex()
            self._paint_ground(painter, rect, face, bool(state & _SELECTED) and not current)
            self._paint_figure(painter, rect, face)
            self.look.draw_lines(painter, rect, box)
            self._paint_marks(painter, rect, face)
            if current:
                self._paint_frame(painter, rect, "accent" if state & _FOCUSED or self._edits() else "quiet")
        else:
            self.look.fill_label(painter, rect, box)
            self.look.draw_label(painter, rect, box.label, centred=box.role is not Role.TITLE)

    def _edits(self) -> bool:
        """Whether an open editor has the keyboard."""
        focus = QApplication.focusWidget()
        return focus is not None and self._view.isAncestorOf(focus)

    def _paint_ground(self, painter: QPainter, rect: QRect, face: CellFace, selected: bool) -> None:
        name = "computed" if face.computed else "paper"
        if face.role:
            name = "hint_pale"
        painter.fillRect(rect, self.look.color(name))
        if selected:
            painter.fillRect(rect, self.look.veil)

    def _paint_figure(self, painter: QPainter, rect: QRect, face: CellFace) -> None:
        look, margin = self.look, self.look.margin
        inner = rect.adjusted(margin + look.unit, 0, -margin - look.unit * 2, 0)
        if not face.text or face.mark:
            self._paint_nothing(painter, inner, face)
            return
        kind = look.figure
        if face.computed:
            kind = look.provisional if face.provisional else look.computed
        painter.setPen(look.color("quiet" if face.provisional else "ink"))
        painter.setFont(_fitting(kind, face.text, inner.width()))
        painter.drawText(inner, _RIGHT, face.text)
        used = kind.width(face.text)
        beside = face.role or face.last
        if beside and look.last.width(beside) + margin <= inner.width() - used:
            painter.setPen(look.color("accent" if face.role else "quiet"))
            painter.setFont((look.computed if face.role else look.last).font)
            painter.drawText(inner, _LEFT, beside)

    def _paint_nothing(self, painter: QPainter, inner: QRect, face: CellFace) -> None:
        """A blank or a mark, in the middle; where last year's figure stands beside it that has all the room it needs."""
        look, beside, words = self.look, face.role or face.last, face.text or BLANK
        painter.setPen(look.color("quiet" if face.mark else "faint"))
        room = inner.width() // 2 if beside and face.mark else inner.width()
        painter.setFont(_fitting(look.figure, words, room))
        painter.drawText(inner, _RIGHT if beside else Qt.AlignmentFlag.AlignCenter, words)
        if beside:
            kind = look.computed if face.role else look.last
            left = inner.width() - min(look.figure.width(words), room) - look.margin
            painter.setPen(look.color("accent" if face.role else "quiet"))
            painter.setFont(_fitting(kind, beside, left))
            painter.drawText(inner, _LEFT, beside)

    def _paint_marks(self, painter: QPainter, rect: QRect, face: CellFace) -> None:
        unit = self.look.unit
        if face.unvisited:
            painter.fillRect(QRect(rect.left(), rect.top(), 3 * unit, rect.height()), self.look.color("visit"))
        if face.edge:
            self._paint_frame(painter, rect, _NAMES[face.edge])
        if face.corner:
            corner, size = rect.topRight(), QPoint(7 * unit, 0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.look.color(_NAMES[face.corner]))
            painter.drawPolygon(QPolygon([corner - size, corner, corner + size.transposed()]))
            painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_frame(self, painter: QPainter, rect: QRect, name: str) -> None:
        width = 2 * self.look.unit
        pen = QPen(self.look.color(name), width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        half = width // 2
        painter.drawRect(rect.adjusted(half, half, -half - 1, -half - 1))


_NAMES = {Grade.ERROR: "error", Grade.HINT: "hint"}


def _fitting(kind: Type, text: str, width: int) -> QFont:
    """The font, smaller where the figure would be cut off: no digit is ever hidden."""
    needed = kind.width(text)
    if needed <= width:
        return kind.font
    font = QFont(kind.font)
    font.setPointSizeF(max(1.0, font.pointSizeF() * width / needed))
    return font
