"""A whole report, or at least one of the form's tables, on the clipboard: recognised by its labels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from core.errors import Refusal, UnusableInput
from core.forms.catalog import form_of
from core.matching import report as matching_report
from core.matching.reading import Note, Reading
from core.notes import NoteCode
from core.readers import clipboard as readers_clipboard
from core.readers.html import reader as html_reader
from core.readers.raw import RawDocument

_MOST = 8 * 2**20  # characters; a report copied from an office program has some hundred thousand
# What is said of a part that is not there; no fault where only a table was copied.
_ABSENT = frozenset((NoteCode.MISSING, NoteCode.HEADING_MISSING, NoteCode.YEAR, NoteCode.TITLE, NoteCode.AGENCY))


def read(html: str, text: str) -> Reading | None:
    """What the clipboard's HTML (or else its text with tabs) holds of a report; None where it is none.

    Raises UnusableInput where it holds more than one report.
    """
    for document in _documents(html, text):
        try:
            return _without_absent(matching_report.read(document))
        except UnusableInput as error:
            if error.kind is Refusal.SEVERAL_REPORTS:
                raise
    return None


def _documents(html: str, text: str) -> Iterator[RawDocument]:
    """Ways to understand the clipboard, the richest first."""
    if "<table" in html.lower() and len(html) <= _MOST:
        try:
            yield html_reader.document(html.encode("utf-8", "replace"), "utf-8")
        except UnusableInput:
            yield RawDocument(readers_clipboard.parse_html(html))
    elif "\t" in text and len(text) <= _MOST:
        yield RawDocument(readers_clipboard.parse_text(text))


def tables(reading: Reading) -> frozenset[str]:
    """Keys of the form's tables of which anything was found."""
    cells = form_of(reading.form_key).cells
    return frozenset(cells[key].table for key in reading.sources)


def has_texts(reading: Reading) -> bool:
    """Whether texts of the report were copied with the tables."""
    return any(text for key, text in reading.texts.items() if key != "title")


def _without_absent(reading: Reading) -> Reading:
    if has_texts(reading):
        return reading
    return replace(reading, notes=tuple(note for note in reading.notes if not _is_of_absent(note)))


def _is_of_absent(note: Note) -> bool:
    return not note.cell and note.code in _ABSENT
