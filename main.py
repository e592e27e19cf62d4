"""政府信息公开工作年度报告: no arguments open the window; otherwise the command line."""

from __future__ import annotations

import sys


def main() -> int:
    """Start what the arguments ask for; a single existing file opens in the window."""
    arguments = sys.argv[1:]
    from pathlib import Path

    if not arguments or (len(arguments) == 1 and Path(arguments[0]).is_file()):
        from gui.app import run

        return run(arguments)
    if arguments[0] == "--selfcheck":
        from gui.selfcheck import run as check

        return check(arguments[1:])
    from core.cli import main as command_line

    return command_line(arguments)


if __name__ == "__main__":
    sys.exit(main())
