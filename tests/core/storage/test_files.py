"""Our own files: saved, loaded, and what happened to them behind our back."""

from __future__ import annotations

import errno
import os
from dataclasses import replace
from pathlib import Path

import pytest

from core import atomic
from core.errors import StorageError, UnusableInput
from core.report.report import Report
from core.storage import files
from core.storage.files import Caution, ChangedOnDisk, Gone, changed, default_name, load, save
from tests.helpers.faulty_disk import fail

REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, values={"applications.new.business": 2})

OTHER = REPORT.with_text("overview", "另一份")


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / default_name(REPORT)
    stamp = save(path, REPORT)
    loaded = load(path)
    assert (loaded.report, loaded.stamp, loaded.migrated) == (REPORT, stamp, False)
    assert [p.name for p in tmp_path.iterdir()] == ["临江市财政局2024年政府信息公开工作年度报告.json"]


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


def test_the_time_of_a_saved_file_does_not_decide_whether_it_was_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(atomic, "write_bytes", lambda path, data, _: path.write_bytes(data))
    monkeypatch.setattr(Path, "stat", fail(errno.ESTALE))
    stamp = save(tmp_path / "a.json", REPORT)
    monkeypatch.undo()
    assert not changed(tmp_path / "a.json", stamp)


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
