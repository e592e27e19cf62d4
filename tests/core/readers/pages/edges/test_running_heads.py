"""Running heads taken off."""

from core.notes import NoteCode
from core.readers.pdf import reader
from tests.helpers.makers.pdf_maker import Maker
from tests.helpers.raw_views import shape

WORDS = "本报告依据《中华人民共和国政府信息公开条例》编制，请各位读者批评指正并提出意见。"


def test_a_short_word_beside_a_running_head_goes_with_it() -> None:
    """Browsers print the date and the title of the page, which may be two characters."""
    maker = Maker()
    for number in range(2):
        maker.page()
        maker.text(24, 22, f"11/28/26, 8:1{number} PM", 8)
        maker.text(280, 23.5, "年报", 8)
        maker.text(90, 90 + 40 * number, WORDS)
    assert "".join(map(str, shape(reader.document(maker.data())))) == WORDS + WORDS


def read(maker: Maker) -> tuple[str, list[str]]:
    document = reader.document(maker.data())
    return "".join(map(str, shape(document))), [text for code, text in document.notes if code == NoteCode.MARGIN]


def written(pages: int, line: str, head: str = "", foot: str = "", size: float = 9, top: float = 84) -> Maker:
    """Pages full of one line, from the top margin to the bottom one; a head and a foot on each."""
    maker = Maker()
    for number in range(1, pages + 1):
        maker.page()
        if head:
            maker.text(90, 48, head, size)
        if foot:
            maker.text(90, 806, foot.format(number), size)
        for place in range(43):
            maker.text(90, top + 16 * place, line, 10.5)
    return maker


LINE = "本机关依法推进政府信息公开工作，按期答复各项申请，做好登记。"


def test_equal_lines_on_all_pages_are_the_articles_words() -> None:
    text, notes = read(written(3, LINE))
    assert text.count(LINE) == 3 * 43 and notes == []


def test_what_stands_apart_goes_and_is_told_but_page_numbers() -> None:
    text, notes = read(written(3, LINE, "内部资料注意保存", "— {} —"))
    assert text.count(LINE) == 3 * 43 and "内部资料" not in text and "—" not in text
    assert len(notes) == 1 and "内部资料注意保存" in notes[0]


def test_a_head_as_large_as_the_text_goes_where_it_stands_apart() -> None:
    text, notes = read(written(2, LINE, "临江市财政局年度报告", "第{}页 制表人：李明", size=10.5))
    assert text.count(LINE) == 2 * 43 and "李明" not in text
    assert "临江市财政局年度报告" in notes[0] and "制表人" in notes[0]


def test_words_that_stand_elsewhere_too_are_not_told() -> None:
    """The title above each page is the title."""
    maker = written(2, LINE, WORDS[:20])
    maker.page()
    maker.text(90, 300, WORDS[:20])
    text, notes = read(maker)
    assert text.count(WORDS[:20]) == 1 and notes == []


def test_a_figure_at_the_bottom_of_two_pages_is_no_page_number() -> None:
    """2019's 本年增／减: a minus and a figure, at one height in a table without lines."""
    maker = Maker()
    for number in range(1, 3):
        maker.page()
        for place in range(43):
            maker.text(90, 84 + 16 * place, f"行政许可第{number}类{place}", 10.5)
            maker.text(300, 84 + 16 * place, "12", 10.5)
            maker.text(400, 84 + 16 * place, "-3", 10.5)
    text, _ = read(maker)
    assert text.count("-3") == 2 * 43


def test_a_short_word_is_a_head_where_every_page_of_many_has_it() -> None:
    text, notes = read(written(3, LINE, "草稿"))
    assert "草稿" not in text and "草稿" in notes[0]
    text, notes = read(written(2, LINE, "草稿"))
    assert "草稿" in text and notes == []


def test_a_line_below_one_that_stays_is_no_head() -> None:
    """Alike but for a digit, on the second line of each page, below another heading each."""
    maker = written(3, LINE, top=100)
    for page, (heading, number) in zip(maker.pages, (("三、", 2), ("四、", 3), ("五、", 4)), strict=True):
        kept, maker.pages = maker.pages, [page]
        maker.text(90, 60, f"{heading}政府信息公开工作的情况", 10.5)
        maker.text(90, 76, f"表前说明{number}：以表格为准。", 10.5)
        maker.pages = kept
    text, _ = read(maker)
    assert all(f"表前说明{number}" in text for number in (2, 3, 4))
