"""A report as data for the page template: blocks with their looks, lengths in points.

The template (resources/typst/report.typ) only draws; what stands where, in which
font and how far apart is settled here, from the blocks and the declared style.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from core.forms.layout import Box, Grid, Role
from core.forms.spec import Table
from core.report.report import Report
from core.writers.layout import table_look
from core.writers.layout.blocks import (
    LONG_FIGURE,
    LONG_WORD,
    DrawnBlock,
    FilledGrid,
    Heading,
    Paragraph,
    Title,
    blocks,
    break_title,
    fit_align,
    is_beside,
    leads_to_table,
    printable,
    spaced,
    text_width,
    title_lines,
)
from core.writers.layout.style import TAB_STOP, Gap, ParagraphLook, Style
from core.writers.typesetting.fonts import Installed, choose

Item = dict[str, object]

_NATURAL = 1.14  # em: height of a line of 宋体, by which Word counts lines of the page's grid
_OFF_GRID = 1.3  # em: distance of lines in tables off the grid
_WIDEST = 1.4  # em: a full character, or two digits, in the widest font there may be
# Written out: the page shows none of these characters, and new ones cost a look for their glyphs (glyphs.py).
_LONG_WORD = LONG_WORD.encode("ascii", "backslashreplace").decode("ascii")
_BESIDE = 3.0  # points that a figure leaves free in its cell, as in report.typ


@dataclass(frozen=True)
class Wanted:
    """What to draw: all, or the one table with this key; ``links`` make places clickable."""

    table: str = ""
    links: bool = False


def document(report: Report, style: Style, installed: Installed, wanted: Wanted = Wanted()) -> Item:
    """Everything the template needs."""
    return {**frame(report, style, installed), "blocks": _Items(report, style, looks(style, installed), wanted).all()}


def grids(report: Report, wanted: Wanted = Wanted()) -> list[Grid]:
    """The tables of the document, in order."""
    return [block.grid for block in _chosen(report, wanted) if isinstance(block, FilledGrid)]


def texts(report: Report, wanted: Wanted = Wanted()) -> list[str]:
    """The text of each block of the document as it was written, "" for headings and tables: these are as they print."""
    return [_written(block) for block in _chosen(report, wanted)]


def _written(block: DrawnBlock) -> str:
    match block:
        case Title(lines):
            return "\n".join(lines)
        case Paragraph(_, text):
            return text
        case _:
            return ""


def _chosen(report: Report, wanted: Wanted) -> Iterator[DrawnBlock]:
    for block in blocks(report):
        if not wanted.table or _table_of(block) == wanted.table:
            yield block


def frame(report: Report, style: Style, installed: Installed) -> Item:
    """Title, author, page and page number: what all documents of a report share."""
    return page_of(" ".join(title_lines(report)), printable(report.agency), style, installed)


def page_of(title: str, author: str, style: Style, installed: Installed) -> Item:
    """The same of any document."""
    return {
        "title": title,
        "author": author,
        "page": _page(style),
        "number": _number(style, installed),
        "mark": _mark(style, installed),
        "long_word": _LONG_WORD,
        "long_figure": LONG_FIGURE,
    }


def _page(style: Style) -> Item:
    page = style.page
    names = ("width", "height", "top", "bottom", "left", "right")
    return {name: points(getattr(page, name)) for name in names}


def _number(style: Style, installed: Installed) -> Item | None:
    """The page number — 1 —, outside, one character from the edge (GB/T 9704—2012, 7.5)."""
    if (font := style.page_number) is None:
        return None
    line = _OFF_GRID * font.size
    descent = points(style.page.bottom - style.page.footer) - line
    return {"look": look_of(ParagraphLook(font), installed), "pitch": line, "descent": descent, "inset": font.size}


def _mark(style: Style, installed: Installed) -> Item | None:
    """What the pages are marked with (草稿) in their head, at the height that Word gives it."""
    if not style.mark:
        return None
    ascent = points(style.page.top - style.page.header) - _OFF_GRID * style.text.font.size
    return {"words": style.mark, "look": look_of(style.text, installed), "ascent": ascent}


def looks(style: Style, installed: Installed) -> dict[str, Item]:
    """The looks of a style by name, with the fonts of this machine."""
    named = {
        "title": style.title,
        "heading": style.heading,
        "subheading": style.subheading,
        "text": style.text,
        "label": ParagraphLook(style.label),
        "note": ParagraphLook(style.note),
        "figure": ParagraphLook(style.figure),
    }
    return {name: look_of(look, installed) for name, look in named.items()}


def look_of(look: ParagraphLook, installed: Installed) -> Item:
    """How words look, with the fonts of this machine."""
    chosen = choose(look.font, installed)
    return {
        "fonts": chosen.families,
        "size": look.font.size,
        "weight": chosen.weight,
        "outline": chosen.outline * look.font.size,
        "tracking": points(look.tracking),
    }


class _Items:
    """One pass over the blocks of a report, with the distances between them."""

    def __init__(self, report: Report, style: Style, looks: dict[str, Item], wanted: Wanted) -> None:
        self.report, self.style, self.looks, self.wanted = report, style, looks, wanted
        self.pitch = points(style.page.pitch)
        self.paragraphs: Counter[str] = Counter()  # seen so far, by text
        self.over = 0.0  # height of the words between the last heading and a table, in points

    def all(self) -> list[Item]:
        """The blocks to draw, in order."""
        placed = enumerate(spaced(self.chosen(), self.style))
        return [{**self.item(block), **self.position(block, first=not number)} for number, block in placed]

    def chosen(self) -> Iterator[DrawnBlock]:
        """All blocks, or the heading and the grid of one table."""
        return _chosen(self.report, self.wanted)

    def position(self, block: DrawnBlock, first: bool) -> Item:
        """Distance from the block above, and whether a page begins here."""
        new_page = block.own_page and isinstance(block, Heading)
        return {"above": self.height(block.above), "first": first, "new_page": new_page}

    def height(self, gaps: Iterable[Gap]) -> float:
        """Height of empty paragraphs in points; of space after one and before the next the larger counts."""
        total, pending = 0.0, 0
        for gap in gaps:
            total += points(max(pending, gap.before)) + self.line(gap.size)
            pending = gap.after
        return total + points(pending)

    def line(self, size: float) -> float:
        """Height of a line of this size: whole lines of the page's grid."""
        return max(math.ceil(_NATURAL * size / self.pitch), 1) * self.pitch

    def item(self, block: DrawnBlock) -> Item:
        """A block with its looks."""
        match block:
            case Title():
                return self.title(block)
            case Heading():
                key, self.over = block.section.key, 0.0
                return {**self.lines("heading", key, [("heading", block.text)]), "kind": "heading", "level": 1}
            case Paragraph():
                return self.paragraph(block)
            case FilledGrid():
                return self.table(block)

    def title(self, block: Title) -> Item:
        """The title, long lines broken sensibly."""
        width, agency = self.style.title_chars, self.report.agency
        lines = [part for line in block.lines for part in break_title(line, agency, width)]
        return {**self.lines("title", "title", [("title", "\n".join(lines))]), "kind": "title"}

    def paragraph(self, block: Paragraph) -> Item:
        """A paragraph, its place told by its number (``overview#0``); the sub-heading is in its own font."""
        place = f"{block.key}#{self.paragraphs[block.key]}"
        self.paragraphs[block.key] += 1
        if block.is_subheading:
            item = self.lines("subheading", place, [("subheading", block.text)])
            return {**item, "kind": "heading", "level": 2}
        pieces = [("subheading", block.lead), ("text", block.text.removeprefix(block.lead))]
        item = self.lines("text", place, pieces)
        if not leads_to_table(block):
            return {**item, "kind": "paragraph"}
        self.over += self.line(self.style.text.font.size) * self.lines_of(block.text)
        return {**item, "kind": "lead"}

    def lines_of(self, text: str) -> int:
        """About how many lines a paragraph takes, its characters as wide as high."""
        look = self.style.text
        wide = points(self.style.page.text_width) / look.font.size
        return max(math.ceil((len(text) + points(look.indent) / look.font.size) / wide), 1)

    def lines(self, name: str, place: str, pieces: Iterable[tuple[str, str]]) -> Item:
        """Text in lines of the page's grid."""
        look: ParagraphLook = getattr(self.style, name)
        pieces = list(pieces)
        return {
            "place": self.place(place),
            "align": fit_align(look.align, "".join(text for _, text in pieces)),
            "size": look.font.size,
            "pitch": self.line(look.font.size),
            "indent": points(look.indent + look.chars * look.tracking),
            "stop": points(TAB_STOP),
            "width": points(self.style.page.text_width),
            "runs": self.runs(pieces),
        }

    def table(self, block: FilledGrid) -> Item:
        """A table as cells; ``room`` is given where it must stand on a page of its own, ``shape`` is the same for all
        that are equally high: a figure is one line, whatever it is.
        """
        grid, style = block.grid, self.style
        widths = style.widths(grid)
        heading = self.line(style.heading.font.size) + self.over + self.height(block.above)
        page = style.page
        drawn = self.empty_table(grid)
        figures = {number: block.figures[key] for number, key in drawn.figures.items()}
        return {
            "kind": "table",
            "widths": [points(width) for width in widths],
            "overhang": max(points(sum(widths) - page.text_width) / 2, 0),
            "line": style.table(grid).line.eighths / 8,
            "head_rows": grid.head_rows,
            "whole": not block.own_page,
            "room": points(page.height - page.top - page.bottom) - heading if block.own_page else 0,
            "shape": str(hash((grid.table, style.key, *widths, str(self.looks["label"]["fonts"])))),
            "looks": drawn.looks,
            "tight": [
                (number, width) for number, width in drawn.widths.items() if self.is_tight(figures[number], width)
            ],
            "cells": [
                cell._replace(words=[figures[number]]) if figures.get(number) else cell
                for number, cell in enumerate(drawn.cells)
            ],
        }

    def empty_table(self, grid: Grid) -> _EmptyTable:
        """A table without its figures; made once a run: nobody changes it."""
        key = (grid.table, self.style, self.wanted.links, repr(self.looks))
        if key not in _empty_tables:
            if len(_empty_tables) >= _TABLES_KEPT:
                _empty_tables.clear()
            made = _empty_tables[key] = _EmptyTable()
            for number, box in enumerate(sorted(grid.boxes, key=lambda box: (box.row, box.column))):
                made.cells.append(self.cell(grid, box, made.looks))
                if box.role is Role.FIGURE:
                    made.figures[number] = box.key
                    widths = self.style.widths(grid)[box.column : box.column + box.width]
                    made.widths[number] = points(sum(widths))
        return _empty_tables[key]

    def is_tight(self, figure: str, width: float) -> bool:
        """Whether a figure may be wider than its cell, in some font."""
        return bool(figure) and text_width(figure) * _WIDEST * self.style.figure.size > width - _BESIDE

    def cell(self, grid: Grid, box: Box, looks: list[Item]) -> _CellItem:
        """A box of the grid: its label, or room for a figure; its look is one of ``looks``, or a further one."""
        style = self.style
        is_figure = box.role is Role.FIGURE
        font = style.figure if is_figure else style.label
        table = style.table(grid)
        least = table_look.least_height(style, grid, box.row) if is_figure else table.row_height
        pieces = [("figure", "")] if is_figure else list(self.label(box))
        look: Item = {
            "figure": is_figure,
            "align": table_look.align(style, grid, box),
            "fill": f"#{table.fill}" if table.fill and box.role is Role.TITLE else "",
            "inset": points(table_look.margin(style, grid, box)),
            "least": points(least),
            "size": font.size,
            "pitch": self.line(font.size) if style.as_printed else _OFF_GRID * font.size,
            "pieces": [self.looks[name] for name, _ in pieces],
        }
        if look not in looks:
            looks.append(look)
        return _CellItem(
            look=looks.index(look),
            row=box.row,
            column=box.column,
            rows=box.height,
            columns=box.width,
            place=self.place(box.key),
            words=[] if is_figure else [text for _, text in pieces],
        )

    def place(self, key: str) -> str:
        """Where a click leads, "" where nobody clicks."""
        return key if self.wanted.links else ""

    def runs(self, pieces: Iterable[tuple[str, str]]) -> list[Item]:
        """Pieces of text, each with its look."""
        return [{"look": self.looks[name], "text": text} for name, text in pieces if text]

    def label(self, box: Box) -> Iterator[tuple[str, str]]:
        """A label in pieces, remarks in their own font."""
        for font, piece in table_look.pieces(self.style, box.label):
            yield ("note" if font == self.style.note else "label"), piece


class _CellItem(NamedTuple):
    """A cell as the template takes it apart: an array, since some three hundred objects with names take their time.

    ``look`` is its number among those of the table; ``words`` are in pieces, each with its own font.
    """

    look: int
    row: int
    column: int
    rows: int
    columns: int
    place: str
    words: list[str]


@dataclass
class _EmptyTable:
    """A table without its figures: how cells look, the cells, and the keys and widths in points of those for figures."""

    looks: list[Item] = field(default_factory=list[Item])
    cells: list[_CellItem] = field(default_factory=list[_CellItem])
    figures: dict[int, str] = field(default_factory=dict[int, str])
    widths: dict[int, float] = field(default_factory=dict[int, float])


_empty_tables: dict[tuple[Table, Style, bool, str], _EmptyTable] = {}
_TABLES_KEPT = 40


def _table_of(block: DrawnBlock) -> str:
    """The key of the table a block belongs to, "" for texts."""
    if isinstance(block, FilledGrid):
        return block.grid.table.key
    if isinstance(block, Paragraph) and is_beside(block):
        return block.key.rpartition(".")[0]
    return block.section.key if isinstance(block, Heading) and block.section.table else ""


def points(twips: float) -> float:
    """Twips in points."""
    return twips / 20
