"""A report as DOCX and the parts of its package; for the tests of DOCX."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.forms.catalog import FORMS
from core.report.report import Report

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
