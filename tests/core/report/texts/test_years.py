"""Years that are not the report's: which are found, and which have a good reason to stand there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.texts.years import has_reason, other_years, publishing_years, with_year

YEAR = 2021


def found(text: str, ahead: bool = False, year: int = YEAR) -> list[str]:
    return [text[span.start : span.end] for span in other_years(text, year, ahead)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2020年，我局受理申请3件。", ["2020年"]),
        ("全面梳理2020年度政务公开工作。", ["2020年度"]),
        ("２０２０年，我局受理申请。", ["２０２０年"]),
        ("二〇二〇年，我局受理申请。", ["二〇二〇年"]),
        ("二○二零年度，我局受理申请。", ["二○二零年度"]),
        ("二0二0年，我局受理申请。", ["二0二0年"]),
        ("二O二零年，我局受理申请。", ["二O二零年"]),
        ("本报告于2023年1月20日发布。", ["2023年"]),
        ("2020 年，我局受理申请。", ["2020 年"]),
        ("1.2020年，我局受理申请。", ["2020年"]),
        ("统计期限为2020年1月1日至2020年12月31日。", ["2020年", "2020年"]),
        ("统计数据截至2020-12-31。", ["2020"]),
        ("2020年我局公开部门预算3条。", ["2020年"]),
        ("2020年，公开部门预算3条。", ["2020年"]),
        ("较2019年增长5%。", ["2019年"]),
        ("2020年实施行政处罚5件。", ["2020年"]),
        ("2018—2020年累计公开信息。", ["2020年"]),
        ("2022年，我局受理申请5件。", ["2022年"]),
    ],
)
def test_left_over_years_are_found(text: str, words: list[str]) -> None:
    assert found(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "2021年，我局受理申请3件。",
        "二〇二一年，我局受理申请。",
        "按照《2020年政务公开工作要点》要求",
        "（国办公开办函〔2019〕60号）",
        "印发《关于印发<预拌砂浆布点方案（2022-2025年）>的通知》",
        "公开2022年部门预算和2020年部门决算。",
        "公开2022年度市本级财政预算",
        "2019年、2020年决算已公开",
        "本报告于2022年1月20日在网站公布。",
        "投入2020万元",
        "共收到12020年份数据",
        "制定2021—2025年工作规划",
        "2020年至2021年连续开展",
        "较2020年增长5%，与2020年相比更多",
        "上年（2020年）受理3件",
        "2020年结转申请1件，结转至2022年继续办理2件",
        "《条例》自2019年5月15日起施行",
        "2008年以来，我局坚持",
        "有2000年的悠久历史",
        "近2000年来",
        "详见 http://www.example.cn/2020-12-31/a.html",
    ],
)
def test_years_with_a_reason_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_next_year_belongs_into_section_five() -> None:
    assert found("2022年，我局将加强培训。", ahead=True) == []
    assert found("2020年，我局将加强培训。", ahead=True) == ["2020年"]


def test_a_date_alone_in_january_is_the_day_of_writing() -> None:
    assert found("没有其他事项。\n2022年1月20日") == []
    assert found("没有其他事项。\n2020年1月20日") == ["2020年"]
    assert found("2022年1月20日召开会议") == ["2022年"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("本报告于2021年1月20日在网站发布。", ["2021年1月20日在网站发布"]),
        ("本年度报告自2021年1月31日起向社会公开。", ["2021年1月31日起向社会公开"]),
        ("本报告于2022年1月20日发布。", []),
        ("《实施办法》于2021年1月20日发布。", []),
        ("本年报由临江市财政局于2021年1月编制，统计期限为全年。", ["2021年1月编制"]),
        ("编制日期：2021年1月10日", ["2021年1月10日"]),
        ("编制日期：2022年1月10日", []),
        ("编制时间为2021年11月。", []),
        ("本报告所列数据于2021年3月调整口径。", []),
        ("本报告的数据于2021年12月31日统计，向社会公布。", []),
    ],
)
def test_a_report_is_not_published_in_its_own_year(text: str, words: list[str]) -> None:
    assert [text[span.start : span.end] for span in publishing_years(text, YEAR)] == words


@pytest.mark.parametrize(
    ("text", "right"),
    [("二0二0年", "二0二一年"), ("２０２０年", "２０２１年"), ("二〇二〇年", "二〇二一年"), ("2020年", "2021年")],
)
def test_a_year_is_put_right_in_its_own_digits(text: str, right: str) -> None:
    assert with_year(text, other_years(text, YEAR), YEAR) == right


def test_span_says_which_year_and_what_to_do() -> None:
    (span,) = other_years("我局2020年度受理", YEAR)
    assert (span.start, span.end, span.year) == (2, 8, 2020)
    assert "2020年" in span.reason
    assert "2021年" in span.reason


@given(st.text(alphabet="2019一二〇年度月日《》—，。\n（）较预算结转 ", max_size=60), st.integers(2019, 2030))
def test_spans_lie_in_the_text_and_begin_with_the_year(text: str, year: int) -> None:
    end = 0
    for span in other_years(text, year):
        assert end <= span.start < span.end <= len(text)
        assert span.year != year
        assert len(text[span.start : span.start + 4].strip()) == 4
        end = span.end


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("2025年收到申请20件，2024年15件，2023年18件。", []),
        ("2023年、2024年、2025年分别公开1件、2件、3件。", []),
        ("2025年收到申请20件，2024年公开1500条。", [2024]),  # two: one may be left over
        ("2025年收到申请20件，2023年15件，2021年18件。", [2023, 2021]),
        ("2025年收到申请20件。2024年15件，2023年18件。", [2024, 2023]),
    ],
)
def test_a_series_of_years_up_to_the_report_s(text: str, found: list[int]) -> None:
    assert [span.year for span in other_years(text, 2025)] == found


@pytest.mark.parametrize(
    ("before", "after", "offsets"),
    [
        ("公开", "部门预算", (-1, 1)),
        ("较", "增加3件", (-1,)),
        ("落实", "3月印发的实施方案", (-1, -3)),
        ("认真落实", "修订的《条例》", (-1, -6)),
        ("《条例》（", "修订）", (-1, -6)),
        ("市财政局", "3月组建", (-2, -6)),
        ("按照", "底市政府常务会议精神", (-1, -2)),
        ("清理", "12月31日前印发的文件", (-1, -5)),
        ("公开", "第四季度台账", (-1,)),
        ("3月召开", "总结大会", (-1,)),
        ("填报日期：", "-01-18", (1,)),
    ],
)
def test_a_reason_holds_for_its_years_only(before: str, after: str, offsets: tuple[int, ...]) -> None:
    assert all(has_reason(before, after, offset) for offset in offsets)
    assert 1 in offsets or not has_reason(before, after, 1)


@pytest.mark.parametrize(
    ("before", "after", "offset"),
    [
        ("", "3月印发文件12份", -1),
        ("", "3月印发的文件12份", -1),
        ("", "印发的规范性文件3件", -1),
        ("", "成立领导小组", -1),
        ("完成", "政务公开工作要点任务", -1),
        ("", "填报日期", 1),
    ],
)
def test_what_may_be_left_over_has_none(before: str, after: str, offset: int) -> None:
    assert not has_reason(before, after, offset)
