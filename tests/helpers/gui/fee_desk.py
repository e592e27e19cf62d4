"""The calculator of fees as a clerk uses it; for its tests."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.report.fees import PAGES, PIECES, Entry, Payment
from core.report.report import Report
from gui.work.session import Session
from gui.writing_aids.fee_dialog import FeeDialog
from gui.writing_aids.fee_row import FeeRow
from tests.helpers.hands import bring_up, commit, focused

TWO = (Entry(PIECES, 45, 3, "张某"), Entry(PAGES, 150, 0, "某申请", Payment.UNPAID))


def compose(words: str) -> None:
    """Type by input method."""
    commit(focused(), words)


TAB, ENTER = Qt.Key.Key_Tab, Qt.Key.Key_Return


def opened(qtbot: QtBot, *entries: Entry, dropped: int = 0, other: str = "") -> FeeDialog:
    report = Report("2021", 2025, {"agency": "临江市财政局"}, {"other": other} if other else {})
    dialog = FeeDialog(Session(report.with_values({"applications.other.fee_unpaid.business": dropped})), None, entries)
    bring_up(qtbot, dialog)
    return dialog


def row(dialog: FeeDialog, number: int) -> FeeRow:
    return dialog.rows.rows[number - 1]
