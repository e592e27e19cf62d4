"""The import preview as a clerk meets it: marks, sources, notes that lead to the place, nothing done by accident."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.opening import Opened, open_any
from core.report.report import Report
from gui.importing.dialog import ImportAs, ImportDialog, Into
from gui.importing.marks import COVER, CellMark
from gui.importing.table import Legend, TablePreview
from gui.importing.texts import TextPreview
from tests.helpers.hands import turn_wheel
from tests.helpers.makers.import_maker import AGENCY, ODD, A, opened, report_html, table_html
from tests.helpers.places import SHARED

OPEN = Report("2021", 2025, {"agency": AGENCY}, {"overview": "（一）主动公开\n本年文字。"}).with_values(
    {f"{A}.new.natural_person": 5}
)
Key = Qt.Key


def show(qtbot: QtBot, found: Opened, into: Into | None = None, proposed: int = 2024) -> ImportDialog:
    dialog = ImportDialog(found, "上年.docx", proposed, None, into)
    qtbot.addWidget(dialog)
    dialog.resize(1160, 680)
    dialog.show()
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    return dialog


def table(dialog: ImportDialog, key: str) -> TablePreview:
    page = dialog.pages[key]
    assert isinstance(page, TablePreview)
    return page


def notes(dialog: ImportDialog) -> list[str]:
    return [dialog.notes.item(row).text() for row in range(dialog.notes.count())]


def click(qtbot: QtBot, dialog: ImportDialog, words: str) -> None:
    """Click the first note with these words."""
    item = next(dialog.notes.item(row) for row, text in enumerate(notes(dialog)) if words in text)
    dialog.notes.scrollToItem(item)
    place = dialog.notes.visualItemRect(item).center()
    qtbot.mouseClick(dialog.notes.viewport(), Qt.MouseButton.LeftButton, pos=place)


def current_cell(dialog: ImportDialog) -> str:
    page = dialog.tabs.currentWidget()
    assert isinstance(page, TablePreview)
    return page.view.box.key if page.view.box else ""


@pytest.mark.parametrize(
    "cell, mark, glyph",
    [
        ("new.legal_service", CellMark.READ, ""),
        ("new.natural_person", CellMark.NORMALISED, "≈"),
        ("granted.natural_person", CellMark.NORMALISED, "≈"),  # full width, too plain for a note
        ("new.business", CellMark.BLANK, "○"),
        ("new.research", CellMark.BLANK, "○"),
        ("new.public_welfare", CellMark.DOUBTFUL, "?"),
        ("new.total", CellMark.AGREES, "="),
        ("granted.total", CellMark.DIFFERS, "≠"),
    ],
)
def test_each_cell_tells_how_it_was_read(qtbot: QtBot, cell: str, mark: CellMark, glyph: str):
    dialog = show(qtbot, opened(report_html(ODD)))
    model = table(dialog, A).model
    assert dialog.found.mark(f"{A}.{cell}") is mark
    assert model.face(f"{A}.{cell}").last == glyph
    assert not model.face(f"{A}.{cell}").mark  # a figure, drawn as one: “/” and 不适用 are grey and narrow
    told = model.data(model.index_of(f"{A}.{cell}"), Qt.ItemDataRole.AccessibleTextRole)
    assert str(told).endswith(mark.value.word)


def test_what_was_not_in_the_file_is_missing_and_a_blank_total_computed(qtbot: QtBot):
    html = report_html({f"{A}.granted.total": ""}).replace(table_html("proceedings"), "")
    found = show(qtbot, opened(html)).found
    assert found.mark("proceedings.review.upheld") is found.mark("proceedings.review.total") is CellMark.MISSING
    assert found.mark(f"{A}.granted.total") is CellMark.COMPUTED


def test_marks_differ_in_shape_and_are_drawn(qtbot: QtBot):
    shapes = [mark.value.shape for mark in CellMark if mark.value.shape]
    assert len(set(shapes)) == len(shapes)
    plain, odd = show(qtbot, opened(report_html())), show(qtbot, opened(report_html(ODD)))
    for key in ("new.public_welfare", "new.business", "new.natural_person", "granted.total"):
        pictures = []
        for dialog in (plain, odd):
            dialog.tabs.setCurrentWidget(dialog.pages[A])
            view = table(dialog, A).view
            index = view.table.index_of(f"{A}.{key}")
            view.scrollTo(index)
            left = view.visualRect(index)
            left.setWidth(left.width() // 2)
            pictures.append(view.viewport().grab(left).toImage())
        assert pictures[0] != pictures[1], key
    assert next(label.text() for label in odd.findChildren(Legend)[0].children() if hasattr(label, "text")) == "≈"


def test_source_of_the_current_cell(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html(ODD)))
    dialog.go_to(f"{A}.new.natural_person")
    told = dialog.source.toPlainText()
    assert "第2张表，第4行第4列" in told and "“12件”" in told and "读为12" in told
    assert "3 4" in told  # its neighbour in the same row
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Right)
    assert "是空白" in dialog.source.toPlainText()
    dialog.go_to(f"{A}.granted.total")
    assert "原文件多1件" in dialog.source.toPlainText()
    dialog.go_to(f"{A}.carried_out.natural_person")
    assert "原文件的合计是2，按数据计算为12 + 0 − 10 = 2" in dialog.source.toPlainText()


def test_source_is_shown_as_words_never_as_markup(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html({f"{A}.new.business": "<b>9</b>"})))
    dialog.go_to(f"{A}.new.business")
    assert "<b>9</b>" in dialog.source.toPlainText()


def test_clicked_note_goes_to_the_cell(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html(ODD)))
    assert notes(dialog)[0].startswith("需要决定") and notes(dialog)[1].startswith("?") and "3 4" in notes(dialog)[1]
    click(qtbot, dialog, "3 4")
    assert dialog.tabs.currentWidget() is dialog.pages[A]
    assert current_cell(dialog) == f"{A}.new.public_welfare"
    assert table(dialog, A).view.hasFocus()


def test_one_of_the_figures_is_taken_by_a_click_and_given_back(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html(ODD)))
    key = f"{A}.new.public_welfare"
    at = next(row for row, text in enumerate(notes(dialog)) if "3 4" in text)
    assert notes(dialog)[at + 1 : at + 4] == ["　用3", "　用4", "　用34"]
    click(qtbot, dialog, "用4")
    assert dialog.report.value(key) == 4 and notes(dialog)[at + 2] == "　✓ 已用4"
    assert current_cell(dialog) == key and dialog.found.mark(key) is CellMark.NORMALISED
    assert table(dialog, A).model.shown(key) == "4"
    for keys in (Key.Key_Down, Key.Key_Return):  # from the line that was clicked to the next
        qtbot.keyClick(dialog.notes, keys)
    assert dialog.report.value(key) == 34
    qtbot.keyClick(dialog.notes, Key.Key_Return)
    assert dialog.report.value(key) is None and dialog.found.mark(key) is CellMark.DOUBTFUL
    dialog.agency.setText("别的局")
    click(qtbot, dialog, "用3")
    assert dialog.report.value(key) == 3 and dialog.report.agency == "别的局"


def test_a_printed_total_is_compared_with_the_figure_that_was_taken(qtbot: QtBot):
    cells = {f"{A}.granted.business": "3 4", f"{A}.granted.total": "4"}
    dialog = show(qtbot, opened(report_html(cells)))
    click(qtbot, dialog, "用3")
    assert dialog.found.mark(f"{A}.granted.total") is CellMark.DIFFERS
    click(qtbot, dialog, "用4")
    assert dialog.found.mark(f"{A}.granted.total") is CellMark.AGREES


def test_notes_stand_below_what_they_ask(qtbot: QtBot):
    html = report_html({f"{A}.new.business": "3 4", f"{A}.new.research": "5件"})
    html = html.replace(">0</td>", ">0<sup>1</sup></td>", 3)
    told = notes(show(qtbot, opened(html)))
    heads = [text for text in told if text.endswith("）") and text.startswith(("需要决定", "请核对", "供了解"))]
    assert [head.partition("（")[0] for head in heads] == ["需要决定", "请核对", "供了解"]
    assert sum("注释符号" in text for text in told) == 1 and any("有3格带有注释符号" in text for text in told)


def test_many_alike_are_one_note_that_goes_round(qtbot: QtBot):
    keys = [f"{A}.granted.{column}" for column in ("business", "research", "public_welfare")]
    dialog = show(qtbot, opened(report_html(dict.fromkeys(keys, "/"))))
    assert sum("“/”" in text for text in notes(dialog)) == 1
    seen = []
    for _ in range(4):
        click(qtbot, dialog, "有3格")
        seen.append(current_cell(dialog))
    assert seen == [*keys, keys[0]]
    qtbot.keyClick(dialog.notes, Key.Key_Return)
    assert current_cell(dialog) == keys[1]
    assert dialog.result() == 0 and dialog.isVisible()


def test_note_on_a_text_goes_to_its_tab(qtbot: QtBot):
    html = report_html().replace("五、存在的主要问题及改进情况", "五、主要问题及整改措施")
    dialog = show(qtbot, opened(html))
    click(qtbot, dialog, "整改措施")
    assert dialog.tabs.currentWidget() is dialog.pages["problems"]
    assert "整改措施" in dialog.source.toPlainText()


def test_tabs_tell_their_state(qtbot: QtBot):
    html = report_html(ODD).replace(table_html("proceedings"), "")
    dialog = show(qtbot, opened(html))
    texts = [dialog.tabs.tabText(i).split()[-1] for i in range(dialog.tabs.count())]
    assert texts == ["✓", "✓", "✓", "(5)", "×", "✓", "✓"]


def test_nothing_odd_is_said(qtbot: QtBot):
    assert notes(show(qtbot, opened(report_html()))) == ["没有需要核对的事项，仍请通读一遍。"]


def test_texts_side_by_side_or_alone(qtbot: QtBot):
    alone, both = show(qtbot, opened(report_html())), show(qtbot, opened(report_html()), Into(OPEN))
    assert not hasattr(alone.pages["overview"], "current")
    beside = both.pages["overview"]
    assert isinstance(beside, TextPreview)
    assert "公开信息一百条" in beside.found.toPlainText()
    assert "本年文字" in beside.current.toPlainText()
    assert beside.found.isReadOnly() and beside.current.isReadOnly()


def test_cover_shows_title_and_contact_data(qtbot: QtBot):
    found = opened(report_html())
    report = found.report.with_body("telephone", "0793-1")
    dialog = show(qtbot, Opened(report, found.reading))
    page = dialog.pages[COVER]
    assert isinstance(page, TextPreview)
    assert f"标题：{AGENCY}2024年" in page.found.toPlainText()
    assert "联系电话：0793-1" in page.found.toPlainText()


def test_typing_and_pasting_in_the_preview_change_nothing(qtbot: QtBot):
    found = opened(report_html(ODD))
    dialog = show(qtbot, found)
    dialog.go_to(f"{A}.new.natural_person")
    view = table(dialog, A).view
    QApplication.clipboard().setText("99")
    for key in (Key.Key_7, Key.Key_Delete, Key.Key_F2, Key.Key_Return):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert view.open_editor() is None
    assert dialog.report.values == found.report.values
    assert dialog._session.report.values == found.report.values
    assert QApplication.clipboard().text().strip() == "0"  # cut copies: Enter had gone on to the cell below
    assert dialog.isVisible()


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


@pytest.mark.parametrize("year, usual", [(2023, ImportAs.DRAFT), (2024, ImportAs.DRAFT), (2025, ImportAs.EDIT)])
def test_the_usual_choice_follows_the_year(qtbot: QtBot, year: int, usual: ImportAs):
    assert show(qtbot, opened(report_html(year=year))).bar.choice is usual


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


def test_the_button_takes_the_choice(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()))
    dialog.bar.ways[ImportAs.EDIT].click()
    assert dialog.go_button.text() == "继续填写"
    dialog.go_button.click()
    assert dialog.choice is ImportAs.EDIT and dialog.result() == QDialog.DialogCode.Accepted


def test_no_open_report_no_import_into_it(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html()))
    assert dialog.bar.ways[ImportAs.INTO].isHidden()
    assert dialog.bar.choice is ImportAs.DRAFT


def test_parts_are_accepted_unless_empty(qtbot: QtBot):
    html = report_html(texts={"overview": "文字。"}).replace(table_html("proceedings"), "")
    dialog = show(qtbot, opened(html), Into(OPEN, first=True))
    assert dialog.bar.choice is ImportAs.INTO and dialog.figures_only
    assert dialog.sections == {"disclosure", A}
    assert not dialog.bar.parts["proceedings"].isEnabled()
    assert not dialog.bar.parts["overview"].isVisible()
    dialog.bar.figures.click()
    assert dialog.sections == {"overview", "disclosure", A}
    dialog.bar.parts[A].click()
    assert dialog.sections == {"overview", "disclosure"}


def test_what_would_change_is_said_beforehand(qtbot: QtBot):
    dialog = show(qtbot, opened(report_html({f"{A}.new.natural_person": "7"})), Into(OPEN, first=True))
    assert "将改动当前报告的数据160格（其中1格原来填的数会被替换）" in dialog.bar.summary.text()
    assert "2024年" in dialog.bar.summary.text()
    for part in ("disclosure", A, "proceedings"):
        dialog.bar.parts[part].click()
    assert not dialog.go_button.isEnabled()
    assert "没有需要导入的内容" in dialog.bar.summary.text()
    dialog.bar.ways[ImportAs.EDIT].click()
    assert dialog.go_button.isEnabled()


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


def test_years_that_move_are_listed_and_kept_one_by_one(qtbot: QtBot) -> None:
    words = "统计期限为2024年1月1日至2024年12月31日，电话：0571-82024120。"
    found = Opened(Report("2021", 2024, {"agency": AGENCY}, {"preamble": words}))
    dialog = show(qtbot, found)
    rows = dialog.years.list
    assert [rows.item(i).text() for i in range(rows.count())] == [
        "说明：统计期限为2024→2025年1月1日至20…",
        "说明：…24年1月1日至2024→2025年12月31日，…",
    ]
    assert dict(dialog.kept_years) == {}
    rows.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.bar.ways[ImportAs.EDIT].setChecked(True)
    assert not dialog.years.isVisible()
    dialog.bar.ways[ImportAs.DRAFT].setChecked(True)
    assert dict(dialog.kept_years) == {"preamble": frozenset({1})}
    dialog.year.setValue(2023)  # a year that stands nowhere in the text
    assert not dialog.years.isVisible()


def test_words_beside_a_table_are_shown_with_it(qtbot: QtBot) -> None:
    found = Opened(Report("2021", 2024, {"agency": AGENCY}, {f"{A}.below": "注：含上年度结转数量。"}))
    dialog = show(qtbot, found)
    words = table(dialog, A).words
    assert (words[".above"].isHidden(), words[".below"].text()) == (True, "注：含上年度结转数量。")
