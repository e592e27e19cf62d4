"""The ready sentences of a report; for their tests."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from core.report.numbers import Number
from core.report.report import Report
from gui.work.session import Session
from gui.writing_aids.sentence_dialog import SentenceDialog
from tests.helpers.hands import bring_up

NEW = "applications.new.natural_person"


def session(**changes: Number | None) -> Session:
    """A report with three applications received; ``changes`` by the last two parts of their keys, None for blank."""
    report = Report("2021", 2025, {"agency": "临江市财政局"})
    return Session(report.with_values({**dict.fromkeys(report.form.typed, 0), NEW: 3, **changes}))


def opened(qtbot: QtBot, source: Session, place: str = "overview") -> SentenceDialog:
    dialog = SentenceDialog(source, place)
    bring_up(qtbot, dialog)
    return dialog
