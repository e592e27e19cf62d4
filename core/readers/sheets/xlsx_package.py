"""The container of an XLSX: which parts it has, parsed safely.

The parts are read directly.  openpyxl carries out whatever a file declares: a
kilobyte with a link over a whole sheet, or a million styles, keeps it busy for
minutes, and a style it does not know makes it refuse the file.
"""

from __future__ import annotations

import posixpath
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress

from core.errors import UnusableInput
from core.readers.enclosed import in_package
from core.readers.limits import BadPackage, TooLarge, ZipPackage
from core.readers.on_sheets.cells import TOO_LARGE
from core.readers.on_sheets.seen import CellFont
from core.readers.safe_xml import BadXml, Element, parse
from core.readers.sheets.xlsx_colours import XlsxColours
from core.readers.sheets.xlsx_looks import PLAIN, XlsxLooks, looks, runs_of
from core.records import record

MAX_PART = 8 * 2**20  # bytes of one unpacked part; a report's sheet has 50 kB
MAX_UNPACKED = 16 * 2**20  # bytes of all parts that are read
MAX_SHEETS = 500

LOCKED = "这个表格文件设有密码，无法读取。请用 Excel 或 WPS 打开，取消密码后另存为 .xlsx，再重新打开。"
DAMAGED = "这个表格文件已损坏或不完整。请用 Excel 或 WPS 打开后另存为 .xlsx，再重新打开。"
NOT_EXCEL = "这个文件不是 Excel 工作簿。请选择 .xlsx 格式的年度报告。"

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


@record
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

    def strings(self, colours: XlsxColours) -> list[tuple[tuple[str, CellFont], ...]]:
        """The texts that cells share, each as runs."""
        part = self._part("sharedStrings")
        return [runs_of(item, colours) for item in self.parse(part).iter("{*}si")] if part else []

    def looks(self) -> XlsxLooks:
        """Number formats, colours and frames by the number of a cell's look; plain where the styles are broken."""
        part, theme = self._part("styles"), self._part("theme")
        try:
            tree = parse(self._package.read(theme)) if theme else None
            return looks(parse(self._package.read(part)), tree) if part else PLAIN
        except BadXml:
            return PLAIN

    def count(self, folder: str) -> int:
        """How many files lie in a folder of the package."""
        return sum(name.startswith(folder) for name in self._names)

    def enclosed(self) -> str:
        """The data of ours beside the cells, "" where there are none."""
        return in_package(self._package)

    def beside(self, part: str) -> Mapping[str, Sequence[Element]]:
        """What is drawn over a sheet (``drawing``) and remarked at its cells (``comments``)."""
        found: dict[str, list[Element]] = {"drawing": [], "comments": []}
        for kind, name in self._related(part).values():
            if kind in found and name in self._names:
                with suppress(UnusableInput) if kind == "comments" else nullcontext():  # the figures are whole without
                    found[kind].append(self.parse(name))
        return found

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
