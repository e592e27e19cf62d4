"""Every DOCX that leaves the program is valid: the report in both styles, the blank form, the 自查表, filled templates."""

import io
import re
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.catalog import FORMS
from core.report.findings import Finding, Grade
from core.report.report import Report
from core.templates.fill import to_bytes as filled
from core.writers.docx import check_list
from core.writers.docx.report import blank, to_bytes
from core.writers.layout.style import DOCUMENT, STYLES, Style
from tests.helpers.docx_audit import faults
from tests.helpers.places import CASES, SAMPLES

WHEN = datetime(2026, 1, 20, 9, 30, tzinfo=UTC)
TEXT = (
    "本机关依法公开。\n（一）主动公开\n（二）依申请公开。收到3件。\n"
    "见http://www.linjiang.gov.cn/zwgk/xxgknb/2025/index.html。\n一\t二  三"
)
PART = "word/document.xml"
BOTH = [(style, form) for style in STYLES.values() for form in FORMS]
TEMPLATES = [path for path in (*sorted(CASES.glob("*.docx")), *sorted(SAMPLES.glob("*.docx"))) if path.is_file()]


def report(form: str = "2021", longest: int = 20_000) -> Report:
    body = {"agency": "临江市住房和城乡建设局", "contact": "办公室", "telephone": "0793-1234567"}
    made = Report(form, FORMS[form].first_year, body, {"overview": TEXT, "problems": TEXT, "other": ""})
    figures = {key: (number * 7919) % longest for number, key in enumerate(made.form.typed)}
    return made.with_values({**figures, "disclosure.fees.amount": Decimal("0.000012")} if form == "2021" else figures)


@pytest.mark.parametrize(("style", "form"), BOTH)
def test_reports_and_blank_forms(style: Style, form: str) -> None:
    assert faults(to_bytes(report(form), style)) == []
    assert faults(to_bytes(Report(form, 2025), style)) == []
    assert faults(blank(FORMS[form], style)) == []


@settings(max_examples=8, deadline=None)
@given(st.text(max_size=80), st.text(max_size=40), st.sampled_from([*STYLES.values()]))
def test_any_words(text: str, agency: str, style: Style) -> None:
    assert faults(to_bytes(Report("2021", 2025, {"agency": agency}, {"overview": text, "preamble": text}), style)) == []


@pytest.mark.parametrize("form", FORMS)
def test_check_lists(form: str) -> None:
    findings = [Finding("T1", Grade.ERROR, f"第{number}处：{TEXT}", place="applications") for number in range(3)]
    assert faults(check_list.to_bytes(report(form), findings, WHEN, ("X8",))) == []
    assert faults(check_list.to_bytes(report(form), [], WHEN)) == []


@pytest.mark.parametrize(("style", "form"), BOTH)
def test_our_own_documents_as_templates(style: Style, form: str) -> None:
    assert faults(filled(report(form), blank(FORMS[form], style))) == []
    assert faults(filled(report(form), to_bytes(report(form, longest=9), style))) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_a_filled_template_has_no_fault_that_it_had_not(path: Path) -> None:
    data = path.read_bytes()
    left = faults(filled(report(), data))
    had = {_kind(fault) for fault in faults(data)} if left else set[str]()  # most have none, and no need to look twice
    assert {_kind(fault) for fault in left} <= had


def _kind(fault: str) -> str:
    return re.sub(r"\[\d+\]|'\d+'|\b\d+\b", "", fault)


# Each fault once, so that a validator that no longer looks is found out.
BROKEN = {
    "two properties of a paragraph": (PART, r"</w:pPr>", "</w:pPr><w:pPr/>"),
    "properties in another order": (PART, r"(<w:ind [^>]*/>)(<w:jc [^>]*/>)", r"\2\1"),
    "a style that does not exist": (PART, '"BodyText"', '"Nobody"'),
    "a row wider than its table": (PART, '<w:gridSpan w:val="2"/>', '<w:gridSpan w:val="3"/>'),
    "a merged cell without a beginning": (PART, '<w:vMerge w:val="restart"/>', ""),
    "a cell without a paragraph": (PART, r"</w:tcPr><w:p>.*?</w:p></w:tc>", "</w:tcPr></w:tc>"),
    "a word that is none of its attribute": (PART, 'w:val="both"', 'w:val="middle"'),
    "a relation that is not there": (PART, "rIdFooter1", "rIdNobody"),
    "a part that is not there": ("word/_rels/document.xml.rels", "footer1.xml", "gone.xml"),
    "an id twice": (PART, "</w:pPr>", "</w:pPr>" + 2 * '<w:bookmarkStart w:id="1"/><w:bookmarkEnd w:id="1"/>'),
    "a range without an end": (PART, "</w:pPr>", '</w:pPr><w:bookmarkStart w:id="1" w:name="a"/>'),
    "letters between elements": (PART, "<w:body>", "<w:body>甲"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_the_validation_sees(name: str) -> None:
    part, old, new = BROKEN[name]
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(to_bytes(report(), DOCUMENT, WHEN))) as good,
        zipfile.ZipFile(target, "w") as bad,
    ):
        for entry in good.namelist():
            text = good.read(entry).decode()
            changed = re.sub(old, new, text, count=1) if entry == part else text
            assert entry != part or changed != text
            bad.writestr(entry, changed)
    assert faults(target.getvalue())
