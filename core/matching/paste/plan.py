"""What a paste would do, worked out before anything changes.

A blank in the pasted block makes its cell blank, as in Excel: the block replaces
what it covers, and a merged cell all its places.  Hidden rows and columns are
left alone and keep their places.  Marks that offices write for "nothing" (/ — 无) count as blank
and are counted.  Figures for computed cells are compared, never pasted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from core.figure_words import mark_of, says_nothing, two_figures
from core.forms.labels import fold
from core.forms.layout import Box, Role
from core.forms.spec import Form, Kind
from core.matching.paste.placing import Homeless, Pasted, PastedCell, Placing
from core.matching.paste.table_labels import TableLabels
from core.matching.transposed import lies, turned_round
from core.readers.raw import RawCell, RawTable
from core.records import record
from core.report.calc import compute
from core.report.numbers import NotANumber, Number, Value, parse_typed, show

HIDDEN = "在隐藏的行或列里"
FOREIGN = "这是“{}”的项目，请打开那一页再粘贴"


@record
class Refused:
    """A pasted cell that will not be pasted: where, what stood there, why."""

    place: str
    text: str
    reason: str

    @property
    def sentence(self) -> str:
        """As a person reads it."""
        found = "" if self.text in self.reason else f"“{self.text}”"
        return f"{self.place}{found}：{self.reason}"


@record
class Differing:
    """A pasted total that is not what the table will add up to."""

    key: str
    name: str
    pasted: Number
    ours: Number

    @property
    def sentence(self) -> str:
        """As a person reads it."""
        return f"{self.name}：粘贴内容为{show(self.pasted)}，自动合计为{show(self.ours)}"


@record
class PastePlan:
    """The outcome: typed cells to set (None: blank), what is refused, totals that differ.

    ``kept_marks`` are “/” and 不适用 for blank cells, ``marks`` counts cells with any other mark for "nothing", ``hidden`` cells of hidden rows and columns with
    something in them, ``left_out`` cells with words that do not count (crossed out, hidden, marks of
    notes), ``turned`` says that rows and columns had changed places, ``covered`` cells that are blank because a merged cell covers them; ``by_label`` tells
    whether labels decided where the figures go.
    """

    values: Mapping[str, Value]
    refused: tuple[Refused, ...] = ()
    totals: tuple[Differing, ...] = ()
    marks: int = 0
    by_label: bool = False
    hidden: int = 0
    left_out: int = 0
    covered: int = 0
    turned: bool = False
    kept_marks: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass
class _Draft:
    """What a paste comes to, while its cells are gone through."""

    values: dict[str, Value] = field(default_factory=dict[str, Value])
    totals: dict[str, Number] = field(default_factory=dict[str, Number])
    refused: list[Refused] = field(default_factory=list[Refused])
    # Cells with a figure that is refused: no blank beside it empties them.
    unread: set[str] = field(default_factory=set[str])
    marks: int = 0
    left_out: int = 0
    covered: int = 0
    kept_marks: dict[str, str] = field(default_factory=dict[str, str])


def plan(form: Form, cursor: str, tables: Sequence[RawTable], values: Mapping[str, Value]) -> PastePlan:
    """Plan to paste ``tables`` with the cursor in the cell ``cursor``; ``values`` are the report's figures.

    Of several tables those with row labels of this table are taken (it may have
    been cut in two at a page end), otherwise the one with most labels, or the largest.
    """
    frame = TableLabels(form, form.cells[cursor].table)
    box = next(box for box in frame.grid.boxes if box.key == cursor)
    seen = [Pasted(frame, _upright(table, frame)) for table in tables]
    named = [pasted for pasted in seen if pasted.left and pasted.labels > 1]
    chosen = named or [max(seen, key=lambda p: (p.labels, len(p.rows)))]
    if foreign := _foreign(form, frame, chosen):
        return PastePlan({}, foreign)
    draft = _Draft()
    for pasted in chosen:
        for placed in Placing(pasted, box).all():
            _take(form, placed, draft)
    hidden = [cell for pasted in chosen for cell in pasted.hidden]
    if not any(pasted.left for pasted in chosen):  # by place alone: whether hidden ones count is for a person to say
        draft.refused += [Refused(_raw_place(cell), cell.text, HIDDEN) for cell in hidden]
    return replace(
        _made(draft),
        totals=_differing(form, draft, values),
        by_label=any(pasted.labels for pasted in chosen),
        hidden=len(hidden),
        turned=any(lies(table, frame.grid.table) for table in tables),
    )


def _upright(table: RawTable, frame: TableLabels) -> RawTable:
    """A copied table with the names of rows below each other, as the form has them."""
    return turned_round(table) if lies(table, frame.grid.table) else table


def _foreign(form: Form, frame: TableLabels, seen: Sequence[Pasted]) -> tuple[Refused, ...]:
    """What was copied from another table of the form, whose labels it bears: nothing of it has its place here."""
    texts = [cell.text for pasted in seen for row in pasted.rows for cell in row if cell and cell.text]
    words = {folded: text for text in texts if (folded := fold(text))}
    own = frame.words & words.keys()
    for table in form.tables:
        other = TableLabels(form, table.key)
        alien = (other.row_words | other.column_words) & words.keys() - frame.words
        if table.key != frame.grid.table.key and len(alien) > len(own):
            shown = next(words[word] for word in words if word in alien)
            return (Refused("粘贴内容", shown, FOREIGN.format(other.section.numbered)),)
    return ()


def plan_fill(form: Form, keys: Iterable[str], text: str) -> PastePlan:
    """Plan to put one copied figure into every typed cell of a selection."""
    draft = _Draft()
    for key in keys:
        if form.cells[key].formula is None:
            _take(form, PastedCell(RawCell(0, 0, 1, 1, text), Box(0, 0, 1, 1, Role.FIGURE, key=key)), draft)
    return _made(draft)


def _made(draft: _Draft) -> PastePlan:
    kept = {key: mark for key, mark in draft.kept_marks.items() if draft.values.get(key) is None}
    values = {key: value for key, value in draft.values.items() if value is not None or key not in draft.unread}
    return PastePlan(
        values,
        tuple(draft.refused),
        marks=draft.marks,
        left_out=draft.left_out,
        covered=draft.covered,
        kept_marks=kept,
    )


def _take(form: Form, placed: PastedCell, draft: _Draft) -> None:
    cell, box = placed.cell, placed.box
    draft.left_out += bool(cell.left_out)
    draft.covered += placed.covered
    if box is None:
        assert placed.homeless is not None
        draft.refused.append(Refused(_pasted_place(placed), cell.text, placed.homeless.value))
        return
    target = form.cells[box.key]
    try:
        value = read_cell(cell.text, target.kind if target.formula is None else Kind.CHANGE)
    except NotANumber as refusal:
        draft.refused.append(Refused(target.name, cell.text, str(refusal)))
        draft.unread.add(box.key)
        return
    if target.formula is None and value is None and (mark := mark_of(cell.text)):
        draft.kept_marks[box.key] = mark
    else:
        draft.marks += value is None and bool(cell.text)
    if target.formula is not None:
        if value is not None:
            draft.totals.setdefault(box.key, value)
    elif value is not None or box.key not in draft.values:
        _set(draft, box.key, target.name, cell.text, value)


def _set(draft: _Draft, key: str, name: str, text: str, value: Value) -> None:
    if draft.values.get(key) not in (None, value):
        draft.refused.append(Refused(name, text, "粘贴内容里这一格有两个不同的数"))
    else:
        draft.values[key] = value


def _pasted_place(placed: PastedCell) -> str:
    if placed.homeless in (Homeless.NO_ROW, Homeless.BELOW):
        return f"粘贴内容第{placed.cell.row + 1}行"
    return _raw_place(placed.cell)


def _raw_place(cell: RawCell) -> str:
    return f"粘贴内容第{cell.row + 1}行第{cell.column + 1}列"


def read_cell(text: str, kind: Kind) -> Value:
    """Read a pasted cell: like typed text, but two figures in one cell are refused, marks are blank.

    Raises :class:`NotANumber` with a sentence for the user.
    """
    if says_nothing(text):
        return None
    if two_figures(text):
        raise NotANumber("一格里有不止一个数，或者一个数中间有空格。请改好后再粘贴。")
    return parse_typed(text, kind)


def _differing(form: Form, draft: _Draft, values: Mapping[str, Value]) -> tuple[Differing, ...]:
    after = {key: value for key, value in {**values, **draft.values}.items() if value is not None}
    computed = compute(form, after)
    return tuple(
        Differing(key, form.cells[key].name, pasted, computed[key].value)
        for key, pasted in draft.totals.items()
        if computed[key].value != pasted
    )
