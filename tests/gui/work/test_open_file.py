"""The open file: its lock, and what happened to it behind our back."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from core.errors import StorageError, UserError
from core.report.edits import SetCells
from core.report.report import Report
from core.storage import files, lock
from gui.basics import dialogs
from gui.window.main_window import MainWindow
from tests.helpers.gui.saved_reports import KEY, change, figure, save
from tests.helpers.window_desk import Answers, forget_changes

OTHER = Report("2021", 2023, {"agency": "临江市教育局"}, values={KEY: 9})


def locked(path: Path) -> bool:
    return lock.lock_path(path).exists()


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


HOLDER = lock.Holder("王某", "二号机", 1, "2026-01-20T08:00:00")


def test_saving_under_the_name_of_a_file_that_somebody_has_open_asks_for_another(
    opened: MainWindow, answers: Answers, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs, ours = path.with_name("theirs.json"), path.with_name("ours.json")
    files.save(theirs, OTHER)
    real, places = lock.acquire, [theirs, ours]
    monkeypatch.setattr(lock, "acquire", lambda wanted: HOLDER if wanted == theirs else real(wanted))
    monkeypatch.setattr("gui.basics.dialogs.save_file", lambda *_: places.pop(0))
    assert opened.document.save_as()
    assert "王某" in answers.said[0]
    assert files.load(theirs).report == OTHER and files.load(ours).report.value(KEY) == 3


def test_no_place_for_a_copy_leaves_all_as_it_was(opened: MainWindow, answers: Answers, path: Path) -> None:
    before = shown(opened)
    answers.save = None
    assert not opened.document.save_as() and shown(opened) == before and locked(path)


def test_a_file_that_was_read_only_is_opened_again_once_the_other_has_done(
    window: MainWindow, answers: Answers, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As the sentence says: wait until the other has closed it, and open it again; with what they saved."""
    shown: list[bool] = []
    with monkeypatch.context() as patch:
        patch.setattr(lock, "acquire", lambda _: HOLDER)
        say = dialogs.say
        patch.setattr(dialogs, "say", lambda *given: shown.append(window.report_open) or say(*given))
        window.opening.open_path(path)
        window.opening.open_path(path)
    assert shown == [True, True]  # what is said to be open can be seen behind the words
    assert window.session.read_only and len(answers.said) == 2 and all("重新打开" in said for said in answers.said)
    files.save(path, files.load(path).report.with_values({KEY: 41}))
    window.opening.open_path(path)
    assert not window.session.read_only and locked(path) and window.session.report.value(KEY) == 41
    window.session.perform(SetCells({KEY: 42}))
    window.opening.open_path(path)  # ours, and open already
    assert window.session.report.value(KEY) == 42 and len(answers.said) == 2
    forget_changes(window)
