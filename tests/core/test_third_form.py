"""A form that nobody has declared yet goes through everything with no other edit than its declaration and its step.

First one that an office could meet, then forms drawn at random: a row, a column
and a text more, each anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from core import cli
from core.forms.catalog import FORMS, form_for_year
from core.forms.crosswalk import carry
from core.forms.layout import grid
from core.forms.spec import Form, Head, Kind
from core.matching import report as matching
from core.matching.paste.clipboard_report import read as read_clipboard
from core.matching.paste.plan import plan as paste_plan
from core.matching.reading import Reading
from core.opening import read_report
from core.readers.docx import reader as docx_reader
from core.readers.rtf import reader as rtf_reader
from core.report import compare, merge, rollover
from core.report.calc import compute
from core.report.checks import run_checks
from core.report.difference_report import difference_report
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims
from core.report.phrases.targets import lines_of
from core.report.report import Report
from core.report.sentences import offers
from core.report.texts.figure_choices import choices
from core.report.years.choice import YearEntry
from core.report.years.table import years_table
from core.storage import codec
from core.templates import fill as templates
from core.writers import html, registry
from core.writers.docx import report as docx
from core.writers.layout.style import STYLES, Style
from core.writers.pictures.infographic import infographic
from core.writers.pictures.scene import Caption
from core.writers.years_listing import years_listing
from tests.helpers.check_reports import found, good
from tests.helpers.grown_forms import (
    COLUMN,
    FIRST_YEAR,
    KEY,
    ROW,
    declare,
    forms,
    third_form,
    with_row,
    with_table,
)
from tests.helpers.makers import import_maker, odt_maker, report_maker, rtf_maker, template_maker
from tests.helpers.raw_views import check_all_came_back

NEW_ROW = f"disclosure.{ROW.key}.decisions"
NEW_COLUMN = f"applications.new.{COLUMN.key}"


@pytest.fixture
def third(monkeypatch: pytest.MonkeyPatch) -> Form:
    return declare(monkeypatch, third_form())


@contextmanager
def declared(form: Form) -> Iterator[Form]:
    with pytest.MonkeyPatch.context() as patch:
        yield declare(patch, form)


def filled(form: Form, year: int = 0) -> Report:
    """Every figure different from its neighbours, every text different from the others."""
    year = year or form.first_year
    body = {"agency": "临江市水务局", "contact": "办公室", "telephone": "0793-1234567"}
    sections = [section for section in form.sections if section.table is None]
    texts = {s.key: f"{year}年，{s.heading}的内容一。\n{s.heading}的内容二。" for s in sections}
    values = {key: 7 * place % 97 for place, key in enumerate(form.typed)}
    new = {key: 5000 + place for place, key in enumerate(form.typed) if key.startswith("applications.new.")}
    return Report(form.key, year, body, texts).with_values({**values, **new})


def shown(report: Report) -> dict[str, str]:
    return {key: report.shown((key,)) for key in report.form.cells}


def raw_of(report: Report) -> Mapping[str, list]:
    parts = report_maker.parts(shown(report), report.form_key)
    for key in report.form.text_keys:
        parts[key] = report_maker.lines(report.text(key))
    return parts


def came_back(reading: Reading, report: Report) -> None:
    assert reading.form_key == report.form_key
    check_all_came_back(reading, report)


def test_the_catalogue_knows_it(third: Form) -> None:
    assert form_for_year(FIRST_YEAR) is form_for_year(FIRST_YEAR + 3) is third
    assert form_for_year(FIRST_YEAR - 1).key == "2021"
    assert {NEW_ROW, NEW_COLUMN} <= {*third.typed}
    formula = third.cells["applications.new.total"].formula
    assert formula is not None
    assert formula.plus.count(NEW_COLUMN) == 1
    assert [section.number for section in third.sections] == [*"一二三四五六七"]


@pytest.mark.parametrize("key", ["2019", "2021", KEY])
def test_a_file_is_read_on_its_own_form(third: Form, key: str) -> None:
    report = filled(FORMS[key])
    came_back(matching.read(report_maker.document(raw_of(report))), report)


@pytest.mark.parametrize("suffix", [made.suffix for made in registry.FORMATS])
def test_our_exports_are_read_back(third: Form, suffix: str, tmp_path: Path) -> None:
    report, path = filled(third), tmp_path / f"报告{suffix}"
    registry.export(report, path)
    came_back(read_report(path), report)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_both_looks(third: Form, style: Style, tmp_path: Path) -> None:
    report, path = filled(third), tmp_path / "报告.docx"
    docx.export(report, path, style)
    came_back(matching.read(docx_reader.document(path.read_bytes())), report)
    headings = matching.headings(docx_reader.document(path.read_bytes()), third)
    assert [*headings] == [section.key for section in third.sections]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_an_empty_report_shows_every_section(third: Form, style: Style, tmp_path: Path) -> None:
    path = tmp_path / "空白.docx"
    docx.export(Report(KEY, FIRST_YEAR), path, style)
    words = "\n".join(getattr(item, "text", "") for item in docx_reader.document(path.read_bytes()).items)
    assert all(section.numbered in words for section in third.sections)


def test_other_kinds_of_files(third: Form, tmp_path: Path) -> None:
    report = filled(third)
    parts = raw_of(report)
    rtf = rtf_maker.rtf(*(_in_rtf(item) for items in parts.values() for item in items))
    came_back(matching.read(rtf_reader.document(rtf)), report)
    odt = tmp_path / "报告.odt"
    odt.write_bytes(odt_maker.odt(*(_in_odt(item) for items in parts.values() for item in items)))
    came_back(read_report(odt), report)
    texts = {key: report.text(key) for key in third.text_keys}
    page = import_maker.report_html(shown(report), KEY, FIRST_YEAR, texts)
    reading = read_clipboard(page, "")
    assert reading and reading.form_key == KEY and reading.texts["plans"] == report.text("plans")


def _in_rtf(item) -> str:
    return rtf_maker.merged(item, False) if hasattr(item, "cells") else rtf_maker.par(rtf_maker.uni(item.text))


def _in_odt(item) -> str:
    if not hasattr(item, "cells"):
        return odt_maker.par(item.text)
    rows: list[list[str]] = [[odt_maker.COVERED] * item.columns for _ in range(item.rows)]
    for cell in item.cells:
        rows[cell.row][cell.column] = odt_maker.cell(cell.text, cell.width, cell.height)
    return odt_maker.table(*rows)


def test_an_office_template_is_filled(third: Form, tmp_path: Path) -> None:
    report = filled(third)
    office = template_maker.package(template_maker.parts(KEY), tmp_path)
    done = templates.fill(report, office)
    assert done.plan.unplaced == ()
    path = tmp_path / "填好.docx"
    path.write_bytes(done.data)
    reading = read_report(path)
    assert (reading.form_key, reading.year) == (KEY, FIRST_YEAR)
    assert {key: value for key, value in reading.values.items() if value is not None} == report.values
    assert {key: reading.texts[key] for key in report.texts} == dict(report.texts)


def test_the_year_before_rolls_over(third: Form) -> None:
    last = filled(FORMS["2021"], FIRST_YEAR - 1)
    draft = rollover.draft(last, FIRST_YEAR)
    assert draft.form is third
    assert {key: value for key, value in draft.values.items() if value} == {
        key: compute(last.form, last.values)[before].value
        for key, before in third.continued.items()
        if before in last.form.cells and key in third.typed
    }
    assert {*draft.texts} == {*last.texts} and draft.unverified["overview"]
    beside = compare.last_figures(draft)
    assert {*beside} == {*last.form.cells}
    assert "上年" in compare.difference("applications.new.business", 3, beside)


@pytest.mark.parametrize("year", [2019, 2021, FIRST_YEAR])
def test_any_form_in_force_keeps_or_names_everything(third: Form, year: int) -> None:
    report = filled(third, year)
    newer, homeless = rollover.to_newer_form(report)
    lost = {report.values[key] for key in homeless if key in report.values}
    assert len(newer.values) + sum(key in report.values for key in homeless) == len(report.values)
    assert ("plans" in homeless) == (year != FIRST_YEAR)
    assert lost or year == FIRST_YEAR


def test_files_of_other_forms_are_merged(third: Form) -> None:
    report = Report(KEY, FIRST_YEAR, {"agency": "临江市水务局"})
    every = [section.key for section in third.sections]
    for key in ("2019", "2021"):
        found = filled(FORMS[key])
        outcome = merge.plan(report, found, every, figures_only=False)
        assert len(outcome.report.values) + len(outcome.homeless) == len(found.values)
        assert outcome.report.texts == found.texts
    back = merge.plan(Report("2021", 2029), filled(third), every, figures_only=False)
    assert {NEW_ROW, NEW_COLUMN, "plans"} <= {*back.homeless}


def test_the_years_and_their_pictures_have_it(third: Form, tmp_path: Path) -> None:
    before = YearEntry("上年", filled(FORMS["2021"], FIRST_YEAR - 1))
    table = years_table([before, YearEntry("本年", filled(third))])
    lines = {cell: line for line in table.lines for cell in line.cells}
    for key in (NEW_ROW, NEW_COLUMN):
        last, this = table.of(lines[key])
        assert (last.value, this.value is None) == (None, False), "a form that had no place for it told nothing"
    said = {mark.text for mark in infographic(table).marks if isinstance(mark, Caption)}
    assert any(ROW.label in words for words in said) and any(COLUMN.label in words for words in said)
    for suffix in registry.LISTINGS:
        registry.export_listing(years_listing(table), tmp_path / f"历年{suffix}")
    page = (tmp_path / "历年.html").read_text("utf-8")
    assert ROW.label in page and COLUMN.label in page


def test_what_changed_is_told_of_it_too(third: Form) -> None:
    report = filled(third)
    changed = report.with_values({NEW_ROW: 9001, NEW_COLUMN: 9002}).with_text("plans", "另一个打算。")
    found = difference_report(report, changed)
    assert {str(one.after) for one in found.figures} >= {"9001", "9002"}
    assert {one.name for one in found.texts} == {third.section("plans").numbered}


def test_saved_and_opened(third: Form, tmp_path: Path) -> None:
    report = replace(filled(third), last_year=filled(FORMS["2021"], FIRST_YEAR - 1))
    assert codec.loads(codec.dumps(report)) == report


def test_the_command_line_prints_it(third: Form, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "报告.html"
    html.export(filled(third), path)
    assert cli.main(["read", "--json", str(path)]) == 0
    told = capsys.readouterr().out
    assert f'"form": "{KEY}"' in told and NEW_COLUMN in told and '"plans"' in told


def test_checks_and_sentences_know_the_row_and_the_column(third: Form) -> None:
    report = filled(third)
    assert not [f for f in run_checks(report, compute(third, report.values)) if f.id in ("T1", "T2", "T3", "T4", "T6")]
    blank = report.with_values({NEW_COLUMN: None})
    assert any(NEW_COLUMN in f.cells for f in run_checks(blank, compute(third, blank.values)))
    assert len({choice.full_name for choice in choices(third).values()}) == len(choices(third))
    written = "".join(s.template for topic in offers(report, compute(third, report.values)) for s in topic.variants)
    assert NEW_ROW in written and NEW_COLUMN in written


def test_a_further_row_that_arrives_is_in_the_official_relation(monkeypatch: pytest.MonkeyPatch) -> None:
    """一 and 二, and a row more that counts as arrived: 四 adds it, a relation that does not hold says so."""
    grown = with_table(
        third_form(), with_row(FORMS["2021"].table("applications"), 0, (2,), Head("其他收到", "moved_in"))
    )
    form = declare(monkeypatch, grown)
    arrived = {f"applications.{row}.business": count for row, count in (("new", 5), ("carried_in", 2), ("moved_in", 1))}
    report = good(form_key=KEY, year=FIRST_YEAR).with_values({**dict.fromkeys(form.typed, 0), **arrived})
    (negative,) = found(report.with_values({"applications.granted.business": 9}), "T1")
    assert "一(5)+二(2+1)=8，（七）总计为9" in negative.message
    printed = {"applications.carried_out.business": 7, "applications.processed_total.business": 0}
    (differing,) = found(replace(report, printed=printed), "T1")
    assert "一(5)+二(2+1)=8，（七）(0)+四(7)=7" in differing.message


def test_a_text_claims_the_new_row_and_column(third: Form) -> None:
    owner = Owner(FIRST_YEAR, "临江市水务局")
    (decided,) = claims("本年度作出行政检查决定12件。", third, owner)
    assert decided.readings[0].cells == (NEW_ROW,)
    received = claims("全年收到政府信息公开申请20件，其中个体工商户申请3件。", third, owner)
    assert NEW_COLUMN in {cell for claim in received for reading in claim.readings for cell in reading.cells}


def test_a_table_is_pasted_by_its_labels(third: Form) -> None:
    report = filled(third)
    for table in third.tables:
        first = next(key for key in third.typed if third.cells[key].table == table.key)
        plan = paste_plan(third, first, [report_maker.table(third, table.key, shown(report))], {})
        assert plan.by_label and not plan.refused
        assert plan.values == {key: report.value(key) for key in third.typed if third.cells[key].table == table.key}


def counted_once(form: Form) -> None:
    """Whatever adds up several cells takes no 其中 in, as it is part of another one already."""
    sums = [formula.plus + formula.minus for cell in form.cells.values() if (formula := cell.formula)]
    lines = [line.cells for family in vars(lines_of(form)).values() for line in family if len(line.cells) > 1]
    for cells in (*sums, *lines, *choices(form)):
        known = [form.cells[key].of_which for key in cells if key in form.cells]
        assert len({*known}) <= 1, cells  # all of one 其中, or none


@settings(max_examples=12)
@given(form=forms())
def test_any_form_goes_in_and_out(form: Form, tmp_path_factory: pytest.TempPathFactory) -> None:
    with declared(form):
        report = filled(form)
        assert codec.loads(codec.dumps(report)) == report
        came_back(matching.read(report_maker.document(raw_of(report))), report)
        folder = tmp_path_factory.mktemp("any")
        for name in ("报告.docx", "报告.html", "报告.xlsx"):
            registry.export(report, folder / name)
            came_back(read_report(folder / name), report)


@settings(max_examples=6)
@given(form=forms())
def test_any_form_fills_an_office_template(form: Form, tmp_path_factory: pytest.TempPathFactory) -> None:
    with declared(form):
        report, folder = filled(form), tmp_path_factory.mktemp("office")
        done = templates.fill(report, template_maker.package(template_maker.parts(form.key), folder))
        assert done.plan.unplaced == ()
        (folder / "填好.docx").write_bytes(done.data)
        reading = read_report(folder / "填好.docx")
        assert {key: value for key, value in reading.values.items() if value is not None} == report.values
        assert {key: reading.texts[key] for key in report.texts} == dict(report.texts)


@settings(max_examples=40)
@given(form=forms())
def test_any_form_is_calculated_checked_and_told(form: Form) -> None:
    with declared(form):
        for other in FORMS.values():
            for one, two in ((form, other), (other, form)):
                carried, homeless = carry(dict.fromkeys(one.cells, 1), one, two)
                assert len(carried) + len(homeless) == len(one.cells)
        report = replace(filled(form), last_year=filled(FORMS["2021"], FIRST_YEAR - 1))
        computed = compute(form, report.values)
        run_checks(report, computed)
        told = offers(report, computed)
        assert not [topic.name for topic in told if topic.problem]
        assert {(key,) for key in form.cells} <= choices(form).keys()
        assert all(cell in form.cells for cells in choices(form) for cell in cells)
        counted_once(form)
        for table in form.tables:
            laid = grid(table)
            covered = [
                (row, column)
                for box in laid.boxes
                for row in range(box.row, box.row + box.height)
                for column in range(box.column, box.column + box.width)
            ]
            assert sorted(covered) == [(row, column) for row in range(laid.rows) for column in range(laid.columns)]
        for text in ("收到政府信息公开申请12件，其中商业企业3件，办结12件。", "发生行政复议2件，行政诉讼1件。"):
            claims(text, form, Owner(FIRST_YEAR, "临江市水务局"))
        assert all(form.cells[key].kind in Kind for key in form.typed)


@settings(max_examples=6)
@given(form=forms())
def test_any_form_follows_the_years_and_is_compared_and_pasted(
    form: Form, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with declared(form):
        report, folder = filled(form), tmp_path_factory.mktemp("years")
        for suffix in (".pdf", ".ofd"):
            registry.export(report, folder / f"报告{suffix}")
            came_back(read_report(folder / f"报告{suffix}"), report)
        draft = rollover.draft(report, FIRST_YEAR + 1)
        before = {key: compute(form, report.values)[old].value for key, old in form.continued.items()}
        assert draft.form is form and {**draft.values} == {k: v for k, v in before.items() if k in form.typed and v}
        assert {*compare.last_figures(draft)} == {*form.cells}
        changed = report.with_values({key: 9001 + place for place, key in enumerate(form.typed)})
        found = difference_report(report, changed.with_text("plans", "另一个打算。"))
        assert {str(one.after) for one in found.figures} >= {str(9001 + place) for place in range(len(form.typed))}
        assert {one.name for one in found.texts} == {form.section("plans").numbered}
        table = years_table([YearEntry("上年", filled(FORMS["2021"], FIRST_YEAR - 1)), YearEntry("本年", report)])
        told = {cell for line in table.lines for cell in line.cells}
        assert {key for key in form.cells if key.startswith("disclosure.") and not form.cells[key].of_which} <= told
        assert infographic(table).marks
        for suffix in registry.LISTINGS:
            registry.export_listing(years_listing(table), folder / f"历年{suffix}")
        for one in form.tables:
            first = next(key for key in form.typed if form.cells[key].table == one.key)
            plan = paste_plan(form, first, [report_maker.table(form, one.key, shown(report))], {})
            assert plan.values == {key: report.value(key) for key in form.typed if form.cells[key].table == one.key}
