"""Kinds of pages with marks, flags and colours that few programs write: annotations of any kind, truths as 1 and 0, shades of one colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from core.opening import Opened
from core.report.report import Report
from tests.helpers.makers.pdf_maker import width
from tests.readings.added import OTHER, PATCH, added, stroke
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.on_pages.odd_signs import Corners, hand_ofd, ofd_text
from tests.readings.pages import REPORT
from tests.readings.unseen import HIDDEN, SOME

_KINDS = ("Caret", "Watermark", "Screen", "RichMedia", "3D", "PrinterMark", "Projection", "Odd")


def _across(wide: float, high: float, _: str) -> str:
    """A line from one border of the cell to the other."""
    return f"1 0 0 RG 1 w -1 {high / 2} m {wide + 1} {high / 2} l S"


_WAYS = {"a patch": (PATCH, "看不见"), "a stroke": (stroke, "划去"), "a line across the cell": (_across, "划去")}


def _no_zero(opened: Opened) -> Iterable[str]:
    """Figures that are there but struck or covered are no blank cells."""
    for note in opened.notes:
        if note.cell in SOME and "没有发生的请填0" in note.message:
            yield f"a 0 is asked for at {note.cell}"


@kind("pdf-annotations-of-any-kind")
def _annotations() -> Iterator[Sample]:
    """What has a look is seen, whatever its kind."""
    for report in (REPORT, OTHER):
        values = {key: (report.value(key), None) if key in SOME else report.value(key) for key in report.form.typed}
        for subtype in _KINDS:
            for name, (paint, note) in _WAYS.items():
                told = truth_of(report, values=values, note=note, doubt="it is crossed out or covered", extra=_no_zero)

                def made(report: Report = report, subtype: str = subtype, paint: Any = paint) -> bytes:
                    return added(report, subtype, paint, keys=lambda *_: {})

                yield Sample(f"{subtype}: {name}, {report.agency}", ".pdf", made, told)
    for subtype in ("Link", "Underline", "Squiggly", "Popup"):
        bare = lambda r=REPORT, s=subtype: added(r, s, None, keys=lambda *_: {})  # noqa: E731
        yield Sample(f"{subtype} without a look", ".pdf", bare, truth_of(REPORT, quiet=True))


_SHADES = (
    '<ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="9 0"><ofd:Segment><ofd:Color Value="{0}"/></ofd:Segment>'
    '<ofd:Segment><ofd:Color Value="{1}"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>'
)


@kind("ofd-unseen-in-rare-ways")
def _unseen() -> Iterator[Sample]:
    """Flags as XML Schema also writes them, colours that are shades, digits beyond what an object shows."""
    ways = {
        "not visible": (' Visible="0"', ""),
        "not filled": (' Fill="0"', ""),
        "shades of white": ("", _SHADES.format("255 255 255", "255 255 255")),
    }
    for name, (more, inner) in ways.items():

        def how(maker: Any, text: str, x: float, base: float, _: Corners, more: str = more, inner: str = inner) -> None:
            ofd_text(maker, text, x, base)
            ofd_text(maker, HIDDEN, x + width(text, 10.5), base, more, inner)

        yield from each(name, lambda r, _, h=how: hand_ofd(r, h), (".ofd",), quiet=False, note="看不见")

    def seen(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        ofd_text(maker, text, x, base, ' Visible="1" Fill="1" Stroke="0"', _SHADES.format("0 0 0", "90 0 0"))

    yield from each("seen", lambda r, _: hand_ofd(r, seen), (".ofd",))


@kind("ofd-digits-beyond-their-boundary")
def _beyond() -> Iterator[Sample]:
    """A boundary cuts off what stands outside of it; programs that draw it all the same show another figure."""

    def how(maker: Any, text: str, x: float, base: float, _: Corners) -> None:
        ofd_text(maker, text + HIDDEN, x, base)
        place = maker.pages[-1].pop()
        wide = f"{width(text, 10.5) * 25.4 / 72:.3f}"
        maker.pages[-1].append(place.replace(" 60 6", f" {wide} 6", 1))

    for sample in each("beyond", lambda r, _: hand_ofd(r, how), (".ofd",), quiet=False, note="只显示出一部分"):
        values = sample.truth.values
        if any(len(str(values[key])) > 3 for key in SOME if key in values):
            continue  # figures on two lines
        either = {key: (value, int(f"{value}{HIDDEN}")) if key in SOME else value for key, value in values.items()}
        yield replace(sample, truth=replace(sample.truth, values=either, doubt="programs differ"))
