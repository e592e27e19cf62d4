"""Checks of texts: Y1, Y3, S4–S7, D1, P1; sentences in tests/data, one a line."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.checks import run_checks
from core.report.checks.privacy import is_card_number, is_identity_number
from core.report.checks.repairs import repairs
from core.report.findings import Grade
from core.report.report import Report
from tests.helpers.check_reports import OVERVIEW, PROBLEMS, after, found, good, load_measure

measure = load_measure()


def cases(folder: str) -> list[tuple[str, str]]:
    return [(rule, line) for rule in measure.other_checks() for line in measure.kept(folder, rule)]


@pytest.mark.parametrize("rule, sentence", cases("should_fail"))
def test_found(rule: str, sentence: str) -> None:
    assert measure.reported(rule, sentence)


@pytest.mark.parametrize("rule, sentence", cases("should_pass"))
def test_not_found(rule: str, sentence: str) -> None:
    assert not measure.reported(rule, sentence)


def test_y1_points_at_the_year_and_offers_the_right_one() -> None:
    report = good().with_text("problems", "2024年公开不够及时。二〇二四年解读不多。2025年已改进。")
    first, second = found(report, "Y1")
    assert first.span and report.text("problems")[slice(*first.span)] == "2024年"
    offered = {(r.finding_key, r.name): r.edit.apply(report).text("problems") for r in repairs(report)}
    assert offered[first.key, "改为2025年"] == "2025年公开不够及时。二〇二四年解读不多。2025年已改进。"
    assert offered[second.key, "改为2025年"] == "2024年公开不够及时。二〇二五年解读不多。2025年已改进。"
    assert offered[first.key, "本部分全部改为2025年"] == "2025年公开不够及时。二〇二五年解读不多。2025年已改进。"


def test_y1_leaves_the_period_to_y2_and_looks_at_the_title() -> None:
    period = good().with_text("preamble", "统计期限为2024年1月1日至2024年12月31日。")
    assert [finding.id for finding in run_checks(period)] == ["Y2"]
    assert found(good().with_text("title", "临江市住房和城乡建设局2024年政府信息公开工作年度报告"), "Y1")


def test_y1_paragraphs_not_confirmed_stand_together() -> None:
    lines = ("2024年公开信息3条。", "2023年公开信息2条。")
    report = good(unverified={"overview": lines}).with_text("overview", "\n".join((*lines, "截至2024年底没有变化。")))
    carried, own = found(report, "Y1")
    assert "有2处写有2023年、2024年" in carried.message
    assert "截至2024年底没有变化" in own.message
    assert "2025年公开信息3条。\n2025年公开信息2条。\n截至2024" in repairs(report)[0].edit.apply(report).text(
        "overview"
    )


def test_y3_a_government_speaks_of_its_departments() -> None:
    text = "县财政局高度重视政府信息公开工作。"
    assert found(good(body={"agency": "白石县教育局"}).with_text("overview", text), "Y3")
    assert not found(good(body={"agency": "白石县人民政府办公室"}).with_text("overview", text), "Y3")
    assert not found(good(body={"agency": "白石县"}).with_body("kind", "government").with_text("overview", text), "Y3")
    assert not found(good(body={}).with_text("overview", text), "Y3")


@pytest.mark.parametrize(
    "agency, text, told",
    [
        ("柳塘镇人民政府", "我局积极配合调整。我局落实责任。", True),
        ("柳塘镇人民政府", "我镇积极配合调整。", False),
        ("临江市卫生健康委员会", "我委积极配合调整。", False),
        ("城东街道办事处", "我街道积极配合调整。", False),
        ("临江市政务服务中心", "我局积极配合调整。", False),
        ("柳塘镇人民政府", "县财政局高度重视政府信息公开工作。", True),
    ],
)
def test_y3_speaks_of_itself_as_another_body(agency: str, text: str, told: bool) -> None:
    findings = found(good(body={"agency": agency}).with_text("overview", text), "Y3")
    assert len(findings) == told


def test_s4_aspects_in_one_paragraph() -> None:
    text = "一是积极推进主动公开，发布信息。二是规范依申请办理，及时答复。三是加强信息管理。四是做好政务公开平台建设。五是强化监督保障。"
    assert not found(good().with_text("overview", text), "S4")


@pytest.mark.parametrize(
    "line",
    [
        "四是平台建设。办好网站。",
        "（四）平台建设情况",
        "4.政府信息公开平台的建设",
        "（四）加强公开平台建设。更新栏目。",
        "政府信息公开平台建设方面，更新栏目。",
    ],
)
def test_s4_other_words_for_an_aspect(line: str) -> None:
    assert not found(good().with_text("overview", OVERVIEW.replace("（四）政府信息公开平台建设", line)), "S4")


@pytest.mark.parametrize("line", ["维护网站。", "（四）其他工作", "加强政府信息公开。"])
def test_s4_an_aspect_is_missing(line: str) -> None:
    (finding,) = found(good().with_text("overview", OVERVIEW.replace("（四）政府信息公开平台建设", line)), "S4")
    assert "（四）政府信息公开平台建设" in finding.message


def test_s4_a_thousand_characters() -> None:
    rest = 1000 - len("".join(OVERVIEW.split()))
    assert not found(good().with_text("overview", OVERVIEW + "\n 　" + "字" * rest), "S4")
    (finding,) = found(good().with_text("overview", OVERVIEW + "字" * (rest + 1)), "S4")
    assert "有1001字" in finding.message


@pytest.mark.parametrize(
    "text, grade",
    [
        ("无", Grade.ERROR),
        ("解读形式单一。", Grade.ERROR),
        ("存在的主要问题：无。改进情况：继续加强学习。", Grade.HINT),
    ],
)
def test_s5_grades(text: str, grade: Grade) -> None:
    (finding,) = found(good().with_text("problems", text), "S5")
    assert finding.grade is grade


def test_empty_texts_are_left_to_s1() -> None:
    report = good()
    for key in ("overview", "problems", "other"):
        report = report.with_text(key, " \n")
    assert {finding.id for finding in run_checks(report)} == {"S1"}


@pytest.mark.parametrize(
    "text, mended",
    [
        ("公开信息126条，，其中3件。", "公开信息126条，其中3件。"),
        ("公开信息126条。；其中3件。", "公开信息126条。其中3件。"),
        ("以公开为原则,不公开为例外,依法办理。", "以公开为原则，不公开为例外，依法办理。"),
    ],
)
def test_s7_marks_set_right_in_one_step(text: str, mended: str) -> None:
    report = good().with_text("problems", text)
    (repair,) = repairs(report)
    assert repair.edit.apply(report).text("problems") == mended


def test_s7_names_what_is_missing() -> None:
    (finding,) = found(good().with_text("problems", "一是抓学习。二是抓落实。五是抓宣传。"), "S7")
    assert "缺少“三是”、“四是”" in finding.message
    assert not repairs(good().with_text("problems", "一是抓学习。三是抓宣传，严格落实责任。"))


def test_d1_more_than_half_as_last_year() -> None:
    last = good(texts={"overview": "甲" * 60 + "乙" * 40, "problems": "不同的问题" * 9})
    now = good(texts={"overview": "甲" * 51 + "丙" * 49, "problems": "另一些话题" * 9})
    (finding,) = found(after(last, now), "D1")
    assert "51%" in finding.message and finding.span == (0, 51)
    assert not found(after(last, now.with_text("overview", "甲" * 50 + "丙" * 50)), "D1")
    assert not found(now, "D1")
    unread = replace(now, unverified={"overview": (now.text("overview"),)})
    assert not found(after(last, unread), "D1")  # carried over by the program, and said to be 未核对


def test_p1_the_office_s_own_number_is_meant_to_be_published() -> None:
    report = good().with_text("other", "没有收取信息处理费。请联系13812345678。")
    (finding,) = found(report, "P1")
    assert finding.strong and "138****5678" in finding.message
    assert not found(report.with_body("telephone", "0793-1234567、138 1234 5678"), "P1")
    assert not found(good().with_text("preamble", "请与办公室联系（电话：13812345678）。"), "P1")
    assert found(good().with_text("preamble", "请与李某联系（13812345678）。"), "P1")


def test_check_digits() -> None:
    assert is_identity_number("11010519491231002X")
    assert not is_identity_number("110105194912310021")
    assert is_card_number("4111111111111111")
    assert not is_card_number("4111111111111112")


def test_findings_point_into_the_text() -> None:
    report = replace(good(), last_year=good(year=2024))
    for place in ("overview", "problems", "other"):
        report = report.with_text(place, "2024年公开，，信息（3条。县教育局认真办理。身份证11010519491231002X,已删去。")
    for finding in run_checks(report):
        if finding.span:
            start, end = finding.span
            assert 0 <= start < end <= len(report.text(finding.place))


ODD = st.text("2024年一是三是，。；（）《》“”,.我局县教育局认真1389 \n\u3000无处理费X", max_size=80)


@settings(max_examples=60, deadline=None)
@given(ODD, ODD)
def test_any_text_gives_places_inside_it_and_repairs_that_change_it(now: str, before: str) -> None:
    report = after(good().with_text("overview", before), good().with_text("overview", now).with_text("problems", now))
    for finding in run_checks(report):
        if finding.span:
            start, end = finding.span
            assert 0 <= start < end <= len(report.text(finding.place))
    for repair in repairs(report):
        assert repair.edit.apply(report) != report
        assert repair.finding_key in {finding.key for finding in run_checks(report)}


def test_s1_a_gap_left_in_a_text_but_not_a_linked_figure_that_waits_for_its_cell() -> None:
    report = good().with_text("overview", OVERVIEW + "\n全年办理建议＿＿件，检查____次。")
    assert [finding.message.partition("”")[0] for finding in found(report, "S1")] == [
        "“全年办理建议＿＿件",
        "“检查____次",
    ]
    mistyped = good().with_text("overview", OVERVIEW + "\n收到申请{applications.new.nobody}件。")
    assert len(found(mistyped, "S1")) == 1
    linked = good().with_text("overview", OVERVIEW + "\n作出许可{disclosure.licensing.decisions}件。")
    linked = linked.with_values({"disclosure.licensing.decisions": None})
    assert "＿＿件" in linked.text("overview")
    assert not found(linked, "S1")


def test_what_a_report_must_say_follows_the_form_and_the_law_of_its_year() -> None:
    """The five aspects and the thousand characters are of the form of 2021, fees for handling of 2021 and later."""
    texts = {
        "overview": "一段没有小标题的文字。" + "字" * 1200,
        "problems": PROBLEMS,
        "other": "无其他需要报告的事项。",
    }
    old = Report("2019", 2020, {"agency": "临江市住房和城乡建设局"}, texts)
    assert not [finding for finding in run_checks(old) if finding.id in ("S4", "S6")]
    new = good().with_text("overview", texts["overview"]).with_text("other", texts["other"])
    assert {finding.id for finding in run_checks(new)} == {"S4", "S6"}


@pytest.mark.parametrize(
    "agency, text, told",
    [
        ("云溪经济开发区管理委员会", "云溪经开区管委会办公室认真落实审核制度。", False),
        ("云溪经济开发区管委会", "管委会办公室认真落实。开发区经济发展局严格落实要求。", False),
        ("清河区人民政府", "区农业农村局认真落实要求。柳塘镇人民政府坚持公开。", False),
        ("清河区人民政府办公室", "清河区农业农村局认真落实要求。", False),
        ("云溪市数据局", "云溪市大数据管理局认真落实要求。", False),
        ("白石县农业农村局", "白石县农业局坚持以公开为常态。", False),
        ("白石县卫生健康委员会", "县卫健局坚持公开。白石县卫生和计划生育局认真落实要求。", False),
        ("城东街道办事处", "如有疑问，请联系：清河区人民政府城东街道办事处，电话0793-1234567。", False),
        ("城东街道办事处", "如有疑问，请联系：清河区人民政府城西街道办事处，电话0793-1234567。", True),
        ("白石县人民政府", "2025年，清河县人民政府坚持以公开为常态。", True),
        ("白石县人民政府", "我局认真落实要求。", True),
        ("白石县教育局", "2025年，白石县财政局依法推进政府信息公开。", True),
        ("景德镇市财政局", "云溪市财政局认真落实要求。", True),
    ],
)
def test_y3_own_offices_and_former_names_are_no_others(agency: str, text: str, told: bool) -> None:
    assert bool(found(good(body={"agency": agency}).with_text("overview", text), "Y3")) is told
