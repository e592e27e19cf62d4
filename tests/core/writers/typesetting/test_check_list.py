"""The check list as pages."""

from dataclasses import replace
from datetime import UTC, datetime

from core.report.findings import Finding, Grade
from core.writers.typesetting import check_list as pages_check_list
from tests.helpers.core.typeset_pages import filled, page_texts, text_of

_HINT = Finding("T7", Grade.HINT, "二与上年不同。", place="applications")


def test_check_list_names_findings_and_reasons() -> None:
    error = Finding("T1", Grade.ERROR, "自然人：一(0)+二(3)=3，（七）总计为63。", place="applications")
    report = replace(filled(), kept={_HINT.key: "#上年已更正"})
    data = pages_check_list.check_list_pdf(report, [_HINT, error], datetime(2026, 1, 9, tzinfo=UTC))
    found = text_of(data)
    assert "自查日期：2026年1月9日" in found
    assert "填报单位：临江市财政局" in found
    assert "自查结果：1处错误" in found
    assert "1处提醒" not in found  # it was kept
    section = report.form.section("applications").numbered
    assert f"1{section}错误{error.message}" in found
    assert f"2{section}提醒{_HINT.message}保留。#上年已更正" in found
    assert len(pages_check_list.check_list_pages(report, [error])) == 1


def test_check_list_of_a_good_report_and_of_a_very_bad_one() -> None:
    assert "未发现错误。" in text_of(pages_check_list.check_list_pdf(filled(), ()))
    findings = [Finding("S1", Grade.ERROR, f"第{number}处：{'长' * 90}。") for number in range(60)]
    pages = page_texts(pages_check_list.check_list_pdf(filled(), findings))
    assert len(pages) > 2
    assert all("序号部分级别内容说明" in page for page in pages)  # heads repeat
    assert all(f"第{number}处：" in "".join(pages) for number in range(60))
    assert "填报人：" in pages[-1]
