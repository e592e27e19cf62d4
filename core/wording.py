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
    "S1.agency": "还没有填写机关全称。请在“封面与说明”中填写。",
    "S3": "{year}年的报告仍在使用{form}表格，{year}年应使用{right}表格。请用“转为新版表格”。",
    "Y2": "统计期限写的是“{found}”，本报告应为{year}年1月1日至12月31日。请改正。",
}


def say(wording: str, **parts: object) -> str:
    """The sentence of this id with the user's own numbers in it."""
    return WORDING[wording].format(**parts)


def by_how_much(ours: Number, theirs: Number) -> str:
    """The difference in words: ``多 1``, ``少 0.5``; 多 where theirs is larger."""
    difference = theirs - ours
    return f"多 {show(difference)}" if difference > 0 else f"少 {show(-difference)}"
