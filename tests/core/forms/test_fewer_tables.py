"""A form without one or more of today's tables: nothing that knows their rows by name may ask for what is not there."""

from itertools import combinations
from pathlib import Path

import pytest

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.matching import report as matching
from core.readers.docx import reader as docx_reader
from core.report import rollover
from core.report.calc import compute
from core.report.checks import run_checks
from core.report.report import Report
from core.report.sentences import offers
from core.report.texts.figure_choices import choices
from core.report.years.choice import YearEntry
from core.report.years.table import years_table
from core.writers.docx import report as docx
from core.writers.pictures.infographic import infographic
from core.writers.pictures.scene import Caption
from core.writers.registry import LISTINGS, export_listing
from core.writers.years_listing import years_listing
from tests.helpers.grown_forms import FIRST_YEAR, KEY, declare, without_tables

TABLES = tuple(table.key for table in FORMS["2021"].tables)
FEWER = [gone for number in (1, 2, 3) for gone in combinations(TABLES, number)]
CLAIMS = Path(__file__).parents[1] / "data" / "claims"
# Every way to speak of any table, without the blank forms of reports.
SENTENCES = "\n".join(path.read_text("utf-8") for path in sorted(CLAIMS.rglob("*.txt")))


@pytest.fixture(params=[(form, gone) for form in ("2019", "2021") for gone in FEWER], ids=str)
def fewer(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Form:
    key, gone = request.param
    return declare(monkeypatch, without_tables(FORMS[key], gone))


def filled(form: Form, figure: int, text: str) -> Report:
    texts = {"overview": text, "other": "本年度没有收取信息处理费。"}
    return Report(KEY, FIRST_YEAR, {"agency": "临江市水务局"}, texts).with_values(dict.fromkeys(form.typed, figure))


@pytest.mark.parametrize("figure", [0, 3])
def test_whatever_a_text_says_only_figures_that_are_there_are_claimed(fewer: Form, figure: int) -> None:
    report = filled(fewer, figure, SENTENCES)
    totals = compute(fewer, report.values)
    assert {key for finding in run_checks(report, totals) for key in finding.cells} <= {*fewer.cells}
    for topic in offers(report, totals):
        assert topic.variants or topic.problem
    assert {cell for cells in choices(fewer) for cell in cells} <= {*fewer.cells}


def test_what_is_left_is_still_claimed(fewer: Form) -> None:
    """One plain claim a table; each is found where its table is, and nowhere else."""
    found = {finding.id for finding in run_checks(filled(fewer, 3, "\n".join(WRONG.values())))}
    tables = {table.key for table in fewer.tables}
    assert {check for check, key in WRONG if key in tables} <= found
    assert not found & {check for check, key in WRONG if key not in tables}


WRONG = {
    ("X1", "applications"): "全年收到政府信息公开申请9999件。",
    ("X9", "proceedings"): "因政府信息公开被申请行政复议9998件。",
    ("X12", "disclosure"): "作出行政处罚决定9997件。",
}


def test_it_is_written_read_and_rolled_over(fewer: Form, tmp_path: Path) -> None:
    report, path = filled(fewer, 7, "各项工作有序开展。"), tmp_path / "报告.docx"
    docx.export(report, path)
    if fewer.tables:  # without any there is nothing by which a file is known as a report
        reading = matching.read(docx_reader.document(path.read_bytes()))
        assert {key: reading.values.get(key) for key in report.values} == report.values
    draft = rollover.draft(report, FIRST_YEAR + 1)
    assert draft.form is fewer and draft.text("overview")


def test_its_years_and_its_picture_tell_of_what_is_there_alone(fewer: Form, tmp_path: Path) -> None:
    entry = YearEntry("本年", filled(fewer, 7, "各项工作有序开展。"))
    table = years_table([entry])
    assert {cell for line in table.lines for cell in line.cells} <= {*fewer.cells}
    said = "".join(mark.text for mark in infographic(table).marks if isinstance(mark, Caption))
    parts = {"disclosure": "主动公开", "applications": "依申请公开", "proceedings": "行政复议"}
    there = {table.key for table in fewer.tables}
    assert {key for key, words in parts.items() if words in said} == {key for key in parts if key in there}
    for suffix in LISTINGS:
        export_listing(years_listing(table), tmp_path / f"历年{suffix}")
