"""How style sheets write names, texts and lists: signs by their numbers or behind a stroke, brackets that nothing parts."""

from __future__ import annotations

import re

from core.patterns import lazy

_ESCAPE = lazy(r"\\(?:([0-9a-fA-F]{1,6})\s?|([\s\S]))")
_MOST = 0x110000
_SURROGATES = range(0xD800, 0xE000)


def unescaped(text: str) -> str:
    """A string or name without escapes, as it is meant.

    A stroke at the end of a line joins it with the next.  A number that is none
    of a sign's counts as nothing.
    """
    return _ESCAPE.sub(_sign, text) if "\\" in text else text


def escaped_marks(text: str) -> str:
    """A name with escapes in a selector, in small letters as all selectors are."""
    return unescaped(text).lower() if "\\" in text else text


def _sign(found: re.Match[str]) -> str:
    if not found[1]:
        return "" if found[2] == "\n" else found[2]
    return character(int(found[1], 16))


def character(code: int) -> str:
    """The sign of a number; "" where there is none."""
    return chr(code) if 0 < code < _MOST and code not in _SURROGATES else ""


def parted(text: str, word: str = ",") -> list[str]:
    """The parts of a text between commas, or another word, that stand in no brackets."""
    if word not in text:
        return [text.strip()]
    depth, start = 0, 0
    found: list[str] = []
    for at, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth <= 0 and at >= start and text.startswith(word, at):
            found.append(text[start:at].strip())
            start = at + len(word)
    return [*found, text[start:].strip()]
