"""Filling many cells at once, each in one undo step: down, right, all that are selected, marks for what does not apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import groupby

from core.figure_words import mark_of
from core.forms.layout import Box
from core.forms.spec import Kind
from core.report.edits import SetCells
from core.report.numbers import NotANumber, Number, Value, check_kind, parse_typed, show
from gui.table.sheet import SheetView

_NOTHING = "请先选中要填充的格：第一格的数会填到其余各格。"


class Filling:
    """What the selection of a view can be filled with."""

    def __init__(self, view: SheetView) -> None:
        self._view = view

    def down(self) -> None:
        """The top figure of each column goes into the cells below; of a single cell the one above into it."""
        self._spread(lambda box: box.column, lambda box: self._view.moves.vertical(box, -1, box.column), "向下填充")

    def right(self) -> None:
        """The first figure of each row goes into the cells beside it; of a single cell the one before into it."""
        self._spread(lambda box: box.row, lambda box: self._view.moves.horizontal(box, -1), "向右填充")

    def _spread(self, line: Callable[[Box], int], before: Callable[[Box], Box], name: str) -> None:
        boxes = self._selected()
        if len(boxes) == 1:
            boxes = [before(boxes[0]), *boxes]
        values: dict[str, Value] = {}
        marks: dict[str, str] = {}
        for _, group in groupby(sorted(boxes, key=lambda box: (line(box), box.row, box.column)), key=line):
            first, *others = group
            for key in self._open(box.key for box in others if box.key != first.key):
                self._take_over(first.key, key, values, marks)
        self._perform(values, marks, name)

    def _take_over(self, source: str, key: str, values: dict[str, Value], marks: dict[str, str]) -> None:
        """The same figure, mark or blank; a figure that cannot stand there (half a case) is left out."""
        report = self._view.session.report
        number = self._view.session.figure(source) if self._view.table.shown(source) else None
        fitted = None if number is None else _fitted(number, self._view.table.cells[key].kind)
        if source in report.marks:
            marks[key] = report.marks[source]
        elif number is None or fitted is not None:
            values[key] = fitted

    def all_with(self, words: str) -> bool:
        """What was typed goes into all selected cells (Ctrl+Enter); False where it is no figure for one of them."""
        view = self._view
        keys = list(self._open(view.selected_keys()))
        if mark := mark_of(words):
            self._perform({}, dict.fromkeys(keys, mark), "填入选中的格")
            return True
        try:
            values = {key: parse_typed(words, view.table.cells[key].kind) for key in keys}
        except NotANumber as refusal:
            view.say_at(view.currentIndex(), str(refusal))
            return False
        self._perform(values, {}, "填入选中的格")
        return True

    def mark(self, mark: str) -> None:
        """A mark goes into the selected cells: blank on purpose."""
        self._perform({}, dict.fromkeys(self._open(self._view.selected_keys()), mark), f"填入“{mark}”")

    def zero(self) -> None:
        """0 goes into those of the selected cells that are blank."""
        report = self._view.session.report
        empty = (key for key in self._open(self._view.selected_keys()) if key not in report.values)
        self._perform(dict.fromkeys(empty, 0), {}, "空白填0")

    def _selected(self) -> list[Box]:
        keys = set(self._view.selected_keys())
        return [box for box in self._view.moves.figures if box.key in keys]

    def _open(self, keys: Iterable[str]) -> Iterator[str]:
        """Those that can be typed in."""
        return (key for key in keys if not self._view.table.why_closed(key))

    def _perform(self, values: Mapping[str, Value], marks: Mapping[str, str], name: str) -> None:
        session, report = self._view.session, self._view.session.report
        changed = {key: value for key, value in values.items() if report.value(key) != value or (key in report.marks)}
        marked = {key: mark for key, mark in marks.items() if report.marks.get(key) != mark}
        if not values and not marks:
            why = self._view.table.why_closed(self._view.selected_keys()[0]) if self._view.selected_keys() else ""
            session.message.emit(why or _NOTHING)
        elif (changed or marked) and session.perform(SetCells(changed, name, marked)):
            session.message.emit(f"已填{len(values) + len(marks)}格，可以撤销。")


def _fitted(number: Number, kind: Kind) -> Number | None:
    try:
        return check_kind(Decimal(number), kind)
    except NotANumber:
        return None


def summary(view: SheetView) -> str:
    """What the status line says of a selection: ``选中6格，5个数，合计12``; "" of one cell or none."""
    keys = view.selected_keys()
    if len(keys) < 2:
        return ""
    shown = [key for key in keys if view.table.shown(key) and key not in view.session.report.marks]
    numbers = [number for key in shown if (number := view.session.figure(key)) is not None]
    money = {view.table.cells[key].kind is Kind.MONEY for key in shown}
    told = f"，合计{show(sum(numbers, start=0))}" if numbers and len(money) == 1 else ""
    return f"选中{len(keys)}格，{len(numbers)}个数{told}"
