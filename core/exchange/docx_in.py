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
_MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
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

    def run(self, body: Element) -> RawDocument:
        items: Items = []
        self.blocks(body, items)
        self.flush(items)
        notes = [("picture", f"文件里有 {self.pictures} 张图片，图片里的内容不能读取。")] if self.pictures else []
        return RawDocument(tuple(items), tuple(notes))

    def blocks(self, parent: Element, items: Items) -> None:
        for node in _visible(parent):
            if node.tag == _P:
                self.paragraph(node, items)
            elif node.tag == _TBL:
                self.flush(items)
                self.table(node, items)
            else:
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
        elif _end_deleted(properties):
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
                span, vertical, joined = _spans(cell)
                over = above.get(column)
                if joined and boxes and boxes[-1].row == row:
                    boxes[-1].width += span
                elif vertical == "continue" and over is not None:
                    over.height += 1
                    here[column] = over
                else:
                    boxes.append(_Box(row, column, span, cell))
                    if vertical:
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
        for node in _visible(parent):
            if node.tag != _P:
                self.lines(node, lines)
                continue
            boxes: list[Element] = []
            text = self.carried + self.text(node, boxes)
            self.carried = ""
            for box in boxes:
                self.lines(box, lines)
            if _end_deleted(_first(node, _PPR)):
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
            if tag in (_T, _MATH_TEXT):
                if not any(self.fields):
                    parts.append(node.text or "")
            elif tag == _RPR:
                if any(mark.tag == _VANISH and mark.get(_VAL) not in _OFF for mark in node):
                    return
            elif tag in _MARKS:
                parts.append(_MARKS[tag])
            elif tag == _FIELD_CHAR:
                self.field(node.get(_FIELD_TYPE))
            elif tag in _GRAPHICS:
                self.graphic(node, boxes)
            elif tag == _ALTERNATE:
                self.inline(_alternative(node), parts, boxes)
            elif tag not in _UNSEEN and not _is_prompt(node):
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


def _visible(parent: Element) -> Iterator[Element]:
    for node in parent:
        if node.tag == _ALTERNATE:
            yield _alternative(node)
        elif node.tag not in _UNSEEN and not _is_prompt(node):
            yield node


def _alternative(node: Element) -> Element:
    """The same content is written twice, for newer and older programs: take it once."""
    choice, fallback = node.find(_CHOICE), node.find(_FALLBACK)
    if choice is not None and len(choice):
        return choice
    return node if fallback is None else fallback


def _is_prompt(node: Element) -> bool:
    """Whether a content control only shows its own 单击此处输入文字."""
    return node.tag == _SDT and node.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _end_deleted(properties: Element | tuple[()]) -> bool:
    """Whether the paragraph mark was deleted or moved away under tracked changes."""
    return any(change.tag in _GONE for mark in properties if mark.tag == _RPR for change in mark)


def _text_boxes(node: Element) -> Iterator[Element]:
    for child in node:
        if child.tag == _BOX:
            yield child
        else:
            yield from _text_boxes(_alternative(child) if child.tag == _ALTERNATE else child)


def _children(parent: Element, wanted: str) -> Iterator[Element]:
    """Rows of a table or cells of a row, also those inside content controls; deleted ones left out."""
    for node in parent:
        if node.tag == wanted:
            if not _is_deleted(node):
                yield node
        elif node.tag not in _UNSEEN and len(node):
            yield from _children(_alternative(node) if node.tag == _ALTERNATE else node, wanted)


def _rows(table: Element) -> Iterator[Element]:
    return _children(table, _TR)


def _is_deleted(node: Element) -> bool:
    if node.tag == _TR:
        return node.find(f"{_TRPR}/{_W}del") is not None
    return any(mark.tag == _CELL_DELETED for mark in _first(node, _TCPR))


def _first(node: Element, wanted: str) -> Element | tuple[()]:
    """The properties of a cell or paragraph: they come first, and looking there is far quicker than searching."""
    return node[0] if len(node) and node[0].tag == wanted else ()


def _is_layout(table: Element) -> bool:
    """Whether a table only arranges the page: one column, or more cells in inner tables than of its own."""
    widths = [sum(1 for _ in _children(row, _TC)) for row in _rows(table)]
    return max(widths, default=0) <= 1 or sum(1 for _ in table.iter(_TC)) > 2 * sum(widths)


def _before(row: Element) -> int:
    """Grid columns left empty in front of a row."""
    skipped = row.find(f"{_TRPR}/{_W}gridBefore")
    return 0 if skipped is None else _number(skipped.get(_VAL))


def _spans(cell: Element) -> tuple[int, str, bool]:
    """Grid columns, vertical merge ("", restart, continue), whether joined to the cell on its left."""
    span, vertical, joined = 1, "", False
    for mark in _first(cell, _TCPR):
        if mark.tag == _SPAN:
            span = max(1, _number(mark.get(_VAL)))
        elif mark.tag == _DOWN:
            vertical = mark.get(_VAL) or "continue"
        elif mark.tag == _ACROSS:
            joined = (mark.get(_VAL) or "continue") == "continue"
    return span, vertical, joined


def _number(text: str | None) -> int:
    return min(int(text), _MOST_COLUMNS) if text and text.isdecimal() else 0
