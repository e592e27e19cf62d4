"""A file with several reports: the clerk chooses one, and that one comes up."""

from __future__ import annotations

from pathlib import Path

import pytest

from gui.basics import dialogs
from gui.basics.answers import Answer
from gui.importing.dialog import ImportAs
from gui.window.main_window import MainWindow
from tests.helpers.hands import picked
from tests.helpers.places import DATA
from tests.helpers.window_desk import import_as

YEARS = (2023, 2024)


@pytest.fixture
def two_years(tmp_path: Path) -> Path:
    """Two reports saved one below the other as one page."""
    from core.forms.catalog import form_for_year
    from core.report.report import Report
    from core.writers.html import export

    bodies: list[str] = []
    for year in YEARS:
        report = Report(form_for_year(year).key, year, {"agency": "临江市财政局"}, {"overview": "公开信息。"})
        values = {**dict.fromkeys(report.form.typed, 0), "applications.new.business": year - 2000}
        export(report.with_values(values), tmp_path / "一年.html")
        page = (tmp_path / "一年.html").read_text("utf-8-sig")
        bodies.append(page[page.index("<body") : page.index("</body>")].split(">", 1)[1])
    path = tmp_path / "两年.html"
    path.write_text(f'<html><head><meta charset="utf-8"></head><body>{"".join(bodies)}</body></html>', "utf-8")
    return path


def answering(monkeypatch: pytest.MonkeyPatch, answer: str) -> list[list[str]]:
    """Answer the question, accept what the preview shows; returns the buttons that were offered."""
    offered: list[list[str]] = []

    def choose(parent: object, title: str, text: str, answers: list[Answer], detail: str = "") -> Answer:
        offered.append([one.words for one in answers])
        return picked(answers, answer)

    monkeypatch.setattr(dialogs, "choose", choose)
    import_as(monkeypatch, ImportAs.EDIT)
    return offered


@pytest.mark.parametrize("year", YEARS)
def test_the_chosen_report_comes_up(
    window: MainWindow, two_years: Path, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    offered = answering(monkeypatch, f"临江市财政局 {year}年")
    window.opening.open_path(two_years)
    assert offered == [["临江市财政局 2023年", "临江市财政局 2024年", "取消"]]
    report = window.session.report
    assert (report.year, report.value("applications.new.business")) == (year, year - 2000)


def test_cancel_leaves_the_window_as_it_was(
    window: MainWindow, two_years: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, "取消")
    window.opening.open_path(two_years)
    assert not window.report_open


def test_two_of_one_name_are_told_apart(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    alike = DATA / "should_fail" / "two_reports.docx"
    offered = answering(monkeypatch, "取消")
    window.opening.open_path(alike)
    name = "望湖区人民政府办公室 2024年"
    assert offered == [[f"{name}（第1份）", f"{name}（第2份）", "取消"]]
