"""For all tests: CI tries the same examples each time, so that a landing does not hang on luck; people try new ones.

No example has a deadline: speed is measured in the benchmarks.
"""

import gc
import os
from collections.abc import Generator

import pytest
from hypothesis import settings

from core import processes
from core import settings as own_settings

settings.register_profile("people", deadline=None)
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady" if os.environ.get("CI") else "people")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Nine thousand tests are made, of which none is garbage: nobody looks for any while they are, nor at them later."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def no_window_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program started in one test is no window in the next: work done apart would not see what that puts in place."""
    monkeypatch.setattr(processes, "_apart", [])


@pytest.fixture(autouse=True)
def settings_lie_on_disk_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no slow disk: what was changed is looked for on disk right behind it."""
    monkeypatch.setattr(own_settings, "QUICK_S", 30)
