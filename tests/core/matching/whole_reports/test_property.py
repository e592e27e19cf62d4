"""The matcher against tables that depart from the form at random: every figure comes back to its cell."""

from dataclasses import dataclass, replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.catalog import FORMS
from core.forms.layout import Role, grid
from core.forms.spec import Form, Table
from core.matching import report as matching_report
from core.readers.raw import RawCell, RawDocument, RawTable

VARIANTS = {"其他": "其它", "、": "，", "“": '"', "”": "", "（": "(", "）": ")", "1.": "1、", "2.": "2．", "：": ":"}


@dataclass(frozen=True)
class Piece:
    """A box of the form on its way to a raw cell."""

    row: int
    column: int
    height: int
    width: int
    role: Role
    text: str
    key: str = ""

    @property
    def raw(self) -> RawCell:
        return RawCell(self.row, self.column, self.height, self.width, self.text, self.key)


class Case:
    """The form, the figures by key, the raw tables; a failure prints only what was done to them."""

    def __init__(self, form: Form, figures: dict[str, int], tables: list[RawTable], done: list[str]) -> None:
        self.form, self.figures, self.tables, self.done = form, figures, tables, done

    def __repr__(self) -> str:
        return f"{self.form.key} {self.done}"


def pieces(table: Table, figures: dict[str, int], chance: Random) -> list[Piece]:
    def text(label: str) -> str:
        for usual, other in VARIANTS.items():
            if chance.random() < 0.4:
                label = label.replace(usual, other)
        cut = chance.randint(0, len(label))
        return label[:cut] + chance.choice(["", " ", "\n", "\u3000"]) + label[cut:]

    return [
        Piece(b.row, b.column, b.height, b.width, b.role, str(figures[b.key]) if b.key else text(b.label), b.key)
        for b in grid(table).boxes
    ]


def unmerge(boxes: list[Piece], repeat: bool, sideways: bool) -> list[Piece]:
    """Split merged labels into single cells, the label repeated or blank in all but the first."""
    split: list[Piece] = []
    for box in boxes:
        if box.role in (Role.FIGURE, Role.TITLE):
            split.append(box)
            continue
        widths = [(box.column + i, 1) for i in range(box.width)] if sideways else [(box.column, box.width)]
        places = [(box.row + down, column, width) for down in range(box.height) for column, width in widths]
        for i, (row, column, width) in enumerate(places):
            split.append(Piece(row, column, 1, width, box.role, box.text if repeat or i == 0 else ""))
    return split


def widen(boxes: list[Piece], factors: list[int]) -> list[Piece]:
    """Odd spans: each grid column takes several."""
    edges = [sum(factors[:i]) for i in range(len(factors) + 1)]
    return [replace(b, column=edges[b.column], width=edges[b.column + b.width] - edges[b.column]) for b in boxes]


def only_last_labels(boxes: list[Piece]) -> list[Piece]:
    """Text dumps keep only the label next to the figures."""
    figures = [b for b in boxes if b.role is Role.FIGURE]
    first = min(b.column for b in figures)
    rows = {b.row for b in figures}
    labels = [b for b in boxes if b.role is Role.ROW and b.row + b.height - 1 in rows]
    last = (
        {row: max((b for b in labels if b.row <= row < b.row + b.height), key=lambda b: b.column) for row in rows}
        if labels
        else {}
    )
    kept = [b for b in boxes if b.role is not Role.ROW]
    return kept + [replace(b, row=row, height=1, column=0, width=first) for row, b in last.items()]


def cut(boxes: list[Piece], head_rows: int, row: int, head: bool) -> list[list[Piece]]:
    """Cut below a row, as at the end of a page, labels and head repeated in the second piece."""
    upper = [replace(b, height=min(b.row + b.height, row) - b.row) for b in boxes if b.row < row]
    lower = [
        replace(b, row=max(b.row, row), height=b.row + b.height - max(b.row, row))
        for b in boxes
        if b.row + b.height > row
    ]
    top = [b for b in boxes if b.row < head_rows] if head else []
    shift = row - (head_rows if head else 0)
    return [upper, top + [replace(b, row=b.row - shift) for b in lower]]


@st.composite
def deviating(draw) -> Case:
    form = FORMS[draw(st.sampled_from(sorted(FORMS)))]
    table = draw(st.sampled_from(form.tables))
    keys = [key for key, cell in form.cells.items() if cell.table == table.key]
    figures = {key: 11 + i for i, key in enumerate(keys)}
    layout = grid(table)
    done = [f"{table.key} {draw(st.integers(0, 10**6))}"]
    chance = Random(done[0])
    boxes = pieces(table, figures, chance)

    def either(*names: str) -> str:
        done.append(draw(st.sampled_from(["", *names])))
        return done[-1]

    merges = either("repeat", "blank", "repeat sideways", "blank sideways", *["last label"] * bool(layout.head_columns))
    if merges == "last label":
        boxes = only_last_labels(boxes)
    elif merges:
        boxes = unmerge(boxes, merges.startswith("repeat"), merges.endswith("sideways"))
    if either("wide"):
        boxes = widen(boxes, [chance.randint(1, 3) for _ in range(layout.columns)])
    if either("empty column"):
        wide = max(b.column + b.width for b in boxes)
        boxes += [Piece(row, wide, 1, 1, Role.CORNER, "") for row in range(layout.rows)]
    if either("empty row"):
        boxes += [Piece(layout.rows, column, 1, 1, Role.CORNER, "") for column in range(layout.columns)]
    if either("no corners"):
        boxes = [replace(b, text="") if b.role is Role.CORNER else b for b in boxes]
    parts = [boxes]
    if layout.head_columns and (how := either("cut with head", "cut")):
        parts = cut(boxes, layout.head_rows, chance.randint(layout.head_rows + 1, layout.rows - 1), how != "cut")
    return Case(form, figures, [RawTable(i, tuple(b.raw for b in part)) for i, part in enumerate(parts)], done)


@given(deviating())
@settings(max_examples=200, deadline=None)
def test_every_figure_comes_back(case: Case) -> None:
    found = matching_report.locate_all(RawDocument(tuple(case.tables)), case.form)
    assert {key: cell.text for key, cell in found.items()} == {key: str(value) for key, value in case.figures.items()}


@given(deviating())
@settings(max_examples=80, deadline=None)
def test_an_empty_form_has_the_same_places(case: Case) -> None:
    empty = [RawTable(t.index, tuple(replace(c, text="") if c.ref else c for c in t.cells)) for t in case.tables]
    found = matching_report.locate_all(RawDocument(tuple(empty)), case.form)
    assert {key: cell.ref for key, cell in found.items()} == {key: key for key in case.figures}
