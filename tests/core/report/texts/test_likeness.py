"""Likeness of a text to last year's."""

from hypothesis import given
from hypothesis import strategies as st

from core.report.texts.likeness import compare

TEXT = "我局及时公开各类政府信息，全年更新栏目，回应群众关切。\n组织业务培训，开展自查自纠，落实整改要求。"


def test_the_same_and_nothing_in_common() -> None:
    assert compare(TEXT, TEXT).percent == 100
    assert compare(TEXT, "完全另写的一段文字，与上一年没有任何相同之处。").percent == 0
    assert compare("", TEXT) == compare(TEXT, "") == compare("", "")


def test_passages_are_found_where_they_moved_to() -> None:
    first, second = TEXT.split("\n")
    found = compare(f"{second}\n本年新增内容。\n{first}", TEXT)
    assert found.percent > 80
    assert found.equal_spans == ((0, len(second)), (len(second) + 9, len(second) + 9 + len(first)))


def test_set_phrases_alone_are_no_likeness() -> None:
    assert compare("政府信息公开工作有序推进。", "做好政府信息公开工作。").percent == 0


def test_a_changed_number_parts_two_passages() -> None:
    found = compare(
        "本机关全年主动公开政府信息126条，其中规范性文件解读材料3件。",
        "本机关全年主动公开政府信息98条，其中规范性文件解读材料3件。",
    )
    assert len(found.equal_spans) == 2


def test_short_texts() -> None:
    assert compare("无。", "无。").percent == 100
    assert compare("无。", "没有收取。").percent == 0


@given(st.text("甲乙丙，。\n ", max_size=60), st.text("甲乙丙，。\n ", max_size=60))
def test_spans_are_in_order_and_hold_last_year_s_words(now: str, before: str) -> None:
    found = compare(now, before)
    assert 0 <= found.percent <= 100
    ends = [0]
    for start, end in found.equal_spans:
        assert ends[-1] <= start < end <= len(now)
        assert any(now[start : start + size] in before for size in range(1, 11))
        ends.append(end)
