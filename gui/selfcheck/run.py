"""``--selfcheck DIR``: the program does its whole job by itself in its real window and writes down how it went.

What freezing left out, or a machine lacks, shows here and not on a clerk's desk.
DIR receives ``selfcheck.json`` (each step with its seconds and result, start-up,
memory), the pictures of the window and everything that was exported.  With
``start`` behind DIR the program only starts, for measuring.
"""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from core.later import ASKED
from core.version import VERSION
from gui.selfcheck import process_facts
from gui.selfcheck.record import REPORT, Record

if TYPE_CHECKING:
    from gui.selfcheck.steps import Steps

PASSED, FAILED = 0, 1
# What must not be loaded before the window can be used: it would make every start slower.
HEAVY = (
    *("docx", "openpyxl", "lxml", "typst", "pypdfium2", "doc2docx", "xlrd", "socket"),
    *(
        "core.forms",
        "core.report",
        "core.readers",
        "core.matching",
        "core.writers",
        "gui.work.session",
        "gui.window.editor",
        "gui.basics.dialogs",
    ),
    "shibokensupport.signature.loader",  # what explains calls (gui/binding.py)
    *({"inspect", "zipfile", "pkgutil"} - ASKED),  # what others import and nobody asks
)


def run(arguments: Sequence[str]) -> int:
    """Check the program in the folder named; 0 where all went well, else 1."""
    folder = Path(arguments[0] if arguments else "selfcheck").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / REPORT).unlink(missing_ok=True)
    from core import paths

    if not paths.data_beside():  # such a copy proves that it keeps everything in its own folder
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
    from core import logs, processes
    from gui.app import make_application
    from gui.basics import crash

    logs.setup()
    processes.work_apart()
    application = make_application(())
    crash.install()
    from gui.window.main_window import MainWindow

    window = MainWindow()
    window.show()
    deadline = time.monotonic() + 30
    while not window.windowHandle().isExposed():
        application.processEvents()
        if time.monotonic() > deadline:
            raise TimeoutError("the window was not shown")
    application.processEvents()
    record.facts |= {"heavy_at_start": [name for name in HEAVY if name in sys.modules]} | _facts()
    from gui.selfcheck.steps import Steps

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
        "data_beside": paths.data_beside(),
        "data": str(paths.data_folder()),
        "system": platform.platform(),
        "qt_platform": QGuiApplication.platformName(),
        "screen": [screen.size().width(), screen.size().height(), screen.devicePixelRatio()],
        "font": QFontInfo(QGuiApplication.font()).family(),
    }
