"""What the arguments ask for: the window, the window that runs already, the self-check, the command line."""

import sys
from pathlib import Path
from typing import Any

import pytest

import main
from core import cli, handover
from gui import app
from gui.selfcheck import run as selfcheck_run

PLACE = object()


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What was started, with what."""
    found: list[Any] = []

    def note(name: str, result: object) -> Any:
        return lambda *given: found.append((name, *given)) or result

    monkeypatch.setattr(handover, "take_place", note("place", PLACE))
    monkeypatch.setattr(app, "run", note("window", 0))
    monkeypatch.setattr(selfcheck_run, "run", note("selfcheck", 1))
    monkeypatch.setattr(cli, "main", note("command", 2))
    return found


def start(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["main.py", *arguments])
    return main.main()


def test_no_arguments_open_the_window(called: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert start(monkeypatch) == 0
    assert called == [("place", []), ("window", [], PLACE)]


def test_files_open_in_the_window_also_several_and_lost_ones(
    called: list[Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "年报 一.json").write_text("{}")
    monkeypatch.chdir(tmp_path)
    wanted = [Path("年报 一.json"), tmp_path / "移走了.docx"]
    assert start(monkeypatch, *map(str, wanted)) == 0
    assert called == [("place", wanted), ("window", wanted, PLACE)]


def test_a_second_start_ends_at_once(called: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover, "take_place", lambda files: None)
    assert start(monkeypatch) == 0
    assert called == []


def test_everything_else_is_the_command_line(called: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    assert start(monkeypatch, "--selfcheck", "文件夹", "start") == 1
    assert start(monkeypatch, "check", "没有.json") == 2
    assert start(monkeypatch, "--help") == 2
    assert called == [
        ("selfcheck", ["文件夹", "start"]),
        ("command", ["check", "没有.json"]),
        ("command", ["--help"]),
    ]
