"""Words that an input method is still composing count as typed: on save, on another tab, on closing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.report.report import Report
from core.storage import files
from gui.table.delegate import FigureEdit
from gui.tabs.table_tab import TableTab
from gui.tabs.text_tab import TextTab
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin


def compose(widget: QWidget, words: str) -> None:
    """Words in composition, underlined, not committed yet."""
    QApplication.sendEvent(widget, QInputMethodEvent(words, []))


def composing(window: MainWindow, place: str) -> str:
    """Words in composition behind what stands in a text or in a line of the cover; what reads out the result."""
    window.session.jump(place)
    widget = QApplication.focusWidget()
    assert widget is not None
    compose(widget, "新增内容")
    return place


def written(window: MainWindow, place: str) -> str:
    report = window.session.report
    return report.body.get(place, "") if place == "agency" else report.text(place)


@pytest.fixture(params=["overview", "preamble", "agency"])
def place(request: pytest.FixtureRequest, window: MainWindow) -> str:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    place = composing(window, request.param)
    assert "新增内容" not in written(window, place)
    return place


def test_saving_commits_them(window: MainWindow, answers: Answers, tmp_path: Path, place: str) -> None:
    answers.save = tmp_path / "报告.json"
    window.actions_by_name["save"].trigger()
    saved = files.load(tmp_path / "报告.json").report
    assert "新增内容" in (saved.body.get(place) or saved.text(place))
    assert not window.document.unsaved


def test_another_tab_commits_them(window: MainWindow, place: str) -> None:
    window.editor.next_tab()
    assert "新增内容" in written(window, place)


def test_leaving_commits_them_and_asks(window: MainWindow, answers: Answers, tmp_path: Path, place: str) -> None:
    answers.save = tmp_path / "报告.json"
    answers.choices = ["保存"]
    window.actions_by_name["home"].trigger()
    assert "新增内容" in (tmp_path / "报告.json").read_text("utf-8")


def test_closing_the_window_commits_them(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path
) -> None:
    window = make_window()
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    answers.save = tmp_path / "报告.json"
    window.actions_by_name["save"].trigger()
    page = window.editor.parts["overview"]
    assert isinstance(page, TextTab)
    composing(window, "overview")
    answers.choices = ["保存"]
    window.close()
    assert files.load(tmp_path / "报告.json").report.text("overview") == "新增内容"


CELL = "applications.new.business"


@pytest.fixture(params=["opened by F2", "opened by the composition itself"])
def in_cell(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> Report:
    """A cell in which full-width digits are being composed; the report as it was before."""
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    window.session.jump(CELL)
    focus = QApplication.focusWidget()
    assert focus is not None
    if request.param == "opened by F2":
        qtbot.keyClick(focus, Qt.Key.Key_F2)
        focus = QApplication.focusWidget()
        assert isinstance(focus, FigureEdit)
    compose(focus, "１２")
    assert window.session.report.value(CELL) is None
    page = window.editor.parts["applications"]
    assert isinstance(page, TableTab) and page.view.open_editor() is not None
    return window.session.report


@pytest.mark.usefixtures("in_cell")
def test_a_cell_is_saved_with_what_is_composed_in_it(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.save = tmp_path / "报告.json"
    window.actions_by_name["save"].trigger()
    assert files.load(tmp_path / "报告.json").report.value(CELL) == 12
    assert not window.document.unsaved


@pytest.mark.usefixtures("in_cell")
@pytest.mark.parametrize("leave", ["another tab", "another cell", "the next finding", "the check"])
def test_a_cell_keeps_what_is_composed_in_it(window: MainWindow, leave: str) -> None:
    if leave == "another tab":
        window.editor.next_tab()
    elif leave == "another cell":
        window.session.jump("applications.new.research")
    elif leave == "the next finding":
        window.actions_by_name["next_step"].trigger()
    else:
        window.actions_by_name["check"].trigger()
    assert window.session.report.value(CELL) == 12


@pytest.mark.usefixtures("in_cell")
def test_a_cell_is_kept_on_closing(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    answers.save, answers.choices = tmp_path / "报告.json", ["保存"]
    window.close()
    assert files.load(tmp_path / "报告.json").report.value(CELL) == 12


def test_words_composed_in_a_cell_that_are_no_figure_stop_the_saving(
    window: MainWindow, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    window.session.jump(CELL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, FigureEdit)
    compose(editor, "若干")
    answers.save = tmp_path / "报告.json"
    window.actions_by_name["save"].trigger()
    assert not (tmp_path / "报告.json").exists()
    assert window.session.report.value(CELL) is None
