"""A template of an office."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.makers.template_maker import package, parts


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return package(parts(), tmp_path)
