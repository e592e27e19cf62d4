"""An OpenDocument file, packed or flat: its body and its styles."""

from __future__ import annotations

from core.readers.limits import BadPackage, ZipPackage
from core.readers.odf.looks import OdtStyles
from core.readers.safe_xml import BadXml, Element, parse

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW = (f"{_NAMES}{name}:1.0}}" for name in ("office", "text", "table", "drawing"))


class Damaged(Exception):
    """The file is damaged, or holds another kind of document."""


class Locked(Exception):
    """The file needs a password."""


def opened(data: bytes, kind: str) -> tuple[Element, OdtStyles]:
    """The body of a document of this kind (``text``, ``spreadsheet``) and its styles; raises Damaged or Locked."""
    try:
        roots = [parse(part) for part in _parts(data)]
    except (BadXml, BadPackage) as error:
        raise Damaged from error
    body = roots[-1].find(f"{OFFICE}body/{OFFICE}{kind}")
    if body is None:
        raise Damaged
    return body, OdtStyles(*roots)


def _parts(data: bytes) -> list[bytes]:
    """The styles with names, where there are any, and the content; a flat file is both."""
    if not data.startswith(b"PK"):
        return [data]
    package = ZipPackage(data)
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise Locked
    content = package.read("content.xml")
    return [package.read("styles.xml"), content] if "styles.xml" in package.names else [content]


def count(node: Element, name: str, most: int) -> int:
    """A count that an element states, from 1 to ``most``; 1 where it states none."""
    text = node.get(name) or ""
    return max(1, min(int(text[:8]), most)) if text.isdecimal() else 1
