"""The text of a web page from its bytes: what they are decides, not what the page says of itself.

Office pages are UTF-8 or GB18030, and many declare the wrong one of the two.
GB18030 is never well-formed UTF-8 over more than a few characters, so that is
tried first; GB2312 and GBK are parts of GB18030.
"""

from __future__ import annotations

import re
import unicodedata

from core.patterns import lazy
from core.records import record

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_DECLARED = lazy(rb"""(?:charset|encoding)\s*+=\s*+["']?\s*+([\w.:-]+)""", re.IGNORECASE)
_HEAD = 4096  # bytes within which browsers look for the declaration too
_FAMILIES = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "x-gbk", "cp936", "gb_2312-80", "chinese"), "gb18030"),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5"), "big5hkscs"),
    **dict.fromkeys(("windows-1252", "iso-8859-1", "latin1", "us-ascii", "ascii"), "cp1252"),
}
_LEAST_GOOD = 20  # good characters beyond ASCII for each broken one: a page cut off or with a few odd bytes
BROKEN = "\ufffd"
# Control characters, zero-width and direction marks, soft hyphens: office programs leave them in figures.
# But for the joiners that make one picture of several (a family, a profession).
_PICTURE = "\U0001f000-\U0001faff\u2600-\u27bf"
# The sign that turns what follows round (12 is shown as 21) stays before digits: these are not what they seem.
BACKWARDS = "\u202e"
INVISIBLE = lazy(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u200c\u200e\u200f\u202a-\u202d\u2060\ufeff]|\u202e(?!\\d\\d)"
    f"|\u200d(?<![{_PICTURE}\ufe0f]\u200d)|\u200d(?![{_PICTURE}])"
)


# Brackets are drawn the other way round where they run from right to left.
MIRRORED = dict(zip("()[]<>{}（）【】《》〈〉", ")(][><}{）（】【》《〉〈", strict=True))
_DIRECTS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_OVERRIDDEN = lazy("\u202e([^\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\n\v]{1,200}+)\u202c")


def backwards(text: str) -> str | None:
    """Signs that are shown from right to left (Unicode's UAX 9, overrides: 12 as 21) as they are seen, from left to right.

    None where that is not certain: where other directions begin among them, or marks stand on letters.
    """
    if any(sign in _DIRECTS or unicodedata.combining(sign) for sign in text):
        return None
    return "".join(MIRRORED.get(sign, sign) for sign in reversed(text))


def as_seen(text: str) -> str:
    """A text whose overrides that begin and end in it are resolved; others stay."""
    if BACKWARDS not in text:
        return text
    return _OVERRIDDEN.sub(lambda found: found[0] if (seen := backwards(found[1])) is None else seen, text)


@record
class DecodedText:
    """A page's text; ``mistaken`` is the charset it declared where that was wrong, else "".

    ``restored`` text had been saved in a wrong charset, and was given back.
    """

    text: str
    mistaken: str = ""
    restored: bool = False


def decode(data: bytes, hint: str = "") -> DecodedText:
    """Decode a page; ``hint`` is the charset named outside it, as in a mail header.  Bytes no charset has become U+FFFD."""
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return DecodedText(data[len(bom) :].decode(codec, "replace"))
    if codec := _sparse(data):
        return DecodedText(data.decode(codec, "replace"))
    declared = hint.lower() or _declared(data)
    family = _FAMILIES.get(declared, "")
    codecs = ("utf-8", "big5hkscs", "gb18030") if family == "big5hkscs" else ("utf-8", "gb18030", family)
    text, codec = next((found for codec in codecs if (found := good(data, codec))), ("", ""))
    if not codec:
        text = data.decode("gb18030", "replace")
    wrong = {family, codec} == {"utf-8", "gb18030"} and not text.isascii()
    return DecodedText(text, declared if wrong else "")


def _declared(data: bytes) -> str:
    found = _DECLARED.search(data, 0, _HEAD)
    return found[1].decode("ascii", "replace").lower() if found else ""


def _sparse(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of tags and of line ends is a zero."""
    head = data[:_HEAD]
    if 0 not in head:
        return ""
    start = head[:200]
    if start.count(0) * 4 >= len(start):
        return "utf-16-le" if start[1::2].count(0) > start[0::2].count(0) else "utf-16-be"
    ends = {head[place : place + 2] for place in range(0, len(head), 2)}
    return "utf-16-le" if b"\n\0" in ends else "utf-16-be" if b"\0\n" in ends else ""


def good(data: bytes, codec: str) -> tuple[str, str] | None:
    """The text in this charset ("" for none), with its name; None where more than hardly anything of it is broken."""
    if not codec:
        return None
    text = data.decode(codec, "replace")
    broken = text.count(BROKEN)
    if broken and broken * _LEAST_GOOD > len(text) - len(text.encode("ascii", "ignore")):
        return None
    return text, codec
