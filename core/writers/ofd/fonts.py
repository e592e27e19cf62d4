"""The names by which an OFD asks for the fonts that its pages were set in.

Fonts are named and not enclosed: the licences of those that offices have (宋体, 仿宋, 方正) do not allow it, and
none comes with the program.  Each is named as a clerk knows it, with the common face that takes its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from core.patterns import lazy
from core.writers.typesetting.fonts import FACES

_STYLE = lazy(r"-(?:Regular|Medium|Light|Roman|Book|(Bold|SemiBold|Black|Heavy))$")
_REST = lazy(r"[\s_-]")
_USUAL = "宋体"

# Faces whose own (PostScript) name is not that of the family.
_OTHER_NAMES = {
    "FZXBSJW--GB1-0": "方正小标宋简体",
    "FZXBSK--GBK1-0": "方正小标宋_GBK",
    "FZKTJW--GB1-0": "方正楷体简体",
    "FZKTK--GBK1-0": "方正楷体_GBK",
    "FZFSJW--GB1-0": "方正仿宋简体",
    "FZFSK--GBK1-0": "方正仿宋_GBK",
}


class NamedFont(NamedTuple):
    """A font as an OFD names it: ``family`` is the common face to use where the font is missing."""

    name: str
    family: str
    bold: bool


@lru_cache
def named(own: str) -> NamedFont:
    """What a font is called whose own (PostScript) name is this one."""
    style = _STYLE.search(own)
    plain = own[: style.start()] if style else own
    family = _OTHER_NAMES.get(plain, plain)
    name, common = _faces().get(_folded(family), (family, _USUAL))
    return NamedFont(name, common, bool(style and style[1]))


def _folded(family: str) -> str:
    return _REST.sub("", family).lower()


@lru_cache
def _faces() -> dict[str, tuple[str, str]]:
    """Family → the face's name, and the common face whose place it takes before any other's."""
    ranked: dict[str, tuple[int, str, str]] = {}
    for rank, family, name, common in _listed():
        key = _folded(family)
        if key not in ranked or rank < ranked[key][0]:
            ranked[key] = rank, name, common
    return {key: (name, common) for key, (_, name, common) in ranked.items()}


def _listed() -> Iterator[tuple[int, str, str, str]]:
    for common, faces in FACES.items():
        for rank, face in enumerate(faces):
            for family in face.families:
                yield rank, family, face.name, common
