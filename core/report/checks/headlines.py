"""What is wrong, in a few words: the first line of a finding where it has two; the sentence of :mod:`wording` is the second."""

from __future__ import annotations

from core.report.findings import UNREAD, Finding, grade_word

# By sentence (core/report/checks/wording); the gaps are those of the sentence.
HEADLINES: dict[str, str] = {
    "T1.negative": "{column}：办理结果多{excess}件",
    "T1.negative.results": "{column}：办理结果多{excess}件",
    "T1": "{column}：收件与办结、结转不符",
    "T1.results": "{column}：收件与办结、结转不符",
    "T2": "{column}：（七）总计不符",
    "T3": "{row}：总计不符",
    "T4": "{part}：总计不符",
    "T1.several": "{count}处合计不符",
    "T2.several": "{count}处合计不符",
    "T3.several": "{count}处合计不符",
    "T4.several": "{count}处合计不符",
    "T5.whole": "{value}不是整数",
    "T5.negative": "{value}是负数",
    "T6": "{count}处未填",
    "S1.empty": "没有内容",
    "S1.placeholder": "留有模板提示语",
    "S1.gap": "有未填写的空白处",
    "S1.agency": "未填写机关全称",
    "S2": "原文件标题与规定不同",
    "S2.missing": "原文件缺少标题",
    "S3": "仍在使用{form}表格",
    "Y2": "统计期限不是本年度",
    "X": "正文与表格不一致",
    "X.none": "正文与表格不一致",
    "X.share": "正文与表格不一致",
    "T7": "{column}：上年结转与上年报告不一致",
    "T8": "{in_force}的数量与上年不衔接",
    "T8.issued": "{issued}多于{in_force}与{repealed}之和",
    "T9": "填有{row}",
    "T10.times": "收费金额的单位可能有误",
    "T10.whole": "收费金额的单位可能有误",
    "T11": "“{row}”占{percent}%",
    "T12": "未写明收费通知",
    "T13": "没有行政复议，却有复议后起诉",
    "T14.more": "比上年增加很多",
    "T14.less": "比上年减少很多",
    "T14.same": "全部数据与上年相同",
    "T15": "一项数据可能有误",
    "T15.two": "两项数据可能有误",
    "T15.swap": "两项数据可能填反",
    "T15.move": "数据可能填错了格",
    "T16": "直接起诉与复议前置",
    "Y1": "写的不是{year}年",
    "Y1.carried": "沿用的段落写有{years}",
    "Y1.plan": "可能是上年的打算",
    "Y3": "写的是其他机关",
    "Y3.self": "写的是其他机关",
    "S4.aspects": "规定的方面没有写全",
    "S4.long": "超过{limit}字",
    "S5.short": "仅{count}字",
    "S5.none": "写的是“{words}”",
    "S6": "未写明信息处理费",
    "S7.sequence": "序号不连续",
    "S7.unpaired": "标点不成对",
    "S7.doubled": "标点重复",
    "S7.comma": "用了半角逗号",
    "D1": "{percent}%的文字与上年相同",
    "P1.identity": "有身份证号码",
    "P1.mobile": "有手机号码",
    "P1.card": "有银行卡号",
    "L1": "报送期限",
}


_UNREAD = "{count}段未核对"  # no check: a state of the work


def headline(finding: Finding) -> str:
    """The finding in a few words, with the user's own numbers."""
    if isinstance(finding.said, str):
        return grade_word(finding)
    words = _UNREAD if finding.id == UNREAD else HEADLINES[finding.said.wording]
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
