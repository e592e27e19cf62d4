"""Opening is all or nothing; saving asks before it takes anything away, and says what is on disk."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from core.errors import StorageError, UserError
from core.report.edits import SetCells
from core.report.report import Report
from core.storage import backups, codec, files, lock
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, forget_changes

KEY = "applications.new.business"
REPORT = Report("2021", 2024, {"agency": "临江市财政局"}, values={KEY: 2})
OTHER = Report("2021", 2023, {"agency": "临江市教育局"}, values={KEY: 9})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "年报").mkdir()
    files.save(tmp_path / "年报" / "a.json", REPORT)
    return tmp_path / "年报" / "a.json"


@pytest.fixture
def opened(window: MainWindow, answers: Answers, path: Path) -> MainWindow:
    """The window with the report open and a figure changed."""
    window.opening.open_path(path)
    change(window, 3)
    return window


def change(window: MainWindow, figure: int) -> None:
    window.session.perform(SetCells({KEY: figure}))


def save(window: MainWindow, answers: Answers, *choices: str) -> bool:
    answers.choices = [*choices]
    saved = window.document.save()
    assert not answers.choices
    return saved


def locked(path: Path) -> bool:
    return lock.lock_path(path).exists()


def figure(path: Path) -> object:
    return files.load(path).report.value(KEY)


def fail(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "broken")


def no_copy(*_: object, **__: object) -> None:
    raise StorageError("未能备份。")


# -- opening -------------------------------------------------------------------------------


def shown(window: MainWindow) -> tuple[object, ...]:
    document = window.document
    return window.session.report, document.path, document.saved_at, window.session.read_only, document.unsaved


@pytest.mark.parametrize("where", ["core.storage.files.load", "core.report.checks.run_checks"])
@pytest.mark.parametrize("error", [StorageError("坏了。"), OSError(errno.EIO, "broken"), RuntimeError("a mistake")])
def test_opening_that_fails_leaves_the_old_report_with_its_file(
    opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch, where: str, error: Exception
) -> None:
    other = path.with_name("b.json")
    files.save(other, OTHER)
    before, undo = shown(opened), opened.session.undo_stack.count()

    def broken(*_: object, **__: object) -> None:
        raise error

    with monkeypatch.context() as patch, pytest.raises(type(error)):
        patch.setattr(where, broken)
        opened.document.open(other)
    assert shown(opened) == before and opened.session.undo_stack.count() == undo
    assert locked(path) and not locked(other)
    assert opened.document.save()
    assert figure(path) == 3 and files.load(other).report == OTHER


def test_a_file_that_vanishes_while_it_is_opened_changes_nothing_or_everything(
    opened: MainWindow, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = path.with_name("b.json")
    files.save(other, OTHER)
    really = os.stat
    for broken_call in range(12):
        opened.document.open(path)
        calls = iter(range(10_000))

        def sometimes(*given: object, **named: object) -> os.stat_result:
            if next(calls) == broken_call:  # noqa: B023
                raise OSError(errno.ESTALE, "gone")
            return really(*given, **named)  # type: ignore[arg-type]

        with monkeypatch.context() as patch:
            patch.setattr(os, "stat", sometimes)
            try:
                opened.document.open(other)
                of_other = True
            except UserError:
                of_other = False
        assert opened.document.path == (other if of_other else path)
        assert opened.session.report.values[KEY] == (9 if of_other else 2)


@pytest.mark.parametrize(("code", "word"), [(errno.EROFS, "权限"), (errno.EACCES, "权限"), (errno.ENOSPC, "空间")])
def test_a_folder_that_takes_no_file_is_said_when_it_is_opened(
    window: MainWindow, answers: Answers, path: Path, monkeypatch: pytest.MonkeyPatch, code: int, word: str
) -> None:
    really = Path.open

    def no_new_file(self: Path, mode: str = "r", *given: object, **named: object) -> object:
        if "x" in mode:
            raise OSError(code, os.strerror(code), str(self))
        return really(self, mode, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", no_new_file)
    window.opening.open_path(path)
    (said,) = answers.said
    assert "目前无法写入" in said and word in said and "另存为…" in said
    assert window.document.path == path and not window.session.read_only


@pytest.mark.parametrize("when", [-1e11, 1e12])
def test_a_file_of_any_time_can_be_opened(window: MainWindow, answers: Answers, path: Path, when: float) -> None:
    try:
        os.utime(path, (when, when))
    except OSError:
        pytest.skip("this file system does not know such times")
    window.opening.open_path(path)
    assert window.document.path == path and window.document.saved_at is not None


# -- files that are no longer what they were ----------------------------------------------


def test_a_renamed_file_is_not_made_again(opened: MainWindow, answers: Answers, path: Path) -> None:
    final = path.rename(path.with_name("终稿.json"))
    assert not save(opened, answers, "取消")
    assert "已改名为“终稿.json”" in answers.said[-1]
    assert opened.document.unsaved and opened.document.path == path and not path.exists()
    assert save(opened, answers, "保存到“终稿.json”")
    assert opened.document.path == final and figure(final) == 3 and not path.exists()
    assert locked(final) and not locked(path)
    change(opened, 4)
    assert save(opened, answers) and figure(final) == 4


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


def test_the_lock_follows_the_report_through_a_second_choice_of_place(
    opened: MainWindow, answers: Answers, path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "missing" / "b.json", tmp_path / "c.json"
    places = iter([first, second])
    monkeypatch.setattr("gui.basics.dialogs.save_file", lambda *_: next(places))
    answers.choices = ["另存为…"]
    assert opened.document.save_as()
    assert opened.document.path == second and locked(second)
    assert not locked(path) and figure(second) == 3


# -- what is said after a fault -----------------------------------------------------------


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


# -- copies at the end --------------------------------------------------------------------


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
    with monkeypatch.context() as patch:
        patch.setattr(backups, "make", no_copy)
        assert save(opened, answers)
    assert copies(path) == []
    opened.document.close()
    assert copies(path) == [(3, False)]


def test_a_report_that_was_only_looked_at_leaves_no_copy(window: MainWindow, answers: Answers, path: Path) -> None:
    window.opening.open_path(path)
    window.document.close()
    assert copies(path) == []
