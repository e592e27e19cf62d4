"""The characters of an OFD's text objects (GB/T 33190, 11.3): where each begins and how wide it is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from core.readers.ofd.package import child, children, numbers
from core.readers.safe_xml import Element

_MOST_CODES = 5000  # of one text object
_ALONG = ((1, 0), (0, 1), (-1, 0), (0, -1))  # across and down, by the quarters of the direction of reading
_NARROW = 0.5  # of the size: how wide a Latin character is where the file does not say


def number_of(item: Element, name: str) -> float:
    """A number that an element tells, 0 where it tells none."""
    found = numbers(item.get(name))
    return found[0] if found else 0.0


def characters(item: Element, size: float) -> Iterator[tuple[str, float, float, float]]:
    """Each character of a text object with its place and width.

    Where the file does not say how far the next one stands, it follows at once in the direction of reading.
    """
    x = y = 0.0
    right, below = _ALONG[_quarters(item)]
    for code in children(item, "TextCode"):
        x = number_of(code, "X") if code.get("X") else x
        y = number_of(code, "Y") if code.get("Y") else y
        text = code.text or ""
        across, down = _deltas(code.get("DeltaX"), len(text)), _deltas(code.get("DeltaY"), len(text))
        at, height = x, y
        letter = at, 0.0
        for at_sign, character in enumerate(text):
            usual = size * (_NARROW if character.isascii() else 1.0)
            step = across[at_sign] if at_sign < len(across) else 0.0 if down else usual * right
            letter = letter if _is_accent(character) else (at, _width(character, step, usual, size))
            yield character, letter[0], height, letter[1]
            at += step
            height += down[at_sign] if at_sign < len(down) else 0.0 if across or down else usual * below


def _is_accent(character: str) -> bool:
    """Whether a character stands on the letter before it, wherever the file says that it begins."""
    return not character.isascii() and unicodedata.category(character) in ("Mn", "Me")


def _quarters(item: Element) -> int:
    """The direction of reading of a text object: to the right, down, to the left, up (11.3)."""
    return int(number_of(item, "ReadDirection")) // 90 % 4


def runs_two_ways(item: Element) -> bool:
    """Whether the distances of a text object lead another way than its direction of reading: programs follow one or the other."""
    quarters = _quarters(item)
    if not quarters:
        return False
    for code in children(item, "TextCode"):
        across, down = (_deltas(code.get(name), len(code.text or "")) for name in ("DeltaX", "DeltaY"))
        right, below = _ALONG[quarters]
        along = sum(across) * right + sum(down) * below
        if (any(across) or any(down)) and along <= 0:
            return True
    return False


def _width(character: str, step: float, usual: float, size: float) -> float:
    """A Latin letter or sign fills its step (an m, an @ is wider than half the size); what else stands further apart, stands apart."""
    if step <= 0:
        return usual
    if character.isascii() and not character.isdigit() and not character.isspace() and step <= size:
        return step
    return min(usual, step)


def _deltas(text: str | None, most: int) -> list[float]:
    """Distances of characters; ``g 3 2.5`` stands for three times 2.5.  Never more than there are characters."""
    words = (text or "").split()
    found: list[float] = []
    place = 0
    while place < len(words) and len(found) < most:
        if words[place] == "g" and place + 2 < len(words):
            times_, value = numbers(words[place + 1]), numbers(words[place + 2])
            if times_ and value:
                found += value * min(most, max(0, int(times_[0])))
            place += 3
        else:
            found += numbers(words[place])
            place += 1
    return found[:most]


def corners(x: float, y: float, wide: float, size: float, turned: int) -> Iterator[tuple[float, float]]:
    """The corners of a character that begins at a point, turned clockwise by so many quarters."""
    for along in (0.0, wide):
        for up in (-0.8 * size, 0.2 * size):
            match turned:
                case 1:
                    yield x - up, y + along
                case 2:
                    yield x - along, y - up
                case 3:
                    yield x + up, y - along
                case _:
                    yield x + along, y + up


def glyph_numbers(item: Element) -> dict[int, int]:
    """The glyphs of a text object's characters, by their places, where it tells one for each (GB/T 33190, 11.4); -1 for others that it tells."""
    found: dict[int, int] = {}
    for told in children(item, "CGTransform"):
        first, count = (
            numbers(told.get(name)) or [usual] for name, usual in (("CodePosition", 0.0), ("CodeCount", 1.0))
        )
        listed = child(told, "Glyphs")
        glyphs = numbers(listed.text if listed is not None else "")
        places = range(int(first[0]), int(first[0]) + min(int(count[0]), _MOST_CODES))
        one_each = len(glyphs) == len(places)
        found |= {place: int(glyphs[at]) if one_each else -1 for at, place in enumerate(places)}
    return found
