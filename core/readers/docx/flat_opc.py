"""Flat OPC (a DOCX written as one XML file) → raw document: its parts are put side by side again.  Knows no form."""

from __future__ import annotations

from core.errors import UnusableInput
from core.patterns import lazy
from core.readers.docx import reader
from core.readers.docx.package import DAMAGED, parts_of
from core.readers.limits import BadPackage
from core.readers.raw import RawDocument
from core.readers.safe_xml import BadXml, Element, parse, written

_PKG = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
# Pictures, as letters: not needed, and longer than the parser takes.
_PICTURES = lazy(rb"(<(?:[^<>\s:]{1,40}+:)?binaryData\b[^<>]*+>)[^<]++")


def document(data: bytes) -> RawDocument:
    """Read the bytes of a Flat OPC file; raises UnusableInput with a sentence for the user where that fails."""
    try:
        return reader.of_parts(parts_of(_FlatParts(parse(_PICTURES.sub(rb"\1", data)))))
    except (BadXml, BadPackage) as error:
        raise UnusableInput(DAMAGED) from error


class _FlatParts:
    """The parts of the file by their names in a package."""

    def __init__(self, root: Element) -> None:
        self._parts = {(part.get(f"{_PKG}name") or "").lstrip("/"): part for part in root.iter(f"{_PKG}part")}
        self.names = frozenset(self._parts)

    def read(self, name: str) -> bytes:
        """A part as XML; raises BadPackage where it is none."""
        held = self._parts[name].find(f"{_PKG}xmlData")
        if held is None or not len(held):
            raise BadPackage(name)
        return written(held[0])

    def head(self, name: str, most: int) -> bytes:
        """The first bytes of a part; raises BadPackage like :meth:`read`."""
        return self.read(name)[:most]
