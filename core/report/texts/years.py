"""Years in a text that are not the report's: most were left over from last year's report."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache, partial

from core.forms.concepts import Part
from core.numerals import COUNTED, SPELT_YEAR, year_like, year_value
from core.patterns import lazy
from core.records import record
from core.report.report import Report, by_line


@record
class Span:
    """A year that is not the report's: ``text[start:end]``, its first four characters the year itself."""

    start: int
    end: int
    year: int
    reason: str


class Stretches:
    """Stretches (start, end) that do not overlap, in their order, as a pattern finds them.

    Looking a place up takes a few steps: a text may hold as many places as stretches.
    """

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        self._spans = list(found)
        self._starts = [start for start, _ in self._spans]

    def hold(self, start: int, end: int) -> bool:
        """Whether ``start`` to ``end`` lies within one of them."""
        place = bisect_right(self._starts, start) - 1
        return place >= 0 and end <= self._spans[place][1]


def years_in(report: Report, key: str) -> tuple[Span, ...]:
    """:func:`other_years` of a text, most of which was seen before."""
    return _years_of_text(report.text(key), report.year, key == report.form.key_of(Part.PROBLEMS))


@lru_cache(maxsize=32)
def _years_of_text(text: str, year: int, ahead: bool) -> tuple[Span, ...]:
    return tuple(by_line(text, partial(_years_of_line, year=year, ahead=ahead)))


@lru_cache(maxsize=4096)
def _years_of_line(line: str, year: int, ahead: bool) -> tuple[Span, ...]:
    return tuple(other_years(line, year, ahead))


def other_years(text: str, year: int, ahead: bool = False) -> list[Span]:
    """Years in a text that are not the report's ``year`` and have no good reason to stand there (Y1).

    ``ahead``: the text tells what will be done, so the next year is expected in it.
    Left alone are titles in 《》, numbers of documents in 〔〕, budget years,
    spans of years around the report's, and comparisons with the year before.
    """
    expected = _expected_stretches(text, year)
    spans: list[Span] = []
    for match in _YEAR.finditer(text):
        found = year_value(match.group("year") or match.group("date"))
        if found == year or not _FIRST <= found <= _LAST:
            continue
        if any(stretches.hold(*match.span()) for stretches in expected):
            continue
        if not _has_reason(text, match, found - year, ahead):
            reason = f"本报告是{year}年的，这里写的是{found}年。请核对，需要时改为{year}年。"
            spans.append(Span(match.start(), match.end(), found, reason))
    return spans


def plan_years(text: str, year: int) -> list[Span]:
    """The report's own year in a sentence about what will be done: a plan left over from last year's report (Y1)."""
    reason = f"这是{year}年的打算，本报告是{year}年的。请核对，需要时改为{year + 1}年。"
    found = (match for rule in (_PLAN, _AHEAD) for match in rule.finditer(text) if year_value(match["year"]) == year)
    ends = {match.start("year"): match.end() for match in found}
    return [Span(start, end, year, reason) for start, end in sorted(ends.items())]


def publishing_years(text: str, year: int) -> list[Span]:
    """The report's own year where it says when it was made or published: the day of last year's report (Y1)."""
    reason = f"{year}年的报告应在{year + 1}年编制、公布。请核对，需要时改为{year + 1}年。"
    found = (match for rule in (_PUBLISHED_IN, _MADE_IN) for match in rule.finditer(text))
    spans = [Span(m.start("year"), m.end(), year, reason) for m in found if year_value(m["year"]) == year]
    return sorted(spans, key=lambda span: span.start)


def with_year(text: str, spans: Iterable[Span], year: int) -> str:
    """The text with the report's year in the place of these, in digits or in Chinese characters as they were."""
    for span in sorted(spans, key=lambda span: span.start, reverse=True):
        text = text[: span.start] + year_like(year, text[span.start : span.start + 4]) + text[span.start + 4 :]
    return text


_FIRST, _LAST = 1949, 2099
_NUMBER = rf"\d{{4}}|{SPELT_YEAR}"
_YEAR = lazy(
    rf"(?<![\d一二三四五六七八九〇○零])(?P<year>{_NUMBER})[^\S\n]?年度?"
    r"|(?<![A-Za-z0-9_/.\-])(?P<date>\d{4})(?=[-.]\d{1,2}[-.]\d{1,2}(?!\d))"
)
_WILL = (
    "采取|继续|进一步|着力|着重|重点|从|以|按照|坚持|围绕|聚焦|立足|紧扣|针对|结合|在|主要|加强|加大|强化|不断|持续|深入|认真|切实"
    "|努力|严格|完善|健全|优化|提升|推进|做好|抓好|大力|全面|积极|扎实|开展|进行"
    "|(?:丰富|拓展|拓宽|创新|建立|组织|规范|压实|落实|提高|增强|扩大|改进|细化|充实)(?!情况|的)"
)
# 2025年我局要着力…: what has to be done, not what was required (要求).
_MUST = "着力|着重|继续|进一步|不断|持续|加大|切实|加强|重点(?!工作|任务|领域)"
# 将加强公开纳入考核 says what was done with it.
_PLAN = lazy(
    rf"(?<![\d一二三四五六七八九〇○零])(?P<year>{_NUMBER})年度?[，,]?"
    r"(?:[我本全][局委办厅院镇乡县市区州旗省级机单街][关位道]?|[\u4e00-\u9fff]{2,12}?(?:局|委|镇|乡|街道|政府))?"
    rf"(?:将(?=(?:{_WILL})(?![^，。；\n]{{0,40}}(?:作为|纳入|列为|列入|摆|融入|贯穿)))|拟(?=(?:{_WILL}))|计划(?=(?:{_WILL}))|要(?=(?:{_MUST}))|(?:下一步|重点)?(?:工作)?打算)"
)
# 今后，我们在2025年…: the sentence itself says that it is to come.
_AHEAD = lazy(
    rf"(?:^|(?<=[。；\n]))[^\S\n]*(?:[（(]?[{COUNTED}\d]{{1,2}}[）)、.．])?(?:下一步|下步|今后|接下来)(?:工作中)?[，,]?"
    rf"[^，。；：《\n]{{0,8}}?(?<![\d一二三四五六七八九〇○零])(?P<year>{_NUMBER})年度?(?!以来|[^，。；\n]{{0,20}}(?:发现|存在|查找|反馈))"
)
_PUBLISHED_IN = lazy(
    r"本(?:年度|年)?报告[^，。；\n]{0,6}?[于在自](?P<year>\d{4})年[1-3]月(?:\d{1,2}日)?起?[^，。；\n]{0,12}?(?:发布|公布|公开|刊登|刊发|上网|挂网)"
)
_MADE_IN = lazy(
    r"(?:本(?:年度|年)?(?:报告|年报)[^，。；\n]{0,24}?[于在]|(?:编制|编写|填报|填表|制表|成文|报告)(?:日期|时间)[^\S\n]?[:：为是]?[^\S\n]?)"
    r"(?P<year>\d{4})(?:年[1-3]月(?:\d{1,2}日)?|([-./])0?[1-3]\2\d{1,2}(?!\d))(?:[^，。；\n]{0,8}?(?:编制|编写|编报|撰写|形成|完成)|[^\S\n]?(?=$|[，。；\n]))"
)
_QUOTED = lazy(r"《[^》\n]{0,200}》|〈[^〉\n]{0,200}〉|〔[^〕\n]{0,200}〕")
_RANGE = lazy(r"(?<!\d)(\d{4})[^\S\n]?年?度?[^\S\n]?(?:[-－–—―─~～]+|至|到)[^\S\n]?(\d{4})[^\S\n]?年度?")


def _expected_stretches(text: str, year: int) -> tuple[Stretches, ...]:
    """Titles, numbers of documents, and spans of years (2021—2025年) that hold the report's year or lie ahead."""
    return Stretches(match.span() for match in _QUOTED.finditer(text)), Stretches(_ranges_around(text, year))


def _ranges_around(text: str, year: int) -> Iterator[tuple[int, int]]:
    for match in _RANGE.finditer(text):
        first, last = int(match.group(1)), int(match.group(2))
        if first <= year <= last or year < first < last:
            yield match.span()


class _YearReason:
    """Words before and after a year that explain it; ``offsets`` are years from the report's (none: any)."""

    def __init__(self, before: str = "", after: str = "", offsets: Container[int] = ()) -> None:
        self._before, self._after = lazy(before + r"\s*$"), lazy(after)
        self._offsets = offsets

    def holds(self, before: str, after: str, offset: int) -> bool:
        """Whether the words around a year fit."""
        if self._offsets and offset not in self._offsets:
            return False
        return bool(self._after.match(after) and self._before.search(before))


# No verb or subject may stand between a year and 预算: 2022年部门预算 is a budget's year,
# 2020年我局公开部门预算 says when it was published.
_BUDGET = (
    r"(?:[、和及与至][^\S\n]?\d{4}[^\S\n]?年度?)*"
    r"(?:(?!公开|公布|发布|完成|按照|按时|按要求|及时|主动|全面|全年|共|我|本局|本机关)[^，。；：、,;:\n]){0,16}?(?:预算|决算)"
)
# Published in the report's year, about the year before; 现公布… is the report itself.
_PUBLISHING = r"(?<!现)(?<!现予)(?<!特)(?<!特向社会)(?:公开|公布|发布|上报|编报|报送|报告|汇总)[^。；\n]{0,70}"
_ABOUT_A_YEAR = (
    r"[^，。；：、\n]{0,24}?(?:年度报告|年度报表|年报|工作总结|年度总结|述职报告|绩效评价|绩效自评|评价结果|审计报告|统计公报|考核结果|评议结果"
    r"|(?:建议|提案|议案)[^，。；\n]{0,10}?(?:办理|答复)|(?:资金|补助|补贴)[^，。；、\n]{0,8}?(?:分配|使用|发放))"
)
# Prepared in the report's year for the next one.
_PREPARING = r"(?:征集|谋划|编制|拟定|制定|起草|讨论|审议|征求|开展|申报|筹备|安排|研究)[^，。；\n]{0,20}"
_PLANNED = (
    r"[^，。；\n]{0,16}?(?:工作报告|实事|民心工程|民生工程|项目|计划|要点|任务|安排|重点工作|方案|清单|目录|工作思路)"
)
_PUBLISHED = (
    r"(?:\d{1,2}月(?:\d{1,2}日)?|[一二三]季度|年?初)[^，。；\n]{0,12}?(?:发布|公布|公开|刊登|刊发|上网|挂网|报送)"
)
# Papers and bodies of other years: 2019年修订的《条例》, 《条例》（2019年修订）, 2024年3月印发的实施方案.  With neither
# a title nor a month it may be a count left over: 2024年制定的规范性文件3件.
_MADE = "施行|实施|印发|发布|公布|颁布|通过|修订|修正|修改|出台|制定|下发|制发"
_MADE_THEN = rf"(?:\d{{1,2}}月(?:\d{{1,2}}日)?)[^，。；、《》\d\n]{{0,10}}?(?:{_MADE})的(?![^，。；\n]{{0,10}}\d)|[^，。；、《》\d\n]{{0,6}}?(?:{_MADE})的(?=[《〈“])"
_EDITION = rf"(?:{_MADE})?版(?!面|块|权)"
_REVISED = rf"(?:{_MADE})(?:版|本)?[)）]"
_FOUNDED = r"(?:\d{1,2}月(?:\d{1,2}日)?)?[^，。；、\n]{0,6}?(?:成立|组建|挂牌|设立|更名|揭牌|机构改革|撤并|划转|转隶)"
_MET = r"(?:年?[初底末]|\d{1,2}月(?:份|\d{1,2}日)?)[^，。；、\d\n]{0,20}?(?:会议|文件|通知|讲话|指示|批示)"
_STAMP = r"(?:日期|时间|落款)[^\S\n]*[:：为是]?[^\S\n]*"  # the day on which the report itself was filled in
_CARRIED = "结转|顺延|转结|转入|转至|转到|延至|延期至"
_REASONS = (
    _YearReason(after=_BUDGET),
    _YearReason(before=_PUBLISHING, after=_ABOUT_A_YEAR, offsets=(-1,)),
    _YearReason(before=_PREPARING, after=_PLANNED, offsets=(1,)),
    _YearReason(after=r"(?:全年)?(?:重点)?工作(?:计划|打算|思路|安排|要点|重点)", offsets=(1,)),
    _YearReason(
        after=r"(?:末|底)?(?:收到|受理|接收|新收|提出)的?[，,、]?(?:但|而)?(?:尚?未[^，。；\n]{0,4})?[，,、]?(?:并|且)?(?:结转|顺延)",
        offsets=(-1,),
    ),
    _YearReason(before=r"(?:较|比|相较于?|对比|高于|低于|超过)", offsets=(-1,)),
    _YearReason(
        before=r"[与同和]", after=r"(?:同期)?(?:的?[^，。；、\n]{0,12}?)?(?:相比|比较|对比|持平|相同)", offsets=(-1,)
    ),
    _YearReason(before=r"(?:上一?年度?|去年)[（(]", offsets=(-1,)),
    _YearReason(after=rf"(?:末|底)?(?:未|无|没有)?(?:{_CARRIED})", offsets=(-1,)),
    _YearReason(after=r"[^，。；、\n]{0,6}?(?:法治政府建设|政府工作)[^，。；、\n]{0,8}?报告", offsets=(-1,)),
    _YearReason(after=r"[^，。；\n]{0,16}?(?:计划|规划)(?:草案)?(?:的)?(?:执行|完成|实施)情况", offsets=(-1,)),
    _YearReason(after=_MADE_THEN, offsets=range(-80, 0)),
    _YearReason(before=r"[（(]", after=_REVISED, offsets=range(-80, 0)),
    _YearReason(after=_EDITION, offsets=range(-80, 0)),
    _YearReason(after=_FOUNDED, offsets=range(-80, -1)),  # of the year before it may be a sentence left over
    _YearReason(before=r"(?:根据|按照|依据|依照|贯彻|落实|遵照)[^，。；\n]{0,12}", after=_MET, offsets=(-1, -2)),
    _YearReason(after=rf"(?:\d{{1,2}}月(?:\d{{1,2}}日)?|[底末])?[以之]?前(?![{COUNTED}\d])", offsets=range(-80, 0)),
    # The last quarter of a year is told of in the next one.
    _YearReason(before=_PUBLISHING, after=r"(?:第?[四4]季度|12月(?!\d)|年?[底末](?!收|受|新|共|累))", offsets=(-1,)),
    _YearReason(
        before=r"(?:召开|举行|举办|开展|参加|组织)[^，。；\n]{0,8}",
        after=r"[^，。；\n]{0,10}?(?:总结|表彰|述职|考核|评议|民主生活会)",
        offsets=(-1,),
    ),
    _YearReason(before=_STAMP, offsets=(1,)),
    # A report is published in the year after its own.
    _YearReason(before=r"报告[^。；\n]{0,20}", after=_PUBLISHED, offsets=(1,)),
    # What was found wanting in the year before, and mended in this one.
    _YearReason(
        before=r"(?:针对|对照|围绕|根据)",
        after=r"[^，。；\n]{0,24}?(?:存在|指出|反馈|发现|提出|通报)[^，。；\n]{0,16}?(?:问题|不足|短板|意见)",
        offsets=(-1,),
    ),
    _YearReason(after=r"(?:工作)?(?:年度)?报告(?:中|里|所)?(?:提到|提出|指出|列出|列举|反映)", offsets=(-1,)),
    _YearReason(
        before=r"(?:对标|对照|巩固|根据|结合|参照|针对|按照|落实)",
        after=r"[^，。；\n]{0,12}?(?:评估|测评|考核|检查|整改|督查|绩效)[^，。；\n]{0,6}?(?:结果|成效|情况|反馈|通报|意见|得分)",
        offsets=(-1,),
    ),
    _YearReason(after=r"[^，。；\n]{0,12}?(?:评估|测评|考核|评选)(?:工作)?(?:中|名列|位列|获|排名)", offsets=(-1,)),
    # Prizes are given for the years before.
    _YearReason(before=r"(?:入围|荣获|获得|获评|评为|入选|授予|获)[^，。；\n]{0,12}", offsets=(-1, -2)),
    # A case of this year about an application of the last.
    _YearReason(
        before="(?:因|由|就|对|不服)",
        after="(?:的)?(?:政府信息公开|信息公开|依申请公开)(?:的)?(?:申请|答复|办件)",
        offsets=(-1, -2),
    ),
    _YearReason(before=rf"(?:{_CARRIED}|下一?年度?|明年)[^，。；\n]{{0,4}}", offsets=(1,)),
    _YearReason(after=r"[，,]?(?:我[局委办厅院镇乡县市区]|街道|本机关)?(?:将|拟|计划)", offsets=(1,)),
    # Plans and outlines reach years ahead: 二〇三五年远景目标纲要.
    _YearReason(after=r"[^，。；\n]{0,16}?(?:远景|目标|规划|纲要|愿景|行动)", offsets=range(2, 100)),
    _YearReason(before=r"(?:到|至|展望|面向|迈向)", offsets=range(2, 100)),
    _YearReason(after=r"[^，。；、\n]{0,10}?(?:远景目标|规划纲要|国土空间|总体规划|专项规划)"),
    # Names of yearly papers on the year before: 2024年度环境质量报告书.
    _YearReason(after=r"[^，。；、\n]{0,14}?(?:报告书|质量报告|公报|白皮书|年鉴)", offsets=(-1,)),
    # 2,000 years of history are no date.
    _YearReason(before=r"(?:近|约|逾|超)"),
    _YearReason(after=r"(?:的?悠久)?的?(?:历史|文明)"),
    # A law in force since that day, a practice of long standing.
    _YearReason(after=r"\d{1,2}月\d{1,2}日起(?:正式)?(?:施行|实施)"),
    _YearReason(after=r"[^，。；\n]{0,8}以来", offsets=range(-80, -1)),
    _YearReason(before=r"[自从]", after=r"[^，。；\n]{0,30}?以来", offsets=range(-80, -1)),
)


def has_reason(before: str, after: str, offset: int) -> bool:
    """Whether the words ``before`` and ``after`` a year explain it, so many years (``offset``) from the report's."""
    return any(reason.holds(before, after, offset) for reason in _REASONS)


_SEEN = 80  # characters before a year in which a reason is looked for
# The body's name may stand before it: 临江市财政局 2026年1月18日.
_DATE_ALONE = lazy(
    r"[^\S\n]*(?:[（(]|[^\s，。；：、（）\d]{1,30}(?:局|委|厅|院|校|府|[办处所站队社团司]|公室|街道|中心|委员会|中学|小学|大学|公司)[^\S\n]*)?"
    r"\S{4}[^\S\n]?年\d{1,2}月(?:\d{1,2}日)?[）)]?[^\S\n]*"
)


def _has_reason(text: str, match: re.Match[str], offset: int, ahead: bool) -> bool:
    if offset == 1 and (ahead or _stands_alone(text, match)):
        return True
    if offset in _SERIES and _in_a_series(text, match, offset):
        return True
    before, after = text[max(0, match.start() - _SEEN) : match.start()], text[match.end() : match.end() + 40]
    return has_reason(before, after, offset)


_SERIES = range(-4, 0)
_FEWEST_YEARS = 3  # of a series; with two the other may be left over from last year's text
_COUNT = lazy(r"[^，。；\n]{0,24}?\d")
_WIDE = 200  # characters to both sides in which the other years of a series are looked for


def _in_a_series(text: str, match: re.Match[str], offset: int) -> bool:
    """Whether the sentence gives a count for each of some years up to the report's: 2023年18件，2024年15件，2025年20件."""
    year = (year_value(match.group("year") or match.group("date")) or 0) - offset
    first, last = max(0, match.start() - _WIDE), match.end() + _WIDE
    start = max(first, *(text.rfind(sign, first, match.start()) + 1 for sign in "。\n"))
    end = min([last, *(found for sign in "。\n" if (found := text.find(sign, match.end(), last)) >= 0)])
    places, counted = _counted_years(text)
    years = {one for one in counted[bisect_left(places, start) : bisect_left(places, end)] if one <= year}
    return len(years) >= _FEWEST_YEARS and years == set(range(min(years), year + 1))


@lru_cache(maxsize=1)  # each year of a text asks
def _counted_years(text: str) -> tuple[list[int], list[int]]:
    """Where the years stand that a count follows, and which years these are."""
    found = ((one, year_value(one.group("year") or one.group("date"))) for one in _YEAR.finditer(text))
    told = [(one.start(), year) for one, year in found if year and _COUNT.match(text, one.end())]
    return [place for place, _ in told], [year for _, year in told]


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """A paragraph that is nothing but a date is the day of writing, in the year after the report's."""
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    return bool(_DATE_ALONE.fullmatch(text, start, end if end >= 0 else len(text)))
