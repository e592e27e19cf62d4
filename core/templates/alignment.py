"""How figures stand in the cells of a template: as its own figures do, in the middle where it has none."""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping

from core.templates import edit
from core.templates.look import RunStyles
from core.writers.docx.wordml import WordElement, add_property, node, w

_TCPR = w("tcPr")
_UPRIGHT = w("vAlign")
_AFTER_UPRIGHT = tuple(w(name) for name in ("hideMark", "headers", "cellIns", "cellDel", "cellMerge", "tcPrChange"))
_CHOSEN = ("center", "right", "end", "bottom")  # at the left and the top the cursor stands in any empty cell


def nearest(cells: Mapping[str, WordElement], known: Collection[str]) -> dict[str, str]:
    """For each cell the nearest one of its table among the known, itself if it is; "" where there is none."""
    table = {key: next(cell.iterancestors(edit.TBL)) for key, cell in cells.items()}
    order = {key: place for place, key in enumerate(cells)}

    def near(key: str) -> str:
        if key in known:
            return key
        others = (other for other in known if table[other] is table[key])
        return min(others, key=lambda other: abs(order[other] - order[key]), default="")

    return {key: near(key) for key in cells}


def align(cells: Mapping[str, WordElement], targets: Mapping[str, WordElement], styles: RunStyles) -> None:
    """Settle where figures will stand; to be called before they are written.

    ``targets`` are the paragraphs for the figures.  A cell that shows a figure
    stays as it is; one that the template shows empty follows the nearest that
    holds a figure; in an empty table a cell keeps what it says itself, and
    where it says nothing the figure stands in its middle.
    """
    shown = {key for key, target in targets.items() if edit.shown_runs(target)}
    for key, near in nearest(cells, shown).items():
        if near and near != key:
            _follow(targets[key], targets[near], styles)
            _set_upright(cells[key], _upright(cells[near]) or "top")
        elif not near:
            if styles.align(targets[key]) not in _CHOSEN:
                _set_across(targets[key], "center", None)
            if _upright(cells[key]) not in _CHOSEN:
                _set_upright(cells[key], "center")


def _follow(paragraph: WordElement, model: WordElement, styles: RunStyles) -> None:
    _set_across(paragraph, styles.align(model) or "left", model.find(f"{edit.PPR}/{w('ind')}"))


def _set_across(paragraph: WordElement, how: str, indent: WordElement | None) -> None:
    properties = paragraph.find(edit.PPR)
    if properties is None:
        properties = node("pPr")
        paragraph.insert(0, properties)
    add_property(properties, node("jc", val=how))
    none = node("ind", left=0, firstLine=0, firstLineChars=0)
    add_property(properties, none if indent is None else copy.deepcopy(indent))


def _upright(cell: WordElement) -> str:
    mark = cell.find(f"{_TCPR}/{_UPRIGHT}")
    return "" if mark is None else mark.get(w("val")) or ""


def _set_upright(cell: WordElement, how: str) -> None:
    properties = cell.find(_TCPR)
    if properties is None:
        properties = node("tcPr")
        cell.insert(0, properties)
    new, old = node("vAlign", val=how), properties.find(_UPRIGHT)
    if old is not None:
        properties.replace(old, new)
        return
    below = next((mark for mark in properties if mark.tag in _AFTER_UPRIGHT), None)
    if below is None:
        properties.append(new)
    else:
        below.addprevious(new)
