"""The start of the program where something is missing: it starts, or says in a sentence what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.report.report import Report
from core.storage.recovery import Copy, Recovery, new_token
from gui import app

ROOT = Path(__file__).resolve().parents[2]
# The real start; what would be said is printed, and the program ends when it has come to rest.
PROGRAM = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton
from core import handover
from gui import app
from gui.basics import dialogs
from gui.commands import list_dialogs
from gui.work.open_file import DISCARD
dialogs.say = lambda *given: print(given[2], flush=True)
dialogs.choose = lambda *given: DISCARD
def answer(dialog):
    print(dialog.windowTitle(), flush=True)
    for button in dialog.findChildren(QPushButton):
        if (wanted := os.environ.get("ANSWER")) and button.text().startswith(wanted):
            button.click()
list_dialogs.ListDialog.exec = answer
begin = app.begin
def started(*given):
    begin(*given)
    if message := given[0].statusBar().currentMessage():
        print(message, flush=True)
    print("there", flush=True)
    QTimer.singleShot(300, QApplication.quit)
app.begin = started
files = [Path(name) for name in sys.argv[1:]]
sys.exit(app.run(files, handover.take_place(files)))
"""


def start(data: Path, *files: Path, **more: str) -> list[str]:
    """What the program says from start to rest; it has to end well."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(data), **more}
    command = [sys.executable, "-c", PROGRAM, *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout.splitlines()


def test_an_ordinary_start_says_nothing(tmp_path: Path) -> None:
    assert start(tmp_path / "数据 一") == ["there"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows brings Chinese fonts along")
def test_without_a_chinese_font_it_says_so_in_both_languages(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}</cachedir></fontconfig>")
    said, *rest = start(tmp_path / "data", FONTCONFIG_FILE=str(fonts))
    assert "请安装一种中文字体" in said and "fonts-noto-cjk" in said
    assert rest == ["there"]


@pytest.mark.parametrize("content", [b"", b"\xff\xfe{", b"[1]", b'{"geometry": 3, "table_zoom": "x"}', b"{" * 9000])
def test_damaged_settings(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert start(tmp_path) == ["there"]


def test_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands where the folder should be")
    assert start(tmp_path / "data") == ["there"]


def test_the_folder_cannot_even_be_looked_into(tmp_path: Path) -> None:
    """As one that somebody else on this computer has made for himself; here its name is too long for the system."""
    assert start(tmp_path / ("x" * 300)) == ["there"]


def test_a_start_that_was_killed_leaves_nothing_in_the_way(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(tmp_path)}
    killed = PROGRAM.replace("    begin(*given)", "    begin(*given); os.kill(os.getpid(), 9)")
    subprocess.run([sys.executable, "-c", killed], cwd=ROOT, env=environment, timeout=120, check=False)
    assert list(tmp_path.rglob("*.lock"))  # it had no time to clear up
    assert start(tmp_path) == ["there"]
    assert not list(tmp_path.rglob("*.lock"))


def test_a_file_that_is_no_longer_there(tmp_path: Path) -> None:
    said, *rest = start(tmp_path / "data", tmp_path / "移走 了.json")
    assert "找不到“移走 了.json”" in said and rest == ["there"]


def test_a_folder_dropped_on_the_program(tmp_path: Path) -> None:
    said, *rest = start(tmp_path / "data", tmp_path)
    assert said.endswith("。") and "文件夹" in said and rest == ["there"]


def test_several_files_dropped_on_the_program(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("一.json", "二 三.docx")]
    for path in files:
        path.write_text(json.dumps({}))
    assert start(tmp_path / "data", *files) == ["选择文件", "there"]


def test_what_a_crash_left_goes_before_the_file_that_was_named(tmp_path: Path) -> None:
    kept = Recovery(tmp_path / "recovery")
    kept.write(Copy(Report("2021", 2025, {"agency": "临江市财政局"})), new_token())
    (path,) = kept.folder.iterdir()
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), "pid": 0, "born": ""}), "utf-8")
    said = start(tmp_path, tmp_path / "别的.json", ANSWER="恢复")
    assert said == ["恢复未保存的内容", "已恢复未保存的内容，“别的.json”未打开。", "there"]


START = """
import enum, os, sys
making, made = enum.EnumType._create_, []
if sys.version_info < (3, 13):  # there Qt's own making of names ends the process where another's is called
    enum.EnumType._create_ = lambda kind, name, *more, **named: made.append(name) or making(kind, name, *more, **named)
from gui.app import make_application
application = make_application()
from gui.window.main_window import MainWindow
window = MainWindow()
window.show()
application.processEvents()
print("ComplexControl" in made, len(made), application.style().objectName())
print(*(name for name in sys.modules if name.partition(".")[0] in ("core", "gui")), flush=True)
os._exit(0)  # what is torn down at the end is no part of a start
"""
LATER = {"gui.basics.answers", "gui.basics.buttons", "gui.basics.dialogs", "core.report", "core.forms", "core.opening"}


def test_a_start_loads_and_names_only_what_the_first_picture_needs(tmp_path: Path) -> None:
    """Each group of names that Qt has costs the start a third of a millisecond; those of its styles are fifteen."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(tmp_path)}
    order = [sys.executable, "-c", START]
    done = subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    (named, groups, style), modules = (line.split() for line in done.stdout.splitlines())
    assert (style, named) == ("fusion", "False") and int(groups) <= 195
    assert not set(modules) & LATER and len(modules) <= 42


ORDER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from core import handover
from gui import app
from gui.window.start_page import StartCard
painting = StartCard.paintEvent
def painted(card, event):
    print("painted", flush=True)
    painting(card, event)
StartCard.paintEvent = painted
begin = app.begin
def begun(*given):
    print("begins", flush=True)
    begin(*given)
    QTimer.singleShot(300, QApplication.quit)
app.begin = begun
app.UNSEEN_MS = int(sys.argv[1])
if sys.argv[2:]:
    app.MainWindow.show = lambda window: window.hide()
sys.exit(app.run([], handover.take_place([])))
"""


@pytest.mark.parametrize(("latest", "hidden", "said"), [(60_000, False, "painted"), (10, True, "begins")])
def test_what_follows_the_start_waits_for_the_first_picture(
    tmp_path: Path, latest: int, hidden: bool, said: str
) -> None:
    """It loads what would keep the window blank; a window that nobody sees waits for no picture."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": str(tmp_path)}
    order = [sys.executable, "-c", ORDER, str(latest), *(["hidden"] if hidden else [])]
    done = subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=True)
    lines = done.stdout.splitlines()
    assert lines[0] == said and lines.count("begins") == 1


DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a desktop")
@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({}, app.NO_DESKTOP),
        ({"DISPLAY": ":99876"}, app.NO_PLATFORM),
        ({"QT_QPA_PLATFORM": "nix"}, app.NO_PLATFORM),
    ],
)
def test_without_a_desktop_one_sentence_and_code_2(tmp_path: Path, settings: dict[str, str], sentence: str) -> None:
    """Qt would say it in English and abort."""
    without = {key: value for key, value in os.environ.items() if key not in DISPLAYS}
    environment = {**without, **settings, "XXGK_DATA": str(tmp_path)}
    order = [sys.executable, str(ROOT / "main.py")]
    done = subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (2, b"", sentence + "\n")
    assert "Qt platform plugin" in next((tmp_path / "logs").iterdir()).read_text(encoding="utf-8")
