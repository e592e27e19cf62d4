"""Kinds of pages by how programs draw them: letters twice or one by one, pages askew, upside down, on larger sheets."""

from __future__ import annotations

import io
import math
import random
from collections.abc import Callable, Iterator
from typing import Any

from core.report.report import Report
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Layout, Look, Maker, laid_out, width
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report

OTHER = made_report("白石县民政局", 3)
OLDER = made_report("临江市门户网站管理局", 5, "2019")


def as_given(write: Callable[..., None], *given: Any, **more: Any) -> None:
    """A hook that changes nothing."""
    write(*given, **more)


class _Hooked:
    """A maker whose letters and lines a hook changes on their way to the page; it stands before a maker's class."""

    how: Callable[..., None] = staticmethod(as_given)
    ruled: Callable[..., None] = staticmethod(as_given)

    def text(self, *given: Any, **more: Any) -> None:
        self.how(super().text, *given, **more)  # type: ignore[misc]

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.ruled(super().line, x0, y0, x1, y1)  # type: ignore[misc]


class Hand(_Hooked, Maker):
    """The hooks in a PDF."""


class OfdHand(_Hooked, OfdMaker):
    """The hooks in an OFD."""


def drawn(report: Report, form: str, how: Any = None, ruled: Any = None, look: Look | None = None) -> bytes:
    """The report as ``.pdf`` or ``.ofd`` with hooks for letters and lines."""
    maker: Any = OfdHand(Ways()) if form == ".ofd" else Hand()
    maker.how, maker.ruled = how or maker.how, ruled or maker.ruled
    return laid_out(Layout(look or Look(), maker), report)


def each(
    name: str, made: Callable[[Report, str], bytes], forms: tuple[str, ...] = (".pdf", ".ofd"), **truth: Any
) -> Iterator[Sample]:
    """The samples of one way: two reports in each format."""
    for report in (REPORT, OLDER):
        for form in forms:
            told: Truth = truth_of(report, **({"quiet": True} | truth))
            yield Sample(f"{name}, {report.agency}", form, lambda r=report, f=form: made(r, f), told)


def _twice(dx: float, dy: float, grey: float = 0, times: int = 2) -> Callable[..., None]:
    def how(write: Any, x: float, base: float, text: str, size: float = 10.5, bold: bool = False, **more: Any) -> None:
        for step in reversed(range(times)):
            write(x + step * dx, base + step * dy, text, size, bold, **(more | ({"grey": grey} if step else {})))

    return how


@kind("letters-drawn-twice")
def _drawn_twice() -> Iterator[Sample]:
    """Bold letters made of plain ones drawn again a little beside, and letters with a shadow."""
    for name, how in {
        "in one place": _twice(0, 0),
        "beside": _twice(0.25, 0),
        "further beside": _twice(0.5, 0.2),
        "three times": _twice(0.3, 0, times=3),
        "a shadow": _twice(0.8, 0.8, grey=0.7),
        "a further shadow": _twice(1.1, 1.1, grey=0.6),
    }.items():
        yield from each(name, lambda r, f, h=how: drawn(r, f, h))


def _by_letter(step: int) -> Callable[..., None]:
    def how(write: Any, x: float, base: float, text: str, size: float = 10.5, bold: bool = False, **more: Any) -> None:
        starts = [x + width(text[:i], size) for i in range(len(text))]
        for at, sign in list(zip(starts, text, strict=True))[::step]:
            write(at, base, sign, size, bold, **more)

    return how


@kind("letters-one-by-one")
def _one_by_one() -> Iterator[Sample]:
    """Each letter is an object of its own, the last first."""
    for name, step in (("in order", 1), ("backwards", -1)):
        yield from each(name, lambda r, f, s=step: drawn(r, f, _by_letter(s)))


class _Shuffled(Maker):
    """Paints the page in another order than it is read."""

    def data(self) -> bytes:
        for number, page in enumerate(self.pages):
            random.Random(number).shuffle(page)
        return super().data()


class _ShuffledOfd(OfdMaker):
    def data(self) -> bytes:
        for number, page in enumerate(self.pages):
            random.Random(number).shuffle(page)
        return super().data()


@kind("pages-painted-in-any-order")
def _any_order() -> Iterator[Sample]:
    def made(report: Report, form: str) -> bytes:
        maker = _ShuffledOfd(Ways()) if form == ".ofd" else _Shuffled()
        return laid_out(Layout(Look(footer="— {} —"), maker), report)

    yield from each("any order", made)


class _Moved(Maker):
    """A PDF whose pages are drawn through a transform."""

    matrix = ""

    def page(self) -> None:
        super().page()
        self.put(f"{self.matrix} cm")


class _MovedOfd(OfdMaker):
    """An OFD whose objects each have a transform, in points from the top left."""

    six = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)

    def _place(self, x: float, y: float, turn: tuple[float, float, float, float] = (1, 0, 0, 1)) -> str:
        from core.readers.pages.frame import moved, times

        a, b, c, d, e, f = self.six
        mm = 25.4 / 72
        x, y = moved((a, b, c, d, e * mm, f * mm), x, y)
        p, q, r, s, _, _ = times((*turn, 0, 0), (a, b, c, d, 0, 0))
        return f' Boundary="0 0 210 297" CTM="{p:.6f} {q:.6f} {r:.6f} {s:.6f} {x:.4f} {y:.4f}"'


def moved_pages(
    report: Report, form: str, matrix: tuple[float, float, float, float], look: Look | None = None
) -> bytes:
    """The report drawn through a transform around the middle of its pages (as seen, from the top left)."""
    a, b, c, d = matrix
    x, y = 297.5, 421.0
    maker: Any
    if form == ".ofd":
        maker = _MovedOfd(Ways())
        maker.six = (a, b, c, d, x - a * x - c * y, y - b * x - d * y)
    else:
        maker = _Moved()
        maker.matrix = " ".join(f"{one:.6f}" for one in (a, -b, -c, d, x - a * x + c * y, y + b * x - d * y))
    return laid_out(Layout(look or Look(), maker), report)


def turned(degrees: float) -> tuple[float, float, float, float]:
    """Clockwise, as seen."""
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return (c, s, -s, c)


@kind("pages-askew")
def _askew() -> Iterator[Sample]:
    """Pages a little turned, as scanners and copiers leave them."""
    for degrees in (0.3, -0.8, 1.5, -3.0):
        yield from each(f"{degrees} degrees", lambda r, f, d=degrees: moved_pages(r, f, turned(d)))


@kind("pages-sheared")
def _sheared() -> Iterator[Sample]:
    for name, matrix in {
        "a little": (1.0, 0.0, -0.02, 1.0),
        "up to the right": (1.0, -0.03, 0.0, 1.0),
        "by two fifths": (1.0, 0.0, -0.4, 1.0),
        "narrower": (0.7, 0.0, 0.0, 1.0),
        "lower": (1.0, 0.0, 0.0, 0.7),
        "small": (0.45, 0.0, 0.0, 0.45),
    }.items():
        yield from each(name, lambda r, f, m=matrix: moved_pages(r, f, m))


class _Flipped(Maker):
    """Pages drawn from the top, as browsers print them: turned over as a whole, each text turned back."""

    def page(self) -> None:
        super().page()
        self.put(f"1 0 0 -1 0 {self.height} cm")

    def text(self, x: float, base: float, *given: Any, **more: Any) -> None:
        before = len(self.pages[-1])
        super().text(x, base, *given, **more)
        operators = self.pages[-1].pop(before)
        old = f"1.0000 0.0000 -0.0000 1.0000 {x:.2f} {self.height - base:.2f} Tm"
        assert old in operators
        self.put(operators.replace(old, f"1 0 0 -1 {x:.2f} {base:.2f} Tm"))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        super().line(x0, self.height - y0, x1, self.height - y1)


@kind("pdf-drawn-from-the-top")
def _from_the_top() -> Iterator[Sample]:
    for look in (Look(), Look(footer="— {} —", torn=True)):
        yield from each(f"{look.footer}", lambda r, f, k=look: laid_out(Layout(k, _Flipped()), r), (".pdf",))


def sheets(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The PDF with each page changed."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for page in writer.pages:
        change(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _boxes(media: tuple[float, ...], crop: tuple[float, ...] | None = None, **more: Any) -> Callable[[Any], None]:
    def change(page: Any) -> None:
        from pypdf.generic import FloatObject, NameObject, RectangleObject

        page.mediabox = RectangleObject(media)
        if crop:
            page.cropbox = RectangleObject(crop)
        for name, value in more.items():
            page[NameObject(f"/{name}")] = FloatObject(value)

    return change


@kind("pdf-sheets")
def _sheets() -> Iterator[Sample]:
    """The page is a part of a larger sheet, begins below nothing, or is measured in other units."""
    for name, change in {
        "cropped": _boxes((-100, -100, 900, 1200), (0, 0, 595, 842)),
        "begins elsewhere": _boxes((-30, -20, 595, 842)),
        "units": _boxes((0, 0, 595, 842), UserUnit=2.0),
        "long": _boxes((0, -400, 595, 842)),
    }.items():
        yield from each(name, lambda r, f, c=change: sheets(drawn(r, f), c), (".pdf",))


def two_up(data: bytes, wide: bool = True) -> bytes:
    """Two pages side by side on each sheet, or one below the other."""
    from pypdf import PdfReader, PdfWriter, Transformation

    reader, writer = PdfReader(io.BytesIO(data)), PdfWriter()
    share = 0.7
    for number in range(0, len(reader.pages), 2):
        sheet = writer.add_blank_page(842, 595) if wide else writer.add_blank_page(595, 1684)
        for place, page in enumerate(reader.pages[number : number + 2]):
            if wide:
                step = Transformation().scale(share).translate(place * 421, 0)
            else:
                step = Transformation().translate(0, (1 - place) * 842)
            sheet.merge_transformed_page(page, step)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@kind("pdf-two-pages-on-a-sheet")
def _two_pages() -> Iterator[Sample]:
    for name, look in {
        "plain": Look(),
        "page numbers": Look(footer="— {} —"),
        "heads again": Look(heads=True, bottom=630),
    }.items():
        yield from each(name, lambda r, f, k=look: two_up(drawn(r, f, look=k)), (".pdf",))
    yield from each("below each other", lambda r, f: two_up(drawn(r, f), wide=False), (".pdf",))


def _spread(room: float) -> Callable[..., None]:
    """Figures with room between their digits, in one place each."""

    def how(write: Any, x: float, base: float, text: str, size: float = 10.5, bold: bool = False, **more: Any) -> None:
        if not text.isdigit():
            write(x, base, text, size, bold, **more)
            return
        start = x - room * size * (len(text) - 1) / 2
        for place, sign in enumerate(text):
            write(start + place * size * (0.5 + room), base, sign, size, bold, **more)

    return how


@kind("figures-spread")
def _figures_spread() -> Iterator[Sample]:
    for room in (0.05, 0.1, 0.2):
        yield from each(f"{room}", lambda r, f, n=room: drawn(r, f, _spread(n)))


def _beyond(shift: float) -> Callable[..., None]:
    """Figures that stand aside from the middle of their cells."""

    def how(write: Any, x: float, base: float, text: str, size: float = 10.5, bold: bool = False, **more: Any) -> None:
        write(x + (shift if text.isdigit() else 0), base, text, size, bold, **more)

    return how


@kind("figures-at-the-edge")
def _at_the_edge() -> Iterator[Sample]:
    for shift in (-9.0, 6.0, 9.0):
        yield from each(f"{shift}", lambda r, f, n=shift: drawn(r, f, _beyond(n)))


def _pale(grey: float) -> Callable[..., None]:
    def how(write: Any, x: float, base: float, text: str, size: float = 10.5, bold: bool = False, **more: Any) -> None:
        write(x, base, text, size, bold, **(more | {"grey": grey if text.isdigit() else more.get("grey", 0)}))

    return how


@kind("figures-in-pale-ink")
def _pale_figures() -> Iterator[Sample]:
    """Grey figures are figures, however often the same stands there."""
    for grey in (0.45, 0.6, 0.75):
        yield from each(f"{grey}", lambda r, f, n=grey: drawn(r, f, _pale(n)))
