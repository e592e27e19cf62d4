"""Files kept beside the repository, each with its truth in ``expected.json``; none where they are absent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from core.opening import Opened
from tests.helpers.places import SAMPLES
from tests.readings.kinds import KINDS, Sample, Truth

FOLDER = SAMPLES / "readings"
_NOT_READING = {"check", "draft_of_next_year"}  # truths of what is made of a report once it is read


def _truth(told: Mapping[str, Any]) -> Truth:
    values = {key: tuple(one) if isinstance(one, list) else one for key, one in told.get("values", {}).items()}
    choices = told.get("or", ())
    if any("blank with a note" in one for one in choices):
        values = {key: (one, None) for key, one in values.items()}
    note = told.get("note", "").partition(":")
    return Truth(
        year=told.get("year"),
        agency=told.get("agency"),
        values=values,
        lines={key: tuple(lines) for key, lines in told.get("texts", {}).items()},
        note=note[2].strip() or ("." if note[0] else ""),
        refusable=any("refused" in one for one in choices),
        doubt="the truth asks for a note" if note[0] else "",
        extra=_extra(told),
    )


def _extra(told: Mapping[str, Any]) -> Callable[[Opened], Iterable[str]]:
    def faults(opened: Opened) -> Iterator[str]:
        key = told.get("no_blank_in")
        if key and any(sign.isspace() for sign in opened.text(key)):
            yield f"blank in {key}: {opened.text(key)}"
        for part, wanted in told.get("draft_body", {}).items():
            found = (opened.reading.body if opened.reading else {}).get(part)
            if found != wanted:
                yield f"{part} {found!r} for {wanted!r}"
        said = "\n".join(
            [*(opened.reading.texts.values() if opened.reading else ()), *(n.message for n in opened.notes)]
        )
        yield from (f"lost: {words}" for words in told.get("in_a_text_or_a_note", ()) if words not in said)

    return faults


def _samples() -> list[tuple[str, Sample]]:
    path = FOLDER / "expected.json"
    told: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    return [
        (one["kind"], Sample(name, Path(name).suffix, FOLDER / name, _truth(one["truth"])))
        for name, one in told.items()
        if not _NOT_READING & set(one["truth"])
    ]


def _declare() -> None:
    for name, pairs in groupby(sorted(_samples(), key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        samples = [sample for _, sample in pairs]
        KINDS[f"shared/{name}"] = lambda samples=samples: samples


_declare()
