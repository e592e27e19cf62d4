"""历年对比 in the window: files dragged and chosen, what is asked, what is shown and written."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.report.years.choice import YearEntry
from gui.basics import dialogs, theme
from gui.years.choosing import JOIN, KEEP, LEAVE_OUT, TAKE
from gui.years.dialog import YearsDialog
from tests.helpers.core.year_reports import applications, year_report
from tests.helpers.gui.years_desk import drop, saved, shown, wait, years
from tests.helpers.places import DATA
from tests.helpers.window_desk import Answers


def lines(dialog: YearsDialog) -> list[str]:
    return [dialog.files.item(row).text() for row in range(dialog.files.count())]


def test_empty_says_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, tmp_path)
    assert dialog.hint.isVisible() and not dialog.tabs.isVisible()
    assert "拖到这里" in dialog.hint.text()
    assert not dialog.export_button.isEnabled() and not dialog.recent_button.isVisible()


def test_ten_files_of_several_formats_dragged_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    reports = [applications(2016 + n, n + 5, n + 3) for n in range(10)]
    paths = [*saved(tmp_path, *reports[:7]), *saved(tmp_path, *reports[7:9], suffix=".docx")]
    paths += saved(tmp_path, reports[9], suffix=".html")
    dialog = shown(qtbot, tmp_path)
    assert drop(dialog, paths)
    assert any("正在读取" in line for line in lines(dialog)) and dialog.told.text() == "还有10个文件正在读取…"
    wait(qtbot, dialog)
    assert years(dialog) == [*range(2016, 2026)]
    assert dialog.tabs.isVisible() and dialog.told.text() == ""
    assert [line.split("\n")[0] for line in lines(dialog)] == [
        f"{year}年　{path.name}" for year, path in zip(range(2016, 2026), paths, strict=True)
    ]
    for key, view in dialog.views.items():
        dialog.tabs.setCurrentWidget(view)
        QApplication.processEvents()
        assert view.scene is not None and view.accessibleName() == view.scene.title, key


def test_an_unreadable_file_in_the_middle(qtbot: QtBot, tmp_path: Path) -> None:
    first, last = saved(tmp_path, applications(2021, 3, 2), applications(2023, 4, 4))
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK\x03\x04")
    hostile = sorted((DATA / "hostile").iterdir())[0]
    dialog = shown(qtbot, tmp_path, first, bad, hostile, last)
    assert years(dialog) == [2021, 2023]
    assert lines(dialog)[-1].startswith(("坏.docx\n未加入：", hostile.name))
    assert {line.source for line in dialog.refused} == {"坏.docx", hostile.name}
    assert "没有2022年的报告" in dialog.remarks.toPlainText()


@pytest.mark.parametrize(("answer", "wanted"), [(LEAVE_OUT, [2021]), (JOIN, [2021, 2022])])
def test_another_body_is_asked(qtbot: QtBot, tmp_path: Path, answers: Answers, answer: str, wanted: list[int]) -> None:
    paths = saved(tmp_path, year_report(2021), year_report(2022, agency="临江市水务局"))
    answers.choices = [answer]
    dialog = shown(qtbot, tmp_path, *paths)
    assert years(dialog) == wanted
    assert "临江市水务局" in answers.said[0] and "机关不同" in answers.said[0]
    assert bool(dialog.refused) == (answer == LEAVE_OUT)


def test_a_renamed_body_is_asked_once(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    reports = [year_report(2021), *(year_report(year, agency="临江市财政和国资局") for year in (2022, 2023))]
    answers.choices = [JOIN]
    dialog = shown(qtbot, tmp_path, *saved(tmp_path, *reports))
    assert years(dialog) == [2021, 2022, 2023]
    assert "2021年报告的机关名称是“临江市财政局”。" in dialog.remarks.toPlainText()


@pytest.mark.parametrize(("answer", "kept"), [(KEEP, "2021.json"), (TAKE, "2021.docx")])
def test_two_files_of_one_year_are_asked(
    qtbot: QtBot, tmp_path: Path, answers: Answers, answer: str, kept: str
) -> None:
    paths = [*saved(tmp_path, applications(2021, 3, 2)), *saved(tmp_path, applications(2021, 9, 9), suffix=".docx")]
    answers.choices = [answer]
    dialog = shown(qtbot, tmp_path, *paths)
    assert [entry.source for entry in dialog.entries] == [kept]
    assert [line.source for line in dialog.refused] == [({*(path.name for path in paths)} - {kept}).pop()]
    assert "2021.json" in answers.said[0] and "2021.docx" in answers.said[0]


def test_the_same_file_twice_is_one(qtbot: QtBot, tmp_path: Path) -> None:
    (path,) = saved(tmp_path, year_report(2021))
    dialog = shown(qtbot, tmp_path, path, path)
    assert years(dialog) == [2021] and not dialog.refused


def test_two_files_of_one_name_are_told_apart(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
    (first,), (second,) = (saved(tmp_path / folder, applications(2021, n, 2)) for n, folder in ((3, "甲"), (9, "乙")))
    answers.choices = [TAKE]
    dialog = shown(qtbot, tmp_path, first, second)
    assert [entry.source for entry in dialog.entries] == ["乙/2021.json"]
    assert "“2021.json”和“乙/2021.json”" in answers.said[0]


@pytest.mark.parametrize(("answer", "wanted"), [("2022", [2021, 2022]), (" 2022 ", [2021, 2022])])
def test_a_report_without_a_year_asks(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str, wanted: list[int]
) -> None:
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: answer)
    dialog = YearsDialog([], [], tmp_path)
    qtbot.addWidget(dialog)
    dialog._take(YearEntry("2021.json", year_report(2021)))
    dialog._take(YearEntry("无.docx", year_report(0)))
    assert years(dialog) == wanted


@pytest.mark.parametrize("answer", [None, "", "去年", "99999", "-5", "²⁰²¹"])
def test_no_year_is_no_report(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: str | None
) -> None:
    monkeypatch.setattr(dialogs, "ask_text", lambda *_: answer)
    dialog = YearsDialog([], [], tmp_path)
    qtbot.addWidget(dialog)
    dialog._take(YearEntry("无.docx", year_report(0)))
    assert years(dialog) == [] and [line.source for line in dialog.refused] == ["无.docx"]


def test_eleven_years_are_too_many(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, tmp_path, *saved(tmp_path, *(year_report(2011 + n) for n in range(11))))
    assert len(years(dialog)) == 10
    assert "最多对比10年" in dialog.refused[0].sentence


def test_closed_while_files_are_read(qtbot: QtBot, tmp_path: Path) -> None:
    """What comes after is of no interest to anybody, and touches nothing."""
    paths = saved(tmp_path, *(applications(2016 + n, n, n) for n in range(5)), suffix=".docx")
    dialog = shown(qtbot, tmp_path)
    dialog.add(paths)
    assert dialog.background.busy
    dialog.reject()
    assert not dialog.background.busy
    qtbot.wait(50)
    assert years(dialog) == []


def test_remove_and_the_table_follows(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, tmp_path, *saved(tmp_path, year_report(2021), year_report(2022), year_report(2023)))
    assert not dialog.remove_button.isEnabled()
    dialog.files.setCurrentRow(0)
    assert dialog.remove_button.isEnabled()
    dialog.remove_button.click()
    assert years(dialog) == [2022, 2023] and dialog.view.columnCount() == 2
    dialog.files.setFocus()
    dialog.files.selectAll()
    QTest.keyClick(dialog.files, Qt.Key.Key_Delete)
    assert years(dialog) == [] and dialog.hint.isVisible()


def test_recent_files_are_offered_once(qtbot: QtBot, tmp_path: Path) -> None:
    paths = saved(tmp_path, year_report(2021), year_report(2022))
    dialog = shown(qtbot, tmp_path, recent=paths)
    assert "最近打开的2份" in dialog.recent_button.text()
    dialog.recent_button.click()
    wait(qtbot, dialog)
    assert years(dialog) == [2021, 2022] and not dialog.recent_button.isVisible()


def test_files_chosen_in_the_systems_dialog(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = saved(tmp_path, year_report(2021), year_report(2022))
    dialog = shown(qtbot, tmp_path)
    monkeypatch.setattr(dialogs, "open_files", lambda *_: paths)
    dialog.add_button.click()
    wait(qtbot, dialog)
    assert years(dialog) == [2021, 2022]
    monkeypatch.setattr(dialogs, "open_files", lambda *_: [])
    dialog.add_button.click()
    assert years(dialog) == [2021, 2022]


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".xlsx", ""])
def test_documents_out(qtbot: QtBot, tmp_path: Path, answers: Answers, suffix: str) -> None:
    dialog = shown(qtbot, tmp_path, *saved(tmp_path, applications(2021, 3, 2), applications(2022, 4, 4)))
    answers.save = tmp_path / f"附件{suffix}"
    dialog.export_document()
    wait(qtbot, dialog)
    assert (tmp_path / f"附件{suffix or '.docx'}").stat().st_size > 1000
    assert "已导出历年对比" in answers.said[0]


def test_pictures_out(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    dialog = shown(qtbot, tmp_path, *saved(tmp_path, applications(2021, 3, 2), applications(2022, 4, 4)))
    assert not dialog.export_one.isEnabled() and dialog.shown_picture() == ""
    dialog.tabs.setCurrentWidget(dialog.views["results"])
    assert dialog.export_one.isEnabled() and dialog.shown_picture() == "results"
    sizes = []
    for name, key in (("一.svg", "results"), ("全.svg", "")):
        answers.save = tmp_path / name
        dialog.export_picture(key)
        wait(qtbot, dialog)
        sizes.append((tmp_path / name).stat().st_size)
    assert sizes[1] > 1.5 * sizes[0]
    answers.save = None
    dialog.export_picture("")
    assert not dialog.background.busy


def test_a_place_that_cannot_be_written_is_told(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    dialog = shown(qtbot, tmp_path, *saved(tmp_path, year_report(2021)))
    answers.save = tmp_path / "没有这个文件夹" / "附件.docx"
    dialog.export_document()
    wait(qtbot, dialog)
    assert "未能导出“附件.docx”" in answers.said[0]
    assert dialog.export_button.isEnabled()


def test_a_switch_to_dark_while_it_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(qtbot, tmp_path, *saved(tmp_path, year_report(2021)))
    dialog.setPalette(theme.palette(theme.DARK))
    QApplication.processEvents()
    heading = dialog.view.item(0, 0)
    assert heading is not None and heading.background().color().name() == theme.DARK.head
