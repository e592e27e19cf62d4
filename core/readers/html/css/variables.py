"""Values that a page gives names of its own (``--ink: #fff``), put in where they are asked for (CSS Variables 1)."""

from __future__ import annotations

from collections.abc import Mapping

from core.patterns import lazy

_ASKED = lazy(r"var\(\s*+(--[\w-]++)\s*+(,)?")
_DEEPEST = 8
_LONGEST = 2000  # characters of a value; a few names that name each other twice would make it as long as they like


def with_values(written: str, variables: Mapping[str, str], depth: int = 0) -> str:
    """A value with all names put in; "" where one has no value and nothing is told instead."""
    while (found := _ASKED.search(written)) is not None:
        end = _closing(written, found.end())
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


def _closing(text: str, place: int) -> int:
    """Where the bracket ends that is open at a place."""
    depth = 1
    for at in range(place, len(text)):
        depth += (text[at] == "(") - (text[at] == ")")
        if not depth:
            return at
    return len(text)
