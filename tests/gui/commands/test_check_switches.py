"""检查设置: checks switched off one by one."""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from core import settings
from core.report.checks.switches import switches
from core.report.report import Report
from gui.commands.check_switches import CheckSwitches
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin

FREE = {key for switch in switches() if not switch.fixed for key in switch.ids}


def report(**texts: str) -> Report:
    made = Report("2021", 2025, {"agency": "临江市财政局"}, {"problems": "主要问题是解读单一，正在改进。", **texts})
    return made.with_values(dict.fromkeys(made.form.typed, 0))


def ids_of(item: QTreeWidgetItem | None) -> tuple[str, ...]:
    return tuple(item.data(0, Qt.ItemDataRole.UserRole)) if item is not None else ()


def untick(*ids: str) -> Callable[[CheckSwitches], int]:
    """A clerk who takes these ticks away and accepts."""

    def exec(dialog: CheckSwitches) -> int:
        for item in dialog._items():
            if set(ids_of(item)) & set(ids):
                item.setCheckState(0, Qt.CheckState.Unchecked)
        return 1

    return exec


def test_the_dialog_lists_all_checks_and_keeps_errors_on(qtbot: QtBot) -> None:
    dialog = CheckSwitches(frozenset({"Y1", "T6", "T14"}))
    qtbot.addWidget(dialog)
    assert {ids_of(item) for item in dialog._items()} == {switch.ids for switch in switches()}
    shown = "".join(item.text(0) + item.text(1) for item in dialog._items())
    assert not re.search(r"\b[TXYSDPL]\d", shown)  # codes are for programs
    assert dialog.off() == {"Y1", "T14"}
    assert dialog.counted.text() == "关闭2项"
    fixed = [item for item in dialog._items() if item.isDisabled()]
    assert ("T6",) in {ids_of(item) for item in fixed}
    assert not FREE & {key for item in fixed for key in ids_of(item)}
    dialog.restore()
    assert dialog.off() == frozenset()
    assert dialog.counted.text() == "全部开启"


def test_keys_alone_switch_a_check_off(qtbot: QtBot) -> None:
    dialog = CheckSwitches(frozenset())
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.tree.setFocus()
    first = dialog.tree.currentItem()
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Down)
    chosen = dialog.tree.currentItem()
    assert chosen is not first
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert dialog.off() == set(ids_of(chosen))


def test_switched_off_is_remembered_said_and_printed(
    make_window: Callable[[], MainWindow], answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = make_window()
    begin(window, report(overview="2024年公开。"))
    assert "Y1" in {finding.id for finding in window.session.findings}
    monkeypatch.setattr(CheckSwitches, "exec", untick("Y1", "S4"))
    window.actions_by_name["check_settings"].trigger()
    assert not {"Y1", "S4"} & {finding.id for finding in window.session.findings}
    assert settings.load().checks_off == ("S4", "Y1")
    window.editor.findings.refresh()
    assert window.editor.findings.closed.text() == "已关闭2项检查"
    answers.save = tmp_path / "自查表.docx"
    window.actions_by_name["export_check_list"].trigger()
    lines = [paragraph.text for paragraph in docx.Document(str(answers.save)).paragraphs]
    assert any(line.startswith("未做的检查（2项") and "Y1 正文年份" in line for line in lines)
    later = make_window()  # the next start
    begin(later, report(overview="2024年公开。"))
    assert not {"Y1", "S4"} & {finding.id for finding in later.session.findings}


def test_cancelled_settings_change_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(window, report())
    monkeypatch.setattr(CheckSwitches, "exec", lambda dialog: 0 * untick("Y1")(dialog))
    window.actions_by_name["check_settings"].trigger()
    assert window.session.checks_off == frozenset()
    assert settings.load().checks_off == ()


def test_errors_stay_whatever_the_settings_file_says(make_window: Callable[[], MainWindow]) -> None:
    settings.save(settings.Settings(checks_off=("S1", "T6", "Y1", "无")))
    window = make_window()
    begin(window, Report("2021", 2025, {"agency": "临江市财政局"}))
    assert {"S1", "T6"} <= {finding.id for finding in window.session.findings}
    window.editor.findings.refresh()
    assert window.editor.findings.closed.text() == "已关闭1项检查"
