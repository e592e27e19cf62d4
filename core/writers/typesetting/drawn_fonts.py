"""The fonts of a PDF of the compiler's: what each code stands for and how wide it is."""

from __future__ import annotations

from collections.abc import Mapping

from core.patterns import lazy
from core.records import record
from core.writers.typesetting.pdf_file import PdfFile

_NAME = lazy(rb"/BaseFont/(?:[A-Z]{6}\+)?([^\s/\[\]<>()]+)")
_BELOW = lazy(rb"/DescendantFonts\[(\d+) 0 R")
_MEANINGS = lazy(rb"/ToUnicode (\d+) 0 R")
_WIDTHS = lazy(rb"/W\[((?:[^\[\]]|\[[^\[\]]*\])*)\]")
_EACH = lazy(rb"\[[^\[\]]*\]|[\d.]+")
_USUAL = lazy(rb"/DW ([\d.]+)")
_MEANS = lazy(rb"<([0-9A-Fa-f]{2,4})> <([0-9A-Fa-f]+)>")
_BEGIN = b"beginbfchar"
_DRAWN_WIDTHS = lazy(rb"/Widths\[([^\[\]]*)\]")
_FIRST = lazy(rb"/FirstChar (\d+)")
_SCALE = lazy(rb"/FontMatrix\[\s*([\d.eE+-]+)")


@record
class CodedFont:
    """A font by its codes of ``length`` bytes; widths in shares of the size."""

    name: str
    length: int
    meanings: dict[int, str]
    widths: dict[int, float]
    usual: float

    def width(self, code: int) -> float:
        """How wide a glyph is, in shares of the size."""
        return self.widths.get(code, self.usual)


class SizedGlyphs(dict[int, tuple[str, float]]):
    """The glyphs of a font at a size by their codes, as they are asked for: what each stands for, and its width.

    Characters in ``stand_ins`` stand for others.
    """

    def __init__(self, font: CodedFont, size: float, stand_ins: Mapping[str, str]) -> None:
        super().__init__()
        self.font, self.size, self.stand_ins = font, size, stand_ins

    def __missing__(self, code: int) -> tuple[str, float]:
        text = restored(self.font.meanings.get(code, ""), self.stand_ins)
        self[code] = text, self.font.width(code) * self.size
        return self[code]


def font_of(file: PdfFile, number: int) -> CodedFont:
    """The font in an object: one of outlines with codes of two bytes, or of drawings (colours) with one."""
    body = file.objects[number]
    named = _NAME.search(body)
    name = named[1].decode("ascii", "replace").removesuffix("-Identity-H") if named else ""
    below = _BELOW.search(body)
    if below is None:
        return CodedFont(name, 1, _meanings(file, body), _drawn_widths(body), 0.0)
    inner = file.objects[int(below[1])]
    usual = _USUAL.search(inner)
    return CodedFont(name, 2, _meanings(file, body), _widths(inner), float(usual[1]) / 1000 if usual else 1.0)


def restored(text: str, stand_ins: Mapping[str, str]) -> str:
    """A text with the characters that those in it stand for."""
    return "".join(stand_ins.get(char, char) for char in text) if stand_ins else text


def _meanings(file: PdfFile, body: bytes) -> dict[int, str]:
    found = _MEANINGS.search(body)
    listed = file.stream(int(found[1])) if found else b""
    start = listed.find(_BEGIN)
    pairs = _MEANS.findall(listed, start) if start >= 0 else ()
    return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs}


def _widths(body: bytes) -> dict[int, float]:
    """``first last width`` or ``first [width …]``, in thousandths."""
    found = _WIDTHS.search(body)
    words = iter(_EACH.findall(found[1]) if found else ())
    widths: dict[int, float] = {}
    for first in words:
        then = next(words)
        if then.startswith(b"["):
            widths |= {int(first) + place: float(width) / 1000 for place, width in enumerate(then[1:-1].split())}
        else:
            widths |= dict.fromkeys(range(int(first), int(then) + 1), float(next(words)) / 1000)
    return widths


def _drawn_widths(body: bytes) -> dict[int, float]:
    widths, first, scale = _DRAWN_WIDTHS.search(body), _FIRST.search(body), _SCALE.search(body)
    if not (widths and first):
        return {}
    share = float(scale[1]) if scale else 0.001
    return {int(first[1]) + place: float(width) * share for place, width in enumerate(widths[1].split())}
