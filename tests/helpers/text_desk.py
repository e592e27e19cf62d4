"""One text of a report in a window: its editor alone, or the whole tab; for the tests of texts."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.tabs.text_tab import TextTab
from gui.text.editor import SectionEdit
from gui.work.session import Session
from tests.helpers.hands import bring_up


def open_edit(qtbot: QtBot, report: Report, key: str = "overview") -> tuple[Session, SectionEdit]:
    """The editor of a text, with the keyboard's focus."""
    session = Session(report)
    edit = SectionEdit(session, key)
    edit.resize(900, 500)
    bring_up(qtbot, edit)
    edit.setFocus()
    return session, edit


def open_page(qtbot: QtBot, report: Report, key: str = "overview") -> tuple[Session, TextTab]:
    """The tab of a text, its editor with the keyboard's focus."""
    session = Session(report)
    page = TextTab(session, key)
    page.resize(1040, 600)
    bring_up(qtbot, page)
    page.go_to()
    return session, page
