"""The first letters of words in pinyin: 规范性文件 is gfxwj.

The common characters stand in GB 2312 in the order of their pinyin, so that the
code alone tells the letter; no dictionary is needed.  Dialogs ask for them too,
for the letters of their buttons, and have no use for the figures of a report.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

# The first character of each letter in GB 2312 (no syllable begins with i, u or v).
_FIRST = "啊芭擦搭蛾发噶哈击喀垃妈拿哦啪期然撒塌挖昔压匝"
_LETTERS = "abcdefghjklmnopqrstwxyz"
_LAST = "座"  # behind it the rare characters follow, by radical
# Characters of the form that are read otherwise there than where GB 2312 has them.
_READ_AS = {"重": "c", "调": "d"}


@lru_cache(maxsize=1024)
def initials(words: str) -> str:
    """The letters of the Chinese characters, other letters and digits as they are; anything else is left out."""
    return "".join(map(_initial, words))


@lru_cache(maxsize=1)
def _borders() -> tuple[list[bytes], bytes]:
    """The codes of the first characters, and of the last one; the codec comes with them."""
    return [character.encode("gb2312") for character in _FIRST], _LAST.encode("gb2312")


def _initial(character: str) -> str:
    if character.isascii():
        return character.lower() if character.isalnum() else ""
    if character in _READ_AS:
        return _READ_AS[character]
    (borders, last), code = _borders(), character.encode("gb2312", "ignore")
    known = len(code) == 2 and borders[0] <= code <= last
    return _LETTERS[bisect_right(borders, code) - 1] if known else ""
