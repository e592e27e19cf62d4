"""政府信息公开工作年度报告: no arguments open the window; otherwise the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable

from core import paths


def main() -> int:
    """Start what the arguments ask for; files open in the window, in the one that runs already if there is one."""
    from pathlib import Path  # core has it without what nobody asks of it

    arguments = sys.argv[1:]
    files = [Path(argument) for argument in arguments]
    # A desktop hands over whole paths, also of a file that has been moved away meanwhile.
    if all(path.is_absolute() or paths.is_file(path) for path in files):
        from core import handover

        place = handover.take_place(files)
        if place is None:
            return 0
        from gui.app import run

        return run(files, place)
    if arguments[0] == "--selfcheck":
        from gui.selfcheck.run import run as check

        return check(arguments[1:])
    if (serve := _server(arguments[0])) is not None:
        return serve()
    from core.cli import main as command_line

    code = command_line(arguments)
    gc.freeze()  # what is left is given back at once: to look through it for circles before takes as long as to check
    return code


def _server(argument: str) -> Callable[[], int] | None:
    """What answers to the process of this program that started this one for a part of its work; None where none did."""
    if argument == "--check-files":
        from core.checking import serve
    elif argument == "--typeset":
        from core.writers.typesetting.press import serve
    elif argument == "--read-files":
        from core.opening.apart import serve
    else:
        return None
    return serve


if __name__ == "__main__":
    gc.set_threshold(50_000, 20, 20)  # what a start makes stays: looking through it again and again takes time
    sys.exit(main())
