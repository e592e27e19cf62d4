"""Words in markup (HTML, XML, SVG) and out of it.

What ``html`` does, but without the two thousand names that HTML has for characters, half a megabyte of them,
which it loads for whoever only wants to write ``&lt;``.  ``xml.sax.saxutils`` would bring what opens addresses.
"""

from __future__ import annotations

_ESCAPED = (
    ("&", "&amp;"),  # first: those of the others are none
    ("<", "&lt;"),
    (">", "&gt;"),
)
_QUOTES = (
    ('"', "&quot;"),
    ("'", "&#x27;"),
)


def escape(text: str, quote: bool = True) -> str:
    """The text as it has to be written to be seen in markup as it is; ``quote``: in an attribute, too.

    The same characters are written in the same way as by ``html.escape``: files that were made once stay what they
    are, and a page of ours that is read again is the same to the letter.
    """
    for sign, written in (*_ESCAPED, *(_QUOTES if quote else ())):
        text = text.replace(sign, written)
    return text


def unescape(text: str) -> str:
    """What is seen of a text in markup: named and numbered characters are characters again, as in HTML.

    Here the names are needed, and come with the first text that has any.
    """
    if "&" not in text:
        return text
    import html

    return html.unescape(text)
