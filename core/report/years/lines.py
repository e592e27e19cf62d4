"""What is told of a body over the years: the lines of the table, each the sum of some figures of a form.

All follow from the form's own declaration: a form that is grown has them without another word here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache

from core.forms.concepts import Concept
from core.forms.spec import Form, Kind
from core.records import record
from core.report.phrases.targets import bare, column_lines, result_lines, word_of

PIECES, MONEY = "件", "万元"
OF_WHICH = "其中："


class YearPart(StrEnum):
    """What a line tells, for the pictures that ask for it."""

    DISCLOSED = "disclosed"
    RECEIVED = "received"
    APPLICANTS = "applicants"
    CARRIED_IN = "carried_in"
    RESULTS = "results"
    PROCESSED = "processed"
    CARRIED_OUT = "carried_out"
    REVIEWS = "reviews"
    REVIEW_OUTCOMES = "review_outcomes"
    SUITS = "suits"
    SUIT_OUTCOMES = "suit_outcomes"


@record
class FigureLine:
    """A line: the sum of ``cells``, in ``unit`` ("" where the form names none).

    ``name`` is the label as printed, ``word`` what a picture says, in ``pieces`` where it is long; ``section`` the
    heading it stands under.
    """

    key: str
    part: YearPart
    section: str
    name: str
    word: str
    cells: tuple[str, ...]
    unit: str = PIECES
    pieces: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def year_lines(form: Form) -> tuple[FigureLine, ...]:
    """The lines of a form, in printed order; what a form has no table for it has no line for."""
    return (*_disclosed(form), *_applications(form), *_proceedings(form))


def _disclosed(form: Form) -> Iterator[FigureLine]:
    """Every figure of a table that adds nothing up."""
    for table in form.tables:
        cells = [cell for cell in form.cells.values() if cell.table == table.key]
        if any(cell.sums for cell in cells):
            continue
        for cell in cells:
            if not cell.of_which:
                unit = MONEY if cell.kind is Kind.MONEY else ""
                pieces = cell.row[-1].label, bare(cell.column[-1].label)
                line = _line(form, YearPart.DISCLOSED, (cell.name, "".join(pieces)), (cell.key,))
                yield replace(line, unit=unit, pieces=pieces)


def _applications(form: Form) -> Iterator[FigureLine]:
    new = form.total_of(Concept.RECEIVED)
    yield from _total(form, YearPart.RECEIVED, Concept.RECEIVED, "新收")
    if new:
        yield from _applicants(form, new)
    yield from _total(form, YearPart.CARRIED_IN, Concept.CARRIED_IN, "上年结转")
    for found in result_lines(form):
        if found.outer and not found.of_which:
            key = f"{form.cells[found.cells[0]].table}.{found.path}"
            yield _line(form, YearPart.RESULTS, (found.label, found.word), found.cells, key)
    yield from _total(form, YearPart.PROCESSED, Concept.ALL_RESULTS, "办结")
    yield from _total(form, YearPart.CARRIED_OUT, Concept.CARRIED_OUT, "结转下年度")


def _total(form: Form, part: YearPart, concept: Concept, word: str) -> Iterator[FigureLine]:
    if key := form.total_of(concept):
        yield _line(form, part, (form.cells[key].row[-1].label, word), (key,))


def _applicants(form: Form, new: str) -> Iterator[FigureLine]:
    """Who applied: natural persons, and all others together."""
    row = new.rpartition(".")[0]
    for line in column_lines(form):
        if line.outer and not line.of_which:
            cells = tuple(f"{row}.{path}" for path in line.cells)
            key = cells[0] if len(cells) == 1 else f"{row}.others"
            yield _line(form, YearPart.APPLICANTS, (OF_WHICH + line.label, line.word), cells, key)


_SUITS = (Concept.SUIT_DIRECT, Concept.SUIT_AFTER_REVIEW)


def _proceedings(form: Form) -> Iterator[FigureLine]:
    review = ((YearPart.REVIEWS, YearPart.REVIEW_OUTCOMES), (Concept.REVIEW,))
    suits = ((YearPart.SUITS, YearPart.SUIT_OUTCOMES), _SUITS)
    for parts, concepts in (review, suits):
        totals = tuple(key for concept in concepts if (key := form.total_of(concept)))
        if totals:
            whole, outcomes = parts
            name = form.cells[totals[0]].column[0].label
            yield _line(form, whole, (f"{name}总计", name), totals, _key(form, totals, "total"))
            yield from _outcomes(form, outcomes, concepts, name)


def _outcomes(form: Form, part: YearPart, concepts: tuple[Concept, ...], name: str) -> Iterator[FigureLine]:
    """The outcomes, each of all kinds of proceedings together."""
    cells = [form.cells[key] for concept in concepts for key in form.cells_of(concept)]
    typed = [cell for cell in cells if not cell.sums and not cell.of_which]
    for outcome in dict.fromkeys(cell.column[-1].key for cell in typed):
        same = [cell for cell in typed if cell.column[-1].key == outcome]
        keys, label = tuple(cell.key for cell in same), same[0].column[-1].label
        names = f"{OF_WHICH}{name}{label}", word_of(label)
        yield _line(form, part, names, keys, _key(form, keys, outcome))


def _key(form: Form, cells: tuple[str, ...], last: str) -> str:
    """The key of a line: its only cell's, or one made of the table and what it adds up."""
    if len(cells) == 1:
        return cells[0]
    return f"{form.cells[cells[0]].table}.suits.{last}"


def _line(form: Form, part: YearPart, names: tuple[str, str], cells: tuple[str, ...], key: str = "") -> FigureLine:
    section = form.section(form.cells[cells[0]].table).numbered
    return FigureLine(key or cells[0], part, section, *names, cells)
