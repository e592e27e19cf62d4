"""The least changes that make one text of another, so that all that stayed the same stays untouched."""

from __future__ import annotations

from core.records import record


@record
class Change:
    """``old[start:end]`` becomes ``words``."""

    start: int
    end: int
    words: str


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Small changes that make ``new`` of ``old``, last one first, so that none shifts the next.

    Paragraph by paragraph where their number is the same (replacing words all
    over a text), in one piece otherwise; either way what is equal stays untouched.
    """
    start, end = _differing(old, new)
    before, after = old[start : len(old) - end].split("\n"), new[start : len(new) - end].split("\n")
    if len(before) != len(after):
        return _change(0, old, new)
    found: list[Change] = []
    for line, changed in zip(before, after, strict=True):
        found += _change(start, line, changed)
        start += len(line) + 1
    return tuple(reversed(found))


def change_before(old: str, new: str, cursor: int) -> Change | None:
    """The one change that ended at ``cursor`` in the new text; None where the texts differ behind it."""
    tail = len(new) - cursor
    if tail > len(old) or new[cursor:] != old[len(old) - tail :]:
        return None
    head = _common(old[: len(old) - tail], new[:cursor])
    return Change(head, len(old) - tail, new[head:cursor])


def _differing(old: str, new: str) -> tuple[int, int]:
    """How many characters at the beginning, and at the end, belong to whole lines that are the same in both."""
    if old == new:
        return len(old), 0
    start = old.rfind("\n", 0, _common(old, new)) + 1
    tail = _common(old[start:][::-1], new[start:][::-1])
    line_end = old.find("\n", len(old) - tail)
    return start, 0 if line_end < 0 else len(old) - line_end


def _change(offset: int, old: str, new: str) -> tuple[Change, ...]:
    if old == new:
        return ()
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return (Change(offset + head, offset + len(old) - tail, new[head : len(new) - tail]),)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    least, most = 0, min(len(one), len(other))
    while least < most:  # halving compares slices, much faster than character by character
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
