"""What stands around and inside a report without belonging to it: navigation, footers, template words."""

from __future__ import annotations

import re

from core.numerals import COUNTED, SPELT_YEAR
from core.patterns import lazy

_DATE = r"(?:19|20)\d{2}\s*[年\-/.]\s*\d{1,2}\s*[月\-/.](?:\s*\d{1,2}\s*日?)?"
_PAGE_TOOLS = r"打印(?:本[页文]|页面)?|关闭(?:本页|窗口|页面)?|收藏|返回(?:首页|列表|顶部|上一?页)?|顶部|纠错|朗读|大|中|小|[AT][+-]?"
_AROUND = lazy(
    r"首页|(?:您)?(?:现在|当前)?(?:所在)?的?位置\s*[:：]?|您(?:现在|当前)?(?:所在)?的?(?:栏目|位置)|.{0,12}[>＞»].*"
    r"|网站地图|无障碍|长者模式|智能问答|登录|注册|搜索|保护视力色"
    r"|(?:发布|更新|成文|生成|公开|发文|印发)?(?:时间|日期)\s*[:：]|(?:发布|更新|成文|生成|公开|发文)(?:时间|日期)"
    r"|(?:信息|稿件|文章|内容)?来源\s*[:：]|(?:作者|撰稿|供稿|审核)\s*[:：]|[(（]?(?:责任)?编辑\s*[:：]"
    r"|(?:浏览|点击|阅读|访问)(?:次数|量|数)?\s*[:：]|(?:浏览|点击|阅读|访问)(?:次数|量|数)|[【\[]?\s*(?:视力保护|字[体号])[^。，]{0,30}$"
    r"|索\s*引\s*号|信息分类|文\s*号\s*[:：]|主题词|有效性|发布机构|公开(?:方式|范围|目录)\s*[:：]|信息名称\s*[:：]"
    rf"|(?:[【\[|｜\s]*(?:我要)?(?:{_PAGE_TOOLS})[】\]|｜\s]*)+$"
    r"|分享(?:到|至|本文)?\s*(?:[:：].*|(?:微信|微博|QQ|空间|朋友圈|[\s、|])*)$"
    r"|.{0,8}扫一扫|.{0,4}微信扫|.{0,6}扫描?二维码|相关(?:链接|阅读|文章|附件|文档|信息|推荐|新闻|稿件|解读)\s*(?:[:：>＞].*|$)"
)
_BELOW = lazy(
    r"附件下载|(?:点击)?下载附件|相关附件|版权(?:所有|声明)|(?:主办|主管|承办|协办|维护|技术支持)(?:单位|电话)?\s*[:：]"
    r"|.{0,12}(?:ICP备|公网安备)|网站标识码|[【\[<《〈←]*\s*[上下前后]一?[篇条页](?:文章|信息|新闻)?\s*(?:[:：>》】\]].*|$)"
    r"|[上下]一[篇条页]|Copyright|©|政府网站(?:找错|标识)|联系我们$|关于我们"
    r"|P(?:roduc|ower)ed\s?By|您是第.{0,12}位访|推荐阅读|热点(?:推荐|文章)|友情链接",
    re.IGNORECASE,
)
_ATTACHMENT = lazy(
    r"附[件表]\s*[\d一二三四五]*\s*[:：.、]|附[件表]\s*[\d一二三四五]*(?:$|\s)|附[件表][\d一二三四五]+|.*\.(?:docx?|wps|pdf|xlsx?|et|rar|zip)$",
    re.IGNORECASE,
)
_ANNEX = lazy(r"附[件表图录](?:[\d一二三四五]{0,2}[:：.、]|[\d一二三四五]{1,2}|$)")
_PART = lazy(rf"[{COUNTED}]{{1,3}}、")
_DATE_LINE = lazy(rf"[(（]?{_DATE}[)）]?|[(（]?{SPELT_YEAR}年.{{1,3}}月(?:.{{1,3}}日)?[)）]?")
_PAGE = lazy(r"[-—–－]+\s*\d{1,3}\s*[-—–－]+|第?\s*\d{1,3}\s*页(?:\s*[,，/共]*\s*\d{1,3}\s*页)?|\d{1,3}\s*/\s*\d{1,3}")
_TEMPLATE = lazy(
    r"[(（]\s*文字描述[^()（）]*[)）]"
    r"|(?:[(（]\s*+)?(?:该|本)部分(?:内容)?以表格(?:的)?形式(?:进行)?(?:报告|展示|体现)\s*[。.，,]?\s*(?:表格|具体)?(?:如下)?\s*[:：。]?\s*[)）]?"
    r"|^表格如下\s*[:：。]?$"
)
_SHORT = 80  # characters; no date and no page number is longer
_SUMMARY = lazy(r"[【\[]?(?:内容)?(?:摘要|概述|导读|核心提示)[】\]]?\s*+[:：]")
# Within 60 characters and 报告 near the end: the first line of a preamble that a program broke (本报告根据…) is none.
_TITLE = lazy(r"(?!本)(?=.*信息公开)(?=.{0,59}$)[^。，；：,;:.]*报告[^。，；：,;:.]{0,12}")
_INTRODUCTIONS = frozenset(("编制说明", "前言", "引言", "说明", "导语"))


def around(line: str) -> bool:
    """Whether a line belongs to the page, not to the report: navigation, source, date of publishing."""
    return len(line) < 80 and not line.endswith("。") and _AROUND.match(line) is not None


def ends_report(line: str) -> bool:
    """Whether a line can only stand below the whole report: download links, copyright, next page."""
    return len(line) < 120 and not line.endswith("。") and (_BELOW.match(line) is not None or around(line))


def is_attachment(line: str) -> bool:
    """Whether a line names a file to download."""
    return len(line) < 80 and _ATTACHMENT.match(line) is not None


def names_annex(line: str) -> bool:
    """Whether a line names annexes of the paper: 附件：1.收费情况表, 附表2. Blanks count for nothing."""
    return len(line) < _SHORT and not line.endswith("。") and _ANNEX.match(line) is not None


def is_numbered(line: str) -> bool:
    """Whether a line begins a part of a paper: 七、其他."""
    return _PART.match(line) is not None


def is_date(line: str) -> bool:
    """Whether a line is only a date."""
    return len(line) < _SHORT and _DATE_LINE.fullmatch(line) is not None


def is_page_number(line: str) -> bool:
    """Whether a line is only a page number: — 4 —."""
    return len(line) < _SHORT and _PAGE.fullmatch(line) is not None


_CONTINUED = lazy(
    r"[(（]?(?:续(?:上?表\d*)?|(?:上)?接上[表页]|表[\d一二三四五]{0,2}[(（]?续(?:表|完)?[)）]?)[)）]?[:：]?"
)


_SITES = lazy(r"(?!.{0,4}(?:特此|以上|专此|综上|附|无))[^。，；：、！？,;:!?.（）()“”\"《》\d]{2,10}")


def is_sites(line: str) -> bool:
    """Whether a short line without any mark or figure may be of the site: 微信微博, 点击查看解读, never 特此报告."""
    return _SITES.fullmatch(line) is not None


def is_continuation(line: str) -> bool:
    """Whether a line only says that a table goes on: 续表, 表二（续）."""
    return len(line) < _SHORT and _CONTINUED.fullmatch(line) is not None


def is_no_preamble(line: str) -> bool:
    """Whether a line above the preamble is a heading of its own, the title once more or what a site sums up."""
    heading = line.strip("：:、一二【】（）()[]") in _INTRODUCTIONS
    return heading or _TITLE.fullmatch(line) is not None or _SUMMARY.match(line) is not None


def is_letterhead(line: str) -> bool:
    """Whether a line is the head of official paper: a body's name and 文件."""
    return _LETTERHEAD.fullmatch(line) is not None


_LETTERHEAD = lazy(r"[\u4e00-\u9fff（）()]{3,38}文件")
_LONGEST_FOOT = 300  # characters: a paper may go to many
_RELEASE = lazy(r"[(（【\[]?(?:此件|本件|该件)[^。，]{0,6}公开(?:发布)?[)）】\]]?。?")


def is_release(line: str) -> bool:
    """Whether a line only says that the paper may be published: （此件公开发布）."""
    return _RELEASE.fullmatch(line) is not None


def without_template(line: str) -> str:
    """A line without the words of the blank form that were left in."""
    return _TEMPLATE.sub("", line).strip() if "文字描述" in line or "表格" in line else line


_IMPRINT = lazy(
    r"(?:抄送|抄报|主送|分送|印发机关|印发日期|印制份数)\s*[:：].*|.{2,40}\d{4}年\d{1,2}月\d{1,2}日\s*印发。?|共印\s*\d+\s*份。?"
)


def is_imprint(line: str) -> bool:
    """Whether a line is of the foot of an official paper: 抄送：…, …办公室　2025年1月20日印发 (GB/T 9704—2012, 7.4)."""
    return len(line) < _LONGEST_FOOT and _IMPRINT.fullmatch(line) is not None
