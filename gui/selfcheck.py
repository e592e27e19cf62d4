"""``--selfcheck DIR``: the program does its whole job by itself in its real window and writes down how it went.

What freezing left out, or a machine lacks, shows here and not on a clerk's desk.
DIR receives ``selfcheck.json`` (each step with its seconds and result, start-up,
memory), the pictures of the window and everything that was exported.  With
``start`` behind DIR the program only starts, for measuring.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.version import VERSION
from gui import process_facts

if TYPE_CHECKING:
    from gui.selfcheck_steps import Steps

PASSED, FAILED = 0, 1
REPORT = "selfcheck.json"
# What must not be loaded before the window can be used: it would make every start slower.
HEAVY = (
    *("docx", "openpyxl", "lxml", "typst", "pypdfium2", "doc2docx", "xlrd", "socket"),
    *("core.forms", "core.report", "core.exchange", "gui.session", "gui.editor", "gui.dialogs"),
)


class Record:
    """What is written down: facts by name, and the steps as they are done."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.facts: dict[str, object] = {}
        self.steps: list[dict[str, object]] = []

    @property
    def passed(self) -> bool:
        """Whether every step so far went well, and there was one."""
        return bool(self.steps) and all(step["ok"] for step in self.steps)

    def do(self, name: str, work: Callable[[], object]) -> bool:
        """Carry out a step; its answer, or what went wrong, becomes its result."""
        begin = time.perf_counter()
        try:
            ok, result = True, work()
        except Exception:
            ok, result = False, traceback.format_exc()
        seconds = round(time.perf_counter() - begin, 3)
        self.steps.append({"step": name, "ok": ok, "seconds": seconds, "result": result})
        return ok

    def write(self) -> None:
        """Write ``selfcheck.json``."""
        whole = {"ok": self.passed, **self.facts, "steps": self.steps}
        text = json.dumps(whole, ensure_ascii=False, indent=1, default=str)
        (self.folder / REPORT).write_text(text, "utf-8")


def run(arguments: Sequence[str]) -> int:
    """Check the program in the folder named; 0 where all went well, else 1."""
    folder = Path(arguments[0] if arguments else "selfcheck").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REPORT).unlink(missing_ok=True)
    from core import paths

    if not paths.portable():  # a portable copy proves that it keeps everything in its own folder
        os.environ["XXGK_DATA"] = str(folder / "data")  # the user's own settings and reports stay as they are
    record = Record(folder)
    steps: list[Steps] = []
    if record.do("window", lambda: steps.append(_open_window(record))) and "start" not in arguments[1:]:
        steps[0].run_all()
    record.facts |= {"memory": process_facts.memory()}
    record.write()
    return PASSED if record.passed else FAILED


def _open_window(record: Record) -> Steps:
    """The window as any start makes it, until it can be seen; how long that took from the start of the process."""
    from core import logs
    from gui import crash
    from gui.app import make_application

    logs.setup()
    application = make_application(())
    crash.install()
    from gui.main_window import MainWindow

    window = MainWindow()
    window.show()
    deadline = time.monotonic() + 30
    while not window.windowHandle().isExposed():
        application.processEvents()
        if time.monotonic() > deadline:
            raise TimeoutError("the window was not shown")
    application.processEvents()
    record.facts |= {"heavy_at_start": [name for name in HEAVY if name in sys.modules]} | _facts()
    from gui.selfcheck_steps import Steps

    return Steps(application, window, record)


def _facts() -> dict[str, object]:
    """Where and on what this runs; ``start_seconds`` from the start of the process to the window."""
    from PySide6.QtGui import QFontInfo, QGuiApplication

    from core import paths

    screen = QGuiApplication.primaryScreen()
    return {
        "shown_at": time.time(),
        "start_seconds": round(process_facts.age(), 3),
        "version": VERSION,
        "frozen": bool(getattr(sys, "frozen", False)),
        "program": sys.executable,
        "resources": str(paths.resources()),
        "portable": paths.portable(),
        "data": str(paths.data_folder()),
        "system": platform.platform(),
        "qt_platform": QGuiApplication.platformName(),
        "screen": [screen.size().width(), screen.size().height(), screen.devicePixelRatio()],
        "font": QFontInfo(QGuiApplication.font()).family(),
    }
