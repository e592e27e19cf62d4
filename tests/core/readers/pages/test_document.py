"""Pages as paragraphs and tables in reading order."""

import pytest

from core.errors import UnusableInput
from core.readers.pages.document import document
from core.readers.pages.model import Glyph, Page, RuledLine
from core.readers.raw import RawParagraph, RawTable


def written(text: str, x: float, base: float) -> list[Glyph]:
    return [Glyph(c, x + i * 10, x + (i + 1) * 10, base, 10, "宋体", i) for i, c in enumerate(text)]


def test_a_table_stands_where_it_is_between_its_texts() -> None:
    glyphs = [
        *written("表格上面的文字，公开了政府信息，没有别的要说。", 50, 100),
        *written("甲", 60, 215),
        *written("3", 160, 215),
        *written("表格下面的文字，公开了政府信息，没有别的要说。", 50, 300),
    ]
    across = tuple(RuledLine(at, 50, 250) for at in (200, 220))
    down = tuple(RuledLine(at, 200, 220) for at in (50, 150, 250))
    found = document([Page(600, 800, tuple(glyphs), across, down)], "PDF").items
    above, table, below = found
    assert isinstance(above, RawParagraph) and above.text == "表格上面的文字，公开了政府信息，没有别的要说。"
    assert isinstance(table, RawTable) and [cell.text for cell in table.cells] == ["甲", "3"]
    assert isinstance(below, RawParagraph) and below.text == "表格下面的文字，公开了政府信息，没有别的要说。"


def test_pages_without_text_are_refused() -> None:
    with pytest.raises(UnusableInput):
        document([Page(600, 800, (), (), ())], "PDF")
