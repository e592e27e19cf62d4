"""The door to the compiler: in this process, or in one of its own.

The compiler keeps some 100 MB for good and stops all else while it loads the fonts, so a window
(:func:`core.processes.work_apart`) has it in another process: this program, started again with the hidden argument
:data:`ARGUMENT`.  Left alone for a while it is let go, and with it all its memory.  Where none can be started the
compiler is loaded here.
"""

from __future__ import annotations

import atexit
import json
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from core.processes import another, works_apart
from core.processes.another import Another, line
from core.writers.typesetting import compiler
from core.writers.typesetting.compiler import NotTypeset

ARGUMENT = "--typeset"
IDLE = 300.0  # seconds without a request after which the other process is let go


def end() -> None:
    """End the other process for good, if there is one, also in the middle of its work."""
    _other.end_for_good()


def installed() -> Mapping[str, frozenset[int]]:
    """See :func:`compiler.installed`."""
    return _other.installed()


def svg_pages(template: str, data: Mapping[str, object], missing: Collection[str] = ()) -> list[bytes]:
    """See :func:`compiler.svg_pages`."""
    made = _other.make("svg_pages", template=template, data=data, missing=list(missing))
    return compiler.svg_pages(template, data, missing) if made is None else made


def pdf(template: str, data: Mapping[str, object], when: datetime | None = None, attached: str = "") -> bytes:
    """See :func:`compiler.pdf`."""
    moment = when.isoformat() if when else ""
    made = _other.make("pdf", template=template, data=data, when=moment, attached=attached)
    return compiler.pdf(template, data, when, attached) if made is None else made[0]


def pdf_to_draw(template: str, data: Mapping[str, object]) -> tuple[bytes, Mapping[str, str]]:
    """See :func:`compiler.pdf_to_draw`."""
    made = _other.make("pdf_to_draw", template=template, data=data)
    return compiler.pdf_to_draw(template, data) if made is None else (made[0], json.loads(made[1]))


def png(template: str, data: Mapping[str, object], dots: float, missing: Collection[str] = ()) -> bytes:
    """See :func:`compiler.png`."""
    made = _other.make("png", template=template, data=data, dots=dots, missing=list(missing))
    return compiler.png(template, data, dots, missing) if made is None else made[0]


def unshown(template: str, data: Mapping[str, object]) -> list[str]:
    """See :func:`compiler.unshown`."""
    found = _other.make("unshown", template=template, data=data)
    return compiler.unshown(template, data) if found is None else json.loads(found[0])


class _Other(Another):
    """The process with the compiler, seen from the one who asks."""

    def __init__(self, argument: str) -> None:
        super().__init__(argument)
        self.wanted, self._over = True, False  # where work is done apart
        self._fonts: Mapping[str, frozenset[int]] | None = None  # as that process has loaded them

    def installed(self) -> Mapping[str, frozenset[int]]:
        """The fonts that pages can be set in."""
        if self._fonts is None or not works_apart():
            told = self.make("installed")
            if told is None:
                return compiler.installed()
            self._fonts = {family: frozenset(weights) for family, weights in json.loads(told[0]).items()}
        return self._fonts

    def make(self, verb: str, **what: object) -> list[bytes] | None:
        """What the other process makes, a second one where the first has ended; None where there is none."""
        if not (self.wanted and works_apart()):
            return None
        with self.busy:
            for _ in range(2):
                if self._over:
                    break
                self.let_go_in(None)
                if not (self.start() and self.is_there()):  # the system starts none, or it cannot do the work
                    self.wanted = False
                    self.drop()
                    return None
                told = self.ask({"do": verb, **what})
                self.let_go_in(IDLE)
                if told is not None and (made := self._parts(told)) is not None:
                    return made
                self.drop()
        raise NotTypeset(compiler.FAILED)

    def _parts(self, told: dict[str, Any]) -> list[bytes] | None:
        """The parts that come after an answer; None where it ended before the last."""
        if "error" in told:
            raise NotTypeset(told["error"]) from RuntimeError(told["cause"])
        parts = [self.more(length) for length in told["lengths"]]
        return parts if [len(part) for part in parts] == told["lengths"] else None

    def drop(self) -> None:
        super().drop()
        self._fonts = None

    def end_for_good(self) -> None:
        """From any thread: another may be waiting for an answer, and is told that there will be none."""
        self._over = True
        self.end()


_other = _Other(ARGUMENT)
atexit.register(_other.end_for_good)  # a portable exe cannot take itself away while another runs out of it


# -- the one who answers ------------------------------------------------------------------------


def serve() -> int:
    """Typeset what the program that started this one asks for, until it asks no more."""
    return another.serve(_answer)


def _answer(request: dict[str, Any]) -> list[bytes]:
    try:
        parts = _WORK[request.pop("do")](**request)
    except NotTypeset as error:
        cause = error.__cause__
        told = f"{type(cause).__name__}: {cause} {getattr(cause, 'diagnostic', '')}"
        return [line({"error": str(error), "cause": told})]
    return [line({"lengths": [len(part) for part in parts]}), *parts]


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
