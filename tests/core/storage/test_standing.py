"""How a recovery copy stands to its file."""

from datetime import datetime
from pathlib import Path

from core.report.report import Report
from core.storage import files
from core.storage.recovery import Copy, Pending
from core.storage.standing import Standing, beside

REPORT = Report("2021", 2024, {"agency": "甲局"})
WHEN = datetime(2025, 1, 20, 9, 0)


def standing(path: Path | None, copy: Copy | None) -> Standing:
    return beside(Pending("0" * 32, path, copy, "", WHEN)).standing


def test_a_copy_that_cannot_be_read_or_was_never_saved(tmp_path: Path) -> None:
    assert standing(tmp_path / "a.json", None) is Standing.DAMAGED
    assert standing(None, Copy(REPORT)) is Standing.ALONE
    assert standing(tmp_path / "gone.json", Copy(REPORT)) is Standing.FILE_GONE


def test_a_copy_beside_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    files.save(path, REPORT)
    stamp, newer = files.load(path).stamp, REPORT.with_text("overview", "字")
    assert standing(path, Copy(REPORT, path, stamp)) is Standing.SAVED
    assert standing(path, Copy(newer, path, stamp)) is Standing.ONWARD
    files.save(path, REPORT.with_text("overview", "别的"))
    assert standing(path, Copy(newer, path, stamp)) is Standing.AWRY
    path.write_bytes(b"{")
    assert standing(path, Copy(newer, path, stamp)) is Standing.AWRY
