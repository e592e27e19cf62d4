"""Kinds of PDF files on which something was added later: fields filled in, typed words, patches, strokes, pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

from core.opening import Opened
from core.report.report import Report
from tests.helpers.makers import pdf_maker
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Drawing, Layout, Look, Maker, laid_out
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import SOME

Corners = tuple[float, float, float, float]
Paint = Callable[[float, float, str], str]  # wide, high, figure: operators

OTHER = made_report("白石县民政局", 3)
TYPED: Paint = lambda wide, high, text: f"BT /Helv 9 Tf {wide / 2 - 2.5 * len(text)} {high / 2 - 3} Td ({text}) Tj ET"  # noqa: E731
PATCH: Paint = lambda wide, high, _: f"1 g 0 0 {wide} {high} re f"  # noqa: E731


def stroke(wide: float, high: float, text: str) -> str:
    """A line through the figure in the middle of its cell."""
    half = 2.625 * len(text)
    return f"1 0 0 RG 1 w {wide / 2 - half} {high / 2} m {wide / 2 + half} {high / 2} l S"


class _Places(Drawing):
    """Notes where some figures stand; ``drawn`` puts pictures into their cells instead."""

    def __init__(self, *given: object) -> None:
        super().__init__(*given)  # type: ignore[arg-type]
        self.places: dict[str, tuple[int, Corners]] = getattr(self.layout, "places", {})
        self.drawn = getattr(self.layout, "drawn", False)

    def write(self, slot: pdf_maker.Slot, lines: list[str], x0: float, y0: float, x1: float, y1: float) -> None:
        if slot.box.key in SOME:
            self.places.setdefault(slot.box.key or "", (len(self.maker.pages) - 1, (x0, y0, x1, y1)))
            if self.drawn:
                self.maker.picture(x0 + 2, y0 + 2, x1 - 2, y1 - 2)
        super().write(slot, lines, x0, y0, x1, y1)


class PlacedLayout(Layout):
    def __init__(self, look: Look, drawn: bool = False, maker: Maker | None = None) -> None:
        super().__init__(look, maker)
        self.places: dict[str, tuple[int, Corners]] = {}
        self.drawn = drawn

    def table(self, table: object, shown: dict[str, str]) -> None:
        _Places(self, table, shown).draw()


def added(
    report: Report,
    subtype: str,
    paint: Paint | None,
    blank: bool = False,
    keys: Callable[[Any, Corners, str], dict[str, Any]] | None = None,
    **more: str,
) -> bytes:
    """The report with something added in the cells of some figures, as programs for PDF do.

    ``keys`` gives further entries in the place of those with the figure (writer, corners, figure).
    """
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, TextStringObject

    layout = PlacedLayout(Look())
    data = laid_out(layout, report, dict.fromkeys(SOME, "") if blank else None)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
    for key, (number, (x0, y0, x1, y1)) in layout.places.items():
        corners = (x0 + 1, 842 - y1 + 1, x1 - 1, 842 - y0 - 1)
        figure = str(report.value(key))
        made = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Annot"),
                NameObject("/Subtype"): NameObject(f"/{subtype}"),
                NameObject("/Rect"): ArrayObject(map(FloatObject, corners)),
                NameObject("/F"): NumberObject(int(more.get("flags", "4"))),
            }
        )
        if keys is not None:
            made |= {NameObject(name): value for name, value in keys(writer, corners, figure).items()}
        else:
            made[NameObject("/Contents")] = TextStringObject(figure)
        if subtype == "Widget" and keys is None:
            made |= {NameObject("/FT"): NameObject("/Tx"), NameObject("/V"): TextStringObject(figure)}
        if paint is not None:
            made[NameObject("/AP")] = _look(writer, corners, paint, figure + more.get("behind", ""))
        page = writer.pages[number]
        page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), writer._add_object(made)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _look(writer: object, corners: Corners, paint: Paint, figure: str) -> object:
    from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject

    wide, high = corners[2] - corners[0], corners[3] - corners[1]
    names = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    font = DictionaryObject({NameObject(name): NameObject(value) for name, value in names.items()})
    fonts = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/Helv"): font})})
    look = StreamObject()
    look.set_data(paint(wide, high, figure).encode())
    look.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject(map(FloatObject, (0, 0, wide, high))),
            NameObject("/Resources"): fonts,
        }
    )
    return DictionaryObject({NameObject("/N"): writer._add_object(look)})  # type: ignore[attr-defined]


def with_some(report: Report, some: Callable[[str], object], **more: object) -> Truth:
    values = {key: some(key) if key in SOME else report.value(key) for key in report.form.typed}
    return truth_of(report, values=values, **more)


@kind("pdf-added")
def _added() -> Iterator[Sample]:
    for report in (REPORT, OTHER):
        plain = truth_of(report)
        name = report.agency
        for subtype in ("FreeText", "Widget"):
            yield Sample(
                f"{subtype}, {name}", ".pdf", lambda r=report, s=subtype: added(r, s, TYPED, blank=True), plain
            )
            yield Sample(
                f"{subtype} without a look, {name}",
                ".pdf",
                lambda r=report, s=subtype: added(r, s, None, blank=True),
                with_some(
                    report,
                    lambda key, r=report: (r.value(key), None),
                    note="后来填写或添加",
                    doubt="programs differ in what they show",
                ),
            )
        over = lambda wide, high, text: f"{PATCH(wide, high, text)} 0 g {TYPED(wide, high, text)}"  # noqa: E731
        yield Sample(
            f"corrected, {name}",
            ".pdf",
            lambda r=report, o=over: added(r, "FreeText", o, behind="9"),
            with_some(report, lambda key, r=report: (int(f"{r.value(key)}9"), None), note="看不见"),
        )
        for subtype in ("Square", "Redact", "Stamp"):
            yield Sample(
                f"{subtype}, {name}",
                ".pdf",
                lambda r=report, s=subtype: added(r, s, PATCH),
                with_some(report, lambda _: None, note="看不见"),
            )
        for subtype in ("StrikeOut", "Line", "Ink"):
            yield Sample(
                f"{subtype}, {name}",
                ".pdf",
                lambda r=report, s=subtype: added(r, s, stroke),
                with_some(report, lambda _: None, note="已划去"),
            )
        for subtype in ("Text", "Link", "Highlight", "Underline"):
            yield Sample(
                f"{subtype}, {name}",
                ".pdf",
                lambda r=report, s=subtype: added(r, s, PATCH),
                truth_of(report, quiet=True),
            )
        yield Sample(
            f"hidden, {name}",
            ".pdf",
            lambda r=report: added(r, "FreeText", PATCH, flags="2"),
            truth_of(report, quiet=True),
        )


def _numbers(*given: float) -> Any:
    from pypdf.generic import ArrayObject, FloatObject

    return ArrayObject(map(FloatObject, given))


def of_mark(subtype: str, colour: float) -> Callable[[Any, Corners, str], dict[str, Any]]:
    """Where a mark is and which colour it has, without a word on how it looks."""
    from pypdf.generic import ArrayObject

    def keys(_: Any, corners: Corners, figure: str) -> dict[str, Any]:
        x0, low, x1, high = corners
        middle, half = (low + high) / 2, 2.625 * len(figure)
        left, right = (x0 + x1) / 2 - half, (x0 + x1) / 2 + half
        line = _numbers(left, middle, right, middle)
        more: dict[str, Any] = {
            "StrikeOut": {"/QuadPoints": _numbers(left, high, right, high, left, low, right, low)},
            "Highlight": {"/QuadPoints": _numbers(left, high, right, high, left, low, right, low)},
            "Line": {"/L": line},
            "Ink": {"/InkList": ArrayObject([line])},
            "PolyLine": {"/Vertices": line},
            "Polygon": {"/Vertices": _numbers(x0, low, x1, low, x1, high, x0, high)},
        }.get(subtype, {})
        ground = {} if colour == 0.5 else {"/IC": _numbers(colour, colour, colour)}
        return more | ground | {"/C": _numbers(1 if colour == 0.5 else colour, colour * (colour != 0.5), 0)}

    return keys


@kind("pdf-marks-of-which-no-look-is-told")
def _without_look() -> Iterator[Sample]:
    """Programs draw them from their places: struck, covered, or in a frame, which changes nothing."""
    struck, covered = "已划去", "看不见"
    for subtype, colour, note in (
        *((subtype, 0.0, struck) for subtype in ("StrikeOut", "Line", "Ink", "PolyLine")),
        *((subtype, 1.0, covered) for subtype in ("Square", "Circle", "Polygon")),
        *((subtype, 0.5, "") for subtype in ("Square", "Circle", "Polygon", "Highlight")),
        ("Highlight", 0.0, covered),
    ):
        for paint in (None, PATCH) if subtype == "Highlight" else (None,):
            made = lambda s=subtype, c=colour, p=paint: added(REPORT, s, p, keys=of_mark(s, c))  # noqa: E731
            truth = with_some(REPORT, lambda _: None, note=note) if note else truth_of(REPORT, quiet=True)
            yield Sample(f"{subtype} {colour} {bool(paint)}", ".pdf", made, truth)


@kind("pdf-fields-filled-elsewhere")
def _elsewhere() -> Iterator[Sample]:
    """Fields whose words stand with the field they are a part of, in a list of choices, or in letters with looks."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

    def part(writer: Any, _: Corners, figure: str) -> dict[str, Any]:
        whole = {NameObject("/FT"): NameObject("/Tx"), NameObject("/V"): TextStringObject(figure)}
        kept = writer._add_object(DictionaryObject(whole))
        root = writer.root_object
        if "/AcroForm" not in root:
            root[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): ArrayObject()})
        root["/AcroForm"]["/Fields"].append(kept)
        name = TextStringObject(f"f{len(root['/AcroForm']['/Fields'])}")
        kept.get_object()[NameObject("/T")] = name
        return {"/Parent": kept}

    def choice(_: Any, __: Corners, figure: str) -> dict[str, Any]:
        told = TextStringObject(figure)
        return {"/FT": NameObject("/Ch"), "/V": told, "/Opt": ArrayObject([told])}

    def rich(_: Any, __: Corners, figure: str) -> dict[str, Any]:
        return {"/RC": TextStringObject(f"<body><p>{figure}</p></body>")}

    for name, subtype, keys in (("a part", "Widget", part), ("a choice", "Widget", choice), ("rich", "FreeText", rich)):
        made = lambda s=subtype, k=keys: added(REPORT, s, None, blank=True, keys=k)  # noqa: E731
        told = with_some(
            REPORT,
            lambda key: (REPORT.value(key), None),
            note="后来填写或添加",
            doubt="programs differ in what they show",
        )
        yield Sample(name, ".pdf", made, told)


@kind("pdf-pictures-for-figures")
def _pictures() -> Iterator[Sample]:
    def faults(opened: Opened) -> Iterator[str]:
        for key in SOME:
            said = [note.message for note in opened.notes if note.cell == key]
            if not any("图片" in message for message in said):
                yield f"{key}: {said}"

    for report in (REPORT, OTHER, made_report(shift=5)):
        for name, look in {
            "lines": Look(),
            "frames": Look(borders="frames"),
            "bars": Look(borders="bars"),
            "heads again": Look(heads=True),
        }.items():
            yield Sample(
                f"{name}, {report.agency}",
                ".pdf",
                lambda r=report, look=look: laid_out(PlacedLayout(look, drawn=True), r, dict.fromkeys(SOME, "")),
                with_some(report, lambda _: None, extra=faults),
            )


def ofd_added(report: Report, kind_of: str, paint: Callable[[Corners, str], str], blank: bool = False) -> bytes:
    """An OFD with something added in the cells of some figures; ``paint`` gives the objects, in millimetres."""
    import zipfile

    layout = PlacedLayout(Look(), maker=OfdMaker(Ways()))
    data = laid_out(layout, report, dict.fromkeys(SOME, "") if blank else None)
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    looks: dict[int, str] = {}
    for key, (number, corners) in layout.places.items():
        x0, y0, x1, y1 = (edge * 25.4 / 72 for edge in corners)
        box = f"{x0 + 0.3} {y0 + 0.3} {x1 - x0 - 0.6} {y1 - y0 - 0.6}"
        inner = paint((0, 0, x1 - x0 - 0.6, y1 - y0 - 0.6), str(report.value(key)))
        looks[number] = looks.get(number, "") + (
            f'<ofd:Annot ID="1" {kind_of}><ofd:Appearance Boundary="{box}">{inner}</ofd:Appearance></ofd:Annot>'
        )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("Document.xml"):
                place = b"<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>"
                content = content.replace(b"</ofd:Document>", place)
            new.writestr(name, content)
        listed = "".join(
            f'<ofd:Page PageID="{1000 + n}"><ofd:FileLoc>Page_{n}/Annotation.xml</ofd:FileLoc></ofd:Page>'
            for n in looks
        )
        new.writestr("Doc_0/Annots/Annotations.xml", f"<ofd:Annotations {space}>{listed}</ofd:Annotations>")
        for number, inner in looks.items():
            new.writestr(
                f"Doc_0/Annots/Page_{number}/Annotation.xml", f"<ofd:PageAnnot {space}>{inner}</ofd:PageAnnot>"
            )
    return out.getvalue()


def _ofd_typed(corners: Corners, text: str) -> str:
    steps = " ".join(["1.6"] * (len(text) - 1))
    code = f'<ofd:TextCode X="0" Y="0"{f" DeltaX={chr(34)}{steps}{chr(34)}" if steps else ""}>{text}</ofd:TextCode>'
    place = f'Boundary="{corners[2] / 2 - 0.8 * len(text)} {corners[3] / 2 + 1.1} 30 30"'
    return f'<ofd:TextObject ID="2" {place} Font="1" Size="3.2">{code}</ofd:TextObject>'


def ofd_patch(corners: Corners, _: str) -> str:
    wide, high = corners[2:]
    data = f"M 0 0 L {wide} 0 L {wide} {high} L 0 {high} C"
    colour = '<ofd:FillColor Value="255 255 255"/>'
    return (
        f'<ofd:PathObject ID="3" Boundary="0 0 {wide} {high}" Stroke="false" Fill="true">{colour}'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


def _ofd_stroke(corners: Corners, text: str) -> str:
    half, middle = 0.926 * len(text), corners[3] / 2
    data = f"M 0 0 L {2 * half} 0"
    return (
        f'<ofd:PathObject ID="3" Boundary="{corners[2] / 2 - half} {middle} {2 * half} 1" LineWidth="0.3">'
        f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>"
    )


@kind("ofd-added")
def _added_to_ofd() -> Iterator[Sample]:
    for report in (REPORT, OTHER):
        name = report.agency
        gone = lambda report, note: with_some(report, lambda _: None, note=note)  # noqa: E731
        for told in ('Type="Stamp"', 'Type="Path" Visible="true"'):
            typed = lambda r=report, t=told: ofd_added(r, t, _ofd_typed, blank=True)  # noqa: E731
            yield Sample(f"typed {told}, {name}", ".ofd", typed, truth_of(report, quiet=True))
            patched = lambda r=report, t=told: ofd_added(r, t, ofd_patch)  # noqa: E731
            yield Sample(f"patched {told}, {name}", ".ofd", patched, gone(report, "看不见"))
            both = lambda r=report, t=told: ofd_added(  # noqa: E731
                r, t, lambda c, text: ofd_patch(c, text) + _ofd_typed(c, text + "9")
            )
            corrected = with_some(report, lambda key, r=report: (int(f"{r.value(key)}9"), None), note="看不见")
            yield Sample(f"corrected {told}, {name}", ".ofd", both, corrected)
        for told in ('Type="Path"', 'Type="Highlight" Subtype="Strikeout"'):
            struck = lambda r=report, t=told: ofd_added(r, t, _ofd_stroke)  # noqa: E731
            yield Sample(f"struck {told}, {name}", ".ofd", struck, gone(report, "已划去"))
        for told in ('Type="Highlight"', 'Type="Link"', 'Type="Watermark"', 'Type="Stamp" Visible="false"'):
            same = lambda r=report, t=told: ofd_added(r, t, ofd_patch)  # noqa: E731
            yield Sample(f"left alone {told}, {name}", ".ofd", same, truth_of(report, quiet=True))
