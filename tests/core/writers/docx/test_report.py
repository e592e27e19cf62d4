"""The official DOCX: what stands in the file, and that it is read back alike."""

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import StorageError
from core.forms.catalog import FORMS
from core.forms.spec import Kind
from core.matching.report import headings, locate
from core.readers.docx.reader import walked as read_document
from core.readers.raw import RawDocument, RawParagraph
from core.report.report import Report, paragraphs
from core.writers.docx.report import export, to_bytes
from core.writers.layout.blocks import printable, printed_figures
from core.writers.layout.style import DOCUMENT, OFFICIAL, SMALLEST, STYLES, Style, fitted_size, fitted_sizes
from tests.helpers.core.docx_reports import TEXTS, WHEN, part, sample
from tests.helpers.places import DATA
from tests.helpers.raw_views import text_below

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

GOLDEN = DATA / "golden"


def raw(data: bytes) -> RawDocument:
    return read_document(part(data))


def figures_in(data: bytes, report: Report) -> dict[str, str]:
    found = [locate(table, report.form) for table in raw(data).tables]
    return {key: cell.text for cells in found for key, cell in cells.items()}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("form_key", FORMS)
def test_figures_and_texts_are_read_back(form_key: str, style: Style) -> None:
    report = sample(form_key)
    data = to_bytes(report, style)
    assert figures_in(data, report) == printed_figures(report)
    for key, text in TEXTS.items():
        assert text_below(raw(data), report.form, key) == paragraphs(text)
    before = [item.text for item in raw(data).items if isinstance(item, RawParagraph) and item.text][:2]
    assert before[0].replace("\n", "") == report.text("title")
    assert before[1] == report.text("preamble")


def test_a_blank_report_keeps_blanks_and_no_prompts() -> None:
    report = Report("2021", 2025)
    data = to_bytes(report)
    assert set(figures_in(data, report).values()) == {""}
    assert "文字描述" not in "".join(part(data).itertext())


def values_of(report: Report) -> st.SearchStrategy[dict[str, int | Decimal | None]]:
    count = st.none() | st.integers(0, 10**8)
    kinds = {
        Kind.COUNT: count,
        Kind.CHANGE: st.none() | st.integers(-(10**8), 10**8),
        Kind.MONEY: st.none() | st.decimals(0, 10**6, places=6).map(lambda d: d.normalize() + 0),
    }
    return st.fixed_dictionaries({key: kinds[report.form.cells[key].kind] for key in report.form.typed})


@settings(max_examples=12, deadline=None)
@given(st.data())
def test_any_figures_are_read_back(data: st.DataObject) -> None:
    report = Report(data.draw(st.sampled_from(sorted(FORMS))), 2021, {"agency": "临江市财政局"})
    report = report.with_values(data.draw(values_of(report)))
    written = to_bytes(report, data.draw(st.sampled_from([*STYLES.values()])))
    assert figures_in(written, report) == printed_figures(report)


TEXT = st.text(st.characters(codec="utf-8") | st.sampled_from("<>&\"'\t\n（一）。"), max_size=60)


@settings(max_examples=40, deadline=None)
@given(TEXT, TEXT)
def test_any_text_is_read_back(problems: str, preamble: str) -> None:
    """User text is never markup; what no document can hold is dropped."""
    report = sample().with_text("problems", "内容：" + problems).with_text("preamble", "说明：" + preamble)
    data = to_bytes(report)
    assert text_below(raw(data), report.form, "problems") == paragraphs(printable(report.text("problems")))
    first = headings(raw(data), report.form)["overview"]
    above = [item.text for item in raw(data).items[:first] if isinstance(item, RawParagraph) and item.text]
    assert above == [report.text("title"), *paragraphs(printable(report.text("preamble")))]


def test_every_run_names_its_fonts() -> None:
    for style in STYLES.values():
        for run in part(to_bytes(sample(), style)).iter(W + "r"):
            fonts = run.find(f"{W}rPr/{W}rFonts")
            assert len({fonts.get(W + script) for script in ("ascii", "hAnsi", "eastAsia", "cs")} - {None}) == 1


def looks(data: bytes) -> Iterator[tuple[str, str, str]]:
    """Style of the paragraph, font of the run, its text."""
    for paragraph in part(data).find(W + "body").findall(W + "p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        for run in paragraph.iter(W + "r"):
            text = "".join(t.text or "" for t in run.iter(W + "t"))
            yield "" if style is None else style.get(W + "val"), run.find(f"{W}rPr/{W}rFonts").get(W + "eastAsia"), text


def test_subheadings_have_their_own_font() -> None:
    found = list(looks(to_bytes(sample(), DOCUMENT)))
    assert ("Heading2", "楷体_GB2312", "（一）主动公开") in found
    assert ("BodyText", "楷体_GB2312", "（二）依申请公开。") in found
    assert ("BodyText", "仿宋_GB2312", "收到3件，办结3件。") in found
    assert ("BodyText", "仿宋_GB2312", "全年公开126条。") in found
    assert ("Heading1", "黑体", "五、存在的主要问题及改进情况") in found


def test_a_long_title_takes_two_lines_and_stays_one_title() -> None:
    report = Report("2021", 2025, {"agency": "临江市住房和城乡建设局"})
    (title,) = [item for item in raw(to_bytes(report)).items[:2] if isinstance(item, RawParagraph) and item.text]
    assert title.text == "临江市住房和城乡建设局\n2025年政府信息公开工作年度报告"


@pytest.mark.parametrize(("figure", "size"), [("0", 12), ("1234", 12), ("12345", 10), ("12345678", 6)])
def test_a_long_figure_is_printed_smaller(figure: str, size: float) -> None:
    report = Report("2021", 2025, values={"applications.new.business": int(figure)})
    runs = [r for r in part(to_bytes(report)).iter(W + "tc") if "".join(r.itertext()) == figure]
    assert runs
    for run in runs:
        assert run.find(f".//{W}sz").get(W + "val") == str(round(size * 2))


@given(st.integers(1, 16), st.integers(300, 3000))
def test_a_fitted_figure_is_never_wider_than_its_column(digits: int, width: int) -> None:
    size = fitted_size(12, "8" * digits, width)
    assert SMALLEST <= size <= 12
    assert size == SMALLEST or digits * size * 0.64 <= width / 20


CELLS = st.lists(st.tuples(st.just(12.0), st.integers(0, 10**9).map(str), st.integers(300, 3000)), max_size=8)


@given(CELLS)
def test_figures_of_a_table_have_one_size_but_those_that_need_less_than_two_thirds(
    cells: list[tuple[float, str, int]],
) -> None:
    sizes = fitted_sizes(cells)
    assert all(size <= fitted_size(*cell) for size, cell in zip(sizes, cells, strict=True))
    common = [size for size in sizes if size >= 8]
    assert len(set(common)) <= 1
    needs = [fitted_size(*cell) for cell in cells]
    if needs and min(needs) >= 8:
        assert set(sizes) == {min(needs)}


def test_figures_of_one_table_are_alike_and_those_of_others_untouched() -> None:
    values = {"applications.new.business": 12345, "proceedings.review.upheld": 7, "applications.granted.business": 7}
    root = part(to_bytes(Report("2021", 2025, values=values)))
    sizes = [
        {r.find(f"{W}rPr/{W}sz").get(W + "val") for r in table.iter(W + "r") if "".join(r.itertext()).isdigit()}
        for table in root.iter(W + "tbl")
    ]
    assert sizes == [set(), {"20"}, {"24"}]


ADDRESS = "http://www.linjiang.gov.cn/zwgk/xxgknb/2025/index.html"


def test_lines_break_inside_an_address_and_only_there() -> None:
    report = sample().with_text("overview", f"见网站（{ADDRESS}）。\n全年公开126条。")
    wraps = {
        "".join(p.itertext()): [w.get(W + "val") for name in ("wordWrap", "jc") for w in p.iter(W + name)]
        for p in part(to_bytes(report)).find(W + "body").findall(W + "p")
    }
    assert wraps[f"见网站（{ADDRESS}）。"] == ["0", "left"]  # nor is it stretched where a program breaks no word
    assert wraps["全年公开126条。"] == ["both"]


def test_each_export_is_its_own() -> None:
    """What is kept of the form from one export to the next holds nothing of a report."""
    first, second = sample(), Report("2021", 2025, {"agency": "临江市水务局"}, {"other": "无。"})
    before = to_bytes(second, when=WHEN)
    to_bytes(first, when=WHEN)
    assert to_bytes(second, when=WHEN) == before


def pretty(data: bytes) -> str:
    """document.xml and core.xml, one paragraph or row a line, times masked."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode() + package.read("docProps/core.xml").decode()
    text = re.sub(r"(<w:p>|<w:tr>|<w:tbl>|<w:sectPr>|<cp:coreProperties)", r"\n\1", text)
    return re.sub(r"(W3CDTF\">)[^<]*", r"\1…", text) + "\n"


@pytest.mark.parametrize(("style", "form_key"), [(OFFICIAL, "2021"), (DOCUMENT, "2019")])
def test_golden_file(style: Style, form_key: str) -> None:
    """Renew with UPDATE_GOLDEN=1 after a wanted change, and look at the difference."""
    path = GOLDEN / f"export_{style.key}_{form_key}.xml"
    written = pretty(to_bytes(sample(form_key), style))
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(written, "utf-8", newline="\n")
    assert written == path.read_text("utf-8")


def test_export_writes_a_file_and_leaves_nothing_beside(tmp_path: Path) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")
    export(sample(), path, when=WHEN)
    assert figures_in(path.read_bytes(), sample()) == printed_figures(sample())
    assert [p.name for p in tmp_path.iterdir()] == ["报告.docx"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("没有/报告.docx", "这个位置已不存在"),
        ("长" * 300 + ".docx", "文件名或路径太长"),
        ("文件夹.docx", "换一个文件名"),
    ],
)
def test_where_it_cannot_be_written_a_sentence_says_what_to_do(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "文件夹.docx").mkdir()
    with pytest.raises(StorageError, match=words):
        export(sample(), tmp_path / name)
    assert [p.name for p in tmp_path.iterdir()] == ["文件夹.docx"]


def test_a_file_open_in_word_stays_and_the_sentence_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(StorageError, match="请关闭正在使用它的程序，或换一个文件名"):
        export(sample(), path)
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["报告.docx"]


def printed_pages(report: Report, style: Style, folder: Path) -> list[str]:
    """The pages as LibreOffice, a reader that is not ours, prints them."""
    path = folder / "report.docx"
    export(report, path, style)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = subprocess.run(
        ["pdftotext", "-layout", str(folder / "report.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return text.stdout.split("\f")[:-1]


needs_libreoffice = pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice or poppler is not here"
)


@needs_libreoffice
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_libreoffice_prints_every_figure_and_table_three_on_one_page(tmp_path: Path, style: Style) -> None:
    report = sample().with_values({key: 100 + n for n, key in enumerate(sample().form.typed)})
    report = report.with_values(
        {"applications.new.natural_person": 12345678, "disclosure.fees.amount": Decimal("0.000012")}
    )
    pages = printed_pages(report, style, tmp_path)
    assert 3 <= len(pages) <= 4
    figures = printed_figures(report)
    three = [figure for key, figure in figures.items() if key.startswith("applications.")]
    (page,) = [page for page in pages if report.form.section("applications").numbered in page]
    assert sorted(re.findall(r"-?\d{3,}", page)) == sorted(three)
    assert not [figure for figure in figures.values() if figure not in "".join(pages)]


@needs_libreoffice
def test_document_style_prints_28_characters_a_line_and_22_lines_a_page(tmp_path: Path) -> None:
    report = sample().with_text("overview", "国" * 1500)
    pages = printed_pages(report, DOCUMENT, tmp_path)
    lines = [line.strip() for line in pages[1].splitlines() if line.strip()]
    assert lines[-1].replace(" ", "") == "—2—"
    assert [len(line) for line in lines[:-1]] == [28] * 22
