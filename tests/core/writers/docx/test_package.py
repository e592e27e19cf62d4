"""What stands in a DOCX of ours beside its body."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from docx import Document
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.forms.catalog import FORMS
from core.report.report import Report
from core.writers.docx.report import to_bytes

WHEN = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)

TEXTS = {
    "overview": "2025年，本机关依法公开政府信息。\n（一）主动公开\n全年公开126条。\n（二）依申请公开。收到3件，办结3件。",
    "problems": "主要问题：解读形式单一。\n改进情况：增加图解、视频。",
    "other": "本年度没有收取信息处理费。",
}


def sample(form_key: str = "2021") -> Report:
    body = {"agency": "临江市财政局", "contact": "办公室", "telephone": "0793-1234567"}
    report = Report(form_key, FORMS[form_key].first_year, body, TEXTS)
    return report.with_values({key: index % 13 for index, key in enumerate(report.form.typed)})


def part(data: bytes, name: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def test_properties_carry_title_body_and_time() -> None:
    properties = Document(io.BytesIO(to_bytes(sample(), when=WHEN))).core_properties
    assert properties.title == "临江市财政局2021年政府信息公开工作年度报告"
    assert properties.author == properties.last_modified_by == "临江市财政局"
    assert properties.subject == "2021年"
    assert properties.language == "zh-CN"
    assert properties.created is not None and properties.created.replace(tzinfo=UTC) == WHEN


def test_endless_names_do_not_break_the_properties() -> None:
    report = Report("2021", 2025, {"agency": "局" * 400})
    assert len(Document(io.BytesIO(to_bytes(report))).core_properties.title) == 255


def test_a_time_with_a_zone_is_written_as_utc() -> None:
    beijing = datetime.fromisoformat("2026-01-20T17:30:00+08:00")
    written = part(to_bytes(sample(), when=beijing), "docProps/core.xml")
    assert written.findtext("{http://purl.org/dc/terms/}created") == "2026-01-20T09:30:00Z"
