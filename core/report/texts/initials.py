"""First letters of the pinyin of Chinese words: 规范性文件 is gfxwj.

The common characters stand in GB 2312 in the order of their pinyin, so that the
code alone tells the letter; no dictionary is needed.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

# The first character of each letter in GB 2312 (no syllable begins with i, u or v).
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "abcdefghjklmnopqrstwxyz"
_BORDERS = [character.encode("gb2312") for character in _FIRST]
_LAST = "座".encode("gb2312")  # behind it the rare characters follow, by radical
# Characters of the form that are read otherwise there than where GB 2312 has them.
_READ_AS = {"重": "c", "调": "d"}


@lru_cache(maxsize=1024)
def initials(words: str) -> str:
    """The letters of the Chinese characters, other letters and digits as they are; anything else is left out."""
    return "".join(map(_initial, words))


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    if character in _READ_AS:
        return _READ_AS[character]
    code = character.encode("gb2312", "ignore")
    known = len(code) == 2 and _BORDERS[0] <= code <= _LAST
    return _LETTERS[bisect_right(_BORDERS, code) - 1] if known else ""
