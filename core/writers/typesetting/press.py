"""The door to the compiler: in this process, or in one of its own.

The compiler keeps some 100 MB for good and stops all else while it loads the
fonts, so a window (:func:`core.processes.work_apart`) has it in another process: this program, started again with
the hidden argument :data:`ARGUMENT`.  Requests go there and pages come back
through pipes, and with the pipe it ends, however the window came to its end.
Left alone for a while it is let go, and with it all its memory.  Where none can
be started the compiler is loaded here.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, Any

from core import processes
from core.errors import DONE, UNUSABLE
from core.processes import pipes, started_again, works_apart
from core.writers.typesetting import compiler
from core.writers.typesetting.compiler import NotTypeset

if TYPE_CHECKING:
    from subprocess import Popen

ARGUMENT = "--typeset"
IDLE = 300.0  # seconds without a request after which the other process is let go
_READY = b"ready\n"


def end() -> None:
    """End the other process for good, if there is one, also in the middle of its work."""
    _other.end_for_good()


def installed() -> Mapping[str, frozenset[int]]:
    """See :func:`compiler.installed`."""
    return _other.installed()


def svg_pages(template: str, data: Mapping[str, object], missing: Collection[str] = ()) -> list[bytes]:
    """See :func:`compiler.svg_pages`."""
    made = _other.ask("svg_pages", template=template, data=data, missing=list(missing))
    return compiler.svg_pages(template, data, missing) if made is None else made


def pdf(template: str, data: Mapping[str, object], when: datetime | None = None, attached: str = "") -> bytes:
    """See :func:`compiler.pdf`."""
    moment = when.isoformat() if when else ""
    made = _other.ask("pdf", template=template, data=data, when=moment, attached=attached)
    return compiler.pdf(template, data, when, attached) if made is None else made[0]


def pdf_to_draw(template: str, data: Mapping[str, object]) -> tuple[bytes, Mapping[str, str]]:
    """See :func:`compiler.pdf_to_draw`."""
    made = _other.ask("pdf_to_draw", template=template, data=data)
    return compiler.pdf_to_draw(template, data) if made is None else (made[0], json.loads(made[1]))


def png(template: str, data: Mapping[str, object], dots: float, missing: Collection[str] = ()) -> bytes:
    """See :func:`compiler.png`."""
    made = _other.ask("png", template=template, data=data, dots=dots, missing=list(missing))
    return compiler.png(template, data, dots, missing) if made is None else made[0]


def unshown(template: str, data: Mapping[str, object]) -> list[str]:
    """See :func:`compiler.unshown`."""
    found = _other.ask("unshown", template=template, data=data)
    return compiler.unshown(template, data) if found is None else json.loads(found[0])


class _Ended(Exception):
    """The other process has ended before its answer."""


class _Other:
    """The process with the compiler, seen from the one who asks; one thread at a time."""

    def __init__(self) -> None:
        self.wanted, self._over = True, False  # where work is done apart
        self._busy = Lock()
        self._process: Popen[bytes] | None = None
        self._fonts: Mapping[str, frozenset[int]] | None = None  # as that process has loaded them
        self._last = 0.0
        self._timer: Timer | None = None

    def installed(self) -> Mapping[str, frozenset[int]]:
        """The fonts that pages can be set in."""
        if self._fonts is None:
            told = self.ask("installed")
            if told is None:
                return compiler.installed()
            self._fonts = {family: frozenset(weights) for family, weights in json.loads(told[0]).items()}
        return self._fonts

    def ask(self, verb: str, **what: object) -> list[bytes] | None:
        """What the other process answers, a second one where the first has ended; None where there is none."""
        if not (self.wanted and works_apart()):
            return None
        request = json.dumps({"do": verb, **what}).encode("ascii")
        with self._busy:
            for _ in range(2):
                if self._over:
                    break
                try:
                    if self._process is None:
                        self._process = _started()
                        atexit.register(end)  # a portable exe cannot take itself away while another runs out of it
                    made = _exchange(self._process, request)
                except (_Ended, OSError, ValueError):
                    self._drop()
                    continue
                except _Unstarted:
                    self.wanted = False
                    return None
                self._watch()
                return made
        raise compiler.NotTypeset(compiler.FAILED)

    def end_for_good(self) -> None:
        """From any thread: another may be waiting for an answer, and is told that there will be none."""
        self._over = True
        process = self._process
        if process is not None:
            process.kill()
        with self._busy:
            self._drop()

    def _drop(self) -> None:
        process, self._process, self._fonts = self._process, None, None
        if self._timer is not None:
            self._timer.cancel()
        if process is not None:
            processes.end(process)

    def _watch(self) -> None:
        """Let it go once nobody has asked for a while."""
        self._last = monotonic()
        if self._timer is None or not self._timer.is_alive():
            self._timer = Timer(IDLE, self._look)
            self._timer.daemon = True
            self._timer.start()

    def _look(self) -> None:
        with self._busy:
            self._timer = None
            if monotonic() - self._last >= IDLE:
                self._drop()
            elif self._process is not None:
                self._timer = Timer(IDLE - (monotonic() - self._last), self._look)
                self._timer.daemon = True
                self._timer.start()


_other = _Other()


class _Unstarted(Exception):
    """The system starts no other process, or this one cannot do the work."""


def _started() -> Popen[bytes]:
    process = started_again(ARGUMENT)
    if process is None:
        raise _Unstarted
    if not processes.begins_with(process, _READY):
        processes.end(process)
        raise _Unstarted
    return process


def _exchange(process: Popen[bytes], request: bytes) -> list[bytes]:
    """Ask and wait; an answer is a line that tells how long its parts are, and the parts."""
    asked, answered = pipes(process)
    asked.write(b"%d\n%b" % (len(request), request))
    asked.flush()
    line = answered.readline()
    if not line.endswith(b"\n"):
        raise _Ended
    told = json.loads(line)
    if "error" in told:
        raise NotTypeset(told["error"]) from RuntimeError(told["cause"])
    parts = [answered.read(length) for length in told["lengths"]]
    if [len(part) for part in parts] != told["lengths"]:
        raise _Ended
    return parts


# -- the one who answers ------------------------------------------------------------------------


def serve() -> int:
    """Typeset what the program that started this one asks for, until it asks no more."""
    if sys.stdin is None or sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - without pipes
        return UNUSABLE
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        answers.write(_READY)
        answers.flush()
        while length := asked.readline():
            request: dict[str, Any] = json.loads(asked.read(int(length)))
            for part in _answer(request):
                answers.write(part)
            answers.flush()
    return DONE


def _answer(request: dict[str, Any]) -> list[bytes]:
    try:
        parts = _WORK[request.pop("do")](**request)
    except NotTypeset as error:
        cause = error.__cause__
        told = f"{type(cause).__name__}: {cause} {getattr(cause, 'diagnostic', '')}"
        return [json.dumps({"error": str(error), "cause": told}).encode("ascii") + b"\n"]
    return [json.dumps({"lengths": [len(part) for part in parts]}).encode("ascii") + b"\n", *parts]


def _installed() -> list[bytes]:
    return [json.dumps({family: sorted(weights) for family, weights in compiler.installed().items()}).encode("ascii")]


def _pdf(template: str, data: Mapping[str, object], when: str, attached: str) -> list[bytes]:
    return [compiler.pdf(template, data, datetime.fromisoformat(when) if when else None, attached)]


def _pdf_to_draw(template: str, data: Mapping[str, object]) -> list[bytes]:
    made, stand_ins = compiler.pdf_to_draw(template, data)
    return [made, json.dumps(stand_ins).encode("ascii")]


def _png(template: str, data: Mapping[str, object], dots: float, missing: list[str]) -> list[bytes]:
    return [compiler.png(template, data, dots, missing)]


def _unshown(template: str, data: Mapping[str, object]) -> list[bytes]:
    return [json.dumps(compiler.unshown(template, data)).encode("ascii")]


_WORK: Mapping[str, Callable[..., list[bytes]]] = {
    "installed": _installed,
    "svg_pages": compiler.svg_pages,
    "pdf": _pdf,
    "pdf_to_draw": _pdf_to_draw,
    "png": _png,
    "unshown": _unshown,
}
