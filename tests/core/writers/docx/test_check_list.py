"""The 自查表 as a Word document: read back by python-docx and by LibreOffice, and alike in both formats."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from core.report.findings import Finding, Grade
from core.report.report import Report
from core.writers.check_list import HEAD, SIGNATURES, check_list
from core.writers.docx import check_list as docx_check_list
from core.writers.layout.style import Align
from core.writers.listing import Listing, ListTable
from core.writers.typesetting import check_list as pages_check_list

DAY = datetime(2026, 1, 9, tzinfo=UTC)
HINT = Finding("T7", Grade.HINT, "二与上年不同。", place="applications")
STYLE = Finding("S7", Grade.HINT, "标点重复。", place="overview")
ERROR = Finding("T1", Grade.ERROR, "自然人：一(0)+二(3)=3，（七）总计为63。", place="applications")
BLANKS = Finding("T6", Grade.ERROR, "有 3 处未填。", place="disclosure")


def report(**changes: Any) -> Report:
    made = Report("2021", 2025, {"agency": "临江市财政局"}, {"overview": "公开126条。"})
    return replace(made, **changes)


def opened(*findings: Finding, of: Report | None = None, off: tuple[str, ...] = ()) -> Any:
    return Document(BytesIO(docx_check_list.to_bytes(of or report(), findings, DAY, off)))


def rows(document: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_says_who_when_what_was_found_and_what_was_kept() -> None:
    kept = report(kept={HINT.key: "#上年已更正"})
    document = opened(HINT, ERROR, BLANKS, STYLE, of=kept)
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:3] == ["2025年政府信息公开工作年度报告自查表", "填报单位：临江市财政局", "自查日期：2026年1月9日"]
    assert re.fullmatch(r"自查结果：1处错误，1处提醒，\d+处未填", lines[3])  # one hint was kept
    assert lines[-1].split("\t") == list(SIGNATURES)
    form = kept.form
    overview, disclosure, applications = (
        form.section(key).numbered for key in ("overview", "disclosure", "applications")
    )
    assert rows(document) == [
        list(HEAD),
        ["1", overview, "提醒", STYLE.message, ""],
        ["2", disclosure, "未填", BLANKS.message, ""],
        ["3", applications, "错误", ERROR.message, ""],
        ["4", applications, "提醒", HINT.message, "保留。#上年已更正"],
    ]


def test_names_the_checks_that_were_not_made() -> None:
    lines = [paragraph.text for paragraph in opened(off=("X8", "T1", "没有这项")).paragraphs]
    assert "未做的检查（1项，已在检查设置中关闭）：X8 文字与表格一致：百分比" in lines  # an error's check stays on
    assert not any("未做的检查" in paragraph.text for paragraph in opened().paragraphs)


def test_page_table_and_properties() -> None:
    document = opened(ERROR)
    section, table = document.sections[0], document.tables[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert "PAGE" in section.footer._element.xml
    head, *others = table._tbl.tr_lst
    assert head.trPr.xpath("w:tblHeader")
    assert not any(row.trPr.xpath("w:tblHeader") for row in others)
    room = section.page_width - section.left_margin - section.right_margin
    assert sum(cell.width for cell in table.rows[0].cells) == room
    assert document.core_properties.title == "2025年政府信息公开工作年度报告自查表"
    assert document.core_properties.author == "临江市财政局"


def test_a_good_report_has_one_line() -> None:
    assert rows(opened()) == [list(HEAD), ["", "全部", "", "未发现错误。", ""]]


@given(st.text(max_size=60), st.text(max_size=30))
@settings(max_examples=25)
def test_any_words_make_a_document(message: str, agency: str) -> None:
    finding = Finding("S1", Grade.ERROR, message, place="overview")
    made = report(body={"agency": agency}, kept={finding.key: message})
    assert len(rows(opened(finding, of=made))) == 2


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_word_and_pdf_say_the_same(form: str) -> None:
    findings, made = [ERROR, HINT], report(form_key=form)
    content = check_list(made, findings, DAY, ("Y1",))
    pdf = PdfReader(BytesIO(pages_check_list.check_list_pdf(made, findings, DAY, ("Y1",))))
    printed = re.sub(r"\s", "", "".join(page.extract_text() for page in pdf.pages))
    word = opened(*findings, of=made, off=("Y1",))
    written = [paragraph.text for paragraph in word.paragraphs] + [text for row in rows(word) for text in row]
    for words in (content.title, *content.lines, *(text for row in content.rows for text in row)):
        assert re.sub(r"\s", "", words) in printed
        assert words in written


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_reads_it_and_repeats_the_heads(tmp_path: Path) -> None:
    findings = [Finding("S1", Grade.ERROR, f"第{number}处：{'长' * 90}。") for number in range(60)]
    docx_check_list.export(report(), findings, tmp_path / "自查表.docx")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, tmp_path / "自查表.docx"]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    pages = [re.sub(r"\s", "", page.extract_text()) for page in PdfReader(tmp_path / "自查表.pdf").pages]
    assert len(pages) > 2
    assert all("序号部分级别内容说明" in page for page in pages)
    assert all(f"第{number}处：" in "".join(pages) for number in range(60))
    assert all(f"—{number}—" in page for number, page in enumerate(pages, start=1))
    assert "填报人：" in pages[-1]


WORDS = (
    "",
    "a b",
    " a",
    "a ",
    "a  b",
    "http://" + "x" * 40,
    "<&>'",
    "甲\n乙\t丙",
    "\u00a0 —“”",
    "12-3",
    "，。",
    "  ",
    "甲 乙",
)


def test_cells_are_filled_as_if_each_were_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """A listing of seven hundred cells made three thousand elements; now it makes those of its columns."""
    made: list[str] = []
    node = docx_check_list.node
    monkeypatch.setattr(
        docx_check_list, "node", lambda name, *given, **more: made.append(name) or node(name, *given, **more)
    )
    rows = tuple((word, "丙") for word in WORDS)
    table = ListTable(("甲", "乙"), (0, 20), (Align.LEFT, Align.BOTH), rows, "表")
    content = Listing("对照", ("一行",), (replace(table, rows=rows * 30), table), "机关")
    filled = docx_check_list.listing_bytes(content, DAY)
    assert made.count("tc") < 2 * sum(len(one.rows) for one in content.tables)
    monkeypatch.setattr(docx_check_list, "_PLAIN", re.compile("(?!)"))
    assert docx_check_list.listing_bytes(content, DAY) == filled
