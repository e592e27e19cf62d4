"""A preview of a whole report."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.preview.panel import PreviewPanel
from gui.work.session import Session
from tests.helpers.gui.preview_desk import filled


@pytest.fixture
def session(qapp: QApplication) -> Session:
    return Session(filled())


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> PreviewPanel:
    made = PreviewPanel(session, style="document")
    qtbot.addWidget(made)
    made.resize(900, 700)
    with qtbot.waitSignal(made.updated):
        made.show()
    return made
