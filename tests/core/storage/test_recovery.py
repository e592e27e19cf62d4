from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core import processes
from core.errors import StorageError
from core.report.report import Report
from core.storage.recovery import ABANDONED, Copy, Pending, Recovery, new_token

ROOT = Path(__file__).resolve().parents[3]
REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, values={"applications.new.business": 2})
CRASH = """
import os, sys
from pathlib import Path
from core.report.report import Report
from core.storage.recovery import Copy, Recovery
report = Report("2021", 2024, {"agency": "临江市财政局"}, values={"applications.new.business": 2})
Recovery().write(Copy(report, Path(sys.argv[1]) if sys.argv[1] else None), sys.argv[2])
os._exit(9)
"""


def crash(document: str, token: str) -> None:
    """Another process writes its recovery file and dies."""
    process = subprocess.run([sys.executable, "-c", CRASH, document, token], cwd=ROOT, check=False)
    assert process.returncode == 9


def left_behind(recovery: Recovery, token: str, **changes: object) -> Path:
    recovery.write(Copy(REPORT), token)
    path = recovery.folder / f"{token}.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **changes}), "utf-8")
    return path


def report_in(pending: Pending) -> Report | None:
    return pending.copy.report if pending.copy else None


def test_what_a_crashed_process_left_is_offered_until_cleared(tmp_path: Path) -> None:
    crash(str(tmp_path / "a.json"), "one")
    crash("", "two")
    recovery = Recovery()
    found = {pending.token: pending for pending in recovery.pending()}
    assert {token: p.path for token, p in found.items()} == {"one": tmp_path / "a.json", "two": None}
    assert all(p.copy and p.copy.report == REPORT and p.error == "" for p in found.values())
    recovery.clear("one")
    assert [pending.token for pending in recovery.pending()] == ["two"]


def test_a_living_process_keeps_its_own() -> None:
    recovery, token = Recovery(), new_token()
    recovery.write(Copy(REPORT), token)
    assert recovery.pending() == []
    recovery.clear(token)
    recovery.clear(token)
    assert list(recovery.folder.iterdir()) == []


def test_a_process_number_given_again_does_not_hide_the_work() -> None:
    recovery = Recovery()
    left_behind(recovery, "old", born="another-boot:1")
    assert [report_in(pending) for pending in recovery.pending()] == [REPORT]


def test_the_newest_comes_first() -> None:
    recovery = Recovery()
    for token, age in (("a", 50), ("b", 10), ("c", 90)):
        path = left_behind(recovery, token, born="another-boot:1")
        os.utime(path, (time.time() - age, time.time() - age))
    assert [pending.token for pending in recovery.pending()] == ["b", "a", "c"]


def test_another_computer_sharing_the_folder_has_a_day() -> None:
    recovery = Recovery()
    path = left_behind(recovery, "far", host="PC-3")
    assert recovery.pending() == []
    old = time.time() - ABANDONED.total_seconds() - 60
    os.utime(path, (old, old))
    assert len(recovery.pending()) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"pid": 0, "host": 3, "document": 5, "report": {}}',
        b'{"pid": -1, "host": "x", "report": "{"}',
        json.dumps({"pid": 10**30, "host": processes.host(), "report": "{}"}).encode(),
    ],
)
def test_a_damaged_recovery_file_is_named_and_hides_no_other(content: bytes) -> None:
    crash("", "good")
    recovery = Recovery()
    bad = recovery.folder / "bad.json"
    bad.write_bytes(content)
    old = time.time() - ABANDONED.total_seconds() - 60
    os.utime(bad, (old, old))
    good, damaged = recovery.pending()
    assert report_in(good) == REPORT
    assert damaged.copy is None and damaged.error.endswith("。")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for folder in (tmp_path / "none", tmp_path / "file"):
        assert Recovery(folder).pending() == []
    with pytest.raises(StorageError, match="自动恢复文件"):
        Recovery(tmp_path / "file").write(Copy(REPORT), "a")


@pytest.mark.parametrize("token", ["", "../a", "a/b", "a.b"])
def test_a_token_is_no_path(token: str) -> None:
    with pytest.raises(ValueError, match="token"):
        Recovery().write(Copy(REPORT), token)
