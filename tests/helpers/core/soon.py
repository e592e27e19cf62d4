"""Work on a file that has to end soon: told by the program's own bound, never by a clock of the tests.

A clock in a test measures the machine, and whatever else runs on it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from core.errors import Refusal, UnusableInput
from core.readers import limits
from core.readers.time_limit import TooSlow, within

Made = TypeVar("Made")


def soon(work: Callable[[], Made]) -> Made:
    """What the work makes or raises; a failure where the program would have given the file up as too slow."""
    try:
        return within(limits.SECONDS, work)
    except TooSlow:
        pytest.fail("too slow: the program would have stopped this")
    except UnusableInput as error:
        assert error.kind is not Refusal.TOO_SLOW, error
        raise
