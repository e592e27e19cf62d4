"""Marks of figures in a text."""

import re

from core.report.phrases.mentions import FIRST, MARKS
from tests.helpers.core.claim_words import WORDS


def test_first_characters_miss_no_mark() -> None:
    everything = "".join(WORDS) * 2 + (
        "截至12月31日，相较于2024年，超过去年，1月1日至12月31日，第三季度，上半年，年初，四月份，自2019年以来，近三年，“十四五”，前年，"
        "翌年，次年，明年，推迟至下一年度，跨年，递延至，历年，当年，统计期内，报告期内，一年来，无申请，不存在，没有，零申请，包括，含，"
        "本机关，全县，各部门，下属，所属，直属单位，二级单位，区县，县区，市直，乡镇街道，镇街，基层，对比2024年，从1月1日，中旬，六件"
    )
    plain, gated = re.compile(MARKS), re.compile(f"(?={FIRST})(?:{MARKS})")
    assert [m.span() for m in gated.finditer(everything)] == [m.span() for m in plain.finditer(everything)]
