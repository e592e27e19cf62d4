"""Plain pictures by the compiler of pages: PNG of a picture alone, PDF of a sheet of paper with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from core.writers.layout.blocks import printable
from core.writers.layout.style import Font, ParagraphLook
from core.writers.pictures.scene import DAY, Caption, Mark, Plate, Scene, Segments
from core.writers.typesetting import compiler, glyphs, press, tags
from core.writers.typesetting.data import Item, look_of
from core.writers.typesetting.fonts import Installed

SHARP = 2.0  # pixels for each point of a picture
_POINTS = 72  # to the inch
_A4, _MARGIN = (595.28, 841.89), 42.5  # points: 15 mm
_FAMILY = "黑体"


def png(scene: Scene, sharp: float = SHARP) -> bytes:
    """The picture as a PNG with ``sharp`` pixels for each of its points; raises NotTypeset."""
    data = _document(scene, "", {"width": scene.width, "height": scene.height, "margin": 0})
    return press.png(compiler.PICTURE, data, sharp * _POINTS, glyphs.unshown(compiler.PICTURE, data, press.installed()))


def unshown(scene: Scene) -> list[str]:
    """The characters of a picture that no font of this machine can show; a stand-in is drawn for them."""
    data = _document(scene, "", {"width": scene.width, "height": scene.height, "margin": 0})
    return glyphs.unshown(compiler.PICTURE, data, press.installed())


def pdf(scene: Scene, author: str = "", when: datetime | None = None) -> bytes:
    """The picture on an A4 sheet as a PDF/A file, smaller where it is too high; raises NotTypeset."""
    width, height = _A4
    data = _document(scene, author, {"width": width, "height": height, "margin": _MARGIN})
    return tags.finish(press.pdf(compiler.PICTURE, data, when))


def _document(scene: Scene, author: str, page: Mapping[str, float]) -> Item:
    return {
        "title": printable(scene.title),
        "author": printable(author),
        "page": page,
        "picture": picture_data(scene),
        "looks": picture_looks(press.installed()),
    }


def picture_looks(installed: Installed) -> dict[str, Item]:
    """The faces of a picture's words; their size comes with them."""
    faces = {"plain": Font(_FAMILY, 1), "bold": Font(_FAMILY, 1, bold=True)}
    return {name: look_of(ParagraphLook(font), installed) for name, font in faces.items()}


def picture_data(scene: Scene) -> Item:
    """A picture as the template draws it."""
    return {
        "width": scene.width,
        "height": scene.height,
        "told": printable(scene.told),
        "marks": [_mark(mark) for mark in scene.marks],
    }


def _mark(mark: Mark) -> Item:
    fill = DAY[mark.paint]
    match mark:
        case Plate():
            edge = "" if mark.edge is None else DAY[mark.edge]
            place: Item = {"x": mark.x, "y": mark.y, "width": mark.width, "height": mark.height}
            return {"kind": "plate", "fill": fill, "edge": edge, **place}
        case Segments():
            return {"kind": "strokes", "fill": fill, "lines": mark.lines, "thickness": mark.thickness}
        case Caption():
            look: Item = {"size": mark.size, "bold": mark.bold, "anchor": mark.anchor, "fill": fill}
            return {"kind": "words", "x": mark.x, "y": mark.y, "text": printable(mark.text), **look}
