"""Writes small OFD packages (GB/T 33190) for tests, in the ways of different programs."""

from __future__ import annotations

import io
import math
import zipfile
from dataclasses import dataclass
from xml.sax.saxutils import escape

from core.report.report import Report
from tests.helpers.makers.pdf_maker import Layout, Look, Maker, laid_out, width

_MM = 25.4 / 72


@dataclass(frozen=True)
class Ways:
    """How a program writes its packages."""

    prefix: str = "ofd:"
    namespace: str = "http://www.ofdspec.org/2016"
    transforms: bool = False  # places by CTM instead of boundaries
    deltas: str = "each"  # each, repeated (g 3 2.5), none
    pieces: bool = False  # a text code a character
    parameters: bool = False  # colours by drawing parameters that build on each other
    template: bool = False  # lines lie in a template of the page
    units: bool = False  # lines lie in composite units
    paths: str = "relative"  # relative, absolute, backslashes, case
    documents: int = 1  # the pages spread over so many documents
    turned: int = 0  # quarters counter-clockwise that pages lie on their side
    glyph_maps: bool = False


class OfdMaker(Maker):
    """The PDF maker's strokes written as OFD; places are points from the top left."""

    def __init__(self, ways: Ways) -> None:
        super().__init__()
        self.ways = ways
        self.lines: list[list[str]] = []
        self.number = 100

    def page(self) -> None:
        self.pages.append([])
        self.lines.append([])

    def text(
        self,
        x: float,
        base: float,
        text: str,
        size: float = 10.5,
        bold: bool = False,
        grey: float = 0,
        slant: float = 0,
    ) -> None:
        c, s = math.cos(math.radians(-slant)), math.sin(math.radians(-slant))
        place = self._place(x * _MM, base * _MM, (c, s, -s, c))
        steps = [width(sign, size) * _MM for sign in text]
        codes = self._codes(text, steps)
        maps = f'<{self.ways.prefix}CGTransform CodePosition="0" CodeCount="1" GlyphCount="1"><{self.ways.prefix}Glyphs>7</{self.ways.prefix}Glyphs></{self.ways.prefix}CGTransform>'
        inner = self._colour("FillColor", grey) + (maps if self.ways.glyph_maps else "") + codes
        self._add(
            self.pages,
            "TextObject",
            f'{place} Font="{2 if bold else 1}" Size="{size * _MM:.4f}"{self._param(grey)}',
            inner,
        )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._path("", [(x0, y0), (x1, y1)], 0)

    def bar(self, x0: float, y0: float, x1: float, y1: float, grey: float | None = None) -> None:
        corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
        self._path(' Stroke="false" Fill="true"', corners, grey or 0, closed=True)

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self._path("", [(x0, y0), (x1, y0), (x1, y1), (x0, y1)], 0, closed=True)

    def data(self) -> bytes:
        """The package."""
        parts = {"OFD.xml": ""}
        roots: list[str] = []
        share = -(-len(self.pages) // self.ways.documents)
        for number in range(self.ways.documents):
            roots.append(
                self._document(parts, number, range(number * share, min(len(self.pages), (number + 1) * share)))
            )
        bodies = "".join(
            self._tag("DocBody", "", self._tag("DocInfo") + self._tag("DocRoot", "", root)) for root in roots
        )
        parts["OFD.xml"] = self._root("OFD", bodies, ' Version="1.0" DocType="OFD"')
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts.items():
                archive.writestr(name, content)
        return out.getvalue()

    def _document(self, parts: dict[str, str], number: int, places: range) -> str:
        folder = f"Doc_{number}"
        fonts = self._tag(
            "Fonts",
            "",
            f'<{self.ways.prefix}Font ID="1" FontName="宋体"/><{self.ways.prefix}Font ID="2" FontName="黑体"/>',
        )
        parameters = "".join(
            f'<{self.ways.prefix}DrawParam ID="{50 + grey}" Relative="{90 + grey}"/><{self.ways.prefix}DrawParam ID="{90 + grey}">{self._value("FillColor", grey / 10)}</{self.ways.prefix}DrawParam>'
            for grey in range(11)
        )
        units = "".join(
            self._tag(
                "CompositeGraphicUnit",
                f' ID="{3000 + place}" Width="210" Height="297"',
                self._tag("Content", "", "".join(self.lines[place])),
            )
            for place in places
        )
        parts[f"{folder}/PublicRes.xml"] = self._root("Res", fonts + self._tag("DrawParams", "", parameters))
        parts[f"{folder}/DocumentRes.xml"] = self._root("Res", self._tag("CompositeGraphicUnits", "", units))
        area = self._tag("PageArea", "", self._tag("PhysicalBox", "", self._box()))
        common = area + self._tag("PublicRes", "", "PublicRes.xml") + self._tag("DocumentRes", "", "DocumentRes.xml")
        pages = ""
        for place in places:
            name = f"Pages/Page_{place}/Content.xml"
            lines, template = "".join(self.lines[place]), ""
            if self.ways.template:
                parts[f"{folder}/Tpls/{place}.xml"] = self._root("Page", self._content(lines))
                common += f'<{self.ways.prefix}TemplatePage ID="{2000 + place}" BaseLoc="{self._loc(folder, f"Tpls/{place}.xml")}"/>'
                template = f'<{self.ways.prefix}Template TemplateID="{2000 + place}" ZOrder="Background"/>'
                lines = ""
            elif self.ways.units:
                lines = f'<{self.ways.prefix}CompositeObject ID="{4000 + place}" Boundary="0 0 210 297" ResourceID="{3000 + place}"/>'
            parts[f"{folder}/{name}"] = self._root("Page", template + self._content(lines + "".join(self.pages[place])))
            pages += f'<{self.ways.prefix}Page ID="{1000 + place}" BaseLoc="{self._loc(folder, name)}"/>'
        parts[f"{folder}/Document.xml"] = self._root(
            "Document", self._tag("CommonData", "", common) + self._tag("Pages", "", pages)
        )
        return self._loc("", f"{folder}/Document.xml")

    def _content(self, objects: str) -> str:
        return self._tag("Content", "", self._tag("Layer", ' ID="9"', objects))

    def _loc(self, folder: str, name: str) -> str:
        match self.ways.paths:
            case "absolute":
                return f"/{folder}/{name}" if folder else f"/{name}"
            case "backslashes":
                return name.replace("/", "\\")
            case "case":
                return name.upper()
            case _:
                return name

    def _box(self) -> str:
        sides = (self.width * _MM, self.height * _MM)
        return "0 0 {:.3f} {:.3f}".format(*(reversed(sides) if self.ways.turned % 2 else sides))

    def _place(self, x: float, y: float, turn: tuple[float, float, float, float] = (1, 0, 0, 1)) -> str:
        """Boundary and transform that put an object's own (0, 0) at (x, y) of the page, in millimetres."""
        a, b, c, d = turn
        wide, high = self.width * _MM, self.height * _MM
        for _ in range(self.ways.turned):
            a, b, c, d = b, -a, d, -c
            x, y, wide, high = y, wide - x, high, wide
        plain = (a, b, c, d) == (1, 0, 0, 1)
        if plain and not self.ways.transforms:
            return f' Boundary="{x:.4f} {y:.4f} 300 300"'
        return f' Boundary="0 0 210 297" CTM="{a:.5f} {b:.5f} {c:.5f} {d:.5f} {x:.4f} {y:.4f}"'

    def _codes(self, text: str, steps: list[float]) -> str:
        if self.ways.pieces:
            at = [sum(steps[:i]) for i in range(len(text))]
            return "".join(
                self._tag("TextCode", f' X="{x:.4f}" Y="0"', escape(sign)) for x, sign in zip(at, text, strict=True)
            )
        match self.ways.deltas:
            case "repeated":
                runs: list[list[float]] = []
                for step in steps[:-1]:
                    if runs and runs[-1][1] == step:
                        runs[-1][0] += 1
                    else:
                        runs.append([1, step])
                deltas = " ".join(f"g {int(n)} {step:.4f}" for n, step in runs)
            case "none":
                deltas = ""
            case _:
                deltas = " ".join(f"{step:.4f}" for step in steps[:-1])
        return self._tag("TextCode", ' X="0" Y="0"' + (f' DeltaX="{deltas}"' if deltas else ""), escape(text))

    def _path(self, how: str, corners: list[tuple[float, float]], grey: float, closed: bool = False) -> None:
        (x, y), *_ = corners
        steps = " L ".join(f"{self._away(a - x, b - y)}" for a, b in corners)
        data = f"M {steps}{' C' if closed else ''}"
        inner = self._colour("FillColor" if how else "StrokeColor", grey) + self._tag("AbbreviatedData", "", data)
        place = self._place(x * _MM, y * _MM)
        where = self.pages if grey or not (self.ways.template or self.ways.units) else self.lines
        self._add(where, "PathObject", f'{place} LineWidth="0.25"{how}{self._param(grey)}', inner)

    def _away(self, x: float, y: float) -> str:
        return f"{x * _MM:.4f} {y * _MM:.4f}"

    def _param(self, grey: float) -> str:
        return f' DrawParam="{50 + round(10 * grey)}"' if self.ways.parameters else ""

    def _colour(self, name: str, grey: float) -> str:
        return "" if self.ways.parameters else self._value(name, grey)

    def _value(self, name: str, grey: float) -> str:
        part = round(255 * grey)
        return f'<{self.ways.prefix}{name} Value="{part} {part} {part}"/>'

    def _add(self, where: list[list[str]], name: str, attributes: str, inner: str) -> None:
        self.number += 1
        where[-1].append(self._tag(name, f' ID="{self.number}"{attributes}', inner))

    def _tag(self, name: str, attributes: str = "", inner: str = "") -> str:
        return f"<{self.ways.prefix}{name}{attributes}>{inner}</{self.ways.prefix}{name}>"

    def _root(self, name: str, inner: str, attributes: str = "") -> str:
        declared = f' xmlns{":" if self.ways.prefix else ""}{self.ways.prefix.rstrip(":")}="{self.ways.namespace}"'
        return '<?xml version="1.0" encoding="UTF-8"?>' + self._tag(name, declared + attributes, inner)


def ofd(report: Report, look: Look, ways: Ways | None = None, shown: dict[str, str] | None = None) -> bytes:
    """The report as an OFD in this look, as written by a program of these ways."""
    return laid_out(Layout(look, OfdMaker(ways or Ways())), report, shown)
