"""检查设置, 自查表 as a file, and odd headings after an import, in the real window."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from core import settings
from core.report.checks.switches import switches
from core.report.edits import SetText
from core.report.report import Report
from core.storage import files
from core.writers.docx.report import to_bytes
from gui.basics import dialogs
from gui.commands.check_switches import CheckSwitches
from gui.importing.dialog import ImportAs
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin, import_as

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


@pytest.mark.parametrize("name", ["自查表.pdf", "自查表", "自查表.2025年"])
def test_check_list_as_the_name_asks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    begin(window, report(overview="2024年公开。"))
    proposed: list[Path] = []
    monkeypatch.setattr(
        dialogs, "save_file", lambda parent, title, path, kinds: proposed.append(path) or tmp_path / name
    )
    window.actions_by_name["export_check_list"].trigger()
    assert proposed[0].name == "临江市财政局2025年政府信息公开工作年度报告自查表.docx"
    (written,) = (path for path in tmp_path.iterdir() if path.is_file())
    if name.endswith(".pdf"):
        words = "".join(page.extract_text() for page in PdfReader(BytesIO(written.read_bytes())).pages)
    else:
        assert written.name == f"{name}.docx"
        words = "".join(cell.text for row in docx.Document(str(written)).tables[0].rows for cell in row.cells)
    assert "2024年" in words.replace(" ", "")


def test_a_place_that_takes_no_file_is_said(window: MainWindow, answers: Answers, tmp_path: Path) -> None:
    begin(window, report())
    (tmp_path / "满").write_text("a file where a folder should be")
    for target in (tmp_path / "满" / "自查表.docx", tmp_path / "没有" / "自查表.docx", None):
        answers.save = target
        window.actions_by_name["export_check_list"].trigger()
    assert len(answers.said) == 2


def test_check_list_of_a_long_report_is_not_that_of_a_moment_ago(
    window: MainWindow, answers: Answers, tmp_path: Path
) -> None:
    begin(window, report(overview="公开信息。" * 5000))
    window.session.perform(SetText("problems", "2022年有问题，正在改进。"))
    assert window.session.checking
    answers.save = tmp_path / "a.docx"
    window.actions_by_name["export_check_list"].trigger()
    words = [cell.text for row in docx.Document(str(answers.save)).tables[0].rows for cell in row.cells]
    assert any("2022年" in text for text in words)


def imported(tmp_path: Path) -> Path:
    document = docx.Document(BytesIO(to_bytes(report(overview="公开。", other="没有收取信息处理费。"))))
    for paragraph in document.paragraphs:
        if paragraph.text.startswith("六、"):
            paragraph.text = "六、其它需要报告的事项"
    path = tmp_path / "改标题.docx"
    document.save(str(path))
    return path


def headings_found(window: MainWindow) -> int:
    return sum(finding.id == "S2" for finding in window.session.current_findings())


def test_odd_headings_are_found_after_import_until_saved(
    window: MainWindow, answers: Answers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import_as(monkeypatch, ImportAs.EDIT)
    window.opening.open_path(imported(tmp_path))
    assert headings_found(window) == 1
    window.session.perform(SetText("problems", "问题是解读单一，正在改进。"))
    assert headings_found(window) == 1
    answers.save = tmp_path / "存.json"
    window.actions_by_name["save"].trigger()
    assert headings_found(window) == 0
    window.actions_by_name["home"].trigger()
    window.opening.open_path(tmp_path / "存.json")
    assert headings_found(window) == 0
    assert "S2" not in (tmp_path / "存.json").read_text("utf-8")
    assert files.load(tmp_path / "存.json").report == window.session.report


def test_keys_of_the_menu(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, report(overview="2024年公开。\n2023年印发。"))
    window.actions_by_name["side_panel"].trigger()
    window.actions_by_name["findings_list"].trigger()
    panel = window.editor.findings
    assert window.editor.side.isVisible()
    assert window.editor.side.currentWidget() is panel
    while panel.list.finding is None or panel.list.finding.id != "Y1":
        window.actions_by_name["next_finding"].trigger()
    window.actions_by_name["mend"].trigger()
    window.actions_by_name["mend"].trigger()
    assert window.session.report.text("overview") == "2025年公开。\n2025年印发。"
    chosen = panel.list.finding
    window.actions_by_name["next_finding"].trigger()
    window.actions_by_name["previous_finding"].trigger()
    assert panel.list.finding == chosen
