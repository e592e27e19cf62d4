"""Kinds of figures that are crossed out in other ways than by a stroke, stand upside down, or run in other directions."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from core.report.report import Report
from tests.helpers.makers.pdf_maker import Layout, Look, Maker, laid_out, stream, width
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind
from tests.readings.on_pages.odd_signs import Corners, HandLayout, Write, hand_ofd, hand_pdf, left_blank, ofd_text
from tests.readings.on_pages.printed import maker
from tests.readings.unseen import SOME

_SIZE = 10.5
_BOTH: tuple[tuple[str, Callable[[Report, Write], bytes]], ...] = ((".pdf", hand_pdf), (".ofd", hand_ofd))
_GREY = "/Type/XObject/Subtype/Image/Width 10/Height 5/ColorSpace/DeviceGray/BitsPerComponent 8"


class _Painted(Maker):
    """Whose pages know shades of colours, a pattern and pictures."""

    def _more(self, add: Any) -> tuple[str, str]:
        steps = add("<</FunctionType 2/Domain[0 1]/C0[1 0 0]/C1[0 0 0]/N 1>>")
        shades = add(
            f"<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 600 0]/Function {steps} 0 R/Extend[true true]>>"
        )
        pattern = add(f"<</Type/Pattern/PatternType 2/Shading {shades} 0 R>>")
        black = add(stream(bytes(50), _GREY))
        middle = add(stream(bytes([0] * 20 + [255] * 10 + [0] * 20), _GREY))
        masked = add(stream(bytes(50), f"{_GREY}/SMask {middle} 0 R"))
        more = f"/Shading<</S {shades} 0 R>>/Pattern<</P {pattern} 0 R>>"
        return more, f"/Black {black} 0 R/Masked {masked} 0 R"


_WAYS = {
    "shades": "q {x:.2f} {y:.2f} {w:.2f} 0.8 re W n /S sh Q",
    "a pattern": "q /Pattern cs /P scn {x:.2f} {y:.2f} {w:.2f} 0.8 re f Q",
    "a picture": "q {w:.2f} 0 0 0.8 {x:.2f} {y:.2f} cm /Black Do Q",
}


@kind("pdf-figures-crossed-out-by-pictures-and-shades")
def _by_pictures() -> Iterator[Sample]:
    """As a line is drawn by programs that know no lines, over the figure or below it."""
    for name, way in _WAYS.items():
        for first in (False, True):

            def how(
                maker: Any, text: str, x: float, base: float, _: Corners, way: str = way, first: bool = first
            ) -> None:
                line = way.format(x=x, y=maker.height - base + 3.4, w=width(text, _SIZE))
                if first:
                    maker.put(line)
                maker.text(x, base, text, _SIZE)
                if not first:
                    maker.put(line)

            made = lambda r, h=how: laid_out(HandLayout(_Painted(), h), r)  # noqa: E731
            where = "below" if first else "over"
            yield from left_blank(f"{name} {where} the figure", made, ".pdf", "划去|看不见", "it is crossed out")


@kind("pdf-pictures-in-slices-below-figures")
def _in_slices() -> Iterator[Sample]:
    """The ground of a cell, one picture after the other, is no line."""

    def how(maker: Any, text: str, x: float, base: float, box: Corners) -> None:
        x0, top, x1, bottom = box
        maker.put("1 1 1 rg")
        for step in range(int((bottom - top - 2) // 2)):
            maker.put(
                f"q {x1 - x0 - 2:.2f} 0 0 2 {x0 + 1:.2f} {maker.height - bottom + 1 + 2 * step:.2f} cm /Masked Do Q"
            )
        maker.text(x, base, text, _SIZE)

    yield from each("slices", lambda r, _: laid_out(HandLayout(_Painted(), how), r), (".pdf",))


@kind("figures-crossed-out-from-border-to-border")
def _across() -> Iterator[Sample]:
    """By a line as wide as the cell."""
    for room in (0.0, 1.0, 2.0):

        def how(maker: Any, text: str, x: float, base: float, box: Corners, room: float = room) -> None:
            maker.text(x, base, text, _SIZE)
            maker.line(box[0] + room, base - 3.4, box[2] - room, base - 3.4)

        for form, make in _BOTH:
            made = lambda r, h=how, m=make: m(r, h)  # noqa: E731
            yield from left_blank(f"{room} from the borders", made, form, "划去", "it is crossed out")


class _Lined(Layout):
    """A line as wide as the text along some headings, so far above their baseline."""

    high = 0.0

    def paragraph(self, text: str, *given: Any, **more: Any) -> None:
        super().paragraph(text, *given, **more)
        if text.startswith(("一、", "四、")):
            at = self.y - (0.25 + self.high) * _SIZE
            self.maker.line(self.left, at, self.right, at)


@kind("lines-as-wide-as-the-text-along-headings")
def _along_headings() -> Iterator[Sample]:
    """What runs through the letters strikes them, what runs above or below them parts the page."""
    for high in (-0.5, -0.3, -0.1, 0.0, 0.25, 0.35, 0.5, 0.8, 0.9, 1.1, 1.3):

        def made(report: Report, form: str, high: float = high) -> bytes:
            return laid_out(type("_At", (_Lined,), {"high": high})(Look(), maker(form)), report)

        if not 0.2 < high < 0.6:
            yield from each(f"{high} above the baseline", made)
            continue
        yield from each(f"{high} above the baseline", made, quiet=False, note="划去.*总体情况")


def _turned(degrees: float) -> Write:
    """A figure turned around its middle."""

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
        along, up = -width(text, _SIZE) / 2, -0.35 * _SIZE
        middle = x - along, base + up
        maker.text(middle[0] + along * c - up * s, middle[1] - along * s - up * c, text, _SIZE, slant=degrees)

    return how


def _may_be_another(figure: str) -> bool:
    return set(figure) <= set("01689") and figure[::-1].translate(str.maketrans("69", "96")) != figure


def _told(samples: Iterator[Sample], wrong: Callable[[str], bool], note: str) -> Iterator[Sample]:
    """The samples; figures of which ``wrong`` says so may be blank, with a note."""
    for sample in samples:
        values = sample.truth.values
        lost = [key for key in SOME if key in values and wrong(str(values[key]))]
        told = {key: (value, None) if key in lost else value for key, value in values.items()}
        doubt = "it may be another figure" if lost else ""
        yield replace(
            sample, truth=replace(sample.truth, values=told, note=note if lost else "", doubt=doubt, quiet=not lost)
        )


@kind("figures-upside-down")
def _upside_down() -> Iterator[Sample]:
    """Those that may be others are told, the rest is read."""
    for form, make in _BOTH:
        made = lambda r, _, m=make: m(r, _turned(180))  # noqa: E731
        yield from _told(each("upside down", made, (form,), quiet=False), _may_be_another, "反写")


@kind("ofd-directions")
def _directions() -> Iterator[Sample]:
    """Directions of reading that the distances contradict are told; letters on their side are read."""
    for more in (' CharDirection="90"', ' CharDirection="270"'):
        how = lambda m, text, x, base, _, more=more: ofd_text(m, text, x, base, more)  # noqa: E731
        yield from each(more, lambda r, _, h=how: hand_ofd(r, h), (".ofd",))
    for more in (' ReadDirection="90"', ' ReadDirection="180"', ' ReadDirection="270"', ' CharDirection="180"'):
        how = lambda m, text, x, base, _, more=more: ofd_text(m, text, x, base, more)  # noqa: E731
        lost = (
            (lambda figure: len(figure) > 1 or figure in "69") if "Char" in more else (lambda figure: len(figure) > 1)
        )
        yield from _told(each(more, lambda r, _, h=how: hand_ofd(r, h), (".ofd",), quiet=False), lost, "反写")


def _stacked(size: float, apart: float) -> Write:
    """A figure of several digits as a fraction, its lines so far ``apart``, in a cell that it may fill."""

    def how(maker: Any, text: str, x: float, base: float, box: Corners) -> None:
        if len(text) < 2:
            maker.text(x, base, text, _SIZE)
            return
        over, under = text[:-1], text[-1:]
        middle, height = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        half = width(over, size) / 2
        maker.text(middle - width(over, size) / 2, height - 1.5, over, size)
        maker.line(middle - half, height, middle + half, height)
        maker.text(middle - width(under, size) / 2, height - 1.5 + apart, under, size)

    return how


@kind("figures-as-stacked-fractions")
def _fractions() -> Iterator[Sample]:
    """Never one figure of both."""
    for size, apart in ((8.0, 9.0), (8.0, 7.0), (6.0, 7.0), (12.0, 12.0)):
        for form, make in _BOTH:
            how = _stacked(size, apart)
            made = lambda r, _, m=make, h=how: m(r, h)  # noqa: E731
            told = each(f"{size} {apart}", made, (form,), quiet=False)
            yield from _told(told, lambda figure: len(figure) > 1, "里有两个数|有两处|已划去")
