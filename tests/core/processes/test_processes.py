"""Which process runs here, whether it still lives, and under whose name."""

import getpass
import os
import subprocess
import sys

import pytest

from core import processes
from tests.helpers.places import ROOT

posix = pytest.mark.skipif(sys.platform == "win32", reason="asks POSIX")


def test_this_process_lives_and_has_one_birth() -> None:
    born = processes.birth(os.getpid())
    assert processes.alive(os.getpid()) and processes.alive(os.getpid(), born)
    assert processes.birth(os.getpid()) == born
    if born:  # told on Windows and Linux
        assert not processes.alive(os.getpid(), born + "0")  # the number was given again


def test_a_process_that_ended_does_not_live() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert not processes.alive(ended.pid)
    assert processes.birth(ended.pid) == ""


@pytest.mark.parametrize("number", [0, -1, 2**31, 10**30])
def test_what_is_no_number_of_a_process_does_not_live(number: int) -> None:
    assert not processes.alive(number)


@posix
@pytest.mark.parametrize(
    ("error", "lives"), [(PermissionError, True), (ProcessLookupError, False), (OverflowError, False)]
)
def test_what_may_not_be_asked_lives(monkeypatch: pytest.MonkeyPatch, error: type[Exception], lives: bool) -> None:
    def kill(pid: int, signal: int) -> None:
        raise error

    monkeypatch.setattr(os, "kill", kill)
    assert processes.alive(1) is lives


@posix
def test_a_screen_is_told_by_what_shows_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", ":7")
    assert processes.screen() == ":7"
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-1")
    assert processes.screen() == "wayland-1"
    monkeypatch.delenv("WAYLAND_DISPLAY")
    monkeypatch.delenv("DISPLAY")
    assert processes.screen() == ""


@pytest.mark.parametrize("error", [KeyError, OSError, ImportError])
def test_a_user_without_a_name_has_none(monkeypatch: pytest.MonkeyPatch, error: type[Exception]) -> None:
    def getuser() -> str:
        raise error

    assert processes.host()
    monkeypatch.setattr(getpass, "getuser", getuser)
    assert processes.user() == ""


def test_only_a_window_works_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_apart", [])
    assert not processes.works_apart()
    processes.work_apart()
    assert processes.works_apart()


FREED = """
from core import processes
from tests.helpers.places import ROOT
blocks = [bytes(2000) for _ in range(20_000)]  # 40 MB
del blocks[:-1]  # what comes last stays in their way
before = processes.held()
processes.give_back()
print(before - processes.held())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it goes back by itself")
def test_what_was_freed_goes_back_to_the_system() -> None:
    done = subprocess.run([sys.executable, "-c", FREED], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) > 30 * 2**20
    assert processes.held() > 2**20
