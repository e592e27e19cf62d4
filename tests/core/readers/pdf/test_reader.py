"""PDFs laid out in the ways of different programs give the report back; what cannot be read is said plainly."""

import json
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.errors import UnusableInput
from core.matching import report as matching_report
from core.matching.reading import Reading
from core.matching.torn_rows import rejoin
from core.readers import limits, time_limit
from core.readers.pages import document as page_refusals
from core.readers.pdf import guard as refusals
from core.readers.pdf import reader as pdf_reader
from core.readers.raw import RawParagraph
from core.report.calc import compute
from core.report.report import Report
from tests.helpers.core.pdf_reports import OVERVIEW, REPORT, cells, filler, plain_page, report, small_table, unusable
from tests.helpers.makers.pdf_maker import Layout, Look, Maker, pdf, shown_values
from tests.helpers.places import DATA
from tests.helpers.raw_views import texts

CASES = DATA / "cases"


def reading(data: bytes) -> Reading:
    document = pdf_reader.document(data)
    return matching_report.read(rejoin(document, matching_report.choose_form(document)))


def assert_same(got: Reading, wanted: Report) -> None:
    assert {key: got.values.get(key, "missing") for key in wanted.form.typed} == {
        key: wanted.value(key) for key in wanted.form.typed
    }
    totals = compute(wanted.form, wanted.values)
    assert dict(got.printed) == {key: totals[key].value for key in wanted.form.computed}
    texts = {key: wanted.text(key) for key in wanted.form.text_keys}
    assert {key: got.texts[key] for key in texts} == texts
    assert (got.form_key, got.year, got.agency) == (wanted.form_key, wanted.year, wanted.agency)


LOOKS = {
    "lines": Look(),
    "a frame a cell": Look(borders="frames"),
    "thin filled boxes, as Word writes": Look(borders="bars", middle=False),
    "cells drawn apart, as old browsers print": Look(borders="apart"),
    "no border at the sides": Look(borders="open"),
    "dashed": Look(borders="dashed"),
    "dotted, each dot a box": Look(borders="dotted"),
    "inside reusable drawings": Look(borders="form"),
    "turned page": Look(turn=90),
    "page upside down in the file": Look(turn=180),
    "turned the other way": Look(turn=270, borders="bars"),
    "page numbers and running head": Look(footer="— {} —", header="临江市财政局文件"),
    "bare page numbers": Look(footer="{}"),
    "page numbers in words": Look(footer="第 {} 页 共 9 页"),
    "page numbers inside the table": Look(footer="— {} —", bottom=815, widths=()),
    "heads on each page": Look(heads=True, footer="- {} -"),
    "rows broken at page ends": Look(torn=True, middle=False),
    "rows broken, heads repeated": Look(torn=True, heads=True, middle=False, footer="{}"),
    "no indent, no gaps": Look(indent=0),
    "paragraphs apart": Look(indent=0, spacing=8),
    "large": Look(size=12, pitch=2),
    "small": Look(size=8),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=list(LOOKS))
def test_every_look_gives_the_report_back(look: Look) -> None:
    assert_same(reading(pdf(REPORT, look)), REPORT)


def test_the_form_of_2019_over_page_ends() -> None:
    old = report([0, 2, 31, 700], "2019")
    assert_same(reading(pdf(old, Look(torn=True, middle=False))), old)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    look=st.builds(
        Look,
        borders=st.sampled_from(["lines", "frames", "bars", "apart", "dashed"]),
        size=st.sampled_from([8, 9, 10.5, 12]),
        pitch=st.sampled_from([1.3, 1.5, 2]),
        indent=st.sampled_from([0, 2]),
        spacing=st.sampled_from([0, 6]),
        middle=st.booleans(),
        torn=st.booleans(),
        heads=st.booleans(),
        footer=st.sampled_from(["", "— {} —", "{}"]),
        bottom=st.sampled_from([640, 700, 760, 780]),
    ),
    figures=st.lists(st.sampled_from([0, 0, 0, 1, 2, 9, 10, 58, 303, 4217, 65536]), min_size=5, max_size=40),
    blanks=st.frozensets(st.integers(0, 150), max_size=30),
)
def test_any_look_and_figures(look: Look, figures: list[int], blanks: frozenset[int]) -> None:
    wanted = report(figures, blanks=blanks)
    assert_same(reading(pdf(wanted, look)), wanted)


def test_a_blank_figure_below_a_head_at_the_page_end_is_no_part_of_it() -> None:
    wanted = report([0, 0, 0, 0, 0], blanks=frozenset([148]))  # the first of table four, whose head ends the page
    assert_same(reading(pdf(wanted, Look(size=9, pitch=1.3, indent=0, spacing=0, middle=False, bottom=640))), wanted)


@pytest.mark.parametrize("name", ["case001", "case005"])
def test_real_conversions(name: str) -> None:
    """case001 was printed with its tracked changes showing: what is crossed out does not count."""
    got = reading((CASES / f"{name}_pdf.pdf").read_bytes())
    truth = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    assert (got.year, got.agency, got.form_key) == (truth["year"], truth["agency"], truth["form"])
    assert {key: got.texts[key] for key in truth["texts"]} == truth["texts"]
    figures = {**truth["values"], **truth["totals"]}
    read = {**got.values, **got.printed}
    assert {key: Decimal(read[key] or 0) for key in figures} == {
        key: Decimal(str(value)) for key, value in figures.items()
    }


BORDERLESS = {
    "plain": Look(borders="none", middle=False, spacing=4),
    "page numbers": Look(borders="none", middle=False, footer="— {} —", header="临江市财政局文件"),
    "no indent": Look(borders="none", middle=False, indent=0),
    "small": Look(borders="none", middle=False, size=9),
}


@pytest.mark.parametrize("look", BORDERLESS.values(), ids=list(BORDERLESS))
def test_tables_without_lines_are_read_by_place_and_it_is_said(look: Look) -> None:
    got = reading(pdf(REPORT, look))
    assert_same(got, REPORT)
    assert page_refusals.BY_PLACE.format(name="PDF") in [note.message for note in got.notes]


def test_tables_without_lines_with_blanks() -> None:
    wanted = report([3, 0, 17, 1, 0, 0, 260, 0, 5, 1048], blanks=frozenset(range(11, 150, 4)))
    assert_same(reading(pdf(wanted, Look(borders="none", middle=False, spacing=4))), wanted)


def test_tables_without_lines_whose_rows_cannot_be_told_apart() -> None:
    assert unusable(pdf(REPORT, Look(borders="none", middle=True))) == page_refusals.NO_LINES.format(name="PDF")


def test_a_figure_that_crosses_a_line_stays_whole() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    small_table(maker, 120, [["甲", ""], ["乙", "丙"]])
    maker.text(188, 134, "1250")  # begins left of the line at 190, its middle lies right of it
    assert cells(maker.data())[0][1] == (0, 1, 1, 1, "1250")


def test_a_figure_broken_in_a_narrow_cell_is_one_figure() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    columns = (90, 190, 220)
    small_table(maker, 120, [["甲", ""], ["乙", "3"]], columns)
    maker.text(195, 129, "1234", 9)
    maker.text(195, 138, "5", 9)
    assert cells(maker.data())[0][1][-1] == "12345"


def test_two_figures_below_each_other_stay_two() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    small_table(maker, 120, [["甲", ""], ["乙", "3"]])
    maker.text(195, 129, "12", 9)
    maker.text(195, 138, "5", 9)
    assert cells(maker.data())[0][1][-1] == "12\n5"


def test_a_piece_of_a_border_as_long_as_the_words_above_it_is_no_underline() -> None:
    maker = plain_page()
    for y in (120, 140, 160):
        maker.line(90, y, 121.5, y)
        maker.line(121.5, y, 290, y)
    for x in (90, 290):
        maker.line(x, 120, x, 160)
    maker.line(190, 120, 190, 160)
    for y, name in ((134, "甲甲甲"), (154, "乙乙乙")):
        maker.text(90, y, name)
        maker.text(195, y, "5")
    assert [cell[-1] for cell in cells(maker.data())[0]] == ["甲甲甲", "5", "乙乙乙", "5"]


def test_a_watermark_is_left_out() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    maker.put("q 0.7 0.7 -0.7 0.7 200 300 cm")
    maker.text(0, maker.height, "内部资料")
    maker.put("Q")
    assert "内部资料" not in "".join(texts(pdf_reader.document(maker.data())))


def raised(maker: Maker, x: float, base: float, text: str, rise: float = 3.6) -> None:
    maker.text(x, base - rise, text, 6.3)


def test_units_and_formulas_are_no_marks_of_notes() -> None:
    maker = plain_page()
    maker.text(111, 130, "场地面积120m")
    raised(maker, 111 + 42 + 4 * 5.25, 130, "2")
    maker.text(111, 150, "排放CO")
    raised(maker, 111 + 21 + 10.5, 150, "2", rise=-2)
    maker.text(111, 170, "数量")
    raised(maker, 132, 170, "①")
    found = pdf_reader.document(maker.data())
    assert "".join(texts(found)).endswith("场地面积120m²排放CO2数量")
    assert [code for code, _ in found.notes] == ["note_mark"]


def test_a_figure_that_stands_raised_as_a_whole_is_a_figure() -> None:
    maker = plain_page()
    small_table(maker, 120, [["甲", ""], ["乙", "3"]])
    raised(maker, 195, 134, "26")
    assert [cell[-1] for cell in cells(maker.data())[0]] == ["甲", "26", "乙", "3"]


def test_text_below_the_picture_of_a_scan_is_read_and_said_to_be_recognised() -> None:
    layout = Layout(Look(borders="none", middle=False, spacing=4))
    layout.paragraph(OVERVIEW)
    layout.table(REPORT.form.tables[0], shown_values(REPORT))
    for operators in layout.maker.pages:
        operators.insert(0, "3 Tr")
    layout.maker.picture(0, 0, 595, 842)
    found = pdf_reader.document(layout.maker.data())
    assert found.tables and "recognised" in dict(found.notes)


def test_two_tables_on_one_page_stay_two_and_text_between_them_in_its_place() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    small_table(maker, 120, [["甲", "1"], ["乙", "2"]])
    maker.text(90, 200, "中间一段。")
    small_table(maker, 220, [["丙", "3"], ["丁", "4"]])
    kinds = ["段" if isinstance(item, RawParagraph) else "表" for item in pdf_reader.document(maker.data()).items]
    assert kinds == ["段", "表", "段", "表"]


def test_damage_inside_never_gives_more_than_a_sentence() -> None:
    whole = pdf(REPORT, Look())
    for start in range(200, len(whole), len(whole) // 12):
        data = whole[:start] + b"\xff" * 60 + whole[start + 60 :]
        try:
            pdf_reader.document(data)
        except UnusableInput as error:
            assert str(error).endswith("。")


def test_scanned_pages() -> None:
    maker = Maker()
    for _ in range(3):
        maker.page()
        maker.picture(0, 0, 595, 842)
    assert unusable(maker.data()) == page_refusals.SCANNED.format(name="PDF")


def test_pages_without_anything() -> None:
    maker = Maker()
    maker.page()
    assert unusable(maker.data()) == page_refusals.NO_TEXT.format(name="PDF")


def test_tables_that_are_pictures() -> None:
    maker = plain_page()
    maker.picture(90, 200, 500, 600)
    assert unusable(maker.data()) == page_refusals.PICTURE_TABLES.format(name="PDF")


def test_far_too_many_pages() -> None:
    maker = Maker()
    for _ in range(pdf_reader.MOST_PAGES + 1):
        maker.page()
        filler(maker)
    assert "61页" in unusable(maker.data())


# Work is stopped wherever it is, also inside a callback of the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.001)
    monkeypatch.setattr(time_limit, "_LOOK", 0.002)  # a quick machine is done before it is looked at
    assert "读取时间过长" in unusable(pdf(REPORT, Look()))
    monkeypatch.undo()
    assert_same(reading(pdf(REPORT, Look())), REPORT)  # the one given up does not stand in the way


def test_a_second_file_waits_but_not_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "_WAIT", 0.05)
    with pdf_reader.PDFIUM:
        assert unusable(plain_page().data()) == refusals.BUSY


def test_shown_values_are_the_report_s() -> None:
    """The maker draws what it is told: a check of the tests themselves."""
    layout = Layout(Look())
    layout.table(REPORT.form.tables[0], shown_values(REPORT))
    (found,) = pdf_reader.document(layout.maker.data()).tables
    assert {cell.text for cell in found.cells} >= {"3", "17"}
