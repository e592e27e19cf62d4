"""What is wrong with a DOCX file: schema, ids, relations and styles by openxml-audit, tables and ranges by us.

The validator passes what it has no rule for: rows that do not fill their grid,
merges that hang in the air, ranges without an end, letters between elements.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# ISO/IEC 29500-1, 14.2.7: a package has zero or one theme parts; the validator asks for one.
_NOT_WANTED = "relationship type 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme' is missing"
_RANGES = ("bookmark", "commentRange", "perm")
_LETTERS = {W + name for name in ("t", "instrText", "delText")}
_IN_ROWS = {W + "sdt", W + "sdtContent", W + "customXml"}


def faults(data: bytes) -> list[str]:
    """One line for each fault of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = {name: package.read(name) for name in names if name.startswith("word/") and name.endswith(".xml")}
    found = [f"{name}: twice in the package" for name, count in Counter(names).items() if count > 1]
    for name, content in parts.items():
        found += (f"{name}: {fault}" for fault in _in_part(etree.fromstring(content)))
    return [*_by_validator(data), *found]


def _by_validator(data: bytes) -> list[str]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.docx"
        path.write_bytes(data)
        return [str(error) for error in OpenXmlValidator().validate(path).errors if _NOT_WANTED not in str(error)]


def _in_part(root: Any) -> Iterator[str]:
    for table in root.iter(W + "tbl"):
        yield from _in_table(table)
    for cell in root.iter(W + "tc"):
        if len(cell) == 0 or cell[-1].tag not in (W + "p", W + "sdt", W + "bookmarkEnd"):
            yield "a cell does not end with a paragraph"
    for name in _RANGES:
        ends = [Counter(mark.get(W + "id") for mark in root.iter(f"{W}{name}{end}")) for end in ("Start", "End")]
        if ends[0] != ends[1]:
            yield f"{name}: starts {sorted(ends[0])} and ends {sorted(ends[1])}"
    for element in root.iter(f"{W}*"):
        between = [element.text, *(child.tail for child in element)]
        if element.tag not in _LETTERS and "".join(filter(None, between)).strip():
            yield f"letters between the elements of {etree.QName(element).localname}"


def _in_table(table: Any) -> Iterator[str]:
    """Rows fill the grid; a merged cell goes on below one as wide that goes on or begins."""
    columns = table.findall(f"{W}tblGrid/{W}gridCol")
    above: dict[int, int] = {}
    for number, row in enumerate(_children(table, "tr"), start=1):
        edge = _value(row, "trPr/gridBefore")
        merged: dict[int, int] = {}
        for cell in _children(row, "tc"):
            span = _value(cell, "tcPr/gridSpan", 1)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(W + "val", "continue") == "continue"
            if goes_on and above.get(edge) != span:
                yield f"row {number}: the cell in column {edge} continues nothing"
            if merge is not None:
                merged[edge] = span
            edge += span
        if columns and edge + _value(row, "trPr/gridAfter") != len(columns):
            yield f"row {number}: takes {edge} of {len(columns)} columns"
        above = merged


def _children(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, through content controls."""
    for child in parent:
        if child.tag == W + name:
            yield child
        elif child.tag in _IN_ROWS:
            yield from _children(child, name)


def _value(parent: Any, path: str, usual: int = 0) -> int:
    found = parent.find("/".join(W + name for name in path.split("/")))
    return usual if found is None else int(found.get(W + "val"))
