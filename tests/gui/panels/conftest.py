"""What the tests of the side panel share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.gui.findings_desk import BAD, Desk


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, BAD)
