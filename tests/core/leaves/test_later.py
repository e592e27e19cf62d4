"""Modules that others import come when something of them is asked for."""

import os
import subprocess
import sys

import pytest

from core.later import ASKED, put_off
from tests.helpers.places import ROOT

NEVER = {
    "inspect",
    "ast",
    "dis",
    "ipaddress",
    "zipfile",
    "shutil",
    "tempfile",
    "random",
    "difflib",
    "html.entities",
    "urllib.parse",
}
STARTED = """
import sys
import main
from gui.app import make_application
application = make_application()
from gui.window.main_window import MainWindow
from gui.window.readiness import pieces
window = MainWindow()
for _ in pieces(window):
    pass
print(*sorted(sys.modules))
"""


def said(script: str) -> set[str]:
    order, environment = [sys.executable, "-c", script], {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_a_window_that_is_ready_has_none_of_what_is_not_asked_for() -> None:
    assert said(STARTED) & (NEVER - ASKED) == set()


def test_it_comes_when_it_is_asked_for() -> None:
    script = """
import sys
from core.later import ASKED, put_off
with put_off("colorsys"):
    import colorsys
assert "colorsys" not in sys.modules
assert colorsys.rgb_to_hls(0, 0, 0) == (0, 0, 0)
print("colorsys" in sys.modules)
"""
    assert said(script) == {"True"}


def test_it_comes_when_it_is_asked_for_at_once() -> None:
    script = """
import sys
from core.later import ASKED, put_off
with put_off("colorsys"):
    from colorsys import rgb_to_hls
assert rgb_to_hls is sys.modules["colorsys"].rgb_to_hls
print(rgb_to_hls(0, 0, 0) == (0, 0, 0))
"""
    assert said(script) == {"True"}


def test_a_function_brings_it_when_it_is_called() -> None:
    script = """
import sys
from core.later import ASKED, put_off
with put_off("colorsys", functions=("rgb_to_hls",)):
    from colorsys import rgb_to_hls
assert "colorsys" not in sys.modules
assert rgb_to_hls(r=0, g=0, b=0) == (0, 0, 0)
print("colorsys" in sys.modules)
"""
    assert said(script) == {"True"}


def test_what_is_there_already_stays() -> None:
    there = sys.modules["subprocess"]
    with put_off("subprocess"):
        assert sys.modules["subprocess"] is there
    assert sys.modules["subprocess"] is there


def test_what_does_not_exist_is_missed_where_it_is_asked_for() -> None:
    with put_off("no_such_module_at_all"):
        import no_such_module_at_all  # pyright: ignore[reportMissingImports]
    with pytest.raises(ModuleNotFoundError):
        _ = no_such_module_at_all.anything
