"""Small words between figures: lists, and what is said of one kind or of several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from core.report.sentences.figures import Named


def counted(one: Named) -> str:
    """``予以公开3件``."""
    return f"{one.word}{one.amount}件"


def given(items: Iterable[Named]) -> tuple[Named, ...]:
    """Those that are not 0: a list tells what there was."""
    return tuple(item for item in items if item.amount)


def listed(items: Sequence[Named], mark: str = "、") -> str:
    """``予以公开3件、不予公开1件``."""
    return mark.join(counted(item) for item in items)


def broken_down(items: Sequence[Named], mark: str = "、") -> str:
    """The parts of a whole that has just been counted: ``其中…`` only where there are several."""
    return f"{'其中' if len(items) > 1 else ''}{listed(items, mark)}"
