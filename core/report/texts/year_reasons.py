"""Words around a year that explain why it is not the report's: budgets, comparisons, papers and meetings of other years."""

from __future__ import annotations

from collections.abc import Container

from core.patterns import lazy


class YearReason:
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
    YearReason(after=_BUDGET),
    YearReason(before=_PUBLISHING, after=_ABOUT_A_YEAR, offsets=(-1,)),
    YearReason(before=_PREPARING, after=_PLANNED, offsets=(1,)),
    YearReason(after=r"(?:全年)?(?:重点)?工作(?:计划|打算|思路|安排|要点|重点)", offsets=(1,)),
    YearReason(
        after=r"(?:末|底)?(?:收到|受理|接收|新收|提出)的?[，,、]?(?:但|而)?(?:尚?未[^，。；\n]{0,4})?[，,、]?(?:并|且)?(?:结转|顺延)",
        offsets=(-1,),
    ),
    YearReason(before=r"(?:较|比|相较于?|对比|高于|低于|超过)", offsets=(-1,)),
    YearReason(
        before=r"[与同和]", after=r"(?:同期)?(?:的?[^，。；、\n]{0,12}?)?(?:相比|比较|对比|持平|相同)", offsets=(-1,)
    ),
    YearReason(before=r"(?:上一?年度?|去年)[（(]", offsets=(-1,)),
    YearReason(after=rf"(?:末|底)?(?:未|无|没有)?(?:{_CARRIED})", offsets=(-1,)),
    YearReason(after=r"[^，。；、\n]{0,6}?(?:法治政府建设|政府工作)[^，。；、\n]{0,8}?报告", offsets=(-1,)),
    YearReason(after=r"[^，。；\n]{0,16}?(?:计划|规划)(?:草案)?(?:的)?(?:执行|完成|实施)情况", offsets=(-1,)),
    YearReason(after=_MADE_THEN, offsets=range(-80, 0)),
    YearReason(before=r"[（(]", after=_REVISED, offsets=range(-80, 0)),
    YearReason(after=_EDITION, offsets=range(-80, 0)),
    YearReason(after=_FOUNDED, offsets=range(-80, -1)),  # of the year before it may be a sentence left over
    YearReason(before=r"(?:根据|按照|依据|依照|贯彻|落实|遵照)[^，。；\n]{0,12}", after=_MET, offsets=(-1, -2)),
    YearReason(
        after=r"(?:\d{1,2}月(?:\d{1,2}日)?|[底末])?[以之]?前(?![一二三四五六七八九十\d])", offsets=range(-80, 0)
    ),
    # The last quarter of a year is told of in the next one.
    YearReason(before=_PUBLISHING, after=r"(?:第?[四4]季度|12月(?!\d)|年?[底末](?!收|受|新|共|累))", offsets=(-1,)),
    YearReason(
        before=r"(?:召开|举行|举办|开展|参加|组织)[^，。；\n]{0,8}",
        after=r"[^，。；\n]{0,10}?(?:总结|表彰|述职|考核|评议|民主生活会)",
        offsets=(-1,),
    ),
    YearReason(before=_STAMP, offsets=(1,)),
    # A report is published in the year after its own.
    YearReason(before=r"报告[^。；\n]{0,20}", after=_PUBLISHED, offsets=(1,)),
    # What was found wanting in the year before, and mended in this one.
    YearReason(
        before=r"(?:针对|对照|围绕|根据)",
        after=r"[^，。；\n]{0,24}?(?:存在|指出|反馈|发现|提出|通报)[^，。；\n]{0,16}?(?:问题|不足|短板|意见)",
        offsets=(-1,),
    ),
    YearReason(after=r"(?:工作)?(?:年度)?报告(?:中|里|所)?(?:提到|提出|指出|列出|列举|反映)", offsets=(-1,)),
    YearReason(
        before=r"(?:对标|对照|巩固|根据|结合|参照|针对|按照|落实)",
        after=r"[^，。；\n]{0,12}?(?:评估|测评|考核|检查|整改|督查|绩效)[^，。；\n]{0,6}?(?:结果|成效|情况|反馈|通报|意见|得分)",
        offsets=(-1,),
    ),
    YearReason(after=r"[^，。；\n]{0,12}?(?:评估|测评|考核|评选)(?:工作)?(?:中|名列|位列|获|排名)", offsets=(-1,)),
    # Prizes are given for the years before.
    YearReason(before=r"(?:入围|荣获|获得|获评|评为|入选|授予|获)[^，。；\n]{0,12}", offsets=(-1, -2)),
    # A case of this year about an application of the last.
    YearReason(
        before="(?:因|由|就|对|不服)",
        after="(?:的)?(?:政府信息公开|信息公开|依申请公开)(?:的)?(?:申请|答复|办件)",
        offsets=(-1, -2),
    ),
    YearReason(before=rf"(?:{_CARRIED}|下一?年度?|明年)[^，。；\n]{{0,4}}", offsets=(1,)),
    YearReason(after=r"[，,]?(?:我[局委办厅院镇乡县市区]|街道|本机关)?(?:将|拟|计划)", offsets=(1,)),
    # Plans and outlines reach years ahead: 二〇三五年远景目标纲要.
    YearReason(after=r"[^，。；\n]{0,16}?(?:远景|目标|规划|纲要|愿景|行动)", offsets=range(2, 100)),
    YearReason(before=r"(?:到|至|展望|面向|迈向)", offsets=range(2, 100)),
    YearReason(after=r"[^，。；、\n]{0,10}?(?:远景目标|规划纲要|国土空间|总体规划|专项规划)"),
    # Names of yearly papers on the year before: 2024年度环境质量报告书.
    YearReason(after=r"[^，。；、\n]{0,14}?(?:报告书|质量报告|公报|白皮书|年鉴)", offsets=(-1,)),
    # 2,000 years of history are no date.
    YearReason(before=r"(?:近|约|逾|超)"),
    YearReason(after=r"(?:的?悠久)?的?(?:历史|文明)"),
    # A law in force since that day, a practice of long standing.
    YearReason(after=r"\d{1,2}月\d{1,2}日起(?:正式)?(?:施行|实施)"),
    YearReason(after=r"[^，。；\n]{0,8}以来", offsets=range(-80, -1)),
    YearReason(before=r"[自从]", after=r"[^，。；\n]{0,30}?以来", offsets=range(-80, -1)),
)


def has_reason(before: str, after: str, offset: int) -> bool:
    """Whether the words ``before`` and ``after`` a year explain it, so many years (``offset``) from the report's."""
    return any(reason.holds(before, after, offset) for reason in _REASONS)
