from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.errors import StorageError
from core.storage import backups
from core.storage.backups import Backup, list_for, make, to_keep

START = datetime(2025, 1, 6, 9, 0, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "年报.json").write_text("第一稿", "utf-8")
    return tmp_path / "年报.json"


def test_a_copy_is_dated_and_listed_newest_first(path: Path, data_folder: Path) -> None:
    first = make(path, START)
    path.write_text("第二稿", "utf-8")
    second = make(path, START + timedelta(minutes=5))
    assert list_for(path) == [second, first]
    assert first.path.read_text("utf-8") == "第一稿" and first.size == len("第一稿".encode())
    assert first.path.name == "2025-01-06_090000_n0001.json" and first.when == START
    assert data_folder / "backups" in first.path.parents and first.path.parent.name.startswith("年报-")


def test_the_same_content_is_not_copied_twice(path: Path) -> None:
    first = make(path, START)
    assert make(path, START + timedelta(hours=1)) == first
    path.write_text("第二稿", "utf-8")
    make(path, START + timedelta(hours=2))
    path.write_text("第一稿", "utf-8")
    make(path, START + timedelta(hours=3))
    assert len(list_for(path)) == 3


def test_two_contents_in_one_second_are_both_kept(path: Path) -> None:
    make(path, START)
    path.write_text("第二稿", "utf-8")
    second = make(path, START)
    assert [copy.path.read_text("utf-8") for copy in list_for(path)] == ["第二稿", "第一稿"]
    assert list_for(path)[0] == second


def test_files_of_one_name_in_two_folders_do_not_meet(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / path.name
    other.parent.mkdir()
    other.write_text("另一家", "utf-8")
    make(path, START)
    make(other, START)
    assert len(list_for(path)) == len(list_for(other)) == 1


def test_the_newest_twenty_and_one_a_day_for_sixty_days_stay(path: Path) -> None:
    for day in range(100):
        for hour in range(3):
            path.write_text(f"{day} {hour}", "utf-8")
            make(path, START + timedelta(days=day, hours=hour))
    kept = [copy.when for copy in list_for(path)]
    assert kept == sorted(kept, reverse=True)
    assert kept[19] == START + timedelta(days=93, hours=1)  # 6 × 3 whole days, and two of a seventh
    assert all(when.hour == 11 for when in kept[20:])
    assert kept[-1] == START + timedelta(days=40, hours=2)  # the sixtieth day
    assert len(kept) == 20 + 53


def by_day(days: Iterable[int]) -> list[Backup]:
    """Copies made on these days, one after the other; newest first, as they are listed."""
    made = [Backup(Path(str(n)), START + timedelta(days=day), 1, n) for n, day in enumerate(days, 1)]
    return made[::-1]


def test_which_copies_to_keep_depends_on_their_order_only() -> None:
    assert to_keep([]) == []
    assert len(to_keep(by_day(range(100)))) == 60
    assert len(to_keep(by_day([0] * 100))) == 20


@pytest.mark.parametrize("wrong", [-20_000, -400, 400, 20_000])
def test_a_clock_that_is_wrong_for_a_while_thins_nothing_out(path: Path, wrong: int) -> None:
    right = by_day(range(30))
    for wrong_days in (1, 5, 25):
        meanwhile = by_day([*range(30), *(wrong + day for day in range(wrong_days)), 30])
        assert {copy.when for copy in right} <= {copy.when for copy in to_keep(meanwhile)}
    for day in (*range(25), wrong, wrong, 25):
        path.write_text(f"{day} {os.urandom(4).hex()}", "utf-8")
        newest = make(path, START + timedelta(days=day))
        assert list_for(path)[0] == newest  # what was saved last stands first, whatever the clock says
    assert len(list_for(path)) == 28


def test_copies_of_older_versions_stay_in_their_order(path: Path) -> None:
    folder = backups.folder_for(path)
    folder.mkdir(parents=True)
    for name in ("2024-12-01_080000.json", "2025-01-05_080000.json", "2025-01-05_080000_1.json"):
        (folder / name).write_text(name)
    newest = make(path, START)
    assert [copy.path.name for copy in list_for(path)] == [
        newest.path.name,
        "2025-01-05_080000_1.json",
        "2025-01-05_080000.json",
        "2024-12-01_080000.json",
    ]


def test_copies_are_found_without_their_file(path: Path, tmp_path: Path) -> None:
    make(path, START)
    (old := backups.folder() / "去年的-0123456789ab").mkdir()
    (old / "2024-01-06_090000.json").write_text("x")
    path.unlink()
    first, second = backups.all_kept()
    assert (first.path, first.name, len(first.copies)) == (path, "年报.json", 1)
    assert (second.path, second.name) == (None, "去年的")
    (old.rename(backups.folder_for(tmp_path / "去年的.json")))
    assert [kept.path for kept in backups.all_kept([tmp_path / "去年的.json"])] == [path, tmp_path / "去年的.json"]


@pytest.mark.parametrize("noted", [b"", b"\0", b"not/whole", b"/a\0b", b"\xff\xfe", b"/" + b"a" * 50_000])
def test_a_note_that_makes_no_sense_is_none(path: Path, noted: bytes) -> None:
    copy = make(path, START)
    (copy.path.parent / "origin.txt").write_bytes(noted)
    assert [kept.path for kept in backups.all_kept()] == [None]
    path.write_text("第二稿", "utf-8")
    make(path, START)
    assert [kept.path for kept in backups.all_kept()] == [path]


def test_nobody_else_can_read_them(path: Path, data_folder: Path) -> None:
    copy = make(path, START)
    for folder in (data_folder, data_folder / "backups", copy.path.parent):
        assert folder.stat().st_mode & 0o777 == 0o700
        folder.chmod(0o755)  # as an older version made it
    assert {file.stat().st_mode & 0o777 for file in copy.path.parent.iterdir()} == {0o600}
    path.write_text("第二稿", "utf-8")
    make(path, START)
    assert copy.path.parent.stat().st_mode & 0o777 == 0o700


def test_changes_given_up_at_closing_are_told_apart(path: Path) -> None:
    make(path, START)
    backups.keep(path, "没有保存的".encode(), START + timedelta(minutes=1), unsaved=True)
    assert [copy.unsaved for copy in list_for(path)] == [True, False]


def test_other_files_in_the_folder_are_left_alone(path: Path) -> None:
    copy = make(path, START)
    stranger = copy.path.with_name("read me.txt")
    stranger.write_text("x")
    assert list_for(path) == [copy]
    for minute in range(1, 30):
        path.write_text(str(minute))
        make(path, START + timedelta(minutes=minute))
    assert stranger.exists()


def test_what_cannot_be_copied_is_said(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StorageError, match=r"未能备份“none\.json”"):
        make(tmp_path / "none.json", START)
    assert list_for(tmp_path / "none.json") == []

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="磁盘空间不足"):
        make(path, START)
    assert list_for(path) == []
    assert not list(backups.folder_for(path).iterdir())
