"""What the checks say: located, graded, with the arithmetic in the user's own numbers."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """ERROR cannot be right whatever the facts are; HINT may be right, and asks; NOTE only tells (never counted)."""

    ERROR = "ERROR"
    HINT = "HINT"
    NOTE = "NOTE"


@dataclass(frozen=True)
class Finding:
    """One finding.  ``cells`` are addends first and the total last; ``place`` names a text or table.

    ``place`` is a section key (``overview``), optionally with the character range
    of the words meant (``span``); "" where the cells say it all.  ``strong`` marks
    hints that inspectors or the law take badly: they go before the others.
    """

    id: str
    grade: Grade
    message: str
    cells: tuple[str, ...] = ()
    place: str = ""
    span: tuple[int, int] | None = None
    strong: bool = False

    @property
    def key(self) -> str:
        """Under which a kept hint's reason is stored; it changes with the user's numbers, so the hint asks again."""
        return f"{self.id} {self.message}"

    def touches(self, place: str, index: int) -> bool:
        """Whether it speaks of words at this character of a text, or of those that end there."""
        return self.place == place and self.span is not None and self.span[0] <= index <= self.span[1]

    @property
    def blank(self) -> bool:
        """Whether it counts blank cells: an error on export only, shown in a way of its own everywhere."""
        return self.id == "T6"

    @property
    def wrong(self) -> bool:
        """Whether something that was written cannot be right."""
        return self.grade is Grade.ERROR and not self.blank


_WORDS = {Grade.ERROR: "错误", Grade.HINT: "提醒", Grade.NOTE: "提示"}


def grade_word(finding: Finding) -> str:
    """What a finding is called; blank cells have a word of their own."""
    return "未填" if finding.blank else _WORDS[finding.grade]


def verdict(findings: tuple[Finding, ...], blank_cells: int, kept: Container[str] = ()) -> str:
    """One line for the whole report: 可以报送, or how much is left.

    ``kept`` holds the keys of hints kept with a reason (``report.kept``); they no longer count.
    """
    errors = sum(finding.wrong for finding in findings)
    hints = sum(1 for f in findings if f.grade is Grade.HINT and f.key not in kept)
    parts = [(errors, "处错误"), (hints, "处提醒"), (blank_cells, "处未填")]
    counted = " ".join(f"{count} {word}" for count, word in parts if count)
    return counted if errors or blank_cells else "可以报送" + (f"（{counted}）" if counted else "")
