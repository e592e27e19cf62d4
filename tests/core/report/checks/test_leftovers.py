"""Y1, Y3, D1: years, names and texts that stayed from last year or from another body."""

from dataclasses import replace

import pytest

from core.report.checks import run_checks
from core.report.checks.repairs import repairs
from tests.helpers.check_reports import after, found, good


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


def test_y2_knows_a_year_of_two_digits() -> None:
    assert [f.id for f in run_checks(good().with_text("preamble", "统计期限为24年1月1日至12月31日。"))] == ["Y2"]
    assert not run_checks(good().with_text("preamble", "统计期限为25年1月1日至12月31日。"))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("2025.1.1-2025.11.30", "2025.1.1-2025.12.31"),
        ("2025-01-01至2025-11-30", "2025-01-01至2025-12-31"),
        ("2024/1/1—2024/12/31", "2025/1/1—2025/12/31"),
        ("二〇二五年一月一日至十一月三十日", "二〇二五年一月一日至十二月三十一日"),
        ("二0二四年一月一日至十二月三十一日", "二0二五年一月一日至十二月三十一日"),
        (" 2025 年 1 月 1 日至 12 月 30 日", " 2025 年 1 月 1 日至 12 月 31 日"),
        ("２０２５年１月１日至１１月３０日", "２０２５年１月１日至１２月３１日"),
    ],
)
def test_y2_reads_days_in_every_notation(wrong: str, right: str) -> None:
    (told,) = run_checks(good().with_text("preamble", f"统计期限为{wrong}。"))
    assert told.id == "Y2" and wrong.strip() in told.message
    assert not run_checks(good().with_text("preamble", f"统计期限为{right}。"))


def test_y1_a_report_is_published_in_the_year_after_its_own() -> None:
    for key in ("preamble", "overview", "other"):
        before = good().text(key)
        (told,) = found(good().with_text(key, f"{before}\n本报告于2025年1月20日在网站公布。"), "Y1")
        assert "2025年的报告应在2026年编制、公布" in told.message and told.place == key
        assert told.span == (len(before) + 5, len(before) + 20)
    assert not found(good().with_text("preamble", "本报告于2026年1月20日在网站公布。"), "Y1")


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


def test_y3_an_office_is_known_by_its_kind_whatever_its_name() -> None:
    report = good(body={"agency": "白石县政务服务中心"}).with_text("overview", "县财政局高度重视政府信息公开工作。")
    assert found(report, "Y3") and found(report.with_body("kind", "department"), "Y3")
    assert not found(report.with_body("kind", "office"), "Y3")


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


def test_d1_more_than_half_as_last_year() -> None:
    last = good(texts={"overview": "甲" * 60 + "乙" * 40, "problems": "不同的问题" * 9})
    now = good(texts={"overview": "甲" * 51 + "丙" * 49, "problems": "另一些话题" * 9})
    (finding,) = found(after(last, now), "D1")
    assert "51%" in finding.message and finding.span == (0, 51)
    assert not found(after(last, now.with_text("overview", "甲" * 50 + "丙" * 50)), "D1")
    assert not found(now, "D1")
    unread = replace(now, unverified={"overview": (now.text("overview"),)})
    assert not found(after(last, unread), "D1")  # carried over by the program, and said to be 未核对


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
