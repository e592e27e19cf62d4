from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import StorageError, UnusableInput
from core.report.report import Report
from core.storage import files
from core.storage.files import ChangedOnDisk, changed, default_name, load, save

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


def test_a_file_deleted_behind_our_back_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    stamp = save(path, REPORT)
    path.unlink()
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
    assert list(tmp_path.iterdir()) == [path]
    assert not changed(path, stamp)


def test_a_folder_that_takes_no_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_new_file(self: Path, mode: str = "r", *_: object) -> None:
        raise PermissionError(errno.EACCES, "denied", str(self))

    monkeypatch.setattr(Path, "open", no_new_file)
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
    with pytest.raises(UnusableInput, match="不是年报文件"):
        load(tmp_path / "pipe")
    big = tmp_path / "big.json"
    with big.open("wb") as file:
        file.truncate(files.LARGEST + 1)
    with pytest.raises(UnusableInput, match="大得不合理"):
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
