"""Rows and merged cells that a page end cuts, as browsers print them, come out whole."""

from core.matching.report import choose_form
from core.matching.torn_rows import rejoin
from core.readers.pdf import reader
from core.readers.raw import RawDocument
from tests.helpers.core.page_rows import WORDS, row
from tests.helpers.makers.pdf_maker import Look, Maker, pdf
from tests.helpers.raw_views import shape
from tests.readings.pages import REPORT


def test_words_below_a_finished_table_stay_words() -> None:
    maker = Maker()
    maker.page()
    maker.text(90, 90, WORDS)
    row(maker, 700, 720, {0: "项目", 1: "名称", 2: "数量"}, first=0)
    row(maker, 720, 740, {0: "甲", 1: "乙", 2: "34"}, first=0)
    maker.text(94, 756, "五、问题")
    assert shape(reader.document(maker.data()))[-1] == "五、问题"


def cut(upper: str, lower: str, above: bool) -> RawDocument:
    """A row of the form cut by a page end inside its label, its figures above or below."""
    maker = Maker()
    maker.page()
    maker.text(90, 90, WORDS)
    row(maker, 720, 740, {1: "7.属于行政执法案卷", 2: "5"})
    row(maker, 740, 760, {1: upper} | ({2: "9"} if above else {}), closed=False)
    maker.page()
    row(maker, 60, 80, {1: lower} | ({} if above else {2: "9"}))
    row(maker, 80, 100, {1: "1.本机关不掌握相关政府信息", 2: "2"})
    found = reader.document(maker.data())
    return rejoin(found, choose_form(reader.document(pdf(REPORT, Look()))))


def test_a_row_cut_after_its_bare_number_or_inside_its_label() -> None:
    for upper, lower in (("8.", "属于行政查询事项"), ("8.属于行政", "查询事项"), ("8.属于行", "政查询事项")):
        for above in (True, False):
            rows = next(one for one in shape(cut(upper, lower, above)) if isinstance(one, list))
            texts = ["".join(row).replace("\n", "") for row in rows]
            assert texts == ["7.属于行政执法案卷5", "8.属于行政查询事项9", "1.本机关不掌握相关政府信息2"]
