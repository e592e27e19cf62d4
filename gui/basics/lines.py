"""Words set in lines of a width, remembered: lists draw the same few again and again."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QFont, QTextLayout, QTextOption


def wrapped(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """The text in lines of at most ``width`` pixels, broken where needed; its own line breaks stay."""
    return _wrapped(text, tuple(font.families()), font.pointSizeF(), font.weight(), max(width, 1))


@lru_cache(maxsize=2048)
def _wrapped(text: str, families: tuple[str, ...], points: float, weight: QFont.Weight, width: int) -> tuple[str, ...]:
    font = QFont()
    font.setFamilies(families)
    font.setPointSizeF(points)
    font.setWeight(weight)
    return tuple(line for part in text.split("\n") for line in set_in_lines(part, font, width))


def set_in_lines(text: str, font: QFont, width: int) -> tuple[str, ...]:
    """One paragraph in lines of at most ``width`` pixels; one empty line of no words."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    found: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(text[line.textStart() : line.textStart() + line.textLength()])
    layout.endLayout()
    return tuple(found) or ("",)
