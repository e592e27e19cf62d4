"""Kinds of PDF pages on which lines through figures are painted by pattern, by shades and by pictures that are mostly clear."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.helpers.makers.pdf_maker import Maker, laid_out, stream, width
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind
from tests.readings.on_pages.odd_signs import Corners, HandLayout

_SIZE = 10.5
_SIDE = 40
_GREY = f"/Type/XObject/Subtype/Image/Width {_SIDE}/Height {_SIDE}/ColorSpace/DeviceGray/BitsPerComponent 8"
_TILE = "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 20 8]/XStep 20/YStep 8/Resources<<>>"


class PaintedMaker(Maker):
    """Whose pages know tiles with a line in them and without, shades, and black pictures of which masks leave a part."""

    def _more(self, add: Any) -> tuple[str, str]:
        def masked(seen: Any) -> int:
            mask = bytes(255 * seen(row, column) for row in range(_SIDE) for column in range(_SIDE))
            return add(stream(bytes(_SIDE * _SIDE), f"{_GREY}/SMask {add(stream(mask, _GREY))} 0 R"))

        lined = add(stream("0.9 g 0 0 20 8 re f 0 g 0 4 20 0.8 re f", _TILE))
        plain = add(stream("0.9 g 0 0 20 8 re f", _TILE))
        steps = add("<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 0]/N 1>>")
        pale = add("<</FunctionType 2/Domain[0 1]/C0[1 1 1]/C1[0.8 0.8 0.9]/N 1>>")
        shades = [
            add(f"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 600 800]/Function {one} 0 R/Extend[true true]>>")
            for one in (steps, pale)
        ]
        middle = masked(lambda row, _: abs(row - _SIDE // 2) < 3)
        slash = masked(lambda row, column: abs(row + column - _SIDE) < 4)
        more = f"/Pattern<</Lined {lined} 0 R/Plain {plain} 0 R>>/Shading<</Dark {shades[0]} 0 R/Pale {shades[1]} 0 R>>"
        return more, f"/Middle {middle} 0 R/Slash {slash} 0 R"


_BOX = "{x:.2f} {low:.2f} {w:.2f} 12 re"
_LINES = {
    "a tile": f"q /Pattern cs /Lined scn {_BOX} f Q",
    "a slanting band of shades": "q {x:.2f} {y:.2f} m {x1:.2f} {up:.2f} l {x1:.2f} {more:.2f} l {x:.2f} {high:.2f} l h W n /Dark sh Q",
    "a picture": "q {w:.2f} 0 0 {size} {x:.2f} {y:.2f} cm /Middle Do Q",
    "a slanting picture": "q {w:.2f} 0 0 {size} {x:.2f} {y:.2f} cm /Slash Do Q",
}
_NO_LINES = {"a plain tile": f"q /Pattern cs /Plain scn {_BOX} f Q", "pale shades": f"q {_BOX} W n /Pale sh Q"}


def _below(way: str) -> Any:
    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        y, wide = maker.height - base, width(text, _SIZE)
        places = {"x": x, "y": y, "w": wide, "x1": x + wide, "up": y + 6.5, "more": y + 7.5, "high": y + 1.0}
        maker.put(way.format(**places, low=y - 2.5, size=_SIZE))
        maker.text(x, base, text, _SIZE)

    return lambda report, _: laid_out(HandLayout(PaintedMaker(), how), report)


@kind("pdf-lines-painted-below-figures")
def _painted() -> Iterator[Sample]:
    """Nobody draws them but the program that shows the page: told at the figure; grounds without a line are none."""
    for name, way in _LINES.items():
        yield from each(name, _below(way), (".pdf",), quiet=False, note="可能被遮住或隐藏")
    for name, way in _NO_LINES.items():
        yield from each(name, _below(way), (".pdf",))
