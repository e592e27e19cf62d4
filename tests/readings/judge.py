"""Reading a sample the way the program does, and judging what came out against what a person sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TypeGuard

from core.errors import UnusableInput
from core.opening import Opened, open_any
from tests.readings.kinds import Sample, Truth


class Verdict(StrEnum):
    """How a file fared.

    ``NOTED`` is right, with the note that such a file asks for: something stands
    there that is not read, or two things of which nobody can choose.  ``HELP``
    is blank or refused, with a sentence, where a person reads without doubt.
    ``NOISE`` is right, with notes on a file in which there is nothing to note.
    """

    RIGHT = "right"
    NOTED = "noted"
    HELP = "help"
    NOISE = "noise"
    WRONG = "wrong"


@dataclass(frozen=True)
class Result:
    """The verdict, the faults or notes behind it, and the seconds that reading took."""

    sample: Sample
    verdict: Verdict
    why: tuple[str, ...]
    seconds: float


def judge(sample: Sample) -> Result:
    """Read a sample and judge it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"file{sample.suffix}"
        path.write_bytes(sample.data())
        for name, content in sample.beside.items():
            place = Path(folder) / name
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
        start = perf_counter()
        try:
            opened = open_any(path)
        except UnusableInput as error:
            return Result(sample, _refused(sample.truth), (f"refused: {error}",), perf_counter() - start)
        seconds = perf_counter() - start
    return Result(sample, *_judged(opened, sample.truth), seconds)


def _refused(truth: Truth) -> Verdict:
    if not truth.refusable:
        return Verdict.WRONG
    return Verdict.NOTED if truth.doubt else Verdict.HELP


def _judged(opened: Opened, truth: Truth) -> tuple[Verdict, tuple[str, ...]]:
    faults = tuple(_faults(opened, truth))
    if faults:
        return Verdict.WRONG, faults
    blanks = [key for key, allowed in truth.values.items() if _is_choice(allowed) and _value(opened, key) is None]
    notes = tuple(note.message for note in opened.notes)
    if truth.quiet and notes:
        return Verdict.NOISE, notes
    if truth.doubt and not notes:
        return Verdict.WRONG, (f"read in silence: {truth.doubt}",)
    if blanks and not truth.doubt:
        return Verdict.HELP, notes
    return (Verdict.NOTED, notes) if blanks or truth.note or truth.doubt else (Verdict.RIGHT, ())


def _faults(opened: Opened, truth: Truth) -> Iterator[str]:
    report = opened.report
    if truth.year is not None and report.year != truth.year:
        yield f"year {report.year} for {truth.year}"
    if truth.agency is not None and report.agency != truth.agency:
        yield f"agency {report.agency!r} for {truth.agency!r}"
    for key, allowed in truth.values.items():
        value = _value(opened, key)
        if not any(_same(value, one) for one in (allowed if _is_choice(allowed) else (allowed,))):
            yield f"{key}: {value} for {allowed}"
        elif value is None and _is_choice(allowed) and not any(note.cell == key for note in opened.notes):
            yield f"{key}: blank without a note"
    for key, text in truth.texts.items():
        if opened.text(key) != text:
            yield f"{key}: {_difference(opened.text(key), text)}"
    for key, lines in truth.lines.items():
        there = opened.text(key).split("\n")
        yield from (f"not in {key}: {line}" for line in lines if line not in there)
    if truth.note and not any(re.search(truth.note, note.message) for note in opened.notes):
        yield f"no note of {truth.note}"
    yield from truth.extra(opened) if truth.extra else ()


def _value(opened: Opened, key: str) -> object:
    return opened.reading.values.get(key) if opened.reading else opened.report.value(key)


def _is_choice(allowed: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(allowed, tuple)


def _same(value: object, wanted: object) -> bool:
    return value is None if wanted is None else value is not None and Decimal(str(value)) == Decimal(str(wanted))


def _difference(found: str, wanted: str) -> str:
    """Where two texts begin to differ."""
    at = next((i for i, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), min(len(found), len(wanted)))
    return f"{found[max(0, at - 10) : at + 20]!r} for {wanted[max(0, at - 10) : at + 20]!r}"
