"""Fonts, colours and measures that the parts of a table share, and how labels are set in lines."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QLineF, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPalette, QPen

from core.forms.layout import Box, Role
from gui.basics.theme import colours, figure_font, scaled
from gui.basics.widgets import set_in_lines

Draw = Callable[[QPainter, QRect], object]
_LAST_YEAR_SIZE = 0.82
_CENTRED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_LONELY = 2  # characters of a last line that look forgotten
_STAMPS = 400  # pictures of cells kept, a few kilobytes each
_SHORT = 12  # characters of a label that looks better in lines of equal length


class Type:
    """A font with its measures."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetrics(font)
        self._widths: dict[str, int] = {}

    def width(self, text: str) -> int:
        """Width of a text in pixels; the same few figures are asked for again and again."""
        if text not in self._widths:
            self._widths[text] = self._metrics.horizontalAdvance(text)
        return self._widths[text]


class ScreenLook:
    """Everything that depends on font, zoom and palette, made anew when one of them changes."""

    def __init__(self, font: QFont, palette: QPalette) -> None:
        self._made_of = QFont(font), QPalette(palette)
        self.colours = colours(palette)
        self._colors = {name: QColor(value) for name, value in self.colours._asdict().items()}
        self.veil = QColor(self.colours.accent)  # over selected cells
        self.veil.setAlpha(48)
        self._grid_pen = QPen(self._colors["grid"], 0)  # a hairline at any scaling
        self.label = QFont(font)
        figure, computed, provisional = figure_font(font), figure_font(font), figure_font(font)
        computed.setWeight(QFont.Weight.DemiBold)
        provisional.setItalic(True)
        self.figure, self.computed, self.provisional = Type(figure), Type(computed), Type(provisional)
        self.last = Type(scaled(figure, _LAST_YEAR_SIZE))
        metrics = QFontMetrics(font)
        self.unit = max(1, round(metrics.horizontalAdvance("0") / 7))  # grows with font and zoom
        self.margin = 4 * self.unit
        self.line = metrics.height()
        self.row = self.line + 5 * self.unit
        self.em = metrics.horizontalAdvance("国")
        self._wrapped: dict[tuple[str, int], tuple[str, ...]] = {}
        self._stamps: dict[Hashable, QImage | None] = {}
        self._frame_pens: dict[tuple[str, bool], QPen] = {}
        self._ratio = 1.0  # device pixels to a pixel, of what is drawn on

    def is_of(self, font: QFont, palette: QPalette) -> bool:
        """Whether it is as good as one made anew: its pictures stay while a table is out of sight."""
        return self._made_of == (font, palette)

    def color(self, name: str) -> QColor:
        """A colour of the palette by name."""
        return self._colors[name]

    def frame_pen(self, name: str, dashed: bool) -> QPen:
        """The pen of a frame in this colour."""
        if (pen := self._frame_pens.get((name, dashed))) is None:
            pen = self._frame_pens[name, dashed] = QPen(self._colors[name], 2 * self.unit)
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            if dashed:
                pen.setDashPattern([3, 1.5])
        return pen

    def begin(self, painter: QPainter) -> None:
        """Whoever paints boxes says where, once for all of them."""
        self._ratio = painter.device().devicePixelRatioF()

    def figure_width(self, text: str, last: str) -> int:
        """The width a cell wants for a figure with last year's beside it."""
        beside = self.last.width(last) + 2 * self.margin if last else 0
        return max(self.computed.width(text), self.unit * 8) + beside + 3 * self.margin

    def wrap(self, text: str, width: int) -> tuple[str, ...]:
        """Break a label into lines of at most ``width`` pixels; about equally long where the last would be lonely."""
        wanted = text, max(width, 1)
        if wanted not in self._wrapped:
            lines = set_in_lines(text, self.label, wanted[1])
            uneven = len(lines) > 1 and (len(text) <= _SHORT or len(lines[-1]) <= _LONELY)
            self._wrapped[wanted] = _balanced(text, self.label, wanted[1]) if uneven else lines
        return self._wrapped[wanted]

    def label_height(self, label: str, width: int) -> int:
        """Height of a label set in a box of this width."""
        lines = self.wrap(label, width - 2 * self.margin)
        return max(self.row, len(lines) * self.line + 4 * self.unit)

    def stamp(self, painter: QPainter, rect: QRect, looks: Hashable, draw: Draw) -> None:
        """Draw a box; what ``looks`` the same in the same size is drawn twice at most, then copied.

        ``draw`` leaves nothing of the box as it was.  Where a pixel of the window
        is no whole number of device pixels, nothing can be copied.
        """
        key = looks, rect.width(), rect.height(), self._ratio
        picture = self._stamps.get(key)
        if picture is None:
            if not self._ratio.is_integer() or key not in self._stamps:  # most figures that are typed are seen once
                if len(self._stamps) >= _STAMPS:
                    self._stamps.clear()
                self._stamps[key] = None
                draw(painter, rect)
                return
            picture = self._stamps[key] = _picture(rect.size(), self._ratio, draw)
        painter.drawImage(rect.topLeft(), picture)

    def fill_label(self, painter: QPainter, rect: QRect, box: Box, marked: bool = False) -> None:
        """The ground of a label; ``marked`` where the cursor is beside it."""
        name = "selection" if marked else "block_head" if box.role is Role.TITLE else "head"
        painter.fillRect(rect, self.color(name))
        self.draw_lines(painter, rect, box)

    def draw_label(self, painter: QPainter, shown: QRect, label: str, centred: bool) -> None:
        """Set a label in the middle of ``shown``, in as many lines as it needs."""
        painter.setPen(self.color("ink"))
        painter.setFont(self.label)
        lines = self.wrap(label, shown.width() - 2 * self.margin)
        inner = shown.adjusted(self.margin, 0, -self.margin, 0)
        top = inner.top() + (inner.height() - len(lines) * self.line) // 2
        for number, line in enumerate(lines):
            place = QRect(inner.left(), top + number * self.line, inner.width(), self.line)
            painter.drawText(place, _CENTRED if centred else _LEFT, line)

    def draw_lines(self, painter: QPainter, rect: QRect, box: Box) -> None:
        """The form's lines at the right of a box and below it, at the table's edge also left and above.

        A line takes the box's last device pixel, so that at 150 % no sliver of
        ground shows between the line and the next box.
        """
        half = 0.5 / self._ratio
        left, top = rect.left() + half, rect.top() + half
        right, bottom = rect.right() + 1 - half, rect.bottom() + 1 - half
        painter.setPen(self._grid_pen)
        painter.drawLine(QLineF(right, top, right, bottom))
        painter.drawLine(QLineF(left, bottom, right, bottom))
        if box.column == 0:
            painter.drawLine(QLineF(left, top, left, bottom))
        if box.row == 0:
            painter.drawLine(QLineF(left, top, right, top))


def _picture(size: QSize, ratio: float, draw: Draw) -> QImage:
    made = QImage(size * ratio, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    draw(painter, QRect(QPoint(), size))
    painter.end()
    return made


def _balanced(text: str, font: QFont, width: int) -> tuple[str, ...]:
    lines = set_in_lines(text, font, width)
    while len(lines) > 1 and width > 2 and len(shorter := set_in_lines(text, font, width - 2)) == len(lines):
        lines, width = shorter, width - 2
    return lines
