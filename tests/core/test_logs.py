"""The log file: written, turned over, and never where others could read it."""

from __future__ import annotations

import logging
import os
import tempfile
from pathlib import Path

import pytest

from core import logs

pytestmark = pytest.mark.usefixtures("data", "no_log_left")


def test_the_log_is_written_and_turned_over(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_SIZE", 2000)
    assert logs.setup() == logs.log_folder() == data / "logs"
    logs.setup()
    for number in range(200):
        logging.getLogger("gui").info("opened %d 年报", number)
    files = sorted(path.name for path in logs.log_folder().iterdir())
    assert files == ["xxgk.log", *(f"xxgk.log.{number}" for number in range(1, 5))]
    last = (data / "logs" / "xxgk.log").read_text("utf-8").splitlines()[-1]
    assert "opened 199 年报" in last
    assert sum("opened 199" in path.read_text("utf-8") for path in logs.log_folder().iterdir()) == 1


def test_an_unwritable_folder_sends_the_log_to_the_temporary_one(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.write_text("a file where the folder should be")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    folder = logs.setup()
    assert folder == logs.log_folder() and folder and folder.parent == tmp_path
    logging.getLogger("gui").warning("here")
    assert "here" in (folder / "xxgk.log").read_text("utf-8")
    monkeypatch.setattr(tempfile, "gettempdir", lambda: os.devnull)
    assert logs.setup() is None


def test_a_log_folder_that_others_laid_among_the_temporary_files_is_not_used(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data.write_text("a file where the folder should be")
    (theirs := tmp_path / "theirs").mkdir()
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    (tmp_path / f"xxgk-report-logs-{os.getuid()}").symlink_to(theirs)
    assert logs.setup() is None
    assert not list(theirs.iterdir())
