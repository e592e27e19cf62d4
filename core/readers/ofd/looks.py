"""Fonts, drawing parameters and composite units of an OFD, and the ink that an object is drawn in."""

from __future__ import annotations

from collections.abc import Iterable

from core.readers.ofd.package import child, children, local, numbers
from core.readers.pages.model import BLACK, Colour, on_paper
from core.readers.safe_xml import Element

_STEPS, _RGB = ("Color", "Point"), 3  # the colours of shades, and their parts
_MOST_RELATIVES = 8  # drawing parameters that build on others


class Resources:
    """What pages name by number."""

    def __init__(self, parts: Iterable[Element]) -> None:
        self.fonts: dict[str, str] = {}
        self.parameters: dict[str, Element] = {}
        self.units: dict[str, Element] = {}
        for part in parts:
            for font in children(child(part, "Fonts"), "Font"):
                self.fonts[font.get("ID") or ""] = font.get("FontName") or ""
            for parameter in children(child(part, "DrawParams"), "DrawParam"):
                self.parameters[parameter.get("ID") or ""] = parameter
            for unit in children(child(part, "CompositeGraphicUnits"), "CompositeGraphicUnit"):
                self.units[unit.get("ID") or ""] = unit

    def colour(self, item: Element, name: str, layer: Element | None) -> Element | None:
        """The colour element ``FillColor`` or ``StrokeColor`` of an object: its own, its parameters', its layer's."""
        own = child(item, name)
        if own is not None:
            return own
        number = item.get("DrawParam") or (layer.get("DrawParam") if layer is not None else None)
        for _ in range(_MOST_RELATIVES):
            parameter = self.parameters.get(number or "")
            if parameter is None:
                return None
            found = child(parameter, name)
            if found is not None:
                return found
            number = parameter.get("Relative")
        return None


def opacity(item: Element) -> float:
    """How much ink an object leaves, 0 to 1."""
    alpha = numbers(item.get("Alpha"))
    return min(1.0, max(0.0, alpha[0] / 255)) if alpha else 1.0


def ink(colour: Element | None, item: Element) -> tuple[Colour | None, float]:
    """A plain colour, None for a pattern, and how much ink there is of it."""
    share = opacity(item)
    if colour is None:
        return BLACK, share
    parts = _parts(colour.get("Value") or "")
    share *= opacity(colour)
    match len(parts):
        case 3:
            return (round(parts[0]), round(parts[1]), round(parts[2])), share
        case 1:
            grey = round(parts[0])
            return (grey, grey, grey), share
        case 4:
            red, green, blue = (round(255 - min(255.0, part + parts[3])) for part in parts[:3])
            return (red, green, blue), share
        case _:
            return (_of_shades(colour) if len(colour) else BLACK), share


def _of_shades(colour: Element) -> Colour | None:
    """The one colour of shades that all have it; None for others, and for patterns (GB/T 33190, 8.3.4)."""
    found = {tuple(_parts(one.get("Value") or "")) for one in colour.iter() if local(one) in _STEPS}
    if len(found) != 1 or len(told := found.pop()) != _RGB:
        return None
    return round(told[0]), round(told[1]), round(told[2])


def _parts(value: str) -> list[float]:
    """The parts of a colour: decimal, or as ``#FF`` (GB/T 33190, 8.3.1)."""
    words = value.replace(",", " ").split()
    if not any(word.startswith("#") for word in words):
        return numbers(value)
    try:
        return [float(int(word[1:], 16) if word.startswith("#") else float(word)) for word in words]
    except ValueError:
        return []


def seen_as(colour: Colour | None, share: float, faintest: float = 0.02) -> Colour | None:
    """The colour of glyphs on paper, None where they leave no ink."""
    return None if share < faintest else on_paper(colour or BLACK, share)
