"""An OpenDocument file, packed or flat: its body and its styles; and its lengths."""

from __future__ import annotations

from core.errors import Refusal, UnusableInput
from core.patterns import lazy
from core.readers.left_out import POINTS
from core.readers.limits import BadPackage, ZipPackage
from core.readers.odf.looks import OdtStyles
from core.readers.safe_xml import BadXml, Element, parse

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
OFFICE, TEXT, TABLE, DRAW, SVG = (
    f"{_NAMES}{name}:1.0}}" for name in ("office", "text", "table", "drawing", "svg-compatible")
)
_LENGTH = lazy(r"(-?\d{1,7}(?:\.\d{1,24})?)(cm|mm|in|pt|pc|px)")


def opened(data: bytes, kind: str, locked: str, damaged: str) -> tuple[Element, OdtStyles]:
    """The body of a document of this kind (``text``, ``spreadsheet``) and its styles.

    Raises UnusableInput: ``locked`` where it needs a password, ``damaged`` where it is, or holds another kind.
    """
    try:
        roots = [parse(part) for part in _parts(data, locked)]
    except (BadXml, BadPackage) as error:
        raise UnusableInput(damaged, Refusal.DAMAGED) from error
    body = roots[-1].find(f"{OFFICE}body/{OFFICE}{kind}")
    if body is None:
        raise UnusableInput(damaged, Refusal.DAMAGED)
    return body, OdtStyles(*roots)


def points_of(length: str | None) -> float | None:
    """A length in points; None for what is none."""
    found = _LENGTH.fullmatch((length or "").strip())
    return float(found[1]) * POINTS[found[2]] if found else None


def _parts(data: bytes, locked: str) -> list[bytes]:
    """The styles with names, where there are any, and the content; a flat file is both."""
    if not data.startswith(b"PK"):
        return [data]
    package = ZipPackage(data)
    if b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise UnusableInput(locked, Refusal.LOCKED)
    content = package.read("content.xml")
    return [package.read("styles.xml"), content] if "styles.xml" in package.names else [content]


def settings(data: bytes) -> bytes:
    """The XML that says how the window shows a document; of a flat file all of it, b"" where there is none."""
    if not data.startswith(b"PK"):
        return data
    package = ZipPackage(data)
    return package.read("settings.xml") if "settings.xml" in package.names else b""


def count(node: Element, name: str, most: int) -> int:
    """A count that an element states, from 1 to ``most``; 1 where it states none."""
    text = node.get(name) or ""
    return max(1, min(int(text[:8]), most)) if text.isdecimal() else 1
