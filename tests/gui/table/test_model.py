"""What a cell of a table shows and says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from core.report.edits import SetCells
from core.report.findings import Said
from core.report.report import Report
from tests.helpers.table_desk import Desk

# The offscreen platform cannot raise a tooltip's window, and says so.
Key = Qt.Key


A, P = "applications", "proceedings"


@pytest.mark.parametrize("key", [f"{A}.new.total", f"{A}.processed_total.business", f"{A}.carried_out.total"])
def test_computed_cells_are_read_only_and_say_why(desk: Desk, key: str):
    desk.go(key)
    for act in (lambda: desk.type("5"), lambda: desk.press(Key.Key_F2), lambda: desk.press(Key.Key_Delete)):
        desk.messages.clear()
        act()
        assert desk.messages == ["合计自动计算，不用填写。"]
        assert desk.view.open_editor() is None
    desk.compose("7")
    desk.qtbot.mouseDClick(
        desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.view.visualRect(desk.model.index_of(key)).center()
    )
    assert desk.view.open_editor() is None and desk.at == key
    assert desk.session.undo_stack.count() == 0


def test_blank_zero_and_number_differ_and_a_total_says_that_it_is_provisional(desk: Desk):
    keys = [f"{A}.new.{column}" for column in ("natural_person", "business", "research")]
    desk.session.perform(SetCells({keys[1]: 0, keys[2]: 5}))
    assert [desk.model.face(key).text for key in keys] == ["", "0", "5"]
    total = desk.model.face(f"{A}.new.total")
    assert (total.text, total.computed, total.provisional) == ("5", True, True)
    assert desk.model.face(f"{A}.granted.total").text == ""
    blank, zero = (desk.view.viewport().grab(desk.view.visualRect(desk.model.index_of(key))) for key in keys[:2])
    assert blank.toImage() != zero.toImage()
    desk.session.perform(SetCells(dict.fromkeys(desk.session.report.form.typed, 0)))
    assert not desk.model.face(f"{A}.new.total").provisional


def test_last_year_is_shown_beside_and_compared_on_hover(desk: Desk):
    key = f"{A}.new.business"
    report = desk.session.report.with_values({key: 15})
    last = Report("2021", 2024, values={key: 12})
    desk.session.open(replace(report, last_year=last))
    assert desk.model.face(key).last == "12"
    assert "上年12，本年15，增加3" in desk.model.explain(key)
    desk.session.show_last_year(False)
    assert desk.model.face(key).last == ""


def test_tooltips_give_the_sum_the_guide_and_the_finding(desk: Desk):
    figures = {f"{A}.new.business": 1, f"{A}.carried_in.business": 0, f"{A}.granted.business": 3}
    desk.session.perform(SetCells(figures))
    explained = desk.model.explain(f"{A}.carried_out.business")
    assert "1 + 0 − 3 = -2" in explained and "办理结果多2件" in explained
    assert "条例第三十六条" in desk.model.explain(f"{A}.granted.business")


def test_tooltip_of_a_computed_cell_comes_on_hover(desk: Desk):
    desk.session.perform(SetCells({f"{A}.new.business": 1, f"{A}.granted.business": 3}))
    key = f"{A}.carried_out.business"
    desk.go(key)
    place = desk.view.visualRect(desk.model.index_of(key)).center()
    viewport = desk.view.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QHelpEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    assert "1 + 空白 − 3 = -2" in QToolTip.text()


def test_negative_carry_over_is_framed_and_its_parts_are_marked(desk: Desk):
    figures = {f"{A}.new.business": 0, f"{A}.carried_in.business": 0, f"{A}.granted.business": 3}
    desk.session.perform(SetCells(figures))
    total, part, other = (
        desk.model.face(f"{A}.{key}") for key in ("carried_out.business", "new.business", "granted.business")
    )
    assert total.edge and total.corner and part.corner and not part.edge and not other.corner
    desk.session.perform(SetCells({f"{A}.new.business": None}))  # not filled in yet: no contradiction
    assert not desk.model.face(f"{A}.carried_out.business").edge


def test_a_finding_is_put_into_words_where_it_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """Marks are made at each commit, by each table: the sentences only when a tooltip asks for them."""
    said: list[Said] = []
    words = Said.__str__
    monkeypatch.setattr(Said, "__str__", lambda one: said.append(one) or words(one))
    desk.session.perform(SetCells({f"{A}.new.business": 0, f"{A}.carried_in.business": 0, f"{A}.granted.business": 3}))
    assert desk.model.face(f"{A}.carried_out.business").edge
    assert said == []
    assert "将为-3" in desk.model.explain(f"{A}.carried_out.business")
    assert said


def test_each_cell_is_announced_once_and_many_together(desk: Desk):
    session, model = desk.session, desk.model
    table = [key for key in session.report.form.typed if key.startswith(A)]
    session.perform(SetCells(dict.fromkeys(table, 0)))
    told: list[tuple[str, str]] = []
    model.dataChanged.connect(lambda first, last, _: told.append((model.box(first).key, model.box(last).key)))
    granted = f"{A}.granted.natural_person"
    session.perform(SetCells({granted: 5}), hurried=True)  # 四 is negative and has a mark, too: told once all the same
    assert (granted, granted) in told and (f"{A}.carried_out.natural_person",) * 2 in told
    assert len(told) == len(set(told)) <= 10 and all(first == last for first, last in told)
    told.clear()
    session.perform(SetCells(dict.fromkeys(table, 1)))
    assert told == [(f"{A}.new.natural_person", f"{A}.carried_out.total")]
