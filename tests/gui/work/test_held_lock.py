"""The lock of the open file, kept beside the window: a slow disk is waited for by nobody who types."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from pytestqt.qtbot import QtBot

from core.storage import lock
from gui.basics import patience
from gui.window.main_window import MainWindow
from gui.work.held_lock import HeldLock
from tests.helpers.gui.saved_reports import KEY, change
from tests.helpers.window_desk import Answers

HOLDER = lock.Holder("王某", "二号机", 1, "2026-01-20T08:00:00")


class FarDisk:
    """Answers a look at the lock when told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked, self.answers, self.at_the_window = Event(), Event(), list[bool]()
        really = lock.Lock.refresh

        def refresh(held: lock.Lock) -> bool:
            self.at_the_window.append(current_thread() is main_thread())
            self.asked.set()
            assert self.answers.wait(60), "nobody let the disk answer"
            return really(held)

        monkeypatch.setattr(lock.Lock, "refresh", refresh)


@pytest.fixture
def far(opened: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Iterator[FarDisk]:
    disk = FarDisk(monkeypatch)
    yield disk
    disk.answers.set()


def settled(held: HeldLock, qtbot: QtBot) -> None:
    """Look at the lock, and wait for what comes of it."""
    held.refresh()
    qtbot.waitUntil(lambda: held._asked is None)


def locked(path: Path) -> bool:
    return lock.lock_path(path).exists()


def test_it_is_kept_every_half_minute(opened: MainWindow, path: Path, qtbot: QtBot) -> None:
    held = opened.document.held
    assert held._refresh.isActive() and held._refresh.interval() == 30_000
    lock.lock_path(path).touch()
    before = lock.read(lock.lock_path(path)).token
    settled(held, qtbot)
    assert lock.read(lock.lock_path(path)).token == before and not held._look.isActive()


def test_a_slow_disk_lets_one_type_meanwhile(opened: MainWindow, far: FarDisk, answers: Answers, qtbot: QtBot) -> None:
    held = opened.document.held
    held.refresh()
    assert far.asked.wait(60)
    change(opened, 7)
    held.refresh()  # half a minute later, and still no answer
    assert opened.session.report.value(KEY) == 7 and not patience.waiting()
    far.answers.set()
    qtbot.waitUntil(lambda: held._asked is None)
    assert far.at_the_window == [False] and answers.said == []


def test_a_file_that_is_closed_meanwhile_is_let_go_once_the_disk_answers(
    opened: MainWindow, path: Path, far: FarDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the lock had been swept away, and has just been made anew."""
    lock.lock_path(path).unlink()
    held = opened.document.held
    held.refresh()
    assert far.asked.wait(60)
    far.answers.set()
    held.release()
    assert not locked(path) and not held._look.isActive() and not held._refresh.isActive()


def test_nothing_is_looked_at_while_a_file_is_saved_or_none_is_open(
    opened: MainWindow, window: MainWindow, far: FarDisk
) -> None:
    patience.beside(opened.document.held.refresh)
    opened.document.close()
    opened.document.held.refresh()
    assert not far.asked.is_set()


def test_after_a_long_sleep_somebody_else_has_the_file(
    opened: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What is typed could not be saved any more without overwriting theirs: it is said at once, and nothing is lost."""
    monkeypatch.setattr(lock.Lock, "refresh", lambda _: False)
    monkeypatch.setattr(lock, "acquire", lambda _: HOLDER)
    settled(opened.document.held, qtbot)
    assert opened.session.read_only and "王某" in answers.said[-1]
    assert opened.session.report.value(KEY) == 3, "what was typed is still there, to be saved elsewhere"


def test_after_a_sleep_in_which_nobody_came_the_file_is_ours_again(
    opened: MainWindow, answers: Answers, path: Path, qtbot: QtBot
) -> None:
    lock.lock_path(path).unlink()
    settled(opened.document.held, qtbot)
    assert locked(path) and not opened.session.read_only and answers.said == []
    opened.document.close()
    assert not locked(path)
