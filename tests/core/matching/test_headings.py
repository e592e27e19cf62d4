"""Headings of the form's sections among lines, in all their wordings."""

import pytest

from core.forms.catalog import FORMS
from core.matching.headings import FlowLine, find_headings, flow, goes_on_elsewhere, headings, is_heading, is_other_part
from core.readers.raw import RawDocument, RawParagraph

FORM = FORMS["2021"]


@pytest.mark.parametrize("text", ["一、总体情况", "五、存在的主要问题及改进措施", "六、其他需要报告的事项"])
def test_a_heading_is_told_by_number_and_words(text: str) -> None:
    assert is_heading(FlowLine(text), FORM)


@pytest.mark.parametrize(
    "text", ["一、总体情况良好，全年公开信息12条，其中主动公开10条。", "加强培训", "2024年12月31日"]
)
def test_other_lines_are_none(text: str) -> None:
    assert not is_heading(FlowLine(text), FORM)


def test_a_list_s_own_number_counts() -> None:
    line = FlowLine("总体情况", number="一、")
    assert line.printed == "一、总体情况" and is_heading(line, FORM)


@pytest.mark.parametrize("text", ["一、总体情况。", "一、总体情况：", "六、其他需要报告的事项；"])
def test_a_mark_behind_a_numbered_heading_makes_no_sentence_of_it(text: str) -> None:
    assert is_heading(FlowLine(text), FORM)
    bare = text.partition("、")[2]
    assert not is_heading(FlowLine(bare), FORM) or bare.endswith("："), "without a number it may be one"


def test_a_heading_on_several_lines_is_one() -> None:
    names = [name for section in FORM.sections for name in (section.heading, *section.aliases)]
    document = RawDocument(
        tuple(
            map(
                RawParagraph, ("六、其他需\n要报告", "的事项", "本年度没有。", "七、其他", "需要报告的事项", "五、存在")
            )
        )
    )
    shown = [line.printed for line in flow(document, {}, names) if isinstance(line, FlowLine)]
    assert shown == ["六、其他需要报告的事项", "本年度没有。", "七、其他需要报告的事项", "五、存在"]


def test_a_part_of_another_name_is_a_part_all_the_same() -> None:
    assert is_other_part(FlowLine("七、下一年度工作安排"))
    assert not is_other_part(FlowLine("下一年度工作安排"))


def test_headings_by_their_place_in_the_document() -> None:
    texts = [
        "某局2024年报告",
        "一、总体情况",
        "公开了信息。",
        "五、存在的主要问题及改进情况",
        "没有。",
        "六、其他需要报告的事项",
        "无。",
    ]
    found = headings(RawDocument(tuple(map(RawParagraph, texts))), FORM)
    assert found == {"overview": 1, "problems": 3, "other": 5}
    assert find_headings([FlowLine(text) for text in texts], FORM) == found


def test_a_part_of_the_body_s_own_is_told_by_its_number() -> None:
    def told(*texts: str) -> list[str]:
        return [line.text for line in goes_on_elsewhere([FlowLine(text) for text in texts])]

    assert told("（六）自查情况", "自查58件。") == ["（六）自查情况"]
    assert told("（一）收费情况", "无。", "（二）其他情况", "（三）说明") == []
    assert told("（一）收费情况", "（七）自查情况") == ["（七）自查情况"]
    assert told("（六）自查时，发现58件。", "六是自查") == []


@pytest.mark.parametrize("number", ["第一部分", "一、", "一", "（一）"])
def test_a_number_on_a_line_of_its_own_is_of_the_heading_below(number: str) -> None:
    names = [name for section in FORM.sections for name in (section.heading, *section.aliases)]
    lines = list(flow(RawDocument((RawParagraph(number), RawParagraph("总体情况"), RawParagraph("甲。"))), {}, names))
    assert len(lines) == 2
    assert find_headings(lines, FORM) == {"overview": 0}
    kept = list(flow(RawDocument((RawParagraph(number), RawParagraph("甲。"))), {}, names))
    assert len(kept) == 2


@pytest.mark.parametrize("head", ["一：总体情况", "第一部分：总体情况", "第一部分总体情况", "一、总体情况："])
def test_headings_behind_other_marks(head: str) -> None:
    assert find_headings([FlowLine(head), FlowLine("甲。")], FORM) == {"overview": 0}


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("一、总体情况　2023年，本机关公开了信息。", "2023年，本机关公开了信息。"),
        ("一．总体情况。本机关公开了信息", "本机关公开了信息"),
        ("第一部分：总体情况——本机关，公开。", "本机关，公开。"),
        ("一、总体情况 1", ""),
        ("一、总体情况 ……3", ""),
        ("一、总体情况 及其他", ""),
    ],
)
def test_a_text_that_runs_on_behind_its_heading(line: str, rest: str) -> None:
    names = [name for section in FORM.sections for name in (section.heading, *section.aliases)]
    lines = [one for one in flow(RawDocument((RawParagraph(line),)), {}, names) if isinstance(one, FlowLine)]
    assert [one.text for one in lines][1:] == ([rest] if rest else [])
