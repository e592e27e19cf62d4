"""Opening is all or nothing; saving asks before it takes anything away, and says what is on disk."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from core.errors import StorageError
from core.storage import backups, codec
from gui.window.main_window import MainWindow
from tests.helpers.gui.saved_reports import KEY, change, figure, save
from tests.helpers.window_desk import Answers, forget_changes


def fail(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "broken")


def no_copy(*_: object, **__: object) -> None:
    raise StorageError("未能备份。")


def test_a_removed_file_is_made_again_only_where_that_is_wanted(
    opened: MainWindow, answers: Answers, path: Path
) -> None:
    path.unlink()
    assert not save(opened, answers, "取消")
    assert "已被移走、改名或删除" in answers.said[-1] and not path.exists()
    assert save(opened, answers, "按原名保存")
    assert figure(path) == 3 and not opened.document.unsaved


def test_a_folder_that_is_gone_is_not_made_again(
    opened: MainWindow, answers: Answers, path: Path, tmp_path: Path
) -> None:
    path.parent.rename(tmp_path / "归档")
    assert not save(opened, answers, "取消")
    assert "所在的文件夹" in answers.said[-1]
    answers.save = tmp_path / "归档" / "b.json"
    assert save(opened, answers, "另存为…")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["data", "归档"]
    assert figure(tmp_path / "归档" / "b.json") == 3 and figure(tmp_path / "归档" / "a.json") == 2


def test_a_file_marked_read_only_is_asked_about_once(opened: MainWindow, answers: Answers, path: Path) -> None:
    path.chmod(0o444)
    assert not save(opened, answers, "取消")
    assert "已设为只读" in answers.said[-1] and figure(path) == 2
    assert save(opened, answers, "仍然保存")
    assert figure(path) == 3 and stat.S_IMODE(path.stat().st_mode) == 0o444
    change(opened, 4)
    assert save(opened, answers) and figure(path) == 4


def test_a_file_with_two_names_is_asked_about(opened: MainWindow, answers: Answers, path: Path) -> None:
    os.link(path, path.with_name("b.json"))
    assert save(opened, answers, "仍然保存")
    assert "另一个名称" in answers.said[-1]
    assert (figure(path), figure(path.with_name("b.json"))) == (3, 2)


def test_a_save_that_the_disk_does_not_confirm_stays_unsaved_and_is_told(
    opened: MainWindow, answers: Answers, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda h: fail() if stat.S_ISDIR(os.fstat(h).st_mode) else real(h))
        assert not save(opened, answers, "重试", "取消")
    assert "已是新的内容" in answers.said[-1] and figure(path) == 3
    assert opened.document.unsaved
    assert save(opened, answers)  # and our own writing is not taken for somebody else's


def test_a_failed_save_can_be_tried_again(
    opened: MainWindow, answers: Answers, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", fail)
        assert not save(opened, answers, "重试", "取消")
    assert "原来的文件未改动" in answers.said[-1] and figure(path) == 2
    assert save(opened, answers) and figure(path) == 3


def test_an_old_file_that_cannot_be_backed_up_is_not_converted(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "旧.json"
    old = (Path(__file__).parents[2] / "data" / "old_versions" / "schema_0.json").read_bytes()
    path.write_bytes(old)
    window.opening.open_path(path)
    change(window, 3)
    with monkeypatch.context() as patch:
        patch.setattr(backups, "keep", no_copy)
        assert not save(window, answers, "取消")
    assert "未能备份" in answers.said[-1] and path.read_bytes() == old
    assert save(window, answers)
    assert old in [copy.path.read_bytes() for copy in backups.list_for(path)]


def copies(path: Path) -> list[tuple[object, bool]]:
    return [(codec.read(copy.path.read_bytes()).report.value(KEY), copy.unsaved) for copy in backups.list_for(path)]


def test_changes_given_up_at_closing_are_kept_as_a_copy(opened: MainWindow, answers: Answers, path: Path) -> None:
    answers.choices = ["不保存"]
    assert opened.document.may_close()
    opened.document.close()
    assert copies(path) == [(3, True)]
    forget_changes(opened)


def test_a_changed_report_leaves_one_more_copy_at_its_end(
    opened: MainWindow, answers: Answers, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    opened.session.message.connect(said.append)
    with monkeypatch.context() as patch:
        patch.setattr(backups, "make", no_copy)
        assert save(opened, answers)
    assert copies(path) == []
    assert len(said) == 1 and said[0].startswith("已保存。未能备份")  # a copy that is promised and not there is told
    change(opened, 3)
    assert save(opened, answers)
    assert len(said) == 1
    opened.document.close()
    assert copies(path) == [(3, False)]


def test_a_report_that_was_only_looked_at_leaves_no_copy(window: MainWindow, answers: Answers, path: Path) -> None:
    window.opening.open_path(path)
    window.document.close()
    assert copies(path) == []
