"""DOCX → raw tables and paragraphs, as a reader of the accepted text sees them.  Knows no form.

Walks the real ``w:tc`` elements.  Tracked deletions, hidden text, field codes and
placeholders are left out; insertions, content controls, links, field results
and text boxes (once) are kept; tables that only serve the layout are dissolved.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from core.errors import UnusableInput
from core.exchange.docx_numbering import NO_NUMBERING, Numbering
from core.exchange.docx_package import TOO_LARGE, load
from core.exchange.raw import RawCell, RawDocument, RawParagraph, RawTable
from core.exchange.xml_tree import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _TR, _TC, _R, _T = (_W + name for name in ("p", "tbl", "tr", "tc", "r", "t"))
_PPR, _RPR, _TCPR, _TRPR, _SDT = (_W + name for name in ("pPr", "rPr", "tcPr", "trPr", "sdt"))
_VAL, _FIELD_CHAR, _FIELD_TYPE, _BOX = (_W + name for name in ("val", "fldChar", "fldCharType", "txbxContent"))
_SPAN, _DOWN, _ACROSS, _CELL_DELETED = (_W + name for name in ("gridSpan", "vMerge", "hMerge", "cellDel"))
_TEXTS = frozenset((_T, "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"))
_ALTERNATE, _CHOICE, _FALLBACK = (_MC + name for name in ("AlternateContent", "Choice", "Fallback"))
_GRAPHICS = frozenset(_W + name for name in ("drawing", "pict", "object"))
_PICTURES = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
)
_UNSEEN = frozenset(
    _W + name
    for name in (
        *("pPr", "tblPr", "tblGrid", "tblPrEx", "trPr", "tcPr", "sdtPr", "sdtEndPr", "sectPr"),
        *("del", "moveFrom", "delText", "instrText", "delInstrText", "rt", "softHyphen", "fldData"),
    )
)
_VANISH, _OFF = _W + "vanish", ("0", "false", "off")
_GONE = frozenset((_W + "del", _W + "moveFrom"))
_MARKS = {_W + "tab": "\t", _W + "ptab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_MOST_PARAGRAPHS = 20_000  # a report has some 400, those in cells included
_MOST_COLUMNS = 63  # Word's own limit; a larger span is damage or malice


def read(path: Path) -> RawDocument:
    """Read a DOCX file; raises UnusableInput with a sentence for the user where it is none."""
    parts = load(path)
    if any(True for _ in islice(parts.document.iter(_P), _MOST_PARAGRAPHS, None)):
        raise UnusableInput(TOO_LARGE)
    return document(parts.document, Numbering(parts.numbering, parts.styles))


def document(root: Element, numbering: Numbering = NO_NUMBERING) -> RawDocument:
    """Walk a ``w:document`` or ``w:body`` element; refs are the ``w:tc`` and ``w:p`` elements."""
    body = root.find(_W + "body")
    return _Walk(numbering).run(root if body is None else body)


Items = list["RawParagraph | RawTable"]


class _Walk:
    """One pass over a body; keeps what runs across paragraphs: open fields, joined paragraphs, list counters."""

    def __init__(self, numbering: Numbering) -> None:
        self.numbering = numbering
        self.fields: list[bool] = []  # open fields; True while inside the field's code
        self.carried = ""  # text of a paragraph whose end was deleted: it runs on in the next
        self.tables = 0
        self.pictures = 0
        self.tracked = self.hidden = True  # whether to look for these at all; most documents have neither

    def run(self, body: Element) -> RawDocument:
        items: Items = []
        self.tracked = next(body.iter(*_GONE), None) is not None
        self.hidden = next(body.iter(_VANISH), None) is not None
        self.blocks(body, items)
        self.flush(items)
        notes = [("picture", f"文件里有 {self.pictures} 张图片，图片里的内容不能读取。")] if self.pictures else []
        return RawDocument(tuple(items), tuple(notes))

    def blocks(self, parent: Element, items: Items) -> None:
        for node in parent:
            tag = node.tag
            if tag == _P:
                self.paragraph(node, items)
            elif tag == _TBL:
                self.flush(items)
                self.table(node, items)
            elif tag == _ALTERNATE:
                self.blocks(_alternative(node), items)
            elif tag not in _UNSEEN and not _is_prompt(node):
                self.blocks(node, items)

    def paragraph(self, node: Element, items: Items) -> None:
        boxes: list[Element] = []
        text = self.carried + self.text(node, boxes)
        self.carried = ""
        for box in boxes:
            self.blocks(box, items)
        properties = _first(node, _PPR)
        if isinstance(properties, tuple):
            items.append(RawParagraph(text, ref=node))
        elif self.tracked and _end_deleted(properties):
            self.carried = text
        else:
            number, level = self.numbering.of(properties)
            items.append(RawParagraph(text, number, level, node))

    def flush(self, items: Items) -> None:
        """A paragraph cannot run on into a table or past the end."""
        if self.carried:
            items.append(RawParagraph(self.carried))
            self.carried = ""

    def table(self, node: Element, items: Items) -> None:
        if _is_layout(node):
            for row in _rows(node):
                for cell in _children(row, _TC):
                    if _merge(cell) is not None:
                        self.blocks(cell, items)
                        self.flush(items)
            return
        index = self.tables
        self.tables += 1
        items.append(RawTable(index, tuple(self.cells(node))))

    def cells(self, table: Element) -> Iterator[RawCell]:
        boxes: list[_Box] = []
        above: dict[int, _Box] = {}
        for row, node in enumerate(_rows(table)):
            here: dict[int, _Box] = {}
            column = _before(node)
            for cell in _children(node, _TC):
                if (merge := _merge(cell)) is None:
                    continue
                span, down, joined = merge
                over = above.get(column)
                if joined and boxes and boxes[-1].row == row:
                    boxes[-1].width += span
                elif down == "continue" and over is not None:
                    over.height += 1
                    here[column] = over
                else:
                    boxes.append(_Box(row, column, span, cell))
                    if down:
                        here[column] = boxes[-1]
                column += span
            above = here
        for box in boxes:
            yield RawCell(box.row, box.column, box.height, box.width, self.cell_text(box.node), box.node)

    def cell_text(self, cell: Element) -> str:
        lines: list[str] = []
        self.lines(cell, lines)
        if self.carried:
            lines.append(self.carried)
            self.carried = ""
        return lines[0] if len(lines) == 1 else "\n".join(lines)

    def lines(self, parent: Element, lines: list[str]) -> None:
        """Texts of the paragraphs in a cell, those of inner tables and text boxes too."""
        for node in parent:
            tag = node.tag
            if tag == _P:
                self.line(node, lines)
            elif tag == _ALTERNATE:
                self.lines(_alternative(node), lines)
            elif tag not in _UNSEEN and not _is_prompt(node):
                self.lines(node, lines)

    def line(self, paragraph: Element, lines: list[str]) -> None:
        boxes: list[Element] = []
        text = self.carried + self.text(paragraph, boxes)
        self.carried = ""
        for box in boxes:
            self.lines(box, lines)
        if self.tracked and _end_deleted(_first(paragraph, _PPR)):
            self.carried = text
        else:
            lines.append(text)

    def text(self, paragraph: Element, boxes: list[Element]) -> str:
        parts: list[str] = []
        self.inline(paragraph, parts, boxes)
        return "".join(parts)

    def inline(self, parent: Element, parts: list[str], boxes: list[Element]) -> None:
        for node in parent:
            tag = node.tag
            if tag == _R:
                self.inline(node, parts, boxes)
            elif tag in _TEXTS:
                if not self.fields or not any(self.fields):
                    parts.append(node.text or "")
            elif tag == _RPR:
                if self.hidden and _is_hidden(node):
                    return
            elif tag in _UNSEEN:
                continue
            elif tag in _MARKS:
                parts.append(_MARKS[tag])
            elif tag == _FIELD_CHAR:
                self.field(node.get(_FIELD_TYPE))
            elif tag in _GRAPHICS:
                self.graphic(node, boxes)
            elif tag == _ALTERNATE:
                self.inline(_alternative(node), parts, boxes)
            elif not _is_prompt(node):
                self.inline(node, parts, boxes)

    def field(self, step: str | None) -> None:
        if step == "begin":
            self.fields.append(True)
        elif self.fields and step == "separate":
            self.fields[-1] = False
        elif self.fields and step == "end":
            self.fields.pop()

    def graphic(self, node: Element, boxes: list[Element]) -> None:
        found = list(_text_boxes(node))
        boxes += found
        if not found and any(next(node.iter(tag), None) is not None for tag in _PICTURES):
            self.pictures += 1


class _Box:
    """A cell under construction: it grows while merges go on."""

    __slots__ = ("column", "height", "node", "row", "width")

    def __init__(self, row: int, column: int, width: int, node: Element) -> None:
        self.row, self.column, self.height, self.width, self.node = row, column, 1, width, node


def _alternative(node: Element) -> Element:
    """The same content is written twice, for newer and older programs: take it once."""
    choice, fallback = node.find(_CHOICE), node.find(_FALLBACK)
    if choice is not None and len(choice):
        return choice
    return node if fallback is None else fallback


def _is_prompt(node: Element) -> bool:
    """Whether a content control only shows its own 单击此处输入文字."""
    return node.tag == _SDT and node.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _is_hidden(properties: Element) -> bool:
    return any(mark.tag == _VANISH and mark.get(_VAL) not in _OFF for mark in properties)


def _end_deleted(properties: Element | tuple[()]) -> bool:
    """Whether the paragraph mark was deleted or moved away under tracked changes."""
    for mark in properties:
        if mark.tag == _RPR:
            return any(change.tag in _GONE for change in mark)
    return False


def _text_boxes(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag == _BOX:
            yield child
        else:
            yield from _text_boxes(_alternative(child) if child.tag == _ALTERNATE else child)


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls."""
    for node in parent:
        tag = node.tag
        if tag == wanted:
            yield node
        elif tag not in _UNSEEN and len(node):
            yield from _children(_alternative(node) if tag == _ALTERNATE else node, wanted)


def _rows(table: Element) -> Iterator[Element]:
    """Rows of a table but those deleted under tracked changes."""
    return (row for row in _children(table, _TR) if row.find(f"{_TRPR}/{_W}del") is None)


def _first(node: Element, wanted: str) -> Element | tuple[()]:
    """The properties of a cell or paragraph: they come first, and looking there is far quicker than searching."""
    for child in node:
        return child if child.tag == wanted else ()
    return ()


def _is_layout(table: Element) -> bool:
    """Whether a table only arranges the page: one column, or more cells in inner tables than of its own."""
    if not any(_cells(row, 2) > 1 for row in _rows(table)):
        return True
    if next(islice(table.iter(_TBL), 1, None), None) is None:
        return False
    own = sum(_cells(row) for row in _rows(table))
    return sum(1 for _ in table.iter(_TC)) > 2 * own


def _cells(row: Element, most: int | None = None) -> int:
    return sum(1 for _ in islice(_children(row, _TC), most))


def _before(row: Element) -> int:
    """Grid columns left empty in front of a row."""
    skipped = row.find(f"{_TRPR}/{_W}gridBefore")
    return 0 if skipped is None else _number(skipped.get(_VAL))


def _merge(cell: Element) -> tuple[int, str, bool] | None:
    """Grid columns, vertical merge ("", restart, continue), whether joined to its left; None for a deleted cell."""
    span, down, joined = 1, "", False
    for mark in _first(cell, _TCPR):
        tag = mark.tag
        if tag == _SPAN:
            span = max(1, _number(mark.get(_VAL)))
        elif tag == _DOWN:
            down = mark.get(_VAL) or "continue"
        elif tag == _ACROSS:
            joined = (mark.get(_VAL) or "continue") == "continue"
        elif tag == _CELL_DELETED:
            return None
    return span, down, joined


def _number(text: str | None) -> int:
    return min(int(text), _MOST_COLUMNS) if text and text.isdecimal() else 0
