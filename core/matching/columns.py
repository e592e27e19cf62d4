"""Which figure of a row stands under which head, where their number does not tell; what lines around a table tell of all its figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TypeAlias

from core.figure_words import COUNT_UNITS, plain, says_nothing, stated_unit
from core.forms.labels import fold
from core.patterns import lazy
from core.readers.raw import RawCell, RawDocument, RawTable
from core.records import record


@record
class HeadedColumn:
    """Where a column's head stands (grid columns ``start`` to ``end``) and what is printed there."""

    start: int
    end: int
    text: str


Columns: TypeAlias = "dict[int, HeadedColumn]"  # by leaf of the block
_NO_END = 1 << 30
_NOTE = lazy(r"[(（]?(?:注|备注|说明|单位|计量单位)\s*+\d?\s*+[:：]")
_NEAR = 4  # paragraphs beside a table among which the nearest with words may state its unit
_FEWEST_NUMBERED = 5  # columns that are counted
_LONGEST = 60  # characters of a line that states a unit


def fullest(figures: list[RawCell], wanted: int) -> dict[int, RawCell]:
    """Without heads: of the runs of as many cells as wanted, the one with most filled in, the first of equals."""
    runs = [figures[i : i + wanted] for i in range(len(figures) - wanted + 1)]
    filled = [sum(1 for cell in run if cell.text.strip()) for run in runs]
    return dict(enumerate(runs[filled.index(max(filled))])) if runs else {}


def agree(figures: list[RawCell], columns: Columns, wanted: int) -> bool:
    """Whether as many figures as wanted stand below the heads in their order, as far as these are known.

    With all heads known the order alone tells: grids may be askew.  With some missing there may be
    a column of something else instead.
    """
    if not columns or len(columns) == wanted:
        return True
    below = by_position(figures, columns)
    return len(below) < len(columns) or all(figures[place] is cell for place, cell in below.items())


def by_position(figures: list[RawCell], columns: Columns) -> dict[int, RawCell]:
    """For each column the cell below its head; among several a filled one, then the widest overlap.

    A cell that would serve two columns serves none: its figure belongs to neither for certain.
    """
    chosen: dict[int, RawCell] = {}
    for place, head in columns.items():
        below = [cell for cell in figures if cell.column < head.end and cell.column + cell.width > head.start]
        if below:
            chosen[place] = max(below, key=lambda cell: (bool(cell.text.strip()), _overlap(cell, head)))
    taken = [id(cell) for cell in chosen.values()]
    return {place: cell for place, cell in chosen.items() if taken.count(id(cell)) == 1}


def beside(figures: list[RawCell], chosen: dict[int, RawCell], columns: Columns) -> dict[int, RawCell]:
    """For a column with a second figure below its head: that figure.

    Edges may be skewed row by row: one that stands there in part counts too, where
    no column took it, as much of it stands there as of the one that was taken, or
    the row has more figures than columns.
    """
    taken = {id(cell) for cell in chosen.values()}
    crowded = is_crowded(figures, columns)
    found: dict[int, RawCell] = {}
    for place, one in chosen.items():
        head = columns[place]
        others = [
            cell
            for cell in figures
            if cell is not one and has_digits(cell) and not _is_share(cell) and (overlap := _overlap(cell, head)) > 0
            if crowded or id(cell) not in taken or overlap >= _overlap(one, head)
        ]
        if others:  # one that says something else, if there is any
            found[place] = max(others, key=lambda cell: cell.text.strip() != one.text.strip())
    return found | _of_two_years(figures, chosen, columns) if crowded else found


def is_crowded(figures: list[RawCell], columns: Columns) -> bool:
    """Whether a row has more figures than columns."""
    return sum(has_digits(cell) and not _is_share(cell) for cell in figures) > len(columns)


def _of_two_years(figures: list[RawCell], chosen: dict[int, RawCell], columns: Columns) -> dict[int, RawCell]:
    """Twice as many cells as columns without a word: two years side by side, in each column or block beside block.

    Heads stand over both alike.  A figure is certain only where it is the same whichever way it is read.
    """
    number = len(columns)
    if len(figures) != 2 * number or sorted(columns) != [*range(number)]:
        return {}
    found: dict[int, RawCell] = {}
    for place, one in chosen.items():
        either = (figures[i] for i in (2 * place, 2 * place + 1, place, place + number))
        if other := next((cell for cell in either if cell.text.strip() != one.text.strip()), None):
            found[place] = other
    return found


def halves(
    figures: list[RawCell], chosen: dict[int, RawCell], columns: Columns, strange: Collection[int]
) -> dict[int, RawCell]:
    """For a column whose figure may be cut in two cells that touch: both as one, a blank between them.

    The second stands below the same head and is the same digits again, or below no
    head: neither one of the form nor a ``strange`` one (its grid columns are given).
    """
    split: dict[int, RawCell] = {}
    starts = sorted(head.start for head in columns.values())
    for place, one in chosen.items():
        head = columns[place]
        behind = next((start for start in starts if start >= head.end), _NO_END)
        other = next((cell for cell in figures if cell.column == one.column + one.width), None)
        if (
            other is None
            or not (_is_whole(one) and _is_whole(other))
            or any(map(strange.__contains__, columns_of(other)))
        ):
            continue
        end = other.column + other.width
        same_head = end <= head.end and one.text.strip() == other.text.strip()  # two that differ are rivals
        if one.column >= head.start and (same_head or (head.end <= other.column and end <= behind)):
            split[place] = replace(one, width=end - one.column, text=f"{one.text.strip()} {other.text.strip()}")
    return split


def columns_of(cell: RawCell) -> range:
    """The grid columns that a cell takes."""
    return range(cell.column, cell.column + cell.width)


def _is_whole(cell: RawCell) -> bool:
    return cell.text.strip().isdecimal()


def has_digits(cell: RawCell) -> bool:
    """Whether any figure stands in a cell, words around it or not."""
    return any(map(str.isdigit, cell.text))


def _is_share(cell: RawCell) -> bool:
    """Whether a percentage stands in a cell: beside a figure it says something of it, it is no other one."""
    return cell.text.strip().endswith(("%", "％"))


def _overlap(cell: RawCell, head: HeadedColumn) -> int:
    return min(head.end, cell.column + cell.width) - max(head.start, cell.column)


def table_captions(document: RawDocument) -> dict[int, str]:
    """By table: the line right above it that states a unit (``单位：元``), or else the note in it or right below."""
    found: dict[int, str] = {}
    texts = ["" if isinstance(item, RawTable) else item.text.strip() for item in document.items]
    for place, item in enumerate(document.items):
        if isinstance(item, RawTable):
            above = next((text for text in reversed(texts[max(0, place - _NEAR) : place]) if text), "")
            below = next((text for text in texts[place + 1 : place + 1 + _NEAR] if text), "")
            within = (cell.text.strip() for cell in item.cells if cell.column == 0 and cell.width > 1)
            notes = [text for text in (*within, below) if _NOTE.match(text)]
            stated = (text for text in (above, *notes) if len(text) < _LONGEST and stated_unit(text))
            if caption := next(stated, ""):
                found[item.index] = caption
    return found


def counts_columns(texts: Iterable[str]) -> bool:
    """Whether a row below the heads only numbers the columns (1, 2, 3, …) or names the unit of each."""
    told = [plain(text).strip("()") for text in texts if text]
    numbers = [int(text) for text in told if text.isdecimal() and len(text) < 3]
    if len(numbers) >= _FEWEST_NUMBERED and numbers == [*range(numbers[0], numbers[0] + len(numbers))]:
        return numbers[0] <= 1 and len(told) - len(numbers) <= 1
    return bool(told) and all(text in (*COUNT_UNITS, "单位", "计量单位") for text in told)


def is_wordy(text: str) -> bool:
    """Whether a folded text could be a label: at least two letters and no word for nothing."""
    return len(text) > 1 and not text.isdecimal() and not says_nothing(text)


def has_figures_alone(raw: RawTable) -> bool:
    """Whether a table has figures and no words."""
    return any(map(has_digits, raw.cells)) and not any(is_wordy(fold(cell.text)) for cell in raw.cells)
