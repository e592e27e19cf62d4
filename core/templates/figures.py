"""Figures into the cells of a template, in the fonts of its own figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import cast

from core.forms.spec import Kind
from core.matching.figures import read_cell
from core.readers.raw import RawCell
from core.report.numbers import normal_money, show
from core.report.report import Report
from core.templates import alignment, edit
from core.templates.look import RunStyles
from core.writers.docx.wordml import WordElement, cell_width, node, resize, w
from core.writers.layout.blocks import printed_figures
from core.writers.layout.style import fitted_sizes

_YUAN_PER_WAN = 10_000
_MARK = f"{edit.PPR}/{edit.RPR}"  # what Word would type with
_TURNED = f"{w('tcPr')}/{w('textDirection')}"


def figures_under(heads: Mapping[str, str], report: Report) -> dict[str, str]:
    """What each cell prints; money in 元 where the template's column head (by cell key) says so."""
    figures = printed_figures(report)
    for key in heads:
        amount = report.values.get(key)
        kind = report.form.cells[key].kind
        if amount is not None and kind is Kind.MONEY and read_cell(figures[key], kind, heads[key]).value != amount:
            figures[key] = show(normal_money(Decimal(amount) * _YUAN_PER_WAN))
    return figures


def write_figures(cells: Mapping[str, RawCell], figures: Mapping[str, str], styles: RunStyles) -> None:
    """Write every figure into its cell; cells come by key in printed order, a blank figure empties its cell."""
    elements = {key: cast("WordElement", cell.ref) for key, cell in cells.items()}
    for cell in elements.values():
        edit.accept_changes(cell)
        edit.release(cell)
    targets = {key: _target(cell) for key, cell in elements.items()}
    looks = _looks(elements, targets)
    alignment.align(elements, targets, styles)
    for key, cell in elements.items():
        look = styles.explicit(looks[key], targets[key], chinese=False)
        _write(cell, targets[key], figures.get(key, ""), look)
    _fit(cells, targets, styles)


def _paragraphs(cell: WordElement) -> list[WordElement]:
    inside = cell.iter(edit.P)
    return [p for p in inside if next(p.iterancestors(edit.FALLBACK, edit.TC)).tag == edit.TC]


def _target(cell: WordElement) -> WordElement:
    """The paragraph for the figure: the one that shows letters, else one with a run, else the first."""
    paragraphs = _paragraphs(cell)
    if not paragraphs:
        cell.append(node("p"))
        return cell[-1]
    with_run = [p for p in paragraphs if any(True for _ in edit.own_runs(p))]
    return next((p for p in paragraphs if edit.shown_runs(p)), (with_run or paragraphs)[0])


def _looks(cells: Mapping[str, WordElement], targets: Mapping[str, WordElement]) -> dict[str, WordElement | None]:
    """The properties of each cell's first run; of the nearest cell's of the table where it has none."""
    own = {key: look for key, target in targets.items() if (look := _run_look(target)) is not None}
    nearest = alignment.nearest(cells, own)
    return {key: own[near] if (near := nearest[key]) else targets[key].find(_MARK) for key in cells}


def _run_look(paragraph: WordElement) -> WordElement | None:
    runs = edit.shown_runs(paragraph) or list(edit.own_runs(paragraph))
    if not runs:
        return None
    look = runs[0].find(edit.RPR)
    return node("rPr") if look is None else look


def _write(cell: WordElement, target: WordElement, figure: str, look: WordElement) -> None:
    for paragraph in _paragraphs(cell):
        if paragraph is not target and edit.says_something(paragraph):
            edit.remove(paragraph)
    edit.write(target, figure, look)


def _fit(cells: Mapping[str, RawCell], targets: Mapping[str, WordElement], styles: RunStyles) -> None:
    """Print the figures of a table smaller where one would not go on one line of its cell."""
    tables: dict[WordElement, list[_Written]] = {}
    for key, cell in cells.items():
        element = cast("WordElement", cell.ref)
        table = next(element.iterancestors(edit.TBL))
        width = cell_width(element) or _grid_width(cell, table)
        if width and element.find(_TURNED) is None:
            room = width - styles.margins(element)
            tables.setdefault(table, []).extend(_written(targets[key], room, styles))
    for written in tables.values():
        for (run, usual, *_), size in zip(written, fitted_sizes(part[1:] for part in written), strict=True):
            if size < usual:
                resize(run, size)


_Written = tuple[WordElement, float, str, int]


def _written(paragraph: WordElement, room: int, styles: RunStyles) -> Iterator[_Written]:
    """The runs of a figure with their usual size, letters, and room in twips."""
    for run in edit.shown_runs(paragraph):
        yield run, styles.size(run.find(edit.RPR), paragraph), edit.run_text(run), room


def _grid_width(cell: RawCell, table: WordElement) -> int:
    """The width of the grid columns a cell takes, 0 where the file does not say."""
    columns = [column.get(w("w")) or "" for column in table.iter(w("gridCol"))][cell.column : cell.column + cell.width]
    return sum(map(int, columns)) if all(map(str.isdecimal, columns)) else 0
