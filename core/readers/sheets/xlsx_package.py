"""The container of an XLSX: which parts it has, parsed safely.

The parts are read directly.  openpyxl carries out whatever a file declares: a
kilobyte with a link over a whole sheet, or a million styles, keeps it busy for
minutes, and a style it does not know makes it refuse the file.
"""

from __future__ import annotations

import posixpath
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from core.errors import UnusableInput
from core.readers.enclosed import in_package
from core.readers.left_out import looks_alike
from core.readers.limits import BadPackage, TooLarge, ZipPackage
from core.readers.on_sheets.cells import TOO_LARGE
from core.readers.on_sheets.number_formats import CellFormat, look
from core.readers.on_sheets.seen import PLAIN as PLAIN_FACE
from core.readers.on_sheets.seen import CellFont
from core.readers.safe_xml import BadXml, Element, parse

CONTINUED = "续上行"  # the style of a cell whose text goes on from the row above, in workbooks of our own
_MOST = 65_536  # Excel's own limit is below it
_NONE = CellFormat()
_Told = TypeVar("_Told")


@dataclass(frozen=True)
class CellFormats:
    """The looks of a workbook by number."""

    looks: tuple[CellFormat, ...]

    def of(self, number: str | None) -> CellFormat:
        """The look a cell names; the plain one where it names none that is there."""
        place = whole(number)
        return self.looks[place] if place < len(self.looks) else _NONE


PLAIN = CellFormats(())


def looks(styles: Element) -> CellFormats:
    """Read the styles part."""
    codes = {whole(node.get("numFmtId")): node.get("formatCode") or "" for node in styles.iter("{*}numFmt")}
    framed = [_is_framed(border) for border in _inside(styles, "{*}borders")]
    faces = [face(font) for font in _inside(styles, "{*}fonts")]
    filled = [_is_filled(fill) for fill in _inside(styles, "{*}fills")]
    inks = [_rgb(font.find("{*}color")) for font in _inside(styles, "{*}fonts")]
    grounds = [
        _rgb(fill.find("{*}patternFill[@patternType='solid']/{*}fgColor")) for fill in _inside(styles, "{*}fills")
    ]
    formats = islice(_inside(styles, "{*}cellXfs"), _MOST)
    on = {whole(node.get("xfId")) for node in styles.iter("{*}cellStyle") if node.get("name") == CONTINUED}

    def look_of(node: Element) -> CellFormat:
        ground = _at(filled, node.get("fillId"), False)
        font = faces[whole(node.get("fontId"))] if whole(node.get("fontId")) < len(faces) else PLAIN_FACE
        ink, paint = _at(inks, node.get("fontId"), ""), _at(grounds, node.get("fillId"), "")
        fades = looks_alike(ink, paint)
        ground = ground and not fades
        seen = font._replace(white=(font.white and not ground) or fades)
        number, has_frame = whole(node.get("numFmtId")), _at(framed, node.get("borderId"), False)
        made = look(number, codes.get(number, ""), has_frame, seen)
        return replace(made, continues=whole(node.get("xfId")) in on, filled=ground)

    return CellFormats(tuple(map(look_of, formats)))


def _at(told: Sequence[_Told], number: str | None, otherwise: _Told) -> _Told:
    return told[whole(number)] if whole(number) < len(told) else otherwise


def _inside(styles: Element, path: str) -> Iterator[Element]:
    found = styles.find(path)
    return iter(()) if found is None else iter(found)


def _is_framed(border: Element) -> bool:
    return any(side.get("style") not in (None, "none") for side in border)


def face(font: Element | None) -> CellFont:
    """What a font, of a cell or of a run in it, does to the words."""
    if font is None:
        return PLAIN_FACE
    struck, align, colour = font.find("{*}strike"), font.find("{*}vertAlign"), font.find("{*}color")
    return CellFont(
        struck is not None and struck.get("val") not in ("0", "false"),
        align is not None and align.get("val") in ("superscript", "subscript"),
        _is_white(colour),
    )


def _is_filled(fill: Element) -> bool:
    """Whether a cell has a ground of its own on which white words are seen."""
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return True
    white = pattern.get("patternType") == "solid" and _is_white(pattern.find("{*}fgColor"))
    return pattern.get("patternType") not in (None, "none") and not white


def _is_white(colour: Element | None) -> bool:
    return colour is not None and (looks_alike(_rgb(colour), "FFFFFF") or colour.get("theme") == "0")


def _rgb(colour: Element | None) -> str:
    """A colour as ``rrggbb``, "" where it is told in another way."""
    return "" if colour is None else (colour.get("rgb") or "")[-6:]


def whole(text: str | None) -> int:
    """A whole number as the format writes it; 0 for what is none, or beyond any sheet."""
    return int(text) if text and text.isdecimal() and len(text) < 8 else 0


MAX_PART = 8 * 2**20  # bytes of one unpacked part; a report's sheet has 50 kB
MAX_UNPACKED = 16 * 2**20  # bytes of all parts that are read
MAX_SHEETS = 500
_MOST_UNDER = 20  # rows or columns that a picture may cover

LOCKED = "这个表格文件设有密码，无法读取。请用 Excel 或 WPS 打开，取消密码后另存为 .xlsx，再重新打开。"
DAMAGED = "这个表格文件已损坏或不完整。请用 Excel 或 WPS 打开后另存为 .xlsx，再重新打开。"
NOT_EXCEL = "这个文件不是 Excel 工作簿。请选择 .xlsx 格式的年度报告。"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


@dataclass(frozen=True)
class SheetPart:
    """A sheet's name, whether it is in sight, and the name of its part."""

    name: str
    shown: bool
    part: str


class Workbook:
    """An open workbook; parts are parsed when they are asked for and not kept."""

    def __init__(self, package: ZipPackage) -> None:
        self._package, self._names = package, package.names
        if package.locked:
            raise UnusableInput(LOCKED)
        self.main = next((part for kind, part in self._related("").values() if kind == "officeDocument"), "")
        if not self.main.startswith("xl/") or self.main not in self._names:
            raise UnusableInput(NOT_EXCEL)
        self._relations = self._related(self.main)
        self._book = self.parse(self.main)

    def parse(self, name: str) -> Element:
        """The tree of a part; raises UnusableInput where it is missing, broken or too large."""
        try:
            return parse(self._package.read(name))
        except BadXml as error:
            raise UnusableInput(DAMAGED) from error

    @property
    def sheets(self) -> list[SheetPart]:
        """The sheets with cells, in the order of their tabs."""
        found: list[SheetPart] = []
        for sheet in self._book.iter("{*}sheet"):
            kind, part = self._relations.get(next(filter(None, map(sheet.get, _ID)), ""), ("", ""))
            if kind == "worksheet" and part in self._names:
                found.append(SheetPart(sheet.get("name") or "", sheet.get("state") in (None, "visible"), part))
        if len(found) > MAX_SHEETS:
            raise TooLarge(TOO_LARGE)
        return found

    @property
    def counts_from_1904(self) -> bool:
        """Whether days count from 1904, as on old Macintoshes."""
        properties = self._book.find("{*}workbookPr")
        return properties is not None and properties.get("date1904") in ("1", "true")

    def strings(self) -> list[tuple[tuple[str, CellFont], ...]]:
        """The texts that cells share, each as runs."""
        part = self._part("sharedStrings")
        return [runs_of(item) for item in self.parse(part).iter("{*}si")] if part else []

    def looks(self) -> CellFormats:
        """Number formats and frames by the number of a cell's look; plain where the styles are broken."""
        part = self._part("styles")
        try:
            return looks(parse(self._package.read(part))) if part else PLAIN
        except BadXml:
            return PLAIN

    def count(self, folder: str) -> int:
        """How many files lie in a folder of the package."""
        return sum(name.startswith(folder) for name in self._names)

    def enclosed(self) -> str:
        """The data of ours beside the cells, "" where there are none."""
        return in_package(self._package)

    def has_text_boxes(self) -> bool:
        """Whether shapes with text are drawn over a sheet."""
        drawings = (name for name in self._names if name.startswith("xl/drawings/drawing") and name.endswith(".xml"))
        return any(b"txBody" in self._package.read(name) for name in drawings)

    def pictures(self, part: str) -> set[tuple[int, int]]:
        """The places (row, column from 0) of a sheet over which pictures lie."""
        drawings = [name for kind, name in self._related(part).values() if kind == "drawing" and name in self._names]
        return {place for name in drawings for place in _pictured(self.parse(name))}

    def _part(self, wanted: str) -> str:
        return next((part for kind, part in self._relations.values() if kind == wanted and part in self._names), "")

    def _related(self, part: str) -> dict[str, tuple[str, str]]:
        """Relations of a part: id → (kind, name of the other part)."""
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations not in self._names:
            return {}
        found: dict[str, tuple[str, str]] = {}
        for relation in self.parse(relations).iter("{*}Relationship"):
            if relation.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target") or ""))
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found[relation.get("Id") or ""] = (kind, target.lstrip("/"))
        return found


def _pictured(drawing: Element) -> Iterator[tuple[int, int]]:
    for anchor in drawing:
        if anchor.find(".//{*}pic") is None:
            continue
        corners = [anchor.find(f"{{*}}{name}") for name in ("from", "to")]
        places = [
            tuple(whole(corner.findtext(f"{{*}}{name}")) for name in ("row", "col"))
            for corner in corners
            if corner is not None
        ]
        if places:
            (top, left), (low, right) = places[0], places[-1]
            yield from (
                (r, c)
                for r in range(top, min(low, top + _MOST_UNDER) + 1)
                for c in range(left, min(right, left + _MOST_UNDER) + 1)
            )


def runs_of(item: Element) -> tuple[tuple[str, CellFont], ...]:
    """The runs of a string, without the readings printed above it; whether white is seen, the cell's ground tells."""
    runs: list[tuple[str, CellFont]] = []
    for node in item:
        kind = node.tag.rpartition("}")[2]
        if kind == "t":
            runs.append((node.text or "", PLAIN_FACE))
        elif kind == "r":
            runs += [(text.text or "", face(node.find("{*}rPr"))) for text in node.iter("{*}t")]
    return tuple(runs)


@contextmanager
def opened(data: bytes) -> Generator[Workbook, None, None]:
    """The workbook in these bytes; what is wrong with its container is raised as UnusableInput."""
    if data.startswith(_OLE):
        raise UnusableInput(LOCKED if "EncryptedPackage".encode("utf-16-le") in data else NOT_EXCEL)
    if not data.startswith(b"PK"):
        raise UnusableInput(NOT_EXCEL)
    try:
        yield Workbook(ZipPackage(data, MAX_PART, MAX_UNPACKED))
    except BadPackage as error:
        raise UnusableInput(DAMAGED) from error
