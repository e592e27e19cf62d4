"""What is drawn besides text: lines, grounds, pictures."""

from dataclasses import replace

import pytest

from core.errors import UnusableInput
from core.forms.catalog import FORMS
from core.readers import registry
from core.readers.pdf import drawings as pdf_drawings
from core.readers.pdf import guard as refusals
from core.readers.pdf import reader as pdf_reader
from core.report.calc import compute
from core.report.numbers import Number
from core.report.report import Report, generated_preamble, generated_title
from tests.helpers.makers.pdf_maker import Look, Maker, pdf
from tests.helpers.raw_views import texts

OVERVIEW = (
    "2022年，本机关依法依规推进政府信息公开，全年没有发生因政府信息公开工作引起的行政复议和行政诉讼败诉案件，主动公开的及时性和准确性都有提高。\n"
    "（一）主动公开。通过网站发布信息1271条，按栏目更新，政策解读与文件同步发布，群众关心的事项及时回应。\n"
    "（二）依申请公开。本年新收申请12件，都在法定期限内答复。\n（三）监督保障。开展培训与检查，把政府信息公开纳入年度考核，按季度通报。"
)


def report(figures: list[int], form: str = "2021", blanks: frozenset[int] = frozenset()) -> Report:
    typed = FORMS[form].typed
    values: dict[str, Number] = {key: figures[i % len(figures)] for i, key in enumerate(typed) if i not in blanks}
    totals = compute(FORMS[form], values)
    for key in FORMS[form].computed:  # nothing carried out may be negative
        if ".carried_out." in key and not key.endswith(".total") and totals[key].value < 0:
            new = key.replace("carried_out", "new")
            values[new] = values.get(new, 0) - totals[key].value
    texts = {
        "overview": OVERVIEW,
        "problems": "主要问题：解读形式单一。\n改进：丰富解读形式。",
        "other": "没有收取信息处理费。",
    }
    made = Report(form, 2022 if form == "2021" else 2020, {"agency": "临江市财政局"}, texts, values)
    return replace(made, texts={**texts, "title": generated_title(made), "preamble": generated_preamble(made)})


REPORT = report([3, 0, 17, 1, 0, 0, 260, 0, 5, 1048])


def small_table(maker: Maker, top: float, rows: list[list[str]], columns: tuple[float, ...] = (90, 190, 290)) -> None:
    for i, row in enumerate(rows):
        y = top + 20 * i
        for x0, x1, text in zip(columns, columns[1:], row, strict=False):
            maker.frame(x0, y, x1, y + 20)
            if text:
                maker.text(x0 + 5, y + 14, text)


def filler(maker: Maker) -> None:
    maker.text(90, 90, "本报告依据《中华人民共和国政府信息公开条例》编制，请各位读者批评指正并提出意见。")


def cells(data: bytes) -> list[list[tuple[int, int, int, int, str]]]:
    found = pdf_reader.document(data).tables
    return [[(c.row, c.column, c.height, c.width, c.text) for c in table.cells] for table in found]


def test_crossed_out_words_do_not_count_and_underlines_are_no_borders() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    small_table(maker, 120, [["甲", "旧88"], ["乙", "3"]])
    maker.line(195, 131, 195 + 21, 131)
    maker.line(95, 155.5, 105.5, 155.5)
    assert cells(maker.data()) == [[(0, 0, 1, 1, "甲"), (0, 1, 1, 1, ""), (1, 0, 1, 1, "乙"), (1, 1, 1, 1, "3")]]


def test_ink_in_the_colour_of_its_ground_is_not_seen_and_a_covered_word_neither() -> None:
    maker = plain_page()
    maker.put("0.1 g")
    maker.bar(90, 200, 300, 220)
    maker.text(95, 214, "深底白字", grey=1)
    maker.text(200, 214, "深底深字", grey=0.12)
    maker.text(95, 244, "遮住的字")
    maker.put("1 g")
    maker.bar(90, 230, 300, 250)
    found = pdf_reader.document(maker.data())
    assert texts(found)[-1] == "深底白字"
    ((code, said),) = found.notes
    assert code == "hidden" and "深底深字" in said and "遮住的字" in said


def test_a_frame_around_text_is_no_table() -> None:
    maker = Maker()
    maker.page()
    filler(maker)
    maker.frame(80, 60, 520, 700)
    assert pdf_reader.document(maker.data()).tables == ()


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        registry.READERS["pdf"].document(data)
    return str(caught.value)


def plain_page() -> Maker:
    maker = Maker()
    maker.page()
    filler(maker)
    return maker


def test_a_page_of_countless_drawings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_drawings, "MOST_OBJECTS", 50)
    assert unusable(pdf(REPORT, Look())) == refusals.SLOW
