"""Work that ends after some processor time."""

import pytest

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
