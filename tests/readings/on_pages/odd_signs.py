"""Kinds of pages whose figures are written in odd ways: codes that say nothing, drawn as shapes, crossed out slantwise."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from core.forms.spec import Table
from core.report.report import Report
from core.writers.layout.style import STYLES
from core.writers.typesetting import typeset
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Drawing, Layout, Look, Maker, Slot, laid_out, width
from tests.readings.drawn import OTHER, each
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME

_MM = 25.4 / 72
Corners = tuple[float, float, float, float]
Write = Callable[[Any, str, float, float, Corners], None]  # maker, figure, left, baseline, its cell
_DIGITS = range(0x30, 0x3A)


class _Hand(Drawing):
    """Writes some figures in a way of its own."""

    def write(self, slot: Slot, lines: list[str], x0: float, y0: float, x1: float, y1: float) -> None:
        self.mine = slot.box.key in SOME
        super().write(slot, lines, x0, y0, x1, y1)

    def figure(self, line: str, x: float, base: float, box: Corners) -> None:
        if self.mine:
            self.layout.how(self.maker, line, x, base, box)  # type: ignore[attr-defined]
        else:
            super().figure(line, x, base, box)


class HandLayout(Layout):
    def __init__(self, maker: Maker, how: Write) -> None:
        super().__init__(Look(), maker)
        self.how = how

    def table(self, table: Table, shown: dict[str, str]) -> None:
        _Hand(self, table, shown).draw()


class _OwnFont(Maker):
    """Writes figures in a font of its own, which says of its digits what ``means`` says; nothing where that is None."""

    fonts = (*Maker.fonts, "F3")
    means: dict[int, int] | None = None

    def own(self, x: float, base: float, text: str) -> None:
        """Write in the font of the figures."""
        codes = "".join(f"{self.codes.setdefault(sign, len(self.codes) + 1):04x}" for sign in text)
        self.put(f"BT /F3 10.5 Tf 1 0 0 1 {x:.2f} {self.height - base:.2f} Tm <{codes}> Tj ET")

    def _font(self, add: Any, name: str) -> int:
        if name == "F3":
            self.readable, self.named = (
                self.means is not None,
                {code: chr(other) for code, other in (self.means or {}).items()},
            )
        try:
            return super()._font(add, name)
        finally:
            self.readable, self.named = True, {}


def hand_pdf(report: Report, how: Write, means: dict[int, int] | None = None) -> bytes:
    maker = _OwnFont()
    maker.means = means
    return laid_out(HandLayout(maker, how), report)


def ofd_text(maker: Any, text: str, x: float, base: float, more: str = "", inner: str = "", font: int = 1) -> None:
    maker.number += 1
    steps = " ".join([f"{5.25 * _MM:.4f}"] * (len(text) - 1))
    box = f"{x * _MM:.3f} {(base - 10.5) * _MM:.3f} 60 6"
    code = f'<ofd:TextCode X="0" Y="{10.5 * _MM:.3f}" DeltaX="{steps}">{text}</ofd:TextCode>'
    maker.pages[-1].append(
        f'<ofd:TextObject ID="{maker.number}" Boundary="{box}" Font="{font}" Size="{10.5 * _MM:.3f}"{more}>{inner}{code}</ofd:TextObject>'
    )


def ofd_path(maker: Any, box: Corners, data: str, more: str = "") -> None:
    x0, y0, x1, y1 = (_MM * side for side in box)
    maker.number += 1
    maker.pages[-1].append(
        f'<ofd:PathObject ID="{maker.number}" Boundary="{x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f}" LineWidth="0.3"{more}>'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def hand_ofd(report: Report, how: Write) -> bytes:
    return laid_out(HandLayout(OfdMaker(Ways()), how), report)


def _own(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
    maker.own(x, base, text)


def left_blank(name: str, made: Callable[[Report], bytes], form: str, note: str, doubt: str) -> Iterator[Sample]:
    """Samples whose figures are left blank, with a note at each."""
    for sample in each(name, lambda report, _: made(report), (form,), quiet=False, note=note, doubt=doubt):
        values = {key: (value, None) if key in SOME else value for key, value in sample.truth.values.items()}
        yield replace(sample, truth=replace(sample.truth, values=values))


def _blank(samples: Iterator[Sample]) -> Iterator[Sample]:
    """The samples, nothing in the cells of some figures."""
    for sample in samples:
        values = {key: None if key in SOME else value for key, value in sample.truth.values.items()}
        yield replace(sample, truth=replace(sample.truth, values=values))


@kind("figures-of-unknown-codes")
def _unknown() -> Iterator[Sample]:
    """Their fonts do not say which digits they are: never blank without a word, never another sign."""
    doubt = "what the codes mean is not told"
    meanings = {
        "no codes": None,
        "codes for private use": {code: 0xE000 + code for code in _DIGITS},
        "a sign for unknown ones": dict.fromkeys(_DIGITS, 0xFFFD),
        "digits of fonts of symbols": {code: 0xF000 + code for code in _DIGITS},
    }
    for name, means in meanings.items():
        yield from left_blank(name, lambda r, m=means: hand_pdf(r, _own, m), ".pdf", "缺少编码信息", doubt)
    for name, sign in {"a sign for any glyph": 0xA4, "codes for private use": 0xE010}.items():

        def how(maker: Any, text: str, x: float, base: float, _: Corners, sign: int = sign) -> None:
            ofd_text(maker, chr(sign) * len(text), x, base)

        yield from left_blank(name, lambda r, h=how: hand_ofd(r, h), ".ofd", "缺少编码信息", doubt)


def _said_otherwise(report: Report, said: str) -> bytes:
    """The report in a real font that says of its digits 0 to 9 what stands at their place in ``said``."""
    from pypdf import PdfReader, PdfWriter

    names = {f"<{0x30 + place:04X}>\n".encode(): f"<{ord(sign):04X}>\n".encode() for place, sign in enumerate(said)}
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(typeset.pdf(report, STYLES["official"]))))
    done: set[int] = set()
    for font in (font for page in writer.pages for font in page["/Resources"]["/Font"].values()):  # type: ignore[index]
        told = font.get_object()["/ToUnicode"].get_object()
        if id(told) not in done:
            done.add(id(told))
            told.set_data(re.sub(rb"<003\d>\n", lambda found: names[found[0]], told.get_data()))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


_EXCHANGED = {"the next": "1234567890", "six, nine": "0123459786", "three, eight": "0128456739"}
_EXCHANGED |= {
    "no holes": "0735416289",
    "one, seven": "0723456189",
    "two, five": "0153426789",
    "three, five": "0125436789",
}


@kind("digits-drawn-as-others")
def _as_others() -> Iterator[Sample]:
    """What is seen is one digit, what is copied another: what is seen counts, and it is told."""
    for name, said in _EXCHANGED.items():
        told = truth_of(REPORT, note="编码与显示的数字不符")
        yield Sample(name, ".pdf", lambda s=said: _said_otherwise(REPORT, s), told)


@kind("digits-by-other-codes")
def _other_codes() -> Iterator[Sample]:
    """Digits that formulas are set in, and those of another script, are digits."""
    for name, first in {"bold": 0x1D7CE, "of one width": 0x1D7F6, "Arabic": 0x660}.items():
        means = {code: first + code - 0x30 for code in _DIGITS}
        yield from each(name, lambda r, _, m=means: hand_pdf(r, _own, m), (".pdf",))


def _slantwise(corner: bool, twice: bool) -> tuple[Write, Write]:
    """A stroke from corner to corner of the cell, or through the figure alone; perhaps two."""

    def ends(text: str, box: Corners) -> Corners:
        x, y, half = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, width(text, 10.5) / 2 + 1
        return box if corner else (x - half, y - 4, x + half, y + 4)

    def pdf(maker: Any, text: str, x: float, base: float, box: Corners) -> None:
        maker.text(x, base, text, 10.5)
        x0, y0, x1, y1 = ends(text, box)
        maker.line(x0, y1, x1, y0)
        if twice:
            maker.line(x0, y0, x1, y1)

    def ofd(maker: Any, text: str, x: float, base: float, box: Corners) -> None:
        ofd_text(maker, text, x, base)
        x0, y0, x1, y1 = placed = ends(text, box)
        wide, high = _MM * (x1 - x0), _MM * (y1 - y0)
        ofd_path(maker, placed, f"M 0 {high} L {wide} 0" + f" M 0 0 L {wide} {high}" * twice)

    return pdf, ofd


@kind("figures-crossed-slantwise")
def _crossed() -> Iterator[Sample]:
    """A figure that a slanting stroke crosses does not count in silence."""
    for name, corner, twice in (("the cell", True, False), ("the figure", False, False), ("twice", False, True)):
        pdf, ofd = _slantwise(corner, twice)
        doubt = "it is crossed out"
        yield from left_blank(name, lambda r, h=pdf: hand_pdf(r, h), ".pdf", "划去", doubt)
        yield from left_blank(name, lambda r, h=ofd: hand_ofd(r, h), ".ofd", "划去", doubt)


def _stroke_for_nothing(maker: Any, _: str, __: float, ___: float, box: Corners) -> None:
    if isinstance(maker, OfdMaker):
        ofd_path(maker, box, f"M 0 {_MM * (box[3] - box[1])} L {_MM * (box[2] - box[0])} 0")
    else:
        maker.line(box[0], box[3], box[2], box[1])


def _shapes(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
    """The outlines of digits, roughly."""
    for place in range(len(text)):
        at = x + 5.25 * place
        if isinstance(maker, OfdMaker):
            ofd_path(
                maker,
                (at, base - 8, at + 5, base),
                "M 0.2 2.6 L 0.6 0.2 B 1.2 0.2 1.6 0.8 1.6 1.6 L 1 2.6 C",
                ' Fill="true" Stroke="false"',
            )
        else:
            low = maker.height - base
            maker.put(f"{at + 0.5} {low} m {at + 2} {low + 7} l {at + 6} {low + 7} {at + 6} {low} {at + 2} {low} c h f")


@kind("figures-drawn-as-shapes")
def _as_shapes() -> Iterator[Sample]:
    """A person reads them: their cells are not told as blank."""
    for form, make in ((".pdf", hand_pdf), (".ofd", hand_ofd)):
        yield from _blank(each("shapes", lambda r, _, m=make: m(r, _shapes), (form,), quiet=False, note="有图片"))
        stroke = lambda r, _, m=make: m(r, _stroke_for_nothing)  # noqa: E731
        yield from _blank(each("a stroke for nothing", stroke, (form,), quiet=False, extra=_no_pictures))


def _no_pictures(opened: Any) -> Iterator[str]:
    yield from (note.message for note in opened.notes if "图片" in note.message)


@kind("letters-in-white-with-an-outline")
def _outlined() -> Iterator[Sample]:
    """What is seen of them is the outline."""

    def pdf(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        maker.put("1 g 0 G 0.4 w 2 Tr")
        maker.text(x, base, text, 10.5, grey=1)
        maker.put("0 Tr 0 g")

    def ofd(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        inner = '<ofd:FillColor Value="255 255 255"/><ofd:StrokeColor Value="0 0 0"/>'
        ofd_text(maker, text, x, base, ' Fill="true" Stroke="true"', inner)

    yield from each("outline", lambda r, _: hand_pdf(r, pdf), (".pdf",))
    yield from each("outline", lambda r, _: hand_ofd(r, ofd), (".ofd",))


@kind("pdf-text-told-otherwise")
def _told_otherwise() -> Iterator[Sample]:
    """What the file says that letters stand for is not what is seen."""
    for told in ("86", "", " "):

        def how(maker: Any, text: str, x: float, base: float, _: Corners, told: str = told) -> None:
            maker.put(f"/Span <</ActualText ({told})>> BDC")
            maker.text(x, base, text, 10.5)
            maker.put("EMC")

        yield from each(f"told as “{told}”", lambda r, _, h=how: hand_pdf(r, h), (".pdf",))


@kind("ofd-white-in-hexadecimals")
def _hexadecimals() -> Iterator[Sample]:
    """Colours may be written so; white figures are not seen."""

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        ofd_text(maker, text, x, base, "", '<ofd:FillColor Value="#FF #FF #FF"/>')

    yield from _blank(each("white", lambda r, _: hand_ofd(r, how), (".ofd",), quiet=False, note="看不见"))


def _plain(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
    maker.text(x, base, text, 10.5)


def _dotted(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as taken:
        for name in given.namelist():
            taken.writestr("./" + name, given.read(name))
    return out.getvalue()


@kind("pages-packed-oddly")
def _packed() -> Iterator[Sample]:
    """Bytes before the file, as downloads leave them; names from the folder on."""
    yield from each("lines before it", lambda r, _: b"\r\nHTTP/1.1 200 OK\r\n\r\n" + hand_pdf(r, _plain), (".pdf",))
    yield from each("names from the folder", lambda r, _: _dotted(hand_ofd(r, _plain)), (".ofd",))


@kind("ofd-versions")
def _versions() -> Iterator[Sample]:
    """The version that the package calls the current one is shown, not the document that it was made of."""
    for current, told in (("2", OTHER), ("1", REPORT), ("", REPORT)):
        yield Sample(f"current “{current}”", ".ofd", lambda c=current: _in_versions(c), truth_of(told, quiet=True))


def _in_versions(current: str) -> bytes:
    out, root = io.BytesIO(), ""
    with zipfile.ZipFile(out, "w") as taken:
        for number, report in enumerate((REPORT, OTHER)):
            with zipfile.ZipFile(io.BytesIO(hand_ofd(report, _plain))) as given:
                for name in given.namelist():
                    if name != "OFD.xml":
                        taken.writestr(name.replace("Doc_0", f"Doc_{number}"), given.read(name))
                root = given.read("OFD.xml").decode()
            version = f"<ofd:DocRoot>/Doc_{number}/Document.xml</ofd:DocRoot>"
            space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
            taken.writestr(f"Doc_0/Versions/{number + 1}.xml", f"<ofd:DocVersion {space}>{version}</ofd:DocVersion>")
        entries = "".join(
            f'<ofd:Version ID="{n}" Index="{n}" Current="{str(str(n) == current).lower()}" BaseLoc="Doc_0/Versions/{n}.xml"/>'
            for n in (1, 2)
        )
        taken.writestr(
            "OFD.xml", root.replace("</ofd:DocBody>", f"<ofd:Versions>{entries}</ofd:Versions></ofd:DocBody>")
        )
    return out.getvalue()
