"""Kinds of pages by what lies over their words: clips, fills larger than their clips, pictures; and words too small to see."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from core.report.report import Report
from tests.helpers.makers.ofd_maker import OfdMaker, Ways
from tests.helpers.makers.pdf_maker import Drawing, Layout, Look, Maker, Slot, laid_out, width
from tests.readings.drawn import each
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME

Box = tuple[float, float, float, float]
Beside = Callable[[Any, Box, str], None]  # maker, the cell from the top left, its figure


class _Beside(Drawing):
    """Does something in the cells of some figures, before or after they are written."""

    def write(self, slot: Slot, lines: list[str], x0: float, y0: float, x1: float, y1: float) -> None:
        before, after = self.layout.hooks  # type: ignore[attr-defined]
        mine = slot.box.key in SOME
        if mine and before:
            before(self.maker, (x0, y0, x1, y1), "".join(lines))
        super().write(slot, lines, x0, y0, x1, y1)
        if mine and after:
            after(self.maker, (x0, y0, x1, y1), "".join(lines))


class _BesideLayout(Layout):
    def __init__(self, look: Look, maker: Maker, before: Beside | None, after: Beside | None) -> None:
        super().__init__(look, maker)
        self.hooks = before, after

    def table(self, table: object, shown: dict[str, str]) -> None:
        _Beside(self, table, shown).draw()  # type: ignore[arg-type]


class _OfdCanvas(OfdMaker):
    """Writes OFD objects as they are; millimetres."""

    def raw(self, inner: str) -> None:
        self.pages[-1].append(inner)


def beside(
    report: Report, form: str, before: Beside | None = None, after: Beside | None = None, look: Look | None = None
) -> bytes:
    """The report with something done in the cells of some figures."""
    maker = _OfdCanvas(Ways()) if form == ".ofd" else Maker()
    return laid_out(_BesideLayout(look or Look(), maker, before, after), report)


def _box(maker: Maker, box: Box) -> str:
    """A rectangle in the coordinates of a PDF."""
    return f"{box[0]:.2f} {maker.height - box[3]:.2f} {box[2] - box[0]:.2f} {box[3] - box[1]:.2f} re"


MM = 25.4 / 72


def _ofd_clip(box: Box, origin: Box) -> str:
    """Clips of an OFD object: an area in the coordinates of the object's boundary."""
    x0, y0, x1, y1 = ((a - b) * MM for a, b in zip(box, (origin[0], origin[1]) * 2, strict=True))
    data = f"M {x0:.3f} {y0:.3f} L {x1:.3f} {y0:.3f} L {x1:.3f} {y1:.3f} L {x0:.3f} {y1:.3f} C"
    path = f'<ofd:Path Boundary="0 0 300 300"><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:Path>'
    return f"<ofd:Clips><ofd:Clip><ofd:Area>{path}</ofd:Area></ofd:Clip></ofd:Clips>"


def _ofd_fill(box: Box, colour: str = "255 255 255", clip: str = "", alpha: str = "") -> str:
    x0, y0, x1, y1 = (one * MM for one in box)
    wide, high = x1 - x0, y1 - y0
    data = f"M 0 0 L {wide:.3f} 0 L {wide:.3f} {high:.3f} L 0 {high:.3f} C"
    return (
        f'<ofd:PathObject ID="9" Boundary="{x0:.3f} {y0:.3f} {wide:.3f} {high:.3f}" Stroke="false" Fill="true"{alpha}>'
        f'{clip}<ofd:FillColor Value="{colour}"/><ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>'
    )


def _whole(maker: Maker) -> Box:
    return (0, 0, maker.width, maker.height)


def _large_fill(maker: Any, box: Box, _: str) -> None:
    """A white fill of the whole page, clipped to a corner of the cell in which nothing stands."""
    corner = (box[0] + 0.5, box[1] + 0.5, box[0] + 2.5, box[1] + 2.5)
    if isinstance(maker, _OfdCanvas):
        maker.raw(_ofd_fill(_whole(maker), clip=_ofd_clip(corner, _whole(maker))))
    else:
        maker.put(f"q {_box(maker, corner)} W n 1 g {_box(maker, _whole(maker))} f Q")


def _right_fill(maker: Any, box: Box, _: str) -> None:
    """The same, clipped to the cell: the figure cannot be seen."""
    inner = (box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1)
    if isinstance(maker, _OfdCanvas):
        maker.raw(_ofd_fill(_whole(maker), clip=_ofd_clip(inner, _whole(maker))))
    else:
        maker.put(f"q {_box(maker, inner)} W n 1 g {_box(maker, _whole(maker))} f Q")


def _other(figure: str) -> str:
    """A figure of as many digits, the last one another."""
    return figure[:-1] + str((int(figure[-1]) + 1) % 10)


def _typed_over(maker: Any, box: Box, figure: str) -> None:
    """The figure patched white, and another typed in its place: most digits stand where they stood."""
    inner = (box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1)
    if isinstance(maker, _OfdCanvas):
        maker.raw(_ofd_fill(inner))
    else:
        maker.put(f"1 g {_box(maker, inner)} f 0 g")
    maker.text((box[0] + box[2] - width(figure, 10.5)) / 2, (box[1] + box[3]) / 2 + 3.9375, _other(figure))


@kind("figures-typed-over-others")
def _over_others() -> Iterator[Sample]:
    other = {key: int(_other(str(REPORT.value(key)))) for key in SOME}
    values = {key: other.get(key, REPORT.value(key)) for key in REPORT.form.typed}
    for form in (".pdf", ".ofd"):
        told = truth_of(REPORT, values=values, note="看不见")
        yield Sample(form, form, lambda f=form: beside(REPORT, f, after=_typed_over), told)


def _nothing_left(maker: Any, box: Box, _: str) -> None:
    """Two clips that have nothing in common."""
    halves = (box[0], box[1], box[0] + 2, box[3]), (box[2] - 2, box[1], box[2], box[3])
    if isinstance(maker, _OfdCanvas):
        maker.raw(_ofd_fill(_whole(maker), clip=_ofd_clip(halves[0], _whole(maker))))
        return
    maker.put(f"q {_box(maker, halves[0])} W n {_box(maker, halves[1])} W n 1 g {_box(maker, _whole(maker))} f Q")


@kind("fills-larger-than-their-clips")
def _fills() -> Iterator[Sample]:
    for name, after in (("a corner", _large_fill), ("nothing", _nothing_left)):
        yield from each(name, lambda r, f, a=after: beside(r, f, after=a))


def _gone(report: Report, note: str) -> dict[str, Any]:
    values = {key: None if key in SOME else report.value(key) for key in report.form.typed}
    return {"values": values, "note": note, "quiet": False}


@kind("fills-that-cover-by-their-clips")
def _covering() -> Iterator[Sample]:
    for report in (REPORT,):
        for look in (Look(), Look(borders="frames"), Look(middle=False)):
            for form in (".pdf", ".ofd"):
                made = lambda f=form, k=look: beside(REPORT, f, after=_right_fill, look=k)  # noqa: E731
                yield Sample(f"{look.borders} {look.middle}", form, made, truth_of(report, **_gone(report, "看不见")))


def _clipped_words(where: str) -> Beside:
    """A digit beside the figure, written where a clip lets nothing through."""

    def write(maker: Any, box: Box, _: str) -> None:
        x, base = box[0] + 1.5, box[3] - 3
        clip = {
            "elsewhere": (0.0, 0.0, 20.0, 20.0),
            "above": (box[0], box[1] - 40, box[2], box[1] - 20),
            "beside": (box[2] + 40, box[1], box[2] + 60, box[3]),
        }[where]
        if isinstance(maker, _OfdCanvas):
            place = f'Boundary="{x * MM:.3f} {base * MM:.3f} 30 30"'
            inner = _ofd_clip(clip, (x, base, 0, 0)) + '<ofd:TextCode X="0" Y="0">9</ofd:TextCode>'
            maker.raw(f'<ofd:TextObject ID="8" {place} Font="1" Size="3.7">{inner}</ofd:TextObject>')
            return
        maker.put(f"q {_box(maker, clip)} W n")
        maker.text(x, base, "9")
        maker.put("Q")

    return write


@kind("words-clipped-away")
def _clipped() -> Iterator[Sample]:
    for where in ("elsewhere", "above", "beside"):
        yield from each(
            where, lambda r, f, w=where: beside(r, f, after=_clipped_words(w)), quiet=False, note="看不见的“9”"
        )


def _clip_around(maker: Any, box: Box, figure: str) -> None:
    """Figures written under clips as large as their cells, as office programs do."""
    x = (box[0] + box[2] - width(figure, 10.5)) / 2
    base = (box[1] + box[3]) / 2 + 4
    if isinstance(maker, _OfdCanvas):
        place = f'Boundary="{x * MM:.3f} {base * MM:.3f} 30 30"'
        steps = " ".join([f"{5.25 * MM:.4f}"] * (len(figure) - 1))
        delta = f' DeltaX="{steps}"' if steps else ""
        inner = _ofd_clip(box, (x, base, 0, 0)) + f'<ofd:TextCode X="0" Y="0"{delta}>{figure}</ofd:TextCode>'
        maker.raw(f'<ofd:TextObject ID="8" {place} Font="1" Size="{10.5 * MM:.4f}">{inner}</ofd:TextObject>')
        return
    maker.put(f"q {_box(maker, box)} W n")
    maker.text(x, base, figure)
    maker.put("Q")


class _ClippedFigures(Drawing):
    def figure(self, line: str, x: float, base: float, box: Box) -> None:
        _clip_around(self.maker, box, line)


class _ClippedLayout(Layout):
    def table(self, table: object, shown: dict[str, str]) -> None:
        _ClippedFigures(self, table, shown).draw()  # type: ignore[arg-type]


@kind("figures-under-clips")
def _under_clips() -> Iterator[Sample]:
    for look in (Look(size=7.0), Look(size=7.0, borders="frames")):

        def made(report: Report, form: str, look: Look = look) -> bytes:
            return laid_out(_ClippedLayout(look, _OfdCanvas(Ways()) if form == ".ofd" else Maker()), report)

        yield from each(look.borders, made)


def _tiny(size: float) -> Beside:
    def write(maker: Any, box: Box, _: str) -> None:
        maker.text(box[0] + 2, box[3] - 3, "9", size)

    return write


@kind("words-too-small")
def _too_small() -> Iterator[Sample]:
    """A speck beside the figure that no eye reads."""
    for size in (0.1, 0.6, 1.0):
        yield from each(f"{size}", lambda r, f, s=size: beside(r, f, after=_tiny(s)), quiet=False, note="看不见的“9”")


def with_picture(data: bytes, masked: bool) -> bytes:
    """The placeholders ``/Im0`` of a PDF as a picture, which lets the page shine through where it is ``masked``."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))

    def picture(**more: Any) -> Any:
        one = StreamObject()
        one._data = zlib.compress(b"\xf0" * 16)
        named = {"Type": "/XObject", "Subtype": "/Image", "ColorSpace": "/DeviceGray", "Filter": "/FlateDecode"}
        one.update({NameObject(f"/{key}"): NameObject(value) for key, value in named.items()})
        sides = {"Width": 4, "Height": 4, "BitsPerComponent": 8}
        one.update({NameObject(f"/{key}"): NumberObject(value) for key, value in sides.items()})
        one.update({NameObject(f"/{key}"): value for key, value in more.items()})
        return writer._add_object(one)

    image = picture(SMask=picture()) if masked else picture()
    for page in writer.pages:
        page["/Resources"][NameObject("/XObject")] = DictionaryObject({NameObject("/Im0"): image})  # type: ignore[index]
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _picture(inset: float, masked: bool = False) -> Beside:
    def draw(maker: Any, box: Box, _: str) -> None:
        x0, y0, x1, y1 = box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset
        if isinstance(maker, _OfdCanvas):
            place = f'Boundary="{x0 * MM:.3f} {y0 * MM:.3f} {(x1 - x0) * MM:.3f} {(y1 - y0) * MM:.3f}"'
            alpha = ' Alpha="120"' if masked else ""
            maker.raw(f'<ofd:ImageObject ID="7" {place} ResourceID="77"{alpha}/>')
        else:
            maker.put(f"q {x1 - x0:.2f} 0 0 {y1 - y0:.2f} {x0:.2f} {maker.height - y1:.2f} cm /Im0 Do Q")

    return draw


def _pictured(report: Report, form: str, draw: Beside, masked: bool, late: bool) -> bytes:
    data = beside(report, form, **{"after" if late else "before": draw})  # type: ignore[arg-type]
    return data if form == ".ofd" else with_picture(data, masked)


def _png(kind: int, pixel: bytes) -> bytes:
    """A grey picture of four by four pixels, as PNG of this colour type."""
    head = struct.pack(">IIBBBBB", 4, 4, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(4 * (b"\0" + 4 * pixel))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )


def _with_media(data: bytes, picture: bytes) -> bytes:
    """The OFD with a picture as its resource 77."""
    media = (
        '<ofd:MultiMedias><ofd:MultiMedia ID="77" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
        "</ofd:MultiMedias></ofd:Res>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("DocumentRes.xml"):
                assert b"</ofd:Res>" in content
                content = content.replace(b"</ofd:Res>", media.encode())
                new.writestr(name.replace("DocumentRes.xml", "a.png"), picture)
            new.writestr(name, content)
    return out.getvalue()


_UNCLEAR = {
    "GIF": b"GIF89a" + bytes(20),
    "TIFF": b"II*\0" + bytes(20),
    "JPEG 2000": b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(20),
    "BMP of 32 bits": b"BM" + bytes(12) + struct.pack("<IiiHH", 40, 30, 20, 1, 32) + bytes(30),
    "a large PNG with alpha": b"\x89PNG\r\n\x1a\n"
    + struct.pack(">I4sIIBBBBBI", 13, b"IHDR", 3000, 3000, 8, 6, 0, 0, 0, 0),
}


@kind("ofd-pictures-over-figures")
def _ofd_pictures_over() -> Iterator[Sample]:
    """The same in OFD: what hides a figure is a picture without a pixel to see through."""
    opaque = {"grey": _png(0, b"\xf0"), "alpha all full": _png(6, b"\xf0\xf0\xf0\xff")}
    through = {"alpha": _png(6, b"\xf0\xf0\xf0\x50"), "of an unknown kind": b"GIF89a"}

    def made(report: Report, picture: bytes, masked: bool = False, late: bool = True) -> bytes:
        return _with_media(_pictured(report, ".ofd", _picture(1.0, masked), masked, late), picture)

    noted = truth_of(REPORT, note="图片")
    for name, picture in opaque.items():
        gone = truth_of(REPORT, **_gone(REPORT, "图片|看不见"))
        yield Sample(name, ".ofd", lambda p=picture: made(REPORT, p), gone)
        behind = truth_of(REPORT, quiet=True)
        yield Sample(f"{name}, behind", ".ofd", lambda p=picture: made(REPORT, p, late=False), behind)
        yield Sample(f"{name}, shining through", ".ofd", lambda p=picture: made(REPORT, p, masked=True), noted)
    for name, picture in through.items():
        yield Sample(name, ".ofd", lambda p=picture: made(REPORT, p), noted)
    for name, picture in _UNCLEAR.items():
        told = truth_of(REPORT, note="原文件这里有图片", doubt="what lies over the figures, nobody knows")
        wide = lambda p=picture: _with_media(_pictured(REPORT, ".ofd", _picture(-40.0), False, True), p)  # noqa: E731
        yield Sample(f"{name}, over several cells", ".ofd", wide, told)
        behind = truth_of(REPORT, quiet=True)
        yield Sample(f"{name}, behind", ".ofd", lambda p=picture: made(REPORT, p, late=False), behind)


@kind("pdf-pictures-over-figures")
def _pictures_over() -> Iterator[Sample]:
    """A picture of another figure pasted over the one that was there: what is seen is the picture."""
    for inset in (1.0, 3.0):
        for report in (REPORT,):
            made = lambda n=inset, r=report: _pictured(r, ".pdf", _picture(n), False, True)  # noqa: E731
            yield Sample(f"{inset}", ".pdf", made, truth_of(report, **_gone(report, "图片|看不见")))
    through = {"quiet": False, "note": "图片"}
    for name, masked, late, told in (
        ("behind", False, False, {}),
        ("shining through", True, True, through),
        ("behind, masked", True, False, {}),
    ):
        made = lambda r, f, m=masked, t=late: _pictured(r, f, _picture(1.0, m), m, t)  # noqa: E731
        yield from each(name, made, (".pdf",), **told)
