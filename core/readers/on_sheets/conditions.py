"""Rules of a workbook that give cells another look where a condition holds (条件格式), as far as a person sees less for it.

A condition is reckoned from what the file stores: comparisons, blanks, errors,
words, doubled values, and simple formulas.  What cannot be reckoned counts as
unknown: then nobody can say whether the figure is seen.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeAlias

from core.notes import NoteCode
from core.readers.left_out import LeftOut, looks_alike
from core.readers.on_sheets.number_formats import look as number_look
from core.readers.on_sheets.small_formulas import CellValue, Unknown, column_of, reckoned
from core.records import record

Place: TypeAlias = "tuple[int, int]"
_MOST_RULES = 500
_COMPARED: dict[str, Callable[[float, Sequence[float]], bool]] = {
    "equal": lambda value, ends: value == ends[0],
    "notEqual": lambda value, ends: value != ends[0],
    "greaterThan": lambda value, ends: value > ends[0],
    "lessThan": lambda value, ends: value < ends[0],
    "greaterThanOrEqual": lambda value, ends: value >= ends[0],
    "lessThanOrEqual": lambda value, ends: value <= ends[0],
    "between": lambda value, ends: min(ends) <= value <= max(ends),
    "notBetween": lambda value, ends: not min(ends) <= value <= max(ends),
}
_WORDS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda text, wanted: wanted in text,
    "notContainsText": lambda text, wanted: wanted not in text,
    "beginsWith": lambda text, wanted: text.startswith(wanted),
    "endsWith": lambda text, wanted: text.endswith(wanted),
}


def place_named(found: re.Match[str] | None) -> Place | None:
    """Row and column from 0 that an address names: its letters and its number are the two groups that were found."""
    return (int(found[2]) - 1, column_of(found[1])) if found and int(found[2]) else None


def ends_of(text: str, place_of: Callable[[str], Place | None]) -> tuple[Place, Place] | None:
    """The first and the last place of a range, which may be a single cell; None where one of them is no address."""
    first, last = place_of(text.partition(":")[0]), place_of(text.rpartition(":")[2])
    return (first, last) if first and last else None


class ConditionedLook(NamedTuple):
    """What a rule changes: colours as ``rrggbb`` and the number format ("" where it leaves them), crossed out, no figure."""

    ink: str = ""
    ground: str = ""
    code: str = ""
    struck: bool = False
    figure_gone: bool = False  # a bar or picture stands in the place of the number
    gone: bool = False  # nothing is seen, of words neither


@record
class ConditionRule:
    """A rule: the ranges it holds for (first and last place), what is asked, and the look that it gives."""

    ranges: tuple[tuple[Place, Place], ...]
    kind: str
    look: ConditionedLook
    operator: str = ""
    formulas: tuple[str, ...] = ()
    words: str = ""
    last: bool = False  # no later rule counts where this one holds
    base: Place | None = None  # the cell that formulas are written for, where that is told

    def reaches(self, place: Place) -> bool:
        """Whether a cell is in its ranges."""
        row, column = place
        return any(a <= row <= c and b <= column <= d for (a, b), (c, d) in self.ranges)


@dataclass
class ConditionRules:
    """The rules of a sheet by urgency, and the values of its cells."""

    rules: Sequence[ConditionRule] = ()
    cells: Mapping[Place, CellValue] = field(default_factory=dict[Place, CellValue])
    _counts: dict[int, Counter[str]] = field(default_factory=dict[int, "Counter[str]"])  # of doubled values, by rule

    def look(self, place: Place, hides: Callable[[ConditionedLook], bool]) -> ConditionedLook | None:
        """What the rules make of a cell; None where one that would hide it (which ``hides`` tells) may hold or not."""
        made = ConditionedLook()
        for rule in self.rules[:_MOST_RULES]:
            if not rule.reaches(place):
                continue
            holds = self._holds(rule, place)
            if holds is None and hides(_over(made, rule.look)):
                return None
            if holds:
                made = _over(made, rule.look)
                if rule.last:
                    break
        return made

    def seen(self, text: str, left: LeftOut, place: Place, ink: str, ground: str) -> tuple[str, LeftOut]:
        """The words of a cell and what does not count there, as the rules leave them; ink and ground are ``rrggbb``."""
        if text:
            value = self.cells.get(place, "")
            unseen = partial(hides, ink=ink, ground=ground, value=value if isinstance(value, float) else None)
            made = self.look(place, unseen)
            if made is not None and not unseen(made):
                return text, left
            return "", (*left, (NoteCode.STRUCK if made and made.struck else NoteCode.HIDDEN, text))
        if len(left) == 1 and left[0][0] is NoteCode.HIDDEN:
            made = self.look(place, lambda _: False)
            if made is not None and shows(made, ink, ground):
                return left[0][1], ()
        return text, left

    def _holds(self, rule: ConditionRule, place: Place) -> bool | None:
        """Whether a rule holds for a cell; None where that is unknown."""
        value = self.cells.get(place, "")
        asked: dict[str, Callable[[], bool]] = {
            "always": lambda: True,
            "cellIs": lambda: self._compares(rule, place, value),
            "containsBlanks": lambda: not str(value).strip(),
            "notContainsBlanks": lambda: bool(str(value).strip()),
            "containsErrors": lambda: str(value).startswith("#"),
            "notContainsErrors": lambda: not str(value).startswith("#"),
            "duplicateValues": lambda: self._times(rule, value) > 1,
            "uniqueValues": lambda: self._times(rule, value) == 1,
            "expression": lambda: bool(self._reckoned(rule, rule.formulas[0], place)),
        }
        if rule.kind in _WORDS:
            return _WORDS[rule.kind](_as_words(value).lower(), rule.words.lower())
        try:
            return asked[rule.kind]() if rule.kind in asked else None
        except (Unknown, IndexError):
            return None

    def _compares(self, rule: ConditionRule, place: Place, value: CellValue) -> bool:
        ends = [self._reckoned(rule, formula, place) for formula in rule.formulas]
        if rule.operator not in _COMPARED or not ends:
            raise Unknown
        if isinstance(value, str) or any(isinstance(end, str) for end in ends):
            alike = str(value).lower() == str(ends[0]).lower()
            if rule.operator in ("equal", "notEqual"):
                # An empty cell is 0 to a spreadsheet that compares.
                alike = alike or (value == "" and ends[0] in (0, ""))
                return alike == (rule.operator == "equal")
            if value != "":
                return rule.operator in ("greaterThan", "greaterThanOrEqual", "notBetween")  # words come behind numbers
            value = 0.0
        return _COMPARED[rule.operator](value, [float(end) for end in ends])

    def _reckoned(self, rule: ConditionRule, formula: str, place: Place) -> CellValue:
        firsts = [first for first, _ in rule.ranges]
        corner = (min(row for row, _ in firsts), min(column for _, column in firsts))
        # Of several ranges programs take the first cell or the corner of all: where that matters nobody knows.
        bases = {rule.base} if rule.base else {min(firsts), corner}
        values = {reckoned(formula, self.cells, place, (place[0] - row, place[1] - column)) for row, column in bases}
        if len(values) > 1:
            raise Unknown
        return values.pop()

    def _times(self, rule: ConditionRule, value: CellValue) -> int:
        if value == "":
            return 0
        if id(rule) not in self._counts:
            reached = (_as_words(other) for place, other in self.cells.items() if rule.reaches(place))
            self._counts[id(rule)] = Counter(reached)
        return self._counts[id(rule)][_as_words(value)]


def hides(look: ConditionedLook, ink: str, ground: str, value: float | None = None) -> bool:
    """Whether a look lets nothing be seen of words in this ink on this ground, both ``rrggbb``, or of this number."""
    if look.code and value is not None and number_look(0, look.code, False).hides(value):
        return True
    alike = looks_alike(look.ink or ink or "000000", look.ground or ground)
    gone = look.gone or (look.figure_gone and value is not None)  # words stand beside a bar all the same
    return look.struck or gone or (alike and bool(look.ink or look.ground))


def shows(look: ConditionedLook, ink: str, ground: str) -> bool:
    """Whether a look makes words seen that stand in the colour of their ground, both ``rrggbb``."""
    after, below = look.ink or ink or "000000", look.ground or ground
    unseen = look.struck or look.figure_gone or look.gone or looks_alike(after, below)
    return looks_alike(ink or "000000", ground) and not unseen


def _over(made: ConditionedLook, later: ConditionedLook) -> ConditionedLook:
    """Two looks together: what the more urgent one says stays."""
    return ConditionedLook(
        made.ink or later.ink,
        made.ground or later.ground,
        made.code or later.code,
        made.struck or later.struck,
        made.figure_gone or later.figure_gone,
        made.gone or later.gone,
    )


def _as_words(value: CellValue) -> str:
    return value if isinstance(value, str) else f"{value:.15g}"
