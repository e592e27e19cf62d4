"""An uncaught error goes to the log; one sentence says so, once."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from gui.basics import crash, dialogs
from gui.basics.answers import Answer


@pytest.fixture(autouse=True)
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before


def fail() -> None:
    raise ZeroDivisionError("made to fail")


def handled() -> None:
    try:
        fail()
    except ZeroDivisionError as error:
        sys.excepthook(type(error), error, error.__traceback__)


def test_one_sentence_and_the_log(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[tuple[str, ...]] = []
    opened: list[str] = []

    def choose(_parent: object, title: str, text: str, answers: list[Answer]) -> Answer:
        told.append((title, text))
        handled()  # while it is being told another one happens: it goes to the log alone
        return answers[len(told) - 1]

    monkeypatch.setattr(dialogs, "choose", choose)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    crash.install()
    with caplog.at_level(logging.ERROR, "crash"):
        handled()
        assert len(told) == 1 and not opened
        handled()
    assert len(told) == 2 and len(opened) == 1
    assert "没有丢失" in told[0][1] and "ZeroDivisionError" not in told[0][1]
    assert [record.exc_info is not None for record in caplog.records] == [True] * 4


def test_a_thread_tells_the_log_alone(qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch) -> None:
    monkeypatch.setattr(dialogs, "choose", lambda *_: pytest.fail("a thread must show nothing"))
    crash.install()
    with caplog.at_level(logging.ERROR, "crash"):
        worker = threading.Thread(target=fail)
        worker.start()
        worker.join()
    assert [record.message for record in caplog.records] == ["in thread"]


def test_breaking_off_is_no_crash(qtbot: QtBot, caplog: pytest.LogCaptureFixture, monkeypatch) -> None:
    ended: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "__excepthook__", lambda kind, *_: ended.append(kind))
    crash.handle(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended == [KeyboardInterrupt] and not caplog.records
