from __future__ import annotations

import errno
import os
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
    assert first.path.name == "2025-01-06_090000.json" and first.when == START
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
    now = START
    for day in range(100):
        for hour in range(3):
            now = START + timedelta(days=day, hours=hour)
            path.write_text(f"{day} {hour}", "utf-8")
            make(path, now)
    kept = [copy.when for copy in list_for(path)]
    assert kept[:20] == sorted(kept, reverse=True)[:20]
    assert kept[19] == START + timedelta(days=93, hours=1)  # 6 × 3 whole days, and two of a seventh
    assert all(when.hour == 11 for when in kept[20:])
    assert kept[-1] == START + timedelta(days=39, hours=2)  # sixty days before the last copy
    assert len(kept) == 20 + 54


def test_which_copies_to_keep_depends_on_the_clock_only() -> None:
    copies = [Backup(Path(str(day)), START - timedelta(days=day), 1) for day in range(100)]
    assert len(to_keep(copies, START)) == 61
    assert len(to_keep(copies, START + timedelta(days=1000))) == 20
    assert to_keep([], START) == []


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
    with pytest.raises(StorageError, match="没有做成备份"):
        make(tmp_path / "none.json", START)
    assert list_for(tmp_path / "none.json") == []

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="磁盘空间不足"):
        make(path, START)
    assert list_for(path) == []
    assert list(backups.folder_for(path).iterdir()) == []
