"""图解 in the window: the picture of the open report or of any file, what is left to do in it, the file."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.report.report import Report
from core.storage import files
from core.writers import registry
from gui.years.infographic import InfographicDialog, Pictured
from tests.helpers.core.year_reports import AGENCY, entry, year_report
from tests.helpers.gui.years_desk import drop
from tests.helpers.window_desk import Answers, filled


def shown(qtbot: QtBot, folder: Path, *reports: Pictured) -> InfographicDialog:
    dialog = InfographicDialog(reports, folder)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def settled(qtbot: QtBot, dialog: InfographicDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.background.busy)


@pytest.mark.parametrize(
    ("suffix", "head"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF"), ("", b"\x89PNG")]
)
def test_shown_and_written(qtbot: QtBot, tmp_path: Path, answers: Answers, suffix: str, head: bytes) -> None:
    dialog = shown(qtbot, tmp_path, Pictured(entry(year_report(2024)), "未填3格。公开前请先处理。"))
    assert dialog.view.scene is not None and "2024年" in dialog.view.scene.title
    assert dialog.state.isVisible() and "未填3格" in dialog.state.text()
    assert not dialog.hint.isVisible()
    answers.save = tmp_path / f"图解{suffix}"
    dialog.export()
    settled(qtbot, dialog)
    assert (tmp_path / f"图解{suffix or '.png'}").read_bytes().startswith(head)
    assert "已导出图解" in answers.said[0]


def test_turning_back_and_a_full_report(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    dialog = shown(qtbot, tmp_path, Pictured(entry(year_report(2024))))
    assert not dialog.state.isVisible()
    dialog.export()
    assert not dialog.background.busy and not [*tmp_path.iterdir()]


def test_of_files_whatever_their_format(
    qtbot: QtBot, tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, blank = filled(2023), Report("2021", 2022, {"agency": AGENCY})
    registry.export(whole, tmp_path / "完整.docx")
    files.save(tmp_path / "空白.json", blank)
    monkeypatch.setattr("gui.basics.dialogs.open_files", lambda *_: [tmp_path / "空白.json", tmp_path / "完整.docx"])
    dialog = shown(qtbot, tmp_path)
    assert dialog.table is None and not dialog.export_button.isEnabled()
    assert dialog.hint.isVisible() and not dialog.which.isVisible()
    dialog.choose_files()
    settled(qtbot, dialog)
    assert [one.entry.year for one in dialog.reports] == [2022, 2023]
    assert dialog.view.scene is not None and "2023年" in dialog.view.scene.title
    assert dialog.export_button.isEnabled() and not dialog.hint.isVisible()
    dialog.which.setCurrentIndex(0)
    assert "2022年" in dialog.view.scene.title
    assert dialog.state.isVisible() and "未填" in dialog.state.text()
    dialog.add([tmp_path / "完整.docx"])  # again: the same line of the list
    settled(qtbot, dialog)
    assert dialog.which.count() == 2 and dialog.which.currentIndex() == 1


def test_files_that_are_none(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    (tmp_path / "名单.txt").write_text("无")
    files.save(tmp_path / "没有年度.json", Report("2021", 0, {"agency": AGENCY}))
    dialog = shown(qtbot, tmp_path, Pictured(entry(year_report(2024))))
    assert drop(dialog, [tmp_path / name for name in ("名单.txt", "没有年度.json")])
    settled(qtbot, dialog)
    assert len(answers.said) == 2 and "名单.txt" in answers.said[0] and "年度" in answers.said[1]
    assert dialog.which.count() == 1 and dialog.export_button.isEnabled()
