"""The report as a workbook: a sheet with the texts, then each table on a sheet of its own.

Typed figures can be changed, totals are live formulas.  openpyxl writes
formulas without their results; these are put in afterwards, because previews on
telephones and in mail, and Excel's protected view, show results and do not compute.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from core.atomic import EXPORTING, write_bytes
from core.forms.spec import ABOVE, BELOW, Section
from core.patterns import lazy
from core.report.report import Report
from core.writers import enclosed
from core.writers.layout.blocks import FilledGrid, Heading, Paragraph, Title, blocks, printable, title_lines
from core.writers.layout.style import OFFICIAL, Style
from core.writers.xlsx.sheet import Wardrobe
from core.writers.xlsx.table import TableSheet
from core.writers.xlsx.template import FilledTable, template_of
from core.writers.xlsx.texts import TextSheet

TEXTS = "文字部分"


def export(report: Report, path: Path, style: Style = OFFICIAL, data: str = "") -> None:
    """Write the report as a workbook that encloses ``data``; raises StorageError."""
    write_bytes(path, to_bytes(report, style, data), EXPORTING)


def to_bytes(report: Report, style: Style = OFFICIAL, data: str = "") -> bytes:
    """The workbook of a report as bytes."""
    book, wardrobe = _book(report), Wardrobe()
    texts = TextSheet(book.create_sheet(TEXTS), style, wardrobe)
    tables: list[TableSheet] = []
    filled: dict[str, FilledTable] = {}
    heading, above = Heading(report.form.sections[0]), list[str]()
    drawn = list(blocks(report))
    for block, following in zip_longest(drawn, drawn[1:]):
        match block:
            case Title(lines):
                texts.title(lines)
            case Heading(section):
                heading = block
                texts.heading(block.text, _sheet_name(section) if section.table else "")
            case Paragraph() if block.key.endswith(ABOVE):
                above.append(block.text)
            case Paragraph() if block.key.endswith(BELOW):
                tables[-1].below(block.text)
            case Paragraph():
                texts.paragraph(block)
            case FilledGrid():
                sheet = book.create_sheet(_sheet_name(heading.section))
                plain = not above and not (isinstance(following, Paragraph) and following.key.endswith(BELOW))
                template = template_of(report.form, block.grid, heading.text, style) if plain else None
                if template and (made := template.fill(sheet, report, block, wardrobe)):
                    filled[sheet.title] = made
                else:
                    tables.append(TableSheet(sheet, report, block, style, wardrobe))
                    tables[-1].draw(heading.text, above)
                above = []
            case _:
                pass
    texts.finish()
    return _finished(
        _saved(book, texts, filled), {table.sheet.path.lstrip("/"): table.results for table in tables}, data
    )


def _book(report: Report) -> Any:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = "".join(title_lines(report))
    book.properties.creator = printable(report.agency)
    return book


_NOT_IN_NAMES = lazy(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


def _sheet_name(section: Section) -> str:
    """The heading, as far as it goes; Excel refuses some characters, and names that are longer."""
    return _NOT_IN_NAMES.sub("", section.numbered)[:_LONGEST_NAME]


class _InMemory(ExcelWriter):
    """Writes sheets without openpyxl's temporary files: they need room, and what is in them stays behind on a fault.

    Those that are ``filled``, by title, openpyxl has nothing to do with.
    """

    _archive: Any
    manifest: Any

    def __init__(self, book: Any, archive: ZipFile, texts: TextSheet, filled: Mapping[str, FilledTable]) -> None:
        super().__init__(book, archive)
        self.texts, self.filled = texts, filled

    def write_worksheet(self, ws: Any) -> None:
        if ws.title in self.filled:
            part = self.filled[ws.title].part()
        elif ws is self.texts.sheet:
            part = self.texts.part(lambda: self.drawn(ws))
        else:
            part = self.drawn(ws)
        self._archive.writestr(ws.path[1:], part)
        self.manifest.append(ws)

    @staticmethod
    def drawn(ws: Any) -> bytes:
        """A sheet as openpyxl writes it."""
        part = io.BytesIO()
        writer: Any = WorksheetWriter(ws, part)
        writer.write()
        ws._rels = writer._rels
        return part.getvalue()


def _saved(book: Any, texts: TextSheet, filled: Mapping[str, FilledTable]) -> bytes:
    target = io.BytesIO()
    _InMemory(book, ZipFile(target, "w"), texts, filled).save()  # not packed: that comes once all is in
    return target.getvalue()


# A cell with a formula as openpyxl writes it, without a result.
_FORMULA = lazy(r'<c r="(?P<place>[A-Z]+\d+)"(?P<look>[^<>]*+)><f>(?P<formula>[^<]*)</f><v ?/?>(?:</v>)?</c>')


def _finished(book: bytes, results: Mapping[str, Mapping[str, str]], data: str) -> bytes:
    """The package with the results of its formulas, by part and place, and data; its bytes tell nothing of the hour."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(book)) as source, ZipFile(target, "w") as filled:
        parts = {name: source.read(name) for name in source.namelist()}
        parts |= {name: _fill(parts[name].decode(), found).encode() for name, found in results.items()}
        for name, with_data in ((_TYPES, enclosed.types_with), (_RELATIONS, enclosed.relations_with)):
            parts[name] = with_data(parts[name].decode(), data).encode()
        for name, part in (*parts.items(), *enclosed.parts(data).items()):
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            filled.writestr(entry, part)
    return target.getvalue()


_TYPES, _RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"


def _fill(sheet: str, results: Mapping[str, str]) -> str:
    def cell(match: re.Match[str]) -> str:
        place, look, formula = match.groups()
        result = results[place]
        kind = "" if result else ' t="str"'  # a total of blanks is an empty text
        return f'<c r="{place}"{look}{kind}><f>{formula}</f><v>{result}</v></c>'

    return _FORMULA.sub(cell, sheet)
