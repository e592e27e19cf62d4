"""Ratios that are measured, and the last recorded ones: a bench fails where one has become worse by more than MARGIN.

A time is told in units of a fixed piece of Python's own work that is done in
the same process, so that it means the same on any computer.  With the variable
XXGK_BENCH_RECORD set the record is written anew: do that where it has become
better for good, on a computer that does nothing else.
"""

from __future__ import annotations

import compileall
import gc
import json
import os
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from time import process_time

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.app import Collector
from gui.window.main_window import MainWindow
from tests.helpers.places import ROOT
from tests.helpers.window_desk import end, started

RECORD = Path(__file__).with_name("record.json")
MARGIN = 0.25  # two runs on the same computer differ by up to a fifth
_STEPS = 20_000

Tell = Callable[[str, float], None]
Often = Callable[[int], int]


@pytest.fixture(scope="session", autouse=True)
def as_installed(request: pytest.FixtureRequest) -> Iterator[None]:
    """Modules come compiled, as in the products: else the first one to need a module is told what compiling it takes."""
    if not request.config.getoption("--benchmark-enable"):
        yield
        return
    before = sys.pycache_prefix
    sys.pycache_prefix = str(ROOT / "build" / "compiled")
    for room in ("core", "gui"):
        compileall.compile_dir(ROOT / room, quiet=2)
    yield
    sys.pycache_prefix = before


@pytest.fixture
def often(request: pytest.FixtureRequest) -> Often:
    """How often a bench does what it measures; a few times where nothing is compared: there it only has to run."""
    compared = bool(request.config.getoption("--benchmark-enable"))
    return lambda times: times if compared else min(times, 3)


@pytest.fixture
def tell(request: pytest.FixtureRequest) -> Tell:
    """Print a ratio beside the recorded one; with --benchmark-enable it must not be worse by more than MARGIN."""

    def told(name: str, ratio: float) -> None:
        recorded: dict[str, float] = json.loads(RECORD.read_text("utf-8")) if RECORD.exists() else {}
        known = recorded.get(name)
        print(f"\n{name}: {ratio:.2f}" + (f" (recorded {known:.2f})" if known is not None else " (not recorded)"))
        if os.environ.get("XXGK_BENCH_RECORD"):
            RECORD.write_text(json.dumps({**recorded, name: round(ratio, 2)}, indent=1, sort_keys=True) + "\n", "utf-8")
        elif known is not None and request.config.getoption("--benchmark-enable"):
            assert ratio <= known * (1 + MARGIN), f"{name}: {ratio:.2f}, recorded {known:.2f}"

    return told


def in_turns(*actions: Callable[[], object], rounds: int = 25) -> list[float]:
    """Milliseconds of processor time of each action: the lower quartile of short rounds in which they take turns.

    What else the computer does, and how fast it runs just now, so hits all of them alike; and each is the first of
    a round as often as the others: looking for unreachable objects has emptied the processor's caches before it.
    """
    times: list[list[float]] = [[] for _ in actions]
    for turn in range(rounds):
        gc.collect()
        gc.disable()  # what one leaves behind is not collected on another's account
        for place in range(len(actions)):
            one = (turn + place) % len(actions)
            start = process_time()
            actions[one]()
            times[one].append((process_time() - start) * 1000)
        gc.enable()
    return [lower_quartile(spent) for spent in times]


def lower_quartile(times: Sequence[float]) -> float:
    """What a quarter of the times do not exceed: steadier than the least, and without what came in between."""
    return sorted(times)[len(times) // 4]


def unit() -> float:
    """Milliseconds of processor time that a fixed piece of Python's own work takes here and now."""
    start = process_time()
    found: dict[str, int] = {}
    for number in range(_STEPS):
        found[f"applications.{number % 97}.total"] = number
    assert len(found) == 97
    return (process_time() - start) * 1000


def in_units(times: Sequence[float], units: Sequence[float], share: float = 0.5) -> float:
    """The time that ``share`` of the times do not exceed, in units."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] / statistics.median(units)


@pytest.fixture(autouse=True)
def tell_ratios(request: pytest.FixtureRequest, tell: Tell) -> Iterator[None]:
    """Tell the ratios that a bench has laid into ``extra_info``."""
    found = request.getfixturevalue("benchmark").extra_info if "benchmark" in request.fixturenames else {}
    yield
    for key in sorted(found.keys() & {"ratio", "times_open_and_save"}):
        tell(f"{request.node.name}: {key.replace('_', ' ')}", found[key])


@pytest.fixture
def make_window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], MainWindow]]:
    """Starts of the program with data of their own; what other benches left behind is not looked through meanwhile."""
    gc.collect()
    gc.freeze()
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "data"))
    collector = Collector(QApplication.instance() or QApplication([]))
    made: list[MainWindow] = []
    yield lambda: started(qtbot, made)
    end(made)
    collector.deleteLater()
    gc.unfreeze()
    gc.collect()
    gc.freeze()  # the tests themselves: see tests/conftest.py
