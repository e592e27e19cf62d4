"""A text in its editor."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.report.report import Report
from gui.text.editor import SectionEdit
from gui.work.session import Session
from tests.helpers.gui.editor_desk import KEY, Make, report
from tests.helpers.gui.linked_desk import TYPED
from tests.helpers.text_desk import open_edit


@pytest.fixture
def make(qtbot: QtBot) -> Make:
    def build(text: str = "", **more: object) -> tuple[Session, SectionEdit]:
        return open_edit(qtbot, report(text, **more), KEY)

    return build


@pytest.fixture
def make_linked(qtbot: QtBot) -> Make:
    def build(template: str = "", **more: object) -> tuple[Session, SectionEdit]:
        made = Report("2021", 2025, texts={KEY: template} if template else {})
        made = made.with_values(dict.fromkeys(made.form.typed, 0)).with_values({TYPED: 11})
        return open_edit(qtbot, made, KEY)

    return build
