"""The findings as a clerk goes through them: by keys and by mouse, mending, keeping, switching off."""

import re
from collections import Counter
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from core.report.checks.ready_sentences import Ready
from core.report.edits import SetCells, SetText
from core.report.findings import DIAGNOSES, Finding, Grade
from core.report.report import Report
from gui.basics.widgets import OfferButton
from gui.panels.finding_cells import cell_to_change, roles
from gui.panels.findings_list import NOTHING_FOUND
from gui.panels.findings_panel import FindingsPanel
from gui.panels.keep_dialog import KeepDialog
from gui.work.session import Session
from tests.helpers.hands import bring_up
from tests.helpers.window_desk import give_reason

ASPECTS = "（一）主动公开\n（二）依申请公开\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障"


def fine(**texts: str) -> Report:
    """A report with nothing to find, but for these texts."""
    own = {"overview": ASPECTS, "problems": "主要问题是解读单一，正在改进。", "other": "没有收取信息处理费。"}
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {**own, **texts})
    return report.with_values(dict.fromkeys(report.form.typed, 0))


BAD = fine(overview=f"2024年，公开。\n2024年，印发。\n{ASPECTS}", problems="2023年解读单一，正在改进。，").with_values(
    {"applications.granted.business": 4, "applications.new.business": None}
)


class Desk:
    """The panel, and where it asked the window to go."""

    def __init__(self, qtbot: QtBot, report: Report) -> None:
        self.session = Session(report)
        self.panel = FindingsPanel(self.session)
        qtbot.addWidget(self.panel)
        self.panel.resize(320, 600)
        self.panel.show()
        self.went: list[tuple[str, tuple[int, int] | None]] = []
        self.roles: dict[str, str] = {}
        self.said: list[str] = []
        self.session.jump_requested.connect(lambda place, span: self.went.append((place, span)))
        self.session.roles_changed.connect(self._take_roles)
        self.session.message.connect(self.said.append)

    def _take_roles(self, roles: dict[str, str]) -> None:
        self.roles = roles

    def lines(self) -> list[str]:
        self.panel.refresh()
        return [self.panel.list.item(row).text() for row in range(self.panel.list.count())]

    def choose(self, key: str) -> Finding:
        """Go through the list until the first finding with this id."""
        self.panel.refresh()
        row, finding = next((row, found) for row, found in self.panel.list.rows().items() if found.id == key)
        self.panel.list.choose(row)
        return finding

    def offers(self) -> list[str]:
        buttons = (self.panel.offers.itemAt(index).widget() for index in range(self.panel.offers.count()))
        return [button.text() for button in buttons if isinstance(button, QPushButton)]

    def press(self, text: str) -> None:
        buttons = (self.panel.offers.itemAt(index).widget() for index in range(self.panel.offers.count()))
        next(b for b in buttons if isinstance(b, QPushButton) and b.text().startswith(text)).click()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, BAD)


def test_verdict_groups_and_grades_in_words(desk: Desk) -> None:
    assert desk.panel.verdict.text() == "1处错误，4处提醒，1处未填"
    lines = desk.lines()
    assert [line for line in lines if line.endswith("）") and "：" not in line] == [
        "错误（1）",  # first, wherever they are
        "一、总体情况（2处提醒）",
        "三、申请办理（1处未填）",
        "五、问题及改进（2处提醒）",
    ]
    assert [line.partition("：")[0] for line in lines[:2]] == ["错误（1）", "错误"]
    assert not desk.panel.closed.isVisible()


def test_nothing_to_find(qtbot: QtBot) -> None:
    desk = Desk(qtbot, fine())
    assert desk.panel.verdict.text() == "未发现错误"
    assert desk.lines() == [NOTHING_FOUND]
    desk.panel.first()
    desk.panel.next()
    desk.panel.previous()
    assert desk.went == []


def test_arrow_keys_reach_every_finding_and_no_heading(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.focus_list()
    seen: list[Finding | None] = []
    for _ in range(desk.panel.list.count()):
        if desk.panel.list.finding not in seen:
            seen.append(desk.panel.list.finding)
        qtbot.keyClick(desk.panel.list, Qt.Key.Key_Down)
    assert seen == list(desk.panel.list.rows().values())
    assert set(seen) == set(desk.session.findings)


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
    assert desk.went[-1][0] == blank.cells[0] == "applications.new.business"


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


def test_the_chosen_finding_stays_chosen_while_others_go(desk: Desk) -> None:
    chosen = desk.choose("S7")
    desk.session.perform(SetCells({"applications.granted.business": 0, "applications.new.business": 0}))
    desk.panel.refresh()
    assert desk.panel.list.finding == chosen
    desk.session.open(replace(BAD, texts={}))
    desk.panel.refresh()
    assert desk.panel.list.finding is None
    assert desk.offers() == []


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


def test_what_can_be_done_stands_inside_the_chosen_card(desk: Desk, qtbot: QtBot) -> None:
    desk.choose("Y1")
    qtbot.waitUntil(lambda: desk.panel.offers.itemAt(0).widget().isVisible())
    card = desk.panel.list.visualItemRect(desk.panel.list.currentItem())
    for number in range(desk.panel.offers.count()):
        button = desk.panel.offers.itemAt(number).widget()
        place = button.mapTo(desk.panel.list.viewport(), button.rect().center())
        assert card.contains(place)
        assert place.y() > card.top() + 3 * button.fontMetrics().height()  # below the words
    higher = card.height()
    desk.choose("S7")
    qtbot.waitUntil(lambda: desk.panel.list.visualItemRect(desk.panel.list.currentItem()).height() < higher)


def test_equal_hints_are_folded_and_keys_go_through_them(qtbot: QtBot) -> None:
    lines = "\n".join(f"2024年，印发第{number}份。" for number in range(4))
    desk = Desk(qtbot, fine(overview=f"{lines}\n{ASPECTS}"))
    shown = [row for row in range(desk.panel.list.count()) if not desk.panel.list.item(row).isHidden()]
    fold = "写的不是2025年，4处"
    assert [desk.panel.list.item(row).text() for row in shown] == ["一、总体情况（4处提醒）", fold]
    desk.panel.focus_list()
    assert desk.panel.list.finding is not None  # F6 chooses one, which opens the fold
    assert not any(desk.panel.list.item(row).isHidden() for row in range(desk.panel.list.count()))
    desk.panel.list.setCurrentRow(1)
    qtbot.keyClick(desk.panel.list, Qt.Key.Key_Left)
    assert desk.panel.list.item(2).isHidden()
    assert desk.panel.list.finding is None and desk.offers() == []
    desk.panel.next()
    assert not desk.panel.list.item(2).isHidden()
    assert desk.went[-1][0] == "overview"


def test_findings_are_copied_as_text(desk: Desk, qtbot: QtBot) -> None:
    total = desk.choose("T1")
    qtbot.keyClick(desk.panel.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == f"错误：{total.message}"
    desk.panel.copy_button.click()
    lines = QApplication.clipboard().text().split("\n")
    assert lines == desk.lines()
    assert all(any(finding.message in line for line in lines) for finding in desk.session.findings)


def test_numbers_of_the_headings_add_up_to_the_verdict(qtbot: QtBot) -> None:
    waiting = {"problems": ("2023年解读单一，正在改进。，",), "overview": tuple(ASPECTS.split("\n"))}
    desk = Desk(qtbot, replace(BAD, unverified=waiting, last_year=BAD))
    numbers = Counter[str]()
    for line in desk.lines():
        if (found := re.search(r"（(.*)）$", line)) and "：" not in line:
            for number, what in re.findall(r"(\d+)(处未填|处提醒|段未核对)", found[1]):
                numbers[what] += int(number)
    assert desk.panel.verdict.text() == "1处错误，" + "，".join(
        f"{numbers[what]}{what}" for what in ("处提醒", "处未填", "段未核对")
    )
    assert [line for line in desk.lines() if line.startswith("未核对：1段")]


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


def test_earlier_reasons_are_offered_those_of_the_same_check_first(qtbot: QtBot) -> None:
    last = replace(fine(), year=2024, kept={"Y1 overview 2023": "去年的理由", "T9 x": "另一项"})
    report = replace(BAD, kept={"S7.comma x": "引文如此"}, last_year=last)
    finding = Finding("Y1", Grade.HINT, "“2024年”写的是2024年。", (), "overview", (0, 5))
    dialog = KeepDialog(finding, report)
    qtbot.addWidget(dialog)
    dialog.show()
    offered = [dialog.earlier.item(row).text() for row in range(dialog.earlier.count())]
    assert offered == ["去年的理由", "引文如此", "另一项"]
    assert not dialog.keep_button.isEnabled()
    dialog.earlier.itemActivated.emit(dialog.earlier.item(0))
    dialog.words.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.keyClicks(dialog.words, "2025")
    assert dialog.reason() == "去年的理由\n2025"
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == QDialog.DialogCode.Accepted
