"""Another process of this program, which does a part of the work: how it is started, asked, and let go.

Requests go there and answers come back through pipes, a line of JSON each; after the line of an answer may come bytes.
It ends with the pipe, however the program that started it came to its end.
"""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Callable, Iterable
from threading import RLock, Timer, current_thread
from typing import IO, TYPE_CHECKING, Any

from core import paths
from core.errors import DONE, UNUSABLE
from core.later import put_off

if TYPE_CHECKING:
    from subprocess import Popen

_LONGEST_START = 15.0  # seconds; where virus scanners look at every file a start may take some
_READY = b"ready\n"


class Another:
    """This program started again with a hidden ``argument``, seen from the one who asks; nothing starts by itself.

    One thread at a time: whoever does several things with it holds ``busy`` meanwhile.
    """

    def __init__(self, argument: str) -> None:
        self.busy = RLock()
        self._argument = argument
        self._process: Popen[bytes] | None = None
        self._is_there = False  # whether the process has said so
        self._timer: Timer | None = None

    @property
    def started(self) -> bool:
        """Whether one was started and not let go; it may have ended."""
        return self._process is not None

    def start(self) -> bool:
        """Have it start, unless it was; False where the system starts none."""
        if self._process is None:
            self._process = started_again(self._argument)
        return self.started

    def is_there(self) -> bool:
        """Whether it was started and has said that it answers; one that is silent for long is ended."""
        if self._process is not None and not self._is_there:
            self._is_there = _begins(self._process)
        return self._is_there

    def ask(self, request: object) -> Any:
        """What it answers, as JSON has it; None where there is none, or it has ended."""
        with self.busy:
            if self._process is None or not self.is_there():
                return None
            asked, answered = _pipes(self._process)
            try:
                # ASCII: whatever the code page, and whatever bytes a name is made of.
                asked.write(json.dumps(request).encode("ascii") + b"\n")
                asked.flush()
                return json.loads(answered.readline())
            except (OSError, ValueError):
                return None

    def more(self, length: int) -> bytes:
        """So many bytes that come after the line of an answer; fewer where it has ended."""
        try:
            return b"" if self._process is None else _pipes(self._process)[1].read(length)
        except OSError:
            return b""

    def let_go_in(self, seconds: float | None) -> None:
        """Let it go after so long; None: not until this is said again."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if seconds is not None and self.started:
            self._timer = Timer(seconds, self._look)
            self._timer.daemon = True
            self._timer.start()

    def _look(self) -> None:
        with self.busy:
            if self._timer is current_thread():  # nobody has asked while it waited for its turn
                self.drop()

    def drop(self) -> None:
        """Let it go; for who is busy with it."""
        self.let_go_in(None)
        process, self._process, self._is_there = self._process, None, False
        if process is not None:
            process.kill()
            process.wait()
            for pipe in _pipes(process):
                with contextlib.suppress(OSError):  # what was not sent any more is lost
                    pipe.close()

    def end(self) -> None:
        """Let it go now, also in the middle of its work: from any thread."""
        process = self._process
        if process is not None:
            process.kill()
        with self.busy:
            self.drop()


def started_again(argument: str) -> Popen[bytes] | None:
    """This program once more, for a part of the work; None where the system starts none."""
    with put_off("locale"):
        from subprocess import DEVNULL, PIPE, Popen

    program = [] if getattr(sys, "frozen", False) else [str(paths.program_folder() / "main.py")]
    flags = 0x08000000 if sys.platform == "win32" else 0  # without a console window
    try:
        return Popen([sys.executable, *program, argument], stdin=PIPE, stdout=PIPE, stderr=DEVNULL, creationflags=flags)
    except OSError:
        return None


def _begins(process: Popen[bytes]) -> bool:
    """Whether the first thing it says is that it is there.

    A portable exe whose file goes away while it starts (a stick is pulled out) shows a message and waits for somebody.
    """
    impatience = Timer(_LONGEST_START, process.kill)
    impatience.daemon = True
    impatience.start()
    try:
        return _pipes(process)[1].readline() == _READY
    except (OSError, ValueError):
        return False
    finally:
        impatience.cancel()


def _pipes(process: Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    assert process.stdin is not None
    assert process.stdout is not None
    return process.stdin, process.stdout


def line(told: object, default: Callable[[Any], object] | None = None) -> bytes:
    """An answer, or what comes before its bytes; ``default`` as json.dumps has it."""
    return json.dumps(told, default=default).encode("ascii") + b"\n"


def serve(answer: Callable[[Any], Iterable[bytes]], meanwhile: Callable[[], object] | None = None) -> int:
    """Answer what the program that started this one asks for, until it asks no more; returns the exit code.

    ``meanwhile`` is called before the first request is waited for, when the other knows that this one is there.
    """
    if sys.stdin is None or sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison] - without pipes
        return UNUSABLE
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    with contextlib.suppress(KeyboardInterrupt, BrokenPipeError):
        answers.write(_READY)
        answers.flush()
        if meanwhile is not None:
            meanwhile()
        for request in asked:
            answers.writelines(answer(json.loads(request)))
            answers.flush()
    return DONE
