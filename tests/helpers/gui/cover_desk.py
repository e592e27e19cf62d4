"""The cover page, shown and typed into; for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.forms.catalog import form_for_year
from core.report.report import Report
from gui.tabs.cover_tab import CoverTab
from gui.work.session import Session
from tests.helpers.hands import bring_up, commit

BODY = {"agency": "临江市财政局", "kind": "department", "contact": "办公室", "telephone": "0793-1234567"}


def open_page(qtbot: QtBot, width: int = 1000, **more: object) -> tuple[Session, CoverTab]:
    values = {"form_key": form_for_year(2025).key, "year": 2025, "body": BODY, **more}
    session = Session(Report(**values))  # type: ignore[arg-type]
    page = CoverTab(session)
    page.resize(width, 600)
    bring_up(qtbot, page)
    return session, page


def retype(page: CoverTab, key: str, words: str) -> None:
    """As a clerk does: into the field, everything selected, typed over, and on with Tab."""
    field = page.fields[key]
    page.go_to(key)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    commit(field, words)
    QTest.keyClick(field, Qt.Key.Key_Tab)
