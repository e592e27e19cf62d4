"""Tables that are ruled across only: columns by where figures stand and where rules end."""

from core.readers.pages.model import Glyph, Page, RuledLine
from core.readers.pages.rules_across import with_columns

WIDE = RuledLine(0, 50, 400)


def glyphs(text: str, x: float, base: float) -> list[Glyph]:
    return [_glyph(sign, x + 10 * i, base) for i, sign in enumerate(text)]


def _glyph(sign: str, x: float, base: float) -> Glyph:
    return Glyph(text=sign, x0=x, x1=x + 10, base=base, size=10, style="F")


def page(*words: tuple[str, float, float], rules: list[RuledLine], down: tuple[RuledLine, ...] = ()) -> Page:
    found = tuple(glyph for word in words for glyph in glyphs(*word))
    return Page(500, 800, found, tuple(rules), down)


def rules(*heights: float) -> list[RuledLine]:
    return [WIDE._replace(at=at) for at in heights]


ROWS = (("规章", 60, 115), ("3", 200, 115), ("12", 300, 115), ("许可", 60, 135), ("0", 205, 135), ("7", 305, 135))


def edges(made: Page, at: float) -> list[float]:
    return sorted(round(line.at) for line in made.down if line.start < at < line.end)


def test_columns_part_between_figures() -> None:
    (made,) = with_columns([page(*ROWS, rules=rules(100, 120, 140))])
    assert edges(made, 110) == edges(made, 130) == [50, 140, 258, 400]


def test_a_rule_that_ends_within_the_table_is_an_edge() -> None:
    made = with_columns([page(*ROWS, rules=[*rules(100, 120, 140), RuledLine(130, 250, 400)])])[0]
    assert edges(made, 110) == [50, 140, 250, 400]


def test_words_over_several_columns_are_not_cut() -> None:
    head = ("第二十条第一项第二十条第一项", 75, 95)
    made = with_columns([page(head, *ROWS, rules=rules(80, 100, 120, 140))])[0]
    assert edges(made, 90) == [50, 258, 400] and edges(made, 110) == [50, 140, 258, 400]


def test_a_heading_parts_two_tables() -> None:
    below = [(text, x + 30 * (x > 100), base + 100) for text, x, base in ROWS]
    made = with_columns([page(*ROWS, ("三、情况", 60, 180), *below, rules=rules(100, 120, 140, 200, 220, 240))])[0]
    assert edges(made, 170) == [] and edges(made, 210) != edges(made, 110)


def test_pieces_of_one_table_on_two_pages_have_the_same_columns() -> None:
    first = page(*ROWS, rules=rules(100, 120, 140))
    second = page(("件数", 60, 65), ("9", 203, 65), ("8", 309, 65), rules=rules(50, 60, 70))
    made = with_columns([first, second])
    assert edges(made[0], 110) == edges(made[1], 65)


def test_tables_with_lines_down_and_titles_between_rules_stay_as_they_are() -> None:
    ruled = page(*ROWS, rules=rules(100, 120, 140), down=(RuledLine(150, 100, 140),))
    title = page(("甲局文件", 60, 115), ("一份", 200, 115), rules=rules(100, 120, 140))
    assert with_columns([ruled, title]) == [ruled, title]
