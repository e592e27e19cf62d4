"""The steps below the claims: numerals, folding, marks."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.catalog import FORMS
from core.report.phrases.folding import fold, value
from core.report.phrases.mentions import FIRST, MARKS, Owner
from core.report.phrases.recognise import claims
from core.report.phrases.targets import lines_of
from core.report.phrases.topics import topics_of

DIGITS = "零一二三四五六七八九"
WORDS = (
    *(
        "收到",
        "受理",
        "新收",
        "答复",
        "办结",
        "政府信息公开",
        "依申请公开",
        "申请",
        "公开",
        "共计",
        "共",
        "计",
        "的",
        "数量",
    ),
    *(
        "其中",
        "（含",
        "）",
        "，",
        "。",
        "；",
        "、",
        "：",
        "\n",
        "　",
        " ",
        "12件",
        "三件",
        "1,204件",
        "５件",
        "83.3%",
        "占",
        "2024年",
    ),
    *(
        "上年",
        "结转",
        "下年度",
        "至",
        "予以公开",
        "部分公开",
        "不予公开",
        "和",
        "自然人",
        "行政复议",
        "行政诉讼",
        "维持",
        "未发生",
    ),
    *(
        "规范性文件",
        "制发",
        "废止",
        "现行有效",
        "行政处罚",
        "决定",
        "我局",
        "各区县",
        "去年",
        "本年",
        "《",
        "》",
        "没有",
        "未收到",
        "因",
    ),
)


def chinese(number: int) -> str:
    """How a number below 10,000 is written."""
    written, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            written += ("零" if gap and written else "") + DIGITS[digit] + name
        gap = not digit
    return written or "零"


@given(st.integers(0, 9999))
@settings(max_examples=300, deadline=None)
def test_chinese_numerals(number: int) -> None:
    assert value(chinese(number)) == number


@pytest.mark.parametrize(
    "numeral, number",
    [
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("一百零三", 103),
        ("〇", 0),
        ("1，204", 1204),
        ("007", 7),
        ("一万二千", 12_000),
    ],
)
def test_other_numerals(numeral: str, number: int) -> None:
    assert value(numeral) == number


@pytest.mark.parametrize("numeral", ["百", "二百五", "十百", "万", "一二三", "三十零"])
def test_no_numerals(numeral: str) -> None:
    assert value(numeral) is None


@given(st.text(st.sampled_from(" １２件，《》条\u3000\t申请"), max_size=40))
@settings(max_examples=200, deadline=None)
def test_folded_places_lead_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.positions)
    for place, char in enumerate(folded.text):
        start, end = folded.span(place, place + 1)
        assert end == start + 1
        assert char in ("□", text[start]) or text[start] in "１２"


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(max_examples=200, deadline=500)
def test_any_run_of_words_is_read_and_spans_lie_within(found: list[str]) -> None:
    text = "".join(found)
    for form in FORMS.values():
        for claim in claims(text, form, Owner(2025, "临江市财政局")):
            start, end = claim.span
            assert 0 <= start < end <= len(text)
            assert start <= claim.number_span[0] <= claim.number_span[1] <= end
            assert claim.readings
            assert all(cell in form.cells for reading in (*claim.readings, *claim.bases) for cell in reading.cells)
            assert len(claim.bases) in (0, len(claim.readings))


@pytest.mark.parametrize(
    "piece", ["共计", "依申请公开", "申请", "政府信息公开", "的申请", "予以公开和", "维持", "规范性文件"]
)
def test_repetition_takes_no_time(piece: str) -> None:
    """A pattern that could be read in many ways would never end here."""
    text = f"收到{piece * 200}12件x{piece * 200}。未收到{piece * 200}"
    assert claims(text, FORMS["2021"], Owner(2025)) is not None


def test_first_characters_miss_no_mark() -> None:
    everything = "".join(WORDS) * 2 + (
        "截至12月31日，相较于2024年，超过去年，1月1日至12月31日，第三季度，上半年，年初，四月份，自2019年以来，近三年，“十四五”，前年，"
        "翌年，次年，明年，推迟至下一年度，跨年，递延至，历年，当年，统计期内，报告期内，一年来，无申请，不存在，没有，零申请，包括，含，"
        "本机关，全县，各部门，下属，所属，直属单位，二级单位，区县，县区，市直，乡镇街道，镇街，基层，对比2024年，从1月1日，中旬，六件"
    )
    plain, gated = re.compile(MARKS), re.compile(f"(?={FIRST})(?:{MARKS})")
    assert [m.span() for m in gated.finditer(everything)] == [m.span() for m in plain.finditer(everything)]


def test_every_line_of_the_forms_has_cells() -> None:
    for form in FORMS.values():
        lines = lines_of(form)
        assert all(
            cell in form.cells for family in ("results", "proceedings") for line in lines[family] for cell in line.cells
        )
        assert set(topics_of(form).rows.values()) <= {key.rpartition(".")[0] for key in form.cells}


def test_a_paragraph_says_the_same_wherever_it_stands() -> None:
    words = "全年收到政府信息公开申请12件，办结11件。"
    alone, later = (claims(text, FORMS["2021"], Owner(2025)) for text in (words, "第一段。\n\n" + words))
    assert [(c.id, c.number, c.readings) for c in alone] == [(c.id, c.number, c.readings) for c in later]
    assert {later_.span[0] - alone_.span[0] for alone_, later_ in zip(alone, later, strict=True)} == {6}
