"""Filling an office's own Word template: the matcher used backwards.

The template is read like a report; what was found, cells, headings and texts, is
then written to in place.  Afterwards the result is read back and compared, so
that everything without a place is known before anything is saved.
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from core.atomic import EXPORTING, write_bytes
from core.errors import UnusableInput
from core.matching import report as matching_report
from core.matching.tables import find_all
from core.notes import NoteCode
from core.readers import safe_xml
from core.readers.docx import reader as docx_reader
from core.readers.raw import RawDocument
from core.records import record
from core.report.report import Report
from core.templates import edit
from core.templates.figures import figures_under, write_figures
from core.templates.look import RunStyles
from core.templates.package import TemplatePackage, open_package
from core.templates.places import places, spots
from core.templates.remarks import hints, unplaced
from core.templates.texts import Models, TemplateText, split_mixed, write_texts, write_title
from core.writers.docx.wordml import WordElement
from core.writers.layout.blocks import title_lines

NO_TABLES = "这个文件里未找到年度报告的表格，不能作为模板。请选择含有三张表格的 Word 文档。"
OTHER_FORM = "模板是{theirs}表格，这份报告是{ours}表格，无法填写。请选择{ours}表格的模板。"
DOUBLED = "“{name}”的表格在模板里不止一张，只填写了第一张。请核对其他的。"
_FEWEST_CELLS = 10  # fewer than the smallest table has


@record
class TemplatePlan:
    """What will come of a template.

    ``unplaced`` are figures, texts and tables of the report that found no place,
    as (cell key or text key, sentence); ``found_tables`` and ``found_sections``
    are keys; ``warnings`` are sentences on what stays in the template and should
    be looked at.
    """

    unplaced: tuple[tuple[str, str], ...]
    found_tables: tuple[str, ...]
    found_sections: tuple[str, ...]
    warnings: tuple[str, ...]


@record
class Filled:
    """A filled template as a DOCX file, and what is to be said about it."""

    data: bytes
    plan: TemplatePlan


def plan(report: Report, template: bytes | Path) -> TemplatePlan:
    """What will find a place in a template and what will not; raises UnusableInput like :func:`fill`."""
    return fill(report, template).plan


def export(report: Report, template: bytes | Path, path: Path) -> None:
    """Write the filled template to a file; raises UnusableInput and StorageError."""
    write_bytes(path, to_bytes(report, template), EXPORTING)


def to_bytes(report: Report, template: bytes | Path) -> bytes:
    """The filled template as bytes; raises UnusableInput like :func:`fill`."""
    return fill(report, template).data


def fill(report: Report, template: bytes | Path) -> Filled:
    """Fill a template; raises UnusableInput where the file is no DOCX with the tables of the report's form."""
    package = open_package(template)
    found = _Template(package, report)
    warnings = hints(report, found.spots, found.places, found.regions, package.margins)
    found.write(report, RunStyles(package.styles, package.theme))
    back = matching_report.read(docx_reader.walked(cast("safe_xml.Element", package.document), package.lists()))
    tables = {report.form.cells[key].table for key in found.cells}
    doubled = {note.place for note in back.notes if note.code == NoteCode.TWICE}
    plan = TemplatePlan(
        unplaced(report, back, found.cells, found.places),
        tuple(table.key for table in report.form.tables if table.key in tables),
        tuple(section.key for section in report.form.sections if section.key in found.places.headings),
        (*warnings, *(DOUBLED.format(name=report.form.section(key).numbered) for key in sorted(doubled))),
    )
    return Filled(package.filled("".join(title_lines(report))[:255]), plan)


class _Template:
    """A template as read; paragraphs in which two parts run together are split first."""

    def __init__(self, package: TemplatePackage, report: Report) -> None:
        self.package, self.form = package, report.form
        self.read()
        _refuse_other(self.raw, report)
        if split_mixed(self.spots, self.places):
            self.read()
        located = matching_report.locate_all(self.raw, self.form)
        self.cells = {key: located[key] for key in self.form.cells if key in located}
        ground = TemplateText(package.document, self.spots, self.places, self.tables())
        self.regions = tuple(ground.regions())

    def read(self) -> None:
        """Read the document as it stands."""
        self.raw = docx_reader.walked(cast("safe_xml.Element", self.package.document), self.package.lists())
        self.found = find_all(self.raw.tables, self.form)
        self.spots = spots(self.raw, self.found, self.form)
        self.places = places(self.spots, self.form)

    def tables(self) -> list[WordElement]:
        """The table elements that are tables to the reader."""
        firsts = (cast("WordElement", table.cells[0].ref) for table in self.raw.tables if table.cells)
        return [next(cell.iterancestors(edit.TBL)) for cell in firsts]

    def write(self, report: Report, styles: RunStyles) -> None:
        """Put everything into its place."""
        models = Models(self.regions, self.spots, styles)
        titles = (self.spots[i].paragraph for title in self.places.titles for i in title)
        cells = (cast("WordElement", cell.ref) for cell in self.cells.values())
        texts = (paragraph for region in self.regions for paragraph in region.paragraphs)
        twice = edit.drawn_twice((*cells, *texts, *(title for title in titles if title is not None)))
        heads = {key: text for piece in self.found.values() for key, text in piece.heads.items()}
        write_figures(self.cells, figures_under(heads, report), styles)
        write_title(report, self.spots, self.places, styles)
        write_texts(report, self.regions, models)
        self.remove_prompts()
        edit.renew_twins(twice)

    def remove_prompts(self) -> None:
        """Take out the blank form's words that stand among the tables."""
        for index in self.places.prompts:
            paragraph = self.spots[index].paragraph
            if paragraph is not None and paragraph.getparent() is not None:
                edit.remove(paragraph)


def _refuse_other(raw: RawDocument, report: Report) -> None:
    if len(matching_report.locate_all(raw, report.form)) < _FEWEST_CELLS:
        raise UnusableInput(NO_TABLES)
    theirs = matching_report.choose_form(raw)
    if theirs.key != report.form_key:
        raise UnusableInput(OTHER_FORM.format(theirs=theirs.name, ours=report.form.name))
