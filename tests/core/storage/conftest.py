"""What the storage tests share: a data folder of their own, and arbitrary reports."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "program data"
    monkeypatch.setenv("XXGK_DATA", str(folder))
    return folder
