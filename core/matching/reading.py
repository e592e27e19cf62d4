"""What was read from a file: values, printed totals, texts, and notes on all that was odd."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field

from core.figure_words import mark_of
from core.notes import NoteCode
from core.records import record
from core.report.numbers import Number, Value
from core.report.report import Report, generated_preamble, generated_title

TWO_REPORTS = "这个文件里有两份或更多年度报告。请把每份报告另存为单独的文件后再打开。"
_LONGEST = 24  # characters of a file's words in a note


@record(slots=True, guarded=False)
class Note:
    """Something odd in the source: a code, where (cell key or place), what stood there, a sentence.

    ``choices`` are the figures that may be meant, where a cell was left blank for that.
    """

    code: NoteCode
    message: str
    cell: str = ""
    place: str = ""
    found: str = ""
    choices: tuple[Number, ...] = ()


@record(slots=True, guarded=False)
class Source:
    """Where a figure was read: table (from 0), grid row and column, the text that stood there."""

    table: int
    row: int
    column: int
    text: str


@record
class Reading:
    """A report as read.  ``values`` names every typed cell that was found; None where it was blank.

    ``enclosed`` are the data that a file of ours carries beside what can be seen, unread.
    """

    form_key: str
    year: int | None
    agency: str
    texts: Mapping[str, str]
    values: Mapping[str, Value]
    printed: Mapping[str, Number]
    body: Mapping[str, str] = field(default_factory=dict[str, str])
    sources: Mapping[str, Source] = field(default_factory=dict[str, Source])
    notes: tuple[Note, ...] = ()
    enclosed: str = ""


def to_report(reading: Reading, year: int | None = None) -> Report:
    """The report as read; ``year`` stands in where the file names none."""
    values = {key: value for key, value in reading.values.items() if value is not None}
    body = {**reading.body, "agency": reading.agency} if reading.agency else dict(reading.body)
    texts = {key: text for key, text in reading.texts.items() if text}
    report = Report(reading.form_key, reading.year or year or 0, body, texts, values, dict(reading.printed))
    report = report.with_marks(_marks(reading, report))
    bare = Report(report.form_key, report.year, body)
    for key, generated in (("title", generated_title), ("preamble", generated_preamble)):
        if texts.get(key) == generated(bare):
            report = report.with_text(key, None)
    return report


def _marks(reading: Reading, report: Report) -> dict[str, str]:
    """The marks that stand in the file in the place of figures to type in."""
    cells = (note for note in reading.notes if note.code == NoteCode.MARK and note.cell in report.form.typed)
    return {note.cell: mark for note in cells if note.cell not in report.values and (mark := mark_of(note.found))}


_OFF = frozenset((NoteCode.TOTAL_DIFFERS, NoteCode.SUSPECT, NoteCode.JOINED))


def on_suspicion(suspected: Iterable[tuple[NoteCode, str]], notes: Iterable[Note]) -> tuple[Note, ...]:
    """What a file may have lost without a mark is told where its figures do not add up, or one begins with a 0 that nobody writes."""
    told = tuple(Note(code, message) for code, message in suspected)
    return told if told and any(note.code in _OFF or _has_idle_zero(note) for note in notes) else ()


def _has_idle_zero(note: Note) -> bool:
    written = note.found.strip()
    return note.code == NoteCode.NORMALISED and len(written) > 1 and written.isdecimal() and written[0] == "0"


def short(text: str) -> str:
    """Words of a file as a note names them: on one line, and not too many."""
    joined = "".join(text.split())
    return joined if len(joined) <= _LONGEST else joined[: _LONGEST - 1] + "…"
