"""The words above and below the printed pages of a sheet, from the codes in which Excel keeps them (ECMA-376 part 1, 18.3.1.46).

``&L&"宋体"&12附件1&R&P`` prints 附件1 at the left and the number of the page at the right.  Nobody sees them on
the screen, and nothing of them is read.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.patterns import lazy
from core.readers.left_out import says_more
from core.readers.safe_xml import Element

# What begins a part of the line; what looks otherwise, or is known only when it is printed: page, day, names of file and sheet.
_PARTS = lazy(r"&[LCRlcr]")
_CODES = lazy(r'&(?:"[^"]*+"|\d{1,3}|[Kk](?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|[Pp](?:[+-]\d{1,3})?|[A-Za-z])?')
_OWN = {"First": "first", "OddEven": "even"}  # heads and feet that are shown only where pages differ
_LONGEST = 2000  # characters; Excel takes 255


def words_of_margin(code: str) -> Iterator[str]:
    """The words of a head or foot, each part of the line by itself; none of numbers of pages, and of what printing tells."""
    literal = code[:_LONGEST].replace("&&", "&\0")  # a sign that is meant
    for part in _PARTS.split(literal):
        words = _CODES.sub("", part.replace("&\0", "\0")).replace("\0", "&").strip()
        if says_more(words):
            yield words


def words_of_margins(told: Element | None) -> Iterator[str]:
    """The words of all heads and feet that a ``headerFooter`` tells and printing shows; None: a sheet without any.

    Those of the first page, and of even ones, stay in a file where the sheet does not show them any more: they count
    where ``differentFirst`` or ``differentOddEven`` says that such pages have their own.
    """
    for node in () if told is None else told:
        kind = next((kind for kind, own in _OWN.items() if node.tag.rpartition("}")[2].startswith(own)), "")
        if not kind or (told is not None and told.get(f"different{kind}") in ("1", "true")):
            yield from words_of_margin(node.text or "")
