"""Which cells were filled in for the clerk and not looked at yet, kept in the report's file.

They are no part of the report: a key of their own beside it, which programs that do not know it keep.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from typing import cast

from core.report.report import Report

KEY = "unvisited"


def put_into(report: Report, unvisited: Set[str]) -> Report:
    """The report as it is saved, with the cells that nobody has looked at yet."""
    rest = {key: value for key, value in report.extra.items() if key != KEY}
    return replace(report, extra={**rest, KEY: sorted(unvisited)} if unvisited else rest)


def taken_from(report: Report) -> tuple[Report, frozenset[str]]:
    """The report, and those cells of it; whatever else stands there is left alone."""
    if KEY not in report.extra:
        return report, frozenset()
    found = report.extra[KEY]
    listed = cast("list[object]", found) if isinstance(found, list) else []
    cells = frozenset(key for key in listed if isinstance(key, str) and key in report.form.cells)
    return put_into(report, frozenset()), cells
