"""The findings as a clerk goes through them: by keys and by mouse, mending, keeping, switching off."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.report.checks.ready_sentences import Ready
from core.report.edits import SetText
from core.report.findings import DIAGNOSES, Finding, Grade
from gui.basics.widgets import OfferButton
from gui.panels.finding_cells import cell_to_change, roles
from gui.panels.findings_list import NOTHING_FOUND
from tests.helpers.gui.findings_desk import ASPECTS, BAD, Desk, fine
from tests.helpers.hands import bring_up
from tests.helpers.window_desk import give_reason


def test_nothing_to_find(qtbot: QtBot) -> None:
    desk = Desk(qtbot, fine())
    assert desk.panel.verdict.text() == "未发现错误"
    assert desk.lines() == [NOTHING_FOUND]
    desk.panel.first()
    desk.panel.next()
    desk.panel.previous()
    assert desk.went == []


def test_enter_and_click_go_to_the_words_or_the_total(desk: Desk, qtbot: QtBot) -> None:
    year = desk.choose("Y1")
    qtbot.keyClick(desk.panel.list, Qt.Key.Key_Return)
    assert desk.went == [("overview", year.span)]
    total = desk.choose("T1")
    item = desk.panel.list.currentItem()
    place = desk.panel.list.visualItemRect(item).center()
    qtbot.mouseClick(desk.panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    cells = desk.session.report.form.cells
    assert cells[total.cells[-1]].formula is not None
    assert desk.went[-1][0] in total.cells and cells[desk.went[-1][0]].formula is None
    blank = desk.choose("T6")
    qtbot.keyClick(desk.panel.list, Qt.Key.Key_Return)
    assert desk.went[-1][0] == blank.cells[0] == "applications.partly_granted.business"


def test_cells_show_their_part_in_the_sum(desk: Desk) -> None:
    *parts, total = desk.choose("T1").cells
    assert set(desk.roles) == {*parts, total}
    assert desk.roles[total] == "="
    assert {desk.roles[part] for part in parts} == {"+", "−"}
    desk.choose("Y1")
    assert desk.roles == {}


def test_next_and_previous_go_round(desk: Desk) -> None:
    desk.panel.first()
    assert desk.panel.list.finding is not None and desk.panel.list.finding.id == "T1"
    rows = desk.panel.list.rows()
    for step in (desk.panel.next, desk.panel.previous):
        seen = set()
        for _ in rows:
            step()
            seen.add(desk.panel.list.finding)
        assert seen == set(rows.values())


def test_one_key_mends_and_goes_on(desk: Desk) -> None:
    desk.choose("Y1")
    assert desk.offers() == [
        "改为2025年（F5）",
        "本部分全部改为2025年",
        "全部文字中改为2025年",
        "保留并说明…（Shift+F5）",
    ]
    for wanted in ("2025年，公开。\n2024年", "2025年，公开。\n2025年"):
        desk.panel.mend()
        assert desk.session.report.text("overview").startswith(wanted)
    assert desk.panel.list.finding is not None and desk.panel.list.finding.id == "T6"  # the next one in the list
    before = desk.session.report
    desk.panel.mend()
    assert desk.session.report is before
    assert "人工核对" in desk.said[-1]


def test_all_years_of_all_texts_are_one_undo_step(desk: Desk) -> None:
    desk.choose("Y1")
    desk.press("全部文字中改为2025年")
    assert [finding.id for finding in desk.session.findings if finding.id == "Y1"] == []
    assert desk.session.undo_stack.undoText() == "全部文字中改为2025年"
    desk.session.undo_stack.undo()
    assert desk.session.report.texts == BAD.texts


def test_mend_without_a_choice_says_what_to_do(desk: Desk) -> None:
    desk.panel.list.setCurrentRow(-1)
    desk.panel.mend()
    assert "F4" in desk.said[-1]


def test_kept_hints_stand_last_with_their_reason(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    give_reason(monkeypatch, "  另有文件 ")
    year = desk.choose("Y1")
    desk.press("保留并说明…")
    assert desk.session.report.kept == {year.key: "另有文件"}
    assert desk.lines()[-1].endswith("（已保留，理由：另有文件）")
    desk.press("取消保留")
    assert desk.session.report.kept == {}


def test_read_only_offers_nothing(desk: Desk) -> None:
    desk.session.set_read_only(True)
    desk.choose("Y1")
    assert desk.offers() == []
    desk.panel.mend()
    assert desk.session.report is BAD


def test_checks_switched_off_are_said_and_lead_to_the_settings(desk: Desk, qtbot: QtBot) -> None:
    desk.session.set_checks_off(frozenset({"Y1", "X8"}))
    assert not [line for line in desk.lines() if "2024年" in line]
    assert desk.panel.closed.isVisible()
    assert desk.panel.closed.text() == "已关闭2项检查"
    with qtbot.waitSignal(desk.session.check_settings_asked):
        desk.panel.closed.click()


def test_odd_headings_stay_until_dismissed(qtbot: QtBot) -> None:
    desk = Desk(qtbot, fine())
    desk.session.set_headings((("other", "六、其它事项"),))
    desk.choose("S2")
    assert desk.offers() == ["不再检查原文件标题"]
    desk.session.perform(SetText("other", "没有收取信息处理费，没有其他事项。"))
    desk.choose("S2")
    desk.press("不再检查原文件标题")
    assert desk.lines() == [NOTHING_FOUND]


def test_a_repair_reads_from_its_start_and_names_its_key_in_the_narrow_panel(qtbot: QtBot) -> None:
    desk = Desk(
        qtbot, fine(overview=f"收到政府信息公开申请12件。\n{ASPECTS}").with_values({"applications.new.business": 9})
    )
    desk.choose("X1")
    button = desk.panel.offers.itemAt(0).widget()
    assert isinstance(button, OfferButton)
    qtbot.waitUntil(lambda: "…" in button.text() and button.width() < 320)
    assert button.text().startswith("改为9（第三部分“一、本年新收") and button.text().endswith("（F5）")
    assert button.fontMetrics().horizontalAdvance(button.text()) < button.width() <= 320
    assert "本年新收政府信息公开申请数量" in button.toolTip()


def test_the_keyboard_stays_when_the_button_goes(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    give_reason(monkeypatch, "已核实")
    bring_up(qtbot, desk.panel)
    desk.choose("Y1")
    button = desk.panel.offers.itemAt(desk.panel.offers.count() - 1).widget()
    assert isinstance(button, OfferButton) and button.name == "保留并说明…"
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert desk.session.report.kept
    desk.panel.refresh()
    assert desk.panel.list.hasFocus()


def test_a_long_passage_is_not_selected(qtbot: QtBot) -> None:
    """One key would delete it."""
    long = "，" * 40
    desk = Desk(qtbot, fine(overview=f"公开{long}。\n{ASPECTS}"))
    desk.session.show_words("overview", (2, 42))
    assert desk.went[-1] == ("overview", (2, 2))
    desk.session.show_words("overview", (2, 7))
    assert desk.went[-1] == ("overview", (2, 7))


def test_a_diagnosis_marks_the_cells_it_names(qtbot: QtBot) -> None:
    pair = ("applications.new.natural_person", "applications.new.business")
    desk = Desk(qtbot, fine())
    found = Finding(DIAGNOSES, Grade.ERROR, "可能填反了", pair, "applications")
    assert roles(desk.session.report.form, found) == dict.fromkeys(pair, "?")
    one = replace(found, cells=pair[:1])
    assert roles(desk.session.report.form, one) == {pair[0]: "?"}


def test_a_finding_on_totals_alone_goes_to_what_they_are_made_of(qtbot: QtBot) -> None:
    form = fine().form
    total = "applications.carried_out.total"
    key = cell_to_change(form, Finding("T1", Grade.ERROR, "总计", (total,), "applications"))
    assert form.cells[key].formula is None
    assert key in dict(form.leaves[total])


def test_a_ready_sentence_is_offered_where_one_says_it(qtbot: QtBot) -> None:
    desk = Desk(qtbot, fine(overview=f"工作有序。收到政府信息公开申请12件。网站正常。\n{ASPECTS}"))
    desk.choose("X1")
    asked: list[Ready] = []
    desk.panel.sentence_asked.connect(asked.append)
    desk.press("换成参考语句…")
    text = desk.session.report.text("overview")
    assert text[slice(*asked[0].span)] == "收到政府信息公开申请12件。"
    desk.session.perform(asked[0].edit(desk.session.report, "本年度未收到政府信息公开申请。"))
    assert desk.session.report.text("overview").startswith("工作有序。本年度未收到政府信息公开申请。网站正常。")
