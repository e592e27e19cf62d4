"""Files that a DOCX holds to be taken into its text when it is opened (``w:altChunk``): pages, documents, plain text.

Word shows them as part of the text until the file is saved again, and a person so reads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from typing import Protocol

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.limits import BadPackage
from core.readers.raw import Items, RawDocument, RawParagraph, RawTable
from core.readers.safe_xml import BadXml, Element, parse

UNREAD = "文件里插入的另一个文件“{name}”无法读取，其中的内容未读入。请用 Word 打开，另存为 .docx 后再打开。"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST = 20  # of a document
_LONGEST_NAME = 60


class _Package(Protocol):
    def read(self, name: str) -> bytes: ...


class Chunks:
    """The files of a document by the relations that name them; each is read by the reader of its kind."""

    def __init__(self, package: _Package, main: str) -> None:
        folder, _, name = main.rpartition("/")
        self._package, self._folder = package, folder
        try:
            relations = parse(package.read(f"{folder}/_rels/{name}.rels"))
        except (BadPackage, BadXml, KeyError):
            self._targets: Mapping[str, str] = {}
        else:
            self._targets = {each.get("Id") or "": each.get("Target") or "" for each in relations}
        self._left = _MOST
        self.notes: list[tuple[NoteCode, str]] = []  # on what they hold

    def items(self, node: Element, tables: int) -> Items:
        """What the file of a ``w:altChunk`` holds, where so many tables stand before it."""
        found = self._document(node)
        if isinstance(found, str):
            self.notes.append((NoteCode.DROPPED, UNREAD.format(name=found)))
            return []
        self.notes += found.notes
        places = count(tables)
        return [replace(one, index=next(places)) if isinstance(one, RawTable) else one for one in found.items]

    def _document(self, node: Element) -> RawDocument | str:
        """The document in the file; its name where it cannot be read."""
        target = self._targets.get(node.get(_ID) or "", "")
        name = target.removeprefix("/") if target.startswith("/") else f"{self._folder}/{target}"
        self._left -= 1
        if self._left >= 0 and target:
            try:
                return _read(self._package.read(name), name)
            except (BadPackage, KeyError, UnusableInput):
                pass
        return target.rpartition("/")[2][:_LONGEST_NAME]


def _read(data: bytes, name: str) -> RawDocument:
    """The document in these bytes; raises UnusableInput where they are none that can be read."""
    from core.readers.kinds import kind_of_content
    from core.readers.registry import READERS
    from core.readers.text_decoding import decode

    kind = kind_of_content(data, name)
    if kind in ("text", "csv"):
        return RawDocument(tuple(map(RawParagraph, decode(data).text.splitlines())))
    found = READERS.get(kind)
    if found is None:
        raise UnusableInput(UNREAD)
    return found.reader()(data)
