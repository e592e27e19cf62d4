"""Signs that are shown from right to left because a file says so (Unicode's UAX 9, overrides), in the order in which they are seen.

``12`` in such a run is seen as ``21``: that is certain where the run holds plain
signs alone.  Where it holds others within it, or marks that stand on letters,
nobody tells the order without laying it out.
"""

from __future__ import annotations

from unicodedata import combining

from core.patterns import lazy

# Brackets are drawn the other way round where they run from right to left.
MIRRORED = dict(zip("()[]<>{}（）【】《》〈〉", ")(][><}{）（】【》《〉〈", strict=True))
_DIRECTS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OVERRIDDEN = lazy("\u202e([^\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\n\v]{1,200}+)\u202c")
_TURNED = "\u202e"


def backwards(text: str) -> str | None:
    """Signs of an override as they are seen, from left to right; None where that is not certain."""
    if any(sign in _DIRECTS or combining(sign) for sign in text):
        return None
    return "".join(MIRRORED.get(sign, sign) for sign in reversed(text))


def as_seen(text: str) -> str:
    """A text whose overrides that begin and end in it are resolved; others stay."""
    if _TURNED not in text:
        return text
    return _OVERRIDDEN.sub(lambda found: found[0] if (seen := backwards(found[1])) is None else seen, text)
