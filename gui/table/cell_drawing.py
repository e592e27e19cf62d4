"""Draws the cells of a table.

Python draws here, so each cell is a handful of calls; one that looks as it did
is not even drawn again, but taken from the pictures that the look keeps.
"""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPolygon

from core.forms.layout import Box, Role
from core.report.findings import Grade
from gui.table.look import ScreenLook, Type
from gui.table.model import CellFace, TableModel

BLANK = "·"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NAMES = {Grade.ERROR: "error", Grade.HINT: "hint"}


class FigureBeside(NamedTuple):
    """Last year's figure, or the part that a figure has in a sum, and the room there is for it, in px."""

    words: str
    is_role: bool
    room: int


class CellGround(NamedTuple):
    """What a figure stands on: the name of the colour, and what else is there already."""

    colour: str
    selected: bool
    beside: FigureBeside | None


class CellDrawing:
    """Draws figures and the titles between them as they look now."""

    def __init__(self, model: TableModel, look: ScreenLook) -> None:
        self._model = model
        self.look = look

    def draw(self, painter: QPainter, rect: QRect, box: Box, selected: bool = False, frame: str = "") -> None:
        """Draw a box of the body; ``frame`` is the colour of the frame that the cell with the cursor has."""
        if not box.key:
            self.look.fill_label(painter, rect, box)
            self.look.draw_label(painter, rect, box.label, centred=box.role is not Role.TITLE)
            return
        face = self._model.face(box.key)
        if frame:
            self._draw_figure(painter, rect, box, face, False)
            self._paint_frame(painter, rect, frame)
        else:
            looks = (face.looks, selected, box.column == 0, box.row == 0)
            self.look.stamp(painter, rect, looks, lambda to, at: self._draw_figure(to, at, box, face, selected))

    def _draw_figure(self, painter: QPainter, rect: QRect, box: Box, face: CellFace, selected: bool) -> None:
        """Only its own figure is drawn anew: what it stands on and beside stays the same from one to the next."""
        ground = CellGround(self._ground(face, selected), selected, self._beside(face, rect.width()))
        looks = (ground, box.column == 0, box.row == 0)
        self.look.stamp(painter, rect, looks, lambda to, at: self._paint_ground(to, at, box, ground))
        self._paint_figure(painter, rect, face)
        self._paint_marks(painter, rect, face)

    def _ground(self, face: CellFace, selected: bool) -> str:
        """The name of the colour that a figure stands on."""
        return "hint_pale" if face.role else "computed" if face.computed else "paper"

    def _beside(self, face: CellFace, width: int) -> FigureBeside | None:
        """What stands at the left in a cell of this width, in px, where there is room for it.

        Beside a blank or a mark it has all the room it needs.
        """
        look, words = self.look, face.role or face.last
        if not words:
            return None
        inner = width - 2 * look.margin - 3 * look.unit
        if face.text and not face.mark:
            fits = look.last.width(words) + look.margin <= inner - self._kind(face).width(face.text)
            return FigureBeside(words, bool(face.role), inner) if fits else None
        room = inner // 2 if face.mark else inner
        used = min(look.figure.width(face.text or BLANK), room)
        return FigureBeside(words, bool(face.role), inner - used - look.margin)

    def _kind(self, face: CellFace) -> Type:
        if not face.computed:
            return self.look.figure
        return self.look.provisional if face.provisional else self.look.computed

    def _paint_ground(self, painter: QPainter, rect: QRect, box: Box, ground: CellGround) -> None:
        look, beside = self.look, ground.beside
        painter.fillRect(rect, look.color(ground.colour))
        if ground.selected:
            painter.fillRect(rect, look.veil)
        if beside is not None:
            painter.setPen(look.color("accent" if beside.is_role else "quiet"))
            painter.setFont(_fitting(look.computed if beside.is_role else look.last, beside.words, beside.room))
            painter.drawText(self._inner(rect), _LEFT, beside.words)
        look.draw_lines(painter, rect, box)

    def _inner(self, rect: QRect) -> QRect:
        """Where words stand in a cell."""
        margin, unit = self.look.margin, self.look.unit
        return rect.adjusted(margin + unit, 0, -margin - unit * 2, 0)

    def _paint_figure(self, painter: QPainter, rect: QRect, face: CellFace) -> None:
        """The figure; a blank or a mark in the middle, or at the right where something stands beside it."""
        look, inner = self.look, self._inner(rect)
        if face.text and not face.mark:
            painter.setPen(look.color("quiet" if face.provisional else "ink"))
            painter.setFont(_fitting(self._kind(face), face.text, inner.width()))
            painter.drawText(inner, _RIGHT, face.text)
            return
        words, beside = face.text or BLANK, face.role or face.last
        painter.setPen(look.color("quiet" if face.mark else "faint"))
        room = inner.width() // 2 if beside and face.mark else inner.width()
        painter.setFont(_fitting(look.figure, words, room))
        painter.drawText(inner, _RIGHT if beside else Qt.AlignmentFlag.AlignCenter, words)

    def _paint_marks(self, painter: QPainter, rect: QRect, face: CellFace) -> None:
        unit = self.look.unit
        if face.unvisited:
            painter.fillRect(QRect(rect.left(), rect.top(), 3 * unit, rect.height()), self.look.color("visit"))
        if face.edge:
            self._paint_frame(painter, rect, _NAMES[face.edge], dashed=face.edge is Grade.HINT)
        if face.corner:
            self._paint_corner(painter, rect, face.corner)

    def _paint_corner(self, painter: QPainter, rect: QRect, grade: Grade) -> None:
        """A square for an error, a triangle for a hint: told apart without their colours."""
        side, right, top = 7 * self.look.unit, rect.right(), rect.top()
        if grade is Grade.ERROR:
            painter.fillRect(right - side, top, side, side, self.look.color(_NAMES[grade]))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color(_NAMES[grade]))
        painter.drawPolygon(QPolygon([QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_frame(self, painter: QPainter, rect: QRect, name: str, *, dashed: bool = False) -> None:
        painter.setPen(self.look.frame_pen(name, dashed))
        half = self.look.unit
        painter.drawRect(rect.adjusted(half, half, -half - 1, -half - 1))


def _fitting(kind: Type, text: str, width: int) -> QFont:
    """The font, smaller where the figure would be cut off: no digit is ever hidden."""
    needed = kind.width(text)
    if needed <= width:
        return kind.font
    font = QFont(kind.font)
    font.setPointSizeF(max(1.0, font.pointSizeF() * width / needed))
    return font
