"""The report as HTML: what stands in it, that nothing typed becomes a tag, and that it is read back alike."""

import os
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest
from html5lib import HTMLParser as HTMLParser5  # pyright: ignore[reportMissingTypeStubs]
from html5lib.html5parser import ParseError  # pyright: ignore[reportMissingTypeStubs]
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from core.enclosed import data_of
from core.errors import StorageError
from core.forms.catalog import FORMS
from core.matching import report as matching_report
from core.matching.report import locate
from core.readers.clipboard import parse_html, parse_text
from core.readers.html import reader as html_reader
from core.report.difference_report import difference_report
from core.report.report import Report
from core.writers.html import export, fragment, listing_page, page, plain_text
from core.writers.layout.blocks import FilledGrid, Heading, Title, blocks, printed_figures
from core.writers.layout.style import DOCUMENT, OFFICIAL, STYLES, Style
from core.writers.listing import listing_of
from tests.helpers.places import DATA
from tests.helpers.raw_views import check_all_came_back

GOLDEN = DATA / "golden"
TEXTS = {
    "overview": "2025年，本机关依法公开政府信息。\n（一）主动公开\n全年公开126条。\n（二）依申请公开。收到3件，办结3件。",
    "problems": "主要问题：解读形式单一。\n改进情况：增加图解、视频。",
    "other": "本年度没有收取信息处理费。",
}
HOSTILE = st.text(
    st.sampled_from("<>&\"'/=!-[]{}%\\x0\x00\x0b\x85\u2028\ud800\ufffe\t 中（）]\n") | st.characters(), max_size=60
)


def parsed_strictly(words: str) -> None:
    """Raises where a browser would have to mend a page."""
    HTMLParser5(strict=True).parse(words)


@pytest.mark.parametrize("form", FORMS)
def test_pages_are_valid(form: str) -> None:
    beside = {"applications.above": "说明：\t一\xa0二", "applications.below": "注：<b>&amp;。"}
    for report in (
        sample(form),
        Report(form, FORMS[form].first_year),
        replace(sample(form), texts={**TEXTS, **beside}),
    ):
        for style in STYLES.values():
            parsed_strictly(page(report, style, data_of(report)))
    found = difference_report(sample(form), sample(form).with_text("other", "</p><script>"), ("甲", "乙"))
    made = listing_page(listing_of(found))
    parsed_strictly(made)
    assert "overflow-wrap" not in made, "figures are never broken, only addresses"
    assert made.count('<th scope="row"') == made.count("<tr>") - made.count("<thead>") > 0
    with pytest.raises(ParseError):
        parsed_strictly(page(sample(form)).replace("</table>", "</div></table>", 1))


@settings(max_examples=25, deadline=None)
@given(HOSTILE)
def test_a_page_of_any_words_is_valid(text: str) -> None:
    report = Report("2021", 2024, {"agency": "临江市财政局"}, {"overview": text, "title": text})
    parsed_strictly(page(report, data=data_of(report)))


def sample(form_key: str = "2021") -> Report:
    body = {"agency": "临江市财政局", "contact": "办公室", "telephone": "0793-1234567"}
    report = Report(form_key, FORMS[form_key].first_year, body, TEXTS)
    return report.with_values({key: index % 13 for index, key in enumerate(report.form.typed)})


class Pieces(HTMLParser):
    """The tags of a piece of HTML, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.odd: list[str] = []
        self.text: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    def handle_decl(self, decl: str) -> None:
        self.odd.append(decl)

    def handle_pi(self, data: str) -> None:
        self.odd.append(data)


def expected_text(report: Report) -> Iterator[str]:
    for block in blocks(report):
        match block:
            case Title(lines):
                yield from lines
            case FilledGrid(grid, figures):
                for box in sorted(grid.boxes, key=lambda box: (box.row, box.column)):
                    yield figures[box.key] if box.key else box.label
            case _:
                yield block.text


@pytest.mark.parametrize("form_key", FORMS)
def test_every_figure_stands_in_its_cell(form_key: str) -> None:
    report = sample(form_key)
    tables = parse_html(fragment(report))
    cells = {key: cell.text for table in tables for key, cell in locate(table, report.form).items()}
    assert cells == printed_figures(report)


@pytest.mark.parametrize("form_key", FORMS)
def test_tables_have_heads_captions_and_no_holes(form_key: str) -> None:
    report = sample(form_key)
    root = html.document_fromstring(page(report).encode()).find("body/main/div")
    headings = [block.text for block in blocks(report) if isinstance(block, Heading)]
    assert [element.text_content() for element in root.iter("h2")] == headings
    tables = list(root.iter("table"))
    assert len(tables) == len(report.form.tables)
    for table, declared in zip(tables, report.form.tables, strict=True):
        assert table.find("caption").text_content() == report.form.section(declared.key).numbered
        # Seen in a browser 360 px wide: without this the end of a long heading is out of sight.
        assert "max-width:90vw" in table.find("caption/h2").get("style")
        assert len(table.find("colgroup")) == len(declared.widths)
        assert {head.get("scope") for head in table.iter("th")} <= {"col", "row", "rowgroup"}
        area = sum(int(c.get("rowspan", 1)) * int(c.get("colspan", 1)) for c in table.iter("td", "th"))
        assert area == len(list(table.iter("tr"))) * len(declared.widths)
    disclosure, applications, proceedings = tables
    assert len(disclosure.findall("tbody")) == len(report.form.tables[0].blocks)
    assert len(applications.findall("thead/tr")) == len(proceedings.findall("thead/tr")) == 3


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("form_key", FORMS)
def test_pasted_into_a_site_headings_and_lines_stay(form_key: str, style: Style) -> None:
    """wangEditor 5 drops a caption with its words, TinyMCE 6 every style: seen with real keys in Chromium."""
    report = sample(form_key)
    root = html.fragment_fromstring(fragment(report, style))
    assert root.find(".//caption") is None
    headings = [block.text for block in blocks(report) if isinstance(block, Heading)]
    assert [element.text_content() for element in root.iter("h2")] == headings
    for table, declared in zip(root.iter("table"), report.form.tables, strict=True):
        assert table.getparent().getprevious().text_content() == report.form.section(declared.key).numbered
        assert (table.get("border"), table.get("cellspacing")) == ("1", "0")
        for cell in table.iter("td", "th"):
            looks = dict(look.split(":") for look in cell.get("style").split(";"))
            assert (cell.get("align"), cell.get("bgcolor")) == (looks["text-align"], looks.get("background"))


def test_a_blank_stays_blank_and_a_zero_a_zero() -> None:
    report = Report("2021", 2025).with_values({"disclosure.regulations.issued": 0})
    cells = [cell.text for table in parse_html(fragment(report)) for cell in table.cells]
    assert cells.count("0") == 1


def test_only_inline_looks_and_nothing_of_an_office_program() -> None:
    text = fragment(sample())
    assert Pieces(text).tags == {
        *(
            "div",
            "h1",
            "h2",
            "h3",
            "p",
            "strong",
            "table",
            "colgroup",
            "col",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
        )
    }
    for word in ("class=", "id=", "mso", "<style", "<font", "<o:", "<script", "border:1px solid #000;border"):
        assert word not in text
    assert text.count("border:1px solid #000") == text.count("<td") + text.count("<th ")


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE)
def test_nothing_typed_becomes_a_tag(agency: str, title: str, text: str) -> None:
    report = sample().with_text("title", title).with_text("overview", text).with_body("agency", agency)
    usual, pieces = Pieces(fragment(sample())), Pieces(fragment(report))
    assert pieces.tags <= usual.tags | {"br"} and not pieces.odd
    assert "".join(pieces.text).replace("\n", "") == "".join(expected_text(report))


def test_hostile_title_of_the_page() -> None:
    report = sample().with_text("title", "甲</title><script>alert(1)</script>{css}&amp;")
    root = html.document_fromstring(page(report).encode())
    assert root.findtext("head/title") == report.text("title") == root.findtext(".//h1")
    assert not list(root.iter("script"))


def test_an_ordinary_report_is_small() -> None:
    """Section one as long as it should be at most, the others half as long, all figures large."""
    report = sample().with_values(dict.fromkeys(sample().form.typed, 12_345_678))
    report = report.with_text("overview", ("全年主动公开政府信息，回应群众关切。" * 8 + "\n") * 7)
    report = report.with_text("problems", "解读形式单一，将增加图解和视频。" * 33).with_text("other", "其他事项。" * 40)
    assert len(report.text("overview")) > 1000
    assert len(fragment(report).encode()) < 40_000


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_long_words_break_and_blanks_stay(style: Style) -> None:
    """On a telephone 360 px wide an address may break anywhere, and only where there is one; tabs and blanks are kept."""
    address = "https://www.linjiang.gov.cn/zwgk/" + "a" * 60 + ".html"
    report = sample().with_text("overview", f"（一）详见{address}。\n甲\t乙\n长\u00a0词\n两  格\n连\u200d字\n平常。")
    root = html.fromstring(fragment(report, style))
    looks = {node.text_content(): node.get("style") for tag in ("p", "h3") for node in root.iter(tag)}
    assert {text for text, look in looks.items() if "overflow-wrap:anywhere" in look} == {f"（一）详见{address}。"}
    kept = {text for text, look in looks.items() if "white-space:pre-wrap" in look}
    assert kept == {"甲\t乙", "两  格", "长\xa0词", "连\u200d字"}
    assert "长\u00a0词" in looks


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_page_is_complete_and_whole(style: Style) -> None:
    text = page(sample(), style)
    root = html.document_fromstring(text.encode())
    assert text.startswith("<!DOCTYPE html>") and root.get("lang") == "zh-CN"
    assert root.find("head/meta[@charset='utf-8']") is not None
    assert "width=device-width" in root.find("head/meta[@name='viewport']").get("content")
    shown, pasted = (root.find("body/main/div"), html.fromstring(fragment(sample(), style)))
    assert shown.text_content().split() == pasted.text_content().split()
    for table in root.iter("table"):
        assert "overflow-x:auto" in table.getparent().get("style")


def test_plain_text_has_every_line_and_its_tables_paste_as_tables() -> None:
    text = plain_text(sample())
    lines = text.split("\r\n")
    for block in blocks(sample()):
        if isinstance(block, FilledGrid):
            filled = [figure for figure in block.figures.values() if figure]
            (table,) = parse_text("\r\n".join(line for line in lines if line.count("\t") == block.grid.columns - 1))
            assert sorted(c.text for c in table.cells if c.text.removeprefix("-").isdigit()) == sorted(filled)
        elif not isinstance(block, Title):
            assert block.text in lines
    assert lines[0] == sample().text("title") and "\n" not in text.replace("\r\n", "")


@pytest.mark.parametrize(("style", "form_key"), [(OFFICIAL, "2021"), (DOCUMENT, "2019")])
def test_golden_file(style: Style, form_key: str) -> None:
    """Renew with UPDATE_GOLDEN=1 after a wanted change, and look at the difference.  Nothing in it is volatile."""
    path = GOLDEN / f"export_{style.key}_{form_key}.html"
    written = fragment(sample(form_key), style) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(written, "utf-8", newline="\n")
    assert written == path.read_text("utf-8")


def test_export_writes_a_file_or_says_why_not(tmp_path: Path) -> None:
    path = tmp_path / "报告.html"
    export(sample(), path)
    assert path.read_text("utf-8") == page(sample())
    with pytest.raises(StorageError, match="未能导出"):
        export(sample(), tmp_path / "没有" / "报告.html")
    assert [p.name for p in tmp_path.iterdir()] == ["报告.html"]


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(sorted(FORMS)))
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, seed: int, form_key: str) -> None:
    report, chance = sample(form_key), Random(seed)
    values = {key: chance.choice((None, 0, chance.randrange(10 ** chance.randint(1, 9)))) for key in report.form.typed}
    report = report.with_values(values)
    path = tmp_path_factory.mktemp("html") / "报告.html"
    export(report, path)
    check_all_came_back(matching_report.read(html_reader.document(path.read_bytes())), report)


def test_money_keeps_its_decimals() -> None:
    report = sample().with_values({"disclosure.fees.amount": Decimal("0.000012")})
    assert ">0.000012</td>" in fragment(report)
