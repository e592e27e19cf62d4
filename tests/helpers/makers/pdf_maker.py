"""Writes small PDF files for tests: text, lines, and whole reports laid out in the ways of different programs."""

import math
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from core.forms.layout import Box, Role, grid
from core.forms.spec import Table
from core.report.calc import compute
from core.report.numbers import show
from core.report.report import Report


class Maker:
    """Pages of text and lines; places are points from the top left."""

    fonts: tuple[str, ...] = ("F1", "F2")  # plain, bold

    def __init__(self, width: float = 595, height: float = 842, turn: int = 0) -> None:
        self.width, self.height, self.turn = width, height, turn
        self.pages: list[list[str]] = []
        self.codes: dict[str, int] = {}
        self.forms: list[str] = []
        self.sideways = False  # pages on their side: turned content, but not said to be turned
        self.group: tuple[float, float, float] | None = None  # scale and shift of groups that the pages stand in
        self.named: dict[int, str] = {}
        self.readable = True  # whether the fonts say which characters their codes mean
        self.trailer = ""

    def page(self) -> None:
        self.pages.append([])

    def put(self, operators: str) -> None:
        self.pages[-1].append(operators)

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
        """Write text in a grey (0 black, 1 white), turned counter-clockwise by degrees around its start."""
        codes = "".join(f"{self.codes.setdefault(sign, len(self.codes) + 1):04x}" for sign in text)
        c, s = math.cos(math.radians(slant)), math.sin(math.radians(slant))
        place = f"{c:.4f} {s:.4f} {-s:.4f} {c:.4f} {x:.2f} {self.height - base:.2f} Tm"
        self.put(f"{grey} g BT /{self.fonts[bold]} {size} Tf {place} <{codes}> Tj ET 0 g")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.put(f"0.5 w {x0:.2f} {self.height - y0:.2f} m {x1:.2f} {self.height - y1:.2f} l S")

    def bar(self, x0: float, y0: float, x1: float, y1: float, grey: float | None = None) -> None:
        """A filled box."""
        if grey is not None:
            self.put(f"{grey} g")
        self.put(f"{x0:.2f} {self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re f")

    def frame(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """An outlined box."""
        self.put(f"0.5 w {x0:.2f} {self.height - y1:.2f} {x1 - x0:.2f} {y1 - y0:.2f} re S")

    def picture(self, x0: float, y0: float, x1: float, y1: float) -> None:
        place = f"{x1 - x0} 0 0 {y1 - y0} {x0} {self.height - y1} cm"
        self.put(f"q {place} BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q")

    def data(self) -> bytes:
        objects: list[bytes] = []

        def add(content: str | bytes) -> int:
            objects.append(content if isinstance(content, bytes) else content.encode())
            return len(objects)

        catalog, tree, shared = add("<</Type/Catalog/Pages 2 0 R>>"), add(""), add("<<>>")
        fonts = " ".join(f"/{name} {self._font(add, name)} 0 R" for name in self.fonts)
        if self.group:
            self.pages = [self._grouped(operators) for operators in self.pages]
        drawings = " ".join(f"/X{i} {add(stream(form, self._form_box()))} 0 R" for i, form in enumerate(self.forms))
        more, pictures = self._more(add)
        resources = f"/Resources<</Font<<{fonts}>>/XObject<<{drawings}{pictures}>>{more}>>"
        objects[shared - 1] = f"<</Font<<{fonts}>>>>".encode()
        kids: list[int] = []
        wide, high = (self.height, self.width) if self.turn % 180 else (self.width, self.height)
        for operators in self.pages:
            content = add(stream("\n".join((self._upright(), *operators))))
            box = f"/MediaBox[0 0 {wide} {high}]/Rotate {0 if self.sideways else self.turn}"
            kids.append(add(f"<</Type/Page/Parent {tree} 0 R{box}{resources}/Contents {content} 0 R>>"))
        objects[tree - 1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{k} 0 R' for k in kids)}]>>".encode()
        return _file(objects, f"/Root {catalog} 0 R{self.trailer}")

    def _more(self, add) -> tuple[str, str]:
        """What pages know besides fonts and drawings; pictures, by their names."""
        return "", ""

    def _grouped(self, operators: list[str]) -> list[str]:
        """A page inside a group: drawn small and far away there, brought back by the transform around it."""
        assert self.group
        a, e, f = self.group
        self.forms.append(f"{1 / a:.6f} 0 0 {1 / a:.6f} {-e / a:.4f} {-f / a:.4f} cm\n" + "\n".join(operators))
        return [f"q {a} 0 0 {a} {e} {f} cm /X{len(self.forms) - 1} Do Q"]

    def _upright(self) -> str:
        """What turns the content so that the turned page shows it upright."""
        w, h = self.width, self.height
        return {0: "", 90: f"0 1 -1 0 {h} 0 cm", 180: f"-1 0 0 -1 {w} {h} cm", 270: f"0 -1 1 0 0 {w} cm"}[self.turn]

    def _form_box(self) -> str:
        fonts = "/Resources 3 0 R" if self.group else ""
        return f"/Type/XObject/Subtype/Form/BBox[-9999 -9999 9999 9999]{fonts}"

    def _font(self, add, name: str) -> int:
        codes = self.codes.items()
        widths = " ".join(f"{code}[{500 if sign.isascii() else 1000}]" for sign, code in codes)
        pairs = "\n".join(
            f"<{code:04x}> <{sign.translate(self.named).encode('utf-16-be').hex()}>" for sign, code in codes
        )
        cmap = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(self.codes)} beginbfchar\n{pairs}\nendbfchar endcmap"
        unicode = f"/ToUnicode {add(stream(cmap))} 0 R" if self.readable else ""
        flags = f"/Type/FontDescriptor/FontName/{name}Test/Flags 4/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 700/StemV 80/FontBBox[0 -120 1000 880]"
        font = _font_file()
        descriptor = add(f"<<{flags}/FontFile2 {add(stream(font, f'/Length1 {len(font)}'))} 0 R>>")
        glyphs = add(stream(bytes(2 * len(self.codes) + 2)))
        system = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        below = add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}Test{system}/FontDescriptor {descriptor} 0 R/DW 1000/W[{widths}]/CIDToGIDMap {glyphs} 0 R>>"
        )
        return add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}Test/Encoding/Identity-H/DescendantFonts[{below} 0 R]{unicode}>>"
        )


def _font_file() -> bytes:
    """The smallest TrueType font: one glyph, a box, for every character."""
    box = struct.pack(">hhhhh H H 4B 4h 4h", 1, 0, 0, 800, 800, 3, 0, 1, 1, 1, 1, 0, 800, 0, -800, 0, 0, 800, 0)
    head = struct.pack(
        ">IIIIHHQQhhhhHHhhh", 0x10000, 0x10000, 0, 0x5F0F3CF5, 0, 1000, 0, 0, 0, 0, 800, 800, 0, 8, 2, 1, 0
    )
    tables = {
        b"glyf": box,
        b"head": head,
        b"hhea": struct.pack(">IhhhHhhhhhh8xhH", 0x10000, 880, -120, 0, 1000, 0, 0, 1000, 1, 0, 0, 0, 1)[:36],
        b"hmtx": struct.pack(">Hh", 1000, 0),
        b"loca": struct.pack(">II", 0, len(box)),
        b"maxp": struct.pack(">IHHHHHHHHHHHHHH", 0x10000, 1, 4, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    out = struct.pack(">IHHHH", 0x10000, len(tables), 64, 2, 32)
    place, body = 12 + 16 * len(tables), b""
    for name, content in sorted(tables.items()):
        out += name + struct.pack(">III", 0, place + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    return out + body


def stream(content: str | bytes, entries: str = "") -> bytes:
    """A stream object of a PDF, packed; ``entries`` are further ones of its dictionary."""
    packed = zlib.compress(content.encode() if isinstance(content, str) else content)
    return f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode() + packed + b"\nendstream"


def _file(objects: list[bytes], trailer: str) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return out + f"{head}trailer<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def width(text: str, size: float) -> float:
    return sum(0.5 if sign.isascii() else 1.0 for sign in text) * size


def wrap(text: str, room: float, size: float) -> list[str]:
    """Break as a word processor does: numbers whole, no full stop at the start of a line."""
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for token in _tokens(part):
            if line and width(line + token, size) > room:
                lines.append(line)
                line = ""
            line += token
            while width(line, size) > room and len(line) > 1:
                fitting = next(n for n in range(len(line), 0, -1) if n == 1 or width(line[:n], size) <= room)
                lines.append(line[:fitting])
                line = line[fitting:]
        lines.append(line)
    return lines


def _tokens(text: str) -> Iterator[str]:
    token = ""
    for sign in text:
        tied = token and (
            sign in "，。、；：？！）》” " or (sign.isascii() and token[-1].isascii() and token[-1] != " ")
        )
        if tied or token in ("（", "《", "“"):
            token += sign
        else:
            if token:
                yield token
            token = sign
    if token:
        yield token


@dataclass(frozen=True)
class Look:
    """How a program lays a report out."""

    borders: str = "lines"  # lines, frames, bars, pieces, open, form
    size: float = 10.5
    pitch: float = 1.5
    indent: float = 2  # characters
    spacing: float = 0  # points between paragraphs
    middle: bool = True  # figures and labels in the middle of their cells
    footer: str = ""  # "— {} —"
    header: str = ""
    heads: bool = False  # column heads again on each page
    torn: bool = False  # rows may break at a page end
    bottom: float = 760
    widths: tuple[float, ...] = field(default=())
    turn: int = 0
    mark: str = ""  # a mark beside each figure
    mark_size: float = 0.6  # of the figure's
    mark_rise: float = 0.35
    unseen: str = ""  # white digits beside each figure
    dark: bool = False  # white figures on dark grounds
    figures_turned: float = 0  # degrees
    watermark: str = ""  # on each page
    watermark_grey: float = 0.8
    watermark_size: float = 60
    watermark_slant: float = 0
    group: tuple[float, float, float] | None = None
    sideways: bool = False


class Layout:
    """Lays a report out on pages."""

    top, left, right = 72.0, 90.0, 505.0

    def __init__(self, look: Look, maker: Maker | None = None) -> None:
        self.look = look
        self.maker = maker or Maker(turn=look.turn)
        self.maker.group, self.maker.sideways = look.group, look.sideways
        self.new_page()

    def new_page(self) -> None:
        self.maker.page()
        self.y = self.top
        number = len(self.maker.pages)
        if self.look.footer:
            text = self.look.footer.format(number)
            self.maker.text(297 - width(text, 9) / 2, 800, text, 9)
        if self.look.header:
            self.maker.text(self.left, 45, self.look.header, 9)
        for y in range(200, 800, 150) if self.look.watermark else ():
            look = self.look
            self.maker.text(
                140, y, look.watermark, look.watermark_size, grey=look.watermark_grey, slant=look.watermark_slant
            )

    def paragraph(self, text: str, indent: float | None = None, bold: bool = False, centre: bool = False) -> None:
        size = self.look.size
        indent = self.look.indent if indent is None else indent
        lines = wrap("\u3000" * int(indent) + text, self.right - self.left, size)
        for line in lines:
            if self.y + size * self.look.pitch > self.look.bottom:
                self.new_page()
            self.y += size * self.look.pitch
            shown = line.lstrip("\u3000")
            x = self.left + width(line, size) - width(shown, size)
            x = 297 - width(shown, size) / 2 if centre else x
            self.maker.text(x, self.y, shown, size, bold)
        self.y += 0.25 * size + self.look.spacing

    def table(self, table: Table, shown: dict[str, str]) -> None:
        Drawing(self, table, shown).draw()


@dataclass
class Slot:
    """A box of the table with its lines."""

    box: Box
    lines: list[str]


class Drawing:
    """Draws one table over as many pages as it takes."""

    def __init__(self, layout: Layout, table: Table, shown: dict[str, str]) -> None:
        self.layout, self.maker, self.look = layout, layout.maker, layout.look
        total = sum(table.widths)
        room = layout.right - layout.left
        self.xs = [layout.left]
        for part in table.widths:
            self.xs.append(self.xs[-1] + part / total * room)
        self.grid = grid(table)
        self.step = self.look.size * 1.25
        self.slots = [Slot(box, self.lines(box, shown)) for box in self.grid.boxes]
        self.heights = [self.step + 6.0] * self.grid.rows
        for slot in sorted(self.slots, key=lambda slot: slot.box.height):
            rows = range(slot.box.row, slot.box.row + slot.box.height)
            missing = len(slot.lines) * self.step + 6 - sum(self.heights[row] for row in rows)
            self.heights[rows[-1]] += max(0.0, missing)

    def lines(self, box: Box, shown: dict[str, str]) -> list[str]:
        text = shown.get(box.key, "") if box.role is Role.FIGURE else box.label
        return [line for line in wrap(text, self.room(box), self.look.size) if line]

    def room(self, box: Box) -> float:
        return self.xs[box.column + box.width] - self.xs[box.column] - 10.8

    def draw(self) -> None:
        row = 0
        while row < len(self.heights):
            if self.heights[row] > self.look.bottom - self.layout.y and not self.tear(row):
                self.layout.new_page()
            if row and self.look.heads and self.layout.y == self.layout.top:
                self.slice(0, self.grid.head_rows)
            first, room = row, self.look.bottom - self.layout.y
            while row < len(self.heights) and (row == first or self.heights[row] <= room):
                room -= self.heights[row]
                row += 1
            if row < len(self.heights) and self.look.torn and room > 2 * self.step and self.tear(row, room):
                row += 1
            self.slice(first, row)
        self.layout.y += 6

    def tear(self, row: int, room: float = 0) -> bool:
        """Break a row in two that does not fit; False where it may not be or is too small."""
        upper = room // self.step * self.step
        if not self.look.torn or upper < self.step or self.heights[row] - upper < self.step + 6:
            return False
        self.heights[row : row + 1] = [upper, self.heights[row] - upper]
        for slot in self.slots:
            if slot.box.row > row:
                slot.box = replace(slot.box, row=slot.box.row + 1)
            elif slot.box.row + slot.box.height > row:
                slot.box = replace(slot.box, height=slot.box.height + 1)
        return True

    def slice(self, first: int, stop: int) -> None:
        """Draw rows ``first`` to ``stop`` here; what of a cell's text does not fit is left for the next page."""
        tops = [self.layout.y]
        for height in self.heights[first:stop]:
            tops.append(tops[-1] + height)
        repeated = first == 0 and self.layout.y == self.layout.top and stop == self.grid.head_rows
        for slot in self.slots:
            box = slot.box
            start, end = max(box.row, first), min(box.row + box.height, stop)
            if start >= end:
                continue
            x0, x1 = self.xs[box.column], self.xs[box.column + box.width]
            y0, y1 = tops[start - first], tops[end - first]
            self.border(x0, y0, x1, y1)
            fitting = int((y1 - y0) // self.step)
            self.write(slot, slot.lines[:fitting], x0, y0, x1, y1)
            if not repeated:
                slot.lines = (
                    slot.lines[fitting:] if not self.look.heads or box.row >= self.grid.head_rows else slot.lines
                )
        self.layout.y = tops[-1]

    def write(self, slot: Slot, lines: list[str], x0: float, y0: float, x1: float, y1: float) -> None:
        size = self.look.size
        whole = slot.box.role is Role.FIGURE or (self.look.middle and not self.look.torn)
        y = y0 + (y1 - y0 - len(lines) * self.step) / 2 if self.look.middle and whole else y0 + 2
        if self.look.dark and slot.box.role is Role.FIGURE:
            self.maker.bar(x0, y0, x1, y1, grey=0.1)
        for line in lines:
            y += self.step
            x = (x0 + x1 - width(line, size)) / 2 if self.look.middle else x0 + 5.4
            if slot.box.role is Role.FIGURE:
                self.figure(line, x, y - 0.25 * size, (x0, y0, x1, y1))
            else:
                self.maker.text(x, y - 0.25 * size, line, size)

    def figure(self, line: str, x: float, base: float, box: tuple[float, float, float, float]) -> None:
        look, size = self.look, self.look.size
        if look.figures_turned:
            middle, sign = (box[0] + box[2]) / 2, -1 if look.figures_turned > 180 else 1
            start = (box[1] + box[3]) / 2 + sign * width(line, size) / 2
            self.maker.text(middle + sign * 0.35 * size, start, line, size, slant=look.figures_turned)
            return
        self.maker.text(x, base, line, size, grey=float(look.dark))
        end = x + width(line, size)
        if look.mark:
            self.maker.text(end, base - look.mark_rise * size, look.mark, size * look.mark_size)
        if look.unseen:
            self.maker.text(end, base, look.unseen, size, grey=1)

    def border(self, x0: float, y0: float, x1: float, y1: float) -> None:
        maker = self.maker
        match self.look.borders:
            case "frames":
                maker.frame(x0, y0, x1, y1)
            case "bars":
                for bar in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                    maker.bar(bar[0] - 0.24, bar[1] - 0.24, bar[2] + 0.24, bar[3] + 0.24)
            case "apart":
                maker.frame(x0 + 0.75, y0 + 0.75, x1 - 0.75, y1 - 0.75)
            case "open":
                maker.line(x0, y0, x1, y0)
                maker.line(x0, y1, x1, y1)
                for x in (x0, x1):
                    if self.layout.left + 1 < x < self.layout.right - 1:
                        maker.line(x, y0, x, y1)
            case "form":
                maker.forms.append(f"0.5 w 0 0 {x1 - x0:.2f} {y1 - y0:.2f} re S")
                place = f"1 0 0 1 {x0:.2f} {maker.height - y1:.2f} cm"
                maker.put(f"q {place} /X{len(maker.forms) - 1} Do Q")
            case "dashed":
                for x in (x0, x1):
                    y = y0
                    while y < y1:
                        maker.line(x, y, x, min(y + 2, y1))
                        y += 4
                for y in (y0, y1):
                    maker.line(x0, y, x1, y)
            case "dotted":
                for step in range(int((x1 - x0) / 2) + 1):
                    for y in (y0, y1):
                        maker.bar(x0 + 2 * step - 0.4, y - 0.4, x0 + 2 * step + 0.4, y + 0.4)
                for step in range(int((y1 - y0) / 2) + 1):
                    for x in (x0, x1):
                        maker.bar(x - 0.4, y0 + 2 * step - 0.4, x + 0.4, y0 + 2 * step + 0.4)
            case "across":
                maker.line(x0, y0, x1, y0)
                maker.line(x0, y1, x1, y1)
            case "down":
                maker.line(x0, y0, x0, y1)
                maker.line(x1, y0, x1, y1)
            case "none":
                pass
            case _:
                for x in (x0, x1):
                    maker.line(x, y0, x, y1)
                for y in (y0, y1):
                    maker.line(x0, y, x1, y)


def shown_values(report: Report) -> dict[str, str]:
    """All figures as printed; blanks stay blank, totals are computed."""
    totals = compute(report.form, report.values)
    return {
        key: show(report.value(key)) if cell.formula is None else show(totals[key].value)
        for key, cell in report.form.cells.items()
    }


def pdf(report: Report, look: Look, shown: dict[str, str] | None = None, named: dict[int, str] | None = None) -> bytes:
    """The report as a PDF in this look; ``shown`` replaces what stands in the cells, ``named`` what fonts call a sign."""
    layout = Layout(look)
    layout.maker.named = named or {}
    return laid_out(layout, report, shown)


def laid_out(layout: Layout, report: Report, shown: dict[str, str] | None = None) -> bytes:
    """The report on the pages of a layout, as a file."""
    shown = shown_values(report) | (shown or {})
    layout.paragraph(report.text("title"), indent=0, bold=True, centre=True)
    for line in report.text("preamble").split("\n"):
        layout.paragraph(line)
    for section in report.form.sections:
        layout.paragraph(section.numbered, bold=True)
        if section.table is not None:
            layout.table(section.table, shown)
        else:
            for line in report.text(section.key).split("\n"):
                layout.paragraph(line)
    return layout.maker.data()
