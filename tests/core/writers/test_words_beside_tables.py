"""Words above and below the tables: printed where they stood, read back to the letter, stored, carried to next year."""

import contextlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from pypdfium2 import PdfDocument

from core.opening import open_any
from core.report import merge, rollover
from core.report.report import Report, still_unverified, text_names
from core.storage import codec
from core.writers import html
from core.writers.layout.style import STYLES, Style
from core.writers.registry import FORMATS, export
from tests.helpers.makers.report_maker import TEXTS

WORDS = {
    "disclosure.above": "统计至12月31日。\n含派出机构。",
    "disclosure.below": "注：含受委托组织作出的决定。",
    "applications.below": "注：含上年度结转数量，其中当面提交12件。\n备注：一件多问按一件计。",
    "proceedings.above": "本表不含行政检查案件。",
}


def report(year: int = 2025) -> Report:
    made = Report("2021", year, {"agency": "临江市财政局"}, {**TEXTS, **WORDS})
    return made.with_values(dict.fromkeys(made.form.typed, 3))


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("suffix", [form.suffix for form in FORMATS])
def test_printed_where_they_stood_and_read_back(tmp_path: Path, suffix: str, style: Style) -> None:
    path = tmp_path / f"report{suffix}"
    export(report(), path, style)
    opened = open_any(path)
    assert {key: opened.text(key) for key in opened.report.form.beside_keys if opened.text(key)} == WORDS
    assert {key: opened.text(key) for key in TEXTS} == TEXTS
    assert dict(opened.report.values) == dict(report().values)
    assert opened.notes == ()


def test_a_report_without_them_prints_as_before() -> None:
    bare = Report("2021", 2025, {"agency": "临江市财政局"}, TEXTS)
    assert html.page(bare).count("<caption") == 3
    assert html.page(report()).count("<caption") == 1


def test_stored_under_keys_of_their_own() -> None:
    assert codec.loads(codec.dumps(report())) == report()


def test_next_year_begins_with_them_unverified() -> None:
    draft = rollover.draft(report(2024), 2025)
    for key, words in WORDS.items():
        assert still_unverified(draft, key) == tuple(words.split("\n"))


def test_they_come_with_the_table_into_an_open_report() -> None:
    empty = Report("2021", 2025)
    taken = merge.plan(empty, report(), {"disclosure"}, figures_only=False)
    assert set(taken.texts) == {"disclosure.above", "disclosure.below"}


def test_each_has_a_name() -> None:
    names = dict(text_names(report().form))
    assert names["disclosure.below"] == "二、主动公开政府信息情况（表格下方的文字）"
    assert list(names) == list(report().form.all_text_keys)


def test_words_above_a_table_go_to_the_next_page_with_it(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    export(report(), path, STYLES["official"])
    document = etree.fromstring(zipfile.ZipFile(path).read("word/document.xml"))
    words = "".join(WORDS[key] for key in WORDS if key.endswith(".above")).replace("\n", "")
    kept = [p for p in document.iter("{*}p") if p.find("{*}pPr/{*}keepNext") is not None]
    assert {text for p in kept if (text := "".join(p.itertext())) and len(text) > 1 and text in words} == {
        "统计至12月31日。",
        "含派出机构。",
        "本表不含行政检查案件。",
    }


@pytest.mark.parametrize("lines", range(8, 30, 3))
def test_no_page_ends_between_a_heading_the_words_below_it_and_the_table(tmp_path: Path, lines: int) -> None:
    path, texts = tmp_path / "report.pdf", {**TEXTS, **WORDS, "overview": "\n".join(["公开信息。"] * lines)}
    export(replace(report(), texts=texts), path, STYLES["official"])
    with contextlib.closing(PdfDocument(path)) as document:
        pages = ["".join(page.get_textpage().get_text_bounded().split()) for page in document]
    for sought in (
        ("二、主动公开", "含派出机构", "第二十条第（一）项"),
        ("四、政府信息公开行政", "本表不含", "尚未审结"),
    ):
        assert [page for page in pages if sought[0] in page] == [
            page for page in pages if all(words in page for words in sought)
        ]
