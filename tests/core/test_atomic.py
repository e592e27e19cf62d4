"""Writing a file: the old or the new content, never half, and the cause of a fault in plain words."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from core import atomic
from core.errors import StorageError
from core.help import feedback
from core.report.report import Report
from core.storage import files
from core.storage.files import changed, load, save
from tests.helpers.faulty_disk import fail

ROOT = Path(__file__).resolve().parents[2]

REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, values={"applications.new.business": 2})

OTHER = REPORT.with_text("overview", "另一份")


def test_saving_over_our_own_file_keeps_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    stamp = save(path, REPORT)
    path.chmod(0o640)
    save(path, OTHER, stamp)
    assert load(path).report == OTHER
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    save(tmp_path / "real" / "a.json", REPORT)
    (tmp_path / "link.json").symlink_to(tmp_path / "real" / "a.json")
    save(tmp_path / "link.json", OTHER)
    assert (tmp_path / "link.json").is_symlink()
    assert load(tmp_path / "real" / "a.json").report == OTHER


def test_nobody_may_read_more_while_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, seen = tmp_path / "a.json", list[int]()
    save(path, REPORT)
    path.chmod(0o600)
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: seen.append(os.fstat(handle).st_mode & 0o777) or real(handle))
    save(path, OTHER)
    assert seen[0] == 0o600 == path.stat().st_mode & 0o777


def test_the_sentence_tells_what_is_on_disk_after_a_late_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    stamp = save(path, REPORT)
    real = os.fsync

    def folders_fail(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "flush")
        real(handle)

    with monkeypatch.context() as patch, pytest.raises(files.Unsure, match=r"已是新的内容.*没有确认") as unsure:
        patch.setattr(os, "fsync", folders_fail)
        save(path, OTHER, stamp)
    assert load(path).report == OTHER
    assert not changed(path, unsure.value.stamp)


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EPERM, errno.EACCES])
def test_folders_that_cannot_be_flushed_at_all_are_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    real = os.fsync
    broken = fail(code)
    monkeypatch.setattr(os, "fsync", lambda h: broken() if stat.S_ISDIR(os.fstat(h).st_mode) else real(h))
    save(tmp_path / "a.json", REPORT)


def test_a_replace_that_failed_only_seemingly_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    stamp = save(path, REPORT)
    real = os.replace

    def lost_answer(source: str, target: str) -> None:
        real(source, target)
        raise OSError(errno.ETIMEDOUT, "the server does not answer")

    with monkeypatch.context() as patch, pytest.raises(files.Unsure, match="已是新的内容"):
        patch.setattr(os, "replace", lost_answer)
        save(path, OTHER, stamp)
    assert load(path).report == OTHER


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.ENOSPC, "磁盘空间不足"),
        (errno.EDQUOT, "磁盘空间不足"),
        (errno.EACCES, "权限"),
        (errno.EROFS, "权限"),
        (errno.EBUSY, "其他程序打开"),
        (errno.ENAMETOOLONG, "太长"),
        (errno.ESTALE, "网络已断开"),
        (errno.EIO, "磁盘读写出错"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_failed_save_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, cause: str
) -> None:
    path = tmp_path / "a.json"
    stamp = save(path, REPORT)
    with monkeypatch.context() as patch, pytest.raises(StorageError) as error:
        patch.setattr(os, step, fail(code))
        save(path, OTHER, stamp)
    assert cause in str(error.value) and "另存为…" in str(error.value)
    assert ("清空回收站" in str(error.value)) is ("空间不足" in cause)
    assert list(tmp_path.iterdir()) == [path]
    assert not changed(path, stamp)


@pytest.mark.parametrize("sentence", [atomic.SAVING, atomic.EXPORTING, atomic.DRAFTING, feedback.UNWRITTEN])
def test_on_a_full_disk_the_way_out_is_to_make_room_or_another_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentence: atomic.Unwritten
) -> None:
    """Neither another name nor closing a program helps there, and another folder of that disk does not."""
    monkeypatch.setattr(os, "fsync", fail(errno.ENOSPC))
    with pytest.raises(StorageError) as error:
        atomic.write_bytes(tmp_path / "a.docx", b"", sentence)
    told = str(error.value)
    assert "清空回收站" in told and "另一个磁盘" in told
    assert "文件名" not in told and "位置" not in told and "正在使用" not in told


def test_a_folder_that_takes_no_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "open", fail(errno.EACCES))
    with pytest.raises(StorageError, match=r"权限.*另存为…"):
        save(tmp_path / "a.json", REPORT)


@pytest.mark.parametrize(
    ("name", "cause"),
    [("年" * 100 + ".json", "太长"), ("gone/a.json", "已不存在"), ("a\0.json", "不能用的字符")],
)
def test_a_place_that_cannot_be(tmp_path: Path, name: str, cause: str) -> None:
    with pytest.raises(StorageError, match=cause):
        save(tmp_path / name, REPORT)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("winerror", "cause"), [(32, "其他程序打开"), (112, "空间不足"), (64, "网络"), (206, "太长")])
def test_windows_causes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int, cause: str) -> None:
    def failing(*_: object) -> None:
        error = OSError(errno.EINVAL, "windows")
        error.winerror = winerror  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(StorageError, match=cause):
        save(tmp_path / "a.json", REPORT)


ENDLESS = """
import sys
from pathlib import Path
from core.report.report import Report
from core.storage.files import save
for number in range(10**9):
    save(Path(sys.argv[1]), Report("2021", 2024, texts={"overview": "字" * (number % 50_000)}))
    print("saved", flush=True)
"""


def test_a_process_killed_while_saving_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for moment in range(6):
        command = [sys.executable, "-c", ENDLESS, str(path)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
            assert process.stdout and process.stdout.readline() == b"saved\n"
            time.sleep(moment * 0.007)
            process.kill()
        assert load(path).report.year == 2024


def test_a_file_that_a_virus_scanner_holds_for_a_moment_is_saved_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, tries, real = tmp_path / "a.json", list[Path](), Path.replace
    save(path, REPORT)

    def held_twice(source: Path, target: Path) -> Path:
        tries.append(source)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held", str(target))
        return real(source, target)

    monkeypatch.setattr(atomic, "_REPLACE_PAUSES", (0.0, 0.0, 0.0))  # as under Windows
    monkeypatch.setattr(Path, "replace", held_twice)
    save(path, OTHER)
    monkeypatch.undo()
    assert load(path).report == OTHER and len(tries) == 3
    assert [*tmp_path.iterdir()] == [path]


def test_a_disk_that_takes_less_than_it_was_given_is_told_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some network drives say that all is well: only the size of the file tells."""
    path = tmp_path / "a.json"
    save(path, REPORT)
    real = os.fsync

    def short(handle: int) -> None:
        if os.fstat(handle).st_size > 9 and stat.S_ISREG(os.fstat(handle).st_mode):
            os.ftruncate(handle, 9)
        real(handle)

    monkeypatch.setattr(os, "fsync", short)
    with pytest.raises(StorageError, match="磁盘读写出错"):
        save(path, OTHER)
    monkeypatch.undo()
    assert load(path).report == REPORT and [*tmp_path.iterdir()] == [path]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_the_program_is_stopped_while_it_saves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """Nothing half written stays beside the report, and the old one is whole."""
    path = tmp_path / "a.json"
    save(path, REPORT)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, step, stopped)
    with pytest.raises(KeyboardInterrupt):
        save(path, OTHER)
    monkeypatch.undo()
    assert load(path).report == REPORT and [*tmp_path.iterdir()] == [path]
