"""A form that nobody has declared yet in the window: every tab, typing, linking, looking up, importing, converting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.opening import open_any
from core.report import rollover
from core.report.edits import SetText
from core.report.report import Report
from core.writers import registry
from gui.importing.dialog import ImportDialog
from gui.tabs.table_tab import TableTab
from gui.tabs.text_tab import TextTab
from gui.window import tab_state
from gui.window.main_window import MainWindow
from tests.helpers.grown_forms import COLUMN, FIRST_YEAR, KEY, ROW, TEXT, declare, third_form, without_tables
from tests.helpers.hands import commit
from tests.helpers.window_desk import Answers, begin

ALL = tuple(table.key for table in FORMS["2021"].tables)
NEW_ROW, NEW_COLUMN = f"disclosure.{ROW.key}.decisions", f"applications.new.{COLUMN.key}"


@pytest.fixture
def third(monkeypatch: pytest.MonkeyPatch) -> Form:
    return declare(monkeypatch, third_form())


def last_year() -> Report:
    texts = {
        "overview": "2029年公开信息12条。",
        "problems": "解读形式单一，正在改进。",
        "other": "没有收取信息处理费。",
    }
    report = Report("2021", FIRST_YEAR - 1, {"agency": "临江市水务局"}, texts)
    return report.with_values({key: 7 * place % 97 for place, key in enumerate(report.form.typed)})


def test_every_tab_is_there_and_is_typed_into(third: Form, window: MainWindow) -> None:
    begin(window, rollover.draft(last_year(), FIRST_YEAR))
    assert [*window.editor.parts] == [tab_state.COVER, *(section.key for section in third.sections)]
    assert "六 工作安排" in window.editor.tabs.tabText(6)
    for key in (NEW_ROW, NEW_COLUMN):
        window.editor.jump(key)
        page = window.editor.tabs.currentWidget()
        assert isinstance(page, TableTab) and page.view.box and page.view.box.key == key
        commit(QApplication.focusWidget() or page.view, "12")
        QTest.keyClick(QApplication.focusWidget() or page.view, Qt.Key.Key_Return)
        assert window.session.report.value(key) == 12
    assert window.session.figure("applications.new.total") == 12
    window.editor.jump("plans")
    page = window.editor.tabs.currentWidget()
    assert isinstance(page, TextTab)
    commit(page.editor, "明年继续做好公开。")
    assert window.session.report.text("plans") == "明年继续做好公开。"
    window.actions_by_name["undo"].trigger()
    assert window.session.report.text("plans") == ""


def test_all_pages_and_panels_show_it(third: Form, window: MainWindow) -> None:
    begin(window, rollover.draft(last_year(), FIRST_YEAR))
    window.session.show_last_year(True)
    for key, page in window.editor.parts.items():
        window.editor.tabs.setCurrentWidget(page)
        QApplication.processEvents()
        assert not page.grab().isNull(), key
    for key in third.typed:
        window.session.set_current(key)  # guide and last year's figure follow
    assert window.session.last["applications.new.business"] == last_year().value("applications.new.business")
    assert any(finding.cells and NEW_ROW in finding.cells for finding in window.session.findings)


def test_a_report_on_the_form_before_is_converted(third: Form, window: MainWindow, answers: Answers) -> None:
    begin(window, replace(last_year(), year=FIRST_YEAR))
    answers.choices = ["转换为新版表格"]
    window.actions_by_name["newer_form"].trigger()
    assert window.session.report.form is third and "plans" in window.editor.parts
    assert "所有数据都能保留" in answers.said[-1]
    window.actions_by_name["undo"].trigger()
    assert window.session.report.form_key == "2021" and "plans" not in window.editor.parts


def test_it_is_previewed_and_imported(third: Form, qtbot: QtBot, tmp_path: Path) -> None:
    report = Report(KEY, FIRST_YEAR, {"agency": "临江市水务局"}, {"plans": "明年继续做好公开。", "other": "无。"})
    report = report.with_values({key: place for place, key in enumerate(third.typed)})
    path = tmp_path / "报告.docx"
    registry.export(report, path)
    dialog = ImportDialog(open_any(path), path.name, FIRST_YEAR, None, None)
    qtbot.addWidget(dialog)
    dialog.show()
    assert {section.key for section in third.sections} <= {*dialog.pages}
    assert dialog.report.values == report.values
    assert dialog.report.texts["plans"] == report.text("plans")


def test_what_an_older_form_has_no_place_for_is_said(third: Form, make_window: Callable[[], MainWindow]) -> None:
    report = Report(KEY, FIRST_YEAR, {"agency": "临江市水务局"}, {"plans": "明年继续做好公开。"})
    newer = replace(report.with_values({NEW_ROW: 3, NEW_COLUMN: 0}), year=FIRST_YEAR - 1)
    converted, homeless = rollover.to_newer_form(newer)
    assert converted.form is FORMS["2021"] and {*homeless} == {NEW_ROW, NEW_COLUMN, "plans"}
    assert TEXT.key not in converted.texts


@pytest.mark.parametrize("gone", [(), *((table.key,) for table in FORMS["2021"].tables), ALL], ids=str)
def test_a_form_with_fewer_tables_is_shown_typed_and_checked(
    gone: tuple[str, ...], window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    fewer = declare(monkeypatch, without_tables(FORMS["2021"], gone))
    report = rollover.draft(last_year(), FIRST_YEAR)
    text = "全年收到政府信息公开申请8件，作出行政处罚决定3件，因信息公开被提起行政诉讼1件。"
    begin(window, report.with_values(dict.fromkeys(fewer.typed, 2)))
    assert [*window.editor.parts] == [tab_state.COVER, *(section.key for section in fewer.sections)]
    window.session.perform(SetText("overview", text))
    window.session.show_last_year(True)
    for key, page in window.editor.parts.items():
        window.editor.tabs.setCurrentWidget(page)
        QApplication.processEvents()
        assert not page.grab().isNull(), key
    assert {key for finding in window.session.current_findings() for key in finding.cells} <= {*fewer.cells}
