"""The data that an exported file encloses: what is put in, and how it is told against what can be seen in the file.

A file of ours can be edited by anybody afterwards, and then what it encloses is out of
date.  So tables and texts are read as in any file, and what is seen wins: enclosed is
taken only what agrees with it, and that has what paper cannot show (links, blanks,
reasons).  Every difference is a note; a person may then take a text as it is enclosed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from core.errors import UnusableInput
from core.matching.reading import Note, Reading, to_report
from core.notes import NoteCode
from core.patterns import lazy
from core.report.numbers import said
from core.report.report import Report, text_names

_UNKEPT = "文件里附带的数据{why}，没有使用，已按看到的内容读入。"
_ANOTHERS = "属于另一份报告“{title}”"
_FIGURE = "文件里附带的数据是“{stored}”，看到的是“{seen}”，已按看到的读入。请核对。"
_TEXT = "文件里附带的这部分文字与看到的不同，已按看到的读入。请核对。"
_NOT_PRINTED = ("kind", "filing_day")  # of the body's data; what else is not printed stays with the office
_STAND_IN = "〓"  # for a character that no font had


def data_of(report: Report) -> str:
    """What a file encloses of a report, as JSON: what is named here and nothing else.

    No person that is not printed, no last year, no fees, no foreign keys, not who finished it.
    """
    from core.storage import codec  # most files enclose nothing
    from core.writers.layout.blocks import printable

    printed = "".join(report.text(key) for key, _ in text_names(report.form))
    body = {key: value for key, value in report.body.items() if key in _NOT_PRINTED or value in printed}
    enclosed = Report(
        report.form_key,
        report.year,
        body,
        {key: printable(text) for key, text in report.texts.items()},  # as it can be seen
        report.values,
        unverified=report.unverified,
        kept=report.kept,
        marks=report.marks,
    )
    data = json.loads(codec.dumps(enclosed))
    return printable(json.dumps(_filled(data), ensure_ascii=False, separators=(",", ":")))


def _filled(data: dict[str, object]) -> dict[str, object]:
    """The data without what is blank: keys that are missing are blank too."""
    return {key: kept for key, part in data.items() if (kept := _without_blanks(part)) not in (None, {})}


def _without_blanks(part: object) -> object:
    if not isinstance(part, dict):
        return part
    return {key: value for key, value in cast("dict[str, object]", part).items() if value is not None}


def report_of(reading: Reading) -> tuple[Report, Reading, Report | None]:
    """The report in a file that may enclose data, the reading with a note on each difference, and what is enclosed.

    The last is None where nothing is, or nothing of this report.
    """
    seen = to_report(reading)
    if not reading.enclosed:
        return seen, reading, None
    from core.storage import codec

    try:
        stored = codec.loads(reading.enclosed)
    except UnusableInput:
        return seen, _noted(reading, [Note(NoteCode.ENCLOSED, _UNKEPT.format(why="已损坏"))]), None
    if (stored.form_key, stored.year, stored.agency) != (seen.form_key, seen.year, seen.agency):
        return seen, _noted(reading, list(_of_another(stored, seen, reading))), None
    report = _body(_figures(stored, seen), seen, reading)
    taken = {key for key, _ in text_names(report.form) if _same(reading.texts.get(key, ""), report.text(key))}
    notes = [*_figure_notes(stored, seen), *_text_notes(stored, reading, taken)]
    report = _texts(report, seen, taken)
    shown = {key: report.text(key) if key in taken else text for key, text in reading.texts.items()}
    return report, _noted(replace(reading, texts=shown), notes), stored


def _of_another(stored: Report, seen: Report, reading: Reading) -> Iterator[Note]:
    """Why data of another report are not used, and where they differ if it is this one under another title.

    Half of the figures alike tell that: a file typed over with next year's has all of them new.
    """
    title = stored.text("title")
    if stored.form_key != seen.form_key or _same(reading.texts.get("title", ""), title):
        yield Note(NoteCode.ENCLOSED, _UNKEPT.format(why="属于另一份报告"))
        return
    yield Note(NoteCode.ENCLOSED, _UNKEPT.format(why=_ANOTHERS.format(title=title)), place="title", found=title)
    typed = stored.form.typed
    if 2 * sum(stored.value(key) == seen.value(key) for key in typed) > len(typed):
        yield from _figure_notes(stored, seen)
        yield from (note for note in _text_notes(stored, reading, set()) if note.place != "title")


def with_words(report: Report, source: Report, key: str) -> Report:
    """The report with a text as another state of it has it: with its links and what of it is 未核对.

    The preamble brings what it says of the body (telephone, address) with it.
    """
    if key == "preamble":
        said = "".join(source.text(key).split())
        ours = {name: value for name, value in report.body.items() if name in (*_NOT_PRINTED, "agency")}
        theirs = {name: value for name, value in source.body.items() if "".join(value.split()) in said}
        report = replace(report, body={**ours, **theirs})
    return report.with_text(key, source.texts.get(key)).with_unverified(key, source.unverified.get(key, ()))


def _noted(reading: Reading, notes: list[Note]) -> Reading:
    return replace(reading, notes=(*notes, *reading.notes), enclosed="")


def _figures(stored: Report, seen: Report) -> Report:
    """The stored report with the figures that are seen; a mark that was not printed stays where nothing else is."""
    marks = {key: mark for key, mark in stored.marks.items() if key not in seen.values}
    return replace(stored, values=seen.values, printed=seen.printed, marks={**marks, **seen.marks})


def _body(report: Report, seen: Report, reading: Reading) -> Report:
    """With the body's data as they are seen; those that are nowhere to be seen any more are gone."""
    shown = "".join("".join(text.split()) for text in reading.texts.values())
    kept = {k: v for k, v in report.body.items() if k in _NOT_PRINTED or "".join(v.split()) in shown}
    return replace(report, body={**kept, **seen.body})


def _texts(report: Report, seen: Report, taken: set[str]) -> Report:
    """With the texts that are seen in the place of those that differ, which wait for nobody any more."""
    for key, _ in text_names(report.form):
        if key not in taken:
            report = report.with_text(key, seen.texts.get(key)).with_unverified(key, ())
    return report


def _figure_notes(stored: Report, seen: Report) -> Iterator[Note]:
    for key in stored.form.typed:
        one, other = stored.value(key), seen.value(key)
        if one != other:
            words = _FIGURE.format(stored=said(one), seen=said(other))
            choices = () if one is None else (one,)
            yield Note(NoteCode.ENCLOSED, words, key, found=said(one), choices=choices)


def _text_notes(stored: Report, reading: Reading, taken: set[str]) -> Iterator[Note]:
    """Texts that differ; a link that shows another figure now is told with the figure it follows.

    What the preamble says of the body (telephone, address) is read into it, and is told here.
    """
    for key, _ in text_names(stored.form):
        if (key not in taken or key == "preamble") and not _same(reading.texts.get(key, ""), stored.text(key)):
            yield Note(NoteCode.ENCLOSED, _TEXT, place=key, found=stored.text(key))


# Joiners, marks of direction, selectors of a letter's form: a laid out page does not tell where they stood.
_WIDTHLESS = lazy(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)


def _same(seen: str, stored: str) -> bool:
    """Whether a text is the stored one, but for blanks and breaks, signs without a width, and characters that no font had."""
    one, other = ("".join(_WIDTHLESS.sub("", text).split()) for text in (seen, stored))
    if _STAND_IN not in one:
        return one == other
    return len(one) == len(other) and all(a in (b, _STAND_IN) for a, b in zip(one, other, strict=True))
