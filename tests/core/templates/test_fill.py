"""Filling an office's own template: every figure and text is read back, everything else stays."""

import io
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import StorageError, UnusableInput
from core.forms.catalog import FORMS
from core.forms.spec import Kind
from core.matching.reading import Reading
from core.matching.report import locate_all
from core.report.numbers import Value
from core.report.report import Report, paragraphs
from core.templates import fill as templates_fill
from core.writers.docx import report as docx_report
from core.writers.layout.blocks import printable, printed_figures
from core.writers.layout.style import STYLES, Style
from tests.helpers.core.template_shapes import TEXTS, W, count, lines, raw, reread, sample, xml
from tests.helpers.makers import template_maker as maker
from tests.helpers.makers.template_maker import package, part, parts
from tests.helpers.places import DATA, SAMPLES
from tests.helpers.raw_views import text_below

CASES = sorted((DATA / "cases").glob("*.docx"))

OUTSIDE = [
    path for name in ("official_blank_2021", "shangrao_gxj_2021") if (path := SAMPLES / f"{name}.docx").is_file()
]

FIRST = "applications.new.natural_person"

TOTAL = "applications.new.total"


def figures_in(data: bytes, report: Report) -> dict[str, str]:
    return {key: cell.text.strip() for key, cell in locate_all(raw(data), report.form).items()}


def expected(report: Report) -> dict[str, Value]:
    return {key: Decimal(figure) if figure else None for key, figure in printed_figures(report).items()}


def assert_same(report: Report, reading: Reading) -> None:
    assert reading.year == report.year
    assert {**dict.fromkeys(report.form.cells), **reading.values, **reading.printed} == expected(report)
    wanted = {key: "\n".join(paragraphs(report.text(key))) for key in report.form.text_keys}
    assert reading.texts == wanted


def others(data: bytes) -> dict[str, bytes]:
    """The parts of a package that must not change."""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        changed = ("word/document.xml", "docProps/core.xml")
        return {name: opened.read(name) for name in opened.namelist() if name not in changed}


@pytest.mark.parametrize("path", [*CASES, *OUTSIDE], ids=lambda path: path.name)
def test_a_foreign_file_filled_is_read_back_equal(path: Path, tmp_path: Path) -> None:
    report = sample().with_values({"disclosure.fees.amount": Decimal("24252.311082"), FIRST: None})
    filled = templates_fill.fill(report, path)
    assert filled.plan.unplaced == ()
    assert filled.plan.found_tables == ("disclosure", "applications", "proceedings")
    assert_same(report, reread(filled.data, tmp_path))
    assert "文字描述" not in "".join(xml(filled.data).itertext())
    before = path.read_bytes()
    assert others(filled.data) == others(before)
    assert count(filled.data, "tbl", "tr", "tc", "sdt", "sectPr") == count(before, "tbl", "tr", "tc", "sdt", "sectPr")


@pytest.mark.parametrize("path", [*CASES[:1], *OUTSIDE], ids=lambda path: path.name)
def test_filling_twice_gives_the_same_file(path: Path) -> None:
    once = templates_fill.to_bytes(sample(), path)
    assert part(templates_fill.to_bytes(sample(), once)) == part(once)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("form_key", FORMS)
def test_our_own_export_is_a_template_too(form_key: str, style: Style, tmp_path: Path) -> None:
    old = docx_report.to_bytes(replace(sample(form_key), year=2024 if form_key == "2021" else 2019), style)
    filled = templates_fill.fill(sample(form_key), old)
    assert filled.plan.unplaced == ()
    assert_same(sample(form_key), reread(filled.data, tmp_path))
    fresh = docx_report.to_bytes(sample(form_key), style)
    assert count(filled.data, "p", "r", "tc") == count(fresh, "p", "r", "tc")


def test_blanks_empty_the_cells_and_totals_are_written(office: Path) -> None:
    report = Report("2021", 2025, {"agency": "临江市水务局"}, TEXTS, {FIRST: 5})
    found = figures_in(templates_fill.to_bytes(report, office), report)
    assert found == printed_figures(report)
    assert found[TOTAL] == "5"
    assert "" in found.values()


def test_figures_keep_paragraph_and_font(office: Path) -> None:
    data = templates_fill.to_bytes(sample(), office)
    for cell in locate_all(raw(data), FORMS["2021"]).values():
        element: Any = cell.ref
        (run,) = element.iter(W + "r")
        look = run.find(W + "rPr")
        assert look.find(W + "rFonts").get(W + "ascii") == "Times New Roman"
        assert look.find(W + "rFonts").get(W + "eastAsia")
        assert look.find(W + "b") is not None
        assert look.find(W + "sz").get(W + "val") == "18"
        assert element.find(f"{W}p/{W}pPr/{W}jc").get(W + "val") == "center"


def test_letter_head_logo_header_and_signature_stay(office: Path) -> None:
    filled = templates_fill.fill(sample(), office)
    found = lines(filled.data)
    assert found[1:3] == ["临江市财政局文件", "临财字〔2022〕5号"]
    assert found[-3:] == list(maker.SIGNED)
    assert others(filled.data) == others(office.read_bytes())
    assert count(filled.data, "drawing") == [1]
    core = part(filled.data, "docProps/core.xml").decode()
    assert "<dc:title>临江市水务局2025年政府信息公开工作年度报告</dc:title>" in core
    assert "<dc:creator>张三</dc:creator>" in core
    assert filled.plan.warnings == (
        "“临江市财政局文件”未改动，请核对机关名称。",
        "“临财字〔2022〕5号”未改动，请核对年份。",
        "落款“临江市财政局”未改动，请核对机关名称。",
        "“2022年1月20日”未改动，请核对日期。",
        "页眉或页脚“临江市财政局2021年”未改动，请核对年份。",
    )


RUN = maker.FIGURE

HARD_CELLS = {
    "several runs": f"<w:p><w:r>{RUN}<w:t>1</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>2</w:t></w:r></w:p>",
    "tracked": f"<w:p><w:del><w:r>{RUN}<w:delText>8</w:delText></w:r></w:del>"
    f"<w:ins><w:r>{RUN}<w:t>9</w:t></w:r></w:ins></w:p>",
    "all deleted": f"<w:p><w:del><w:r>{RUN}<w:delText>8</w:delText></w:r></w:del></w:p>",
    "deleted end": f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r>{RUN}<w:t>1</w:t></w:r></w:p>'
    f"<w:p><w:r>{RUN}<w:t>2</w:t></w:r></w:p>",
    "two paragraphs": f"<w:p><w:r>{RUN}<w:t>12</w:t></w:r></w:p><w:p><w:r>{RUN}<w:t>（其中修订3件）</w:t></w:r></w:p>",
    "formula": f'<w:p><w:r>{RUN}<w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(LEFT)</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r>{RUN}<w:t>7</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "simple field": f'<w:p><w:fldSimple w:instr="=SUM(LEFT)"><w:r>{RUN}<w:t>7</w:t></w:r></w:fldSimple></w:p>',
    "link": f"<w:p><w:hyperlink><w:r>{RUN}<w:t>7</w:t></w:r></w:hyperlink></w:p>",
    "control": f"<w:p><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r>{RUN}<w:t>7</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    "prompt": "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/><w:dataBinding/></w:sdtPr><w:sdtContent><w:r><w:rPr>"
    '<w:rStyle w:val="a3"/></w:rPr><w:t>单击此处</w:t></w:r></w:sdtContent></w:sdt></w:p>',
    "empty": "<w:p/>",
    "nothing": "",
    "bookmark": f'<w:p><w:bookmarkStart w:id="1" w:name="x"/><w:r>{RUN}<w:t>7</w:t></w:r><w:bookmarkEnd w:id="1"/></w:p>',
    "hidden": f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r><w:r>{RUN}<w:t>7</w:t></w:r></w:p>",
    "break": f"<w:p><w:r>{RUN}<w:br/><w:t>7</w:t><w:tab/></w:r></w:p>",
    "maths": '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>7</m:t></m:r>'
    "</m:oMath></w:p>",
    "inner table": f"<w:tbl><w:tr><w:tc><w:p><w:r>{RUN}<w:t>7</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>",
}


@pytest.mark.parametrize("name", HARD_CELLS)
def test_old_figures_go_whatever_they_are_made_of(name: str, tmp_path: Path) -> None:
    made = parts(figures={FIRST: HARD_CELLS[name], TOTAL: HARD_CELLS[name]})
    report = sample().with_values({FIRST: 123})
    filled = templates_fill.fill(report, package(made, tmp_path))
    assert filled.plan.unplaced == ()
    assert figures_in(filled.data, report) == printed_figures(report)
    cells = [locate_all(raw(filled.data), report.form)[key].ref for key in (FIRST, TOTAL)]
    for element in cells:
        shown = [run for run in element.iter(W + "r") if "".join(run.itertext())]  # type: ignore[attr-defined]
        assert len(shown) == 1
        fonts = shown[0].find(f"{W}rPr/{W}rFonts")
        assert fonts.get(W + "ascii") == (None if name == "prompt" else "Times New Roman")
    gone = ("del", "ins", "fldChar", "instrText", "fldSimple", "showingPlcHdr", "dataBinding", "rStyle", "delText")
    assert count(filled.data, *gone) == [0] * len(gone)


def test_controls_and_bookmarks_around_figures_stay(tmp_path: Path) -> None:
    made = parts(figures={FIRST: HARD_CELLS["control"], TOTAL: HARD_CELLS["bookmark"]})
    data = templates_fill.to_bytes(sample(), package(made, tmp_path))
    assert count(data, "sdt", "bookmarkStart", "bookmarkEnd") == [1, 1, 1]


def test_a_figure_too_wide_for_its_cell_is_printed_smaller(office: Path) -> None:
    report = sample().with_values({FIRST: 12345678})
    cell: Any = locate_all(raw(templates_fill.to_bytes(report, office)), report.form)[FIRST].ref
    (size,) = (mark.get(W + "val") for mark in cell.iter(W + "sz"))
    assert 10 <= int(size) < 18


def test_money_in_yuan_where_the_column_head_says_so(tmp_path: Path) -> None:
    made = parts()
    made["disclosure"] = made["disclosure"].replace("（单位：万元）", "（单位：元）")
    report = sample().with_values({"disclosure.fees.amount": Decimal("25.1")})
    filled = templates_fill.fill(report, package(made, tmp_path))
    assert figures_in(filled.data, report)["disclosure.fees.amount"] == "251000"
    assert filled.plan.unplaced == ()


def test_missing_files_and_other_forms_are_refused(office: Path, tmp_path: Path) -> None:
    with pytest.raises(UnusableInput, match="无法读取这个模板"):
        templates_fill.plan(sample(), tmp_path / "没有.docx")
    with pytest.raises(UnusableInput, match="请选择2019年版表格的模板"):
        templates_fill.plan(sample("2019"), office)


def test_export_writes_whole_or_says_why_not(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "导出.docx"
    templates_fill.export(sample(), office, target)
    assert target.read_bytes() == templates_fill.to_bytes(sample(), office.read_bytes())
    with pytest.raises(StorageError):
        templates_fill.export(sample(), office, tmp_path / "没有" / "导出.docx")


def values_of(report: Report) -> st.SearchStrategy[dict[str, int | Decimal | None]]:
    money = st.none() | st.decimals(0, 10**6, places=6).map(lambda d: d.normalize() + 0)
    counts = st.none() | st.integers(0, 10**8)
    kinds = {Kind.COUNT: counts, Kind.CHANGE: st.none() | st.integers(-(10**8), 10**8), Kind.MONEY: money}
    return st.fixed_dictionaries({key: kinds[report.form.cells[key].kind] for key in report.form.typed})


with TemporaryDirectory() as _folder:
    OFFICE = package(parts(), Path(_folder)).read_bytes()


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_any_figures_are_read_back(data: st.DataObject) -> None:
    report = sample().with_values(data.draw(values_of(sample())))
    filled = templates_fill.fill(report, data.draw(st.sampled_from([OFFICE, *(path.read_bytes() for path in CASES)])))
    assert filled.plan.unplaced == ()
    assert figures_in(filled.data, report) == printed_figures(report)


TEXT = st.text(st.characters(codec="utf-8") | st.sampled_from("<>&\"'\t\n（一）。"), max_size=60)


@settings(max_examples=15, deadline=None)
@given(TEXT, TEXT)
def test_any_text_is_written_as_it_is(problems: str, agency: str) -> None:
    """User text is never markup; what no document can hold is dropped."""
    report = sample().with_text("problems", "内容：" + problems).with_body("agency", "临江市" + agency)
    data = templates_fill.to_bytes(report, OFFICE)
    assert text_below(raw(data), report.form, "problems") == paragraphs(printable(report.text("problems")))
    assert lines(data)[-1] == maker.SIGNED[-1]
