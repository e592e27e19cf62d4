"""Names of other organs that a text speaks of as if they were ours: left in from a borrowed report (Y3).

Of places in names (临江市 of 临江市财政局) only as much is known as is needed to
tell whether two names are of the same one: no list of places is kept, a place
is what ends in a word for one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from core.patterns import lazy

# By the last character of a place's name: the higher, the larger.
LEVELS = {"省": 4, "市": 3, "州": 3, "盟": 3, "县": 2, "区": 2, "旗": 2, "镇": 1, "乡": 1, "道": 1}
_PLACE = lazy(
    r"(?!城市|都市|[省市县区镇乡])[\u4e00-\u9fff]{1,7}?(?:自治州|自治县|自治区|开发区|新区|省|市|盟|县|区|旗|镇|乡|街道)"
)
# Ends like a place, and is none: 住房和城乡, 社区, 地区 stand inside names.
_NO_PLACE = lazy(r"[和及与]|城[市乡]|[社小山园景厂校]区|农业农村|民政|乡村")
_CITY = lazy("[\u4e00-\u9fff]城市")  # 盐城市, 聊城市: one character before it makes a name
_NATION = "自治区"


@lru_cache(maxsize=512)
def named_places(name: str) -> tuple[str, ...]:
    """The places that an organ's name begins with, the largest first; none for 市财政局."""
    found: list[str] = []
    start, above = 0, max(LEVELS.values()) + 1
    while match := _PLACE.match(name, start):
        place = match.group()
        level = LEVELS["省"] if place.endswith(_NATION) else LEVELS[place[-1]]
        if level > above or (_NO_PLACE.search(place) and not _CITY.fullmatch(place)):
            break
        found.append(place)
        start, above = match.end(), level
    return tuple(found)


# 和 stands inside many names (住房和城乡建设局); particles and marks of dates do not.
_NAME = (
    r"(?:(?![的在与由对向为把被将等及了是有年月日或其])[\u4e00-\u9fff]){1,20}?"
    r"(?:局|厅|委员会|委|管委会|街道办事处|[乡镇县市区旗]人民政府|政府办公[室厅]|管理处)(?:办公室)?"
)
# A report's opening words about its own office: the year, or what an office says of itself.
_OWN_WORDS = (
    r"\d{4}年|本年度|全年|认真|严格|坚持|高度重视|始终|切实|不断|持续|深入|扎实|着力|大力|紧紧围绕|以习近平"
    r"|主动公开|(?:共|累计)?(?:发布|公开|制发)|(?:共|累计|一共|未|没有|尚未|暂未)*(?:收到|接到|接收|受理|新收)|依法依规|进一步|按照|根据|政府信息公开工作"
)
# More of them, that may also be said of an organ nearby which did something for us.
_MORE_WORDS = r"依法|依据|依托|积极|全面|聚焦|立足|强化|加强|紧扣|围绕|以|结合|贯彻|落实|推进|及时|办理|共|未|通过|(?:门户|官方)?网站|官网|微信公众号"
_SUBJECT = lazy(
    rf"(?:^|(?<=[。；\n]))[^\S\n]*+(?P<lead>\d{{4}}年(?:度)?[，,]?|本年度[，,]?|一年来[，,])?"
    rf"(?P<name>{_NAME})(?:(?={_OWN_WORDS})|(?=(?P<loose>{_MORE_WORDS})))"
)
_CONTACT = lazy(rf"(?:请[与和向于同]|请联系[：:]?)(?P<name>{_NAME})(?=[^，。；（(\n]{{0,12}}(?:联系|咨询|[，,（(]))")
_MADE_BY = lazy(
    rf"本(?:年度|年)?(?:报告|年报)(?:系|是)?由(?P<name>{_NAME})(?=[^，。；\n]{{0,8}}(?:编制|编写|编报|撰写|负责解释))"
)
# No names: pronouns, several organs at once, words that only end in 局, verbs before a name.
_NO_NAME = lazy(
    r"^(?:我|本|全|各|该|相关|有关|其|所属|下属|上级|主管|牵头|责任|成员|会同|配合|联合|协助|协同|按照|根据|依据|经|报|请"
    r"|督促|指导|组织|要求|通过|依托|参照|邀请|协调|通知|推动|推进|以|从|就|针对|落实|建立|成立|完善|加强|接受|除)"
    r"|(?:格|布|结|大|全|困|开|变|时|新|定)局$|(?:局|厅|办(?!事处|公室)|委员会)(?!办公室$).|依法|公开(?!办)|公布|发布|报送|要求|主动|收到|召开|参加|开展"
    r"|(?:党|纪|政|监|市|县|区|省|州|组|常)委$|(?:常务|居民|村民|社区)委员会$|分局$"
)
# Organs whom every report names: they lead, examine or serve the work of all.
_EVERYBODYS = lazy(
    r"政府|司法局|司法厅|档案|保密|网信|数据|政务服务|行政审批|机关事务|监察|督查|考核|编制|政务公开|审计局"
)
_STRETCH = lazy(r"[^，,。；：（(\n]{1,40}")
_OFFICE = lazy(r"(?:综合|党政)?办公[室厅]$")


@lru_cache(maxsize=32)
def other_organs(text: str, agency: str, area: bool = False) -> tuple[tuple[int, int], ...]:
    """Where other organs stand as subject of a sentence or as the one to contact; conservative.

    With ``area`` the body reports for its whole area: its offices and what lies below it are its own.
    """
    matches = (found for rule in (_SUBJECT, _CONTACT, _MADE_BY) for found in rule.finditer(text))
    return tuple(match.span("name") for match in matches if _is_other(match, agency, area))


_OURSELVES = lazy(r"我(局|厅|委(?!托|派|员)|镇|乡(?!村)|街道)")
_KNOWN_ENDS = lazy(r"(?:局|厅|委员会|委|街道办事处|街道|[乡镇县市区旗]人民政府|人民政府办公[室厅]|[乡镇])$")


@lru_cache(maxsize=32)
def other_selves(text: str, agency: str) -> tuple[tuple[int, int], ...]:
    """Where a text says 我局 of a body that is none; nothing for bodies of other kinds."""
    end = _KNOWN_ENDS.search(agency)
    if end is None:
        return ()
    ours = end.group() + "".join(set("局厅委") & set(agency))  # 委员会（粮食局）; but 城乡建设局 is no 乡
    return tuple(match.span() for match in _OURSELVES.finditer(text) if match.group(1) not in ours)


def _is_other(match: re.Match[str], agency: str, area: bool) -> bool:
    name = match["name"]
    said = _STRETCH.match(match.string, match.start("name"))
    if _NO_NAME.search(name) or (said and agency in said.group()):  # 清河区人民政府城东街道办事处
        return False
    ours, theirs = named_places(agency), named_places(name)
    strange = [place for place in theirs if not _short_for(place, agency)]
    if strange and ours:
        # What lies below an area is its own, what lies above leads it.
        return not area or LEVELS[strange[-1][-1]] == LEVELS[ours[-1][-1]]
    said = match.groupdict()
    opening = bool(said.get("lead") and theirs)  # 2025年，云溪市财政局…: the full name opens a report
    if (said.get("loose") and not opening) or area or _EVERYBODYS.search(name):
        return False
    own = (name, _OFFICE.sub("", name), _KIND.sub("", name))
    return not (any(_short_for(one, agency) for one in own) or _once_called(name, agency))


def _short_for(name: str, agency: str) -> bool:
    """Whether a name is ours or an abbreviation of it: its characters in the same order (市住建局)."""
    rest = iter(agency)
    return all(character in rest for character in name)


_KIND = lazy(r"(?:局|厅|委员会|委|人民政府|街道办事处|管理处)(?:办公室)?$")
_COMMON = frozenset({"管理", "服务", "监督", "建设", "事业", "工作", "发展", "人民", "政府", "事务", "行政"})


def _once_called(name: str, agency: str) -> bool:
    """Whether a name has words of ours in it: what the body was called before (农业局 of 农业农村局)."""
    return bool(_words(name) & _words(agency))


def _words(name: str) -> frozenset[str]:
    """Pairs of characters of what an organ is for, without its place and kind."""
    for place in named_places(name):
        name = name.replace(place, "", 1)
    core = _KIND.sub("", name).lstrip("省市县区州旗")
    return frozenset(core[i : i + 2] for i in range(len(core) - 1)) - _COMMON
