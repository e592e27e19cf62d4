"""A table tab in a window."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.table_desk import Desk, MakeDesk


@pytest.fixture
def make(qtbot: QtBot) -> MakeDesk:
    return lambda *args, **kwargs: Desk(qtbot, *args, **kwargs)


@pytest.fixture
def desk(make: MakeDesk) -> Desk:
    return make()
