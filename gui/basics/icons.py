"""Icons of one family (Lucide, ISC licence, resources/icons), drawn in the palette's colour at any scale."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QBuffer, QRect, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QImageReader, QPainter, QPalette, QPixmap

from core.paths import resources
from gui.basics.theme import colours


def icon(name: str, tone: str = "") -> QIcon:
    """The icon of this name, paler where its action is disabled; ``tone`` names a colour of the palette other than the text's."""
    return QIcon(_Engine(name, tone))


class _Engine(QIconEngine):
    """Draws an SVG when it is shown, and not before: most icons stand in menus that nobody has opened yet."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self._name, self._tone = name, tone

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._tone)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatioF()
        painter.drawPixmap(rect, _drawn(self._name, self._ink(mode), round(rect.width() * scale)))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._ink(mode), min(size.width(), size.height()))

    def _ink(self, mode: QIcon.Mode) -> str:
        palette = QGuiApplication.palette()
        if mode == QIcon.Mode.Disabled:
            return palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
        if self._tone:
            return getattr(colours(palette), self._tone)
        return palette.color(QPalette.ColorRole.ButtonText).name()


@lru_cache(maxsize=256)
def _drawn(name: str, ink: str, side: int) -> QPixmap:
    """The icon as a square of so many pixels; a list that is filled anew at each keystroke asks for it often."""
    svg = (resources() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", ink.encode())
    buffer = QBuffer()
    buffer.setData(svg)
    reader = QImageReader(buffer, b"svg")
    reader.setScaledSize(QSize(side, side))
    return QPixmap.fromImageReader(reader)
