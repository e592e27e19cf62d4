"""The data that files of our own enclose beside what can be seen: where they are in each kind of file.

They are handed on as they stand; what they say, and whether it still holds, is looked at
by whoever knows reports.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Protocol

from core.markup import unescape
from core.patterns import lazy
from core.readers.limits import BadPackage, TooLarge
from core.readers.safe_xml import BadXml, parse

# The same names are in the writers (core/writers/enclosed.py): files keep them for ever.
NAMESPACE = "urn:xxgk:report-data"
ELEMENT = "xxgk-report-data"
ATTACHMENT = "report-data.json"
TEXTS = "urn:xxgk:texts"  # the namespace of the texts that an OFD tells beside its glyphs

MOST = 2**20  # characters
_PART = lazy(r"customXml/item\d{1,3}\.xml")
_SCRIPT = lazy(rf'<script type="application/json" id="{ELEMENT}">([^<]*)</script>', re.IGNORECASE)


class NamedParts(Protocol):
    """The parts of a package by name; ``read`` raises BadPackage or TooLarge."""

    @property
    def names(self) -> Collection[str]: ...

    def read(self, name: str) -> bytes: ...


def in_package(package: NamedParts) -> str:
    """The data in a custom XML part of a Word document or workbook, "" where there are none."""
    for name in sorted(filter(_PART.fullmatch, package.names)):
        try:
            data = package.read(name)
            root = parse(data) if NAMESPACE.encode() in data else None
        except (BadPackage, TooLarge, BadXml):
            continue
        if root is not None and root.tag == f"{{{NAMESPACE}}}report":
            return _bounded(root.text or "")
    return ""


def in_page(text: str) -> str:
    """The data in a web page, "" where there are none."""
    found = _SCRIPT.search(text) if ELEMENT in text else None
    return _bounded(unescape(found[1])) if found else ""


def _bounded(text: str) -> str:
    return text if len(text) <= MOST else ""
