"""Files read in a process of their own, for a window.

What reads and matches a file is a fifth of the memory of a window that shows the outcome, and code that was loaded
once stays.  So a window (:func:`core.processes.work_apart`) has this program, started again with the hidden argument
:data:`ARGUMENT`, read for it.  Soon after the last one the other process is let go, and with it all its memory.
Where none can be started, or one ends before its answer, the file is read here.
"""

from __future__ import annotations

import atexit
import logging
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

from core import paths
from core.errors import Refusal, UnusableInput
from core.matching.reading import Note, Reading, Source
from core.notes import NoteCode
from core.processes import another, works_apart
from core.processes.another import Another

ARGUMENT = "--read-files"
SOON = 0.5  # seconds without another file after which the other process is let go
AHEAD = 30.0  # the same of one that waits for its first file: somebody looks for it
_SAMPLE = Path("sample", "last_year_2024.docx")
_LOG = logging.getLogger("readers")


def only_report(path: Path) -> Reading:
    """See :func:`core.opening.recognition.only_report`."""
    return _readings(path, several=False)[0]


def each_report(path: Path) -> tuple[Reading, ...]:
    """See :func:`core.opening.recognition.each_report`."""
    return _readings(path, several=True)


def start() -> None:
    """A file will be read at once: have the process that reads it start."""
    _other.get_ready(practise=False)


def get_ready() -> None:
    """A file will be read soon: have the process that reads it start, and read one meanwhile to have all it needs."""
    _other.get_ready(practise=True)


def _readings(path: Path, several: bool) -> tuple[Reading, ...]:
    found = _other.read(path, several)
    return _read_here(path, several) if found is None else found


def _read_here(path: Path, several: bool) -> tuple[Reading, ...]:
    from core.opening import recognition

    return recognition.each_report(path) if several else (recognition.only_report(path),)


class _Other(Another):
    """The process that reads, seen from the one who asks."""

    def get_ready(self, practise: bool) -> None:
        """Have it started, where work is done apart, and the sample read."""
        with self.busy:
            if not self.started and works_apart() and self.start():
                if practise:
                    self.ask({"path": str(paths.resources() / _SAMPLE), "several": False})
                self.let_go_in(AHEAD)

    def read(self, path: Path, several: bool) -> tuple[Reading, ...] | None:
        """What it reads in a file; None where there is none to ask.  Raises UnusableInput as it did there."""
        if not works_apart():
            return None
        with self.busy:
            self.let_go_in(None)
            self.start()
            answer = self.ask({"path": str(path), "several": several})
            if answer is None:
                self.drop()
                return None
            self.let_go_in(SOON)
        for words in answer["logged"]:
            _LOG.error("%s", words)
        if refused := answer.get("refused"):
            raise UnusableInput(refused["sentence"], Refusal(refused["kind"]))
        return tuple(map(_reading, answer["readings"]))


_other = _Other(ARGUMENT)
atexit.register(_other.end)  # a portable exe cannot take itself away while another runs out of it


def _reading(told: dict[str, Any]) -> Reading:
    """A reading as it was before it went through the pipe; amounts of money went as words."""
    numbers = {name: {key: _number(one) for key, one in told[name].items()} for name in ("values", "printed")}
    sources = {key: Source(**source) for key, source in told["sources"].items()}
    read: dict[str, Any] = {**told, **numbers, "sources": sources, "notes": tuple(map(_note, told["notes"]))}
    return Reading(**read)


def _note(told: dict[str, Any]) -> Note:
    note: dict[str, Any] = {**told, "code": NoteCode(told["code"]), "choices": tuple(map(_number, told["choices"]))}
    return Note(**note)


def _number(told: int | str | None) -> Any:
    return Decimal(told) if isinstance(told, str) else told


# -- the one who answers ------------------------------------------------------------------------


def serve() -> int:
    """Read what the program that started this one asks for, until it asks no more."""
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    # Whoever started this one may look for the file while it loads what reads.
    return another.serve(
        lambda request: [another.line({**_answer(request), "logged": heard.taken()}, default=str)],
        lambda: import_module("core.opening.recognition"),
    )


def _answer(request: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return {"readings": list(map(asdict, _read_here(Path(request["path"]), request["several"])))}
    except UnusableInput as error:
        return {"refused": {"sentence": str(error), "kind": error.kind}}


class _Heard(logging.Handler):
    """What is to be logged: the one who asked does it, for two programs cannot write one log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._words: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self._words.append(self.format(record))

    def taken(self) -> list[str]:
        """What was said since it was last asked."""
        words, self._words = self._words, []
        return words
