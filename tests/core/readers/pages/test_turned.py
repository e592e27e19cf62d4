"""Writing that stands on its side or upside down is read in the order in which it was written."""

import pytest

from core.readers.pages.model import Glyph
from core.readers.pages.turned import Turned, upright
from core.readers.text_decoding import BROKEN

SIZE = 10.0


def glyph(text: str, x0: float, base: float) -> Glyph:
    return Glyph(text, x0, x0 + SIZE, base, SIZE, "")


def upwards(words: str, x0: float = 50, base: float = 300) -> list[Turned]:
    return [(glyph(one, x0, base - SIZE * n), 1, base - SIZE * (n + 1)) for n, one in enumerate(words)]


def downwards(words: str, x0: float = 50, top: float = 100) -> list[Turned]:
    return [(glyph(one, x0, top + SIZE * (n + 1)), 3, top + SIZE * n) for n, one in enumerate(words)]


def upside_down(words: str, x1: float = 200, base: float = 100) -> list[Turned]:
    return [(glyph(one, x1 - SIZE * (n + 1), base), 2, base - SIZE) for n, one in enumerate(words)]


def straight(words: str, x0: float = 0, base: float = 100) -> list[Turned]:
    return [(glyph(one, x0 + SIZE * n, base), 0, base - SIZE) for n, one in enumerate(words)]


def read(glyphs: tuple[Glyph, ...]) -> str:
    return "".join(one.text for one in sorted(glyphs, key=lambda one: one.x0))


def test_what_stands_upright_is_left_alone() -> None:
    given = straight("本年新收")
    assert upright(given) == tuple(one for one, _, _ in given)
    assert upright([]) == ()


@pytest.mark.parametrize("turned", [upwards, downwards, upside_down])
def test_a_turned_run_lies_on_one_line_within_its_own_width(turned) -> None:
    given = turned("不予公开")
    made = upright(given)
    assert read(made) == "不予公开"
    assert len({one.base for one in made}) == 1
    assert min(one.x0 for one in made) == min(one.x0 for one, _, _ in given)
    assert max(one.x1 for one in made) == pytest.approx(max(one.x1 for one, _, _ in given))
    assert min(top for _, _, top in given) < made[0].base < max(one.base for one, _, _ in given) + SIZE


@pytest.mark.parametrize("turned", [upwards, downwards])
def test_two_columns_of_turned_writing_are_two_runs(turned) -> None:
    made = upright([*turned("其他", x0=50), *turned("处理", x0=70)])
    assert read(made) == "其他处理"
    first, second = made[:2], made[2:]
    assert max(one.x1 for one in first) <= min(one.x0 for one in second)


def test_a_gap_in_a_column_begins_another_run() -> None:
    lower, upper = upwards("上年", base=300), upwards("结转", base=200)
    made = upright([*lower, *upper])
    assert made[0].base == made[1].base != made[2].base == made[3].base


def test_runs_of_several_directions_keep_their_places() -> None:
    made = upright([*straight("一"), *upwards("二三"), *straight("四", x0=400), *upside_down("五六")])
    assert [one.text for one in made] == [*"一二三四五六"]


@pytest.mark.parametrize(
    ("figure", "seen"),
    [
        ("347", "347"),
        ("1046", "1046"),  # a 4 tells how it stands
        ("8", "8"),
        ("0", "0"),
        ("69", "69"),  # the same either way
        ("6", BROKEN),
        ("9", BROKEN),
        ("10", 2 * BROKEN),
        ("1.6", f"{BROKEN}.{BROKEN}"),
    ],
)
def test_a_figure_upside_down_that_may_be_another_says_nothing(figure: str, seen: str) -> None:
    assert read(upright(upside_down(figure))) == seen


def test_words_tell_how_the_digits_beside_them_stand() -> None:
    assert read(upright(upside_down("第6条"))) == "第6条"
    assert read(upright(upside_down("  "))) == "  "


def test_digits_turned_one_by_one_say_nothing_of_their_order() -> None:
    in_place = [(glyph(one, 100 + SIZE * n, 100), 2, 100 - SIZE) for n, one in enumerate("347")]
    assert read(upright(in_place)) == 3 * BROKEN
