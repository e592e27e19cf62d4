"""The text workbench from last year's report to the file that is handed in, as one clerk's afternoon."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.opening import open_any
from core.report import rollover
from core.report.edits import SetCells
from core.report.report import Report, still_unverified
from core.writers.registry import export
from gui.tabs.text_tab import TextTab
from gui.text.editor import SectionEdit
from gui.window.main_window import MainWindow
from gui.writing_aids import sentence_dialog
from tests.helpers.hands import commit, press
from tests.helpers.window_desk import Answers, begin

NEW = "applications.new.natural_person"
GRANTED = "applications.granted.natural_person"
ASPECTS = "（一）主动公开\n（二）依申请公开\n{}\n（三）政府信息管理\n（四）政府信息公开平台建设\n（五）监督保障"
TEXTS = {
    "overview": ASPECTS.format("2024年收到政府信息公开申请7件，办结7件。"),
    "problems": "存在解读形式单一的问题，正在改进。",
    "other": "本年度没有收取信息处理费。",
}


def last_year() -> Report:
    report = Report("2021", 2024, {"agency": "临江市财政局"}, TEXTS)
    return report.with_values({**dict.fromkeys(report.form.typed, 0), NEW: 7, GRANTED: 7})


def put_cursor(text: SectionEdit, place: int) -> None:
    text.go_to((place, place))


def test_words_and_figures_stay_together(
    window: MainWindow, answers: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = rollover.draft(last_year(), 2025)
    blanks = {key: 0 for key in draft.form.typed if key not in draft.values}
    begin(window, draft.with_values({**blanks, NEW: 9, GRANTED: 9}))
    session = window.session
    page = window.editor.parts["overview"]
    assert isinstance(page, TextTab)
    window.editor.tabs.setCurrentWidget(page)
    text = page.editor

    # One key mends the year; now the numbers are this year's, contradict the table, and take a key each.
    assert [f.id for f in session.findings if f.place == "overview"] == ["Y1"]  # likeness is asked once it is read
    put_cursor(text, text.text().index("2024年"))
    window.actions_by_name["mend"].trigger()
    assert {f.id for f in session.findings if f.place == "overview"} >= {"X1", "X2"}
    put_cursor(text, text.text().index("7件"))
    window.actions_by_name["link_figure"].trigger()
    put_cursor(text, text.text().rindex("7件"))
    window.actions_by_name["mend"].trigger()
    assert "2025年收到政府信息公开申请9件，办结9件。" in text.text()
    assert not any(f.id.startswith(("X", "Y")) for f in session.findings)
    # What the program worded, a person still has to read: the mark goes by Ctrl+Enter only.
    mended = "2025年收到政府信息公开申请9件，办结9件。"
    assert mended in still_unverified(session.report, "overview")
    text.confirm_here()
    assert mended not in still_unverified(session.report, "overview")

    # A figure by its name, a sentence from the tables.
    put_cursor(text, len(text.text()))
    QTest.keyClick(text, Qt.Key.Key_Return)
    commit(text, "【")
    press("xzfy")
    assert text.figures.popup_shown
    QTest.keyClick(text, Qt.Key.Key_Return)
    window.editor.tabs.setCurrentWidget(window.editor.parts["other"])
    monkeypatch.setattr(sentence_dialog.SentenceDialog, "exec", lambda dialog: True)
    window.actions_by_name["insert_sentence"].trigger()
    assert session.report.text("other").count("\n") == 1

    # The table changes, the words follow; the file keeps the links, the document has the numbers.
    session.perform(SetCells({NEW: 12, GRANTED: 12}))
    assert "申请12件，办结12件。" in text.text()
    answers.save = tmp_path / "报告.json"
    window.actions_by_name["save"].trigger()
    saved = open_any(answers.save).report
    assert saved.linked("overview") == session.report.linked("overview")
    assert len(saved.linked("overview").links) == 3
    export(saved, tmp_path / "报告.docx")
    assert "申请12件，办结12件。" in open_any(tmp_path / "报告.docx").report.text("overview")

    # Next year's draft starts with words that follow next year's tables.
    following = rollover.draft(saved, 2026).with_values({NEW: 20, GRANTED: 20})
    assert "申请20件，办结20件。" in following.text("overview")
    assert following.last_year and "申请12件，办结12件。" in following.last_year.text("overview")
