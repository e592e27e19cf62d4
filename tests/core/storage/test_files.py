from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core import atomic
from core.errors import StorageError, UnusableInput
from core.report.report import Report
from core.storage import files
from core.storage.files import Caution, ChangedOnDisk, Gone, changed, default_name, load, save

ROOT = Path(__file__).resolve().parents[3]
REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, values={"applications.new.business": 2})
OTHER = REPORT.with_text("overview", "另一份")


def fail(code: int) -> Callable[..., None]:
    def failing(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return failing


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / default_name(REPORT)
    stamp = save(path, REPORT)
    loaded = load(path)
    assert (loaded.report, loaded.stamp, loaded.migrated) == (REPORT, stamp, False)
    assert [p.name for p in tmp_path.iterdir()] == ["临江市财政局2024年政府信息公开工作年度报告.json"]


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


def test_a_change_behind_our_back_is_noticed_even_with_equal_size_and_time(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    stamp = save(path, REPORT)
    assert not changed(path, stamp)
    os.utime(path)
    assert not changed(path, stamp)
    path.write_bytes(path.read_bytes().replace(b'"applications.new.business": 2', b'"applications.new.business": 7'))
    os.utime(path, ns=(stamp.mtime_ns, stamp.mtime_ns))
    assert changed(path, stamp)
    with pytest.raises(ChangedOnDisk, match="另存为"):
        save(path, OTHER, stamp)
    assert load(path).report.values == {"applications.new.business": 7}
    save(path, OTHER)
    assert load(path).report == OTHER


def test_a_file_deleted_behind_our_back_is_not_quietly_made_again(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    stamp = save(path, REPORT)
    path.unlink()
    with pytest.raises(Gone, match="已被移走、改名或删除") as gone:
        save(path, OTHER, stamp)
    assert gone.value.folder_there and gone.value.renamed is None
    assert not list(tmp_path.iterdir())
    save(path, OTHER)
    assert load(path).report == OTHER


def test_a_file_that_was_renamed_is_told_by_its_new_name(tmp_path: Path) -> None:
    path, other = tmp_path / "a.json", tmp_path / "终稿.json"
    stamp = save(path, REPORT)
    save(tmp_path / "else.json", OTHER)
    path.rename(other)
    with pytest.raises(Gone, match=r"已改名为“终稿\.json”") as gone:
        save(path, OTHER, stamp)
    assert gone.value.renamed == other
    assert load(other).report == REPORT and not path.exists()


def test_a_folder_that_was_renamed_is_not_made_again(tmp_path: Path) -> None:
    (folder := tmp_path / "年报").mkdir()
    path = folder / "a.json"
    stamp = save(path, REPORT)
    folder.rename(tmp_path / "归档")
    with pytest.raises(Gone, match="所在的文件夹") as gone:
        save(path, OTHER, stamp)
    assert not gone.value.folder_there
    assert [entry.name for entry in tmp_path.iterdir()] == ["归档"]


@pytest.mark.parametrize("call", ["stat", "read_bytes"])
def test_a_file_that_cannot_be_compared_is_not_overwritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    path = tmp_path / "a.json"
    stamp = save(path, REPORT)
    save(path, OTHER)
    with monkeypatch.context() as patch, pytest.raises(StorageError, match="原来的文件未改动"):
        patch.setattr(Path, call, fail(errno.EIO))
        save(path, REPORT, replace(stamp, size=path.stat().st_size if call == "read_bytes" else 0))
    assert load(path).report == OTHER


def test_what_is_asked_about_before_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    assert files.marks(path) == files.marks(tmp_path) == frozenset()
    save(path, REPORT)
    assert files.marks(path) == frozenset()
    path.chmod(0o444)
    assert files.marks(path) == {Caution.READ_ONLY}
    os.link(path, tmp_path / "b.json")
    assert files.marks(path) == {Caution.READ_ONLY, Caution.TWO_NAMES}
    save(path, OTHER)
    assert path.stat().st_mode & 0o777 == 0o444
    assert load(tmp_path / "b.json").report == REPORT  # and that is what the question says
    assert "那个名称下仍是原来的内容" in Caution.TWO_NAMES.sentence(path)


def test_nothing_is_asked_where_saving_will_fail_anyway(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path / "a.json", REPORT)
    monkeypatch.setattr(os, "access", lambda *_: False)  # as in a system mounted read-only
    assert files.marks(tmp_path / "a.json") == frozenset()


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


def test_the_time_of_a_saved_file_does_not_decide_whether_it_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "write_bytes", lambda path, data: path.write_bytes(data))
    monkeypatch.setattr(Path, "stat", fail(errno.ESTALE))
    stamp = save(tmp_path / "a.json", REPORT)
    monkeypatch.undo()
    assert not changed(tmp_path / "a.json", stamp)


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
    assert list(tmp_path.iterdir()) == [path]
    assert not changed(path, stamp)


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


def test_what_cannot_be_opened_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, words in ((tmp_path / "none.json", "找不到"), (tmp_path, "文件夹"), (tmp_path / "a\0b", "不能用的字符")):
        with pytest.raises(UnusableInput, match=words):
            load(path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnusableInput, match="不是报告文件"):
        load(tmp_path / "pipe")
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(UnusableInput, match="明显过大"):
        load(big)
    save(tmp_path / "a.json", REPORT)
    monkeypatch.setattr(os, "fstat", fail(errno.EIO))
    with pytest.raises(UnusableInput, match="磁盘读写出错"):
        load(tmp_path / "a.json")


@pytest.mark.parametrize(
    ("agency", "name"),
    [
        ("临江市/财政局:*?", "临江市_财政局___2024年政府信息公开工作年度报告.json"),
        ("", "2024年政府信息公开工作年度报告.json"),
        ("临江\u202egpj.市\u200b\ufeff\u2066", "临江gpj.市2024年政府信息公开工作年度报告.json"),
        ("..\\..\\x\n", "_.._x2024年政府信息公开工作年度报告.json"),
    ],
)
def test_the_default_name_is_fit_for_windows(agency: str, name: str) -> None:
    assert default_name(Report("2021", 2024, {"agency": agency})) == name


def test_the_default_name_is_never_too_long(tmp_path: Path) -> None:
    report = Report("2021", 2024, {"agency": "𠮷长" * 200})
    name = default_name(report)
    assert len(name.encode()) <= 255 and name.endswith("年政府信息公开工作年度报告.json")
    save(tmp_path / name, report)


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
