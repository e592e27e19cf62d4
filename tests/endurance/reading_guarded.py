"""Reads files in a process of its own and watches what that takes: faults, processor time, memory, writing, processes.

    python -m tests.endurance.reading_guarded mutants FIRST COUNT     mutants by their numbers
    python -m tests.endurance.reading_guarded attacks NAME…           attacks by their names
    python -m tests.endurance.reading_guarded files FOLDER            all files of a folder

Prints one line of JSON for each file that broke a rule, and one with the figures at the end.
"""

from __future__ import annotations

import collections
import contextlib
import faulthandler
import gc
import json
import logging
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.errors import UnusableInput
from core.opening import open_several
from core.report.checks import run_checks
from core.storage.codec import dumps

MOST_SECONDS = 10.0  # of processor time
MOST_MEMORY = 512 * 2**20  # bytes beyond what the program takes itself
HUNG_SECONDS = 240.0  # on the clock: a pattern that never ends holds the whole process

_WRITING = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "shutil.rmtree")
_FORBIDDEN = ("subprocess.Popen", "os.system", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "socket.__new__")


class Watch:
    """Notes what a reading does that it must not."""

    def __init__(self, own: Path) -> None:
        self.own = str(own)
        self.on = False
        self.seen: list[str] = []
        sys.addaudithook(self.hook)

    def hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.on:
            return
        if event in _FORBIDDEN:
            self.seen.append(event)
        elif event in _WRITING or (event == "open" and _writes(arguments)):
            path = str(arguments[0])
            # DOC is converted in a temporary folder of our own name, which is removed: looked at below.
            inside = event in ("os.remove", "os.rmdir") and arguments[-1] != -1  # named from its folder
            if not inside and not path.startswith((self.own, "/dev/null")) and "__pycache__" not in path:
                self.seen.append(f"{event} {path}")


def _writes(arguments: tuple[Any, ...]) -> bool:
    mode, flags = arguments[1], arguments[2]
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def peak_memory() -> int:
    """The most memory this process has had since :func:`forget_peak`, in bytes."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return int(line.split()[1]) * 1024
    return 0


def forget_peak() -> None:
    """Begin to measure anew."""
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


class Unexpected(logging.Handler):
    """What the door of reading caught and nobody thought of: to the user damage, to us a fault."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the record's traceback."""
        self.seen.append(logging.Formatter().format(record))


def use(path: Path) -> str:
    """What the program does with a file: open it, compute and check it, write it as ours; how that ended."""
    try:
        for opened in open_several(path):
            run_checks(opened.report, headings=opened.headings)
            dumps(opened.report)
    except UnusableInput as error:
        sentence = str(error)
        if not sentence.endswith("。") or "\n" in sentence:
            raise AssertionError(f"no sentence: {sentence!r}") from error
        return "refused"
    return "read"


def files(arguments: list[str], folder: Path) -> Iterator[tuple[str, Path]]:
    """Name and path of each file to read."""
    if arguments[0] == "files":
        yield from ((path.name, path) for path in sorted(Path(arguments[1]).iterdir()))
        return
    if arguments[0] == "attacks":
        from tests.helpers.attacks import ATTACKS

        for name in arguments[1:]:
            path = folder / name
            path.write_bytes(ATTACKS[name]())
            yield name, path
        return
    from tests.helpers.mutants import mutant

    first, count = map(int, arguments[1:])
    for seed in range(first, first + count):
        ending, data = mutant(seed)
        path = folder / f"mutant.{ending}"
        path.write_bytes(data)
        yield f"{seed}.{ending}", path


def main(arguments: list[str]) -> None:
    """Read all files and print what was found."""
    sys.unraisablehook = lambda _: None
    with tempfile.TemporaryDirectory(prefix="guarded-") as given, tempfile.TemporaryDirectory(prefix="temp-") as own:
        tempfile.tempdir = own
        watch, unexpected = Watch(Path(own)), Unexpected()
        logging.getLogger("readers").addHandler(unexpected)
        ends = collections.Counter[str]()
        slowest, largest = ("", 0.0), ("", 0)
        for name, path in files(arguments, Path(given)):
            gc.collect()
            forget_peak()
            before, started = peak_memory(), time.process_time()
            faulthandler.dump_traceback_later(HUNG_SECONDS, exit=True)
            print(json.dumps({"at": name}), flush=True)
            watch.on = True
            fault = ""
            try:
                ends[f"{path.suffix[1:]} {use(path)}"] += 1
            except BaseException:
                fault = traceback.format_exc(limit=-6)
            watch.on = False
            fault = fault or "".join(unexpected.seen)
            unexpected.seen.clear()
            faulthandler.cancel_dump_traceback_later()
            seconds, memory = time.process_time() - started, peak_memory() - before
            slowest, largest = max(slowest, (name, seconds), key=_second), max(largest, (name, memory), key=_second)
            left = [path.name for path in Path(own).iterdir()]
            if fault or watch.seen or left or seconds > MOST_SECONDS or memory > MOST_MEMORY:
                broken = {"fault": fault, "did": watch.seen[:5], "left": left, "seconds": seconds, "memory": memory}
                print(json.dumps({"broken": name, **broken}), flush=True)
                watch.seen.clear()
        print(json.dumps({"ends": dict(sorted(ends.items())), "slowest": slowest, "largest": largest}), flush=True)


def _second(pair: tuple[str, float]) -> float:
    return pair[1]


if __name__ == "__main__":
    main(sys.argv[1:])
