"""Characters that no font can show, looked for only where new ones occur: to look takes as long as to set the pages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from unicodedata import category

from core.writers.typesetting import press

# Where characters stand for themselves: elsewhere two that are known may make a third.
_ALONE = (
    *(range(0x0300), range(0x2010, 0x2C00), range(0x2E80, 0xA4D0), range(0xE000, 0xFE00), range(0xFE10, 0xFFF0)),
    *(range(0x20000, 0x40000), range(0xF0000, 0x110000)),
)
_looked: dict[str, _Looked] = {}


class _Looked:
    """What is known of the characters of one template."""

    def __init__(self, fonts: Mapping[str, frozenset[int]]) -> None:
        self.fonts = fonts
        self.seen: set[str] = set()
        self.missing: dict[str, None] = {}


def unshown(template: str, data: Mapping[str, object], fonts: Mapping[str, frozenset[int]]) -> list[str]:
    """As :func:`press.unshown` says it, in the order in which they stand in the data; raises NotTypeset."""
    known = _looked.get(template)
    if known is None or known.fonts is not fonts:  # a process that has loaded them anew may have found others
        known = _looked[template] = _Looked(fonts)
    text = json.dumps(data, ensure_ascii=False)
    characters = set(text)
    if characters <= known.seen:
        return sorted((one for one in known.missing if one in text), key=text.index)
    missing = press.unshown(template, data)
    if _stand_alone(characters):
        known.seen |= characters
        known.missing |= dict.fromkeys(missing)
    return missing


def _stand_alone(characters: Iterable[str]) -> bool:
    return all(
        any(ord(char) in part for part in _ALONE) and category(char) != "Cf" and not category(char).startswith("M")
        for char in characters
    )
