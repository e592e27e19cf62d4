"""Importing into the open report, and pasting reports anywhere, in the real window."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.opening import open_any
from core.paths import resources
from core.report.report import Report
from core.writers.docx.report import export
from gui.commands import paste_report
from gui.importing.dialog import ImportAs, ImportDialog
from gui.window.main_window import MainWindow
from tests.helpers.gui.import_clerk import FILE, OPEN, Clerk, begin, put
from tests.helpers.makers.import_maker import AGENCY, A, report_html, table_html


@pytest.fixture
def clerk(monkeypatch: pytest.MonkeyPatch) -> Clerk:
    return Clerk(monkeypatch)


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """Ready for what is pasted before any report is open."""
    paste_report.install(window.workspace, window)
    return window


def test_figures_only_are_one_undo_step(window: MainWindow, clerk: Clerk):
    begin(window)
    put(report_html(FILE))
    clerk.takes(ImportAs.INTO)
    assert paste_report.offer(window.workspace, window)
    report = window.session.report
    assert report.value(f"{A}.new.natural_person") == 7
    assert report.value("proceedings.review.upheld") == 4
    assert report.value(f"{A}.new.research") is None
    assert (report.texts, report.year, report.body) == (OPEN.texts, OPEN.year, OPEN.body)
    assert f"{A}.new.natural_person" in window.session.unvisited
    assert window.actions_by_name["undo"].text() == "撤销 导入(&Z)"
    marked = set(window.session.unvisited)
    window.actions_by_name["undo"].trigger()
    assert window.session.report == OPEN
    assert not window.session.undo_stack.canUndo()
    assert not window.session.unvisited
    window.actions_by_name["redo"].trigger()
    assert window.session.report == report
    assert window.session.unvisited == marked


def test_undoing_an_import_leaves_the_marks_of_the_draft(window: MainWindow, clerk: Clerk):
    carried = f"{A}.carried_in.business"
    window.document.start(OPEN, frozenset({carried, f"{A}.new.natural_person"}))
    window.show_editor()
    put(report_html(FILE))
    clerk.takes(ImportAs.INTO)
    assert paste_report.offer(window.workspace, window)
    window.session.visit({"proceedings.review.upheld"})
    window.actions_by_name["undo"].trigger()
    assert {carried, f"{A}.new.natural_person"} == window.session.unvisited


def test_parts_switched_off_are_left_alone(window: MainWindow, clerk: Clerk):
    begin(window)
    put(report_html(FILE))
    clerk.takes(ImportAs.INTO, off=(A, "disclosure"))
    paste_report.offer(window.workspace, window)
    assert window.session.report.values == {**OPEN.values, **_zeros("proceedings"), "proceedings.review.upheld": 4}


def _zeros(table: str) -> dict[str, int]:
    return {key: 0 for key in OPEN.form.typed if key.startswith(f"{table}.")}


def test_texts_come_along_where_wanted(window: MainWindow, clerk: Clerk):
    begin(window)
    put(report_html())
    clerk.takes(ImportAs.INTO, off=("disclosure", A, "proceedings", "other"), texts=True)
    paste_report.offer(window.workspace, window)
    report = window.session.report
    assert report.text("overview") == "（一）主动公开\n公开信息一百条。"
    assert report.text("other") == "本年其他。"
    assert report.values == OPEN.values
    window.session.undo_stack.undo()
    assert window.session.report == OPEN


def test_forms_differ(window: MainWindow, clerk: Clerk):
    begin(window)
    html = report_html({f"{A}.other.business": "2", "disclosure.procurement.projects": "3"}, form="2019", year=2020)
    put(html)
    clerk.takes(ImportAs.INTO)
    paste_report.offer(window.workspace, window)
    report = window.session.report
    assert (report.form_key, report.value(f"{A}.other.other.business")) == ("2021", 2)
    assert any("采购项目数量" in clerk.seen[0].notes.item(i).text() for i in range(clerk.seen[0].notes.count()))


def test_a_file_for_the_open_report(window: MainWindow, clerk: Clerk, tmp_path: Path):
    path = tmp_path / "业务科室.docx"
    export(Report("2021", 2025, {"agency": AGENCY}).with_values({f"{A}.new.natural_person": 8}), path)
    begin(window)
    clerk.takes(ImportAs.INTO)
    window.opening.open_path(path)
    assert window.session.report.values == {**OPEN.values, f"{A}.new.natural_person": 8}
    assert window.session.report.text("overview") == "本年文字。"


def test_what_is_being_typed_is_taken_first(window: MainWindow, clerk: Clerk, qtbot: QtBot):
    begin(window)
    window.editor.jump(f"{A}.carried_in.business")
    qtbot.keyClick(QApplication.focusWidget(), "6")
    put(report_html(FILE, texts={}).replace(table_html(A, FILE), ""))
    clerk.takes(ImportAs.INTO)
    assert paste_report.offer(window.workspace, window)
    assert window.session.report.value(f"{A}.carried_in.business") == 6


def test_cancel_changes_nothing(window: MainWindow, clerk: Clerk):
    begin(window)
    put(report_html(FILE))
    assert paste_report.offer(window.workspace, window)
    assert len(clerk.seen) == 1
    assert window.session.report == OPEN


def test_read_only_report_is_not_written_to(window: MainWindow, clerk: Clerk):
    begin(window)
    window.session.set_read_only(True)
    put(report_html(FILE))
    assert paste_report.offer(window.workspace, window)
    assert clerk.seen[0].bar.ways[ImportAs.INTO].isHidden()
    assert clerk.seen[0].bar.choice is not ImportAs.INTO


def test_printed_totals_of_the_file_are_compared_afterwards(window: MainWindow, clerk: Clerk):
    begin(window, replace(OPEN, values={}))
    put(report_html({f"{A}.new.natural_person": "7", f"{A}.new.total": "8"}))
    clerk.takes(ImportAs.INTO)
    paste_report.offer(window.workspace, window)
    assert window.session.report.printed[f"{A}.new.total"] == 8
    assert any(f"{A}.new.total" in finding.cells and finding.wrong for finding in window.session.findings)


def test_tabs_are_called_by_their_numbers_before_one_is_out_of_sight(qtbot: QtBot) -> None:
    dialog = ImportDialog(open_any(resources() / "sample" / "last_year_2024.docx"), "上年.docx", 2024)
    qtbot.addWidget(dialog)
    dialog.resize(1160, 640)
    dialog.show()
    bar = dialog.tabs.tabBar()
    assert bar.tabText(3).startswith("三 申请办理")
    dialog.resize(880, 440)
    QApplication.processEvents()
    assert bar.tabText(3).startswith("三 ") and "申请办理" not in bar.tabText(3)
    assert bar.tabToolTip(3) == "三 申请办理"
    assert bar.tabRect(bar.count() - 1).right() < bar.width()
