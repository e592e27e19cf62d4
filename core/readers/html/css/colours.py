"""Colours as style sheets write them, in any notation that browsers know (CSS Color 4 and 5).

A colour is red, green and blue of 0–255 and how much of it covers the ground (0–1).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from core.patterns import lazy
from core.readers.html.css.colour_spaces import FROM_SPACE, TO_SPACE, of_hue, of_srgb
from core.readers.html.css.named_colours import NAMED, SYSTEM
from core.readers.html.css.texts import BRACKETED, parted
from core.readers.html.css.values import value

PageColour: TypeAlias = "tuple[float, float, float, float]"

CLEAR: PageColour = (0.0, 0.0, 0.0, 0.0)
BLACK: PageColour = (0.0, 0.0, 0.0, 1.0)
_HEX = lazy(r"#([0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})")
_FUNCTION = lazy(r"([a-z-]{1,20}+)\(([^\n]*)\)")
_PART = lazy(rf"(?:[^\s,/()]|{BRACKETED})++|[,/]")
_LONGEST = 300
_DEEPEST = 4
_CHANNELS = {  # names of the three parts of a colour, and what 100 % of each is; None for a hue
    "rgb": (("r", 255.0), ("g", 255.0), ("b", 255.0)),
    "hsl": (("h", None), ("s", 100.0), ("l", 100.0)),
    "hwb": (("h", None), ("w", 100.0), ("b", 100.0)),
    "lab": (("l", 100.0), ("a", 125.0), ("b", 125.0)),
    "lch": (("l", 100.0), ("c", 150.0), ("h", None)),
    "oklab": (("l", 1.0), ("a", 0.4), ("b", 0.4)),
    "oklch": (("l", 1.0), ("c", 0.4), ("h", None)),
}
_OTHER_NAMES = {"rgba": "rgb", "hsla": "hsl"}
_POLAR = {"lch": "lab", "oklch": "oklab"}


@lru_cache(maxsize=512)
def colour(text: str, around: PageColour = BLACK, depth: int = 0) -> PageColour | None:
    """A colour written in small letters; ``around`` is what ``currentcolor`` means.  None for what is no colour."""
    text = text.strip()
    if text in NAMED:
        return _of_digits(NAMED[text])
    if found := _HEX.fullmatch(text):
        return _of_digits(found[1])
    if text in ("transparent", "currentcolor"):
        return CLEAR if text == "transparent" else around
    if text in SYSTEM:
        return _of_digits(SYSTEM[text])
    found = _FUNCTION.fullmatch(text) if len(text) <= _LONGEST and depth <= _DEEPEST else None
    return _of_function(found[1], found[2], around, depth) if found else None


def over(ink: PageColour, ground: PageColour, strength: float = 1.0) -> PageColour:
    """What is seen of an ink that covers a ground in part."""
    part = ink[3] * strength
    red, green, blue = (a * part + b * (1 - part) for a, b in zip(ink[:3], ground[:3], strict=True))
    return red, green, blue, 1.0


def digits(found: PageColour) -> str:
    """A colour as ``rrggbb``."""
    return "".join(f"{round(min(max(part, 0.0), 255.0)):02x}" for part in found[:3])


def of_digits(text: str) -> PageColour:
    """The colour of ``rrggbb``."""
    return _of_digits(text)


def legacy(text: str) -> str:
    """A colour of an attribute (``bgcolor``, ``color``) as it is written in style sheets; digits need no sign there."""
    text = text.strip().lower()
    return f"#{text}" if _HEX.fullmatch(f"#{text}") and text not in NAMED else text


def _of_digits(text: str) -> PageColour:
    long = text if len(text) > 4 else "".join(2 * digit for digit in text)
    red, green, blue, *rest = bytes.fromhex(long)
    return red, green, blue, rest[0] / 255 if rest else 1.0


def _of_function(name: str, inner: str, around: PageColour, depth: int) -> PageColour | None:
    if name == "color-mix":
        return _mixed(inner, around, depth)
    if name == "light-dark":  # what pages say of a dark screen is none of ours
        pair = parted(inner)
        return colour(pair[0], around, depth + 1) if len(pair) == 2 else None
    if name == "contrast-color":
        ground = colour(inner, around, depth + 1)
        return None if ground is None else _of_digits("ffffff" if of_srgb("lab", *_parts(ground))[0] < 50 else "000000")
    parts = _PART.findall(inner)
    origin = colour(parts[1], around, depth + 1) if parts[:1] == ["from"] and len(parts) > 1 else None
    if parts[:1] == ["from"]:
        parts = parts[2:] if origin else []
    name = _OTHER_NAMES.get(name, name)
    return _of_space(parts, origin) if name == "color" else _of_channels(name, parts, origin)


def _of_channels(name: str, parts: Sequence[str], origin: PageColour | None) -> PageColour | None:
    """``rgb(255 255 255 / 0.5)``, ``hsl(from red h s 90%)``."""
    commas = parts.count(",")
    if commas and (origin or commas not in (2, 3) or parts[1::2] != [","] * commas):
        return None
    told = [part for part in parts if part not in (",", "/")]
    if name not in _CHANNELS or len(told) not in (3, 4) or (len(told) == 4 and not commas and parts[-2] != "/"):
        return None
    known = _known(name, origin) if origin else {}
    numbers = [_channel(part, full, known) for part, (_, full) in zip(told, _CHANNELS[name], strict=False)]
    alpha = _alpha(told[3], known) if len(told) == 4 else origin[3] if origin else 1.0
    if None in numbers or alpha is None:
        return None
    return _made(name, [part for part in numbers if part is not None], alpha)


def _parts(found: PageColour) -> tuple[float, float, float]:
    return found[0] / 255, found[1] / 255, found[2] / 255


def _channel(text: str, full: float | None, known: dict[str, float]) -> float | None:
    if text == "none":
        return 0.0
    if text in known:
        return known[text]
    told = value(_named(text, known))
    if told is None:
        return None
    if told.unit == "%":
        return told.number * full / 100 if full is not None else None
    return told.number if told.unit == "" or (told.unit == "deg" and full is None) else None


def _alpha(text: str, known: dict[str, float]) -> float | None:
    if text == "alpha" and known:
        return known["alpha"]
    found = _channel(text, 1.0, known)
    return None if found is None else min(max(found, 0.0), 1.0)


_WORD = lazy(r"(?<![\w.-])(?:alpha|[a-z])(?![\w(-])")


def _named(text: str, known: dict[str, float]) -> str:
    """A calculation with the parts of another colour put in."""
    if not known or "(" not in text:
        return text
    return _WORD.sub(lambda found: f"{known[found[0]]:.6f}" if found[0] in known else found[0], text)


def _known(name: str, origin: PageColour) -> dict[str, float]:
    """The parts of a colour by their names, in the space that another is told in."""
    parts = of_srgb(_POLAR.get(name, name), *_parts(origin))
    if name in _POLAR:
        parts = _to_polar(*parts)
    names = (one for one, _ in _CHANNELS[name])
    return dict(zip(names, parts, strict=True)) | {"alpha": origin[3]}


def _made(name: str, numbers: Sequence[float], alpha: float) -> PageColour:
    one, two, three = numbers
    if name == "rgb":
        red, green, blue = (number / 255 for number in numbers)
    elif name in ("hsl", "hwb"):
        red, green, blue = of_hue(name, one, two / 100, three / 100)
    elif name in _POLAR:
        red, green, blue = FROM_SPACE[_POLAR[name]](one, *_from_polar(two, three))
    else:
        red, green, blue = FROM_SPACE[name](one, two, three)
    return _bounded(red, green, blue, alpha)


def _bounded(red: float, green: float, blue: float, alpha: float) -> PageColour:
    parts = (255 * min(max(part, 0.0), 1.0) for part in (red, green, blue))
    return *parts, alpha  # type: ignore[return-value]


def _from_polar(chroma: float, hue: float) -> tuple[float, float]:
    from math import cos, radians, sin

    return chroma * cos(radians(hue)), chroma * sin(radians(hue))


def _to_polar(light: float, a: float, b: float) -> tuple[float, float, float]:
    from math import atan2, degrees, hypot

    return light, hypot(a, b), degrees(atan2(b, a)) % 360


def _of_space(parts: Sequence[str], origin: PageColour | None) -> PageColour | None:
    """``color(display-p3 1 1 1 / 0.5)``."""
    told = [part for part in parts if part != "/"]
    if len(told) not in (4, 5) or told[0] not in FROM_SPACE or told[0] in _CHANNELS:
        return None
    space = told[0]
    known: dict[str, float] = {}
    if origin:
        if space not in TO_SPACE:
            return None
        names = ("x", "y", "z") if space.startswith("xyz") else ("r", "g", "b")
        known = dict(zip(names, of_srgb(space, *_parts(origin)), strict=True))
        known["alpha"] = origin[3]
    numbers = [_channel(part, 1.0, known) for part in told[1:4]]
    alpha = _alpha(told[4], known) if len(told) == 5 else origin[3] if origin else 1.0
    if None in numbers or alpha is None:
        return None
    return _bounded(*FROM_SPACE[space](*(part for part in numbers if part is not None)), alpha)


_SHARE = lazy(r"(?:^|(?<=\s))\d{1,3}(?:\.\d*+)?%(?=\s|$)")


def _mixed(inner: str, around: PageColour, depth: int) -> PageColour | None:
    """``color-mix(in srgb, red 20%, white)``: what is between two colours, near enough whatever space it is mixed in."""
    parts = parted(inner)
    if len(parts) != 3 or not parts[0].startswith("in "):
        return None
    shares: list[float | None] = []
    found: list[PageColour] = []
    for part in parts[1:]:
        share = _SHARE.search(part)
        shares.append(float(share[0][:-1]) / 100 if share else None)
        one = colour(_SHARE.sub("", part).strip(), around, depth + 1)
        if one is None:
            return None
        found.append(one)
    first, second = shares
    if first is None:
        first = 0.5 if second is None else 1 - second
    second = 1 - first if second is None else second
    whole = first + second
    if whole <= 0:
        return None
    first, second = first / whole, second / whole
    alpha = found[0][3] * first + found[1][3] * second
    if not alpha:
        return CLEAR
    mixed = (
        (a * found[0][3] * first + b * found[1][3] * second) / alpha
        for a, b in zip(found[0][:3], found[1][:3], strict=True)
    )
    return *mixed, alpha * min(whole, 1.0)  # type: ignore[return-value]
