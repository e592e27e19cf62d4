"""What an opened file says of each cell and text, in marks and words; no widgets here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from enum import Enum

from core.enclosed import with_words
from core.matching.reading import Note, Source
from core.notes import NoteCode, NoteTask, task_of
from core.opening import Opened
from core.records import record
from core.report.calc import arithmetic, compute
from core.report.differences import body_line
from core.report.numbers import Number, show
from core.report.report import BODY_FIELDS, Report, text_names

COVER = "cover"
COVER_TEXTS = ("title", "preamble")


@record
class Sign:
    """How a mark is told: a shape, a word, and two colours by name."""

    shape: str
    word: str
    ground: str
    ink: str


class CellMark(Enum):
    """What became of a cell of the file; the gravest first."""

    DOUBTFUL = Sign("?", "无法确定", "hint_pale", "hint")
    MISSING = Sign("×", "未找到", "error_pale", "error")
    DIFFERS = Sign("≠", "与原文件合计不符", "error_pale", "error")
    NORMALISED = Sign("≈", "整理后读入", "selection", "accent")
    BLANK = Sign("○", "空白", "paper", "quiet")
    AGREES = Sign("=", "与原文件合计一致", "computed", "good")
    COMPUTED = Sign("", "自动合计", "computed", "quiet")
    READ = Sign("", "原样读入", "paper", "ink")


_OF_CODE = {
    NoteCode.DOUBTFUL: CellMark.DOUBTFUL,
    NoteCode.SUSPECT: CellMark.DOUBTFUL,
    NoteCode.ENCLOSED: CellMark.DOUBTFUL,
    NoteCode.MISSING: CellMark.MISSING,
    NoteCode.TOTAL_DIFFERS: CellMark.DIFFERS,
    NoteCode.BLANK: CellMark.BLANK,
    NoteCode.MARK: CellMark.BLANK,
}
_ORDER = list(CellMark)


class OpenedFile:
    """An opened file, asked cell by cell and part by part."""

    def __init__(self, opened: Opened) -> None:
        self.opened, self.report = opened, opened.report
        self.form = opened.report.form
        self.computed = compute(self.form, self.report.values)
        self.sources = opened.reading.sources if opened.reading else {}
        self._notes: dict[str, list[Note]] = {}
        for note in opened.notes:
            self._notes.setdefault(note.cell, []).append(note)

    def take(self, report: Report) -> None:
        """Go on with a report in which figures were chosen."""
        self.report, self.computed = report, compute(self.form, report.values)

    def notes(self, key: str) -> tuple[Note, ...]:
        """What was odd about a cell."""
        return tuple(self._notes.get(key, ()))

    def notes_of_part(self, part: str) -> tuple[Note, ...]:
        """What was odd about a part as a whole, not about one of its cells."""
        return tuple(note for note in self._notes.get("", ()) if part_of(note.place) == part)

    def differing(self, part: str) -> tuple[str, ...]:
        """The texts of a part that the file encloses otherwise than they are seen."""
        return tuple(key for key in self.opened.differing if part_of(key) == part)

    def with_enclosed(self, keys: Iterable[str]) -> Report:
        """The report as it is now, with these texts as the file encloses them."""
        return self._worded(self.opened.stored, keys)

    def with_seen(self, keys: Iterable[str]) -> Report:
        """The report as it is now, with these texts as they are seen in the file."""
        return self._worded(self.opened.report, keys)

    def _worded(self, source: Report | None, keys: Iterable[str]) -> Report:
        report = self.report
        if source is not None:
            for key in keys:
                report = with_words(report, source, key)
        return report

    def is_enclosed(self, key: str) -> bool:
        """Whether a text is now as the file encloses it."""
        stored = self.with_enclosed([key])
        return (self.report.texts.get(key), self.report.text(key)) == (stored.texts.get(key), stored.text(key))

    def enclosed_text(self, part: str) -> str | None:
        """The words of a part as the file encloses them, None where they are those that are seen."""
        keys = self.differing(part)
        return current_text(self.with_enclosed(keys), part) if keys else None

    def source(self, key: str) -> Source | None:
        """Where a cell stood in the file; None where it was not found, or the file is our own."""
        return self.sources.get(key)

    def row(self, key: str) -> tuple[Source, ...]:
        """The figures that stood in the same row of the file, left to right."""
        here = self.source(key)
        if here is None:
            return ()
        row = {s.column: s for s in self.sources.values() if (s.table, s.row) == (here.table, here.row)}
        return tuple(row[column] for column in sorted(row))

    def mark(self, key: str) -> CellMark:
        """What became of a cell; of several notes the gravest counts."""
        notes = (note for note in self.notes(key) if not self._settled(note))
        marks = [_OF_CODE.get(note.code) or self._other(key) for note in notes]
        return min(marks, key=_ORDER.index) if marks else self._unnoted(key)

    def _settled(self, note: Note) -> bool:
        """Whether a choice made since the file was read answers the note."""
        if note.code == NoteCode.TOTAL_DIFFERS:
            return self._agrees(note.cell)
        if note.code == NoteCode.ENCLOSED:
            return self.report.value(note.cell) != self.opened.report.value(note.cell)
        return bool(note.choices) and note.cell in self.report.values

    def _agrees(self, key: str) -> bool:
        return key in self.computed and self.computed[key].value == self.report.printed.get(key)

    def _other(self, key: str) -> CellMark:
        return CellMark.NORMALISED if key in self.report.values or key in self.report.printed else CellMark.DOUBTFUL

    def _unnoted(self, key: str) -> CellMark:
        if key in self.report.values:
            source = self.source(key)
            alike = source is None or source.text.strip() == show(self.report.values[key])
            return CellMark.READ if alike else CellMark.NORMALISED
        if key in self.report.printed:
            differs = key in self.computed and self.computed[key].complete and not self._agrees(key)
            return CellMark.DIFFERS if differs else CellMark.AGREES
        if self.opened.reading and key not in self.sources:
            return CellMark.MISSING
        return CellMark.COMPUTED if self.form.cells[key].formula else CellMark.BLANK

    def made_of(self, key: str) -> str:
        """What was made of a cell, in words; for a total with its arithmetic."""
        cell, report = self.form.cells[key], self.report
        if cell.formula is None:
            return f"读为{show(report.values[key])}" if key in report.values else "按空白读入"
        sum_ = f"按数据计算为{arithmetic(self.form, key, report.values, self.computed)}"
        if key not in report.printed:
            return f"原文件没有合计，{sum_}"
        return f"原文件的合计是{show(report.printed[key])}，{sum_}"

    def parts(self) -> tuple[str, ...]:
        """The parts of the report in order: the cover, then the sections by key."""
        return (COVER, *(section.key for section in self.form.sections))

    def is_empty(self, part: str) -> bool:
        """Whether the file gave nothing for a part."""
        return not (self.figures(part) if self.is_table(part) else self.text(part))

    def is_table(self, part: str) -> bool:
        """Whether a part is one of the form's tables."""
        return part != COVER and self.form.section(part).table is not None

    def figures(self, part: str) -> tuple[str, ...]:
        """The typed cells of a table in which the file had a figure."""
        return tuple(key for key in self.report.values if self.form.cells[key].table == part)

    def text(self, part: str) -> str:
        """The words of a part as they were read; of the cover title, preamble and contact data."""
        if part == COVER:
            return _cover(self.report, self.opened.text)
        return self.opened.text(part)

    def count(self, part: str) -> int:
        """How many things in a part want looking at."""
        return sum(1 for note in self.opened.notes if part_of(note.cell or note.place) == part)


def part_of(place: str) -> str:
    """The part in which a place (cell key, text key, section) is shown; "" for none."""
    return COVER if place in COVER_TEXTS or place == COVER else place.split(".", 1)[0]


def part_name(report: Report, part: str) -> str:
    """What a tab calls a part."""
    if part == COVER:
        return "封面"
    section = report.form.section(part)
    return f"{section.number} {section.short}"


def current_text(report: Report, part: str) -> str:
    """The words of a part in the open report."""
    return _cover(report, report.text) if part == COVER else report.text(part)


def _cover(report: Report, text_of: Callable[[str], str]) -> str:
    names = dict(text_names(report.form))
    lines = [f"{names[key]}：{text}" for key in COVER_TEXTS if (text := text_of(key))]
    lines += [f"{field.label}：{line}" for field in BODY_FIELDS if (line := body_line(report, field.key))]
    return "\n".join(lines)


@record
class Remark:
    """A line of the list 需要核对: what it says and the places it speaks of (several where they are alike)."""

    mark: CellMark | None
    sentence: str
    places: tuple[str, ...]
    task: NoteTask = NoteTask.LOOK
    choices: tuple[Number, ...] = ()
    offered: str | None = None  # the words of the place as the file encloses them


_ALIKE = 3  # so many notes of one kind in one table become one line
_TOGETHER = {
    NoteCode.BLANK: "有{n}格空白，按空白读入。没有发生的请填0。",
    NoteCode.MARK: "有{n}格写的是“{found}”等符号，按空白读入。如果是没有发生，请填0。",
    NoteCode.MISSING: "有{n}格在原文件中未找到，未读入。",
    NoteCode.NORMALISED: "有{n}格经整理后读入，如“{found}”。",
    NoteCode.UNIT: "有{n}格带有单位，去掉或换算后读入，如“{found}”。请核对。",
    NoteCode.REMARK: "有{n}格带有括号说明，说明未读入，如“{found}”。",
    NoteCode.STRUCK: "有{n}格里有划去的内容，未读入，如“{found}”。请核对。",
    NoteCode.HIDDEN: "有{n}格里有看不见的内容，未读入，如“{found}”。请核对。",
    NoteCode.NOTE_MARK: "有{n}格带有注释符号，未读入，如“{found}”。",
}


def remarks(found: OpenedFile) -> list[Remark]:
    """Everything odd in the file, what must be decided first; many cells of one kind in one line."""
    groups: dict[tuple[str, str], list[Note]] = {}
    for i, note in enumerate(found.opened.notes):
        alone = note.place in found.opened.differing
        groups.setdefault((None if alone else _alike(note)) or (str(i), ""), []).append(note)
    return in_order(remark for notes in groups.values() for remark in _lines(found, notes))


def in_order(lines: Iterable[Remark]) -> list[Remark]:
    """Lines by what they ask of the clerk, then the gravest first."""
    tasks = list(NoteTask)
    return sorted(lines, key=lambda r: (tasks.index(r.task), _ORDER.index(r.mark) if r.mark else len(_ORDER)))


def _alike(note: Note) -> tuple[str, str] | None:
    """By what a note is folded with others: those of a kind at the cells of a part, and those that say the same."""
    if note.cell and note.code in _TOGETHER:
        return note.code, part_of(note.cell)
    return None if note.choices else (note.message, part_of(note.cell))


def _lines(found: OpenedFile, notes: list[Note]) -> Iterator[Remark]:
    if len(notes) < _ALIKE:
        for note in notes:
            yield _single(found, note)
        return
    first = notes[0]
    if not first.cell:
        yield replace(_single(found, first), sentence=f"{first.message}（共{len(notes)}处）")
        return
    name = found.form.section(part_of(first.cell)).numbered
    kind = _TOGETHER.get(first.code, f"有 {{n}} 格：{_bare(first.message)}")
    sentence = kind.format(n=len(notes), found=first.found)
    yield Remark(_mark_of(found, first), f"{name}：{sentence}", tuple(note.cell for note in notes), task_of(first.code))


def _single(found: OpenedFile, note: Note) -> Remark:
    name = found.form.cells[note.cell].name if note.cell in found.form.cells else ""
    sentence = note.message if note.message.startswith(name) else f"{name}：{note.message}"
    places = tuple(filter(None, (note.cell or note.place,)))
    offers = note.code == NoteCode.ENCLOSED and note.place in found.opened.differing
    offered = found.with_enclosed([note.place]).text(note.place) if offers else None
    if note.code == NoteCode.ENCLOSED and note.place:
        sentence = f"{dict(text_names(found.form))[note.place]}：{note.message}"
    return Remark(_mark_of(found, note), sentence, places, task_of(note.code), note.choices, offered)


def _bare(message: str) -> str:
    """A sentence of the file, without what a format string would take for a place of its own."""
    return message.replace("{", "").replace("}", "")


def _mark_of(found: OpenedFile, note: Note) -> CellMark | None:
    if note.cell in found.form.cells:
        return _OF_CODE.get(note.code) or found.mark(note.cell)
    return _OF_CODE.get(note.code)
