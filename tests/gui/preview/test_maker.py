"""Making pages beside the window: what is missing, what fails, what is closed meanwhile."""

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.report.edits import SetText
from core.writers.layout.style import DOCUMENT
from core.writers.typesetting import compiler as pages_compiler
from core.writers.typesetting import typeset
from gui.preview.panel import PreviewPanel
from gui.work.session import Session


def test_fonts_that_stand_in_are_named(panel: PreviewPanel) -> None:
    missing = typeset.substitutions(DOCUMENT)
    assert panel.note.isVisible() == bool(missing)
    for wanted, used in missing:
        assert wanted in panel.note.text()
        assert used in panel.note.text()


def test_characters_that_will_be_missing_are_named(panel: PreviewPanel, session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.updated):
        session.perform(SetText("overview", "经办人李\ue863明。"))
    assert panel.note.text().startswith("以下字无法显示，本机没有相应字体：编码 E863 的自造字。")
    with qtbot.waitSignal(panel.updated):
        session.perform(SetText("overview", "经办人李明。"))
    assert "自造字" not in panel.note.text()


def test_a_failure_is_said_once_and_the_last_pages_stay(
    panel: PreviewPanel,
    session: Session,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    before, good = panel.view.pages, pages_compiler.REPORT
    monkeypatch.setattr(pages_compiler, "REPORT", "missing.typ")
    with qtbot.waitSignal(panel.maker.failed):
        session.perform(SetText("overview", "排不出来。"))
    assert panel.view.pages == before
    assert panel.note.text().startswith("排版失败")
    assert "no pages" in caplog.text
    monkeypatch.setattr(pages_compiler, "REPORT", good)
    with qtbot.waitSignal(panel.updated):
        session.perform(SetText("overview", "又好了。"))
    assert not panel.note.text().startswith("排版失败")


def test_closing_while_pages_are_made_is_quiet(
    session: Session, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    panel = PreviewPanel(session)
    panel.show()
    panel.close()
    panel.deleteLater()
    QTest.qWait(600)
    assert not caplog.records
