"""The structure of a finished PDF: who listens to a table hears of each figure in which row and column it stands.

The compiler marks a table's first rows as heads and all else as data, and lets readers
show the file's name in place of the title.  Here the heads of rows, and those further
down in a table of several blocks, become heads, every cell names its own, and the
title is shown.  Each paragraph tells its text as it was written, with tabs, blanks and
joiners that glyphs have not (ActualText): to those who listen, and to our reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from core.forms.layout import Box, Grid, Role, grid
from core.forms.spec import Table
from core.patterns import lazy
from core.writers.typesetting.pdf_file import PdfFile

_STRUCTURE = lazy(rb"/StructTreeRoot (\d+) 0 R")
_CHILDREN = lazy(rb"/K\[([^\[\]]*)\]")
_CHILD = lazy(rb"\b(\d{1,10}) 0 R")
_CELL = lazy(rb"/S/T[DH](?P<parent>/P \d+ 0 R)(?:/ID\([^()]*\))?(?P<rest>/A\[)<</O/Table[^<>]*>>")
_NAMES = lazy(rb"/IDTree<</Names\[[^\[\]]*\]>>")
_SHOWN = b"/ViewerPreferences<<"


def finish(data: bytes, grids: Sequence[Grid] = (), told: Sequence[str] = ()) -> bytes:
    """The file with its title shown and the cells of its tables, which are these grids, as heads and data.

    ``told`` has the text of each block of the document, "" for one that needs none.
    """
    file = _Tagged(data)
    pairs = enumerate(zip(file.tables(), grids, strict=True) if grids else ())
    _head(file, [cell for number, (rows, grid) in pairs for cell in _cells(rows, _looks(grid.table, number))])
    _tell(file, told)
    return file.to_bytes()


def finish_listing(data: bytes) -> bytes:
    """The same of a listing: of each table the first row and the first column are heads."""
    file = _Tagged(data)
    _head(
        file,
        [cell for number, rows in enumerate(file.tables()) for cell in _cells(rows, _listed(file, number, rows))],
    )
    return file.to_bytes()


_CellLook = tuple[bytes, bytes]  # the name of a cell that is a head, else b"", and the beginning of its element


def _cells(rows: list[list[int]], looks: Iterable[_CellLook]) -> Iterator[tuple[int, _CellLook]]:
    """The cells of a table in reading order, each with its look."""
    return zip((cell for row in rows for cell in row), looks, strict=True)


def _head(file: _Tagged, cells: Sequence[tuple[int, _CellLook]]) -> None:
    """Show the title, and make the cells of tables heads and data."""
    objects = file.objects
    objects[file.root] = objects[file.root].replace(_SHOWN, _SHOWN + b"/DisplayDocTitle true")
    for cell, (_, look) in cells:
        objects[cell] = _CELL.sub(look, objects[cell])
    if names := sorted((name, cell) for cell, (name, _) in cells if name):
        tree = b"/IDTree<</Names[%s]>>" % b"".join(b"(%s)%d 0 R" % name for name in names)
        objects[file.structure] = _NAMES.sub(b"", objects[file.structure]).replace(b"/K[", tree + b"/K[", 1)


def _listed(file: _Tagged, table: int, rows: list[list[int]]) -> Iterator[_CellLook]:
    """The looks of the cells of a listing; a first cell that is empty heads nothing."""
    for row, cells in enumerate(rows):
        is_named = row > 0 and not file.is_empty(cells[0])
        for column in range(len(cells)):
            role = "Column" if not row else "Row" if is_named and not column else ""
            above = [_named(table, 0, column)] if row else []
            beside = [_named(table, row, 0)] if is_named and column else []
            name = _named(table, row, column)
            yield name if role else b"", _element(name, role, [*above, *beside])


def _tell(file: _Tagged, told: Sequence[str]) -> None:
    """Give the blocks of the document their texts; none where they are not the document's blocks one by one."""
    blocks = file.children(file.children(file.structure)[0]) if told else []
    pairs = zip(blocks, told, strict=True) if len(blocks) == len(told) else ()
    for number, text in pairs:
        if text:
            spoken = b"/ActualText<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode()
            file.objects[number] = _KIND.sub(lambda kind, more=spoken: kind[0] + more, file.objects[number], count=1)


_KIND = lazy(rb"/S/\w+")


class _Tagged(PdfFile):
    """A PDF whose tables can be found."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        found = _STRUCTURE.search(self.objects[self.root])
        assert found, "no structure"
        self.structure = int(found[1])

    def children(self, number: int) -> list[int]:
        """The elements below an element of the structure."""
        kept = _CHILDREN.search(self.objects[number])
        numbers = (int(found) for found in _CHILD.findall(kept[1])) if kept else ()
        return [number for number in numbers if b"/Type/StructElem" in self.objects[number]]

    def is_empty(self, number: int) -> bool:
        """Whether an element has nothing in it."""
        kept = _CHILDREN.search(self.objects[number])
        return kept is not None and not kept[1].strip()

    def tables(self) -> Iterator[list[list[int]]]:
        """The tables in reading order, each as rows of cells."""
        waiting = [self.structure]
        while waiting:
            number = waiting.pop()
            if b"/S/Table/" in self.objects[number]:
                yield [self.children(row) for row in self._rows(number)]
            else:
                waiting += reversed(self.children(number))

    def _rows(self, table: int) -> Iterator[int]:
        for number in self.children(table):
            if b"/S/TR/" in self.objects[number]:
                yield number
            else:  # a group of rows
                yield from self._rows(number)


@lru_cache
def _looks(table: Table, number: int) -> list[_CellLook]:
    """For each cell in reading order its name, if it is a head, and the beginning of its element."""
    boxes = grid(table)
    ordered = sorted(boxes.boxes, key=lambda box: (box.row, box.column))
    return [(_name(number, box) if scope(box) else b"", _look(number, box, heads_of(boxes, box))) for box in ordered]


def _look(table: int, box: Box, heads: Sequence[Box]) -> bytes:
    """What replaces the beginning of a cell's element: its kind, its name, and what it is headed by."""
    spans = b"".join(b"/%s %d" % pair for pair in ((b"RowSpan", box.height), (b"ColSpan", box.width)) if pair[1] > 1)
    return _element(_name(table, box), scope(box), [_name(table, head) for head in heads], spans)


def _element(name: bytes, role: str, heads: Iterable[bytes], spans: bytes = b"") -> bytes:
    kind, named = (b"TH", b"/ID(%s)" % name) if role else (b"TD", b"")
    scoped = b"/Scope/%s" % role.encode() if role else b""
    headed = b"".join(b"(%s)" % head for head in heads)
    return rb"/S/%s\g<parent>%s\g<rest><</O/Table%s/Headers[%s]%s>>" % (kind, named, scoped, headed, spans)


def _name(table: int, box: Box) -> bytes:
    return _named(table, box.row, box.column)


def _named(table: int, row: int, column: int) -> bytes:
    return b"t%dr%dc%d" % (table, row, column)


_SCOPES: Mapping[Role, str] = {Role.TITLE: "Column", Role.COLUMN: "Column", Role.ROW: "Row"}


def scope(box: Box) -> str:
    """Row or Column for a head, "" for a figure and for a corner that is a remark over several columns."""
    if box.role is Role.CORNER:
        return "Column" if box.width == 1 else ""
    return _SCOPES.get(box.role, "")


def heads_of(grid: Grid, box: Box) -> list[Box]:
    """The heads of a box: those above it in its block over all its columns, those left of it beside all its rows."""
    top = max((title.row for title in grid.boxes if title.role is Role.TITLE and title.row <= box.row), default=0)
    return [head for head in grid.boxes if scope(head) and top <= head.row and _heads(head, box)]


def _heads(head: Box, box: Box) -> bool:
    if scope(head) == "Row":
        return head.column < box.column and _spans(head.row, head.height, box.row, box.height)
    return head.row < box.row and _spans(head.column, head.width, box.column, box.width)


def _spans(start: int, length: int, inner: int, inner_length: int) -> bool:
    return start <= inner and inner + inner_length <= start + length
