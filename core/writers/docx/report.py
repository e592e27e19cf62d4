"""The report as an official DOCX: a document built from the declared form and style, and filled.

What belongs to the form alone (headings, tables, labels) is built and written out
once in a run; while it is built, marks are left where the title, the texts and the
figures go, so that nothing has to be looked for in a document of our own.  No row,
column or section is named here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from core.atomic import EXPORTING, write_bytes
from core.forms.spec import Form
from core.records import record
from core.report.report import Report
from core.writers.docx import wordml as x
from core.writers.docx.package import Properties, package, page
from core.writers.docx.table import FormTable
from core.writers.docx.wordml import WordElement, node
from core.writers.layout.blocks import (
    BLANK_TITLE,
    PREAMBLE,
    FilledGrid,
    Heading,
    Paragraph,
    Title,
    blank_blocks,
    break_title,
    leads_to_table,
    printable,
    printed_figures,
    spaced,
    text_blocks,
    title_lines,
)
from core.writers.layout.style import OFFICIAL, Font, Gap, Style, fitted_sizes

_TITLE = "title"


def export(report: Report, path: Path, style: Style = OFFICIAL, data: str = "", when: datetime | None = None) -> None:
    """Write the report to a DOCX file in a style; raises StorageError.

    ``data`` are enclosed; ``when`` is the time of making in the file's properties, now unless given.
    """
    write_bytes(path, to_bytes(report, style, when, data), EXPORTING)


def to_bytes(report: Report, style: Style = OFFICIAL, when: datetime | None = None, data: str = "") -> bytes:
    """The DOCX file of a report as bytes."""
    lines = tuple(title_lines(report))
    broken = [part for line in lines for part in break_title(line, report.agency, style.title_chars)]
    document = build(report.form, style).filled("\n".join(broken), dict(_texts(report)), printed_figures(report))
    properties = Properties("".join(lines), printable(report.agency), subject=f"{report.year}年", when=when)
    return package(document, style, properties, data)


def _texts(report: Report) -> Iterator[tuple[str, tuple[Paragraph, ...]]]:
    """The paragraphs of each text by its key; a section without text has an empty one."""
    yield PREAMBLE, tuple(text_blocks(report, PREAMBLE))
    for section in report.form.sections:
        if section.table is None:
            yield section.key, tuple(text_blocks(report, section.key)) or (Paragraph(section.key, ""),)
    for key in report.form.beside_keys:
        yield key, tuple(text_blocks(report, key))


def blank(form: Form, style: Style = OFFICIAL) -> bytes:
    """The blank form as a DOCX file, the same bytes each time: no figures, its own words in place of the texts."""
    texts = {block.key: (block,) for block in blank_blocks(form) if isinstance(block, Paragraph) and block.text}
    return package(build(form, style).filled(BLANK_TITLE, texts, {}), style)


@record
class Built:
    """word/document.xml of a form in a style without content, cut at the places where content goes.

    A place is named by its text key or cell key.  ``tables`` has the width in
    twips of each table's figure cells by key.
    """

    style: Style
    pieces: tuple[bytes, ...]
    places: tuple[str, ...]
    tables: tuple[Mapping[str, int], ...]

    def filled(self, title: str, texts: Mapping[str, Sequence[Paragraph]], figures: Mapping[str, str]) -> bytes:
        """The part with this title, these texts and these printed figures; what is not given stays empty."""
        contents = {_TITLE: x.fragment(x.run(self.style.title.font, title))}
        for key, blocks in texts.items():
            contents[key] = b"".join(x.fragment(_text(self.style, block)) for block in blocks)
        for cells in self.tables:
            contents.update(self._figures(cells, figures))
        made = [self.pieces[0]]
        for place, piece in zip(self.places, self.pieces[1:], strict=True):
            made += (contents.get(place, b""), piece)
        return b"".join(made)

    def _figures(self, cells: Mapping[str, int], figures: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """The runs of a table's figures, smaller where a column is too narrow for one of them."""
        font = self.style.figure
        written = {key: figures.get(key, "") for key in cells}
        sizes = fitted_sizes((font.size, figure, cells[key]) for key, figure in written.items())
        for (key, figure), size in zip(written.items(), sizes, strict=True):
            run = _empty_run(replace(font, size=size) if figure else font)
            yield key, run.replace(_NO_TEXT, f"<w:t>{figure}</w:t>".encode()) if figure else run


_NO_TEXT = b"<w:t/>"


@lru_cache
def _empty_run(font: Font) -> bytes:
    return x.fragment(x.run(font))


@lru_cache
def build(form: Form, style: Style) -> Built:
    """The document of a form in a style, without content."""
    body, tables = node("body"), list[FormTable]()
    for block in spaced(blank_blocks(form), style):
        body.extend(_gaps(block.above, keep=isinstance(block, FilledGrid)))
        if isinstance(block, FilledGrid):
            tables.append(FormTable(style, block))
            body.append(tables[-1].element)
        else:
            body.append(_place(block, style))
    body.append(page(style))
    pieces, places = x.at_places(node("document", body))
    return Built(style, pieces, places, tuple(table.room for table in tables))


def _place(block: Title | Heading | Paragraph, style: Style) -> WordElement:
    """A heading, or the place for a title's run or a text's paragraphs."""
    match block:
        case Title():
            made = x.paragraph(style.title, x.TITLE)
            made.append(x.place(_TITLE))
            return made
        case Heading():
            made = x.paragraph(style.heading, x.HEADING, (style.heading.font, block.text), keep_next=True)
            if block.own_page:
                x.add_property(made[0], node("pageBreakBefore"))
            return made
        case Paragraph():
            return x.place(block.key)


def _gaps(gaps: Iterable[Gap], *, keep: bool) -> Iterator[WordElement]:
    """Empty paragraphs, kept with what follows where that is a table."""
    for gap in gaps:
        properties = node("pPr")
        if keep:
            properties.append(node("keepNext"))
        if gap.before or gap.after:
            properties.append(node("spacing", before=gap.before, after=gap.after))
        properties.append(x.run_properties(Font("宋体", gap.size)))
        yield node("p", properties)


def _text(style: Style, block: Paragraph) -> WordElement:
    """A paragraph of a text; the sub-heading in front is in its own font."""
    if block.is_subheading:
        look = style.subheading
        return x.paragraph(look, x.SUBHEADING, (look.font, block.text), keep_next=True)
    look, rest = style.text, block.text.removeprefix(block.lead)
    pieces = ((style.subheading.font, block.lead), (look.font, rest))
    return x.paragraph(look, x.TEXT, *(piece for piece in pieces if piece[1]), keep_next=leads_to_table(block))
