"""Figures into the cells of a template, in the fonts of its own figures."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from core.exchange import template_edit as edit
from core.exchange.blocks import printed_figures
from core.exchange.docx_base import Element, cell_width, node, resize, w
from core.exchange.match_cells import read_cell
from core.exchange.raw import RawCell
from core.exchange.style import Font, fitted_size
from core.exchange.template_look import Styles
from core.forms.spec import Kind
from core.report.numbers import normal_money, show
from core.report.report import Report

_YUAN_PER_WAN = 10_000
_NAMED = ("rFonts", "sz", "rStyle")


def figures_under(heads: Mapping[str, str], report: Report) -> dict[str, str]:
    """What each cell prints; money in 元 where the template's column head (by cell key) says so."""
    figures = printed_figures(report)
    for key in heads:
        amount = report.values.get(key)
        kind = report.form.cells[key].kind
        if amount is not None and kind is Kind.MONEY and read_cell(figures[key], kind, heads[key]).value != amount:
            figures[key] = show(normal_money(Decimal(amount) * _YUAN_PER_WAN))
    return figures


def write_figures(cells: Mapping[str, RawCell], figures: Mapping[str, str], styles: Styles) -> None:
    """Write every figure into its cell; cells come by key in printed order, a blank figure empties its cell."""
    elements = {key: cast("Element", cell.ref) for key, cell in cells.items()}
    for cell in elements.values():
        edit.accept_changes(cell)
        edit.release(cell)
    targets = {key: _target(cell) for key, cell in elements.items()}
    own = {key: _own_look(target) for key, target in targets.items()}
    looks = _from_neighbours(own)
    for key, cell in elements.items():
        _write(cell, targets[key], figures.get(key, ""), looks[key], styles)


def _paragraphs(cell: Element) -> list[Element]:
    inside = cell.iter(edit.P)
    return [p for p in inside if next(p.iterancestors(edit.FALLBACK, edit.TC)).tag == edit.TC]


def _target(cell: Element) -> Element:
    """The paragraph for the figure: the one that shows letters, else one with a run, else the first."""
    paragraphs = _paragraphs(cell)
    if not paragraphs:
        cell.append(node("p"))
        return cell[-1]
    with_run = [p for p in paragraphs if any(True for _ in edit.own_runs(p))]
    return next((p for p in paragraphs if edit.shown_runs(p)), (with_run or paragraphs)[0])


def _own_look(paragraph: Element) -> Element | None:
    """The properties of a paragraph's first run; where it has none, those Word would type with, if they say anything."""
    shown = edit.shown_runs(paragraph) or list(edit.own_runs(paragraph))
    if shown:
        look = shown[0].find(edit.RPR)
        return node("rPr") if look is None else look
    mark = paragraph.find(f"{edit.PPR}/{edit.RPR}")
    return mark if mark is not None and any(mark.find(w(name)) is not None for name in _NAMED) else None


def _from_neighbours(own: Mapping[str, Element | None]) -> dict[str, Element | None]:
    """Looks for all cells; a cell without one takes that of the nearest in printed order."""
    keys = list(own)
    known = [place for place, key in enumerate(keys) if own[key] is not None]
    looks: dict[str, Element | None] = {}
    for place, key in enumerate(keys):
        nearest = min(known, key=lambda other: abs(other - place), default=place)
        looks[key] = own[key] if own[key] is not None else own[keys[nearest]]
    return looks


def _write(cell: Element, target: Element, figure: str, look: Element | None, styles: Styles) -> None:
    for paragraph in _paragraphs(cell):
        if paragraph is not target and edit.says_something(paragraph):
            edit.remove(paragraph)
    run = edit.write(target, figure, styles.explicit(look, target, chinese=False))
    usual = styles.size(look, target)
    width = cell_width(cell)
    if figure and width and (size := fitted_size(Font("", usual), figure, width)) < usual:
        resize(run, size)
