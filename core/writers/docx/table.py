"""A table of the form in WordprocessingML: labels in their merged cells, a place for each figure."""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.layout import Box, Role
from core.writers.docx import wordml as x
from core.writers.docx.wordml import WordElement, node
from core.writers.layout import table_look
from core.writers.layout.blocks import FilledGrid
from core.writers.layout.style import Align, Style

_APART = 280  # twips above the second of two lines set apart
_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")


class FormTable:
    """One table in one style.

    ``element`` is its ``w:tbl``, with a place named by the cell key for each
    figure's run; ``room`` the width of these cells in twips.
    """

    def __init__(self, style: Style, block: FilledGrid) -> None:
        self.style, self.grid, self.own_page = style, block.grid, block.own_page
        self.look, self.widths = style.table(block.grid), style.widths(block.grid)
        self.room: dict[str, int] = {}
        columns = node("tblGrid", *(node("gridCol", w=width) for width in self.widths))
        self.element = node("tbl", self._properties(), columns, *map(self._row, range(self.grid.rows)))

    def _properties(self) -> WordElement:
        return node(
            "tblPr",
            node("tblW", w=sum(self.widths), type="dxa"),
            node("jc", val="center"),
            node("tblBorders", *(_border(edge, self.look.line.kind, self.look.line.eighths) for edge in _EDGES)),
            node("tblLayout", type="fixed"),
            node("tblCellMar", *_margins(self.look.margin)),
        )

    def _row(self, number: int) -> WordElement:
        boxes = [box for box in self.grid.boxes if box.row <= number < box.row + box.height]
        boxes.sort(key=lambda box: box.column)
        properties = node("trPr", node("cantSplit"))
        if height := table_look.least_height(self.style, self.grid, number):
            properties.append(node("trHeight", val=height, hRule="atLeast"))
        if number < self.grid.head_rows:
            properties.append(node("tblHeader"))
        properties.append(node("jc", val="center"))
        return node("tr", properties, *(self._cell(box, number) for box in boxes))

    def _cell(self, box: Box, row: int) -> WordElement:
        properties = node("tcPr", node("tcW", w=self._width(box), type="dxa"))
        properties.extend(self._merges(box, row))
        properties.extend(self._dress(box))
        properties.append(node("vAlign", val="center"))
        return node("tc", properties, *self._paragraphs(box, row))

    def _width(self, box: Box) -> int:
        return sum(self.widths[box.column : box.column + box.width])

    def _paragraphs(self, box: Box, row: int) -> Iterator[WordElement]:
        """The label's lines or the figure's place; nothing but an empty paragraph in a merged cell further down."""
        if row != box.row:
            yield node("p", self._paragraph_properties(box, row))
        elif box.role is Role.FIGURE:
            self.room[box.key] = self._width(box)
            yield node("p", self._paragraph_properties(box, row), x.place(box.key))
        else:
            split = box.head.split if box.head and self.style.as_printed else 0
            for part in (box.label[:split], box.label[split:]) if split else (box.label,):
                apart = _APART if split and not box.label.startswith(part) else 0
                runs = (x.run(font, piece) for font, piece in table_look.pieces(self.style, part))
                yield node("p", self._paragraph_properties(box, row, apart), *runs)

    def _merges(self, box: Box, row: int) -> Iterator[WordElement]:
        if box.width > 1:
            yield node("gridSpan", val=box.width)
        if box.height > 1:
            yield node("vMerge", val="restart" if row == box.row else "continue")

    def _dress(self, box: Box) -> Iterator[WordElement]:
        look = self.look
        if look.merged_end and box.height > 1 and box.role in (Role.CORNER, Role.ROW):
            yield node("tcBorders", _border("bottom", look.merged_end.kind, look.merged_end.eighths))
        if box.role is Role.TITLE and look.fill:
            yield node("shd", val="clear", color="auto", fill=look.fill)
        if (margin := table_look.margin(self.style, self.grid, box)) != look.margin:
            yield node("tcMar", *_margins(margin))

    def _paragraph_properties(self, box: Box, row: int, before: int = 0) -> WordElement:
        properties = node("pPr", node("pStyle", val=x.FIGURE if box.role is Role.FIGURE else x.LABEL))
        # A table that fits on a page stays on one: each row but the last is kept with the next.
        if not self.own_page and row < self.grid.rows - 1:
            properties.append(node("keepNext"))
        if before:
            properties.append(node("spacing", before=before))
        if (align := table_look.align(self.style, self.grid, box)) != Align.CENTER:
            properties.append(node("jc", val=align))
        return properties


def _border(edge: str, kind: str, eighths: int) -> WordElement:
    return node(edge, val=kind, sz=eighths, space=0, color="auto")


def _margins(margin: int) -> tuple[WordElement, WordElement]:
    return node("left", w=margin, type="dxa"), node("right", w=margin, type="dxa")
