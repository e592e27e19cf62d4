"""Kinds of PDF files with layers: what stands in one that is off is not seen, what stands in one that is on is."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from core.report.report import Report
from tests.helpers.makers.pdf_maker import Drawing, Layout, Look, Slot, laid_out
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import SOME

OTHER = made_report("白石县民政局", 3)
Section = Callable[[str], str]


def as_form(operators: str) -> str:
    """What stands in a drawing of its own."""
    return operators


class _Layered(Drawing):
    """Writes some figures, and other digits behind them, into sections of layers."""

    def write(self, slot: Slot, lines: list[str], x0: float, y0: float, x1: float, y1: float) -> None:
        figure, beside = self.layout.ways  # type: ignore[attr-defined]
        if slot.box.key not in SOME:
            super().write(slot, lines, x0, y0, x1, y1)
            return
        before = len(self.maker.pages[-1])
        super().write(slot, lines, x0, y0, x1, y1)
        page = self.maker.pages[-1]
        written = [one for one in page[before:] if " Tf " in one]
        rest = [one for one in page[before:] if one not in written]
        page[before:] = [*rest, *(figure(one) for one in written), *self._beside(beside, x0, y1, lines)]

    def _beside(self, beside: Section, x0: float, y1: float, lines: list[str]) -> Iterator[str]:
        page = self.maker.pages[-1]
        before = len(page)
        self.maker.text(x0 + 3, y1 - 4, "9", self.look.size)
        written = page[before:]
        del page[before:]
        for one in written:
            if beside is as_form:
                self.maker.forms.append(one)
                yield f"/X{len(self.maker.forms) - 1} Do"
            else:
                yield beside(one)


class _LayeredLayout(Layout):
    def __init__(self, figure: Section, beside: Section, look: Look) -> None:
        super().__init__(look)
        self.ways = figure, beside

    def table(self, table: object, shown: dict[str, str]) -> None:
        _Layered(self, table, shown).draw()  # type: ignore[arg-type]


def _named(name: str) -> Section:
    return lambda operators: f"/OC /{name} BDC {operators} EMC"


def layered(report: Report, figure: Section, beside: Section, state: dict[str, Any]) -> bytes:
    """The report with figures in one section and digits beside them in another.

    There are the layers ``On``, ``Off``, ``Used`` (off only by how it is used)
    and the groups ``Both`` and ``Either`` of the first two, ``Not`` and ``Deep`` with a condition.
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    data = laid_out(_LayeredLayout(figure, beside, state.get("look", Look())), report)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))

    def name(text: str) -> NameObject:
        return NameObject(f"/{text}")

    def made(**entries: Any) -> Any:
        return DictionaryObject({name(key): value for key, value in entries.items()})

    def layer(title: str, **more: Any) -> Any:
        return writer._add_object(made(Type=name("OCG"), Name=TextStringObject(title), **more))

    on, off = layer("正文"), layer("旧稿")
    used = layer("批注", Usage=made(View=made(ViewState=name("OFF")), Print=made(PrintState=name("OFF"))))
    group = lambda **how: writer._add_object(made(Type=name("OCMD"), **how))  # noqa: E731
    condition = ArrayObject([name("And"), on, ArrayObject([name("Not"), ArrayObject([name("Or"), off, used])])])
    layers = {
        "On": on,
        "Off": off,
        "Used": used,
        "Both": group(OCGs=ArrayObject([on, off]), P=name("AllOn")),
        "Either": group(OCGs=ArrayObject([on, off]), P=name("AnyOn")),
        "Not": group(OCGs=ArrayObject([off]), P=name("AllOff")),
        "Deep": group(VE=ArrayObject([name("Not"), condition])),
        "Deeper": group(VE=condition),
    }
    event = made(Event=name("View"), Category=ArrayObject([name("View")]), OCGs=ArrayObject([used]))
    shown = made(OFF=ArrayObject([off]), ON=ArrayObject([on]), AS=ArrayObject([event]))
    if state.get("base"):
        shown = made(BaseState=name("OFF"), ON=ArrayObject([on, used]), AS=ArrayObject([event]))
    writer.root_object[name("OCProperties")] = made(OCGs=ArrayObject([on, off, used]), D=shown)
    for page in writer.pages:
        page["/Resources"][name("Properties")] = made(**layers)  # type: ignore[index]
        for form in page["/Resources"]["/XObject"].values():  # type: ignore[index]
            form.get_object()[name("Resources")] = made(Font=page["/Resources"]["/Font"])  # type: ignore[index]
            form.get_object()[name("OC")] = layers[state["forms"]]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _as_it_is(operators: str) -> str:
    return operators


def _unseen(operators: str) -> str:
    return ""


@kind("pdf-layers-off")
def _off() -> Iterator[Sample]:
    """Digits beside the figures in a layer that is off: not seen, told."""
    for name in ("Off", "Used", "Both", "Deep"):
        for base in (False, True):
            for report in (REPORT, OTHER):
                yield Sample(
                    f"{name} {base}, {report.agency}",
                    ".pdf",
                    lambda r=report, n=name, b=base: layered(r, _as_it_is, _named(n), {"base": b}),
                    truth_of(report, note="看不见的“9”"),
                )
    for report in (REPORT, OTHER):
        forms = lambda r=report: layered(r, _as_it_is, as_form, {"forms": "Off"})  # noqa: E731
        yield Sample(f"drawings, {report.agency}", ".pdf", forms, truth_of(report, note="看不见的“9”"))
    nested = lambda operators: f"/OC /On BDC {_named('Off')(operators)} EMC"  # noqa: E731
    around = lambda operators: f"/OC /Off BDC /P <</MCID 3>> BDC {_named('On')(operators)} EMC EMC"  # noqa: E731
    for name, section in (("inside one that is on", nested), ("around one that is on", around)):
        yield Sample(
            name, ".pdf", lambda s=section: layered(REPORT, _as_it_is, s, {}), truth_of(REPORT, note="看不见的“9”")
        )


@kind("pdf-layers-on")
def _on() -> Iterator[Sample]:
    """Figures in a layer that is on are read, and a patch in a layer that is off covers nothing."""
    for name in ("On", "Either", "Not", "Deeper"):
        for base in (False, True):
            yield Sample(
                f"{name} {base}",
                ".pdf",
                lambda n=name, b=base: layered(REPORT, _named(n), _unseen, {"base": b}),
                truth_of(REPORT, quiet=True),
            )
    grouped = lambda: layered(REPORT, _as_it_is, _unseen, {"forms": "On", "look": Look(group=(0.5, 10, 20))})  # noqa: E731
    yield Sample("pages as drawings", ".pdf", grouped, truth_of(REPORT, quiet=True))
    patched = lambda operators: operators + _named("Off")("1 g 0 0 9999 9999 re f 0 g")  # noqa: E731
    lines = lambda operators: operators + _named("Off")("1 w 0 400 m 600 400 l S 300 0 m 300 900 l S")  # noqa: E731
    for name, section in (("patches", patched), ("lines", lines)):
        yield Sample(
            f"{name} that are off",
            ".pdf",
            lambda s=section: layered(REPORT, s, _unseen, {}),
            truth_of(REPORT, quiet=True),
        )
