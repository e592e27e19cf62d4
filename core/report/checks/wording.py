"""Texts by finding id.  A message says what, where, the arithmetic, and what to do."""

from __future__ import annotations

from core.report.numbers import Number, show

WORDING: dict[str, str] = {
    "T1.negative": "{column}：一({new})+二({carried_in})={arrived}，（七）总计为{processed}，四将为{carried_out}，多办结了 {excess} 件。请核对本列的新收、结转和办理结果。",
    "T1": "{column}：一({new})+二({carried_in})={arrived}，（七）({processed})+四({printed})={closed}，{difference}。请核对本列数据。",
    "T2": "{column}：各项办理结果之和为{computed}，原文件（七）总计为{printed}，{difference}。请核对本列办理结果。",
    "T3": "{row}：六列之和为{computed}（{arithmetic}），原文件总计为{printed}，{difference}。请核对本行数据。",
    "T4": "{part}：四项之和为{computed}（{arithmetic}），原文件总计为{printed}，{difference}。请核对这一部分。",
    "T5.whole": "{cell}：{value} 不是整数。请改为整数。",
    "T5.negative": "{cell}：{value} 是负数。请核对后改正。",
    "T6": "{table}有 {count} 处未填。没有发生的请填0，可用“本表空白填0”一次填好。",
    "S1.empty": "{section}没有内容。请填写这一部分。",
    "S1.placeholder": "{section}里还留有模板提示语“{words}”。请删去或改为实际内容。",
    "S1.gap": "“{words}”里留有没填的空白。请补填数字或文字。",
    "S1.agency": "还没有填写机关全称。请在“封面与说明”中填写。",
    "S2": "原文件的标题“{printed}”与规定的“{numbered}”不同。从本程序导出时按规定的标题写；直接报送原文件的，请改正。",
    "S2.missing": "原文件没有标题“{numbered}”。从本程序导出时会写上；直接报送原文件的，请补写。",
    "S3": "{year}年的报告仍在使用{form}表格，{year}年应使用{right}表格。请用“转为新版表格”。",
    "Y2": "统计期限写的是“{found}”，本报告应为{year}年1月1日至12月31日。请改正。",
    "X": "文中“{words}”，{name}为 {arithmetic}{value}，{difference}{others}。请核对。",
    "X.none": "文中写“{words}”，{name}为 {arithmetic}{value}。请核对后改正文字或表格。",
    "X.share": "文中“{words}”，按{name}计算为 {value}%{others}。请核对。",
    "T7": "{column}：二（本年 {now}）与上年报告的四（上年 {last}）不一致，{difference}。两者应当相等，请核对；确有原因的，请写明原因后保留。",
    "T8": "{row}：上年{in_force}({last})+{issued}({issued_count})−{repealed}({repealed_count})={expected}，本年{in_force}为{in_force_count}，{difference}。请核对；经清理等另有变化的，请写明原因后保留。",
    "T8.issued": "{row}：{issued}({issued_count})多于{in_force}({in_force_count})+{repealed}({repealed_count})={expected}，{difference}。请核对这三项数据。",
    "T9": "{row}填有{counts}，{agency}一般没有{row}制定权。请核对是否把其他文件填在了这一行。",
    "T10.times": "{row}：本年 {now} 万元，上年 {last} 万元，超过上年的{times}倍。请核对是否把元填成了万元。",
    "T10.whole": "{row}：填的是 {now} 万元。数额较大且是整数，请核对是否把元填成了万元。",
    "T11": "“{row}”为{other}件，占办理结果总计({processed})的{percent}%，超过{most}%。请核对其中能否归入前面的具体情形。",
    "T12": "“{row}”有{count}件，“{section}”没有写明收费通知的情况。请核对后补写。",
    "T13": "“{suits}”有{count}件，但本年和上年报告的“{reviews}”都是0。请核对是否应填入其他列。",
    "T14.more": "{cell}：本年 {now}，上年 {last}，超过上年的{times}倍。请核对。",
    "T14.less": "{cell}：本年 {now}，上年 {last}，不到上年的{times}分之一。请核对。",
    "T14.same": "全部{count}项数据都与上年报告相同。请核对是否照搬了上年数据。",
    "T15.swap": "“{to}”({there})与“{source}”({here})可能填反了，原文件的合计一处多{amount}、一处少{amount}。对调后与原文件的合计相符，请核对。",
    "T15.move": "“{source}”({here})中有{amount}可能应填在“{to}”({there})，原文件的合计一处多{amount}、一处少{amount}。移过去后与原文件的合计相符，请核对。",
    "Y1": "“{words}”写的是{found}年，本报告是{year}年的。请核对，需要时改为{year}年。",
    "Y1.carried": "{name}：从上年带入、还没有核对的段落里有{count}处写的是{years}，本报告是{year}年的。请核对，需要时改为{year}年。",
    "Y3": "“{words}”写的是“{organ}”，本报告是{agency}的。请核对是否留有其他单位的文字。",
    "Y3.self": "{name}有{count}处写的是“{words}”，本报告是{agency}的。请核对是否留有其他单位的文字。",
    "S4.aspects": "{section}没有写到{missing}。请补写。",
    "S4.long": "{section}有{count}字，原则上不超过{limit}字。请精简。",
    "S5.short": "{section}只有{count}字。请写明存在的主要问题和改进情况。",
    "S5.none": "{section}写的是“{words}”。请写明存在的主要问题和改进情况；确实没有的，请写明原因后保留。",
    "S6": "{section}没有写明是否收取信息处理费。请补写，没有收取的也要写明。",
    "S7.sequence": "“{words}”：前面是“{before}”，这里是“{here}”，缺少{missing}。请核对序号。",
    "S7.unpaired": "“{words}”：“{mark}”没有成对。请补上另一半或删去。",
    "S7.doubled": "“{words}”：标点“{marks}”重复。请只留一个。",
    "S7.comma": "{name}有{count}处在汉字之间用了半角逗号，如“{words}”。请改为全角逗号。",
    "D1": "{section}有{percent}%的文字与上年报告相同。请按本年情况改写。",
    "P1.identity": "{name}里有身份证号码 {number}，报告公开后会泄露个人信息。请删去。",
    "P1.mobile": "{name}里有手机号码 {number}，报告会向社会公开。不是本单位对外公布的电话的，请删去。",
    "P1.card": "{name}里有银行卡号 {number}，报告会向社会公开。请核对后删去。",
    "L1": "{days}。",
}


def say(wording: str, **parts: object) -> str:
    """The sentence of this id with the user's own numbers in it."""
    return WORDING[wording].format(**parts)


def by_how_much(ours: Number, theirs: Number) -> str:
    """The difference in words: ``多 1``, ``少 0.5``; 多 where theirs is larger."""
    difference = theirs - ours
    return f"多 {show(difference)}" if difference > 0 else f"少 {show(-difference)}"
