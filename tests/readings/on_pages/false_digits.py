"""Kinds of fonts that draw other digits than their codes say: made so that what is copied is not what is seen."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from core.report.report import Report
from tests.helpers.makers import pdf_maker
from tests.helpers.makers.drawn_fonts import WIDE, exchanged, procedure, truetype
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Layout, Look, Maker, laid_out
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.on_pages.odd_signs import Corners, HandLayout, left_blank, ofd_text
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME

EXCHANGED = ("12", "17", "23", "25", "35", "37 12", "06", "49", "14", "38", "12 35 69 48")
TOLD = "编码与显示的数字不符"
_NAMES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


class DigitFont(Maker):
    """Writes figures in a font of digits alone, drawn as ``drawn`` says: of Type 3, or a file of outlines."""

    fonts = (*Maker.fonts, "F3")
    drawn: dict[str, str]
    painted = True

    def own(self, x: float, base: float, seen: str) -> None:
        """Write a figure that is seen so."""
        codes = {shape: code for code, shape in self.drawn.items()}
        self.put(
            f"BT /F3 10.5 Tf 1 0 0 1 {x:.2f} {self.height - base:.2f} Tm ({''.join(codes[shape] for shape in seen)}) Tj ET"
        )

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


def _ofd(report: Report, drawn: dict[str, str], numbered: bool = False) -> bytes:
    """The report as an OFD whose package has a font of digits, in which some figures stand; ``numbered`` by glyphs, not by codes."""
    codes = {shape: code for code, shape in drawn.items()}

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        count, glyphs = len(text), " ".join(str(int(digit) + 1) for digit in text)
        told = f'<ofd:CGTransform CodePosition="0" CodeCount="{count}" GlyphCount="{count}"><ofd:Glyphs>{glyphs}</ofd:Glyphs></ofd:CGTransform>'
        ofd_text(maker, "".join(map(codes.__getitem__, text)), x, base, inner=told if numbered else "", font=7)

    out = io.BytesIO()
    made = io.BytesIO(laid_out(HandLayout(OfdMaker(Ways()), how), report))
    font = b'<ofd:Font ID="7" FontName="Drawn"><ofd:FontFile>drawn.ttf</ofd:FontFile></ofd:Font></ofd:Fonts>'
    with zipfile.ZipFile(made) as given, zipfile.ZipFile(out, "w") as taken:
        for name in given.namelist():
            taken.writestr(name, given.read(name).replace(b"</ofd:Fonts>", font))
        taken.writestr("Doc_0/drawn.ttf", truetype(exchanged("") if numbered else drawn))
    return out.getvalue()


@kind("ofd-digits-of-a-font-in-the-package")
def _packed() -> Iterator[Sample]:
    """Likewise in an OFD that has the font with it."""
    for pairs in ("", *EXCHANGED):
        yield from _told(each(pairs or "as they are", lambda r, _, p=pairs: _ofd(r, exchanged(p)), (".ofd",)), pairs)


@kind("ofd-digits-by-numbers-of-glyphs")
def _numbered() -> Iterator[Sample]:
    """The font is honest; the file names other glyphs than its codes have there."""
    for pairs in ("", *EXCHANGED):
        made = lambda r, _, p=pairs: _ofd(r, exchanged(p), numbered=True)  # noqa: E731
        yield from _told(each(pairs or "as they are", made, (".ofd",)), pairs)


def _told(samples: Iterable[Sample], pairs: str) -> Iterator[Sample]:
    """The samples; it is told where digits that are exchanged stand in them."""
    for sample in samples:
        lies = any(set(pairs) & set(str(sample.truth.values.get(key, ""))) for key in SOME)
        yield replace(sample, truth=replace(sample.truth, quiet=not lies, note=TOLD if lies else ""))


def _samples(painted: bool) -> Iterator[Sample]:
    for pairs in ("", *EXCHANGED):
        maker = type("_Exchanged", (DigitFont,), {"drawn": exchanged(pairs), "painted": painted})
        made = lambda r, _, m=maker: laid_out(HandLayout(m(), _own), r)  # noqa: E731
        yield from _told(each(pairs or "as they are", made, (".pdf",)), pairs)


@kind("pdf-digits-of-a-font-of-their-own")
def _outlines() -> Iterator[Sample]:
    """Some figures stand in a TrueType font that exchanges digits: what is seen counts."""
    yield from _samples(painted=False)


@kind("pdf-digits-of-type-3")
def _painted() -> Iterator[Sample]:
    """Likewise where each digit is a small drawing."""
    yield from _samples(painted=True)


class TwoCodes(Maker):
    """Writes figures in a font that has each digit at two codes; what it says of the second ones may be a lie.

    The last digit of a figure has its second code.
    """

    fonts = (*Maker.fonts, "F3")
    lies = True
    painted = True
    collected = False  # numbers of a collection of signs (Adobe-GB1) tell the digits, by codes of the font's own

    def own(self, x: float, base: float, seen: str) -> None:
        """Write a figure that is seen so."""
        firsts = [_FIRST] * (len(seen) - 1) + [_SECOND]
        codes = "".join(
            f"{first + int(digit):0{2 if self.painted else 4}x}" for first, digit in zip(firsts, seen, strict=True)
        )
        self.put(f"BT /F3 10.5 Tf 1 0 0 1 {x:.2f} {self.height - base:.2f} Tm <{codes}> Tj ET")

    def _font(self, add: Any, name: str) -> int:
        if name != "F3":
            return super()._font(add, name)
        said = [
            (first + at, 0x30 + (at + (first == _SECOND and self.lies)) % 10)
            for first in (_FIRST, _SECOND)
            for at in range(10)
        ]
        pairs = "".join(f"<{code:0{2 if self.painted else 4}x}> <{means:04x}>\n" for code, means in said)
        codes = "<00> <ff>" if self.painted else "<0000> <ffff>"
        told = f"begincmap 1 begincodespacerange {codes} endcodespacerange 20 beginbfchar {pairs}endbfchar endcmap"
        unicode = f"/ToUnicode {add(pdf_maker.stream(told))} 0 R"
        if self.painted:
            steps = [(sign, add(pdf_maker.stream(procedure(str(at))))) for at, sign in enumerate(_NAMES)]
            procedures = "".join(f"/{sign} {number} 0 R/{sign}x {number} 0 R" for sign, number in steps)
            firsts, seconds = "".join(f"/{sign}" for sign in _NAMES), "".join(f"/{sign}x" for sign in _NAMES)
            names = f"/Encoding<</Type/Encoding/Differences[{_FIRST} {firsts} {_SECOND} {seconds}]>>"
            box = "/FontBBox[0 -120 500 880]/FontMatrix[.001 0 0 .001 0 0]/Resources<<>>"
            wide = f"/FirstChar {_FIRST}/LastChar {_SECOND + 9}/Widths[{f'{WIDE} ' * (_SECOND + 10 - _FIRST)}]"
            return add(f"<</Type/Font/Subtype/Type3{box}/CharProcs<<{procedures}>>{names}{wide}{unicode}>>")
        file = truetype(exchanged(""))
        numbers = {first + at: at + 1 for first in (_FIRST, _SECOND) for at in range(10)}
        if self.collected:
            numbers = {first + said - 0x30: at for first, said, at in self._collected(said)}
        glyphs = add(
            pdf_maker.stream(b"".join(struct.pack(">H", numbers.get(code, 0)) for code in range(max(numbers) + 1)))
        )
        flags = "/Type/FontDescriptor/FontName/Drawn/Flags 4/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[0 -120 500 880]"
        descriptor = add(f"<<{flags}/FontFile2 {add(pdf_maker.stream(file, f'/Length1 {len(file)}'))} 0 R>>")
        order = "GB1" if self.collected else "Identity"
        system = f"/CIDSystemInfo<</Registry(Adobe)/Ordering({order})/Supplement 2>>"
        below = add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Drawn{system}/FontDescriptor {descriptor} 0 R/DW {WIDE}/CIDToGIDMap {glyphs} 0 R>>"
        )
        coded = f"/Encoding/Identity-H{unicode}"
        if self.collected:
            pairs = [
                (code, first + means - 0x30)
                for (code, means), (first, _, _) in zip(said, self._collected(said), strict=True)
            ]
            ranges = "".join(f"<{code:04x}> {number}\n" for code, number in pairs)
            own = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange 20 begincidchar {ranges}endcidchar endcmap"
            coded = f"/Encoding {add(pdf_maker.stream(own, f'/Type/CMap/CMapName/Own{system}'))} 0 R"
        return add(f"<</Type/Font/Subtype/Type0/BaseFont/Drawn{coded}/DescendantFonts[{below} 0 R]>>")

    def _collected(self, said: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
        """The numbers of 0 in the collection, what each code says it is, and the glyph it shows."""
        for place, (_, means) in enumerate(said):
            yield (_OF_WIDTH if place < 10 else _HALF), means, place % 10 + 1


_FIRST, _SECOND = 0x30, 0x40  # the codes of 0
_OF_WIDTH, _HALF = 17, 830  # the numbers of 0 in Adobe-GB1: as wide as it is, and half as wide as a character


@kind("pdf-two-codes-for-one-digit")
def _two_codes() -> Iterator[Sample]:
    """Of the codes of a digit one may draw another: each is looked at."""
    for painted in (True, False):
        for lies in (True, False):
            maker = type("_TwoCodes", (TwoCodes,), {"painted": painted, "lies": lies})
            made = lambda r, _, m=maker: laid_out(HandLayout(m(), _own), r)  # noqa: E731
            truth = {"quiet": not lies, "note": TOLD if lies else ""}
            yield from each(
                f"{'drawings' if painted else 'outlines'}, {'false' if lies else 'true'}", made, (".pdf",), **truth
            )


_REPEATED = dict(zip(SOME, (11, 222, 33, 77, 100, 8800), strict=False))


@kind("pdf-digits-half-over-each-other")
def _half_over() -> Iterator[Sample]:
    """A digit that is written again so near that PDFium leaves it out, yet further away than to look bold."""
    for painted, apart in ((True, 0.25), (True, 0.2), (False, 0.15), (True, 0.4), (False, 0.3), (False, 0.2)):

        def how(maker: Any, text: str, x: float, base: float, _: Corners, apart: float = apart) -> None:
            for place, digit in enumerate(text):
                maker.own(x + place * apart * 10.5, base, digit)

        maker = type("_Near", (TwoCodes,), {"painted": painted, "lies": False})
        report = REPORT.with_values({key: _REPEATED.get(key, REPORT.value(key) or 0) for key in SOME})
        made = lambda m=maker, h=how, r=report: laid_out(HandLayout(m(), h), r)  # noqa: E731
        told = apart < (0.3 if painted else 0.2)
        twice = {key for key in SOME if len(set(str(report.value(key)))) < len(str(report.value(key)))}
        values = {
            key: (report.value(key), None) if told and key in twice else report.value(key) for key in report.form.typed
        }
        note, doubt = ("重叠", "how many digits there are") if told else ("", "")
        truth = truth_of(report, values=values, note=note, doubt=doubt, quiet=not told)
        yield Sample(f"{painted} {apart}", ".pdf", made, truth)


@kind("pdf-codes-of-a-font-s-own")
def _own_codes() -> Iterator[Sample]:
    """Numbers of a collection by codes that the file makes up: which digits they are is not told in Unicode."""
    for lies in (True, False):
        maker = type("_OwnCodes", (TwoCodes,), {"painted": False, "lies": lies, "collected": True})
        made = lambda r, m=maker: laid_out(HandLayout(m(), _own), r)  # noqa: E731
        doubt = "what the codes mean is not told"
        yield from left_blank(f"{'false' if lies else 'true'}", made, ".pdf", "缺少编码信息", doubt)


class _Outside(Maker):
    """Writes in a font that is not in the file, by codes that every system knows."""

    codes_of, name = "UniGB-UCS2-H", "STSong-Light"

    def text(
        self, x: float, base: float, text: str, size: float = 10.5, bold: bool = False, *_: Any, **__: Any
    ) -> None:
        codes = text.encode("utf-16-be" if self.codes_of.startswith("Uni") else "gbk", "replace").hex()
        self.put(f"BT /{self.fonts[bold]} {size} Tf 1 0 0 1 {x:.2f} {self.height - base:.2f} Tm <{codes}> Tj ET")

    def _font(self, add: Any, name: str) -> int:
        flags = "/Flags 6/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[0 -120 1000 880]"
        descriptor = add(f"<</Type/FontDescriptor/FontName/{self.name}{flags}>>")
        system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/W[1 95 500 814 939 500]"
        below = add(f"<</Type/Font/Subtype/CIDFontType0/BaseFont/{self.name}{system}/FontDescriptor {descriptor} 0 R>>")
        return add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{self.name}/Encoding/{self.codes_of}/DescendantFonts[{below} 0 R]>>"
        )


@kind("pdf-fonts-that-are-not-in-the-file")
def _outside() -> Iterator[Sample]:
    """As printing programs in Chinese leave out 宋体 and 仿宋, with codes of the system and no word on Unicode."""
    for codes in ("UniGB-UCS2-H", "UniGB-UTF16-H", "GBK-EUC-H", "GBKp-EUC-H", "GBK2K-H"):
        for name in ("STSong-Light", "SimSun", "FangSong_GB2312"):
            maker = type("_Named", (_Outside,), {"codes_of": codes, "name": name})
            made = lambda r, _, m=maker: laid_out(Layout(Look(), m()), r)  # noqa: E731
            yield from each(f"{codes}, {name}", made, (".pdf",))


def _in_a_drawing(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
    """Write a figure inside a drawing of its own."""
    maker.own(0.0, maker.height, text)
    maker.forms.append(maker.pages[-1].pop())
    maker.put(f"q 1 0 0 1 {x:.2f} {maker.height - base:.2f} cm /X{len(maker.forms) - 1} Do Q")


class _WithFonts(DigitFont):
    """Whose drawings know its fonts."""

    def _form_box(self) -> str:
        return "/Type/XObject/Subtype/Form/BBox[-9999 -9999 9999 9999]/Resources 3 0 R"


@kind("pdf-type-3-in-groups-and-on-turned-pages")
def _elsewhere() -> Iterator[Sample]:
    """Where the digits cannot be painted by themselves, they are looked at on the page."""
    for pairs in ("", *EXCHANGED[::3]):
        maker = type("_Exchanged", (_WithFonts,), {"drawn": exchanged(pairs)})
        made = lambda r, _, m=maker: laid_out(HandLayout(m(), _in_a_drawing), r)  # noqa: E731
        yield from _told(each(f"in drawings, {pairs}", made, (".pdf",)), pairs)
        for turn in (90, 180, 270):
            turned = lambda r, _, m=maker, t=turn: laid_out(HandLayout(m(turn=t), _own), r)  # noqa: E731
            yield from _told(each(f"turned by {turn}, {pairs}", turned, (".pdf",)), pairs)
