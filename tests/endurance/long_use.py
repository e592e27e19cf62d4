"""A long day at one window: thousands of random acts, and what the window holds after each part of them.

Figures are typed by keys, texts written and taken back, pages turned, found and replaced, previewed, saved,
exported, imported; now and then another report is opened.  Memory that is asked for and kept by the
system's allocator without being used is told apart from what is in use.
"""

from __future__ import annotations

import ctypes
import gc
import os
import random
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from PySide6.QtCore import QEvent, Qt, qInstallMessageHandler
from PySide6.QtGui import QKeyEvent, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core import processes
from core.report.report import Report
from core.storage import files
from core.writers import registry
from gui.basics import dialogs
from gui.importing.dialog import ImportDialog
from gui.window.main_window import MainWindow
from gui.work.open_file import DISCARD
from tests.endurance.closing import SAMPLE, settle

ACTS, PARTS = 2400, 8
_MEGABYTE = 2**20
_LOOK_MS = 150
_MAY_GROW = 5  # megabytes in use, from the second part to the last: what is opened and made differs from part to part
_WORDS = "本机关依法公开信息共计，规范管理。培训两次"
_TURN = (
    "home",
    "next_tab",
    "previous_tab",
    "last_year",
    "side_panel",
    "zoom_in",
    "zoom_out",
    "zoom_reset",
    "last_text",
)
_EDIT = ("undo", "redo", "fill_zero", "next_finding", "previous_finding", "next_unverified", "check", "adopt_totals")


class _Store(ctypes.Structure):
    """``struct mallinfo2`` of glibc (malloc.h)."""

    _fields_ = [
        (name, ctypes.c_size_t)
        for name in (
            "arena",
            "ordblks",
            "smblks",
            "hblks",
            "hblkhd",
            "usmblks",
            "fsmblks",
            "uordblks",
            "fordblks",
            "keep",
        )
    ]


@dataclass(frozen=True)
class Held:
    """Megabytes of the process, and of these in use by the C library's allocator (0 where not told); counted objects."""

    process: float
    used: float
    python: int
    objects: int
    windows: int
    steps: int

    def __str__(self) -> str:
        return (
            f"process {self.process:.1f} MB, in use {self.used:.1f} MB, {self.python} objects of Python, "
            f"{self.objects} in {self.windows} windows, {self.steps} steps to take back"
        )


def held(window: MainWindow) -> Held:
    """Count, with all gone that waits to go."""
    settle()
    gc.collect()
    processes.give_back()
    steps = window.session.undo_stack.count() if window.report_open else 0
    windows = QApplication.topLevelWidgets()
    counts = len(gc.get_objects()), sum(map(_below, windows)), len(windows)
    return Held(processes.held() / _MEGABYTE, _used() / _MEGABYTE, *counts, steps)


def _below(window: QWidget) -> int:
    """How many objects of Qt a window is made of, as Qt lists them.

    ``findChildren`` and ``allWidgets`` make an object of Python for each that has none, and those stay as long as the
    window: who counts so sees growth that is his own, some 175 objects each time.
    """
    told: list[str] = []
    usual = qInstallMessageHandler(lambda *given: told.append(given[-1]))
    try:
        window.dumpObjectTree()
    finally:
        qInstallMessageHandler(usual)
    return len(told)


def _used() -> int:
    """Bytes that the program has asked the allocator for and not given back."""
    try:
        ask = ctypes.CDLL(None).mallinfo2
    except AttributeError:
        return 0
    ask.restype = _Store
    found = ask()
    return int(found.uordblks) + int(found.hblkhd)


class Day:
    """The acts of a clerk, each carried out to its end."""

    def __init__(self, window: MainWindow, folder: Path, chance: random.Random) -> None:
        self.window, self._folder, self._chance = window, folder, chance
        texts = {"overview": "（一）主动公开\n公开信息12条。" * 40, "problems": "问题。" * 90, "other": "无。"}
        self._paths = [folder / "甲.json", folder / "乙.json"]
        for path, form, year in zip(self._paths, ("2021", "2019"), (2025, 2020), strict=True):
            files.save(path, Report(form, year, {"agency": f"{path.stem}局"}, texts))
        self.counts: dict[str, int] = {}
        self.open()

    def act(self) -> None:
        """One of them, the frequent ones more often."""
        if not self.window.report_open:
            self.open()
        acts: list[tuple[Callable[[], None], int]] = [
            (self.figure, 30),
            (self.write, 20),
            (self.turn, 20),
            (self.edit, 15),
            (self.find, 4),
            (self.preview, 4),
            (self.save, 3),
            (self.export, 1),
            (self.open, 2),
            (self.look_at_import, 1),
        ]
        chosen = self._chance.choices([act for act, _ in acts], [weight for _, weight in acts])[0]
        self.counts[chosen.__name__] = self.counts.get(chosen.__name__, 0) + 1
        chosen()
        settle()

    def figure(self) -> None:
        """A figure in some cell, by keys."""
        form = self.window.session.report.form
        self.window.editor.jump(self._chance.choice(form.typed))
        self._keys(str(self._chance.randint(0, 9999)))
        QTest.keyClick(_focused(self.window), Qt.Key.Key_Tab)

    def write(self) -> None:
        """Some words in a text, or the last ones taken out."""
        self.window.editor.jump(self._chance.choice(("overview", "problems", "other", "preamble")))
        if self._chance.random() < 0.5:
            self._keys("".join(self._chance.choices(_WORDS, k=12)))
        else:
            for _ in range(12):
                QTest.keyClick(_focused(self.window), Qt.Key.Key_Backspace)

    def _keys(self, words: str) -> None:
        for sign in words:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(_focused(self.window), QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))

    def turn(self) -> None:
        """Another page, or how it is shown."""
        self._command(self._chance.choice(_TURN))

    def edit(self) -> None:
        """What a menu does to the report, or with what was found in it."""
        self._command(self._chance.choice(_EDIT))

    def find(self) -> None:
        """Look for words."""
        self._command("find")
        self._keys("公开")
        QTest.keyClick(_focused(self.window), Qt.Key.Key_Return)
        QTest.keyClick(_focused(self.window), Qt.Key.Key_Escape)

    def preview(self) -> None:
        """Look at the preview, and put it away."""
        self._command("preview")
        QTest.qWait(_LOOK_MS)
        self.window.preview.close()
        self.window.activateWindow()

    def save(self) -> None:
        """Save where it lies."""
        self._command("save")

    def export(self) -> None:
        """One file of each kind."""
        for suffix in (".docx", ".pdf", ".xlsx", ".html"):
            registry.export(self.window.session.report, self._folder / f"导出{suffix}")

    def open(self) -> None:
        """One of two reports, on different forms."""
        self.window.opening.open_path(self._chance.choice(self._paths))

    def look_through(self) -> None:
        """Always the same: one report, and all its pages."""
        self.window.opening.open_path(self._paths[0])
        for _ in range(self.window.editor.tabs.count()):
            self._command("next_tab")
            settle()

    def look_at_import(self) -> None:
        """The preview of an import, closed again."""
        self.window.opening.open_path(SAMPLE)

    def _command(self, name: str) -> None:
        if (action := self.window.actions_by_name[name]).isEnabled():
            action.trigger()


def _focused(window: MainWindow) -> QWidget:
    return QApplication.focusWidget() or window


def kinds() -> dict[str, int]:
    """How many objects of each class Python holds, and how many documents of Qt; for whoever looks for what stays."""
    found: dict[str, int] = {}
    for one in gc.get_objects():
        name = f"{type(one).__module__}.{type(one).__qualname__}"
        found[name] = found.get(name, 0) + 1
    found["documents"] = sum(isinstance(one, QTextDocument) for one in gc.get_objects())
    return found


def parts(
    window: MainWindow, folder: Path, acts: int, chance: random.Random, look: Callable[[Held], None]
) -> list[Held]:
    """Do so many acts in equal parts; what is held after each, with the same report open as at the beginning."""
    day, found = Day(window, folder, chance), list[Held]()
    for _ in range(PARTS):
        for _ in range(acts // PARTS):
            day.act()
        day.look_through()
        found.append(held(window))
        look(found[-1])
    return found


def main(arguments: list[str]) -> int:
    """``long [ACTS] [SEED]``; 1 where what is in use grows."""
    acts, seed = (int(one) for one in (*arguments, *(str(ACTS), "1")[len(arguments) :]))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ.update(QT_QPA_PLATFORM="offscreen", XXGK_DATA=folder)
        from gui.app import make_application

        make_application()
        processes.work_apart()
        window = MainWindow()
        window.resize(1366, 740)
        window.show()
        window.activateWindow()
        with (
            patch.object(ImportDialog, "exec", lambda _: 0),
            patch.object(dialogs, "choose", lambda *_, **__: DISCARD),
            patch.object(dialogs, "say", lambda *_, **__: None),
        ):
            before, found = dict[str, int](), list[Held]()

            def look(now: Held) -> None:
                print(f"{len(found) + 1}/{PARTS}: {now}", flush=True)
                found.append(now)
                if len(found) == 2:
                    before.update(kinds())

            parts(window, Path(folder), acts, random.Random(seed), look)
            more = {name: count - before.get(name, 0) for name, count in kinds().items()}
            print({name: count for name, count in sorted(more.items(), key=lambda one: -one[1])[:12] if count > 20})
        window.document.close()
    return int(found[-1].used > found[1].used + _MAY_GROW)
