"""The calculator of fees."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from gui.writing_aids.fee_dialog import FeeDialog
from tests.helpers.gui.fee_desk import opened


@pytest.fixture
def dialog(qtbot: QtBot) -> FeeDialog:
    return opened(qtbot)
