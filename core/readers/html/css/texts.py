"""How style sheets write names, texts and lists: signs by their numbers or behind a stroke, brackets that nothing parts.

And values that a page gives names of its own (``--ink: #fff``), put in where they are asked for (CSS Variables 1).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from core.patterns import lazy

_Told = TypeVar("_Told")

_ESCAPE = lazy(r"\\(?:([0-9a-fA-F]{1,6})\s?|([\s\S]))")
_MOST = 0x110000
INSIDE = r"(?:[^()]|\((?:[^()]|\([^()]*+\))*+\))*+"  # for patterns: what stands in brackets, with brackets of its own
BRACKETED = rf"\({INSIDE}\)"
_ASKED = lazy(r"var\(\s*+(--[\w-]++)\s*+(,)?")
_DEEPEST = 8  # names that stand for names
_LONGEST = 2000  # characters of a value; a few names that name each other twice would make it as long as they like
_FOUR = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
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


def closing(text: str, place: int) -> int:
    """Where the bracket ends that is open at a place; the end of the text where nothing closes it."""
    depth = 1
    for at in range(place, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at
    return len(text)


def four_sides(told: Sequence[_Told]) -> tuple[_Told, ...]:
    """What one to four values say of top, right, bottom and left; none of another number of them."""
    return tuple(told[at] for at in _FOUR.get(len(told), ()))


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


def with_values(written: str, variables: Mapping[str, str], depth: int = 0) -> str:
    """A value with all names put in; "" where one has no value and nothing is told instead."""
    while (found := _ASKED.search(written)) is not None:
        end = closing(written, found.end())
        instead = written[found.end() : end].strip() if found[2] else None
        # Names of properties are told in small letters by most pages, and mixed by some.
        value = variables.get(found[1], variables.get(found[1].lower()))
        if value is not None and value.strip() == "initial":
            value = None
        value = instead if value is None else value
        if value is None or depth > _DEEPEST or len(written) > _LONGEST:
            return ""
        if "var(" in value:
            value = with_values(value, variables, depth + 1)
            if not value:
                return ""
        written = f"{written[: found.start()]} {value} {written[end + 1 :]}".strip()
    return written.strip()
