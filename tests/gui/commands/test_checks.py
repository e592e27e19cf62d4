"""检查设置, 自查表 as a file, and odd headings after an import, in the real window."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from core.report.edits import SetText
from core.report.report import Report
from core.storage import files
from core.writers.docx.report import to_bytes
from gui.basics import dialogs
from gui.importing.dialog import ImportAs
from gui.window.main_window import MainWindow
from tests.helpers.window_desk import Answers, begin, import_as


def report(**texts: str) -> Report:
    made = Report("2021", 2025, {"agency": "临江市财政局"}, {"problems": "主要问题是解读单一，正在改进。", **texts})
    return made.with_values(dict.fromkeys(made.form.typed, 0))


@pytest.mark.parametrize("name", ["自查表.pdf", "自查表", "自查表.2025年"])
def test_check_list_as_the_name_asks(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    begin(window, report(overview="2024年公开。"))
    proposed: list[Path] = []

    def save_file(_parent: object, _title: str, path: Path, kinds: str) -> Path:
        proposed.append(path)
        return dialogs.of_kind(tmp_path / name, path, kinds)

    monkeypatch.setattr(dialogs, "save_file", save_file)
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
