"""In which colour the words of a page stand on which ground, whatever says so: rules, attributes, what browsers do by themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple, Protocol

from core.patterns import lazy
from core.readers.html.css.colours import BLACK, CLEAR, PageColour, colour, digits, legacy, of_digits, over
from core.readers.html.css.declarations import INHERITS, is_picture, layers
from core.readers.html.css.texts import BRACKETED
from core.readers.html.css.values import pixels, share
from core.readers.left_out import looks_alike

PICTURE = "picture"  # a ground on which anything may be seen
_WHITE = "ffffff"
_FAINTEST = 16 / 255  # of its strength: no eye tells from nothing what is less
_FULL = 0.9  # of a ground that lets nothing through which could be told
_LINKS = of_digits("0000ee")
_OWN_GROUNDS = {  # what browsers give such elements, and black words with it
    **{"mark": of_digits("ffff00"), "button": of_digits("efefef")},
    **dict.fromkeys(("input", "select", "textarea"), of_digits("ffffff")),
}
# Where an attribute says the ground.
_COLOURED = frozenset(("body", "table", "thead", "tbody", "tfoot", "tr", "td", "th"))
_SAYING = frozenset(
    (
        *("color", "-webkit-text-fill-color", "background-color", "background-image", "background-clip", "all"),
        *("text-shadow", "-webkit-text-stroke-width", "-webkit-text-stroke-color", "filter"),
    )
)
_ATTRIBUTES = frozenset(("bgcolor", "color", "text", "background"))
_STOP = lazy(rf"#[0-9a-f]{{3,8}}\b|[a-z-]++(?:{BRACKETED})?+")
_INVERTED = lazy(r"invert\(([^()]{0,20}+)\)")


class PagePaint(NamedTuple):
    """What changes in a look: ``colour`` and ``ground`` as they are seen (``rrggbb``), the inks as they are said."""

    colour: str
    ground: str
    ink: PageColour
    fill: PageColour | None
    outlined: bool


class Painted(Protocol):
    """What words around look like."""

    @property
    def colour(self) -> str: ...
    @property
    def ground(self) -> str: ...
    @property
    def ink(self) -> PageColour: ...
    @property
    def fill(self) -> PageColour | None: ...
    @property
    def outlined(self) -> bool: ...
    @property
    def strength(self) -> float: ...


def painted(
    look: Painted, tag: str, attributes: Mapping[str, str], said: Mapping[str, str], strength: float
) -> PagePaint:
    """The paint of words in an element that stands where words look like ``look``; ``strength`` is how much is seen of it."""
    speaks = not _SAYING.isdisjoint(said) or not _ATTRIBUTES.isdisjoint(attributes)
    if not speaks and tag not in _OWN_GROUNDS and tag != "a" and strength == look.strength:
        return PagePaint(look.colour, look.ground, look.ink, look.fill, look.outlined)
    ink = _ink(look, tag, attributes, said)
    fill = _fill(look, said, ink)
    own = own_ground(tag, attributes, said, ink)
    ground = _on(look.ground, own, said, attributes, ink)
    outlined = _is_outlined(look, said, ink, ground)
    paint = fill or ink
    if said.get("background-clip") == "text" and paint[3] < 1 and ground != look.ground:
        # The ground is seen only where the letters are.
        seen = "" if ground == PICTURE else ground
        return PagePaint(seen, look.ground, ink, fill, outlined)
    if "filter" in said and own is None and (found := _INVERTED.search(said["filter"])):
        part = share(found[1]) if found[1].strip() else 1.0
        if part is not None and part > _FULL:
            paint = (255 - paint[0], 255 - paint[1], 255 - paint[2], paint[3])
    return PagePaint("" if outlined else _seen(paint, ground, strength), ground, ink, fill, outlined)


def is_unseen(written: str, ink: PageColour, ground: str) -> bool:
    """Whether nobody sees a colour on a ground."""
    found = colour(written, ink)
    if found is None:
        return False
    seen = _seen(found, ground, 1.0)
    return seen == "transparent" or looks_alike(seen, ground)


def _seen(paint: PageColour, ground: str, strength: float) -> str:
    if paint[3] * strength <= _FAINTEST:
        return "transparent"
    if paint == BLACK and strength == 1.0 and ground == _WHITE:
        return ""
    return digits(paint) if ground == PICTURE else digits(over(paint, of_digits(ground), strength))


def _ink(look: Painted, tag: str, attributes: Mapping[str, str], said: Mapping[str, str]) -> PageColour:
    written = said.get("color") or (said.get("all") if said.get("all") != "revert" else None) or ""
    own = _LINKS if tag == "a" and "href" in attributes else BLACK if tag in _OWN_GROUNDS else None
    if written == "initial":
        return BLACK
    if written in INHERITS:
        return own if own is not None and written.startswith("revert") else look.ink
    if written and (found := colour(written, look.ink)) is not None:
        return found
    told = attributes.get("color") if tag == "font" else attributes.get("text") if tag == "body" else None
    if told and (found := colour(legacy(told))) is not None:
        return found
    return look.ink if own is None else own


def _fill(look: Painted, said: Mapping[str, str], ink: PageColour) -> PageColour | None:
    written = said.get("-webkit-text-fill-color", "inherit")
    if written in INHERITS:
        # Said in the colour of the words it goes with them.
        return look.fill if look.fill != look.ink else None
    return None if written in ("currentcolor", "initial") else colour(written, ink)


def own_ground(tag: str, attributes: Mapping[str, str], said: Mapping[str, str], ink: PageColour) -> PageColour | None:
    """The colour said of an element's own ground; None where nothing is said."""
    written = said.get("background-color", "")
    if written and written not in (*INHERITS, "initial"):
        return colour(written, ink)
    if written:
        return None
    told = attributes.get("bgcolor") if tag in _COLOURED else None
    found = colour(legacy(told)) if told else None
    return found if found is not None else _OWN_GROUNDS.get(tag)


def _on(
    around: str, own: PageColour | None, said: Mapping[str, str], attributes: Mapping[str, str], ink: PageColour
) -> str:
    """The ground that is seen where an element with a ground of its own stands on another."""
    ground = around
    if own is not None and own[3] > 0:
        if around != PICTURE:
            ground = digits(over(own, of_digits(around)))
        elif own[3] >= _FULL:
            ground = digits(own)
    pictures = said.get("background-image", "none")
    if pictures not in ("none", "initial", *INHERITS):
        return _with_pictures(pictures, ground, ink) if covers_all(said) else PICTURE
    return PICTURE if attributes.get("background", "") and "background-image" not in said else ground


_COVERING = frozenset(("auto", "cover", "100%", "100% 100%", "auto auto", "initial", *INHERITS))


def covers_all(said: Mapping[str, str]) -> bool:
    """Whether the pictures of a ground reach over all of it: none is told to be smaller."""
    return all(size in _COVERING for size in layers(said.get("background-size", "auto")))


def _with_pictures(pictures: str, ground: str, ink: PageColour) -> str:
    """A ground with pictures on it: where all that a gradient shows looks alike, it is that colour."""
    for picture in layers(pictures)[::-1]:
        if not is_picture(picture):
            continue
        if "gradient(" not in picture or ground == PICTURE:
            ground = PICTURE
            continue
        base = of_digits(ground)
        stops = [digits(over(one, base)) for one in gradient(picture, ink)]
        ground = stops[0] if stops and all(looks_alike(stops[0], other) for other in stops) else PICTURE
    return ground


def gradient(picture: str, ink: PageColour = BLACK) -> Sequence[PageColour]:
    """The colours of a gradient."""
    inner = picture.partition("(")[2]
    return [found for word in _STOP.findall(inner) if (found := colour(word, ink)) is not None]


def _is_outlined(look: Painted, said: Mapping[str, str], ink: PageColour, ground: str) -> bool:
    """Whether words are seen by what is drawn around them: a line, or a shadow of another colour than the ground."""
    if "text-shadow" not in said and "-webkit-text-stroke-width" not in said:
        return look.outlined
    shadow = said.get("text-shadow", "none")
    if shadow not in ("none", "initial"):
        shown = gradient(f"({shadow}", ink) or (ink,)
        if any(not _alike(one, ground) for one in shown):
            return True
    wide = pixels(said.get("-webkit-text-stroke-width", "0")) or 0.0
    if said.get("-webkit-text-stroke-width") in ("thin", "medium", "thick"):
        wide = 1.0
    drawn = colour(said.get("-webkit-text-stroke-color", "currentcolor"), ink) or CLEAR
    return wide > 0 and not _alike(drawn, ground)


def _alike(paint: PageColour, ground: str) -> bool:
    seen = _seen(paint, ground, 1.0)
    return seen == "transparent" or looks_alike(seen or "000000", ground)
