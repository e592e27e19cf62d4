"""Between the report's texts and a Qt document: line breaks, positions, and least differences.

Qt counts UTF-16 units, Python characters; they part at rare characters (𬭎).
"""

from __future__ import annotations

from dataclasses import dataclass

_OTHER_BREAKS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1", "\n") | {"\xa0": " "})
_UNITS = "utf-16-le"


def as_shown(text: str) -> str:
    """The text as an editor gives it back: every line break is ``\\n``, no-break blanks are blanks."""
    return text.replace("\r\n", "\n").translate(_OTHER_BREAKS)


def to_qt(text: str, index: int) -> int:
    """The position in a Qt document of a character of its text."""
    return len(text[:index].encode(_UNITS, "surrogatepass")) // 2


def from_qt(text: str, position: int) -> int:
    """The character of a text at a position of its Qt document."""
    return len(text.encode(_UNITS, "surrogatepass")[: 2 * position].decode(_UNITS, "surrogatepass"))


@dataclass(frozen=True)
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
    before, after = old.split("\n"), new.split("\n")
    if len(before) != len(after):
        return _change(0, old, new)
    found: list[Change] = []
    start = 0
    for line, changed in zip(before, after, strict=True):
        found += _change(start, line, changed)
        start += len(line) + 1
    return tuple(reversed(found))


def _change(offset: int, old: str, new: str) -> tuple[Change, ...]:
    if old == new:
        return ()
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    return (Change(offset + head, offset + len(old) - tail, new[head : len(new) - tail]),)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common from the start."""
    for index, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return index
    return min(len(one), len(other))
