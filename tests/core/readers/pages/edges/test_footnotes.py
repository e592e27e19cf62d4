"""Notes below a short rule, and what looks like them."""

import pytest

from core.readers.pages.edges.footnotes import without_footnotes
from core.readers.pages.marks import NoteMark
from core.readers.pages.model import Glyph, Page, RuledLine


def line(text: str, x: float, base: float, size: float = 10.0) -> list[Glyph]:
    return [Glyph(sign, x + size * i, x + size * (i + 1), base, size, "") for i, sign in enumerate(text)]


def page(below: list[tuple[str, float]], rule: RuledLine, down: tuple[RuledLine, ...] = ()) -> Page:
    """Ten lines of text, a rule, and lines below it with their sizes."""
    glyphs = [glyph for place in range(10) for glyph in line("本机关依法公开政府信息", 90, 100 + 20 * place)]
    for place, (text, size) in enumerate(below):
        glyphs += line(text, 90, 320 + 14 * place, size)
    return Page(595, 842, tuple(glyphs), (rule,), down)


RULE = RuledLine(305.0, 90.0, 234.0)
RAISED = NoteMark("1", "数据", 88.0, 316.5)


@pytest.mark.parametrize(
    ("below", "marks"),
    [
        ([("①含所属单位。", 8.0), ("②按通知。", 8.0)], []),
        ([("1含所属单位。", 8.0), ("［2］按通知。", 8.0)], []),
        ([("含所属单位。", 8.0), ("２", 8.0)], [RAISED]),
        ([("含所属单位。", 10.0)], [RAISED]),
    ],
)
def test_notes_below_a_short_rule_go(below: list[tuple[str, float]], marks: list[NoteMark]) -> None:
    (kept,), told = without_footnotes([page(below, RULE)], [marks])
    assert not any(glyph.base > 310 and glyph.text == "含" for glyph in kept.glyphs)
    assert "".join(told).count("含所属单位。") == 1


@pytest.mark.parametrize(
    ("below", "rule", "down"),
    [
        ([("①含所属单位。", 10.0)], RULE, ()),  # an item of the text below its heading
        ([("含所属单位。", 8.0)], RULE, ()),  # no mark
        ([("①含所属单位。", 8.0)], RuledLine(305.0, 90.0, 500.0), ()),  # a long rule
        ([("①含所属单位。", 8.0)], RuledLine(305.0, 200.0, 340.0), ()),  # amid the page
        ([("①含所属单位。", 8.0)], RULE, (RuledLine(90.0, 290.0, 400.0), RuledLine(234.0, 290.0, 400.0))),  # a cell
        ([("①含所属单位。", 8.0)], RuledLine(250.0, 90.0, 234.0), ()),  # text between
        ([], RULE, ()),
    ],
)
def test_other_lines_stay(below: list[tuple[str, float]], rule: RuledLine, down: tuple[RuledLine, ...]) -> None:
    given = page(below, rule, down)
    assert without_footnotes([given], [[]]) == ([given], [])


def test_a_page_without_words_has_no_notes() -> None:
    given = Page(595, 842, (), (RULE,), ())
    assert without_footnotes([given], [[]]) == ([given], [])
