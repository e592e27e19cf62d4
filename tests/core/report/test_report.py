"""The report as a value: texts that follow the cover until they are edited."""

from core.report.report import Report, percent_filled


def test_title_and_preamble_follow_until_edited() -> None:
    report = Report("2021", 2025, {"agency": "甲局", "telephone": "123", "site": "www.a.gov.cn"})
    assert report.text("title") == "甲局2025年政府信息公开工作年度报告"
    for part in ("2025年1月1日至12月31日", "www.a.gov.cn", "电话：123", "国办公开办函〔2021〕30号"):
        assert part in report.text("preamble")
    edited = report.with_text("title", "自拟标题").with_body("agency", "乙局")
    assert edited.text("title") == "自拟标题"
    assert "乙局" in edited.text("preamble")
    assert edited.with_text("title", None).text("title") == "乙局2025年政府信息公开工作年度报告"


def test_how_far_it_is_filled_is_the_mean_of_its_parts() -> None:
    empty = Report("2021", 2025)
    assert percent_filled(empty) == 0
    begun = Report("2021", 2025, {"agency": "临江市财政局"})
    parts = 1 + len(begun.form.sections)
    assert percent_filled(begun) == 100 // parts
    zeros = dict.fromkeys(begun.form.typed, 0)
    tables = begun.with_values(zeros)
    written = [section.key for section in begun.form.sections if section.table is None]
    assert percent_filled(tables) == 100 * (parts - len(written)) // parts
    full = tables
    for key in written:
        full = full.with_text(key, "第一段。\n第二段。")
    assert percent_filled(full) == 100
    assert percent_filled(full.with_unverified(written[0], ("第一段。",))) == int(100 * (parts - 0.5) / parts)
    assert percent_filled(full.with_values({begun.form.typed[0]: None})) == 98
    assert percent_filled(full.with_marks({begun.form.typed[0]: "/"})) == 100  # blank on purpose
