"""Filling an office's own template: every figure and text is read back, everything else stays."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core import opening
from core.errors import StorageError, UnusableInput
from core.forms.catalog import FORMS
from core.forms.spec import Kind
from core.matching.reading import Reading
from core.matching.report import locate_all
from core.readers.docx.reader import walked as read_document
from core.readers.raw import RawDocument, RawParagraph
from core.report.numbers import Value
from core.report.report import Report, paragraphs
from core.templates import fill as templates_fill
from core.writers.docx import report as docx_report
from core.writers.layout.blocks import printable, printed_figures
from tests.helpers.makers import template_maker as maker
from tests.helpers.makers.docx_maker import par
from tests.helpers.makers.template_maker import package, part, parts, styled, text_box
from tests.helpers.places import DATA, SAMPLES
from tests.helpers.raw_views import text_below

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = sorted((DATA / "cases").glob("*.docx"))
OUTSIDE = [
    path for name in ("official_blank_2021", "shangrao_gxj_2021") if (path := SAMPLES / f"{name}.docx").is_file()
]
BAD = sorted(path for path in (DATA / "should_fail").iterdir() if path.suffix == ".docx")
FIRST = "applications.new.natural_person"
TOTAL = "applications.new.total"
TEXTS = {
    "overview": "2025年，本机关依法公开政府信息。\n（一）主动公开\n全年公开126条，“三公”经费3条。\n（二）依申请公开。收到3件。",
    "problems": "主要问题：解读形式单一。\n改进情况：增加图解、视频。",
    "other": "本年度没有收取信息处理费。",
}


def sample(form_key: str = "2021") -> Report:
    body = {"agency": "临江市水务局", "contact": "办公室", "telephone": "0793-1234567"}
    year = 2025 if form_key == "2021" else 2020
    report = Report(form_key, year, body, {key: text.replace("2025", str(year)) for key, text in TEXTS.items()})
    return report.with_values({key: 7 * place % 97 for place, key in enumerate(report.form.typed)})


def xml(data: bytes) -> Any:
    return etree.fromstring(part(data))


def raw(data: bytes) -> RawDocument:
    return read_document(xml(data))


def figures_in(data: bytes, report: Report) -> dict[str, str]:
    return {key: cell.text.strip() for key, cell in locate_all(raw(data), report.form).items()}


def lines(data: bytes) -> list[str]:
    return [item.text for item in raw(data).items if isinstance(item, RawParagraph)]


def reread(data: bytes, folder: Path) -> Reading:
    path = folder / "filled.docx"
    path.write_bytes(data)
    return opening.read_report(path)


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


def count(data: bytes, *names: str) -> list[int]:
    root = xml(data)
    return [sum(1 for _ in root.iter(W + name)) for name in names]


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


@pytest.mark.parametrize("style", ["official", "document"])
@pytest.mark.parametrize("form_key", FORMS)
def test_our_own_export_is_a_template_too(form_key: str, style: str, tmp_path: Path) -> None:
    old = docx_report.to_bytes(replace(sample(form_key), year=2024 if form_key == "2021" else 2019), style)
    filled = templates_fill.fill(sample(form_key), old)
    assert filled.plan.unplaced == ()
    assert_same(sample(form_key), reread(filled.data, tmp_path))
    fresh = docx_report.to_bytes(sample(form_key), style)
    assert count(filled.data, "p", "r", "tc") == count(fresh, "p", "r", "tc")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return package(parts(), tmp_path)


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


def looks(data: bytes) -> Iterator[tuple[str, str]]:
    """Font and text of each run outside tables."""
    for run in xml(data).iterfind(f"{W}body/{W}p/{W}r"):
        font = run.find(f"{W}rPr/{W}rFonts")
        yield ("" if font is None else font.get(W + "eastAsia")), "".join(t.text or "" for t in run.iter(W + "t"))


def test_texts_take_the_fonts_of_the_texts_there(tmp_path: Path) -> None:
    made = parts()
    made["overview"] = (
        styled("去年的正文。") + styled("（一）主动公开", maker.KAI) + styled("（二）依申请公开。去年收到2件。")
    )
    found = list(looks(templates_fill.to_bytes(sample(), package(made, tmp_path))))
    assert ("仿宋_GB2312", "2025年，本机关依法公开政府信息。") in found
    assert ("楷体_GB2312", "（一）主动公开") in found
    assert ("楷体_GB2312", "（二）依申请公开。") in found
    assert ("仿宋_GB2312", "收到3件。") in found
    assert ("仿宋_GB2312", "主要问题：解读形式单一。") in found
    assert ("黑体", "2025年政府信息公开工作年度报告") in found
    assert all(font for font, text in found if text)


def test_a_leading_subheading_keeps_its_own_run(tmp_path: Path) -> None:
    made = parts()
    lead = f"<w:r>{maker.KAI}<w:t>（一）主动公开</w:t></w:r><w:r>{maker.FONT}<w:t>。去年公开2条。</w:t></w:r>"
    made["overview"] = par(lead)
    found = list(looks(templates_fill.to_bytes(sample(), package(made, tmp_path))))
    assert ("楷体_GB2312", "（二）依申请公开。") in found
    assert ("仿宋_GB2312", "收到3件。") in found


def test_numbers_of_lists_are_not_added_to_our_own(tmp_path: Path) -> None:
    made = parts()
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    made["overview"] = styled("去年一。", properties=listed) + styled("去年二。", properties=listed)
    data = templates_fill.to_bytes(sample(), package(made, tmp_path))
    assert {mark.get(W + "val") for mark in xml(data).iter(W + "numId")} == {"0"}


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


def made_with(**changed: str) -> dict[str, str]:
    return {**parts(), **changed}


ROW = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="15"/></w:tcPr>{}</w:tc></w:tr>'


def in_rows() -> dict[str, str]:
    """Headings and texts in rows of the last table."""
    made = parts()
    above = ROW.format(made["proceedings_heading"])
    below = [made.pop(key) for key in ("problems_heading", "problems", "other_heading", "other")]
    made["proceedings_heading"] = ""
    made["proceedings"] = made["proceedings"].replace("<w:tblGrid/>", "<w:tblGrid/>" + above)
    made["proceedings"] = made["proceedings"].removesuffix("</w:tbl>") + "".join(map(ROW.format, below)) + "</w:tbl>"
    return made


TITLE = "<w:t>临江市财政局</w:t><w:br/><w:t>2021年政府信息公开工作年度报告</w:t>"
PROMPT = (
    "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>"
    + par('<w:r><w:rPr><w:rStyle w:val="a3"/></w:rPr><w:t>单击此处输入文字</w:t></w:r>')
    + "</w:sdtContent></w:sdt>"
)
SHAPES = {
    "title in a text box": made_with(title=text_box(parts()["title"])),
    "title with a break": made_with(title=par(f"<w:r>{maker.HEAD}{TITLE}</w:r>")),
    "title twice": made_with(head=styled("临江市财政局2021年政府信息公开工作年度报告") + styled("2022年1月")),
    "title as in the blank form": made_with(title=styled("政府信息公开工作年度报告格式模板")),
    "number and title in one": made_with(
        head="", title=par(f"<w:r><w:t>临财字〔2022〕5号</w:t><w:br/>{TITLE}<w:br/><w:t>2022年1月2日</w:t></w:r>")
    ),
    "no preamble": made_with(preamble=""),
    "empty text": made_with(overview=par()),
    "no text": made_with(overview="", problems="", other=""),
    "prompts": made_with(
        overview=styled("（文字描述）"), disclosure_heading=styled("二、主动公开政府信息情况") + styled("（文字描述）")
    ),
    "prompt control": made_with(overview=PROMPT),
    "run-in heading": made_with(
        overview_heading="", overview=styled("一、总体情况。去年的文字。") + styled("再一段。")
    ),
    "break below heading": made_with(
        overview_heading="",
        overview=par("<w:r><w:t>一、总体</w:t></w:r><w:r><w:t>情况</w:t><w:br/><w:t>去年。</w:t></w:r>"),
    ),
    "no heading of problems": made_with(problems_heading=""),
    "headings in rows": in_rows(),
    "layout table": {"all": f"<w:tbl><w:tr><w:tc>{''.join(parts().values())}</w:tc></w:tr></w:tbl>"},
    "tracked text": made_with(
        overview=par(
            "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", properties='<w:rPr><w:del w:id="1"/></w:rPr>'
        )
        + styled("接着。")
    ),
    "text box in a text": made_with(problems=styled("去年。") + text_box(styled("去年的图。"))),
    "table in a text": made_with(
        overview=styled("去年。")
        + "<w:tbl>"
        + "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 2
        + "</w:tbl>"
        + par()
    ),
    "split words": made_with(
        overview=par("<w:r><w:t>去</w:t></w:r><w:proofErr/>", "<w:smartTag><w:r><w:t>年</w:t></w:r></w:smartTag>")
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_texts_find_their_places_in_all_shapes(name: str, tmp_path: Path) -> None:
    report = sample()
    filled = templates_fill.fill(report, package(SHAPES[name], tmp_path))
    assert filled.plan.unplaced == ()
    words = "".join(xml(filled.data).itertext())
    for old in ("去年", "旧", "文字描述", "单击", "2021年政府信息", "格式模板"):
        assert old not in words
    reading = reread(filled.data, tmp_path)
    assert reading.texts["title"] == report.text("title")
    assert reading.texts["problems"] == TEXTS["problems"]


def test_the_older_twin_of_a_text_box_changes_too(tmp_path: Path) -> None:
    data = templates_fill.to_bytes(sample(), package(SHAPES["title in a text box"], tmp_path))
    boxes = list(xml(data).iter(W + "txbxContent"))
    assert len(boxes) == 2
    assert ["".join(box.itertext()) for box in boxes] == [sample().text("title")] * 2


def test_title_lines_are_broken_as_the_template_breaks_them(tmp_path: Path) -> None:
    broken = made_with(title=styled("临江市财政局2021年政府信息") + styled("公开工作年度报告"))
    found = lines(templates_fill.to_bytes(sample(), package(broken, tmp_path)))
    assert found[3:5] == ["临江市水务局2025年政府信息", "公开工作年度报告"]
    own = sample().with_text("title", "关于印发\n临江市水务局\n2025年政府信息公开工作年度报告的通知")
    found = lines(templates_fill.to_bytes(own, package(parts(), tmp_path)))
    assert found[3:5] == ["关于印发", "临江市水务局\n2025年政府信息公开工作年度报告的通知"]


@pytest.mark.parametrize(
    "old",
    [
        ["××××（单位名称）2025年政府信息公开工作年度报告"],
        ["____局____年政府信息公开工作年度报告"],
        ["附件1", "政府信息公开工作年度报告格式"],
        ["XX局（委）", "20XX年政府信息公开工作年度报告", "（参考模板）"],
        ["政府信息公开工作年度报告", "（2025年度）"],
        ["政府信息公开年度报告（样表）"],
        ["政府信息公开工作年度报告模板（2025年）"],
        ["临江市财政局", "政府信息公开工作年度报告", "（2021年）", "临江市财政局", "2022年1月"],
    ],
    ids=lambda old: old[-1],
)
def test_titles_with_room_for_a_name_are_titles(old: list[str], tmp_path: Path) -> None:
    made = made_with(head="", title="".join(map(styled, old)))
    filled = templates_fill.fill(sample(), package(made, tmp_path))
    assert filled.plan.unplaced == ()
    assert "".join(lines(filled.data)).count("临江市水务局2025年政府信息公开工作年度报告") == 1
    assert ("附件1" in lines(filled.data)) == ("附件1" in old)
    assert "XX局（委）" not in lines(filled.data)


def test_pictures_and_section_breaks_in_texts_stay(tmp_path: Path) -> None:
    made = made_with(overview=styled("去年") + par(maker.LOGO, "图1") + par("末段", properties="<w:sectPr/>"))
    filled = templates_fill.fill(sample(), package(made, tmp_path))
    assert count(filled.data, "sectPr", "drawing") == [2, 2]
    assert "图1" not in lines(filled.data)
    assert "“一、总体情况”中的图片未改动，请核对是否还要保留。" in filled.plan.warnings


def test_bookmarks_of_removed_paragraphs_stay_in_pairs(tmp_path: Path) -> None:
    start, end = '<w:bookmarkStart w:id="4" w:name="目录"/>', '<w:bookmarkEnd w:id="4"/>'
    made = made_with(overview=par(start, "去年。"), problems=par("去年。", end))
    assert count(templates_fill.to_bytes(sample(), package(made, tmp_path)), "bookmarkStart", "bookmarkEnd") == [1, 1]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"title": ""}, "title"),
        ({"problems_heading": "", "problems": ""}, "problems"),
        ({"other_heading": ""}, "other"),
        ({"proceedings": ""}, "proceedings"),
    ],
)
def test_what_has_no_place_is_named(changed: dict[str, str], place: str, tmp_path: Path) -> None:
    plan = templates_fill.plan(sample(), package(made_with(**changed), tmp_path))
    sentences = dict(plan.unplaced)
    assert place in sentences
    assert "未填入" in sentences[place]
    assert sentences[place].endswith("。")


def test_a_row_that_the_template_lacks_is_named_figure_by_figure(tmp_path: Path) -> None:
    made = parts()
    made["applications"] = re.sub(r"<w:tr>(?:(?!</w:tr>).)*2\.重复申请.*?</w:tr>", "", made["applications"])
    plan = templates_fill.plan(sample(), package(made, tmp_path))
    assert {place.rpartition(".")[0] for place, _ in plan.unplaced} == {"applications.not_processed.duplicate"}
    assert len(plan.unplaced) == 7
    assert plan.unplaced[0][1].startswith("模板的表格里没有“三、本年度办理结果 （五）不予处理 2.重复申请·自然人”这一格")


def test_a_second_copy_and_foreign_tables_are_named(tmp_path: Path) -> None:
    made = made_with(
        more=parts()["proceedings"], foreign=SHAPES["table in a text"]["overview"].replace("<w:p/>", par("栏目"))
    )
    filled = templates_fill.fill(sample(), package(made, tmp_path))
    assert [warning for warning in filled.plan.warnings if "不止一张" in warning]
    assert [warning for warning in filled.plan.warnings if "不属于年度报告格式" in warning]
    assert lines(filled.data).count("2022年1月20日") == 1


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.name)
def test_a_file_that_cannot_be_filled_gets_one_sentence(path: Path) -> None:
    with pytest.raises(UnusableInput, match=r"^[^。]+。(?:[^。]+。)?$"):
        templates_fill.plan(sample(), path)


@pytest.mark.parametrize(("name", "words"), [("password.docx", "取消密码"), ("old_word.docx", "另存为 .docx")])
def test_what_to_do_about_it_is_said(name: str, words: str) -> None:
    with pytest.raises(UnusableInput, match=words):
        templates_fill.plan(sample(), (DATA / "should_fail" / name).read_bytes())


def test_a_dotx_becomes_a_docx_and_macros_are_refused(tmp_path: Path) -> None:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}.main+xml"
    path = package(parts(), tmp_path)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "模板.dotx", "w") as new:
        for entry in old.namelist():
            new.writestr(
                entry, old.read(entry) if "Types" not in entry else f"<Types>{kind.format('template')}</Types>"
            )
    data = templates_fill.to_bytes(sample(), tmp_path / "模板.dotx")
    assert part(data, "[Content_Types].xml").decode() == f"<Types>{kind.format('document')}</Types>"
    with pytest.raises(UnusableInput, match="带有宏"):
        templates_fill.plan(sample(), package(parts(), tmp_path, **{"word/vbaProject.bin": "x"}))


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


def test_a_strict_package_stays_strict(office: Path, tmp_path: Path) -> None:
    strict = tmp_path / "strict.docx"
    usual, name = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "word/document.xml"
    with zipfile.ZipFile(office) as old, zipfile.ZipFile(strict, "w") as new:
        for entry in old.namelist():
            new.writestr(entry, old.read(entry).replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    data = templates_fill.to_bytes(sample(), strict)
    assert usual not in part(data, name)
    assert reread(data, tmp_path).texts["problems"] == TEXTS["problems"]


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
