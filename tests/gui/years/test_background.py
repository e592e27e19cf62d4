"""Work away from the window: in order, one answer at a time, faults as sentences, nothing heard once forgotten."""

import threading

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from pytestqt.qtbot import QtBot

from core.errors import UnusableInput
from gui.years.background import FAILED, Background


def raises(error: Exception) -> None:
    raise error


def test_in_order_and_away_from_the_window(qtbot: QtBot) -> None:
    background, heard = Background(), list[object]()
    here = threading.get_ident()
    with qtbot.waitSignal(background.idle):
        for number in range(4):
            background.ask(lambda n=number: (n, threading.get_ident()), heard.append, heard.append)
        assert background.busy == 4
    assert [number for number, _ in heard] == [0, 1, 2, 3]  # type: ignore[misc]
    assert all(thread != here for _, thread in heard)  # type: ignore[misc]
    assert background.busy == 0


def test_faults_are_sentences(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    background, said = Background(), list[str]()
    with qtbot.waitSignal(background.idle):
        background.ask(lambda: raises(UnusableInput("这个文件不行。")), said.append, said.append)
        background.ask(lambda: raises(ZeroDivisionError()), said.append, said.append)
    assert said == ["这个文件不行。", FAILED]
    assert len(caplog.records) == 1, "what a user is told is no fault of ours"


def test_nothing_is_heard_while_an_answer_is_dealt_with(qtbot: QtBot) -> None:
    """The clerk is asked one thing at a time, although a question has an event loop of its own."""
    background, order = Background(), list[str]()

    def asked(name: str) -> None:
        order.append(f"{name} begins")
        loop = QEventLoop()
        QTimer.singleShot(80, loop.quit)
        loop.exec()
        order.append(f"{name} ends")

    with qtbot.waitSignal(background.idle):
        for name in ("a", "b"):
            background.ask(lambda name=name: name, asked, order.append)
    assert order == ["a begins", "a ends", "b begins", "b ends"]


def test_forgotten_while_an_answer_is_dealt_with(qtbot: QtBot) -> None:
    background, heard = Background(), list[object]()

    def stop(found: object) -> None:
        heard.append(found)
        background.forget()

    background.ask(lambda: 1, stop, stop)
    background.ask(lambda: 2, heard.append, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(60)
    assert heard == [1] and background.busy == 0
