"""Radicals that stand for the characters they look like, as some fonts name their glyphs when a page is printed.

Unicode folds the Kangxi radicals (U+2F00–2FDF) to characters, but ⼾ to the
unsimplified 戶; for most of the supplement (U+2E80–2EFF) it has no folding, so
that block is spelt out: the character whose glyph fonts for simplified Chinese
share with it.  A form that no such character has (⺮) stays as it is.
"""

from __future__ import annotations

import unicodedata

_SUPPLEMENT = dict(
    zip(
        "⺂⺃⺅⺇⺉⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺘⺙⺛⺜⺝⺞⺠⺡⺣⺤⺥⺦⺨⺩⺪⺫⺬⺭⺯⺰⺱⺲⺳⺵⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "乛乚亻𠘨刂㔾小𭕄兀尣尢巳幺彑彐忄扌攵旡日月歺民氵灬爫爫丬犭𤣩疋罒示礻糹纟罓罒㓁罒羊耂肀聿月𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶阝钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in (0x2E9F, 0x2EF3, *range(0x2F00, 0x2FD6))}
_FOLDED = str.maketrans(_SUPPLEMENT | _KANGXI | {"⼾": "户"})


def without_radicals(text: str) -> str:
    """The text with characters in the place of radicals."""
    return text.translate(_FOLDED)
