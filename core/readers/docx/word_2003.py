"""Word 2003 XML → raw document: nearly the words of DOCX, under older names.  Knows no form."""

from __future__ import annotations

from dataclasses import replace

from core.errors import UnusableInput
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.docx import reader
from core.readers.docx.looks import is_plain
from core.readers.docx.numbering import Numbering
from core.readers.docx.package import DAMAGED, Parts
from core.readers.raw import RawDocument
from core.readers.safe_xml import BadXml, Element, detach, parse, rename

_OLD = b"http://schemas.microsoft.com/office/word/2003/wordml"
_NEW = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = "{" + _NEW.decode() + "}"
_WX = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_ANNOTATION = "{http://schemas.microsoft.com/aml/2001/core}annotation"
_PICTURES = lazy(rb"(<w:binData\b[^<>]*+>)[^<]++")
_NAMES = {
    f"{_W}vmerge": f"{_W}vMerge",
    f"{_W}hmerge": f"{_W}hMerge",
    f"{_W}listPr": f"{_W}numPr",
}
_LACKING = "文件的表格缺少合并单元格的信息，数字可能对不上列，请逐格核对；最好请对方另存为DOCX后再打开。"
# What an annotation is, by its type; the others (insertions, bookmarks) are walked through.
_ANNOTATIONS = {
    "Word.Deletion": f"{_W}del",
    "Word.Comment": f"{_W}fldData",
    "Word.Formatting": f"{_W}fldData",  # how it looked before
}


def document(data: bytes) -> RawDocument:
    """Read the bytes of a Word 2003 XML file; raises UnusableInput with a sentence for the user where that fails."""
    raw = _PICTURES.sub(rb"\1", data).replace(_OLD, _NEW)
    try:
        root = parse(raw)
    except BadXml as error:
        raise UnusableInput(DAMAGED) from error
    for node in list(root.iter(_ANNOTATION, *_NAMES)):
        name = _NAMES.get(node.tag) or _ANNOTATIONS.get(node.get(f"{_W}type") or "")
        if name:
            rename(node, name)
    footnotes = list(root.iter(f"{_W}footnote", f"{_W}endnote"))
    for node in footnotes:  # inside the runs of their marks
        detach(node)
    styles = root.find(f"{_W}styles")
    lacking = ((NoteCode.HEAD, _LACKING),) if _lacks_cells(root) else ()
    found = reader.of_parts(
        Parts(root, styles, plain=is_plain(raw), footnotes=tuple(footnotes)), _PrintedNumbers(None, styles)
    )
    return replace(found, notes=(*found.notes, *lacking))


def _lacks_cells(root: Element) -> bool:
    """Whether rows are short of cells and none is merged downwards: LibreOffice leaves out what a merged cell covers."""
    if root.find(f".//{_W}vMerge") is not None:
        return False
    return any(_has_short_rows(table) for table in root.iter(f"{_W}tbl"))


def _has_short_rows(table: Element) -> bool:
    grid = table.find(f"{_W}tblGrid")
    columns = 0 if grid is None else sum(1 for _ in grid)
    return any(_is_short(row, columns) for row in table if row.tag == f"{_W}tr")


def _is_short(row: Element, columns: int) -> bool:
    if any(row.find(f"{_W}trPr/{_W}{name}") is not None for name in ("gridBefore", "gridAfter")):
        return False
    spans = (cell.find(f"{_W}tcPr/{_W}gridSpan") for cell in row if cell.tag == f"{_W}tc")
    told = ("1" if span is None else span.get(f"{_W}val") or "1" for span in spans)
    return sum(int(wide[:4]) if wide.isdecimal() else 1 for wide in told) < columns


class _PrintedNumbers(Numbering):
    """Numbers as Word printed them: the format keeps them beside each paragraph."""

    def of(self, properties: Element) -> tuple[str, int]:
        _, level = super().of(properties)
        printed = properties.find(f"{_W}numPr/{_WX}t")
        number = "" if printed is None else printed.get(f"{_WX}val") or ""
        return (number if any(sign.isalnum() for sign in number) else ""), level  # not the signs of bullets
