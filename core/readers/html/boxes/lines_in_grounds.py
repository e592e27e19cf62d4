"""Lines that the ground of a box draws behind its words, or through them: shades of colours, or a picture as thin as a line.

What a picture shows is not looked at, only where it stands: in the middle, and
neither repeated downwards nor at an edge, where underlines and icons stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from core.patterns import lazy
from core.readers.html.css.declarations import is_picture, layers
from core.readers.html.css.values import value
from core.readers.html.inks import gradient

THIN, _THIN_PART = 4.0, 25.0  # pixels; hundredths of a box
VISIBLE = 0.2  # of an ink
_FEWEST_STOPS = 3
_PLACE = lazy(r"(?<![\w.#])(\d+(?:\.\d+)?)(%|px)")
_EDGE, _EDGE_PART = 4.0, 15.0  # pixels from the upper edge; hundredths of a box from either
_ACROSS_ALONE = ("repeat-x", "repeat no-repeat", "no-repeat", "no-repeat no-repeat", "round no-repeat")
_WHOLE = frozenset(("cover", "contain", "100% 100%", "100% auto", "auto 100%", "100%"))
_DOWN, _SIDES = frozenset(("top", "bottom")), frozenset(("left", "right"))
# A drawing in the page that has strokes: lines from corner to corner are drawn so.
# A drawing too, of which nothing can be told: it is in small letters by now.
_PACKED = lazy(r"data:image/svg[^,]{0,60}base64,")
_STROKES = lazy(r"data:image/svg.{0,2000}?(?:<|%3c)(?:line|polyline|path)\b")


def line_in_ground(said: Mapping[str, str]) -> bool:
    """Whether the ground of a box may draw a line through its words."""
    pictures = said.get("background-image", "")
    if not pictures or pictures == "none":
        return False
    return _draws_line(
        pictures,
        said.get("background-repeat", "repeat"),
        said.get("background-position", "0% 0%"),
        said.get("background-size", "auto"),
    )


@lru_cache(maxsize=256)
def _draws_line(pictures: str, repeats: str, places: str, sizes: str) -> bool:
    told = [layers(repeats), layers(places), layers(sizes)]
    for number, picture in enumerate(layers(pictures)):
        repeat, place, size = (one[number % len(one)] if one else "" for one in told)
        if is_picture(picture) and (_is_line(picture) or _is_placed_line(picture, repeat, place, size)):
            return True
    return False


def _is_line(picture: str) -> bool:
    """Whether shades go from nothing to a colour and back within a part of the way as thin as a line."""
    if not picture.startswith("linear-gradient("):
        return False
    stops = [(part, gradient(f"({part})")) for part in layers(picture.partition("(")[2].removesuffix(")"))]
    coloured = [(part, found[0]) for part, found in stops if found]
    seen = [part for part, colour in coloured if colour[3] >= VISIBLE]
    if len(coloured) < _FEWEST_STOPS or not seen or any(coloured[end][1][3] >= VISIBLE for end in (0, -1)):
        return False
    places = [(float(number), unit) for part in seen for number, unit in _PLACE.findall(part)]
    if not places:
        return False
    limit = THIN if places[0][1] == "px" else _THIN_PART
    return max(places)[0] - min(places)[0] <= limit


def _is_placed_line(picture: str, repeat: str, place: str, size: str) -> bool:
    """Whether a picture is as thin as a line, or may be one, and stands where words do."""
    if "gradient(" in picture:
        seen = any(stop[3] >= VISIBLE for stop in gradient(picture))
        return seen and repeat in _ACROSS_ALONE and _is_thin(size) and _is_amid(place)
    if _PACKED.search(picture):
        return not (repeat == "no-repeat" and _is_at_side(place))
    if _STROKES.search(picture):
        return size in _WHOLE or size == "auto" or _is_amid(place)
    if repeat not in _ACROSS_ALONE or size in _WHOLE:
        return repeat in _ACROSS_ALONE and size == "100% 100%"
    return _is_amid(place) and (repeat != "no-repeat" or _is_thin(size) or not _is_at_side(place))


def _is_thin(size: str) -> bool:
    high = value(size.rsplit(maxsplit=1)[-1]) if " " in size else None
    return high is not None and high.number <= (_THIN_PART if high.unit == "%" else THIN)


def _is_amid(place: str) -> bool:
    """Whether a picture stands neither at the upper nor at the lower edge."""
    words = place.split()
    if not _DOWN.isdisjoint(words):
        return False
    down = _told(words, 1)
    if down in ("center", "") or down in _SIDES:
        return True
    far = value(down)
    if far is None:
        return True  # worked out by the laid out page
    return _EDGE_PART <= far.number <= 100 - _EDGE_PART if far.unit == "%" else far.number >= _EDGE


def _is_at_side(place: str) -> bool:
    """Whether a picture stands before or behind words, as icons do."""
    words = place.split()
    if not _SIDES.isdisjoint(words):
        return True
    across = _told(words, 0)
    far = None if across in ("center", "") else value(across)
    return far is not None and not (far.unit == "%" and _EDGE_PART <= far.number <= 100 - _EDGE_PART)


def _told(words: Sequence[str], axis: int) -> str:
    """Where a picture stands across (0) or down (1); what is not told is the middle."""
    return words[axis] if len(words) > axis else ""
