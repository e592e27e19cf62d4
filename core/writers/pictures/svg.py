"""A picture as an SVG file: real words, a title and a description, as wide as the page lets it be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.markup import escape
from core.writers.layout.blocks import printable
from core.writers.pictures.scene import DAY, Anchor, Caption, Mark, Paint, Plate, Scene, Segments

_FONTS = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','SimHei',sans-serif"


def svg(scene: Scene, colours: Mapping[Paint, str] = DAY) -> str:
    """The picture as one ``svg`` element, on paper of its own."""
    width, height = _number(scene.width), _number(scene.height)
    marks = "\n".join(_drawn(mark, colours) for mark in scene.marks)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="zh-CN" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" role="img" font-family="{_FONTS}" style="max-width:100%;height:auto">\n'
        f"<title>{_text(scene.title)}</title>\n<desc>{_text(scene.told)}</desc>\n"
        f'<rect width="{width}" height="{height}" fill="{colours[Paint.PAPER]}"/>\n{marks}\n</svg>\n'
    )


def to_bytes(scene: Scene) -> bytes:
    """The picture as a file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg(scene)}'.encode()


def _drawn(mark: Mark, colours: Mapping[Paint, str]) -> str:
    match mark:
        case Plate():
            return f"<rect {' '.join(_plate(mark, colours))}/>"
        case Segments():
            path = "".join(f"M{_number(a)} {_number(b)}L{_number(c)} {_number(d)}" for a, b, c, d in mark.lines)
            return f'<path d="{path}" stroke="{colours[mark.paint]}" stroke-width="{_number(mark.thickness)}"/>'
        case Caption():
            return f"<text {' '.join(_words(mark, colours))}>{_text(mark.text)}</text>"


def _plate(mark: Plate, colours: Mapping[Paint, str]) -> Iterator[str]:
    yield f'x="{_number(mark.x)}" y="{_number(mark.y)}"'
    yield f'width="{_number(mark.width)}" height="{_number(mark.height)}" fill="{colours[mark.paint]}"'
    if mark.edge:
        yield f'stroke="{colours[mark.edge]}" stroke-width="1"'


def _words(mark: Caption, colours: Mapping[Paint, str]) -> Iterator[str]:
    yield f'x="{_number(mark.x)}" y="{_number(mark.y)}" font-size="{_number(mark.size)}" fill="{colours[mark.paint]}"'
    if mark.anchor is not Anchor.START:
        yield f'text-anchor="{mark.anchor}"'
    if mark.bold:
        yield 'font-weight="700"'


def _text(text: str) -> str:
    return escape(printable(text))


def _number(length: float) -> str:
    """A length to a hundredth, without zeros behind the point."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
