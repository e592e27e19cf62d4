"""A file → readings: read as what it is, and matched with the form, within the bounds of one reading.

Everything that reads and matches comes with this module; a window has it in another process (apart.py).
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from core.errors import Refusal, UnusableInput
from core.matching import report as matching
from core.matching.reading import TWO_REPORTS, Reading
from core.readers import registry
from core.readers.raw import RawDocument


def only_report(path: Path) -> Reading:
    """The report in a file; UnusableInput with one plain sentence where there is none, or more than one."""
    return registry.read(path, _only)


def each_report(path: Path) -> tuple[Reading, ...]:
    """All reports in a file, in its order; UnusableInput likewise, or where they cannot be parted."""
    return registry.read(path, _each)


def _only(document: RawDocument) -> Reading:
    if not document.parts:
        return _matched(document)
    reading, *others = _attached(document.parts)
    if others:
        raise UnusableInput(TWO_REPORTS, Refusal.SEVERAL_REPORTS)
    return reading


def _matched(document: RawDocument) -> Reading:
    return replace(matching.read(document), enclosed=document.enclosed)


def _attached(parts: tuple[RawDocument, ...]) -> tuple[Reading, ...]:
    """The reports among documents of one file; raises what the first says where none is one."""
    readings: list[Reading] = []
    why: list[UnusableInput] = []
    for part in parts:
        try:
            readings += _each(part)
        except UnusableInput as error:
            why.append(error)
    if not readings:
        raise why[0]
    return tuple(one for place, one in enumerate(readings) if not any(_same(one, other) for other in readings[:place]))


def _same(one: Reading, other: Reading) -> bool:
    """Whether two files hold the same report: one of them often is a copy in another format."""
    heads = ((reading.form_key, reading.year, reading.agency) for reading in (one, other))
    return len({*heads}) == 1 and bool(one.values) and one.values == other.values


def _each(document: RawDocument) -> tuple[Reading, ...]:
    if document.parts:
        return _attached(document.parts)
    try:
        return (_matched(document),)
    except UnusableInput as error:
        parts = _split(document) if error.kind is Refusal.SEVERAL_REPORTS else ()
        if len(parts) < 2:
            raise
    return tuple(matching.read(part) for part in parts)


def _split(document: RawDocument) -> tuple[RawDocument, ...]:
    from core.matching import several_reports  # few files hold several

    return several_reports.split(document)
