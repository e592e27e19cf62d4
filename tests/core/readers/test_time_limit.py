"""Work that ends after some processor time."""

import pytest

from core.readers import time_limit
from core.readers.time_limit import TooSlow, within


def endless() -> None:
    while True:
        pass


def test_what_is_done_in_time_comes_back() -> None:
    assert within(5, lambda: 7) == 7


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)


def test_endless_work_is_stopped() -> None:
    with pytest.raises(TooSlow):
        within(0.05, endless)


def test_the_work_waits_until_its_thread_has_been_started() -> None:
    """Whoever starts it would else wait for the interpreter, and interrupt the work to get it."""
    worker = time_limit._Worker(lambda: 7)
    worker.start()
    worker.join(0.01)
    assert worker.is_alive()
    assert worker.results == []
    worker.gate.release()
    worker.join(5)
    assert worker.results == [7]
