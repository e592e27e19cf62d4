"""ODT (OpenDocument text) → raw tables and paragraphs.  Knows no form.

Deleted text is kept apart by the format and left out; links, fields, content
controls and frames are read through; tables that only arrange the page are
dissolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, cast

from core.errors import UnusableInput
from core.notes import NoteCode
from core.readers.limits import BadPackage, Package
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable
from core.readers.safe_xml import BadXml, Element, parse

_SAVE_AS = "请用 Word 或 WPS 打开，另存为 .docx 后再打开。"
DAMAGED = f"这个 ODT 文档已损坏或不完整。{_SAVE_AS}"
LOCKED = "这个 ODT 文档设有密码，不能读取。请打开它，取消密码后另存为 .docx，再重新打开。"

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _TABLE, _DRAW = (f"{_NAMES}{name}:1.0}}" for name in ("office", "text", "table", "drawing"))
_P, _H, _TBL = _TEXT + "p", _TEXT + "h", _TABLE + "table"
_ROW, _CELL, _COVERED = (_TABLE + name for name in ("table-row", "table-cell", "covered-table-cell"))
_UNSEEN = frozenset(
    (
        *(_TEXT + name for name in ("tracked-changes", "note", "sequence-decls", "variable-decls", "ruby-text")),
        *(_OFFICE + name for name in ("annotation", "annotation-end", "forms")),
        *(_DRAW + name for name in ("object", "object-ole")),
    )
)
_BLANKS = {_TEXT + "s": " ", _TEXT + "tab": "\t", _TEXT + "line-break": "\n"}
_MOST_COLUMNS = 63
_MOST_BLANKS = 200


class _Tailed(Protocol):
    @property
    def tail(self) -> str | None: ...


def document(data: bytes) -> RawDocument:
    """Read an ODT; raises UnusableInput with a sentence for the user where that fails."""
    try:
        body = parse(_content(data)).find(f"{_OFFICE}body/{_OFFICE}text")
    except BadXml as error:
        raise UnusableInput(DAMAGED) from error
    if body is None:
        raise UnusableInput(DAMAGED)
    return _Walk().run(body)


def _content(data: bytes) -> bytes:
    try:
        package = Package(data)
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise UnusableInput(LOCKED)
        return package.read("content.xml")
    except BadPackage as error:
        raise UnusableInput(DAMAGED) from error


Items = list["RawParagraph | RawTable"]


class _Walk:
    """One pass over the text."""

    def __init__(self) -> None:
        self.tables = 0
        self.pictures = 0

    def run(self, body: Element) -> RawDocument:
        items: Items = []
        self.blocks(body, items)
        notes = (
            [(NoteCode.PICTURE, f"文件里有 {self.pictures} 张图片，图片里的内容不能读取。")] if self.pictures else []
        )
        return RawDocument(tuple(items), tuple(notes))

    def blocks(self, parent: Element, items: Items) -> None:
        for node in parent:
            if node.tag in (_P, _H):
                self.paragraph(node, items)
            elif node.tag == _TBL:
                self.table(node, items)
            elif node.tag == _DRAW + "image":
                self.pictures += 1
            elif node.tag not in _UNSEEN:
                self.blocks(node, items)

    def paragraph(self, node: Element, items: Items) -> None:
        parts: list[str] = []
        frames: list[Element] = []
        self.inline(node, parts, frames)
        for frame in frames:
            self.blocks(frame, items)
        items.append(
            RawParagraph("".join(parts), level=_count(node, _TEXT + "outline-level", 9) if node.tag == _H else 0)
        )

    def inline(self, parent: Element, parts: list[str], frames: list[Element]) -> None:
        parts.append(parent.text or "")
        for node in parent:
            if node.tag in _BLANKS:
                parts.append(_BLANKS[node.tag] * _count(node, _TEXT + "c", _MOST_BLANKS))
            elif node.tag == _DRAW + "frame":
                frames.append(node)
            elif node.tag not in _UNSEEN:
                self.inline(node, parts, frames)
            parts.append(cast("_Tailed", node).tail or "")

    def table(self, node: Element, items: Items) -> None:
        rows = [list(_below(row, (_CELL, _COVERED))) for row in _below(node, (_ROW,))]
        if all(len(row) < 2 for row in rows) or _is_layout(node):
            for cell in (cell for row in rows for cell in row):
                self.blocks(cell, items)
            return
        index = self.tables
        self.tables += 1
        items.append(RawTable(index, tuple(self.cells(rows))))

    def cells(self, rows: list[list[Element]]) -> Iterator[RawCell]:
        for row, nodes in enumerate(rows):
            column = 0
            for node in nodes:
                repeated = _count(node, _TABLE + "number-columns-repeated", _MOST_COLUMNS)
                if node.tag == _CELL:
                    high = _count(node, _TABLE + "number-rows-spanned", len(rows) - row)
                    wide = _count(node, _TABLE + "number-columns-spanned", _MOST_COLUMNS)
                    for place in range(column, column + repeated):
                        yield RawCell(row, place, high, wide, self.cell_text(node))
                column += repeated

    def cell_text(self, node: Element) -> str:
        inner: Items = []
        self.blocks(node, inner)
        return "\n".join(item.text for item in inner if isinstance(item, RawParagraph))


def _below(parent: Element, wanted: tuple[str, ...]) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those in header groups; not those of inner tables."""
    for node in parent:
        if node.tag in wanted:
            yield node
        elif node.tag not in (_TBL, *_UNSEEN, _ROW, _CELL):
            yield from _below(node, wanted)


def _is_layout(table: Element) -> bool:
    """Whether more cells are in inner tables than of its own."""
    every = sum(1 for _ in table.iter(_CELL))
    inner = {cell for found in table.iter(_TBL) if found is not table for cell in found.iter(_CELL)}
    return len(inner) > every - len(inner)


def _count(node: Element, name: str, most: int) -> int:
    text = node.get(name) or ""
    return max(1, min(int(text[:6]), most)) if text.isdecimal() else 1
