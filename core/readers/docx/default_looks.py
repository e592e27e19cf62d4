"""Whether the styles that all words of a document have, or its tables, say anything of how these are seen.

A part with styles is often seven times as long as the text, and mostly of no account where the text names no
style: then only its beginning is unpacked, where programs write what holds for all, and looked at as bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from core.patterns import lazy

_HEAD = 3 * 2**14  # bytes
_KINDS = frozenset((b"paragraph", b"character", b"table"))
_DEFAULT = lazy(rb"""default=["'](?:1|true|on)["']""")
_STYLE = lazy(rb"""<(?:[\w.-]{1,40}:)?style\b[^<>]*\btype=["'](\w{1,20})["']""")
_EVERYWHERE, _END = b"docDefaults", b"style>"
# What a run may be struck, hidden, coloured, raised or squeezed by; plain spacing is of paragraphs.
_TELLING = tuple(
    name + end
    for name in (b"anish", b"trike", b"color", b"vertAlign", b"position", b"textFill", b":w")
    for end in (b" ", b"/", b">")
)
_SQUEEZES = lazy(rb"""s(?:pacing [\w:.-]{1,40}=["']-|z [\w:.-]{1,40}=["'][0-3](?:\.\d+)?(?:pt)?["'])""")
_BASED_ON = lazy(rb"""basedOn [\w:.-]{1,40}=["']([^"'<>]{1,200})["']""")
_MOST_NAMED = 50
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16: not to be looked at so


def tells(head: Callable[[int], bytes], whole: Callable[[], bytes], of_tables: Collection[str] = ()) -> bool:
    """Whether what holds for all words, in a part with styles, says more than their size and font.

    ``head`` gives the first bytes of the part, ``whole`` all of it; ``of_tables`` are the styles that tables name.
    """
    data = head(_HEAD)
    usual, named = _usual(data), _named(data, of_tables)
    if len(data) >= _HEAD and not (named is not None and usual.keys() >= _KINDS):
        data = whole()
        usual, named = _usual(data), _named(data, of_tables)
    said = b"\n".join((_everywhere(data), *usual.values(), *(named or ())))
    telling = any(name in said for name in _TELLING)
    return data.startswith(_WIDE) or telling or _SQUEEZES.search(said) is not None


def _everywhere(data: bytes) -> bytes:
    begin = data.find(_EVERYWHERE)
    return data[begin : data.find(_EVERYWHERE, begin + 1)] if begin >= 0 else b""


def _named(data: bytes, names: Collection[str]) -> list[bytes] | None:
    """What the styles of these names say, and those they are based on; None where the end of one is not there."""
    found: dict[bytes, bytes] = {}
    asked = [name.encode() for name in names]
    while asked:
        name = asked.pop()
        if name in found or len(found) >= _MOST_NAMED:
            continue
        begin = data.find(b'styleId="' + name + b'"')
        if begin < 0:  # of seldom marks only where the usual ones are not there: each look goes through all of it
            begin = data.find(b"styleId='" + name + b"'")
        end = data.find(_END, begin)
        if begin < 0 or end < 0:
            return None
        found[name] = data[begin:end]
        asked += [each[1] for each in _BASED_ON.finditer(found[name])]
    return [*found.values()]


def _usual(data: bytes) -> dict[bytes, bytes]:
    """The kinds of styles of which the part has one that all have who name none, each with what it says."""
    found: dict[bytes, bytes] = {}
    for place in _DEFAULT.finditer(data):
        kind = _STYLE.match(data, data.rfind(b"<", 0, place.start()))
        end = data.find(_END, place.end())
        if kind is not None and (end >= 0 or len(data) < _HEAD):
            found[kind[1]] = data[place.end() : end]
    return found
