"""Files read in a process of their own, for a window.

What reads and matches a file is a fifth of the memory of a window that shows the outcome, and code that was loaded
once stays.  So a window (:func:`core.processes.work_apart`) has this program, started again with the hidden argument
:data:`ARGUMENT`, read for it: paths go there and readings come back through pipes, a line of JSON each.  Soon after
the last one the other process is let go, and with it all its memory; it ends with the pipe too, however the window
came to its end.  Where none can be started, or one ends before its answer, the file is read here.
"""

from __future__ import annotations

import atexit
import contextlib
import importlib
import json
import logging
import sys
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from threading import Lock, Timer, current_thread
from typing import TYPE_CHECKING, Any

from core import paths
from core.errors import DONE, UNUSABLE, Refusal, UnusableInput
from core.matching.reading import Note, Reading, Source
from core.notes import NoteCode
from core.processes import begins_with, end, pipes, started_again, works_apart

if TYPE_CHECKING:
    from subprocess import Popen

ARGUMENT = "--read-files"
SOON = 0.5  # seconds without another file after which the other process is let go
AHEAD = 30.0  # the same of one that waits for its first file: somebody looks for it
_SAMPLE = Path("sample", "last_year_2024.docx")
_READY = "ready\n"
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
    found = _other.ask(path, several)
    return _read_here(path, several) if found is None else found


def _read_here(path: Path, several: bool) -> tuple[Reading, ...]:
    from core.opening import recognition

    return recognition.each_report(path) if several else (recognition.only_report(path),)


class _Other:
    """The process that reads, seen from the one who asks; one thread at a time."""

    def __init__(self) -> None:
        self._busy = Lock()
        self._process: Popen[str] | None = None
        self._is_there = False  # whether the process has said so
        self._timer: Timer | None = None

    def get_ready(self, practise: bool) -> None:
        """Have it started, where work is done apart, and the sample read."""
        with self._busy:
            if self._process is None and works_apart():
                self._start()
                if practise:
                    self._answer({"path": str(paths.resources() / _SAMPLE), "several": False})
                self._let_go_in(AHEAD)

    def ask(self, path: Path, several: bool) -> tuple[Reading, ...] | None:
        """What it reads in a file; None where there is none to ask.  Raises UnusableInput as it did there."""
        if not works_apart():
            return None
        with self._busy:
            self._let_go_in(None)
            if self._process is None:
                self._start()
            answer = self._answer({"path": str(path), "several": several})
            if answer is None:
                self.drop()
                return None
            self._let_go_in(SOON)
        for words in answer["logged"]:
            _LOG.error("%s", words)
        if refused := answer.get("refused"):
            raise UnusableInput(refused["sentence"], Refusal(refused["kind"]))
        return tuple(map(_reading, answer["readings"]))

    def _answer(self, request: Mapping[str, object]) -> dict[str, Any] | None:
        """What it answers; None where there is none, or it does not even say that it is there."""
        if self._process is None:
            return None
        self._is_there = self._is_there or begins_with(self._process, _READY)
        return _exchange(self._process, request) if self._is_there else None

    def end(self) -> None:
        """Let it go now, also in the middle of its work."""
        process = self._process
        if process is not None:
            process.kill()
        with self._busy:
            self.drop()

    def drop(self) -> None:
        """Let it go; only for who is busy with it."""
        self._let_go_in(None)
        process, self._process, self._is_there = self._process, None, False
        if process is not None:
            end(process)

    def _start(self) -> None:
        self._process = started_again(ARGUMENT, encoding="ascii")

    def _let_go_in(self, seconds: float | None) -> None:
        """Let it go after so long; None: not until this is said again."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None and self._process is not None:
            self._timer = Timer(seconds, self._look)
            self._timer.daemon = True
            self._timer.start()

    def _look(self) -> None:
        with self._busy:
            if self._timer is current_thread():  # nobody has asked while it waited for its turn
                self.drop()


_other = _Other()
atexit.register(_other.end)  # a portable exe cannot take itself away while another runs out of it


def _exchange(process: Popen[str], request: Mapping[str, object]) -> dict[str, Any] | None:
    """Ask and wait; None where the other process has ended, or cannot do it."""
    asked, answered = pipes(process)
    try:
        # ASCII: whatever the code page, and whatever bytes a name is made of.
        print(json.dumps(request), file=asked, flush=True)
        return json.loads(answered.readline())
    except (OSError, ValueError):
        return None


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
    if sys.stdin is None or sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - without pipes
        return UNUSABLE
    print(_READY, end="", flush=True)
    heard = _Heard()
    logging.getLogger().addHandler(heard)
    importlib.import_module("core.opening.recognition")  # whoever started this one may look for the file meanwhile
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        for line in sys.stdin:
            told = _answer(json.loads(line))
            print(json.dumps({**told, "logged": heard.taken()}, default=str), flush=True)
    return DONE


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
