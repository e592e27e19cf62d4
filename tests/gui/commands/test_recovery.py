"""What a crash left: told with both times, never put over newer work, compared, given up knowingly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton

from core.report.report import Report
from core.storage import files
from core.storage.recovery import Copy, Pending, Recovery
from core.storage.standing import Standing, beside
from gui.commands.list_dialogs import ListDialog
from gui.window.main_window import MainWindow
from tests.helpers.hands import words_of
from tests.helpers.window_desk import Answers

CELL = "applications.new.business"
SAVED = Report("2021", 2025, {"agency": "临江市财政局"}, values={CELL: 5}, texts={"overview": "一段。\n二段。"})


@pytest.fixture(autouse=True)
def nobody_lives(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever wrote a copy is gone; ``window`` has set the program's own folder before."""
    monkeypatch.setattr("core.processes.alive", lambda pid, born: False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "报告.json"


@pytest.fixture
def dialogs_seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], list[str], str]]:
    """The rows, the enabled buttons and the title of each list that was shown; answered by ``plan``."""
    return []


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch, dialogs_seen: list[tuple[list[str], list[str], str]]) -> list[str]:
    """What the clerk presses in one list after the other."""
    answers: list[str] = []

    def show(dialog: ListDialog) -> int:
        tree = dialog.tree
        rows = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
        cells = [" | ".join(row.text(column) for column in range(tree.columnCount())) for row in rows if row]
        buttons = {words_of(button): button for button in dialog.findChildren(QPushButton) if button.isEnabled()}
        dialogs_seen.append((cells, [*buttons], dialog.windowTitle()))
        if dialog.windowTitle() == "对比":
            return 1
        if pressed := answers.pop(0):
            buttons[pressed].click()
        return 1

    monkeypatch.setattr(ListDialog, "exec", show)
    return answers


def left(path: Path | None, kept: Report, stamp: files.Stamp | None = None, **more: object) -> Pending:
    """A copy that a crash left."""
    Recovery().write(Copy(kept, path, stamp, **more), "one")  # type: ignore[arg-type]
    return Recovery().pending()[0]


def only_copy() -> Copy | None:
    found = Recovery().pending()
    return found[0].copy if found else None


def test_it_goes_on_from_the_file_as_it_was(window: MainWindow, path: Path, plan: list[str]) -> None:
    stamp = files.save(path, SAVED)
    left(path, SAVED.with_values({CELL: 77}), stamp, unvisited=frozenset({CELL}))
    plan[:] = ["恢复"]
    assert window.opening.offer_recovery()
    assert window.session.report.value(CELL) == 77 and window.session.unvisited == {CELL}
    assert window.document.unsaved and window.document.path == path
    copy = only_copy()
    assert copy is not None and copy.report.value(CELL) == 77 and copy.stamp == stamp
    assert window.document.save()
    assert files.load(path).report.value(CELL) == 77 and only_copy() is None


def test_the_list_tells_both_times_the_place_and_what_differs(
    window: MainWindow, path: Path, plan: list[str], dialogs_seen: list[tuple[list[str], list[str], str]]
) -> None:
    stamp = files.save(path, SAVED)
    left(path, SAVED.with_values({CELL: 77}), stamp)
    plan[:] = ["稍后处理"]
    assert not window.opening.offer_recovery()
    row = dialogs_seen[0][0][0].split(" | ")
    assert row[:2] == ["临江市财政局", "2025"] and row[5] == str(path) and row[4] == "文件尚未改动"
    assert all(time.count(":") == 2 for time in row[2:4])
    assert only_copy() is not None


def test_newer_work_in_the_file_is_never_overwritten(
    window: MainWindow, path: Path, plan: list[str], answers: Answers, tmp_path: Path
) -> None:
    """Crash at 77, somebody saves 99, the copy is taken up: Ctrl+S asks for another place."""
    stamp = files.save(path, SAVED)
    left(path, SAVED.with_values({CELL: 77}), stamp)
    files.save(path, SAVED.with_values({CELL: 99}))
    plan[:] = ["恢复"]
    answers.choices = ["与文件对比…", "恢复为另一份报告"]
    assert window.opening.offer_recovery()
    assert "1格数据" in answers.said[0]
    assert window.session.report.value(CELL) == 77 and window.document.path is None
    answers.save = tmp_path / "另一份.json"
    assert window.document.save()
    assert files.load(path).report.value(CELL) == 99
    assert files.load(tmp_path / "另一份.json").report.value(CELL) == 77


def test_saved_again_after_recovery_was_begun_is_asked(
    window: MainWindow, path: Path, plan: list[str], answers: Answers
) -> None:
    stamp = files.save(path, SAVED)
    left(path, SAVED.with_values({CELL: 77}), stamp)
    plan[:] = ["恢复"]
    assert window.opening.offer_recovery()
    files.save(path, SAVED.with_values({CELL: 99}))
    answers.choices = ["取消"]
    assert not window.document.save()
    assert files.load(path).report.value(CELL) == 99


def test_the_comparison_names_cells_and_paragraphs(
    window: MainWindow, path: Path, plan: list[str], dialogs_seen: list[tuple[list[str], list[str], str]]
) -> None:
    stamp = files.save(path, SAVED)
    left(path, SAVED.with_values({CELL: 77}).with_text("overview", "一段。\n改过的二段。\n三段。"), stamp)
    plan[:] = ["与文件对比…", "稍后处理"]
    assert not window.opening.offer_recovery()
    rows, _, title = dialogs_seen[1]
    assert title == "对比" and len(rows) == 3
    assert rows[0].endswith(" | 77 | 5")
    assert rows[1].endswith(" | 改过的二段。 | 二段。") and rows[2].endswith(" | 三段。 | （没有这一段）")


def test_a_damaged_copy_says_so_and_can_only_be_given_up(
    window: MainWindow, plan: list[str], dialogs_seen: list[tuple[list[str], list[str], str]], answers: Answers
) -> None:
    left(None, SAVED)
    (Recovery().folder / "one.json").write_text("{", "utf-8")
    plan[:] = ["放弃"]
    answers.choices = ["放弃"]
    assert not window.opening.offer_recovery()
    rows, buttons, _ = dialogs_seen[0]
    assert "已损坏，无法恢复" in rows[0] and buttons == ["放弃", "稍后处理"]
    assert not list(Recovery().folder.iterdir())


def test_giving_up_says_what_it_does_and_goes_back_to_the_list(
    window: MainWindow, plan: list[str], answers: Answers
) -> None:
    left(None, SAVED)
    plan[:] = ["放弃", "稍后处理"]
    answers.choices = ["取消"]
    assert not window.opening.offer_recovery()
    assert "永久删除" in answers.said[0] and only_copy() is not None


def test_a_file_that_holds_the_same_has_nothing_to_recover(window: MainWindow, path: Path) -> None:
    """The program was ended after the file was replaced and before the copy was cleared."""
    files.save(path, SAVED.with_values({CELL: 77}))
    left(path, SAVED.with_values({CELL: 77}))
    assert not window.opening.offer_recovery() and only_copy() is None


def test_an_old_copy_that_does_not_know_its_file(path: Path) -> None:
    files.save(path, SAVED)
    pending = left(path, SAVED.with_values({CELL: 77}))
    assert beside(pending).standing is Standing.ONWARD  # it was written later
    pending = Pending(pending.token, path, pending.copy, "", pending.when.replace(year=2000))
    assert beside(pending).standing is Standing.AWRY


def test_a_file_that_is_gone_or_damaged_is_said(
    window: MainWindow, path: Path, plan: list[str], dialogs_seen: list[tuple[list[str], list[str], str]]
) -> None:
    stamp = files.save(path, SAVED)
    pending = left(path, SAVED.with_values({CELL: 77}), stamp)
    path.write_text("{", "utf-8")
    damaged = beside(pending)
    assert damaged.standing is Standing.AWRY and damaged.error.endswith("。")
    path.unlink()
    plan[:] = ["恢复"]
    assert window.opening.offer_recovery()
    assert "找不到原文件" in dialogs_seen[0][0][0]
    assert window.document.path is None and window.session.report.value(CELL) == 77
    assert not path.exists()


def test_what_could_not_be_filled_in_is_told(window: MainWindow, plan: list[str], answers: Answers) -> None:
    left(None, SAVED, unfinished={CELL: "4-"})
    plan[:] = ["恢复"]
    assert window.opening.offer_recovery()
    assert "“4-”" in answers.said[0]


def test_a_failed_write_leaves_the_old_copy(
    window: MainWindow, plan: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    left(None, SAVED)
    plan[:] = ["恢复"]

    def full(self: Recovery, copy: Copy, token: str) -> None:
        raise files.StorageError("磁盘空间不足。")

    monkeypatch.setattr(Recovery, "write", full)
    assert window.opening.offer_recovery()
    copy = only_copy()
    assert copy is not None and copy.report == SAVED


def test_a_copy_taken_up_elsewhere_is_left_alone(
    window: MainWindow, plan: list[str], answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    left(None, SAVED)
    plan[:] = ["放弃", "稍后处理"]
    monkeypatch.setattr(Recovery, "left_behind", lambda self, token: False)
    assert not window.opening.offer_recovery()
    assert "另一个窗口" in answers.said[0] and only_copy() is not None


def test_marks_of_cells_survive_saving_and_closing(
    make_window: Callable[[], MainWindow], answers: Answers, path: Path
) -> None:
    window = make_window()
    window.document.start(SAVED, frozenset({CELL}))
    answers.save = path
    assert window.document.save()
    window.document.close()
    again = make_window()
    again.document.open(path)
    assert again.session.unvisited == {CELL} and again.session.report == SAVED
    again.session.visit({CELL})
    assert again.document.save()
    assert files.load(path).report == SAVED


@pytest.mark.parametrize("place", [CELL, "problems", "preamble", "telephone"])
def test_it_goes_on_where_the_cursor_was(window: MainWindow, path: Path, plan: list[str], place: str) -> None:
    stamp = files.save(path, SAVED)
    left(path, SAVED.with_values({CELL: 77}), stamp, place=place)
    plan[:] = ["恢复"]
    assert window.opening.offer_recovery()
    assert window.session.current == place
    copy = only_copy()
    assert copy is not None and copy.place == place  # and again after another crash


def test_a_place_that_is_none_is_passed_over(window: MainWindow, path: Path, plan: list[str]) -> None:
    left(path, SAVED.with_values({CELL: 77}), files.save(path, SAVED), place="nowhere.at.all")
    plan[:] = ["恢复"]
    assert window.opening.offer_recovery()
    assert window.session.report.value(CELL) == 77
