"""A plain picture in the window: drawn anew for every width, in the colours of a light or dark screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from core.writers.pictures.pen import Room
from core.writers.pictures.scene import DAY, NIGHT, Anchor, Caption, Mark, Paint, Plate, Scene, Segments
from gui.basics.scroll_parts import know_viewport
from gui.basics.theme import is_dark

DrawScene = Callable[[Room], Scene]
_WIDEST = 760  # px: longer bars say no more


class PictureView(QScrollArea):
    """Shows what ``draw`` makes for the width there is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_viewport(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # else its coming changes the width
        self.setWidgetResizable(False)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.sheet = PictureSheet(self)
        self.setWidget(self.sheet)
        self._draw: DrawScene | None = None

    @property
    def scene(self) -> Scene | None:
        """What is shown."""
        return self.sheet.scene

    def show_picture(self, draw: DrawScene | None) -> None:
        """Show this from now on; None leaves it empty."""
        self._draw = draw
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = max(min(self.viewport().width(), _WIDEST), 1)
        size = QFontInfo(self.font()).pixelSize()
        self.sheet.show_scene(self._draw(Room(width, size)) if self._draw else None)
        if self.scene:
            self.setAccessibleName(self.scene.title)
            self.setAccessibleDescription(self.scene.told)


class PictureSheet(QWidget):
    """Draws one scene, pixel for point."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scene: Scene | None = None

    def show_scene(self, scene: Scene | None) -> None:
        """DrawScene this from now on."""
        if scene != self.scene:
            self.scene = scene
            self.resize(self.sizeHint())
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(self.scene.width), round(self.scene.height)) if self.scene else QSize(0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.scene is None:
            return
        inks = NIGHT if is_dark(self.palette()) else DAY
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(inks[Paint.PAPER]))
        for mark in self.scene.marks:
            self._paint(painter, mark, QColor(inks[mark.paint]), inks)
        painter.end()

    def _paint(self, painter: QPainter, mark: Mark, ink: QColor, inks: Mapping[Paint, str]) -> None:
        match mark:
            case Plate():
                painter.setPen(QPen(QColor(inks[mark.edge]), 1) if mark.edge else Qt.PenStyle.NoPen)
                painter.setBrush(ink)
                painter.drawRect(QRectF(mark.x, mark.y, mark.width, mark.height))
            case Segments():
                painter.setPen(QPen(ink, mark.thickness))
                painter.drawLines([QLineF(*line) for line in mark.lines])
            case Caption():
                self._write(painter, mark, ink)

    def _write(self, painter: QPainter, mark: Caption, ink: QColor) -> None:
        font = QFont(self.font())
        font.setPixelSize(max(round(mark.size), 1))
        font.setBold(mark.bold)
        painter.setFont(font)
        painter.setPen(ink)
        wide = painter.fontMetrics().horizontalAdvance(mark.text)
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[mark.anchor]
        painter.drawText(round(mark.x - share * wide), round(mark.y), mark.text)
