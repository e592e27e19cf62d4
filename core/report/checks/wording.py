"""Texts by finding id.  A message says what, where, the arithmetic, and what to do."""

from __future__ import annotations

from core.report.checks.former_wording import FORMER
from core.report.findings import Said
from core.report.numbers import Number, show

WORDING: dict[str, str] = {
    "T1.negative": "{column}：一({new})+二({carried_in})={arrived}，（七）总计为{processed}，“四、结转”将为{carried_out}，办理结果多{excess}件。请核对本列的新收、结转和办理结果。",
    "T1.negative.results": "{column}：一({new})+二({carried_in})={arrived}，各项办理结果之和为{processed}，“四、结转”将为{carried_out}，办理结果多{excess}件。请核对本列的新收、结转和办理结果。",
    "T1": "{column}：一({new})+二({carried_in})={arrived}，（七）({processed})+四({printed})={closed}，后者{difference}。请核对本列数据。",
    "T1.results": "{column}：一({new})+二({carried_in})={arrived}，各项办理结果({processed})+四({printed})={closed}，后者{difference}。请核对本列数据。",
    "T2": "{column}：各项办理结果之和为{computed}，原文件（七）总计为{printed}，原文件总计{difference}。请核对本列办理结果。",
    "T3": "{row}：{terms}列之和为{arithmetic}={computed}，原文件总计为{printed}，原文件总计{difference}。请核对本行数据。",
    "T4": "{part}：{terms}项之和为{arithmetic}={computed}，原文件总计为{printed}，原文件总计{difference}。请核对这一部分。",
    "T1.several": "{section}有{count}处合计不符（{sums}），可能出自同一处。请核对相关的行和列。",
    "T2.several": "{section}有{count}处合计不符（{sums}），可能出自同一处。请核对相关的行和列。",
    "T3.several": "{section}有{count}处合计不符（{sums}），可能出自同一处。请核对相关的行和列。",
    "T4.several": "{section}有{count}处合计不符（{sums}），可能出自同一处。请核对相关的行和列。",
    "T5.whole": "{cell}：{value}不是整数。请改为整数。",
    "T5.negative": "{cell}：{value}是负数。请核对后改正。",
    "T6": "{table}有{count}处未填。没有发生的请填0，可用“本表空白填0”一次填好。",
    "S1.empty": "{section}没有内容。请填写这一部分。",
    "S1.placeholder": "{section}中还留有模板提示语“{words}”。请删去或改为实际内容。",
    "S1.gap": "“{words}”中有未填写的空白处。请补填数字或文字。",
    "S1.agency": "未填写机关全称。请在“封面与说明”中填写。",
    "S2": "原文件的标题“{printed}”与规定的“{numbered}”不同。从本程序导出时按规定的标题写；直接报送原文件的，请改正。",
    "S2.missing": "原文件没有标题“{numbered}”。从本程序导出时会写上；直接报送原文件的，请补写。",
    "S3": "{year}年的报告仍在使用{form}表格，{year}年应使用{right}表格。请使用“数据 → 转换为新版表格”。",
    "Y2": "统计期限写的是“{found}”，本报告应为{year}年1月1日至12月31日。请改正。",
    "X": "正文写“{words}”，{name}为{arithmetic}{value}，正文{difference}{others}。请核对正文和表格。",
    "X.none": "正文写“{words}”，{name}为{arithmetic}{value}。请核对正文和表格。",
    "X.share": "正文写“{words}”，{name}({share})占{base}({whole})的{value}%{others}。请核对正文和表格。",
    "T7": "{column}：“二、上年结转”（{now}）与上年报告“四、结转下年度继续办理”（{last}）不一致，{difference}。两者应当相等，请核对；确有原因的，请写明原因后保留。",
    "T8": "{row}：上年{in_force}({last})+{issued}({issued_count})−{repealed}({repealed_count})={expected}，本年{in_force}为{in_force_count}，{difference}。请核对；经清理等另有变化的，请写明原因后保留。",
    "T8.issued": "{row}：{issued}({issued_count})多于{in_force}({in_force_count})+{repealed}({repealed_count})={expected}，{difference}。请核对这三项数据。",
    "T9": "{row}填有{counts}，{agency}一般没有{row}制定权。请核对是否把其他文件填在了这一行。",
    "T10.times": "{row}：本年{now}万元，上年{last}万元，超过上年的{times}倍。本栏单位为万元，请核对是否误填了以元为单位的数。",
    "T10.whole": "{row}：填的是{now}万元，数额较大且是整数。本栏单位为万元，请核对是否误填了以元为单位的数。",
    "T11": "“{row}”为{other}件，占办理结果总计({processed})的{percent}%，超过{most}%。请核对能否归入前列具体情形。",
    "T12": "“{row}”有{count}件，“{section}”未写明收费通知的情况。请核对后补写。",
    "T13": "“{suits}”有{count}件，但本年和上年报告的“{reviews}”都是0。请核对是否应填入其他列。",
    "T14.more": "{cell}：本年{now}，上年{last}，超过上年的{times}倍。请核对。",
    "T14.less": "{cell}：本年{now}，上年{last}，不到上年的{times}分之一。请核对。",
    "T14.same": "全部{count}项数据都与上年报告相同。请核对是否误用上年数据。",
    "T15": "“{to}”({there})可能应为{right}。原文件有{count}处合计不符（{sums}），改后全部相符。请对照原始数据核对。",
    "T15.two": "“{to}”({there})可能应为{right}，“{source}”({here})可能应为{right_here}。原文件有{count}处合计不符（{sums}），改后全部相符。请对照原始数据核对。",
    "T15.swap": "“{to}”({there})与“{source}”({here})可能填反了。原文件有{count}处合计不符（{sums}），对调后全部相符。请核对。",
    "T15.move": "“{source}”({here})中有{amount}可能应填在“{to}”({there})。原文件有{count}处合计不符（{sums}），调整后全部相符。请核对。",
    "T16": "“{suits}”的“{outcome}”为{count}件。2024年起，对不予公开决定不服的应当先申请行政复议。请核对是否应计入“复议后起诉”；以前年度提起的，或者对无法提供、不予处理等提起的，可以保留。",
    "Y1": "“{words}”写的是{found}年，本报告是{year}年的。请核对，需要时改为{year}年。",
    "Y1.carried": "{name}：沿用上年且未核对的段落中有{count}处写有{years}，本报告是{year}年的。请核对，需要时改为{year}年。",
    "Y1.plan": "“{words}”写的是{year}年的打算，本报告就是{year}年的，可能沿用了上年报告的文字。请核对，需要时改为{next}年。",
    "Y3": "“{words}”写的是“{organ}”，本报告是{agency}的。请核对是否沿用了其他机关的文字。",
    "Y3.self": "{name}有{count}处写的是“{words}”，本报告是{agency}的。请核对是否沿用了其他机关的文字。",
    "S4.aspects": "{section}未写到{missing}。请补写。",
    "S4.long": "{section}有{count}字，原则上不超过{limit}字。请精简。",
    "S5.short": "{section}仅{count}字。请写明存在的主要问题和改进情况。",
    "S5.none": "{section}写的是“{words}”。请写明存在的主要问题和改进情况；确实没有的，请写明原因后保留。",
    "S6": "{section}未写明是否收取信息处理费。请补写，没有收取的也要写明。",
    "S7.sequence": "“{words}”：前面是“{before}”，这里是“{here}”，缺少{missing}。请核对序号。",
    "S7.unpaired": "“{words}”：“{mark}”不成对。请补齐或删去。",
    "S7.doubled": "“{words}”：标点“{marks}”重复。请只保留一个。",
    "S7.comma": "{name}有{count}处在汉字之间用了半角逗号，如“{words}”。请改为全角逗号。",
    "D1": "{section}有{percent}%的文字与上年报告相同。请按本年情况改写。",
    "P1.identity": "{name}中有身份证号码{number}，报告公开后会泄露个人信息。请删去。",
    "P1.mobile": "{name}中有手机号码{number}，报告会向社会公开。不是本机关对外公布的电话的，请删去。",
    "P1.card": "{name}中有银行卡号{number}，报告会向社会公开。请核对后删去。",
    "L1": "{days}。",
}


# Parts that are not the user's own numbers and words: names that the form or the program gives, and what follows
# from the others.  They may be reworded without a kept hint asking again.
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
    return Said(wording, WORDING[wording], shown, own, FORMER.get(wording, ""))


def by_how_much(ours: Number, theirs: Number) -> str:
    """The difference in words: ``多1件``, ``少2件``; 多 where theirs is larger."""
    difference = theirs - ours
    return f"多{show(difference)}件" if difference > 0 else f"少{show(-difference)}件"
