"""What is said of each finding: its first line and its sentence, and the gaps in them that the user's own numbers fill.

A sentence says what, where, the arithmetic, and what to do; the first line is the same in a few words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.records import record
from core.report.checks.former_wording import FORMER
from core.report.findings import UNREAD, Finding, Said, grade_word
from core.report.numbers import Number, Value, said, show


@record(slots=True, guarded=False)
class Wording:
    """What is wrong in a few words, and the sentence; the gaps of the first are among those of the second."""

    headline: str
    sentence: str


# By id; of a check that says several things, each behind a dot.
WORDING: Mapping[str, Wording] = {
    "T1.negative": Wording(
        "{column}：办理结果多{excess}件",
        "{column}：一({new})+二({carried_in})={arrived}，（七）总计为{processed}，“四、结转”将为{carried_out}，办理结果多{excess}件。请核对本列的新收、结转和办理结果。",
    ),
    "T1.negative.results": Wording(
        "{column}：办理结果多{excess}件",
        "{column}：一({new})+二({carried_in})={arrived}，各项办理结果之和为{processed}，“四、结转”将为{carried_out}，办理结果多{excess}件。请核对本列的新收、结转和办理结果。",
    ),
    "T1": Wording(
        "{column}：收件与办结、结转不符",
        "{column}：一({new})+二({carried_in})={arrived}，（七）({processed})+四({printed})={closed}，后者{difference}。请核对本列数据。",
    ),
    "T1.results": Wording(
        "{column}：收件与办结、结转不符",
        "{column}：一({new})+二({carried_in})={arrived}，各项办理结果({processed})+四({printed})={closed}，后者{difference}。请核对本列数据。",
    ),
    "T2": Wording(
        "{column}：（七）总计不符",
        "{column}：各项办理结果之和为{computed}，原文件（七）总计为{printed}，原文件总计{difference}。请核对本列办理结果。",
    ),
    "T3": Wording(
        "{row}：总计不符",
        "{row}：{terms}列之和为{arithmetic}={computed}，原文件总计为{printed}，原文件总计{difference}。请核对本行数据。",
    ),
    "T4": Wording(
        "{part}：总计不符",
        "{part}：{terms}项之和为{arithmetic}={computed}，原文件总计为{printed}，原文件总计{difference}。请核对这一部分。",
    ),
    "T1.several": Wording(
        "{count}处合计不符",
        "{section}有{count}处合计不符（{sums}），可能出自同一处。请核对相关的行和列。",
    ),
    "T2.several": Wording(
        "{count}处合计不符",
        "{section}有{count}处合计不符（{sums}），可能出自同一处。请核对相关的行和列。",
    ),
    "T3.several": Wording(
        "{count}处合计不符",
        "{section}有{count}处合计不符（{sums}），可能出自同一处。请核对相关的行和列。",
    ),
    "T4.several": Wording(
        "{count}处合计不符",
        "{section}有{count}处合计不符（{sums}），可能出自同一处。请核对相关的行和列。",
    ),
    "T5.whole": Wording(
        "{value}不是整数",
        "{cell}：{value}不是整数。请改为整数。",
    ),
    "T5.negative": Wording(
        "{value}是负数",
        "{cell}：{value}是负数。请核对后改正。",
    ),
    "T6": Wording(
        "{count}处未填",
        "{table}有{count}处未填。没有发生的请填0，可用“本表空白填0”一次填好。",
    ),
    "T6.not_all_zero": Wording(
        "{count}处未填",
        "{table}有{count}处未填，原文件的总计表明其中有的不是0（如“{total}”为{value}）。请逐格填写，不要一次填0。",
    ),
    "S1.empty": Wording(
        "没有内容",
        "{section}没有内容。请填写这一部分。",
    ),
    "S1.placeholder": Wording(
        "留有模板提示语",
        "{section}中还留有模板提示语“{words}”。请删去或改为实际内容。",
    ),
    "S1.gap": Wording(
        "有未填写的空白处",
        "“{words}”中有未填写的空白处。请补填数字或文字。",
    ),
    "S1.agency": Wording(
        "未填写机关全称",
        "未填写机关全称。请在“封面与说明”中填写。",
    ),
    "S2": Wording(
        "原文件标题与规定不同",
        "原文件的标题“{printed}”与规定的“{numbered}”不同。从本程序导出时按规定的标题写；直接报送原文件的，请改正。",
    ),
    "S2.missing": Wording(
        "原文件缺少标题",
        "原文件没有标题“{numbered}”。从本程序导出时会写上；直接报送原文件的，请补写。",
    ),
    "S3": Wording(
        "仍在使用{form}表格",
        "{year}年的报告仍在使用{form}表格，{year}年应使用{right}表格。请使用“数据 → 转换为新版表格”。",
    ),
    "Y2": Wording(
        "统计期限不是本年度",
        "统计期限写的是“{found}”，本报告应为{year}年1月1日至12月31日。请改正。",
    ),
    "X": Wording(
        "正文与表格不一致",
        "正文写“{words}”，{name}为{arithmetic}{value}，正文{difference}{others}。请核对正文和表格。",
    ),
    "X.none": Wording(
        "正文与表格不一致",
        "正文写“{words}”，{name}为{arithmetic}{value}。请核对正文和表格。",
    ),
    "X.share": Wording(
        "正文与表格不一致",
        "正文写“{words}”，{name}({share})占{base}({whole})的{value}%{others}。请核对正文和表格。",
    ),
    "T7": Wording(
        "{column}：上年结转与上年报告不一致",
        "{column}：“二、上年结转”（{now}）与上年报告“四、结转下年度继续办理”（{last}）不一致，{difference}。两者应当相等，请核对；确有原因的，请写明原因后保留。",
    ),
    "T8": Wording(
        "{in_force}的数量与上年不衔接",
        "{row}：上年{in_force}({last})+{issued}({issued_count})−{repealed}({repealed_count})={expected}，本年{in_force}为{in_force_count}，{difference}。请核对；经清理等另有变化的，请写明原因后保留。",
    ),
    "T8.issued": Wording(
        "{issued}多于{in_force}与{repealed}之和",
        "{row}：{issued}({issued_count})多于{in_force}({in_force_count})+{repealed}({repealed_count})={expected}，{difference}。请核对这三项数据。",
    ),
    "T9": Wording(
        "填有{row}",
        "{row}填有{counts}，{agency}一般没有{row}制定权。请核对是否把其他文件填在了这一行。",
    ),
    "T10.times": Wording(
        "收费金额的单位可能有误",
        "{row}：本年{now}万元，上年{last}万元，超过上年的{times}倍。本栏单位为万元，请核对是否误填了以元为单位的数。",
    ),
    "T10.whole": Wording(
        "收费金额的单位可能有误",
        "{row}：填的是{now}万元，数额较大且是整数。本栏单位为万元，请核对是否误填了以元为单位的数。",
    ),
    "T11": Wording(
        "“{row}”占{percent}%",
        "“{row}”为{other}件，占办理结果总计({processed})的{percent}%，超过{most}%。请核对能否归入前列具体情形。",
    ),
    "T12": Wording(
        "未写明收费通知",
        "“{row}”有{count}件，“{section}”未写明收费通知的情况。请核对后补写。",
    ),
    "T13": Wording(
        "没有行政复议，却有复议后起诉",
        "“{suits}”有{count}件，但本年和上年报告的“{reviews}”都是0。请核对是否应填入其他列。",
    ),
    "T14.more": Wording(
        "比上年增加很多",
        "{cell}：本年{now}，上年{last}，超过上年的{times}倍。请核对。",
    ),
    "T14.less": Wording(
        "比上年减少很多",
        "{cell}：本年{now}，上年{last}，不到上年的{times}分之一。请核对。",
    ),
    "T14.same": Wording(
        "全部数据与上年相同",
        "全部{count}项数据都与上年报告相同。请核对是否误用上年数据。",
    ),
    "T15": Wording(
        "一项数据可能有误",
        "“{to}”({there})可能应为{right}。原文件有{count}处合计不符（{sums}），改后全部相符。请对照原始数据核对。",
    ),
    "T15.two": Wording(
        "两项数据可能有误",
        "“{to}”({there})可能应为{right}，“{source}”({here})可能应为{right_here}。原文件有{count}处合计不符（{sums}），改后全部相符。请对照原始数据核对。",
    ),
    "T15.swap": Wording(
        "两项数据可能填反",
        "“{to}”({there})与“{source}”({here})可能填反了。原文件有{count}处合计不符（{sums}），对调后全部相符。请核对。",
    ),
    "T15.move": Wording(
        "数据可能填错了格",
        "“{source}”({here})中有{amount}可能应填在“{to}”({there})。原文件有{count}处合计不符（{sums}），调整后全部相符。请核对。",
    ),
    "T16": Wording(
        "直接起诉与复议前置",
        "“{suits}”的“{outcome}”为{count}件。2024年起，对不予公开决定不服的应当先申请行政复议。请核对是否应计入“复议后起诉”；以前年度提起的，或者对无法提供、不予处理等提起的，可以保留。",
    ),
    "Y1": Wording(
        "写的不是{year}年",
        "“{words}”写的是{found}年，本报告是{year}年的。请核对，需要时改为{year}年。",
    ),
    "Y1.carried": Wording(
        "沿用的段落写有{years}",
        "{name}：沿用上年且未核对的段落中有{count}处写有{years}，本报告是{year}年的。请核对，需要时改为{year}年。",
    ),
    "Y1.plan": Wording(
        "可能是上年的打算",
        "“{words}”写的是{year}年的打算，本报告就是{year}年的，可能沿用了上年报告的文字。请核对，需要时改为{next}年。",
    ),
    "Y1.published": Wording(
        "可能是上年报告的公布日期",
        "“{words}”写的是{year}年，{year}年的报告应在{next}年编制、公布，可能沿用了上年报告的文字。请核对，需要时改为{next}年。",
    ),
    "Y3": Wording(
        "写的是其他机关",
        "“{words}”写的是“{organ}”，本报告是{agency}的。请核对是否沿用了其他机关的文字。",
    ),
    "Y3.self": Wording(
        "写的是其他机关",
        "{name}有{count}处写的是“{words}”，本报告是{agency}的。请核对是否沿用了其他机关的文字。",
    ),
    "S4.aspects": Wording(
        "规定的方面没有写全",
        "{section}未写到{missing}。请补写。",
    ),
    "S4.long": Wording(
        "超过{limit}字",
        "{section}有{count}字，原则上不超过{limit}字。请精简。",
    ),
    "S5.short": Wording(
        "仅{count}字",
        "{section}仅{count}字。请写明存在的主要问题和改进情况。",
    ),
    "S5.none": Wording(
        "写的是“{words}”",
        "{section}写的是“{words}”。请写明存在的主要问题和改进情况；确实没有的，请写明原因后保留。",
    ),
    "S6": Wording(
        "未写明信息处理费",
        "{section}未写明是否收取信息处理费。请补写，没有收取的也要写明。",
    ),
    "S7.sequence": Wording(
        "序号不连续",
        "“{words}”：前面是“{before}”，这里是“{here}”，缺少{missing}。请核对序号。",
    ),
    "S7.unpaired": Wording(
        "标点不成对",
        "“{words}”：“{mark}”不成对。请补齐或删去。",
    ),
    "S7.doubled": Wording(
        "标点重复",
        "“{words}”：标点“{marks}”重复。请只保留一个。",
    ),
    "S7.comma": Wording(
        "用了半角逗号",
        "{name}有{count}处在汉字之间用了半角逗号，如“{words}”。请改为全角逗号。",
    ),
    "D1": Wording(
        "{percent}%的文字与上年相同",
        "{section}有{percent}%的文字与上年报告相同。请按本年情况改写。",
    ),
    "P1.identity": Wording(
        "有身份证号码",
        "{name}中有身份证号码{number}，报告公开后会泄露个人信息。请删去。",
    ),
    "P1.mobile": Wording(
        "有手机号码",
        "{name}中有手机号码{number}，报告会向社会公开。不是本机关对外公布的电话的，请删去。",
    ),
    "P1.card": Wording(
        "有银行卡号",
        "{name}中有银行卡号{number}，报告会向社会公开。请核对后删去。",
    ),
    "L1": Wording(
        "报送期限",
        "{days}。",
    ),
}


# Gaps that are not the user's own numbers and words: names that the form or the program gives, and what follows
# from the others.  They may be reworded without a kept hint asking again.  A gap of one name is the same in all sentences.
_NAMES = frozenset(
    [
        "cell",
        "row",
        "column",
        "part",
        "section",
        "name",
        "base",
        "in_force",
        "issued",
        "repealed",
        "suits",
        "reviews",
        "outcome",
        "agency",
        "difference",
        "others",
        "arithmetic",
        "sums",
        "times",
        "most",
        "limit",
    ]
)


def say(wording: str, **parts: object) -> Said:
    """The sentence of this id with the user's own numbers in it."""
    shown = tuple((name, str(value)) for name, value in parts.items())
    own = tuple(name for name in parts if name not in _NAMES)
    return Said(wording, WORDING[wording].sentence, shown, own, FORMER.get(wording, ""))


def carry_over(arrived: Iterable[Value], processed: Iterable[Value]) -> dict[str, str]:
    """The terms of 一 + 二 = 三 + 四 in a column, as they are shown; a form may add further rows of what arrived."""
    figures = list(arrived)
    new, *others = map(said, figures)
    return {
        "new": new,
        "carried_in": "+".join(others),
        "arrived": show(sum((figure or 0 for figure in figures), start=0)),
        "processed": "+".join(map(said, processed)),
    }


def by_how_much(ours: Number, theirs: Number) -> str:
    """The difference in words: ``多1件``, ``少2件``; 多 where theirs is larger."""
    difference = theirs - ours
    return f"多{show(difference)}件" if difference > 0 else f"少{show(-difference)}件"


_UNREAD = "{count}段未核对"  # no check: a state of the work


def headline(finding: Finding) -> str:
    """The finding in a few words, with the user's own numbers."""
    if isinstance(finding.said, str):
        return grade_word(finding)
    words = _UNREAD if finding.id == UNREAD else WORDING[finding.said.wording].headline
    return words.format(**dict(finding.said.parts))


def common_headline(finding: Finding) -> str:
    """The same for several findings of one sentence: without the row or column that one of them is about."""
    return headline(finding).rpartition("：")[2]


def kind_of(finding: Finding) -> str:
    """Findings that say the same of different places have the same kind."""
    return finding.id if isinstance(finding.said, str) else finding.said.wording


def as_text(finding: Finding, reason: str = "") -> str:
    """A finding as a line of a letter or a chat: its grade, the sentence, and why it was kept."""
    kept = f"（已保留，理由：{reason}）" if reason else ""
    return f"{grade_word(finding)}：{finding.message}{kept}"
