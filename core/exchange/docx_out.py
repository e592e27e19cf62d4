"""The report as an official DOCX: a base document of ours, filled by its labels and headings.

The base documents are made by packaging/make_base.py.  Filling goes through the
same matcher as reading, never by row numbers, so that what is written is read
back alike.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from core.exchange import docx_base as x
from core.exchange.blocks import Paragraph, break_title, printed_figures, text_blocks, title_lines
from core.exchange.docx_base import Element, w
from core.exchange.docx_in import document as read_document
from core.exchange.match import headings, locate
from core.exchange.raw import RawParagraph
from core.exchange.style import STYLES, Style, fitted_size
from core.exchange.writing import write_whole
from core.paths import resources
from core.report.report import Report


def export(report: Report, path: Path, style: str = "official", when: datetime | None = None) -> None:
    """Write the report to a DOCX file in the style ``official`` or ``document``; raises StorageError.

    ``when`` is the time of making in the file's properties, now unless given.
    """
    write_whole(path, to_bytes(report, style, when))


def to_bytes(report: Report, style: str = "official", when: datetime | None = None) -> bytes:
    """The DOCX file of a report as bytes."""
    from docx import Document

    document = Document(str(resources() / "base" / f"{style}_{report.form_key}.docx"))
    _Filling(report, STYLES[style], cast("Element", document.element.body)).run()
    _describe(cast("Any", document.core_properties), report, when or datetime.now(UTC))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _describe(properties: Any, report: Report, when: datetime) -> None:
    """Title, body and time; Word shows them under 文件 → 信息."""
    title = "".join(title_lines(report))
    properties.title = title[:255]  # python-docx refuses longer ones
    properties.author = properties.last_modified_by = report.agency[:255]
    properties.subject = f"{report.year}年"
    properties.created = properties.modified = when.astimezone(UTC).replace(tzinfo=None)
    properties.revision = 1


class _Filling:
    """One pass over a base document: title, texts below their headings, figures by their labels."""

    def __init__(self, report: Report, style: Style, body: Element) -> None:
        self.report, self.style, self.body = report, style, body
        self.raw = read_document(cast("Any", body))

    def run(self) -> None:
        """Fill in everything."""
        places = headings(self.raw, self.report.form)
        self.title()
        for block in text_blocks(self.report, "preamble"):
            self.element(places[self.report.form.sections[0].key]).addprevious(self.paragraph(block))
        for section in self.report.form.sections:
            if section.table is None:
                self.text(section.key, self.element(places[section.key] + 1))
        self.figures()

    def element(self, index: int) -> Element:
        """The paragraph with this index in the document as read."""
        return cast("Element", cast("RawParagraph", self.raw.items[index]).ref)

    def title(self) -> None:
        """Put the title, broken sensibly, into the paragraph of that style."""
        width, agency = self.style.title_chars, self.report.agency
        lines = [part for line in title_lines(self.report) for part in break_title(line, agency, width)]
        styled = next(p for p in self.body.iter(w("p")) if p.find(_STYLED_AS_TITLE) is not None)
        x.set_run_text(_first_run(styled), "\n".join(lines))

    def text(self, key: str, placeholder: Element) -> None:
        """Put one paragraph each in the place of the placeholder; an empty one where there is no text."""
        for block in tuple(text_blocks(self.report, key)) or (Paragraph(key, ""),):
            placeholder.addprevious(self.paragraph(block))
        _remove(placeholder)

    def paragraph(self, block: Paragraph) -> Element:
        """A paragraph of a text; the sub-heading in front is in its own font."""
        if block.is_subheading:
            look = self.style.subheading
            return x.paragraph(look, x.SUBHEADING, x.run(look.font, block.text), keepNext=True)
        look, rest = self.style.text, block.text.removeprefix(block.lead)
        pieces = ((self.style.subheading.font, block.lead), (look.font, rest))
        return x.paragraph(look, x.TEXT, *(x.run(font, piece) for font, piece in pieces if piece))

    def figures(self) -> None:
        """Write each figure into the cell that its labels name, smaller where the column is narrow."""
        printed = printed_figures(self.report)
        for table in self.raw.tables:
            for key, cell in locate(table, self.report.form).items():
                if figure := printed[key]:
                    self.figure(cast("Element", cell.ref), figure)

    def figure(self, cell: Element, figure: str) -> None:
        """Put a figure into the run that waits in its cell."""
        run = _first_run(cell)
        x.set_run_text(run, figure)
        size = fitted_size(self.style.figure, figure, _width(cell))
        if size != self.style.figure.size:
            for name in ("sz", "szCs"):
                cast("Element", run.find(f"{w('rPr')}/{w(name)}")).set(w("val"), str(x.half_points(size)))


_STYLED_AS_TITLE = f"{w('pPr')}/{w('pStyle')}[@{w('val')}='{x.TITLE}']"
_WIDTH = f"{w('tcPr')}/{w('tcW')}"


def _first_run(parent: Element) -> Element:
    return next(parent.iter(w("r")))


def _width(cell: Element) -> int:
    return int(cast("Element", cell.find(_WIDTH)).get(w("w")) or 0)


def _remove(target: Element) -> None:
    parent = target.getparent()
    if parent is not None:
        parent.remove(target)
