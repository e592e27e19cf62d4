"""The program's own folder, and a log that ends with the test."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import logs


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XXGK_DATA", str(tmp_path / "own"))
    return tmp_path / "own"


@pytest.fixture
def no_log_left() -> Iterator[None]:
    level = logging.getLogger().level
    yield
    logs.close()
    logging.getLogger().setLevel(level)
