"""The import preview as a clerk meets it: marks, sources, notes that lead to the place, nothing done by accident."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.opening import Opened, open_any
from core.report.report import Report
from gui.importing.dialog import ImportAs, ImportDialog, Into
from gui.importing.marks import COVER, CellMark
from gui.importing.texts import TextPreview
from tests.helpers.gui.import_preview import OPEN, Key, click, current_cell, notes, show, table
from tests.helpers.hands import turn_wheel
from tests.helpers.makers.import_maker import AGENCY, ODD, A, opened, report_html, table_html
from tests.helpers.places import SHARED


def test_tabs_tell_their_state(qtbot: QtBot):
    html = report_html(ODD).replace(table_html("proceedings"), "")
    dialog = show(qtbot, opened(html))
    texts = [dialog.tabs.tabText(i).split()[-1] for i in range(dialog.tabs.count())]
    assert texts == ["✓", "✓", "✓", "(5)", "×", "✓", "✓"]


def test_nothing_odd_is_said(qtbot: QtBot):
    assert notes(show(qtbot, opened(report_html()))) == ["没有需要核对的事项，仍请通读一遍。"]


def test_texts_side_by_side_or_alone(qtbot: QtBot):
    alone, both = show(qtbot, opened(report_html())), show(qtbot, opened(report_html()), Into(OPEN))
    lone, beside = alone.pages["overview"], both.pages["overview"]
    assert isinstance(lone, TextPreview) and isinstance(beside, TextPreview)
    assert lone.current is None and beside.current is not None
    assert "公开信息一百条" in beside.found.toPlainText()
    assert "本年文字" in beside.current.toPlainText()
    assert beside.found.isReadOnly() and beside.current.isReadOnly()


def test_a_text_is_made_when_it_is_first_seen_and_tab_comes_to_it_behind_the_tabs(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()), Into(OPEN))
    page, unseen = dialog.pages["overview"], dialog.pages["problems"]
    assert "found" not in vars(page)
    dialog.tabs.setCurrentWidget(page)
    assert isinstance(page, TextPreview) and page.found.isVisible() and page.led is page.found
    assert page.current is not None and page.current.isVisible()
    dialog.tabs.tabBar().setFocus()
    qtbot.keyClick(dialog.tabs.tabBar(), Qt.Key.Key_Tab)
    assert dialog.focusWidget() is page.found
    assert "found" not in vars(unseen)


def test_cover_shows_title_and_contact_data(qtbot: QtBot):
    found = opened(report_html())
    report = found.report.with_body("telephone", "0793-1")
    dialog = show(qtbot, Opened(report, found.reading))
    page = dialog.pages[COVER]
    assert isinstance(page, TextPreview)
    assert f"标题：{AGENCY}2024年" in page.found.toPlainText()
    assert "联系电话：0793-1" in page.found.toPlainText()


def test_agency_and_year_can_be_corrected(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html(year=2023)))
    dialog.agency.setText(" 清河区财政局 ")
    dialog.year.setValue(2022)
    assert (dialog.report.agency, dialog.report.year, dialog.draft_year) == ("清河区财政局", 2022, 2023)
    assert "生成2023年草稿" in dialog.go_button.text()
    assert "2023" in dialog.bar.ways[ImportAs.DRAFT].text()


def test_wheel_leaves_the_year(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()))
    dialog.year.setFocus()
    turn_wheel(dialog.year, 1)
    assert dialog.year.value() == 2024


def test_a_file_without_a_year_gets_the_one_proposed(qtbot: QtBot):
    dialog = show(qtbot, opened(table_html(A)), proposed=2023)
    assert dialog.report.year == 2023
    assert dialog.bar.choice is ImportAs.DRAFT


def test_enter_in_a_field_goes_on_and_escape_closes(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()))
    dialog.agency.setFocus()
    qtbot.keyClick(dialog.agency, Key.Key_Return)
    assert dialog.isVisible() and not dialog.agency.hasFocus()
    dialog.year.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert dialog.isVisible() and dialog.choice is None
    dialog.go_to(f"{A}.new.business")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert not dialog.isVisible() and dialog.choice is None and dialog.result() == QDialog.DialogCode.Rejected


def test_another_body_is_pointed_out(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()), Into(OPEN.with_body("agency", "清河区财政局"), first=True))
    assert f"“{AGENCY}”" in dialog.bar.summary.text()


def test_figures_without_a_place_in_the_open_form_are_listed(qtbot: QtBot):
    html = report_html({"disclosure.procurement.projects": "3"}, form="2019", year=2020)
    dialog = show(qtbot, opened(html), Into(OPEN, first=True))
    assert any("没有对应的格" in text and "采购项目数量" in text for text in notes(dialog))
    click(qtbot, dialog, "没有对应的格")
    assert dialog.tabs.currentWidget() is dialog.pages["disclosure"]
    dialog.bar.ways[ImportAs.DRAFT].click()
    assert not any("没有对应的格" in text for text in notes(dialog))


def test_our_own_file_has_no_source_but_its_figures(qtbot: QtBot):
    dialog = show(qtbot, Opened(replace(OPEN, year=2024)))
    dialog.go_to(f"{A}.new.natural_person")
    assert dialog.found.mark(f"{A}.new.natural_person") is CellMark.READ
    assert "读为5" in dialog.source.toPlainText()
    dialog.go_to(f"{A}.new.business")
    assert dialog.found.mark(f"{A}.new.business") is CellMark.BLANK


def test_fits_a_small_screen(qtbot: QtBot):
    html = report_html(dict.fromkeys(ODD, "1234567"), form="2019", year=2020)
    dialog = show(qtbot, opened(html), Into(OPEN, first=True))
    dialog.bar.figures.click()
    least = dialog.minimumSizeHint()
    assert least.width() <= 1160 and least.height() <= 680
    for page in dialog.pages.values():
        dialog.tabs.setCurrentWidget(page)
        QApplication.processEvents()
        assert _inside(dialog.tabs, dialog.size())
    assert dialog.tabs.tabBar().sizeHint().width() <= dialog.tabs.width()


def test_a_long_file_name_does_not_widen_it(qtbot: QtBot):
    dialog = ImportDialog(opened(report_html()), "关于印发年度报告的通知" * 20 + ".docx", 2024)
    qtbot.addWidget(dialog)
    assert dialog.minimumSizeHint().width() <= 1160


def _inside(widget: QWidget, size: QSize) -> bool:
    return widget.width() <= size.width() and widget.height() <= size.height()


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real report stays outside the tree")
def test_the_real_report(qtbot: QtBot):
    dialog = show(qtbot, open_any(SHARED / "samples" / "shangrao_gxj_2021.docx"))
    assert (dialog.report.year, dialog.report.agency) == (2021, "上饶市工业和信息化局")
    blank = [key for key in dialog.found.form.typed if dialog.found.mark(key) is CellMark.BLANK]
    assert len(blank) == 12
    click(qtbot, dialog, "12格空白")
    assert current_cell(dialog) == blank[0]
    assert "是空白" in dialog.source.toPlainText()


def test_words_beside_a_table_are_shown_with_it(qtbot: QtBot) -> None:
    found = Opened(Report("2021", 2024, {"agency": AGENCY}, {f"{A}.below": "注：含上年度结转数量。"}))
    dialog = show(qtbot, found)
    words = table(dialog, A).words
    assert (words[".above"].isHidden(), words[".below"].text()) == (True, "注：含上年度结转数量。")


def test_that_nothing_is_odd_is_said_in_ink(qtbot: QtBot):
    item = show(qtbot, opened(report_html())).notes.item(0)
    assert item.flags() & Qt.ItemFlag.ItemIsEnabled, "what is disabled is too faint to be read by everybody"
    assert not item.flags() & Qt.ItemFlag.ItemIsSelectable


def test_the_year_is_called_as_everywhere(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()))
    assert [label.text() for label in dialog.findChildren(QLabel) if label.buddy() is dialog.year] == ["报告年度"]
