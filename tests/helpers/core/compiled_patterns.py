"""The patterns as make_patterns.py compiles them: in a Python of its own, since other tests have asked for patterns here."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

from tests.helpers.places import ROOT


@cache
def compiled_patterns() -> str:
    """What resources/patterns.json holds when it is fresh; the tests ask no file that somebody may have made earlier."""
    order = [sys.executable, "-c", "import make_patterns; print(make_patterns.text(), end='')"]
    place = ROOT / "packaging" / "making"
    return subprocess.run(order, cwd=place, capture_output=True, check=True).stdout.decode("utf-8")
