"""Whether a page's conditions hold where it is read: on a desk's screen, in a browser of today (Media Queries 5, CSS Conditional 5)."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from core.patterns import lazy
from core.readers.html.css.texts import parted
from core.readers.html.css.values import SCREEN, pixels, value

_SCREENS = ("", "all", "screen")
_DEEPEST = 8
_RANGE = lazy(r"([^<>=]{0,40}?)\s*+(<=?|>=?|=)\s*+([^<>=]{1,40}?)(?:\s*+(<=?|>=?)\s*+([^<>=]{1,40}))?")
_SIZES = {
    **dict.fromkeys(("width", "device-width", "inline-size"), SCREEN[0]),
    **dict.fromkeys(("height", "device-height", "block-size"), SCREEN[1]),
}
_SAYS = {  # what a screen on a desk is like
    **{"orientation": "landscape", "hover": "hover", "any-hover": "hover", "pointer": "fine", "any-pointer": "fine"},
    **{"prefers-color-scheme": "light", "prefers-reduced-motion": "no-preference", "prefers-contrast": "no-preference"},
    **{"scripting": "enabled", "display-mode": "browser", "update": "fast", "overflow-block": "scroll"},
    **{"forced-colors": "none", "inverted-colors": "none", "color-gamut": "srgb", "dynamic-range": "standard"},
    **{"scan": "progressive", "overflow-inline": "scroll"},
}
_NUMBERS = {
    "color": 8.0,
    "monochrome": 0.0,
    "color-index": 0.0,
    "grid": 0.0,
    "resolution": 1.0,
    "device-pixel-ratio": 1.0,
}
_RATIOS = {"aspect-ratio", "device-aspect-ratio"}
_FOREIGN = ("-moz-", "-ms-", "-o-", "-khtml-")
_RESOLUTION = lazy(r"(\d++(?:\.\d*+)?)(dppx|x|dpi|dpcm)")


@lru_cache(maxsize=256)
def holds_on_screen(query: str) -> bool:
    """Whether what is meant for these media (``print``, ``screen and (max-width: 700px)``) holds on a desk's screen."""
    return any(_of_medium(one.strip()) for one in parted(query.lower(), ","))


def is_supported(query: str) -> bool:
    """Whether a browser of today knows what is asked of it: ``(display: grid)``, ``selector(:has(a))``."""
    return _holds(query.lower().strip(), _supports)


def holds_in_container(query: str) -> bool:
    """Whether what is asked of the box around holds in one as wide as the screen."""
    start = query.find("(")
    name = query[:start].strip() if start > 0 else ""
    asked = query if name in ("", "not") or name.endswith("not") else query[start:]
    return _holds(asked.lower().strip(), _feature)


def _of_medium(query: str) -> bool:
    if not query:
        return True
    words = query.split(None, 2)
    turned = words[0] == "not" and len(words) > 1 and words[1][:1] != "("
    if turned or words[0] == "only":
        words = words[1:]
        query = query[4:].strip()
    kind = words[0] if words[0][:1] != "(" and words[0] != "not" else ""
    rest = query[len(kind) :].strip().removeprefix("and ").strip() if kind else query
    return (kind in _SCREENS and (not rest or _holds(rest, _feature))) != turned


def _holds(text: str, asked: Callable[[str], bool], depth: int = 0) -> bool:
    """The answer to conditions joined by and, or and not, each in brackets."""
    if depth > _DEEPEST:
        return False
    for word, join in ((" or ", any), (" and ", all)):
        parts = parted(text, word)
        if len(parts) > 1:
            return join([_holds(part.strip(), asked, depth + 1) for part in parts])
    if text.startswith(("not ", "not(")):
        return not _holds(text[3:].strip(), asked, depth + 1)
    if text.startswith("(") and text.endswith(")"):
        inner = text[1:-1].strip()
        return _holds(inner, asked, depth + 1) if inner.startswith(("(", "not ", "not(")) else asked(inner)
    return asked(text)


def _supports(asked: str) -> bool:
    name, colon, written = asked.partition(":")
    if asked.startswith("selector"):
        return not any(sign in asked for sign in _FOREIGN)
    if asked.startswith(("font-tech", "font-format")):
        return True
    return bool(colon and written.strip()) and not any(sign in part for sign in _FOREIGN for part in (name, written))


def _feature(asked: str) -> bool:
    name, colon, wanted = (part.strip() for part in asked.partition(":"))
    name = name.removeprefix("-webkit-")
    if not colon:
        found = _RANGE.fullmatch(asked)
        return _in_range(*found.groups("")) if found else _is_so(name)
    way, _, bare = name.partition("-") if name.startswith(("min-", "max-")) else ("", "", name)
    bare = bare.removeprefix("-webkit-")
    if bare in _SAYS and not way:
        return _SAYS[bare] == wanted
    return _compares(bare, {"min": ">=", "max": "<="}.get(way, "="), wanted)


def _is_so(name: str) -> bool:
    return name in _SIZES or _SAYS.get(name, "none") not in ("none", "no-preference") or bool(_NUMBERS.get(name))


def _in_range(first: str, sign: str, second: str, other: str, third: str) -> bool:
    turned = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "="}
    if other:
        return _compares(second.strip(), turned[sign], first) and _compares(second.strip(), other, third)
    if _size(first.strip()) is not None:
        return _compares(first.strip(), sign, second)
    return _compares(second.strip(), turned[sign], first)


def _size(name: str) -> float | None:
    return SCREEN[0] / SCREEN[1] if name in _RATIOS else _SIZES.get(name, _NUMBERS.get(name))


def _compares(name: str, sign: str, wanted: str) -> bool:
    have = _size(name)
    want = _ratio(wanted) if name in _RATIOS else _resolution(wanted) if name == "resolution" else _number(wanted)
    if have is None or want is None:
        return False
    return {"<": have < want, "<=": have <= want, ">": have > want, ">=": have >= want, "=": have == want}[sign]


def _number(text: str) -> float | None:
    return pixels(text)


def _ratio(text: str) -> float | None:
    one, slash, other = text.partition("/")
    first, second = value(one), value(other) if slash else None
    if first is None:
        return None
    return first.number / second.number if second and second.number else first.number


def _resolution(text: str) -> float | None:
    found = _RESOLUTION.fullmatch(text)
    return float(found[1][:9]) / {"dpi": 96, "dpcm": 37.8}.get(found[2], 1) if found else None
