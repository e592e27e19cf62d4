"""Tables over the end of a page."""

from core.readers.pages.model import Glyph
from core.readers.pages.page_tables import figures_whole, middle_of
from core.readers.pdf import reader
from tests.helpers.core.page_rows import WORDS, row
from tests.helpers.makers.pdf_maker import Maker
from tests.helpers.raw_views import shape


def first_page(maker: Maker) -> None:
    maker.page()
    maker.text(90, 90, WORDS)
    row(maker, 700, 720, {0: "项目", 1: "名称", 2: "数量"}, first=0)
    row(maker, 720, 760, {0: "三、本年", 1: "（一）甲", 2: "12"}, first=0, closed=False)


def tables(maker: Maker) -> list[object]:
    return [one for one in shape(reader.document(maker.data())) if isinstance(one, list)]


def test_a_merged_cell_without_lines_on_the_next_page_keeps_its_column() -> None:
    maker = Maker()
    first_page(maker)
    maker.page()
    for i, (name, figure) in enumerate([("（二）乙", "34"), ("（三）丙", "56")]):
        row(maker, 60 + 20 * i, 80 + 20 * i, {1: name, 2: figure})
    maker.text(94, 74, "度办理")
    assert tables(maker) == [
        [["项目", "名称", "数量"], ["三、本年\n度办理", "（一）甲", "12"], ["（二）乙", "34"], ["（三）丙", "56"]]
    ]


def test_words_that_hang_below_the_lines_of_a_cut_row_belong_to_it() -> None:
    maker = Maker()
    first_page(maker)
    maker.text(154, 772, "的后半")
    maker.page()
    row(maker, 60, 80, {0: "四、结转", 1: "（二）乙", 2: "34"}, first=0)
    (found,) = tables(maker)
    assert found[1] == ["三、本年", "（一）甲\n的后半", "12"]  # type: ignore[index]


def test_digits_that_are_said_to_be_as_wide_as_characters_part_where_their_figures_do() -> None:
    """A figure fills its narrow cell, the next one begins beside the rule: their boxes reach over each other."""
    places = [("1", 488.9), ("1", 493.1), ("9", 497.6), ("8", 502.1), ("1", 509.2), ("0", 513.7)]
    words = figures_whole([Glyph(digit, x, x + 9, 129, 9, "宋体") for digit, x in places])
    assert ["".join(glyph.text for glyph in word) for word in words] == ["1198", "10"]
    assert middle_of(words[0])[0] < 508.1
