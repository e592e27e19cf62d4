"""Kinds of figures on fixed pages of which only a part is seen, or that nobody can read as they stand; and those crossed out by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from core.report.report import Report
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Maker, laid_out, width
from tests.readings.drawn import OTHER
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.on_pages.odd_signs import Corners, HandLayout
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME

_SIZE = 10.5
How = Callable[[Any, str, float, float, Corners], None]  # maker, figure, left, baseline, its cell


def _made(report: Report, how: How, form: str) -> bytes:
    return laid_out(HandLayout(OfdMaker(Ways()) if form == ".ofd" else Maker(), how), report)


def _each(
    name: str, how: How, truth: Callable[[Report], Truth], forms: tuple[str, ...] = (".pdf",)
) -> Iterator[Sample]:
    for report in (REPORT, OTHER):
        for form in forms:
            made = lambda r=report, f=form: _made(r, how, f)  # noqa: E731
            yield Sample(f"{name}, {report.agency}", form, made, truth(report))


def _read(report: Report) -> Truth:
    return truth_of(report, note="只显示出一部分")


def _blank(note: str) -> Callable[[Report], Truth]:
    """Some figures blank, with a note that each might be what stands there."""

    def truth(report: Report) -> Truth:
        values = {key: (None,) if key in SOME else report.value(key) for key in report.form.typed}
        return truth_of(report, values=values, note=note, doubt="nobody can read it for certain")

    return truth


def _quiet(report: Report) -> Truth:
    return truth_of(report, quiet=True)


def _within(left: float, low: float, wide: float, high: float) -> How:
    """Within a clip, as shares of the figure's width and of the height of its digits."""

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        room, tall = width(text, _SIZE), 0.7 * _SIZE
        box = (x + left * room, maker.height - base + low * tall, wide * room, high * tall)
        maker.put("q {:.2f} {:.2f} {:.2f} {:.2f} re W n".format(*box))
        maker.text(x, base, text, _SIZE)
        maker.put("Q")

    return how


@kind("figures-cut-by-clips")
def _cut() -> Iterator[Sample]:
    """Half of their height is seen; what is cut by a hair is whole."""
    for name, how in {"above": _within(-1, 0.5, 3, 1), "below": _within(-1, -1, 3, 1.62)}.items():
        yield from _each(name, how, _read)
    for name, how in {"whole": _within(-1, -1, 3, 3), "closely": _within(-1, -0.1, 3, 1.2)}.items():
        yield from _each(name, how, _quiet)


@kind("figures-half-covered")
def _covered() -> Iterator[Sample]:
    """A patch over the feet of the figures, such as the ground of the next row."""

    def patched(share: float) -> How:
        def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
            maker.text(x, base, text, _SIZE)
            maker.bar(x - 1, base - share * 0.7 * _SIZE, x + width(text, _SIZE) + 1, base + 2, grey=1)
            if isinstance(maker, OfdMaker):
                return
            maker.put("0 g")

        return how

    yield from _each("nearly half", patched(0.46), _read, (".pdf", ".ofd"))
    yield from _each("hardly", patched(0.05), _quiet, (".pdf", ".ofd"))


def _through(a: float, b: float, c: float, d: float) -> How:
    """Drawn through a transform around the middle of the figure."""

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        p, q = x + width(text, _SIZE) / 2, maker.height - base + 0.35 * _SIZE
        maker.put(f"q {a} {b} {c} {d} {p - a * p - c * q:.3f} {q - b * p - d * q:.3f} cm")
        maker.text(x, base, text, _SIZE)
        maker.put("Q")

    return how


@kind("figures-mirrored-or-overtyped")
def _unreadable() -> Iterator[Sample]:
    """What looks like another digit, or like none, is no figure, whatever its codes say."""

    def overtyped(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        maker.text(x, base, text, _SIZE)
        maker.text(x + 0.2, base, text.translate(str.maketrans("0123456789", "6789012345")), _SIZE)

    told = _blank("无法识别，读成")
    yield from _each("left to right", _through(-1, 0, 0, 1), told)
    yield from _each("upside down", _through(1, 0, 0, -1), told)
    yield from _each("typed over", overtyped, told, (".pdf", ".ofd"))
    yield from _each("leaning", _through(1, 0, 0.3, 1), _quiet)


@kind("figures-that-slant")
def _slanting() -> Iterator[Sample]:
    """No blank, and not read as if they stood upright."""

    def slanted(degrees: float) -> How:
        return lambda maker, text, x, base, _: maker.text(x, base, text, _SIZE, slant=degrees)

    for degrees in (10, -30):
        yield from _each(f"{degrees} degrees", slanted(degrees), _blank("斜着写"), (".pdf", ".ofd"))


@kind("figures-squeezed-to-strokes")
def _squeezed() -> Iterator[Sample]:
    """A digit behind each figure, as wide as a hair."""

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        maker.text(x, base, text, _SIZE)
        maker.put("1 Tz")
        maker.text(x + width(text, _SIZE), base, "9", _SIZE)
        maker.put("100 Tz")

    yield from _each("a hundredth", how, lambda report: truth_of(report, note="看不见的“9”"))


def _stroke(shape: str) -> How:
    """A line by hand: ``shape`` in units of the figure's width and of its size."""

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        maker.text(x, base, text, _SIZE)
        if shape == "line":
            maker.line(x, base - 0.58 * _SIZE, x + width(text, _SIZE), base - 0.58 * _SIZE)
            return
        room, low = width(text, _SIZE), maker.height - base
        words = shape.split()
        placed = [
            word
            if word.isalpha()
            else f"{(x + float(word) * room) if at % 2 == 0 else (low + float(word) * _SIZE):.2f}"
            for word, at in zip(words, _turns(words), strict=True)
        ]
        maker.put(f"1 w {' '.join(placed)} S")

    return how


def _turns(words: list[str]) -> Iterator[int]:
    """For each number whether it goes across (0) or up (1)."""
    count = 0
    for word in words:
        yield count % 2
        count += not word.isalpha()


@kind("figures-crossed-out-by-hand")
def _by_hand() -> Iterator[Sample]:
    struck = {
        "a wave": "-.2 .1 m .3 .9 .6 -.1 1.2 .8 c",
        "two bows": "-.2 .6 m .1 1 .3 -.2 .5 .3 c .7 .8 .9 -.2 1.2 .4 c",
        "a line across their heads": "line",
    }
    for name, shape in struck.items():
        yield from _each(name, _stroke(shape), _blank("已划去"))
    ring = "-.4 .35 m -.4 1.2 1.4 1.2 1.4 .35 c 1.4 -.5 -.4 -.5 -.4 .35 c"
    yield from _each("a ring around them", _stroke(ring), _quiet)


@kind("figures-below-shades")
def _shades() -> Iterator[Sample]:
    """Shades of colours painted over figures may hide them; those on which they stand do not."""

    def shades(maker: Any, x: float, base: float, wide: float) -> None:
        box = f"{x - 2:.2f} {maker.height - base - 3:.2f} {wide + 4:.2f} 13"
        maker.put(f"q {box} re W n /Sh0 sh Q")

    def over(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        maker.text(x, base, text, _SIZE)
        shades(maker, x, base, width(text, _SIZE))

    def below(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        shades(maker, x, base, width(text, _SIZE))
        maker.text(x, base, text, _SIZE)

    def made(report: Report, how: How) -> bytes:
        shading = "/Shading<</Sh0<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 600 0]/Extend[true true]/Function<</FunctionType 2/Domain[0 1]/C0[.9]/C1[1]/N 1>>>>>>"
        return _made(report, how, ".pdf").replace(b"/Resources<<", f"/Resources<<{shading}".encode())

    for report in (REPORT, OTHER):
        told = truth_of(report, note="有图片", doubt="they may be hidden")
        yield Sample(f"over, {report.agency}", ".pdf", lambda r=report: made(r, over), told)
        yield Sample(f"below, {report.agency}", ".pdf", lambda r=report: made(r, below), truth_of(report, quiet=True))


@kind("figures-written-unseen-first")
def _unseen_first() -> Iterator[Sample]:
    """As programs throw shadows: the same in the same place, first without ink."""

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        maker.put("3 Tr")
        maker.text(x + 0.1, base, text, _SIZE)
        maker.put("0 Tr")
        maker.text(x, base, text, _SIZE)

    yield from _each("no ink", how, _quiet)
