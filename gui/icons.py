"""Icons of one family (Lucide, ISC licence, resources/icons), drawn in the palette's colour at any scale."""

from __future__ import annotations

from functools import lru_cache

from core.paths import resources
from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

_SIZES = (16, 20, 24, 32, 48)  # 16, 20, 24 px at 100, 150 and 200 %


def icon(name: str, color: str = "") -> QIcon:
    """The icon of this name in the text colour (or another), with a paler one for disabled actions."""
    palette = QGuiApplication.palette()
    normal = color or palette.color(QPalette.ColorRole.ButtonText).name()
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
    return _icon(name, normal, disabled)


@lru_cache
def _icon(name: str, normal: str, disabled: str) -> QIcon:
    made = QIcon()
    for mode, color in ((QIcon.Mode.Normal, normal), (QIcon.Mode.Disabled, disabled)):
        svg = (resources() / "icons" / f"{name}.svg").read_bytes().replace(b"currentColor", color.encode())
        for size in _SIZES:
            made.addPixmap(_draw(svg, size), mode)
    return made


def _draw(svg: bytes, size: int) -> QPixmap:
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
