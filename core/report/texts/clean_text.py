"""Text from other programs made plain: paragraphs of words, nothing of their looks.

Word, WPS and web pages bring soft line breaks, no-break and zero-width blanks,
indents made of full-width blanks, symbol-font bullets and empty lines.
"""

from __future__ import annotations

import unicodedata

# Bullets of the fonts Symbol and Wingdings, which office programs hand over as private-use characters.
_BULLETS = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf06c": "●",
        "\uf06e": "■",
        "\uf075": "◆",
        "\uf0d8": "➢",
        "\uf0fc": "✓",
        "\uf0a7": "▪",
    }
)
_INVISIBLE = {"Cc", "Cf", "Cs"}


def clean_text(text: str) -> str:
    """Plain paragraphs, one a line: no indents, no empty lines, one ordinary blank where blanks were.

    Cleaning what is clean changes nothing.
    """
    lines = (_clean_line(line) for line in text.translate(_BULLETS).splitlines())
    return "\n".join(line for line in lines if line)


def _clean_line(line: str) -> str:
    spaced = " ".join(line.split())
    visible = "".join(c for c in spaced if unicodedata.category(c) not in _INVISIBLE and c != "\ufffc")
    return " ".join(visible.split())


def count_characters(text: str) -> int:
    """Number of characters without blanks and line breaks (Word: 字符数，不计空格)."""
    return len("".join(text.split()))
