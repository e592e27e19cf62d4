"""A short part of the kills for the ordinary tests; all of them: ``dev.py endurance``."""

from __future__ import annotations

import os
import sys

import pytest

from core.report.report import Report
from tests.endurance import kills, x_screen
from tests.endurance.clerk import Logged, State
from tests.endurance.kills import Turn

WHOLE = os.environ.get("XXGK_ENDURANCE") == "whole"
MISSING = "no X here" if sys.platform == "win32" else x_screen.missing()


@pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")
def test_a_window_that_is_ended_while_somebody_types_loses_next_to_nothing() -> None:
    turns = kills.run(kills.COUNT if WHOLE else 4, seed=7)
    print(kills.distribution(turns))
    broken = [turn for turn in turns if not (turn.good if WHOLE else turn.fair)]
    assert not broken, broken
    assert sum(turn.keys for turn in turns) > 4 * 5  # she did type


def state(text: str) -> State:
    return State.of(Report("2021", 2025, texts={"overview": text}))


def test_the_judge_finds_the_newest_moment() -> None:
    log = [Logged(float(number), "a", frozenset({state("a" * number)})) for number in range(4)]
    assert [kills._newest(log, state("a" * number)) for number in (0, 3, 5)] == [0, 3, -1]


def test_a_broken_promise_is_counted() -> None:
    turns = [Turn(9, 0.0), Turn(9, 1.4), Turn(9, 2.6), Turn(9, 0.0, "copies: []")]
    assert [turn.good for turn in turns] == [True, True, False, False]
    told = kills.distribution(turns)
    assert "> 2.0 s      1" in told and "fault        1" in told and "most 2.60 s" in told
