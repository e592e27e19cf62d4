"""Finding the headings of the form's sections among paragraphs, in all their wordings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import lru_cache

from core.forms.labels import fold, likeness, spellings
from core.forms.spec import Form, Section
from core.matching.labels import align
from core.matching.tables import FoundCells
from core.numerals import COUNTED, ENCLOSED, POINT, value
from core.patterns import lazy
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable
from core.records import record


@record(slots=True, guarded=False)
class FlowLine:
    """A line of text with the number that the file's list numbering puts before it.

    ``level`` is the heading level where the file marks one, ``ref`` the reader's
    handle of the paragraph (or of the table cell) it stands in.
    """

    text: str
    number: str = ""
    level: int = 0
    ref: object = field(default=None, compare=False, repr=False)

    @property
    def printed(self) -> str:
        """As a reader sees it."""
        return self.number + self.text if self.text else ""


@record(slots=True)
class TableMark:
    """Where a table of the form begins (``ref``: its first cell), or (``key`` "") a table that is not of the form."""

    key: str
    text: str = ""
    ref: object = field(default=None, compare=False, repr=False)


Flow = list[FlowLine | TableMark]


def flow(
    document: RawDocument,
    found: Mapping[int, FoundCells],
    names: Iterable[str] = (),
    labels: Collection[str] = (),
) -> Flow:
    """The document as lines and marks; ``found`` by index of the raw table, ``names`` the names of sections.

    A table of nothing but ``labels`` of the form, folded, is its heads once more, as pages keep them in sight.
    """
    parts: Flow = []
    names = tuple(names)
    heading = _run_in(names)
    for item in document.items:
        if isinstance(item, RawParagraph):
            text, run_in = item.text, heading.match(item.text)
            if run_in:  # a heading may run into its text on one line
                text = f"{run_in[1]}\n{text[run_in.end() :]}"
            parts += _lines(text, item.number, item.level, item.ref)
        else:
            parts += _table(item, found.get(item.index), labels)
    return [*_in_one_piece(parts, spellings("", names))]


def _in_one_piece(lines: Flow, names: frozenset[str]) -> Iterator[FlowLine | TableMark]:
    """The lines, a heading in the form's own words on one line that somebody broke into two or three."""
    place = 0
    while place < len(lines):
        line, pieces = lines[place], 1
        if isinstance(line, FlowLine) and len(line.text) < _LONGEST and _TOP.match(line.printed):
            pieces = next((n for n in (1, 2, 3) if _is_name(lines[place : place + n], names)), 1)
            if pieces > 1:
                line = replace(line, text="".join(part.text for part in lines[place : place + pieces]))
        elif isinstance(line, FlowLine) and _LONE_NUMBER.fullmatch(line.text):
            pieces = next((n for n in (2, 3) if _is_name(lines[place + 1 : place + n], names)), 1)
            if pieces > 1:
                line = replace(line, text="、".join(part.text for part in lines[place : place + pieces] if part.text))
        yield line
        place += pieces


def _is_name(lines: Flow, names: frozenset[str]) -> bool:
    text = "".join(
        line.text for line in lines if isinstance(line, FlowLine) and line.text and len(line.text) < _LONGEST
    )
    return _folded(_bare(text)) in names


@lru_cache(maxsize=8)
def _run_in(names: tuple[str, ...]) -> re.Pattern[str]:
    number = rf"[{COUNTED}]{{1,2}}\s*[、.．，,：:]|第[{COUNTED}]部分\s*[：:]?"
    # Behind a blank or a dash only what has the marks of a sentence is text: else it is of a table of contents.
    mark = r"\s*[。：:]\s*(?=\S)|(?:\s*[—–]{1,2}\s*|\s+)(?=[^\s—–…·.\d]|20\d\d年)(?=[^\n]*[，。；])"
    return lazy(rf"(\s*(?:{number})\s*(?:{'|'.join(map(re.escape, names))}))(?:{mark})")


def _lines(text: str, number: str = "", level: int = 0, ref: object = None) -> Iterator[FlowLine]:
    """A paragraph as lines, broken where the file breaks them, blanks around them dropped."""
    for i, line in enumerate(text.split("\n")):
        yield FlowLine(line.strip(), "" if i else number, level, ref)


def _table(raw: RawTable, found: FoundCells | None, labels: Collection[str]) -> Iterator[FlowLine | TableMark]:
    """Marks where tables of the form begin, and the words that stand in the table without belonging to one."""
    # Where several tables stand in one, 总计 and 其他 in the rows of one look like heads of the next: they are its own.
    claims = reversed(found.rows.items()) if found and found.cells else ()
    owner = {row: key for key, rows in claims for row in rows}
    if owner and len(owner) == raw.rows:  # as in the form's own tables: nothing stands beside it
        first = {owner[row]: row for row in reversed(range(raw.rows))}
        yield from (
            TableMark(key, ref=_first(raw, row)) for key, row in sorted(first.items(), key=lambda pair: pair[1])
        )
        return
    rows = _rows(raw)
    if not owner and any(len(cells) > 1 for cells in rows):
        if not all(fold(cell.text) in labels for cells in rows for cell in cells):
            texts = (" ".join(cell.text.strip() for cell in cells) for cells in rows[:3])
            yield TableMark("", "；".join(texts), _first(raw, 0))
        return
    begun: set[str] = set()
    last = max(owner, default=0)
    for row, cells in enumerate(rows):
        key = owner.get(row)
        if key and key not in begun:
            begun.add(key)
            yield TableMark(key, ref=_first(raw, row))
        elif not key and len(cells) == 1:
            yield from _lines(cells[0].text.strip(), ref=cells[0].ref)
        elif 1 < len(cells) <= _FEW and row > last and not any(_FIGURE.fullmatch(cell.text.strip()) for cell in cells):
            # A note below the figures whose first word has a cell of its own.
            yield from _lines(" ".join(" ".join(cell.text.split()) for cell in cells), ref=cells[0].ref)


_FEW = 3  # cells of a row that is a note
_FIGURE = lazy(r"[-+\d.,，/／—－\s]*")


def _rows(raw: RawTable) -> Sequence[list[RawCell]]:
    """The cells with words, by the row they begin in."""
    rows: list[list[RawCell]] = [[] for _ in range(raw.rows)]
    for cell in raw.cells:
        if cell.text.strip():
            rows[cell.row].append(cell)
    return rows


def _first(raw: RawTable, row: int) -> object:
    return next((cell.ref for cell in raw.cells if cell.row == row), None)


_LONGEST = 40  # characters; a longer paragraph is no heading
# A heading is known by its words: also 一， and 一： are taken.
_TOP = lazy(rf"[{COUNTED}]+\s*[、.．，,]|[{COUNTED}]{{1,2}}\s*[：:]|第[{COUNTED}]部分")
_LONE_NUMBER = lazy(rf"[（(]?\s*[{COUNTED}]{{1,2}}\s*[)）]?")  # the words follow on a line of their own
_SUB = lazy(rf"{ENCLOSED}|{POINT}|[一二三四五六七八九]是")
_FIRST = lazy(r"([（(]?)\s*[一1]\s*([)）.．、])")
_ITEM = lazy(rf"[（(]\s*([{COUNTED}]{{1,3}})\s*[)）]")
_TAIL = lazy(r"[\s.．…·]*\d*$")  # leaders and page number of a table of contents
_SENTENCE = lazy("[。；;！？]|[：:].")
_PART = lazy(rf"(第[{COUNTED}]部分|^\s*[{COUNTED}]{{1,2}})\s*[：:]")  # this colon ends no words
_NUMBERED_PART = lazy(rf"^\s*第[{COUNTED}]部分\s*[、：:]?\s*")
_STOP = lazy(r"[。；;，,：:]$")  # behind a heading, as behind a sentence
_LEAST = 0.62


def headings(document: RawDocument, form: Form) -> dict[str, int]:
    """Section key → index of the item in the document that is its heading; sections without one are left out."""
    lines: Flow = [
        FlowLine(item.text.strip(), item.number) if isinstance(item, RawParagraph) else TableMark("")
        for item in document.items
    ]
    return find_headings(lines, form)


def find_headings(lines: Flow, form: Form) -> dict[str, int]:
    """Section key → index of its heading.  Marks of the form's tables, where there are any, are a second witness."""
    tables = {line.key: i for i, line in reversed(list(enumerate(lines))) if isinstance(line, TableMark) and line.key}
    candidates = [i for i, line in enumerate(lines) if isinstance(line, FlowLine) and 2 <= len(line.text) <= _LONGEST]
    scores = _scores(lines, candidates, _names(form))
    bounds = [_bounds(section, form.sections, tables, len(lines)) for section in form.sections]
    found = _aligned(scores, form.sections, bounds, len(lines))
    if inside := [i for i in found.values() if _begins_a_list(lines, i, {*found.values(), len(lines)})]:
        scores = {i: row for i, row in scores.items() if i not in inside}
        found = _aligned(scores, form.sections, bounds, len(lines))
    if not tables:
        return found
    found |= _out_of_order(scores, form.sections, bounds, found)
    complete = _by_place(found, form.sections, bounds, _numbered(lines, candidates))
    return _apart(scores, form, lines, complete) or complete


def _scores(lines: Flow, candidates: Sequence[int], names: tuple[frozenset[str], ...]) -> dict[int, list[float]]:
    """Line → how well it fits each section; lines that fit none are left out."""
    rows = {i: scores(line, names) for i in candidates if isinstance(line := lines[i], FlowLine)}
    return {i: [*row] for i, row in rows.items() if any(row)}


def _aligned(
    scores: dict[int, list[float]], sections: Sequence[Section], bounds: Sequence[tuple[int, int]], end: int
) -> dict[str, int]:
    """The headings in their order, each between its bounds."""

    def worth(i: int, j: int) -> float:
        line, (first, stop) = order[i], bounds[j]
        plain = scores[line][j]
        # Above the tables the later of two equals is meant: the first may be a table of contents.
        later = line / end if stop < end else 0
        return plain + later if plain and first <= line < stop else 0

    order = [i for i, row in scores.items() if any(row)]
    return {sections[j].key: order[i] for i, j in align(len(order), len(sections), worth).items()}


_SURE = 14.0  # a numbered heading in (nearly) the form's own words


def _out_of_order(
    scores: dict[int, list[float]],
    sections: Sequence[Section],
    bounds: Sequence[tuple[int, int]],
    found: Mapping[str, int],
) -> dict[str, int]:
    """Sections whose heading stands there for certain, only not in the form's order: 六 before 五."""
    more: dict[str, int] = {}
    for place, section in enumerate(sections):
        if section.key in found or section.table:
            continue
        first, stop = bounds[place]
        sure = [
            i
            for i, row in scores.items()
            if first <= i < stop and row[place] >= _SURE and row[place] == max(row) and i not in found.values()
        ]
        if len(sure) == 1:
            more[section.key] = sure[0]
    return more


def _begins_a_list(lines: Flow, place: int, heads: set[int]) -> bool:
    """Whether a line is item （一） of a list that goes on with （二） in the same section: no heading of its own."""
    line = lines[place]
    first = _FIRST.match(line.printed) if isinstance(line, FlowLine) and not _TOP.match(line.printed) else None
    if first is None:
        return False
    item = re.compile(rf"{re.escape(first[1])}\s*([{COUNTED}\d]+)\s*{re.escape(first[2])}")
    stop = min(i for i in heads if i > place)
    after = (item.match(line.printed) for line in lines[place + 1 : stop] if isinstance(line, FlowLine))
    return next((match[1] for match in after if match), "") in ("二", "2")


def is_other_part(line: FlowLine) -> bool:
    """Whether a line looks like the heading of a part, by its number and its length."""
    return len(line.text) <= _LONGEST and bool(_TOP.match(line.printed)) and not _SENTENCE.search(_bare(line.text))


def goes_on_elsewhere(lines: Sequence[FlowLine]) -> Iterator[FlowLine]:
    """Headings such as （六） of which the one before, （五）, is none of these lines: parts that a body added."""
    seen = {0}
    for line in lines:
        if found := _ITEM.match(line.printed):
            number = value(found[1]) or 0
            if number - 1 not in seen and len(line.text) <= _LONGEST and not _SENTENCE.search(line.text):
                yield line
            seen.add(number)


def _bare(text: str) -> str:
    """A line without the mark at its end, and with another one for the colon behind 第一部分 or 一."""
    return _STOP.sub("", _PART.sub(r"\1、", text, count=1))


def _folded(text: str) -> str:
    """A heading folded like a label, without 第一部分 before its words."""
    return fold(_NUMBERED_PART.sub("", text, count=1))


def _apart(scores: dict[int, list[float]], form: Form, lines: Flow, found: dict[str, int]) -> dict[str, int] | None:
    """Where all texts stand before all tables or behind them: their headings, if that finds more than the usual order.

    A heading must be followed by words of its own: in a table of contents it is not.
    """
    texts = [section.key for section in form.sections if not section.table]
    marks = [i for i, line in enumerate(lines) if isinstance(line, TableMark) and line.key]
    if all(key in found for key in texts):
        return None
    for first, stop in ((0, marks[0]), (marks[-1] + 1, len(lines))):
        side = {i: row for i, row in scores.items() if first <= i < stop}
        apart = _aligned(side, form.sections, [(first, stop)] * len(form.sections), len(lines))
        heads = {*apart.values(), stop}
        own = [key for key in texts if key in apart and _has_words(lines, apart[key] + 1, heads)]
        if len(own) == len(texts):
            return apart
    return None


def _has_words(lines: Flow, first: int, heads: set[int]) -> bool:
    stop = min(i for i in heads if i >= first)
    return any(isinstance(line, FlowLine) and line.text for line in lines[first:stop])


def _numbered(lines: Flow, candidates: Sequence[int]) -> list[int]:
    """Short lines with a number of the highest level, whatever their words."""
    return [i for i in candidates if isinstance(line := lines[i], FlowLine) and is_other_part(line)]


def _by_place(
    found: dict[str, int], sections: Sequence[Section], bounds: Sequence[tuple[int, int]], numbered: list[int]
) -> dict[str, int]:
    """Headings in words of their own: the only numbered line left where a section must begin."""
    complete = dict(found)
    for place, (section, (first, stop)) in enumerate(zip(sections, bounds, strict=True)):
        before = [complete[s.key] for s in sections[:place] if s.key in complete]
        after = [complete[s.key] for s in sections[place + 1 :] if s.key in complete]
        low, high = max([first - 1, *before]), min([stop, *after])
        left = [i for i in numbered if low < i < high]
        if section.key not in complete and len(left) == 1:
            complete[section.key] = left[0]
    return complete


def is_heading(line: FlowLine, form: Form, least: float = 13) -> bool:
    """Whether a line reads like the heading of any section, a numbered one unless ``least`` is lower."""
    return len(line.text) <= _LONGEST and max(scores(line, _names(form))) >= least


def _bounds(section: Section, sections: Sequence[Section], tables: dict[str, int], end: int) -> tuple[int, int]:
    """Between which lines a heading must stand, as the tables before and after it tell."""
    place = sections.index(section)
    before = [tables[s.key] for s in sections[:place] if s.key in tables]
    after = [tables[s.key] for s in sections[place:] if s.key in tables]
    return max(before, default=0), min(after, default=end)


def score(line: FlowLine, names: frozenset[str]) -> float:
    """How surely a line is a heading with one of these names, 0 to 16."""
    return scores(line, (names,))[0]


def scores(line: FlowLine, every: tuple[frozenset[str], ...]) -> tuple[float, ...]:
    """How surely a line is a heading with one of the names of each section, 0 to 16."""
    return _scored(line.text, line.printed, every)


@lru_cache(maxsize=2048)
def _scored(text: str, printed: str, every: tuple[frozenset[str], ...]) -> tuple[float, ...]:
    if _SENTENCE.search(_bare(text) if _TOP.match(printed) else text):
        return (0.0,) * len(every)
    folded = _folded(_TAIL.sub("", _PART.sub(r"\1、", text, count=1)))
    alike = [_alike(folded, names) for names in every]
    if max(alike) < _LEAST:
        return (0.0,) * len(every)
    numbered = 6 if _TOP.match(printed) else -6 if _SUB.match(printed) else None
    bonuses = [(4 if one == 1 else 0) if numbered is None else numbered for one in alike]
    return tuple(0 if one < _LEAST else max(0, 10 * one + bonus) for one, bonus in zip(alike, bonuses, strict=True))


@lru_cache
def _names(form: Form) -> tuple[frozenset[str], ...]:
    return tuple(spellings(section.heading, section.aliases) for section in form.sections)


@lru_cache(maxsize=4096)
def _alike(text: str, names: frozenset[str]) -> float:
    return 1.0 if text in names else max(likeness(text, name, _LEAST) for name in names)
