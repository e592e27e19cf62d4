"""The neutral sequence that every output draws."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.forms.catalog import FORMS
from core.report.report import Report
from core.writers.layout.blocks import (
    DrawnBlock,
    FilledGrid,
    Heading,
    Paragraph,
    Title,
    blank_blocks,
    blocks,
    break_title,
    has_long_word,
    printable,
    printed_figures,
    spaced,
    text_blocks,
    text_width,
)
from core.writers.layout.style import STYLES, Gap, Gaps, Style

REPORT = Report("2021", 2025, {"agency": "临江市财政局"})


@pytest.mark.parametrize("form_key", FORMS)
def test_everything_comes_once_and_in_printed_order(form_key: str) -> None:
    form = FORMS[form_key]
    report = Report(form_key, form.first_year, {"agency": "临江市财政局"}, {"problems": "甲\n乙"})
    sequence = list(blocks(report))
    assert sequence[0] == Title((f"临江市财政局{form.first_year}年政府信息公开工作年度报告",))
    assert isinstance(sequence[1], Paragraph) and sequence[1].key == "preamble"
    assert [b.text for b in sequence if isinstance(b, Heading)] == [section.numbered for section in form.sections]
    assert [b.grid.table for b in sequence if isinstance(b, FilledGrid)] == list(form.tables)
    assert [b.text for b in sequence if isinstance(b, Paragraph) and b.key == "problems"] == ["甲", "乙"]
    assert {key for b in sequence if isinstance(b, FilledGrid) for key in b.figures} == set(form.cells)


def test_a_table_follows_its_own_heading() -> None:
    sequence = list(blocks(REPORT))
    for heading, block in pairwise(sequence):
        if isinstance(heading, Heading) and heading.section.table:
            assert isinstance(block, FilledGrid) and block.grid.table == heading.section.table


def test_blank_zero_and_number_print_differently() -> None:
    report = REPORT.with_values({"disclosure.licensing.decisions": 0, "disclosure.penalties.decisions": 12345678})
    figures = printed_figures(report)
    assert figures["disclosure.licensing.decisions"] == "0"
    assert figures["disclosure.penalties.decisions"] == "12345678"
    assert figures["disclosure.coercion.decisions"] == ""


def test_money_keeps_its_decimals_and_changes_their_sign() -> None:
    assert printed_figures(REPORT.with_values({"disclosure.fees.amount": Decimal("0.000012")}))[
        "disclosure.fees.amount"
    ] == ("0.000012")
    old = Report("2019", 2020).with_values({"disclosure.licensing.items_change": -3})
    assert printed_figures(old)["disclosure.licensing.items_change"] == "-3"


def test_a_total_of_blanks_is_blank_and_of_some_blanks_is_what_is_there() -> None:
    assert not any(printed_figures(REPORT).values())
    figures = printed_figures(REPORT.with_values({"applications.new.business": 4}))
    assert figures["applications.new.total"] == "4"
    assert figures["applications.carried_out.business"] == "4"
    assert figures["applications.carried_in.total"] == ""
    assert figures["applications.processed_total.business"] == ""


def test_a_total_of_zeros_is_zero() -> None:
    zeros = REPORT.with_values(dict.fromkeys(REPORT.form.typed, 0))
    assert set(printed_figures(zeros).values()) == {"0"}


def test_an_imported_total_is_not_printed() -> None:
    """Totals are ours; what a file printed is only compared."""
    report = Report("2021", 2025, values={"applications.new.business": 4}, printed={"applications.new.total": 5})
    assert printed_figures(report)["applications.new.total"] == "4"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("（一）主动公开", "（一）主动公开"),
        ("（一）主动公开。全年公开126条。", "（一）主动公开。"),
        ("(二)依申请公开。收到3件。", "(二)依申请公开。"),
        ("（三）" + "很长的一句话" * 10 + "。", ""),
        ("全年公开126条（一）。", ""),
        ("（国办函〔2020〕109号）规定", ""),
    ],
)
def test_a_short_first_sentence_with_a_number_is_a_subheading(text: str, lead: str) -> None:
    (block,) = text_blocks(REPORT.with_text("overview", text), "overview")
    assert block.lead == lead
    assert block.is_subheading == (lead == text)


@settings(max_examples=200)
@given(st.text())
def test_printable_text_fits_into_any_document(text: str) -> None:
    element = etree.Element("text")
    element.text = printable(text)
    # XML itself reads \r as \n; nothing else changes.
    assert etree.fromstring(etree.tostring(element)).text == (printable(text) or None)


def test_printable_keeps_what_people_write() -> None:
    text = "第１条\t㎡ “引号”——𠮷野家 é\n"
    assert printable(text) == text
    assert printable("a\x00b\x0cc\ufffed\ud800e") == "abcde"


@pytest.mark.parametrize(
    ("title", "agency", "lines"),
    [
        ("临江市财政局2025年政府信息公开工作年度报告", "临江市财政局", ("临江市财政局2025年政府信息公开工作年度报告",)),
        (
            "临江市住房和城乡建设局2025年政府信息公开工作年度报告",
            "临江市住房和城乡建设局",
            ("临江市住房和城乡建设局", "2025年政府信息公开工作年度报告"),
        ),
        (
            "关于临江市住房和城乡建设局2025年政府信息公开工作年度报告",
            "临江市住房和城乡建设局",
            ("关于临江市住房和城乡建设局", "2025年政府信息公开工作年度报告"),
        ),
    ],
)
def test_a_long_title_breaks_after_the_name(title: str, agency: str, lines: tuple[str, ...]) -> None:
    assert break_title(title, agency, 23) == lines


@pytest.mark.parametrize("width", range(8, 31))
def test_no_line_of_a_title_ends_in_a_number_or_begins_with_a_closing_sign(width: int) -> None:
    """The name is long, and 2024 stands near the middle of a line."""
    agency = "青山县文化和旅游局"
    title = f"{agency}（青山县文物局、青山县广播电视局、青山县旅游发展委员会）2024年政府信息公开工作年度报告"
    lines = break_title(title, agency, width)
    assert "".join(lines) == title and all(text_width(line) <= width for line in lines)
    assert "2024年" in " ".join(lines)
    assert not [line for line in lines if line[0] in "）、" or line[-1] == "（"]


@settings(max_examples=200)
@given(st.text(st.sampled_from("临江市财政局2025年a（）"), max_size=80), st.integers(min_value=5, max_value=30))
def test_breaking_a_title_loses_nothing(title: str, width: int) -> None:
    lines = break_title(title, "临江市", width)
    assert "".join(lines) == title
    assert text_width(title) <= width or len(lines) > 1


# The official form: 一 is a text, 二 to 四 are tables (三 is long), 五 and 六 texts; every place has gaps of its own size.
MARKED = replace(
    STYLES["official"],
    gaps=Gaps(*((Gap(size),) for size in range(1, 7))),
)


def places(report: Report, style: Style = MARKED) -> list[tuple[str, list[float], bool]]:
    return [
        (
            f"{type(block).__name__} {getattr(block, 'text', '')[:1]}".strip(),
            [gap.size for gap in block.above],
            block.own_page,
        )
        for block in spaced(blocks(report), style)
    ]


def test_gaps_and_pages_of_a_report() -> None:
    assert places(REPORT) == [
        ("Title", [1], False),
        ("Paragraph 本", [2], False),
        ("Heading 一", [], False),
        ("Heading 二", [3], False),
        ("FilledGrid", [6], False),
        ("Heading 三", [], True),  # a page of its own needs no room above
        ("FilledGrid", [6], True),
        ("Heading 四", [4], False),
        ("FilledGrid", [6], False),
        ("Heading 五", [5], False),
        ("Heading 六", [], False),
    ]


def test_gaps_are_those_of_the_blank_form_whatever_the_texts() -> None:
    """What stands between the parts of the form does not hang on how much is written in them."""
    long = REPORT.with_text("overview", "甲\n乙").with_text("preamble", "").with_text("other", "丙\n丁")

    def between(sequence: Iterator[DrawnBlock]) -> list[tuple[str, tuple[Gap, ...], bool]]:
        found = ((type(block).__name__, block) for block in sequence)
        return [(name, block.above, block.own_page) for name, block in found if name in ("Heading", "FilledGrid")]

    headings = [
        between(spaced(sequence, MARKED)) for sequence in (blank_blocks(REPORT.form), blocks(REPORT), blocks(long))
    ]
    assert headings[0] == headings[1]
    assert headings[1][1:] == headings[2][1:]  # without a preamble the first heading follows the title


def test_one_table_alone_starts_without_a_gap() -> None:
    heading, table = [
        block
        for block in blocks(REPORT)
        if getattr(block, "section", None) is REPORT.form.sections[1] or isinstance(block, FilledGrid)
    ][:2]
    first, second = spaced((heading, table), MARKED)
    assert first.above == () and [gap.size for gap in second.above] == [6]


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("见http://www.linjiang.gov.cn/zwgk。", True),
        ("邮箱xxgk@linjiang.gov.cn。", True),
        ("www.yxsrmzf.gov.cn", True),
        ("http://a.cn/zw", False),
        ("电话：0793-8306077", False),
        ("-11052631578996", False),
        ("999999999999999.000012", False),
        ("0793-8306077/8306078", True),
        ("邮编：334000", False),
        ("全年公开126条，办结3件", False),
        ("a b " * 20, False),
        ("", False),
    ],
)
def test_an_address_is_a_long_word(text: str, long: bool) -> None:
    assert has_long_word(text) is long
