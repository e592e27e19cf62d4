"""Copying and pasting blocks in a real table tab."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.edits import SetCells
from gui.basics import dialogs
from gui.basics.answers import CANCEL, Answer
from gui.table import clipboard
from gui.table.clipboard import ONLY_KNOWN, PASTE_ANYWAY
from gui.table.heads import Heads
from tests.helpers.places import DATA
from tests.helpers.table_desk import CTRL, SHIFT, Desk

Key = Qt.Key
A = "applications"


class Answers:
    """Stands in for the dialogs: gives ``answer`` and keeps what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answer = CANCEL
        self.asked: list[str] = []
        self.on_ask: Callable[[], object] = lambda: None
        monkeypatch.setattr(dialogs, "choose", self._choose)
        monkeypatch.setattr(dialogs, "say", lambda _, __, text, detail="": self.asked.append(f"{text}\n{detail}"))

    def _choose(self, _: object, __: str, text: str, answers: tuple[Answer, ...], detail: str = "") -> Answer:
        self.asked.append(f"{text}\n{detail}")
        self.on_ask()
        assert self.answer in answers
        return self.answer


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    return Answers(monkeypatch)


@pytest.fixture
def desk(qtbot: QtBot, answers: Answers) -> Desk:
    return Desk(qtbot)


def test_block_without_labels_is_one_step_with_blanks_in_place(desk: Desk, answers: Answers):
    desk.session.perform(SetCells({f"{A}.new.research": 99}))
    desk.put("1\t\t3\r\n4\t5\t6\r\n")
    desk.go(f"{A}.new.business")
    desk.press(Key.Key_V, CTRL)
    values = desk.session.report.values
    assert values[f"{A}.new.business"] == 1 and f"{A}.new.research" not in values
    assert values[f"{A}.carried_in.public_welfare"] == 6
    assert not answers.asked and desk.session.undo_stack.undoText() == "粘贴"
    desk.session.undo_stack.undo()
    assert dict(desk.session.report.values) == {f"{A}.new.research": 99}
    desk.session.undo_stack.redo()
    assert len(desk.session.report.values) == 5


def test_labels_are_recognised_and_not_pasted(desk: Desk, answers: Answers):
    rows = "<tr><td colspan=2></td><td>自然人</td><td>商业<br>企业</td><td>总计</td></tr>"
    rows += "<tr><td rowspan=2>（四）无法提供</td><td>1．本机关不掌握相关政府信息</td><td>3<td>4<td>7</tr>"
    rows += "<tr><td>2. 没有现成信息，需要另行制作</td><td>５<td>6件<td>11</tr>"
    desk.put("ignored", f"<table>{rows}</table>")
    desk.go(f"{A}.new.other_org")
    desk.press(Key.Key_V, CTRL)
    assert dict(desk.session.report.values) == {
        f"{A}.unavailable.not_held.natural_person": 3,
        f"{A}.unavailable.not_held.business": 4,
        f"{A}.unavailable.must_create.natural_person": 5,
        f"{A}.unavailable.must_create.business": 6,
    }
    assert not answers.asked


def test_beyond_the_edge_asks_before_anything_changes(desk: Desk, answers: Answers):
    desk.put("1\t2\t3\n4\t甲\t6\n")
    desk.go(f"{A}.new.legal_service")
    untouched = desk.session.undo_stack.count()
    answers.on_ask = lambda: answers.asked.append(str(desk.session.undo_stack.count()))
    desk.press(Key.Key_V, CTRL)
    assert answers.asked[1] == str(untouched)
    assert "“甲”不是数字" in answers.asked[0] and not desk.session.report.values
    answers.answer = ONLY_KNOWN
    desk.press(Key.Key_V, CTRL)
    assert dict(desk.session.report.values) == {
        f"{A}.new.legal_service": 1,
        f"{A}.new.other_org": 2,
        f"{A}.carried_in.legal_service": 4,
    }
    assert desk.session.undo_stack.count() == untouched + 1


def test_long_lists_of_what_does_not_fit_are_cut_with_their_number(desk: Desk, answers: Answers):
    desk.put("\n".join(["1\t甲"] * 20))
    desk.go(f"{A}.new.natural_person")
    desk.press(Key.Key_V, CTRL)
    (asked,) = answers.asked
    assert "有20处不能粘贴" in asked and "共20处" in asked and len(asked.splitlines()) < 20


def test_differing_total_is_named_and_not_pasted(desk: Desk, answers: Answers):
    desk.put("1\t1\t1\t1\t1\t1\t7")
    desk.go(f"{A}.new.natural_person")
    answers.answer = PASTE_ANYWAY
    desk.press(Key.Key_V, CTRL)
    (asked,) = answers.asked
    assert "粘贴内容为7，自动合计为6" in asked
    assert desk.session.computed[f"{A}.new.total"].value == 6


def test_nothing_to_paste_is_said_and_changes_nothing(desk: Desk, answers: Answers):
    desk.put("甲\t乙")
    desk.press(Key.Key_V, CTRL)
    assert "未改动" in answers.asked[0]
    QApplication.clipboard().clear()
    desk.press(Key.Key_V, CTRL)
    assert "剪贴板里没有" in desk.messages[-1]
    assert desk.session.undo_stack.count() == 0


def test_one_figure_fills_the_selection(desk: Desk, answers: Answers):
    desk.put("0\r\n")
    desk.go(f"{A}.new.legal_service")
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Down):
        desk.press(key, SHIFT)
    desk.press(Key.Key_V, CTRL)
    rows, columns = ("new", "carried_in"), ("legal_service", "other_org")
    assert dict(desk.session.report.values) == {f"{A}.{r}.{c}": 0 for r in rows for c in columns}
    assert not answers.asked


def test_block_pasted_while_an_editor_is_open_replaces_the_edit(desk: Desk):
    desk.put("1\t2\n")
    desk.go(f"{A}.new.natural_person")
    desk.type("7")
    desk.press(Key.Key_V, CTRL)
    assert desk.view.open_editor() is None
    assert dict(desk.session.report.values) == {f"{A}.new.natural_person": 1, f"{A}.new.business": 2}


def test_one_figure_pasted_into_an_open_editor_is_text(desk: Desk):
    desk.put("12\r\n")
    desk.go(f"{A}.new.natural_person")
    desk.press(Key.Key_F2)
    desk.press(Key.Key_V, CTRL)
    desk.press(Key.Key_Return)
    assert desk.value(f"{A}.new.natural_person") == 12


def test_copy_gives_text_and_html_that_come_back_the_same(desk: Desk, answers: Answers):
    form = desk.session.report.form
    typed = [key for key in form.typed if key.startswith(A)]
    desk.session.perform(SetCells({key: number for number, key in enumerate(typed) if number % 7}))
    before = desk.session.report.values
    desk.press(Key.Key_A, CTRL)
    desk.press(Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert len(data.text().splitlines()) == 25 and "<td>" in data.html()
    desk.press(Key.Key_Delete)
    assert not desk.session.report.values
    desk.press(Key.Key_V, CTRL)
    assert desk.session.report.values == before and not answers.asked


def test_copy_of_a_few_cells_reads_as_excel_expects(desk: Desk):
    desk.session.perform(SetCells({f"{A}.new.business": 5, f"{A}.carried_in.research": 7}))
    desk.go(f"{A}.new.business")
    desk.press(Key.Key_Right, SHIFT)
    desk.press(Key.Key_Down, SHIFT)
    desk.press(Key.Key_C, CTRL)
    data = QApplication.clipboard().mimeData()
    assert data.text().replace("\r", "") == "5\t\n\t7\n"
    assert "<tr><td>5</td><td></td></tr><tr><td></td><td>7</td></tr>" in data.html()


def test_cut_copies_and_clears(desk: Desk):
    desk.session.perform(SetCells({f"{A}.new.business": 5}))
    desk.go(f"{A}.new.business")
    desk.press(Key.Key_X, CTRL)
    assert QApplication.clipboard().text().strip() == "5" and not desk.session.report.values
    assert desk.session.undo_stack.undoText() == "剪切"


def test_read_only_report_takes_no_paste(desk: Desk):
    desk.put("5")
    desk.session.set_read_only(True)
    desk.press(Key.Key_V, CTRL)
    assert "只读" in desk.messages[-1] and not desk.session.report.values


def test_click_on_a_head_selects_what_it_names(desk: Desk):
    heads, across = desk.view.verticalHeader(), desk.view.horizontalHeader()
    assert isinstance(heads, Heads) and isinstance(across, Heads)
    box = next(b for b in heads.boxes if b.label == "（四）无法提供")
    desk.qtbot.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=heads.rect_of(box).center())
    assert len(desk.view.selected_keys()) == 21
    box = next(b for b in across.boxes if b.label == "法人或其他组织")
    desk.qtbot.mouseClick(across.viewport(), Qt.MouseButton.LeftButton, pos=across.rect_of(box).center())
    assert len(desk.view.selected_keys()) == 25 * 5


def test_what_did_not_count_is_said_behind_the_number_of_cells(desk: Desk, answers: Answers):
    rows = "<tr><td>5<s>9</s></td><td colspan=2>6</td><td>—</td></tr>"
    desk.put("ignored", f"<table>{rows}</table>")
    desk.go(f"{A}.new.natural_person")
    desk.press(Key.Key_V, CTRL)
    assert dict(desk.session.report.values) == {f"{A}.new.natural_person": 5, f"{A}.new.business": 6}
    assert not answers.asked and desk.messages[-1] == (
        "已粘贴4格。其中1格是表示没有的符号，按空白粘贴。合并的单元格，数字在它的第一格，其余1格按空白粘贴。"
        "1格里划去、隐藏的内容或注释符号未粘贴。"
    )


def test_hidden_rows_are_asked_about_before_anything_changes(desk: Desk, answers: Answers):
    page = DATA / "clipboard" / "hidden-rows.html"
    desk.put("ignored", page.read_text("utf-8"))
    desk.go(f"{A}.new.natural_person")
    desk.press(Key.Key_V, CTRL)
    assert "在隐藏的行或列里" in answers.asked[0] and not desk.session.report.values
    answers.answer = ONLY_KNOWN
    desk.press(Key.Key_V, CTRL)
    assert desk.value(f"{A}.refused.forbidden_by_law.natural_person") == 5
    assert desk.value(f"{A}.partly_granted.natural_person") is None
    assert "隐藏的行或列里有4格未粘贴" in desk.messages[-1]


def test_a_table_on_its_side_is_pasted_and_that_is_said(desk: Desk, answers: Answers):
    rows = [
        "\t一、本年新收政府信息公开申请数量\t二、上年结转政府信息公开申请数量\t（一）予以公开",
        "自然人\t5\t6\t7",
        "商业企业\t1\t2\t3",
    ]
    said: list[str] = []
    desk.session.message.connect(said.append)
    desk.put("\r\n".join(rows))
    desk.go(f"{A}.new.natural_person")
    desk.press(Key.Key_V, CTRL)
    values = desk.session.report.values
    assert [values[f"{A}.{row}.business"] for row in ("new", "carried_in", "granted")] == [1, 2, 3]
    assert not answers.asked and "行和列是对调的" in said[-1]


@pytest.mark.parametrize("step", ["parse", "plan"])
def test_a_whole_sheet_is_looked_through_beside_the_window(
    desk: Desk, answers: Answers, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    drawn, where = Event(), clipboard if step == "plan" else clipboard.readers_clipboard
    real = getattr(where, step)

    def slow(*given: object) -> object:
        assert drawn.wait(60)  # until the window has done something
        return real(*given)

    monkeypatch.setattr(where, step, slow)
    desk.put("1\t2\r\n")
    desk.go(f"{A}.new.business")
    QTimer.singleShot(0, desk.view, drawn.set)
    desk.press(Key.Key_V, CTRL)
    assert desk.session.report.values[f"{A}.new.research"] == 2
