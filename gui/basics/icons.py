"""Icons of one family (Lucide, ISC licence, resources/icons), drawn in the palette's colour at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from core.paths import resources


def icon(name: str, color: str = "") -> QIcon:
    """The icon of this name in the text colour (or another), paler where its action is disabled."""
    return QIcon(_Engine(name, color))


class _Engine(QIconEngine):
    """Draws an SVG when it is shown, and not before: most icons stand in menus that nobody has opened yet."""

    def __init__(self, name: str, color: str) -> None:
        super().__init__()
        self._name, self._color = name, color

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._color)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, _drawn(self._name, self._ink(mode), round(rect.width() * scale)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._ink(mode), min(size.width(), size.height()))

    def _ink(self, mode: QIcon.Mode) -> str:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
        return self._color or palette.color(QPalette.ColorRole.ButtonText).name()


@lru_cache(maxsize=256)
def _drawn(name: str, ink: str, side: int) -> QPixmap:
    """The icon as a square of so many pixels; a list that is filled anew at each keystroke asks for it often."""
    from PySide6.QtSvg import QSvgRenderer

    svg = (resources() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", ink.encode())
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
