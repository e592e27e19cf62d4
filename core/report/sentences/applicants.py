"""Applications by kind of applicant, in words."""

from __future__ import annotations

from core.report.phrases.targets import Line, column_lines
from core.report.sentences.figures import Figures, Named
from core.report.sentences.wording import given, listed

_LEAST = 3  # 其他 says nothing without its group


def applicants(figures: Figures, row: str) -> tuple[Named, ...]:
    """Who applied, natural persons first, with the kinds of organisations where there were several; no zeros."""
    lines = tuple(line for line in column_lines(figures.form) if not line.of_which)
    inside = {path for line in lines if len(line.cells) > 1 for path in line.cells}
    return given(_kind(line, lines, figures, row) for line in lines if line.path not in inside)


def _kind(outer: Line, lines: tuple[Line, ...], figures: Figures, row: str) -> Named:
    members = [line for line in lines if line.path in outer.cells and line is not outer]
    there = given(_counted(line, figures, row) for line in members)
    if len(there) == 1 and len(there[0].word) >= _LEAST:
        return there[0]
    whole = _counted(outer, figures, row)
    return Named(whole.word, whole.amount, f"（{listed(there)}）" if len(there) > 1 else "")


def _counted(line: Line, figures: Figures, row: str) -> Named:
    return Named(line.word, figures.sum(*(f"{row}.{path}" for path in line.cells)))


def by_applicant(kinds: tuple[Named, ...]) -> str:
    """``自然人提出2件，法人或其他组织提出3件（商业企业1件、其他2件）``."""
    return "，".join(f"{kind.word}提出{kind.amount}件{kind.more}" for kind in kinds)
