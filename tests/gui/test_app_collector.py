"""Unreachable Qt objects are ended in the window's thread, never in one that checks or writes."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from core import processes
from gui.app import MUCH, Collector


class Ring(QObject):
    """Holds itself; ``ended`` tells in which thread it went."""

    def __init__(self, ended: list[str]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: ended.append(threading.current_thread().name))


made: list[list[int]] = []


def busy() -> None:
    made.extend([number] for number in range(5000))  # enough to make Python collect


def test_another_thread_collects_nothing(collector: Collector) -> None:
    gc.collect()
    ended: list[str] = []
    Ring(ended)
    thread = threading.Thread(target=busy, name="checks")
    thread.start()
    thread.join()
    assert ended == []
    collector.look()
    assert ended == ["MainThread"]
    made.clear()


def test_nothing_is_collected_before_it_is_due(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    ages: list[int] = []
    monkeypatch.setattr(gc, "collect", ages.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    for counts in ((700, 10, 10), (701, 0, 0), (0, 11, 3), (900, 0, 11)):
        monkeypatch.setattr(gc, "get_count", lambda counts=counts: counts)
        collector.look()
    assert ages == [0, 1, 2]


def test_python_collects_again_only_after_the_last_one(collector: Collector) -> None:
    parent = QObject()
    Collector(parent)
    del parent
    gc.collect()
    assert not gc.isenabled()


def test_memory_goes_back_once_much_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    held, given = [50 * MUCH], list[int]()
    monkeypatch.setattr(processes, "held", lambda: held[0])
    monkeypatch.setattr(processes, "give_back", lambda: given.append(held[0]))
    parent = QObject()
    collector = Collector(parent)
    for size in (50 * MUCH, 51 * MUCH, 51 * MUCH + 1, 51 * MUCH + 1, 49 * MUCH, 53 * MUCH):
        held[0] = size
        collector.look()
        for thread in threading.enumerate():
            if thread.name == "memory":
                thread.join()
    assert given == [51 * MUCH + 1, 53 * MUCH]
    del parent
    gc.collect()
