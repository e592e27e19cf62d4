"""What a dead process left is cleared; what is alive, somebody else's or merely alike stays."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from core import atomic, processes
from core.storage import abandoned, lock

YESTERDAY = time.time() - 90_000
ROOT = Path(__file__).resolve().parents[3]
LEAVE = """
import os, sys
from pathlib import Path
from core import atomic
from core.storage import lock
folder = Path(sys.argv[1])
(folder / atomic.half_written()).write_text("half")
lock.acquire(folder / "年报.json")
lock.lock_path(folder / "年报.json").rename(folder / "~$0123456789ab.stale")
lock.acquire(folder / "年报.json")
os._exit(1)
"""


@pytest.fixture(autouse=True)
def no_other_temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("below", ["文件", "data", "data/recovery", "data/backups/a-1", "data/running/b"])
def test_what_a_process_left_is_cleared_at_the_next_start(tmp_path: Path, below: str) -> None:
    (folder := tmp_path / below).mkdir(parents=True)
    (folder / "年报.json").write_text("{}")
    subprocess.run([sys.executable, "-c", LEAVE, str(folder)], cwd=ROOT, check=False)
    assert len(names(folder)) == 4
    assert abandoned.clear([tmp_path / "文件" / "年报.json"]) == 3
    assert names(folder) == ["年报.json"]


def test_what_lives_stays(tmp_path: Path) -> None:
    (tmp_path / atomic.half_written()).write_text("half")
    held = lock.acquire(tmp_path / "年报.json")
    before = names(tmp_path)
    assert abandoned.clear_folder(tmp_path) == 0
    assert names(tmp_path) == before and isinstance(held, lock.Lock)


def test_what_others_left_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / atomic.half_written().replace(str(os.getpid()), "4000000000", 1)).write_text("dead, and ours")
    with monkeypatch.context() as other:
        other.setattr(processes, "host", lambda: "PC-3")
        atomic._who.cache_clear()  # pyright: ignore[reportPrivateUsage]
        (tmp_path / atomic.half_written().replace(str(os.getpid()), "4000000000", 1)).write_text("of another computer")
    atomic._who.cache_clear()  # pyright: ignore[reportPrivateUsage]
    theirs = {"user": "王芳", "host": processes.host(), "pid": 4_000_000, "token": "t"}
    (tmp_path / "~$a.json.lock").write_text(json.dumps(theirs))
    (tmp_path / "~$b.json.lock").write_text(json.dumps({**theirs, "user": processes.user(), "host": "PC-3"}))
    for name in ("~$c.docx", "~$d.json.lock", ".xxgk-report.tmp", "年报.tmp", "0123456789abcdef.request"):
        (tmp_path / name).write_text("not ours to judge")
    before = names(tmp_path)
    assert abandoned.clear_folder(tmp_path) == 1
    assert len(names(tmp_path)) == len(before) - 1


def test_left_overs_of_older_versions_go_after_a_day(tmp_path: Path) -> None:
    for name in (".xxgk-0123456789ab.tmp", "0123456789abcdef.request"):
        (tmp_path / name).write_text("half")
        assert abandoned.clear_folder(tmp_path) == 0
        os.utime(tmp_path / name, (YESTERDAY, YESTERDAY))
        assert abandoned.clear_folder(tmp_path) == 1


def test_a_number_given_again_to_another_process_is_not_ours(tmp_path: Path) -> None:
    pid, who, born, rest = atomic.half_written().removeprefix(".xxgk-").split("-")
    (tmp_path / f".xxgk-{pid}-{who}-{int(born, 16) ^ 1:08x}-{rest}").write_text("half")
    assert abandoned.clear_folder(tmp_path) == 1


@pytest.mark.parametrize("odd", ["missing", "file", "a\0b"])
def test_a_folder_that_cannot_be_listed_is_no_reason_to_stop(tmp_path: Path, odd: str) -> None:
    (tmp_path / "file").write_text("")
    assert abandoned.clear([tmp_path / odd / "年报.json"]) == 0


def test_a_conversion_that_was_cut_off_leaves_no_report_among_the_temporary_files(tmp_path: Path) -> None:
    cut_off, strange = (Path(tempfile.mkdtemp(prefix="xxgk-")) for _ in range(2))
    (cut_off / "report.doc").write_text("of a report")
    (strange / "of somebody else").write_text("x")
    assert abandoned.clear() == 0  # it may be under way
    for folder in (cut_off, strange):
        os.utime(folder, (YESTERDAY, YESTERDAY))
    assert abandoned.clear() == 1
    assert not cut_off.exists() and strange.exists()
