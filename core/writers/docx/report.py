"""The report as an official DOCX: a base document of ours, filled by its labels and headings.

The base documents are made by packaging/make_base.py.  Filling goes through the
same matcher as reading, never by row numbers, so that what is written is read
back alike.  A base document never changes: it is matched once in a run.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from core.atomic import EXPORTING, write_bytes
from core.forms.catalog import form_of
from core.matching.report import headings, locate
from core.paths import resources
from core.readers.docx.reader import walked as read_document
from core.readers.raw import RawDocument, RawParagraph
from core.report.report import Report
from core.writers.docx import wordml as x
from core.writers.docx.wordml import Element, w
from core.writers.layout.blocks import Paragraph, break_title, printable, printed_figures, text_blocks, title_lines
from core.writers.layout.style import STYLES, Style, fitted_size


def export(report: Report, path: Path, style: str = "official", when: datetime | None = None) -> None:
    """Write the report to a DOCX file in the style ``official`` or ``document``; raises StorageError.

    ``when`` is the time of making in the file's properties, now unless given.
    """
    write_bytes(path, to_bytes(report, style, when), EXPORTING)


def to_bytes(report: Report, style: str = "official", when: datetime | None = None) -> bytes:
    """The DOCX file of a report as bytes."""
    document, body = _open(style, report.form_key)
    _Filling(report, STYLES[style], body, _places(style, report.form_key)).run()
    _describe(document.core_properties, report, when or datetime.now(UTC))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _open(style: str, form_key: str) -> tuple[Any, Element]:
    """A fresh base document, and its body."""
    from docx import Document

    document = Document(str(resources() / "base" / f"{style}_{form_key}.docx"))
    return document, cast("Element", document.element.body)


@dataclass(frozen=True)
class _Places:
    """Where things go in a base document, by its pieces of text (``w:t``) counted in document order.

    ``first_heading`` follows the preamble; ``figures`` holds for each cell key
    the piece in its cell and the cell's width in twips.
    """

    title: int
    first_heading: int
    texts: Mapping[str, int]
    figures: Mapping[str, tuple[int, int]]


@lru_cache
def _places(style: str, form_key: str) -> _Places:
    """Match a base document with its form."""
    form, (_, body) = form_of(form_key), _open(style, form_key)
    pieces = {piece: place for place, piece in enumerate(body.iter(_TEXT))}
    raw = read_document(cast("Any", body))
    found = headings(raw, form)
    title = next(p for p in body.iter(w("p")) if p.find(_STYLED_AS_TITLE) is not None)
    cells = {key: cast("Element", cell.ref) for table in raw.tables for key, cell in locate(table, form).items()}
    return _Places(
        title=pieces[_first_text(title)],
        first_heading=pieces[_first_text(_paragraph(raw, found[form.sections[0].key]))],
        texts={s.key: pieces[_first_text(_paragraph(raw, found[s.key] + 1))] for s in form.sections if not s.table},
        figures={key: (pieces[_first_text(cell)], x.cell_width(cell)) for key, cell in cells.items()},
    )


_TEXT = w("t")
_STYLED_AS_TITLE = f"{w('pPr')}/{w('pStyle')}[@{w('val')}='{x.TITLE}']"


def _first_text(parent: Element) -> Element:
    return next(parent.iter(_TEXT))


def _paragraph(raw: RawDocument, index: int) -> Element:
    return cast("Element", cast("RawParagraph", raw.items[index]).ref)


def _parent(child: Element) -> Element:
    return cast("Element", child.getparent())


class _Filling:
    """One pass over a fresh base document."""

    def __init__(self, report: Report, style: Style, body: Element, places: _Places) -> None:
        self.report, self.style, self.places = report, style, places
        self.pieces = list(body.iter(_TEXT))

    def run(self) -> None:
        """Fill in everything."""
        self.title()
        heading = self.paragraph_of(self.places.first_heading)
        for block in text_blocks(self.report, "preamble"):
            heading.addprevious(self.paragraph(block))
        for key, place in self.places.texts.items():
            self.text(key, self.paragraph_of(place))
        self.figures()

    def paragraph_of(self, place: int) -> Element:
        """The paragraph that holds this piece of text."""
        return _parent(_parent(self.pieces[place]))

    def title(self) -> None:
        """Put the title, broken sensibly, into its paragraph."""
        width, agency = self.style.title_chars, self.report.agency
        lines = [part for line in title_lines(self.report) for part in break_title(line, agency, width)]
        x.set_run_text(_parent(self.pieces[self.places.title]), "\n".join(lines))

    def text(self, key: str, placeholder: Element) -> None:
        """Put one paragraph each in the place of the placeholder; an empty one where there is no text."""
        for block in tuple(text_blocks(self.report, key)) or (Paragraph(key, ""),):
            placeholder.addprevious(self.paragraph(block))
        _parent(placeholder).remove(placeholder)

    def paragraph(self, block: Paragraph) -> Element:
        """A paragraph of a text; the sub-heading in front is in its own font."""
        if block.is_subheading:
            look = self.style.subheading
            return x.paragraph(look, x.SUBHEADING, (look.font, block.text), keep_next=True)
        look, rest = self.style.text, block.text.removeprefix(block.lead)
        pieces = ((self.style.subheading.font, block.lead), (look.font, rest))
        return x.paragraph(look, x.TEXT, *(piece for piece in pieces if piece[1]))

    def figures(self) -> None:
        """Write each figure into its cell, smaller where the column is too narrow for it."""
        usual = self.style.figure.size
        for key, figure in printed_figures(self.report).items():
            if figure:
                place, width = self.places.figures[key]
                self.pieces[place].text = figure
                if (size := fitted_size(self.style.figure, figure, width)) != usual:
                    x.resize(_parent(self.pieces[place]), size)


def _describe(properties: Any, report: Report, when: datetime) -> None:
    """Title, body and time; Word shows them under 文件 → 信息."""
    properties.title = "".join(title_lines(report))[:255]  # python-docx refuses longer ones
    properties.author = properties.last_modified_by = printable(report.agency)[:255]
    properties.subject = f"{report.year}年"
    properties.created = properties.modified = when.astimezone(UTC).replace(tzinfo=None)
    properties.revision = 1
