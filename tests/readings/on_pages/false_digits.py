"""Kinds of fonts that draw other digits than their codes say: made so that what is copied is not what is seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.helpers.makers import pdf_maker
from tests.helpers.makers.drawn_fonts import WIDE, exchanged, procedure, truetype
from tests.helpers.makers.pdf_maker import Maker, laid_out
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind
from tests.readings.on_pages.odd_signs import Corners, HandLayout
from tests.readings.unseen import SOME

EXCHANGED = ("12", "17", "23", "25", "35", "37 12", "06", "49", "14", "38", "12 35 69 48")
TOLD = "编码与显示的数字不符"
_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class DigitFont(Maker):
    """Writes figures in a font of digits alone, drawn as ``drawn`` says: of Type 3, or a file of outlines."""

    drawn: dict[str, str]
    painted = True

    def own(self, x: float, base: float, seen: str) -> None:
        """Write a figure that is seen so."""
        codes = {shape: code for code, shape in self.drawn.items()}
        self.put(f"BT /F3 10.5 Tf 1 0 0 1 {x:.2f} {self.height - base:.2f} Tm ({''.join(map(codes.get, seen))}) Tj ET")

    def data(self) -> bytes:
        fonts, pdf_maker.FONTS = pdf_maker.FONTS, (*pdf_maker.FONTS, "F3")
        try:
            return super().data()
        finally:
            pdf_maker.FONTS = fonts

    def _font(self, add: Any, name: str) -> int:
        if name != "F3":
            return super()._font(add, name)
        told = "begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <30> <39> <0030> endbfrange endcmap"
        shared = f"/FirstChar 48/LastChar 57/Widths[{f'{WIDE} ' * 10}]/ToUnicode {add(pdf_maker.stream(told))} 0 R"
        if self.painted:
            steps = [(sign, add(pdf_maker.stream(procedure(self.drawn[str(at)])))) for at, sign in enumerate(_NAMES)]
            procedures = "".join(f"/{sign} {number} 0 R" for sign, number in steps)
            names = f"/Encoding<</Type/Encoding/Differences[48 {''.join(f'/{sign}' for sign in _NAMES)}]>>"
            box = "/FontBBox[0 -120 500 880]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>"
            return add(f"<</Type/Font/Subtype/Type3{box}/CharProcs<<{procedures}>>{names}{shared}>>")
        file = truetype(self.drawn)
        flags = "/Type/FontDescriptor/FontName/Drawn/Flags 32/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[0 -120 500 880]"
        descriptor = add(f"<<{flags}/FontFile2 {add(pdf_maker.stream(file, f'/Length1 {len(file)}'))} 0 R>>")
        return add(
            f"<</Type/Font/Subtype/TrueType/BaseFont/Drawn/FontDescriptor {descriptor} 0 R/Encoding/WinAnsiEncoding{shared}>>"
        )


def _own(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
    maker.own(x, base, text)


def _samples(painted: bool) -> Iterator[Sample]:
    for pairs in ("", *EXCHANGED):
        maker = type("_Exchanged", (DigitFont,), {"drawn": exchanged(pairs), "painted": painted})
        made = lambda r, _, m=maker: laid_out(HandLayout(m(), _own), r)  # noqa: E731
        for sample in each(pairs or "as they are", made, (".pdf",)):
            lies = any(set(pairs) & set(str(sample.truth.values.get(key, ""))) for key in SOME)
            yield replace(sample, truth=replace(sample.truth, quiet=not lies, note=TOLD if lies else ""))


@kind("pdf-digits-of-a-font-of-their-own")
def _outlines() -> Iterator[Sample]:
    """Some figures stand in a TrueType font that exchanges digits: what is seen counts."""
    yield from _samples(painted=False)


@kind("pdf-digits-of-type-3")
def _painted() -> Iterator[Sample]:
    """Likewise where each digit is a small drawing."""
    yield from _samples(painted=True)
