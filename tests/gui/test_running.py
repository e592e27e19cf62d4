"""A second start: the running window comes to the front and opens the file; several files are asked about."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.handover import SingleInstance, take_place
from core.report.report import Report
from core.storage import files
from gui.basics import dialogs
from gui.basics.answers import CANCEL
from gui.commands.list_dialogs import ListDialog
from gui.running import Running, open_files
from gui.window.main_window import MainWindow
from tests.helpers.hands import words_of

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("临江市 2024 年（报送稿）.json", "信江区 2023 年.json")
# The program as main.py starts it, which says when its window is there and ends by itself after a while.
PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from gui import app
begin = app.begin
def told(*given):
    begin(*given)
    print("there", flush=True)
app.begin = told
QTimer.singleShot(30000, sys.exit)
import main
sys.exit(main.main())
"""


@pytest.fixture
def saved(tmp_path: Path) -> list[Path]:
    """Two reports in a folder with a blank in its name."""
    folder = tmp_path / "报送 材料"
    folder.mkdir()
    for name, year in zip(NAMES, (2024, 2023), strict=True):
        files.save(folder / name, Report("2021", year))
    return [folder / name for name in NAMES]


@pytest.fixture
def place(window: MainWindow) -> Iterator[SingleInstance]:
    made = take_place([])
    assert made is not None
    Running(window, made)
    yield made
    made.release()


def ask(place: SingleInstance, *wanted: Path) -> Path:
    """Lay a request as a second start does."""
    request = place.folder / f"{len(list(place.folder.iterdir()))}.request"
    beside = request.with_suffix(".new")
    beside.write_text(json.dumps({"at": time.time(), "files": [str(path) for path in wanted]}))
    return beside.replace(request)


def test_the_file_opens_in_the_running_window(
    qtbot: QtBot, window: MainWindow, place: SingleInstance, saved: list[Path]
) -> None:
    window.showMinimized()
    request = ask(place, saved[0])
    qtbot.waitUntil(lambda: window.document.path == saved[0])
    assert not request.exists()
    assert not window.isMinimized()
    assert window.report_open
    ask(place, saved[1])
    qtbot.waitUntil(lambda: window.document.path == saved[1])


def test_unsaved_work_is_asked_about_as_always(
    qtbot: QtBot, window: MainWindow, place: SingleInstance, saved: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dialogs, "choose", lambda *given, **_: asked.append(given[1]) or CANCEL)
    window.opening.new()
    ask(place, saved[0])
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == ["保存修改"]
    assert window.document.path is None and window.document.unsaved


def test_an_open_dialog_is_not_disturbed(
    qtbot: QtBot, window: MainWindow, place: SingleInstance, saved: list[Path]
) -> None:
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    request = ask(place, saved[0])
    qtbot.waitUntil(lambda: not request.exists())  # the second start has its answer
    qtbot.wait(400)
    assert window.document.path is None
    dialog.close()
    qtbot.waitUntil(lambda: window.document.path == saved[0])


def test_a_request_that_came_while_the_window_was_starting(qtbot: QtBot, window: MainWindow, saved: list[Path]) -> None:
    made = take_place([])
    assert made is not None
    ask(made, saved[0])
    Running(window, made)
    assert window.document.path == saved[0]
    made.release()


def test_a_folder_that_was_away_is_watched_again(
    qtbot: QtBot, window: MainWindow, place: SingleInstance, saved: list[Path]
) -> None:
    for path in place.folder.iterdir():
        path.unlink()
    place.folder.rmdir()
    running = window.findChild(Running)
    assert running is not None
    qtbot.wait(50)
    running.refresh()
    assert place.held
    ask(place, saved[0])
    qtbot.waitUntil(lambda: window.document.path == saved[0])


@pytest.mark.parametrize(("button", "opened"), [("打开", 1), ("取消", None)])
def test_of_several_files_one_is_chosen(
    qtbot: QtBot, window: MainWindow, saved: list[Path], button: str, opened: int | None
) -> None:
    seen: list[list[str]] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ListDialog)
        items = [dialog.tree.topLevelItem(row) for row in range(dialog.tree.topLevelItemCount())]
        seen.append([item.text(0) for item in items if item])
        dialog.tree.setCurrentItem(dialog.tree.topLevelItem(1))
        qtbot.mouseClick(
            next(made for made in dialog.findChildren(QPushButton) if words_of(made) == button),
            Qt.MouseButton.LeftButton,
        )

    QTimer.singleShot(50, answer)
    open_files(window, saved)
    assert seen == [list(NAMES)]
    assert window.document.path == (None if opened is None else saved[opened])


def test_two_real_processes(tmp_path: Path, saved: list[Path]) -> None:
    environment = {**os.environ, "XXGK_DATA": str(tmp_path / "数据"), "QT_QPA_PLATFORM": "offscreen"}

    def start(*arguments: Path, program: tuple[str, ...] = ("main.py",)) -> subprocess.Popen[str]:
        command = [sys.executable, *program, *map(str, arguments)]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)

    def wait(done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 60
        while not done():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def recent() -> list[str]:
        settings = tmp_path / "数据" / "settings.json"
        return json.loads(settings.read_text("utf-8"))["recent_files"] if settings.exists() else []

    with start(program=("-c", PROGRAM)) as first:
        try:
            assert first.stdout and first.stdout.readline() == "there\n"
            for path in saved:
                with start(path) as second:
                    assert second.wait(60) == 0
                wait(lambda path=path: str(path) in recent()[:1])
            with start() as third:  # without a file: it only brings the window to the front
                assert third.wait(60) == 0
            assert first.poll() is None
        finally:
            first.kill()
    with start(saved[0], program=("-c", PROGRAM)) as after_crash:
        assert after_crash.stdout and after_crash.stdout.readline() == "there\n"
        after_crash.kill()
