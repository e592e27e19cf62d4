"""Tables that hold two years: the report's is kept, the other left out; what cannot be told apart is doubtful.

The words that tell are a year or 上年/本年 alone in a cell, several of them in
one row (the columns below belong to them) or in one column (the rows beside).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from core.forms.labels import fold
from core.forms.spec import Form
from core.matching.labels import Words, words
from core.matching.reading import Note
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable, closed_up, numbered
from core.records import record

_YEAR = lazy(r"(20\d\d)(?:年度?)?(?:数据|数|件数)?")
_THIS = frozenset(("本年", "本年度", "本年数", "今年", "当年", "本期", "本年度数", "本年件数"))
_LAST = frozenset(
    ("上年", "上年度", "上年数", "去年", "上一年", "上一年度", "上期", "上年度数", "上年件数", "上年同期")
)
_TITLE = lazy(r"(20\d\d)年?(?:度)?[^。；]{0,30}?政府信息公开(?:工作)?[^。；]{0,6}?报告")
_OF_LAST = lazy(r"上年|上一年|去年|上年度")
_FEWEST_TWICE = 4  # labels that come again in one table: fewer are chance
_AROUND = 3  # paragraphs above a table that may name its year
_TWO_YEARS = "文件的一张表里有两个年份的数据，只读取了报告年度的一组，另一年的一组未读入。请核对。"
THIS, LAST = -1, -2  # 本年, 上年: years by their distance from the report's


@record
class OneYear:
    """A document with one year in each table; ``cut`` are the places of the items of which another year was left out."""

    document: RawDocument
    cut: tuple[int, ...] = ()

    def notes(self, used: Collection[int]) -> tuple[Note, ...]:
        """What was left out, where one of the tables that are ``used`` (by index) held it."""
        tables = (self.document.items[place] for place in self.cut)
        cut = any(isinstance(table, RawTable) and table.index in used for table in tables)
        return (Note(NoteCode.TWICE, _TWO_YEARS),) if cut else ()


def one_year(document: RawDocument, form: Form) -> OneYear:
    """Leave out what belongs to another year, where words in the table tell it; tables side by side become two."""
    year = report_year(document)
    items: list[RawParagraph | RawTable] = []
    cut: list[int] = []
    for item in document.items:
        if isinstance(item, RawParagraph):
            items.append(item)
            continue
        kept = _of_year(item, year, form)
        shown = kept or item
        parts = stacked(shown, form) or sides(shown, form) or (shown,)
        cut += [] if kept is None else range(len(items), len(items) + len(parts))
        items += parts
    parted = len(items) > len(document.items)
    return OneYear(replace(document, items=numbered(items) if parted else tuple(items)), tuple(cut))


def is_of_one_year(table: RawTable, form: Form) -> bool:
    """Whether no words of a table name a year, and the form's labels stand there once: it stays as it is."""
    return not (any(_tag(cell) is not None for cell in table.cells) or stacked(table, form) or sides(table, form))


def report_year(document: RawDocument) -> int | None:
    """The year that the title names, None where none is found before the first table."""
    for item in document.items[:80]:
        if isinstance(item, RawParagraph) and (found := _TITLE.search("".join(item.text.split()))):
            return int(found[1])
    return None


def table_years(document: RawDocument) -> dict[int, int]:
    """By table: the year that the paragraphs right above it name, THIS or LAST; only where they name one."""
    found: dict[int, int] = {}
    above: list[str] = []
    for item in document.items:
        if isinstance(item, RawParagraph):
            above = [*above, "".join(item.text.split())][-_AROUND:]
            continue
        if (year := _named(above)) is not None:
            found[item.index] = year
        above = []
    return found


def is_of(tag: int, year: int | None, tags: Iterable[int]) -> bool:
    """Whether a year among others is the report's; without a title the newest is."""
    if tag in (THIS, LAST):
        return tag == THIS
    return tag == (year or max(tags))


def sides(table: RawTable, form: Form) -> tuple[RawTable, ...]:
    """The halves of a table in which the labels of the form stand twice side by side; empty where they do not."""
    # A table whose rows have no labels is known by the heads of its groups of columns.
    known = frozenset[str]().union(*(_once(words(part)) for part in form.tables))
    rows: dict[tuple[int, str], list[int]] = {}
    for cell in table.cells:
        if (label := fold(cell.text)) in known and len(label) > 3:
            rows.setdefault((cell.row, label), []).append(cell.column)
    twice = [places for places in rows.values() if len(places) == 2]
    if len(twice) < _FEWEST_TWICE or 2 * len(twice) < len(rows):
        return ()
    # Heads and labels further out begin before the innermost ones: cut where the second corner stands.
    cut = min(max(places) for places in twice)
    corners = [cell.column for cell in table.cells if cell.column <= cut and cell.height > 1 and cell.row == 0]
    start = max(corners, default=cut)
    left = tuple(cell for cell in table.cells if cell.column < start)
    right = tuple(cell for cell in table.cells if cell.column >= start)
    return RawTable(table.index, left), RawTable(table.index, right)


def _once(known: Words) -> frozenset[str]:
    return known.rows.leaf_names or frozenset[str]().union(*(axis.parent_names for axis in known.columns))


def stacked(table: RawTable, form: Form) -> tuple[RawTable, ...]:
    """The halves of a table in which all labels of the form stand twice one below the other; empty else."""
    times = Counter(cell.text for cell in table.cells)  # what stands there once needs no folding
    labels = sorted((cell.row, cell.column, fold(cell.text)) for cell in table.cells if times[cell.text] > 1)
    every = [words(part) for part in form.tables]
    for known in every:
        names = known.rows.leaf_names or frozenset[str]().union(*(axis.leaf_names for axis in known.columns))
        # A sheet may hold all tables in one: labels of others do not count.
        names -= frozenset[str]().union(*(other.all for other in every if other is not known))
        found = [label for label in labels if label[2] in names]
        half, odd = divmod(len(found), 2)
        if odd or half < _FEWEST_TWICE or found[half - 1][0] >= found[half][0]:
            continue
        if all(one[1:] == other[1:] for one, other in zip(found[:half], found[half:], strict=True)):
            return _cut(table, found[half - 1][0], bool(known.rows.leaf_names))
    return ()


def _cut(table: RawTable, last: int, labelled: bool) -> tuple[RawTable, ...]:
    """The table cut below row ``last``, of the last label above; the figures of heads stand a row further down."""
    stop = last + 1 + (not labelled)
    if any(cell.row < stop < cell.row + cell.height for cell in table.cells):
        return ()
    above = tuple(cell for cell in table.cells if cell.row < stop)
    below = tuple(replace(cell, row=cell.row - stop) for cell in table.cells if cell.row >= stop)
    return RawTable(table.index, above), RawTable(table.index, below)


def _named(above: Sequence[str]) -> int | None:
    for text in reversed(above):
        if found := re.search(r"(20\d\d)年", text):
            return int(found[1])
        if _OF_LAST.search(text) and len(text) < 40:
            return LAST
    return None


def _tag(cell: RawCell) -> int | None:
    text = "".join(cell.text.split()).strip("（）()：:")
    if text in _THIS:
        return THIS
    if text in _LAST:
        return LAST
    found = _YEAR.fullmatch(text)
    return int(found[1]) if found else None


def _of_year(table: RawTable, year: int | None, form: Form) -> RawTable | None:
    """The table without what belongs to other years; None where it speaks of one only."""
    tagged = _tagged(table, year, form)
    if len({tag for _, tag in tagged}) < 2:
        return None
    by_row = {row: line for row, line in _lines(tagged, lambda cell: cell.row).items() if _tells(line, year)}
    by_column = {at: line for at, line in _lines(tagged, lambda cell: cell.column).items() if _tells(line, year)}
    cells = table.cells
    for row, line in sorted(by_row.items()):
        cells = tuple(_without_columns(cells, row, line, year))
    if not by_row:
        for column, line in by_column.items():
            cells = _without_rows(cells, column, line, year)
    return RawTable(table.index, cells) if cells != table.cells else None


Tagged = Sequence[tuple[RawCell, int]]


def _tagged(table: RawTable, year: int | None, form: Form) -> Tagged:
    """The cells that name a year; bare digits only where heads stand: 2024 and 2025 may be figures, too."""
    tagged = [(cell, tag) for cell in table.cells if (tag := _tag(cell)) is not None]
    worded = [(cell, tag) for cell, tag in tagged if not cell.text.strip().isdecimal()]
    if worded or len(tagged) < 2:
        return worded
    near = {id(cell) for cell, tag in tagged if year is None or year - 3 <= tag <= year}
    rows = Counter(cell.row for cell, _ in tagged if id(cell) in near)
    figures = {cell.row for cell in table.cells if id(cell) not in near and cell.text.strip().isdecimal()}
    figures |= {cell.row for cell in table.cells if fold(cell.text) in _row_labels(form)}
    return [(cell, tag) for cell, tag in tagged if id(cell) in near and rows[cell.row] > 1 and cell.row not in figures]


def _row_labels(form: Form) -> frozenset[str]:
    """The labels right before figures; a row of years has none of them."""
    return frozenset[str]().union(*(words(table).rows.leaf_names for table in form.tables))


def _lines(tagged: Tagged, place_of: Callable[[RawCell], int]) -> Mapping[int, Tagged]:
    """Tagged cells that share a row or column with another year."""
    lines: dict[int, list[tuple[RawCell, int]]] = {}
    for cell, tag in tagged:
        lines.setdefault(place_of(cell), []).append((cell, tag))
    return {place: line for place, line in lines.items() if len({tag for _, tag in line}) > 1}


def _tells(line: Tagged, year: int | None) -> bool:
    """Whether one of the years is the report's: else nothing tells which is meant."""
    tags = [tag for _, tag in line]
    return any(is_of(tag, year, tags) for tag in tags)


def _without_columns(cells: Iterable[RawCell], row: int, line: Tagged, year: int | None) -> Iterator[RawCell]:
    """Cells below a row of years, but for those under another year; the years themselves go, too."""
    tags = [tag for _, tag in line]
    others = [cell for cell, tag in line if not is_of(tag, year, tags)]
    heads = {id(cell) for cell, _ in line}
    cells = tuple(cells)
    by_order = _by_order(cells, row, line)
    for cell in cells:
        if (tag := by_order.get(id(cell))) is not None:
            if is_of(tag, year, tags):
                yield cell
            continue
        under = any(cell.column < o.column + o.width and cell.column + cell.width > o.column for o in others)
        within = any(o.column <= cell.column and cell.column + cell.width <= o.column + o.width for o in others)
        if id(cell) not in heads and not (cell.row >= row and under and within):
            yield cell


def _by_order(cells: Sequence[RawCell], row: int, line: Tagged) -> dict[int, int]:
    """The years of cells in rows where one stands under two years, as programs draw a table anew: by their order.

    Only where each year has as many cells in the row.
    """
    heads = sorted(line, key=lambda pair: pair[0].column)
    start, end = heads[0][0].column, max(head.column + head.width for head, _ in heads)
    rows: dict[int, list[RawCell]] = {}
    for cell in cells:
        if cell.row > row and start <= cell.column + cell.width / 2 < end:
            rows.setdefault(cell.row, []).append(cell)
    found: dict[int, int] = {}
    for below in rows.values():
        if len(below) % len(heads) or not any(_straddles(cell, heads) for cell in below):
            continue
        each = len(below) // len(heads)
        ordered = sorted(below, key=lambda cell: cell.column)
        found |= {id(cell): heads[place // each][1] for place, cell in enumerate(ordered)}
    return found


def _straddles(cell: RawCell, heads: Tagged) -> bool:
    over = [o for o, _ in heads if cell.column < o.column + o.width and cell.column + cell.width > o.column]
    return len(over) > 1 and cell.width < max(o.width for o in over)


def _without_rows(cells: tuple[RawCell, ...], column: int, line: Tagged, year: int | None) -> tuple[RawCell, ...]:
    """The cells but for the rows of another year, closed up; the years themselves go, too."""
    tags = [tag for _, tag in line]
    rows: set[int] = set()
    for cell, tag in line:
        if not is_of(tag, year, tags):
            rows.update(range(cell.row, _end_of(cell, cells, line)))
    years = {id(cell) for cell, _ in line}
    kept, _ = closed_up((cell for cell in cells if id(cell) not in years), rows, ())
    return kept


def _end_of(year: RawCell, cells: Iterable[RawCell], line: Tagged) -> int:
    """The row behind those of a year: one that stands alone in its row heads all rows down to the next year."""
    rows = range(year.row, year.row + year.height)
    if any(cell is not year and cell.row in rows and cell.text.strip() for cell in cells):
        return rows.stop
    places = sorted({cell.row for cell, _ in line})
    here = places.index(year.row)
    if here + 1 < len(places):
        return places[here + 1]
    return year.row + places[here] - places[here - 1]  # the last has as many rows: another table may stand below
