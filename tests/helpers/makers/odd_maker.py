"""A whole report in DOCX, page, ODT, RTF and XLSX, with a say in how each figure, label, line and table is written.

For files as people, sites and programs mangle them: a hook gets what stands there
and gives the markup that is to stand there instead.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from html import escape

from openpyxl import Workbook
from openpyxl.styles import Border, Side

from core.report.report import Report
from core.writers.layout.blocks import FilledGrid, Heading, Paragraph, Title, blocks
from tests.helpers.makers import odt_maker, rtf_maker
from tests.helpers.makers.docx_maker import NAMES


@dataclass(frozen=True)
class Slot:
    """A cell of a table at its place; ``key`` is that of its figure, "" for a label."""

    row: int
    column: int
    height: int
    width: int
    text: str
    key: str = ""

    @property
    def last(self) -> int:
        return self.row + self.height - 1


Piece = str | list[Slot]
Shown = Callable[[Slot], str]  # the markup of a cell's content
Whole = Callable[[str], str]  # what a table or line becomes


def pieces(report: Report) -> Iterator[Piece]:
    """The report as lines and tables."""
    for block in blocks(report):
        match block:
            case Title(lines):
                yield "".join(lines)
            case Heading() | Paragraph():
                yield block.text
            case FilledGrid():
                figures = block.figures
                yield [
                    Slot(b.row, b.column, b.height, b.width, figures.get(b.key, "") if b.key else b.label, b.key or "")
                    for b in block.grid.boxes
                ]


def in_rows(slots: Iterable[Slot]) -> list[list[Slot]]:
    """The cells by the row they begin in, from the left."""
    slots = sorted(slots, key=lambda slot: (slot.row, slot.column))
    rows: list[list[Slot]] = [[] for _ in range(max(slot.last for slot in slots) + 1)]
    for slot in slots:
        rows[slot.row].append(slot)
    return rows


DOUBLE = ">88<"  # how a figure of a doubled row stands in DOCX and pages


def doubled(found: list[Piece]) -> list[Piece]:
    """The last row of each table once more above itself, with other figures."""
    return [piece if isinstance(piece, str) else _doubled(piece) for piece in found]


def _doubled(slots: list[Slot]) -> list[Slot]:
    last = max(slot.last for slot in slots)
    row = [slot for slot in slots if slot.row == last and slot.height == 1]
    kept = [slot for slot in slots if slot not in row]
    grown = [replace(slot, height=slot.height + 1) if slot.last == last else slot for slot in kept]
    false = [replace(slot, text="88" if slot.key else slot.text) for slot in row]
    return [*grown, *false, *(replace(slot, row=slot.row + 1) for slot in row)]


def _as_is(text: str) -> str:
    return text


# DOCX

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def run(text: str, look: str = "") -> str:
    """A run of WordprocessingML with these properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def docx(
    report: Report,
    shown: Shown = lambda slot: run(slot.text),
    table: Whole = _as_is,
    line: Callable[[str], str] = lambda text: f"<w:p>{run(text)}</w:p>",
    row: Callable[[int, str], str] = lambda _, cells: f"<w:tr>{cells}</w:tr>",
    parts: Iterable[tuple[str, str]] = (),
    change: Callable[[list[Piece]], list[Piece]] = list,
) -> bytes:
    """The report as a DOCX; ``shown`` gives the runs of a cell, or its paragraphs where it begins with one."""
    body = "".join(
        line(piece) if isinstance(piece, str) else table(_docx_table(piece, shown, row))
        for piece in change(list(pieces(report)))
    )
    names = NAMES + ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    names += ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
        ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("_rels/.rels", relations)
        package.writestr("word/document.xml", f"<w:document {names}><w:body>{body}<w:sectPr/></w:body></w:document>")
        for name, text in parts:
            package.writestr(name, text)
    return out.getvalue()


_BORDERS = "<w:tblBorders>{}</w:tblBorders>".format(
    "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
)


def _docx_table(slots: list[Slot], shown: Shown, row: Callable[[int, str], str]) -> str:
    rows = in_rows(slots)
    columns = max(slot.column + slot.width for slot in slots)
    lines = "".join(row(place, _docx_row(slots, place, columns, shown)) for place in range(len(rows)))
    grid = '<w:gridCol w:w="900"/>' * columns
    return f"<w:tbl><w:tblPr>{_BORDERS}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>"


def _docx_row(slots: list[Slot], row: int, columns: int, shown: Shown) -> str:
    line, column = "", 0
    while column < columns:
        slot = next((s for s in slots if s.row <= row <= s.last and s.column == column), Slot(row, column, 1, 1, ""))
        merge = "" if slot.height == 1 else '<w:vMerge w:val="restart"/>' if slot.row == row else "<w:vMerge/>"
        inner = shown(slot) if slot.row == row else ""
        inner = inner if inner.startswith(("<w:p>", "<w:tbl>", "<w:sdt>")) else f"<w:p>{inner}</w:p>"
        line += f'<w:tc><w:tcPr><w:tcW w:w="{900 * slot.width}" w:type="dxa"/><w:gridSpan w:val="{slot.width}"/>{merge}</w:tcPr>{inner}</w:tc>'
        column += slot.width
    return line


# Pages


def page(
    report: Report,
    shown: Shown = lambda slot: escape(slot.text),
    table: Whole = _as_is,
    line: Callable[[str], str] = lambda text: f"<p>{escape(text)}</p>",
    head: str = "",
    row: Callable[[int, str], str] = lambda _, cells: f"<tr>{cells}</tr>",
    change: Callable[[list[Piece]], list[Piece]] = list,
) -> str:
    """The report as a page."""
    body = "".join(
        line(piece) if isinstance(piece, str) else table(_page_table(piece, shown, row))
        for piece in change(list(pieces(report)))
    )
    return f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def _page_table(slots: list[Slot], shown: Shown, row: Callable[[int, str], str]) -> str:
    lines = (
        "".join(f'<td rowspan="{s.height}" colspan="{s.width}">{shown(s)}</td>' for s in found)
        for found in in_rows(slots)
    )
    return f"<table border=1>{''.join(row(place, line) for place, line in enumerate(lines))}</table>"


# ODT


def odt(
    report: Report,
    shown: Shown = lambda slot: escape(slot.text),
    table: Whole = _as_is,
    line: Callable[[str], str] = lambda text: odt_maker.par(escape(text)),
    own: str = "",
    change: Callable[[list[Piece]], list[Piece]] = list,
    before: str = "",
) -> bytes:
    """The report as an ODT; ``shown`` gives what stands in a cell's paragraph, or its paragraphs."""
    body = [
        line(piece) if isinstance(piece, str) else table(_odt_table(piece, shown))
        for piece in change(list(pieces(report)))
    ]
    return odt_maker.odt(before, *body, own=own)


def _odt_table(slots: list[Slot], shown: Shown) -> str:
    columns = max(slot.column + slot.width for slot in slots)
    lines: list[str] = []
    for found in range(max(slot.last for slot in slots) + 1):
        at = {slot.column: slot for slot in slots if slot.row == found}
        lines.append(
            "".join(
                odt_maker.cell(_odt_inner(shown(at[c])), at[c].width, at[c].height) if c in at else odt_maker.COVERED
                for c in range(columns)
            )
        )
    return "<table:table>" + "".join(f"<table:table-row>{line}</table:table-row>" for line in lines) + "</table:table>"


def _odt_inner(content: str) -> str:
    return content if content.startswith(("<text:p", "<table:table")) else odt_maker.par(content)


# RTF


def rtf(
    report: Report,
    shown: Shown = lambda slot: rtf_maker.uni(slot.text),
    line: Callable[[str], str] = lambda text: rtf_maker.par(rtf_maker.uni(text)),
    change: Callable[[list[Piece]], list[Piece]] = list,
) -> bytes:
    """The report as an RTF file."""
    return rtf_maker.rtf(
        *(line(piece) if isinstance(piece, str) else _rtf_table(piece, shown) for piece in change(list(pieces(report))))
    )


def _rtf_table(slots: list[Slot], shown: Shown) -> str:
    columns = max(slot.column + slot.width for slot in slots)
    lines: list[str] = []
    for row in range(max(slot.last for slot in slots) + 1):
        edges: list[int] = []
        merges: dict[int, str] = {}
        texts: list[str] = []
        column = 0
        while column < columns:
            slot = next(s for s in slots if s.row <= row <= s.last and s.column == column)
            if slot.height > 1:
                merges[len(edges)] = r"\clvmgf" if slot.row == row else r"\clvmrg"
            column += slot.width
            edges.append(rtf_maker.TWIPS * column)
            texts.append(shown(slot) if slot.row == row else "")
        lines.append(rtf_maker.row(rtf_maker.look(*edges, merges=merges), *texts))
    return "".join(lines)


# XLSX

FRAME = Border(Side("thin"), Side("thin"), Side("thin"), Side("thin"))


def workbook(
    report: Report,
    put: Callable[..., None] = lambda cell, slot: setattr(cell, "value", figure(slot.text)),
    change: Callable[[list[Piece]], list[Piece]] = list,
    finish: Callable[[Workbook], None] = lambda book: None,
) -> bytes:
    """The report as a workbook of one sheet; ``put`` writes a figure into its openpyxl cell, ``finish`` sees the book."""
    book = Workbook()
    sheet = book.worksheets[0]
    top = 1
    for piece in change(list(pieces(report))):
        if isinstance(piece, str):
            sheet.cell(top, 1, piece)
            top += 1
            continue
        for slot in piece:
            cell = sheet.cell(top + slot.row, 1 + slot.column)
            cell.border = FRAME
            put(cell, slot) if slot.key else setattr(cell, "value", slot.text)
            if slot.height * slot.width > 1:
                row, column = top + slot.row, 1 + slot.column
                sheet.merge_cells(None, row, column, row + slot.height - 1, column + slot.width - 1)
        top += max(slot.last for slot in piece) + 1
    finish(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def figure(text: str) -> object:
    """A figure as a workbook holds it."""
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text or None


# Any of them


def ways(change: Callable[[list[Piece]], list[Piece]]) -> dict[str, Callable[[Report], bytes]]:
    """How a report is made with its pieces changed, by the suffix of the file."""
    return {
        ".docx": lambda report: docx(report, change=change),
        ".xlsx": lambda report: workbook(report, change=change),
        ".html": lambda report: page(report, change=change).encode(),
        ".odt": lambda report: odt(report, change=change),
    }
