"""The report as a workbook: a sheet with the texts, then each table on a sheet of its own.

Typed figures can be changed, totals are live formulas.  openpyxl writes
formulas without their results; these are put in afterwards, because previews on
telephones and in mail, and Excel's protected view, show results and do not compute.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

from core.exchange.blocks import FilledGrid, Heading, Paragraph, Title, blocks, printable, title_lines
from core.exchange.style import STYLES
from core.exchange.writing import write_whole
from core.exchange.xlsx_sheet import Wardrobe
from core.exchange.xlsx_table import TableSheet
from core.exchange.xlsx_texts import TextSheet
from core.forms.spec import Section
from core.report.report import Report

TEXTS = "文字部分"


def export(report: Report, path: Path, style: str = "official") -> None:
    """Write the report as a workbook; raises StorageError."""
    write_whole(path, to_bytes(report, style))


def to_bytes(report: Report, style: str = "official") -> bytes:
    """The workbook of a report as bytes."""
    book, look, wardrobe = _book(report), STYLES[style], Wardrobe()
    texts = TextSheet(book.create_sheet(TEXTS), look, wardrobe)
    tables: list[TableSheet] = []
    heading = Heading(report.form.sections[0])
    for block in blocks(report):
        match block:
            case Title(lines):
                texts.title(lines)
            case Heading(section):
                heading = block
                texts.heading(block.text, _sheet_name(section) if section.table else "")
            case Paragraph():
                texts.paragraph(block)
            case FilledGrid():
                sheet = book.create_sheet(_sheet_name(heading.section))
                tables.append(TableSheet(sheet, report, block, look, wardrobe))
                tables[-1].draw(heading.text)
    texts.finish()
    return _with_results(_saved(book), {table.sheet.path.lstrip("/"): table.results for table in tables})


def _book(report: Report) -> Any:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = "".join(title_lines(report))
    book.properties.creator = printable(report.agency)
    return book


_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_LONGEST_NAME = 31


def _sheet_name(section: Section) -> str:
    """Number and short name; Excel refuses some characters, and names that are longer."""
    return _NOT_IN_NAMES.sub("", f"{section.number}、{section.short}")[:_LONGEST_NAME]


def _saved(book: Any) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


# A cell with a formula as openpyxl writes it, without a result.
_FORMULA = re.compile(r'<c r="(?P<place>[A-Z]+\d+)"(?P<look>[^>]*)><f>(?P<formula>[^<]*)</f><v ?/?>(?:</v>)?</c>')


def _with_results(data: bytes, results: Mapping[str, Mapping[str, str]]) -> bytes:
    """The package with the results of its formulas, by part and place; its bytes tell nothing of the hour."""
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as source, ZipFile(target, "w") as filled:
        for name in source.namelist():
            part = source.read(name)
            if name in results:
                part = _fill(part.decode(), results[name]).encode()
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            filled.writestr(entry, part)
    return target.getvalue()


def _fill(sheet: str, results: Mapping[str, str]) -> str:
    def cell(match: re.Match[str]) -> str:
        place, look, formula = match.groups()
        result = results[place]
        kind = "" if result else ' t="str"'  # a total of blanks is an empty text
        return f'<c r="{place}"{look}{kind}><f>{formula}</f><v>{result}</v></c>'

    return _FORMULA.sub(cell, sheet)
