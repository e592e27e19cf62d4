"""The copy of unsaved work: written while one types, whole, in order, and gone when there is nothing to keep."""

from __future__ import annotations

import errno
from itertools import pairwise
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.errors import StorageError
from core.report.edits import SetBody, SetCells
from core.storage import files, recovery
from core.storage.recovery import Copy, Recovery
from gui.window.main_window import MainWindow
from gui.work import autosave
from tests.helpers.gui.kept_report import CELL, NEXT, REPORT, Disk
from tests.helpers.hands import press
from tests.helpers.window_desk import Answers


@pytest.fixture
def slow_disk(monkeypatch: pytest.MonkeyPatch) -> Event:
    """A disk that writes copies only once the event is set."""
    ready, real = Event(), Recovery.write

    def write(self: Recovery, copy: Copy, token: str) -> None:
        assert ready.wait(60)
        real(self, copy, token)

    monkeypatch.setattr(Recovery, "write", write)
    return ready


def enter(window: MainWindow, value: int, cell: str = CELL) -> None:
    window.session.perform(SetCells({cell: value}))


class StarvedTimer:
    """A timer whose turn never comes: keys come first."""

    active = False

    def start(self, _: int = 0) -> None:
        self.active = True

    def stop(self) -> None:
        self.active = False

    def isActive(self) -> bool:
        return self.active


def test_copies_are_written_while_one_types_without_a_pause(
    window: MainWindow, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """146 edits in a minute, and all timers starved by them: still a copy every second and a half."""
    now, begun = [100.0], list[float]()
    saving = window.document.autosave
    monkeypatch.setattr(autosave.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(saving, "_timer", StarvedTimer())
    monkeypatch.setattr(saving, "_look", StarvedTimer())
    real = Recovery.write

    def write(self: Recovery, copy: Copy, token: str) -> None:
        begun.append(now[0])
        real(self, copy, token)

    monkeypatch.setattr(Recovery, "write", write)
    for number in range(146):
        enter(window, number)
        if saving._writing is not None:
            saving._writing.result()
        now[0] += 60 / 146
    gaps = [after - before for before, after in pairwise(begun)]
    assert max(gaps) <= 2.0 and min(gaps) >= 1.5
    assert begun[0] - 100 < 2 and now[0] - begun[-1] <= 2.0


def test_what_came_while_a_copy_was_slow_to_be_written_waits_no_longer(
    window: MainWindow, kept: Path, slow_disk: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was typed meanwhile has waited long enough for the rest of its word."""
    now = [100.0]
    saving = window.document.autosave
    monkeypatch.setattr(autosave.time, "monotonic", lambda: now[0])
    enter(window, 1)
    saving._write()
    now[0] += 1.0
    enter(window, 2)
    now[0] += 0.6
    saving._write()  # due, but the disk is still at the one before
    now[0] += 1.0
    slow_disk.set()
    saving._look_for_end(wait=True)
    assert saving._due <= now[0] and saving._timer.interval() == 0


def test_the_last_change_is_always_written(window: MainWindow, kept: Path, on_disk: Disk, qtbot: QtBot) -> None:
    for number in range(5):
        enter(window, number)
    qtbot.waitUntil(lambda: (copy := on_disk()) is not None and copy.report.value(CELL) == 4)
    enter(window, 9)
    qtbot.waitUntil(lambda: (copy := on_disk()) is not None and copy.report.value(CELL) == 9)
    copy = on_disk()
    assert copy is not None and copy.path == kept and copy.stamp == window.document.stamp


def test_a_failed_write_is_said_once_and_tried_again(
    window: MainWindow, kept: Path, on_disk: Disk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, broken, real, tried = list[str](), [True], Recovery.write, list[int]()
    told = recovery.not_written(OSError(errno.ENOSPC, "full"))
    assert "磁盘空间不足" in told and "清理程序数据所在的磁盘" in told
    window.session.message.connect(said.append)

    def write(self: Recovery, copy: Copy, token: str) -> None:
        tried.append(1)
        if broken[0]:
            raise StorageError(told)
        real(self, copy, token)

    monkeypatch.setattr(Recovery, "write", write)
    monkeypatch.setattr(autosave, "EVERY_MS", 30)
    enter(window, 7)
    qtbot.waitUntil(lambda: len(tried) > 3)
    assert said == [told]
    broken[0] = False
    qtbot.waitUntil(lambda: on_disk() is not None)


def test_a_slow_disk_is_not_felt_and_the_last_copy_wins(
    window: MainWindow, kept: Path, on_disk: Disk, slow_disk: Event, qtbot: QtBot
) -> None:
    enter(window, 1)
    saving = window.document.autosave
    qtbot.waitUntil(lambda: saving._writing is not None)
    for number in range(2, 40):  # typing goes on; nothing is queued up behind the write under way
        enter(window, number)
    slow_disk.set()
    qtbot.waitUntil(lambda: (copy := on_disk()) is not None and copy.report.value(CELL) == 39)


def test_what_is_cleared_while_it_is_being_written_leaves_no_copy(
    window: MainWindow, kept: Path, on_disk: Disk, slow_disk: Event, qtbot: QtBot
) -> None:
    enter(window, 1)
    saving = window.document.autosave
    qtbot.waitUntil(lambda: saving._writing is not None)
    assert window.document.save()
    slow_disk.set()
    qtbot.waitUntil(lambda: saving._writing is None)
    saving._pool.submit(int).result()  # behind everything that was asked of the thread
    assert on_disk() is None and not list(saving.recovery.folder.iterdir())


def test_undone_back_to_the_saved_state_nothing_is_kept(window: MainWindow, kept: Path, on_disk: Disk) -> None:
    enter(window, 77)
    window.document.autosave.write_now()
    assert on_disk() is not None
    window.session.undo_stack.undo()
    assert on_disk() is None
    window.session.undo_stack.redo()
    window.document.autosave.write_now()
    copy = on_disk()
    assert copy is not None and copy.report.value(CELL) == 77


def test_leaving_asks_about_an_open_cell(window: MainWindow, kept: Path, answers: Answers, tmp_path: Path) -> None:
    """Also where another file is dropped on the window, which no menu's command carries out."""
    files.save(tmp_path / "别的.json", REPORT)
    window.editor.jump(CELL)
    press("4", "8")
    answers.choices = ["仍打开所选文件", "保存"]
    window.opening.open_path(tmp_path / "别的.json")
    assert files.load(kept).report.value(CELL) == 48


def test_marks_of_cells_not_looked_at_are_in_the_copy(window: MainWindow, on_disk: Disk, kept: Path) -> None:
    window.document.start(REPORT, frozenset({CELL, NEXT}))
    window.session.visit({NEXT})
    window.document.autosave.write_now()
    copy = on_disk()
    assert copy is not None and copy.unvisited == {CELL}


def test_a_draft_of_its_own_follows_undo(window: MainWindow, on_disk: Disk, kept: Path, qtbot: QtBot) -> None:
    window.document.start(REPORT)
    window.session.perform(SetBody("agency", "乙局"))
    window.document.autosave.write_now()
    window.session.undo_stack.undo()
    qtbot.waitUntil(lambda: (copy := on_disk()) is not None and copy.report.agency == "临江市财政局")
    QApplication.processEvents()
