"""A report as typeset pages: all of it is there, whole and in order."""

import re
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from core.forms.catalog import FORMS
from core.report.findings import Finding, Grade
from core.report.numbers import MAX_DIGITS
from core.report.report import Report
from core.writers.layout.blocks import FilledGrid, blocks, printed_figures
from core.writers.layout.style import DOCUMENT, OFFICIAL, STYLES, Style
from core.writers.typesetting import check_list as pages_check_list
from core.writers.typesetting import typeset
from tests.helpers.core.typeset_pages import filled, page_texts, text_of

EVERY = [(form, style) for form in FORMS for style in STYLES.values()]

HOSTILE = (
    "#let x = panic()",
    "$a$ *b* _c_ `d` ~",
    '\\ \\u{41} "q" \'',
    "// 行 /* 注 */",
    "<a> @x #[y] [z]",
    "= 标题\n- 项\n+ 一\n/ 词: 义",
    "😀 𠮷 \ue000 \u202e \u200b",
    "\x00\x07\x1b\ufffe\ud800",
    '\\"}))\n#panic() \\\\" \\u{0}',
    '#image("/etc/passwd")',
    "x" * 300,
    "“”（（（）））、，。！" * 30,
)


@pytest.mark.parametrize(("form", "style"), EVERY)
def test_everything_of_the_report_stands_on_the_pages(form: str, style: Style) -> None:
    report = filled(form, 47, overview="（一）主动公开。公开126条。\n（二）依申请公开\n收到9件。")
    found = text_of(typeset.pdf(report, style))
    for section in report.form.sections:
        assert section.numbered in found
    assert report.text("title") in found
    assert "（一）主动公开。公开126条。（二）依申请公开收到9件。" in found
    assert found.count("47") >= len(report.form.typed)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_never_becomes_markup(text: str) -> None:
    report = filled(overview=text, title=text, problems=text).with_body("agency", text)
    data = typeset.pdf(report, DOCUMENT)
    assert pages_check_list.check_list_pages(report, [Finding("S1", Grade.ERROR, text)])
    shown = re.sub(r"[\s\u200b\u202e\ud800-\uffff😀\x00-\x1f]", "", text)
    assert re.sub(r"[\u200b\u202e\ue000-\uffff😀]", "", text_of(data)).count(shown) >= 3 or not shown


@given(st.text(max_size=80), st.text(max_size=30), st.sampled_from([*STYLES.values()]))
@settings(max_examples=15, deadline=None)
def test_any_text_makes_pages(text: str, agency: str, style: Style) -> None:
    report = Report("2021", 2025, {"agency": agency}, {"overview": text, "title": text, "other": text * 20})
    assert typeset.pages_svg(report, style)
    assert typeset.pdf(report, style).startswith(b"%PDF")


@given(st.integers(-(10**MAX_DIGITS) + 1, 10**MAX_DIGITS - 1), st.sampled_from(EVERY))
@example(-(10**MAX_DIGITS) + 1, EVERY[0])  # totals of fifteen signs, which in a text were a word to break
@settings(max_examples=8, deadline=None)
def test_figures_of_any_length_are_whole_and_in_their_cells(figure: int, which: tuple[str, Style]) -> None:
    form, style = which
    report = filled(form, figure)
    widths = cell_widths(report, style)
    links = [(key, width) for key, width in places(report, style) if key in widths]
    assert sorted(key for key, _ in links) == sorted(widths)  # each on one line: one link a cell
    assert all(0 < width <= widths[key] for key, width in links)


def places(report: Report, style: Style) -> list[tuple[str, float]]:
    """Key and width of each place on the pages."""
    rect = re.compile(rb'<a [^>]*href="place:([^"]+)" xlink[^>]*><rect width="([\d.]+)"')
    pages = typeset.pages_svg(report, style, links=True)
    return [(key.decode(), float(width)) for page in pages for key, width in rect.findall(page)]


def cell_widths(report: Report, style: Style) -> dict[str, float]:
    grids = [block.grid for block in blocks(report) if isinstance(block, FilledGrid)]
    return {
        box.key: sum(style.widths(grid)[box.column : box.column + box.width]) / 20
        for grid in grids
        for box in grid.boxes
        if box.key
    }


@pytest.mark.parametrize(("form", "style"), EVERY)
@pytest.mark.parametrize("figure", [0, 12345678])
def test_the_long_table_stands_on_one_page(form: str, style: Style, figure: int) -> None:
    report = filled(form, figure)
    pages = page_texts(typeset.pdf(report, style))
    (long,) = [section for section in report.form.sections if section.table and len(section.table.blocks[0].rows) > 3]
    (page,) = [page for page in pages if long.numbered in page]
    assert page.startswith(long.numbered)
    *_, last = (shown for key, shown in printed_figures(report).items() if report.form.cells[key].table == long.key)
    assert re.sub(r"—\d—$", "", page).endswith(last)


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("lines", range(18, 54, 5))
def test_no_heading_alone_and_no_table_torn(style: Style, lines: int) -> None:
    report = filled(overview="\n".join("一段。" for _ in range(lines)), problems="问题" * 300)
    for page in page_texts(typeset.pdf(report, style)):
        body = re.sub(r"—\d+—$", "", page)
        assert not body.endswith(tuple(section.numbered for section in report.form.sections))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_each_table_alone_stands_on_one_page(style: Style) -> None:
    report = filled()
    for table in report.form.tables:
        assert len(typeset.pages_svg(report, style, table.key)) == 1


def test_document_style_numbers_its_pages_and_has_22_lines_of_28_characters() -> None:
    report = filled(overview="文" * 28 * 60, preamble="。")
    pages = PdfReader(BytesIO(typeset.pdf(report, DOCUMENT))).pages
    lines = [line for line in pages[1].extract_text().splitlines() if line.startswith("文")]
    assert [len(line) for line in lines] == [28] * 22
    assert [page.extract_text().splitlines()[-1] for page in pages][:2] == ["— 1 —", "— 2 —"]
    assert "— 1 —" not in text_of(typeset.pdf(report, OFFICIAL))


def test_characters_without_a_look_are_told_by_number_and_only_private_ones_as_made_here() -> None:
    told = typeset.about_unshown(["🦄", "\ue863", "\U0003ffef"])  # the last stands for no character in any version yet
    assert "：🦄、编码 E863 的自造字、编码 3FFEF 的字。" in told
