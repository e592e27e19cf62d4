"""The real window as a clerk uses it: start, fill in, save, close, come back, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from core import settings
from core.opening import open_any
from core.report import rollover
from core.report.edits import SetCells
from core.report.report import Report
from core.storage import files
from core.writers.docx.report import export
from gui.commands.export_dialog import ExportDialog
from gui.importing.dialog import ImportAs
from gui.panels.cursor_pane import CursorPane
from gui.tabs.table_tab import TableTab
from gui.text.synced_edit import SyncedEdit
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin, filled, give_reason, import_as


def test_from_last_years_docx_to_this_years_docx(
    make_window: Callable[[], MainWindow],
    answers: Answers,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    last = tmp_path / "上年.docx"
    export(filled(), last)
    window = make_window()
    answers.open = last
    import_as(monkeypatch, ImportAs.DRAFT)
    window.start_page.start.click()
    report = window.session.report
    assert (report.year, report.value("applications.carried_in.business")) == (2025, 2)
    assert "applications.carried_in.business" in window.session.unvisited

    window.editor.jump("applications.new.natural_person")
    for digit in "12":  # the first opens the editor, the second goes into it
        qtbot.keyClick(QApplication.focusWidget(), digit)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.session.report.value("applications.new.natural_person") == 12
    assert window.session.figure("applications.new.total") == 12
    for section in report.form.tables:
        window.editor.jump(section.key)
        window.actions_by_name["fill_zero"].trigger()
    assert window.session.figure("applications.carried_out.natural_person") == 12

    answers.save = tmp_path / "报告" / "今年.json"
    answers.save.parent.mkdir()
    window.actions_by_name["save"].trigger()
    assert not window.document.unsaved
    assert files.load(answers.save).report == window.session.report

    monkeypatch.setattr(ExportDialog, "exec", lambda dialog: dialog.folder_edit.setText(str(tmp_path)) or 1)
    answers.choices = ["完成"]
    window.actions_by_name["export"].trigger()
    back = open_any(tmp_path / "临江市财政局2025年政府信息公开工作年度报告.docx").report
    assert back.values == window.session.report.values
    assert back.text("title") == "临江市财政局2025年政府信息公开工作年度报告"


def test_undo_redo_and_the_star_in_the_title(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, filled())
    window.session.perform(SetCells({"applications.new.business": 6}))
    assert window.actions_by_name["undo"].text() == "撤销 修改数据(&Z)"
    window.actions_by_name["undo"].trigger()
    assert window.session.report.value("applications.new.business") == 5
    window.actions_by_name["redo"].trigger()
    assert window.session.report.value("applications.new.business") == 6
    assert window.isWindowModified()


def test_closing_asks_and_cancel_keeps_everything(make_window: Callable[[], MainWindow], answers: Answers) -> None:
    window = make_window()
    begin(window, filled())
    answers.choices = ["取消"]
    window.close()
    assert window.isVisible()
    answers.choices = ["不保存"]
    window.close()
    assert not window.isVisible()


def test_second_window_gets_the_file_read_only(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "报告.json"
    files.save(path, filled())
    first, second = make_window(), make_window()
    first.opening.open_path(path)
    second.opening.open_path(path)
    assert second.session.read_only
    assert "只读" in answers.said[-1]
    assert not second.session.perform(SetCells({"applications.new.business": 9}))
    first.document.close()


def test_changed_behind_our_back_is_asked(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path
) -> None:
    path = tmp_path / "报告.json"
    files.save(path, filled())
    window = make_window()
    window.opening.open_path(path)
    files.save(path, filled().with_body("agency", "别人改的"))
    window.session.perform(SetCells({"applications.new.business": 9}))
    answers.choices = ["取消"]
    assert not window.document.save()
    assert files.load(path).report.agency == "别人改的"
    answers.choices = ["覆盖"]
    assert window.document.save()
    assert files.load(path).report.value("applications.new.business") == 9


def test_full_disk_offers_another_place(
    make_window: Callable[[], MainWindow], answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    path = tmp_path / "报告.json"
    files.save(path, filled())
    window.opening.open_path(path)
    window.session.perform(SetCells({"applications.new.business": 9}))
    real = files.save

    def full(target: Path, *rest: object) -> object:
        if target == path:
            raise files.StorageError("磁盘已满。请用“另存为…”换一个位置。")
        return real(target, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(files, "save", full)
    answers.choices, answers.save = ["另存为…"], tmp_path / "别处.json"
    assert window.document.save()
    assert files.load(tmp_path / "别处.json").report.value("applications.new.business") == 9
    assert files.load(path).report.value("applications.new.business") == 5


def test_findings_panel_jumps_to_the_cell(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, filled().with_values({"applications.granted.business": 8}))
    window.actions_by_name["check"].trigger()
    assert window.editor.tabs.currentWidget() is window.editor.parts["applications"]
    assert window.session.current == "applications.new.business"


def test_a_form_of_2019_gets_its_own_pages(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, Report("2019", 2020, {"agency": "甲局"}))
    window.editor.jump("disclosure.procurement.amount")
    assert window.session.current == "disclosure.procurement.amount"


def test_old_form_is_taken_over_as_one_step(make_window: Callable[[], MainWindow], answers: Answers) -> None:
    window = make_window()
    begin(window, Report("2019", 2021, {"agency": "甲局"}).with_values({"disclosure.procurement.projects": 3}))
    answers.choices = ["转换为新版表格"]
    window.actions_by_name["newer_form"].trigger()
    assert window.session.report.form_key == "2021"
    assert "政府集中采购" in answers.said[-1]
    window.actions_by_name["undo"].trigger()
    assert window.session.report.form_key == "2019"


def test_nothing_scrolls_sideways_at_1366(make_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = make_window()
    begin(window, filled())
    for key, page in window.editor.parts.items():
        window.editor.tabs.setCurrentWidget(page)
        QApplication.processEvents()
        for bar in page.findChildren(type(window.editor.findings.list.horizontalScrollBar())):
            if bar.orientation() == Qt.Orientation.Horizontal:
                assert bar.maximum() == bar.minimum() or not bar.isVisible(), key
    assert window.minimumSizeHint().width() <= 1366


def test_preview_opens_beside_the_report(make_window: Callable[[], MainWindow], qtbot: QtBot) -> None:
    window = make_window()
    begin(window, filled())
    with qtbot.waitSignal(window.preview.panel.updated):
        window.actions_by_name["preview"].trigger()
    assert len(window.preview.panel.view.pages) >= 3
    window.preview.close()


def test_a_hint_is_kept_with_its_reason_and_asks_again_when_its_numbers_change(
    make_window: Callable[[], MainWindow], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window = make_window()
    said = filled().with_text("overview", "本年新收政府信息公开申请12件。")
    begin(window, said)
    panel, session = window.editor.findings, window.session
    hint = next(finding for finding in session.findings if finding.id == "X1")
    panel.next()
    while panel.list.finding != hint:
        panel.next()
    give_reason(monkeypatch, "口径不同")
    next(button for button in panel.findChildren(QPushButton) if button.text().startswith("保留并说明…")).click()
    assert session.report.kept == {hint.key: "口径不同"}
    qtbot.waitUntil(lambda: any("口径不同" in panel.list.item(row).text() for row in range(panel.list.count())))
    session.perform(SetCells({"applications.new.business": 6}))
    assert next(finding for finding in session.findings if finding.id == "X1").key not in session.report.kept
    window.actions_by_name["undo"].trigger()
    window.actions_by_name["undo"].trigger()
    assert session.report.kept == {}


def test_a_year_left_over_is_mended_with_one_button(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, filled(2025).with_text("overview", "2024年，我局认真做好信息公开工作。"))
    panel = window.editor.findings
    year = next(finding for finding in window.session.findings if finding.id == "Y1")
    panel.next()
    while panel.list.finding != year:
        panel.next()
    next(button for button in panel.findChildren(QPushButton) if button.text().startswith("改为2025年")).click()
    assert window.session.report.text("overview").startswith("2025年，")


def test_side_panel_follows_the_cursor(make_window: Callable[[], MainWindow]) -> None:
    window = make_window()
    begin(window, rollover.draft(filled(), 2025))

    def shown(index: int) -> str:
        pane = window.editor.side.widget(index)
        assert isinstance(pane, CursorPane)
        window.editor.side.setCurrentWidget(pane)
        return pane.view.toPlainText()

    window.editor.jump("applications.carried_in.business")
    assert "上一年报告的第四项" in shown(1)
    assert "上年0，本年2，增加2" in shown(2)
    window.editor.jump("overview")
    assert "公开信息" in shown(2)
    assert "五个方面" in shown(1)


@pytest.mark.parametrize("command", ["copy", "paste"])
def test_copy_and_paste_where_nothing_takes_them_say_so(window: MainWindow, command: str) -> None:
    """On a tab, a button: the window itself is not asked again and again."""
    begin(window, filled())
    said: list[str] = []
    window.session.message.connect(said.append)
    QApplication.clipboard().setText("5")
    window.editor.tabs.tabBar().setFocus()
    window.actions_by_name[command].trigger()
    assert len(said) == 1 and said[0].startswith("请先")
    assert window.session.undo_stack.isClean()


def test_the_key_that_replaces_in_word_opens_the_find_bar(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, filled())
    window.editor.jump("overview")
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), SyncedEdit))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert window.editor.find_bar.isVisible() and window.editor.find_bar.words.hasFocus()


def test_larger_smaller_and_the_size_of_the_printed_form(window: MainWindow) -> None:
    """Each step is kept for the next start; beyond the ends nothing changes."""
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))

    def after(*commands: str) -> int:
        for command in commands:
            window.actions_by_name[command].trigger()
        assert settings.load().text_zoom == settings.load().table_zoom
        return settings.load().table_zoom

    larger = after("zoom_in")
    assert larger > 100 and after("zoom_out") == 100 and after("zoom_out") < 100
    assert after("zoom_reset") == 100
    most = after(*["zoom_in"] * 30)
    assert most > larger and after("zoom_in") == most
    least = after(*["zoom_out"] * 60)
    assert least < 100 and after("zoom_out") == least


def test_enter_goes_right_in_every_table_and_at_the_next_start(window: MainWindow) -> None:
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    tables = [tab for tab in window.editor.parts.values() if isinstance(tab, TableTab)]
    window.actions_by_name["enter_right"].trigger()
    assert tables and {tab.enter_moves for tab in tables} == {"right"} and settings.load().enter_moves == "right"
    window.actions_by_name["enter_right"].trigger()
    assert {tab.enter_moves for tab in tables} == {"down"} and settings.load().enter_moves == "down"


def test_recent_files_stand_in_the_menu_and_open_there(window: MainWindow, tmp_path: Path) -> None:
    window._fill_recent()
    assert [action.isEnabled() for action in window._recent_menu.actions()] == [False], "there is none yet"
    path = tmp_path / "报告.json"
    files.save(path, Report("2021", 2025, {"agency": "临江市水务局"}))
    window.workspace.remember(path)
    window._fill_recent()
    (only,) = window._recent_menu.actions()
    assert only.text() == path.name and only.toolTip() == str(path)
    only.trigger()
    assert window.document.path == path and window.session.report.agency == "临江市水务局"
