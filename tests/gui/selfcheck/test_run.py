"""The self-check of the shipped program: passes on a sound program, fails on a broken one."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.places import ROOT

BROKEN = """
import sys
from core.writers.docx import report as docx_report
write = docx_report.export
docx_report.export = lambda report, *rest, **more: write(
    report.with_values({report.form.typed[0]: 77}), *rest, **more
)
from gui.selfcheck.run import run
sys.exit(run(sys.argv[1:]))
"""


def check(folder: Path, *program: str) -> tuple[int, dict[str, Any]]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XXGK_DATA": ""}
    command = [sys.executable, *program, str(folder)]
    code = subprocess.run(command, cwd=ROOT, env=environment, timeout=120, check=False).returncode
    return code, json.loads((folder / "selfcheck.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("check") / "自检 一"
    return folder, *check(folder, "main.py", "--selfcheck")


def test_a_sound_program_passes(checked: tuple[Path, int, dict[str, Any]]) -> None:
    folder, code, found = checked
    assert (code, found["ok"]) == (0, True), found
    assert found["heavy_at_start"] == []
    assert 0 < found["start_seconds"] < 60
    assert found["memory"]["peak"] > 20
    assert all(step["memory"] > 20 for step in found["steps"])
    names = {path.name for path in folder.iterdir()}
    assert {"applications.png", "text.png", "报告.docx", "打印.pdf", "报告 2025.json"} <= names
    assert not [name for name in names if name.startswith("坏")]


def test_a_broken_program_fails_and_says_where(checked: tuple[Path, int, dict[str, Any]]) -> None:
    """Where it was checked before, and the window remembers."""
    folder = checked[0]
    code, found = check(folder, "-c", BROKEN)
    assert (code, found["ok"]) == (1, False)
    failed = [step for step in found["steps"] if not step["ok"]]
    assert [step["step"] for step in failed] == ["read back"]
    assert (folder / "failed.png").is_file()
