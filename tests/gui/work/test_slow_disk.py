"""A disk that takes its time: the window lives on meanwhile, and says nothing before it is true."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer

from gui.basics import patience
from gui.window.main_window import MainWindow
from tests.helpers.gui.saved_reports import change, figure, save
from tests.helpers.window_desk import Answers, forget_changes

Meanwhile = Callable[[], None]


class Disk:
    """Confirms nothing before the window, waiting for it, has had a turn; ``meanwhile`` is what happens then."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window, self.unsaved = window, list[bool]()
        self.meanwhile: Meanwhile = lambda: None
        self.fails_with = 0
        self._ready, self._real = Event(), os.fsync
        monkeypatch.setattr(os, "fsync", self._fsync)
        self._timer = QTimer(interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        if patience.waiting():
            self._timer.stop()
            self.unsaved.append(self.window.document.unsaved)
            self.meanwhile()
            self._ready.set()

    def _fsync(self, handle: int) -> None:
        assert self._ready.wait(60), "nothing of the window had its turn while the disk was waited for"
        if self.fails_with:
            raise OSError(self.fails_with, "no")
        self._real(handle)


@pytest.fixture
def disk(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Disk:
    return Disk(opened, monkeypatch)


def test_the_window_lives_on_while_a_report_is_saved(
    opened: MainWindow, answers: Answers, path: Path, disk: Disk
) -> None:
    assert save(opened, answers)
    assert disk.unsaved == [True], "it counts as unsaved until the disk has it"
    assert figure(path) == 3 and not opened.document.unsaved


def test_it_is_not_closed_meanwhile(opened: MainWindow, answers: Answers, path: Path, disk: Disk) -> None:
    closed: list[bool] = []
    disk.meanwhile = lambda: closed.append(opened.close())
    assert save(opened, answers)
    assert closed == [False] and opened.document.shows(path) and figure(path) == 3


def test_a_disk_that_fills_up_at_last_is_told_and_nothing_counts_as_saved(
    opened: MainWindow, answers: Answers, path: Path, disk: Disk
) -> None:
    disk.fails_with = errno.ENOSPC
    assert not save(opened, answers, "取消")
    assert "磁盘空间不足" in answers.said[-1] and "原来的文件未改动" in answers.said[-1]
    assert opened.document.unsaved and figure(path) == 2


def test_what_changed_while_the_disk_took_its_time_is_still_unsaved(
    opened: MainWindow, answers: Answers, path: Path, disk: Disk
) -> None:
    disk.meanwhile = lambda: change(opened, 5)
    assert save(opened, answers)
    assert figure(path) == 3 and opened.document.unsaved
    assert save(opened, answers)
    assert figure(path) == 5 and not opened.document.unsaved


def test_it_is_closed_behind_a_slow_disk(opened: MainWindow, answers: Answers, path: Path, disk: Disk) -> None:
    answers.choices = ["保存"]
    assert opened.document.may_close()
    opened.document.close()
    assert figure(path) == 3
    forget_changes(opened)
