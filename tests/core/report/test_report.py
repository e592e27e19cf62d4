"""The report as a value: texts that follow the cover until they are edited."""

from core.report.report import Report


def test_title_and_preamble_follow_until_edited() -> None:
    report = Report("2021", 2025, {"agency": "甲局", "telephone": "123", "site": "www.a.gov.cn"})
    assert report.text("title") == "甲局2025年政府信息公开工作年度报告"
    for part in ("2025年1月1日至12月31日", "www.a.gov.cn", "电话：123", "国办公开办函〔2021〕30号"):
        assert part in report.text("preamble")
    edited = report.with_text("title", "自拟标题").with_body("agency", "乙局")
    assert edited.text("title") == "自拟标题"
    assert "乙局" in edited.text("preamble")
    assert edited.with_text("title", None).text("title") == "乙局2025年政府信息公开工作年度报告"
