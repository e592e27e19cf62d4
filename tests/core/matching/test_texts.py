"""Title, headings and texts in the shapes real reports give them."""

import pytest

from core.forms.catalog import FORMS
from core.matching import report as matching_report
from core.matching.naming.identity import read_title
from core.matching.reading import Reading
from core.readers.raw import RawParagraph
from tests.helpers.makers.report_maker import PREAMBLE, TEXTS, TITLE, document, lines, parts


def codes(reading: Reading, *ignored: str) -> list[tuple[str, str]]:
    return [(note.code, note.place) for note in reading.notes if note.code not in ignored]


def test_a_plain_report_needs_no_note() -> None:
    reading = matching_report.read(document(parts()))
    assert reading.texts == {"title": TITLE, "preamble": PREAMBLE, **TEXTS}
    assert (reading.year, reading.agency) == (2021, "临江市财政局")
    assert codes(reading) == []


@pytest.mark.parametrize(
    ("text", "year", "agency"),
    [
        ("临江市财政局\n2021年政府信息公开工作年度报告", 2021, "临江市财政局"),
        ("临江市财政局2021年政府信息\n公开工作年度报告", 2021, "临江市财政局"),
        ("临江市财政局\n关于2021年度\n政府信息公开工作\n年度报告", 2021, "临江市财政局"),
        ("漳审综〔2026〕2号\n漳州市审计局\n2025年政府信息公开工作年度报告", 2025, "漳州市审计局"),
        ("临江市财政局关于2021年政府信息公开工作年度报告", 2021, "临江市财政局"),
        ("2021年度临江市财政局政府信息公开工作年度报告", 2021, "临江市财政局"),
        ("临江市财政局二〇二一年政府信息公开年报", 2021, "临江市财政局"),
        ("临江市财政局政府信息公开工作年度报告（2021年度）", 2021, "临江市财政局"),
        ("临江市财政局2021年法治政府信息公开工作情况的报告", 2021, "临江市财政局"),
        ("《临江市财政局2021年政府信息公开工作年度报告》", 2021, "临江市财政局"),
        ("临江市财政局关于报送2021年政府信息公开工作年度报告的报告", 2021, "临江市财政局"),
        ("2021年政府信息公开工作年度报告\n临江市财政局\n（2022年1月20日）", 2021, "临江市财政局"),
        ("首页>政务公开\n临 江 市 财 政 局\n2021 年政府信息公开工作年度报告", 2021, "临江市财政局"),
    ],
)
def test_titles(text: str, year: int, agency: str) -> None:
    reading = matching_report.read(document({**parts(), "title": lines(text)}))
    assert (reading.year, reading.agency) == (year, agency)
    assert reading.texts["preamble"] == PREAMBLE


def test_name_that_begins_a_line_higher() -> None:
    title = ["清河区", "住房和城乡建设局", "2021年政府信息公开工作年度报告"]
    assert read_title(title, "清河区住房和城乡建设局推进公开").agency == "清河区住房和城乡建设局"
    assert read_title(title, "我局推进公开").agency == "住房和城乡建设局"


def test_year_from_the_period_where_the_title_has_none() -> None:
    reading = matching_report.read(document({**parts(), "title": lines("临江市财政局政府信息公开工作年度报告")}))
    assert (reading.year, reading.agency) == (2021, "临江市财政局")


def test_years_that_contradict_are_noted() -> None:
    reading = matching_report.read(document({**parts(), "title": lines(TITLE.replace("2021", "2022"))}))
    assert reading.year == 2022
    assert ("year", "title") in codes(reading)


def test_no_title_at_all_is_noted() -> None:
    made = {**parts(), "title": []}
    made["other"] = lines(TEXTS["other"] + "\n临江市财政局\n2022年1月20日")
    reading = matching_report.read(document(made))
    assert (reading.year, reading.agency) == (2021, "临江市财政局")
    assert ("title", "title") in codes(reading)
    assert reading.texts["other"] == TEXTS["other"]


@pytest.mark.parametrize(
    ("key", "heading"),
    [
        ("problems", "五、存在的主要问题和改进措施"),
        ("problems", "五、主要问题及整改措施"),
        ("problems", "五、存在问题及改进情况"),
        ("problems", "五、政府信息公开工作存在的主要问题及改进情况"),
        ("problems", "六、工作中存在的主要问题及下一步改进措施"),
        ("proceedings", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
        ("applications", "三、收到和处理政府信息公开的申请情况"),
        ("disclosure", "二、主动公开信息情况"),
        ("disclosure", "一、行政机关主动公开政府信息情况"),
        ("problems", "五、不足之处与下一步打算"),
        ("other", "六、需要报告的其他事项"),
        ("other", "六、有关说明"),
        ("applications", "三、群众申请办理"),
        ("other", "七、其它需要报告的事项"),
        ("overview", "一、概述"),
        ("overview", "一、总体情况："),
        ("overview", "第一部分 总体情况"),
    ],
)
def test_headings_in_other_words(key: str, heading: str) -> None:
    reading = matching_report.read(document(parts(None, "2021", **{key: heading})))
    assert {k: reading.texts[k] for k in TEXTS} == TEXTS
    assert reading.texts["preamble"] == PREAMBLE
    assert set(codes(reading)) <= {("heading", key), ("heading_missing", key), ("dropped", "preamble")}
    assert codes(reading)


def test_heading_missing_but_parts_there() -> None:
    made = parts()
    made["problems_heading"] = []
    made["problems"] = lines("（一）主要问题\n解读形式单一。\n（二）改进情况\n加强培训。")
    reading = matching_report.read(document(made))
    assert reading.texts["problems"] == "（一）主要问题\n解读形式单一。\n（二）改进情况\n加强培训。"
    assert reading.texts["other"] == TEXTS["other"]
    assert codes(reading) == [("heading_missing", "problems")]


def test_sub_headings_like_section_headings_stay_in_their_text() -> None:
    made = parts()
    made["overview"] = lines("（一）主动公开政府信息情况\n更新栏目。\n（二）收到和处理政府信息公开申请情况\n依法办理。")
    made["problems"] = lines("（一）存在的主要问题\n解读单一。\n（二）改进情况\n加强培训。")
    reading = matching_report.read(document(made))
    assert reading.texts["overview"] == "\n".join(line.text for line in made["overview"])
    assert reading.texts["problems"] == "\n".join(line.text for line in made["problems"])
    assert codes(reading) == []


def test_seven_parts() -> None:
    made = parts(other="七、其他需要报告的事项", problems="五、存在的主要问题")
    made["problems"] += lines("六、改进情况\n继续加强。")
    reading = matching_report.read(document(made))
    assert reading.texts["problems"] == TEXTS["problems"] + "\n六、改进情况\n继续加强。"
    assert reading.texts["other"] == TEXTS["other"]


def test_table_of_contents_above_the_text() -> None:
    contents = [RawParagraph("目录")]
    contents += [RawParagraph(f"{section.numbered}……{i}") for i, section in enumerate(FORMS["2021"].sections)]
    made = parts()
    made["preamble"] = contents + made["preamble"]
    reading = matching_report.read(document(made))
    assert reading.texts == {"title": TITLE, "preamble": PREAMBLE, **TEXTS}


def test_list_numbers_are_written_out() -> None:
    made = parts()
    made["overview_heading"] = [RawParagraph("总体情况", "一、")]
    made["overview"] = [RawParagraph("主动公开。", "（一）"), RawParagraph("依申请公开。", "（二）")]
    reading = matching_report.read(document(made))
    assert reading.texts["overview"] == "（一）主动公开。\n（二）依申请公开。"
    assert codes(reading) == []


def test_navigation_and_footers_are_left_out() -> None:
    made = parts()
    page = "首页 > 政务公开 > 年报\n索引号：0001\n"
    below = "\n发布时间：2022-01-20 来源：市财政局\n浏览次数：12\n【字体：大 中 小】"
    made["title"] = lines(page + TITLE + below)
    footer = (
        "临江市财政局\n2022年1月20日\n附件下载：年报.docx\n上一篇：没有了\n某地新闻标题\n主办单位：市政府\n版权所有"
    )
    made["other"] = lines(TEXTS["other"] + "\n" + footer)
    reading = matching_report.read(document(made))
    assert reading.texts == {"title": TITLE, "preamble": PREAMBLE, **TEXTS}
    assert codes(reading) == [("dropped", "title"), ("dropped", "other"), ("dropped", "preamble")]


def test_sentences_that_only_look_like_navigation_stay() -> None:
    made = parts()
    made["other"] = lines("联系我们可以得到纸质文本。\n附件中的数据以本报告为准。")
    assert (
        matching_report.read(document(made)).texts["other"] == "联系我们可以得到纸质文本。\n附件中的数据以本报告为准。"
    )


def test_template_words_are_removed_with_a_note() -> None:
    made = parts()
    made["overview"] = lines("（文字描述）\n" + TEXTS["overview"])
    made["disclosure_heading"] += lines("（该部分以表格形式报告。表格如下：）")
    made["other"] = lines("（文字描述，收取信息处理费情况在此处报告。）" + TEXTS["other"])
    reading = matching_report.read(document(made))
    assert {key: reading.texts[key] for key in TEXTS} == TEXTS
    assert sorted(codes(reading)) == [("dropped", ""), ("template", "other"), ("template", "overview")]


def test_preamble_with_a_heading_or_missing() -> None:
    reading = matching_report.read(document({**parts(), "preamble": lines("编制说明\n" + PREAMBLE)}))
    assert reading.texts["preamble"] == PREAMBLE
    reading = matching_report.read(document({**parts(), "preamble": []}))
    assert reading.texts["preamble"] == ""
    assert reading.year == 2021


def test_preamble_is_told_from_section_one_without_heading() -> None:
    made = parts()
    made["overview_heading"] = []
    reading = matching_report.read(document(made))
    assert (reading.texts["preamble"], reading.texts["overview"]) == (PREAMBLE, TEXTS["overview"])


def test_page_numbers_are_no_text() -> None:
    made = parts()
    made["overview"] = lines(TEXTS["overview"].replace("\n", "\n— 2 —\n"))
    assert matching_report.read(document(made)).texts["overview"] == TEXTS["overview"]


def test_soft_line_breaks_make_lines() -> None:
    made = parts()
    made["title"] = [RawParagraph("临江市财政局\n2021年政府信息公开工作年度报告")]
    made["overview_heading"] = []
    made["overview"] = [RawParagraph("一、总体情况\n" + TEXTS["overview"])]
    reading = matching_report.read(document(made))
    assert {key: reading.texts[key] for key in ("title", *TEXTS)} == {"title": TITLE, **TEXTS}


def test_heading_that_runs_into_its_text() -> None:
    made = parts()
    made["overview_heading"] = []
    made["overview"] = lines("一、总体情况。" + TEXTS["overview"])
    made["problems_heading"] = []
    made["problems"] = lines("五、主要问题及整改措施：" + TEXTS["problems"])
    assert {key: matching_report.read(document(made)).texts[key] for key in TEXTS} == TEXTS


def test_headings_by_item() -> None:
    made = document(parts(problems="五、主要问题及整改措施"))
    found = matching_report.headings(made, FORMS["2021"])
    assert list(found) == [section.key for section in FORMS["2021"].sections]
    assert getattr(made.items[found["problems"]], "text", "") == "五、主要问题及整改措施"
