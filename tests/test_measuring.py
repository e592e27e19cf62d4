"""The page of comparisons: its rows come from turns of both, and nothing is in it that the script does not write."""

from __future__ import annotations

import importlib
import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def side_by_side() -> ModuleType:
    path = ROOT / "packaging" / "measuring" / "side_by_side.py"
    spec = importlib.util.spec_from_file_location("side_by_side", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["side_by_side"] = module  # its dataclasses look there
    spec.loader.exec_module(module)
    return module


def test_both_take_turns_after_a_warming_one(side_by_side: ModuleType) -> None:
    called: list[str] = []
    one = side_by_side.Comparison("what", "peer", lambda: called.append("ours"), lambda: called.append("peer"))
    side_by_side.measure(one, 3)
    assert called == ["ours", "peer"] * 4


# Work that is seen for certain: a program that has not worked at all yet is waited for, up to a minute.
LITTLE = """
import time
while time.process_time() < 0.1:
    pass
time.sleep(600)
"""


def test_the_page_has_what_can_be_measured_here(
    side_by_side: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(side_by_side, "GROUPS", (side_by_side.in_word,))
    monkeypatch.setattr(side_by_side, "_install", lambda: None)
    monkeypatch.setattr(side_by_side, "grown", lambda: ["| 1 | 2 | 3 |"])
    monkeypatch.setattr(side_by_side, "many", lambda _: ["| 10 | 20 | 30 |"])
    monkeypatch.setattr(side_by_side.settled, "programs", lambda _: [("空", [sys.executable, "-c", LITTLE])])
    monkeypatch.setattr(side_by_side.settled, "REST", 0.1)
    page = side_by_side.page(1)
    assert re.search(
        r"\| 读入DOCX（识别全部数据和文字） \| python-docx只取单元格文字 \| [\d.]+ \| [\d.]+ \| [\d.]+ \|", page
    )
    assert re.search(r"\| 空 \| \d+ \| \d+ \| \d+ \|", page)
    assert "window: commit of a cell" in page and "| 10 | 20 | 30 |" in page


@pytest.mark.skipif(not hasattr(os, "wait4"), reason="the system tells no memory of a program that has ended")
def test_many_files_are_told_with_time_and_memory(side_by_side: ModuleType, tmp_path: Path) -> None:
    head, _, *lines = side_by_side.many(tmp_path, (1, 3))
    assert head.count("|") == 4 and [line.split("|")[1].strip() for line in lines] == ["1", "3"]
    for line in lines:
        each, memory = (float(found) for found in line.split("|")[2:4])
        assert each > 10 and memory > 10


BUSY = """
import pathlib, sys, time
while time.process_time() < 0.4:
    pass
pathlib.Path(sys.argv[1]).write_text("done")
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_program_is_at_rest_once_it_works_no_more(side_by_side: ModuleType, tmp_path: Path) -> None:
    """What it does before counts, also in another process; then it is ended with all of them."""
    told = tmp_path / "told"
    order = [sys.executable, "-c", "import subprocess, sys; subprocess.run(sys.argv[1:])"]
    found = side_by_side.settled.at_rest([*order, sys.executable, "-c", BUSY, str(told)], dict(os.environ))
    assert told.read_text("utf-8") == "done"
    assert found.milliseconds > 300
    assert found.megabytes > found.own > 2


def test_our_window_is_told_beside_a_bare_one_and_writer(side_by_side: ModuleType, tmp_path: Path) -> None:
    names = [name for name, _ in side_by_side.settled.programs(tmp_path)]
    bare, alike = "空窗口（PySide6）", "同样的开始页（PySide6"
    assert [name.partition("，")[0] for name in names[:5]] == [bare, alike, "本程序", "本程序", "本程序"]


COUNT = """
from PySide6.QtWidgets import QAbstractButton, QLabel, QListWidget, QMenu, QWidget
kinds = QWidget, QLabel, QAbstractButton, QListWidget, QMenu
actions = sum(len(menu.actions()) for menu in window.findChildren(QMenu))
print(*(len(window.findChildren(kind)) for kind in kinds), actions)
"""
OURS = """
from gui.app import make_application
from gui.window.main_window import MainWindow
application = make_application([])
window = MainWindow()
window.show()
application.processEvents()
"""


def test_the_start_page_without_our_code_has_as_many_parts_as_ours(side_by_side: ModuleType, tmp_path: Path) -> None:
    def counted(script: str) -> list[int]:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(tmp_path)}
        order = [sys.executable, "-c", script]
        done = subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
        return [int(word) for word in done.stdout.split()]

    assert "application.exec()" in side_by_side.settled.ALIKE
    alike = counted(side_by_side.settled.ALIKE.replace("application.exec()", COUNT))
    assert all(abs(one - ours) <= ours / 8 for one, ours in zip(alike, counted(OURS + COUNT), strict=True))


def test_the_page_in_the_tree_is_the_scripts_own(side_by_side: ModuleType) -> None:
    told = side_by_side.PAGE.read_text("utf-8")
    assert told.startswith(side_by_side.HEAD.partition("{machine}")[0])
    assert {line.count("|") for line in told.splitlines() if line.startswith("| ") and "／" not in line} <= {3, 4, 5, 6}


@pytest.fixture(scope="module")
def edited() -> ModuleType:
    folder = ROOT / "packaging" / "measuring"
    sys.path.insert(0, str(folder))  # it takes its reports from the script beside it
    try:
        return importlib.import_module("edited")
    finally:
        sys.path.remove(str(folder))


def test_every_way_of_editing_is_read_rightly_and_changes_the_file(edited: ModuleType, tmp_path: Path) -> None:
    assert len(edited.WAYS) == 12
    for seed, way in enumerate(edited.WAYS):
        assert edited.judged(seed, tmp_path) == (way, "right")
        path = tmp_path / "unedited.docx"
        edited.registry.export(edited.roundtrips.made(seed), path)
        document = edited.docx.Document(str(path))
        before = document.element.xml
        edited.WAYS[way](document, edited.Random(seed))
        assert document.element.xml != before, way


def test_data_that_hide_an_edit_are_found_out(edited: ModuleType, tmp_path: Path) -> None:
    """A reader that believed the enclosed data, or said nothing, would not be called right."""
    seed = list(edited.WAYS).index("a digit changed")
    report = edited.roundtrips.made(seed)
    seen = edited.read_edited(report, tmp_path / "年报.docx", False, "a digit changed", seed)
    hidden = edited.Opened(report, seen.reading)
    assert edited.verdict(report, hidden, seen) == "stale"
    assert edited.verdict(report, "不能读取。", seen) == "stale" and edited.verdict(report, "甲。", "乙。") == "refused"
    quiet = edited.Opened(seen.report, replace(seen.reading, notes=()))
    assert edited.verdict(report, quiet, quiet) == "silent"
