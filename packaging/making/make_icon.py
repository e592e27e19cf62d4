"""The program's icon in all sizes Windows and Linux desktops show, made of the SVG."""

import shutil
import struct
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)  # px; at 100 to 200 % of the screen
_PNG_FROM = 96  # smaller ones as bitmaps: not every tool reads small PNGs in an icon


def write_icon(svg: Path, icon: Path) -> None:
    """Draw the SVG in every size and put the pictures into one ICO file."""
    renderer = QSvgRenderer(str(svg))
    pictures = [_entry(_draw(renderer, size)) for size in SIZES]
    offset = 6 + 16 * len(SIZES)
    head, body = struct.pack("<HHH", 0, 1, len(SIZES)), b""
    for size, data in zip(SIZES, pictures, strict=True):
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset + len(body))
        body += data
    icon.write_bytes(head + body)


def write_pictures(svg: Path, folder: Path, sizes: Iterable[int]) -> None:
    """Put a PNG of each size (``48.png``) and the SVG itself into the folder."""
    renderer = QSvgRenderer(str(svg))
    folder.mkdir(parents=True, exist_ok=True)
    for size in sizes:
        (folder / f"{size}.png").write_bytes(_png(_draw(renderer, size)))
    shutil.copy(svg, folder)


def _draw(renderer: QSvgRenderer, size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _entry(image: QImage) -> bytes:
    return _png(image) if image.width() >= _PNG_FROM else _bitmap(image)


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(data.data())


def _bitmap(image: QImage) -> bytes:
    """A BITMAPINFOHEADER of double height, the rows from the bottom, and an empty mask."""
    size = image.width()
    pixels = bytes(image.constBits())
    rows = [pixels[row * size * 4 : (row + 1) * size * 4] for row in reversed(range(size))]
    mask = bytes((size + 31) // 32 * 4 * size)
    return struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, 0, 0, 0, 0, 0) + b"".join(rows) + mask
