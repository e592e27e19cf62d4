"""Places in the names of organs: 临江市 of 临江市财政局, and what lies above what.

Only as much as is needed to tell whether two names are of the same place: no
list of places is kept, a place is what ends in a word for one.
"""

from __future__ import annotations

import re
from functools import lru_cache

# By the last character of a place's name: the higher, the larger.
LEVELS = {"省": 4, "市": 3, "州": 3, "盟": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1, "道": 1}
_PLACE = re.compile(
    r"(?!城市|都市|[省市县区镇乡])[\u4e00-\u9fff]{1,7}?(?:自治州|自治县|自治区|开发区|新区|省|市|盟|县|区|旗|镇|乡|街道)"
)
# Ends like a place, and is none: 住房和城乡, 社区, 地区 stand inside names.
_NO_PLACE = re.compile(r"[和及与]|城[市乡]|[社小山园景厂校]区|农业农村|民政|乡村")
_NATION = "自治区"


@lru_cache(maxsize=512)
def named_places(name: str) -> tuple[str, ...]:
    """The places that an organ's name begins with, the largest first; none for 市财政局."""
    found: list[str] = []
    start, above = 0, max(LEVELS.values()) + 1
    while match := _PLACE.match(name, start):
        place = match.group()
        level = LEVELS["省"] if place.endswith(_NATION) else LEVELS[place[-1]]
        if level > above or _NO_PLACE.search(place):
            break
        found.append(place)
        start, above = match.end(), level
    return tuple(found)
