"""Lines of running text as paragraphs."""

import pytest

from core.readers.pages.lines import Line
from core.readers.pages.model import Glyph
from core.readers.pages.paragraphs import TextMeasures, paragraphs


def line(text: str, left: float, base: float) -> Line:
    return Line(tuple(Glyph(c, left + i * 10, left + (i + 1) * 10, base, 10, "宋体") for i, c in enumerate(text)))


def test_an_indent_begins_a_paragraph_and_a_full_line_goes_on() -> None:
    full = "公开政府信息公开政府信息公开政府信息公开"
    page = [
        line(full[:-2], 70, 100),
        line(full, 50, 120),
        line("公开。", 50, 140),
        line(full[:-2], 70, 160),
        line("完。", 50, 180),
    ]
    assert [text for text, _ in paragraphs([page], TextMeasures([page]))] == [
        full[:-2] + full + "公开。",
        full[:-2] + "完。",
    ]


@pytest.mark.parametrize("number", ["二、", "二．", "（二）", "2."])
def test_a_number_behind_a_full_line_that_ends_a_sentence_begins_a_paragraph(number: str) -> None:
    full = "公开政府信息公开政府信息公开政府信息公开"
    page = [
        line(full, 50, 100),
        line(full[:-1] + "。", 50, 120),
        line(f"{number}申请", 50, 140),
        line("公开。", 50, 160),
    ]
    first, *rest = (text for text, _ in paragraphs([page], TextMeasures([page])))
    assert first == full + full[:-1] + "。" and "".join(rest).startswith(number)


def test_entries_of_a_table_of_contents_make_no_margin() -> None:
    full = "公开政府信息公开政府信息公开政府信息公开"
    contents = [
        line(f"{number}、公开政府信息公开政府信息公开……………{number}", 50, 100 + 30 * number) for number in (1, 2, 3)
    ]
    page = [line(full, 50, 100), line(full, 50, 120), line("公开。", 50, 140)]
    measures = TextMeasures([contents, page])
    assert [text for text, _ in paragraphs([page], measures)] == [full + full + "公开。"]
    assert len(paragraphs([contents], measures)) == len(contents)
