"""Between the report's texts and a Qt document: line breaks and positions.

Qt counts UTF-16 units, Python characters; they part at rare characters (𬭎).
"""

from __future__ import annotations

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
