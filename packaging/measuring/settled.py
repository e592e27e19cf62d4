"""Whole programs with a window, from their start until they have nothing more to do: how long, and what they keep.

A program is at rest once its processes have used no processor time for a while;
what it opens and makes ready before counts.  For side_by_side.py; Linux alone.
"""

from __future__ import annotations

import os
import shutil
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"
REST = 0.8  # seconds without work that make it at rest
TICK = 0.02  # seconds between two looks
LONGEST = 60.0  # seconds
ROUNDS = 5
BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.show()
application.exec()
"""
# As many widgets, menus and words in the same fonts as our start page has, and nothing of ours.
ALIKE = """
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QApplication, QLabel, QListWidget, QMainWindow, QMenuBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget
)
application = QApplication(["", "-style", "Fusion"])
font = QFont()
font.setFamilies(["Noto Sans CJK SC"])
font.setPointSizeF(10)
application.setFont(font)
font.setBold(True)
window = QMainWindow()
window.resize(1366, 740)
bar = QMenuBar(window)
window.setMenuBar(bar)
for name in ("文件", "编辑", "文字", "表格", "检查", "视图", "工具", "帮助"):
    menu = bar.addMenu(name)
    for number in range(10):
        menu.addAction(f"命令{number}")
bar = window.addToolBar("工具栏")
for number in range(10):
    bar.addAction(f"命令{number}")
bar.hide()
page = QWidget(window)
column = QVBoxLayout(page)
title = QLabel("政府信息公开工作年度报告", page)
title.setFont(font)
lead = "填报年报告，请先打开上年的报告：结转件数、机关信息和文字会自动带入草稿。Word、PDF、Excel、网页都可以，也可以把文件拖到窗口里。"
buttons = [QPushButton(words, page) for words in ("用上年报告生成草稿", "新建空白报告", "打开报告", "继续填写", "从备份恢复…")]
buttons[0].setFont(font)
for part in (title, QLabel(lead, page), *buttons, QLabel("最近打开", page), QListWidget(page)):
    column.addWidget(part)
stack = QStackedWidget(window)
stack.addWidget(page)
window.setCentralWidget(stack)
window.statusBar().hide()
window.show()
application.exec()
"""
# Our start, without what it makes ready for the first report while the start page waits.
UNREADY = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from gui.window import readiness
readiness.get_ready = lambda window: window
import main
main.main()
"""


class AtRest(NamedTuple):
    """Milliseconds from the start to the last work, megabytes that all its processes then hold, and those of them that
    no other program has a part in (libraries and fonts are mapped by all that use them).
    """

    milliseconds: float
    megabytes: float
    own: float


def at_rest(order: Sequence[str], environment: Mapping[str, str]) -> AtRest:
    """Start a program, wait until it is at rest, and end it."""
    began = last = time.perf_counter()
    own = 0
    silent = subprocess.DEVNULL
    process = subprocess.Popen(order, env=environment, start_new_session=True, stdout=silent, stderr=silent)
    used = held = 0
    try:
        while process.poll() is None and time.perf_counter() - began < LONGEST:
            now = [facts for facts in _processes() if facts[0] == process.pid]
            work, held = sum(facts[1] for facts in now), sum(facts[2] for facts in now)
            if work > used:
                used, last = work, time.perf_counter()
            elif used and time.perf_counter() - last > REST:
                own = sum(_own(facts[3]) for facts in now)
                break
            time.sleep(TICK)
    finally:
        with suppress(ProcessLookupError):  # it has ended by itself
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return AtRest((last - began) * 1000, held * os.sysconf("SC_PAGE_SIZE") / 2**20, own / 2**10)


def _own(process: int) -> int:
    """Kilobytes that it shares with no other process."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:  # it has ended meanwhile
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def _processes() -> Iterator[tuple[int, int, int, int]]:
    """Group, ticks of work, pages in memory and number of each process."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                facts = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
            except OSError:  # it has ended meanwhile
                continue
            yield int(facts[2]), int(facts[11]) + int(facts[12]), int(facts[21]), int(entry.name)


def programs(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """What is started, by the name it has in the table; Writer only where it is there."""
    document = folder / SAMPLE.name
    shutil.copy(SAMPLE, document)  # Writer, ended so, leaves its lock beside it
    yield "空窗口（PySide6）", [sys.executable, "-c", BARE]
    yield "同样的开始页（PySide6，没有本程序的代码）", [sys.executable, "-c", ALIKE]
    yield "本程序，开始页，不预先准备", [sys.executable, "-c", UNREADY, str(ROOT)]
    yield "本程序，开始页", [sys.executable, str(ROOT / "main.py")]
    yield "本程序，打开DOCX并识别", [sys.executable, str(ROOT / "main.py"), str(document)]
    if office := shutil.which("soffice"):
        profile = f"-env:UserInstallation={(folder / 'writer').as_uri()}"
        options = ("--headless", "--norestore", "--nolockcheck")
        yield "LibreOffice Writer，打开同一DOCX", [office, profile, *options, str(document)]


def lines(folder: Path, rounds: int = 0) -> list[str]:
    """The table: medians of some rounds in which all take turns, after one that only warms up."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}  # as installed
    found: dict[str, list[AtRest]] = {}
    for turn in range((rounds or ROUNDS) + 1):
        for number, (name, order) in enumerate(programs(folder)):
            own = {"XXGK_DATA": str(folder / f"data {turn} {number}")}
            told = at_rest(order, environment | own)
            found.setdefault(name, []).extend([told] if turn else [])
    made = ["| 程序 | 到空闲为止（毫秒） | 内存（MB） | 其中独占（MB） |", "|---|---|---|---|"]
    for name, all_told in found.items():
        clock, memory, own = (statistics.median(values) for values in zip(*all_told, strict=True))
        made.append(f"| {name} | {clock:.0f} | {memory:.0f} | {own:.0f} |")
    return made
