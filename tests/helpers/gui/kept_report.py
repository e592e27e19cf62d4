"""A report whose copies are looked for, as after a crash; for the tests of copies."""

from __future__ import annotations

from collections.abc import Callable

from core.report.report import Report
from core.storage.recovery import Copy

CELL, NEXT = "applications.new.business", "applications.new.institution"

REPORT = Report("2021", 2025, {"agency": "临江市财政局"}, values={CELL: 5}, texts={"overview": "一段文字。"})


Disk = Callable[[], Copy | None]
