"""Bars and shares: lengths true from 0, words beside them that meet nothing, whatever the figures."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.writers.pictures.pen import PHONE, Bar, BarGroup, Pen, Share, percent
from core.writers.pictures.scene import TONES, Anchor, Caption, Plate, Segments, advance

VALUES = st.one_of(st.none(), st.integers(-999_999_999, 999_999_999), st.integers(0, 9))


def drawn(groups: Sequence[BarGroup]) -> Pen:
    pen = Pen(PHONE, 10)
    pen.bars(groups)
    return pen


def groups_of(values: Sequence[int | None]) -> list[BarGroup]:
    return [BarGroup(f"{2016 + n}年", (Bar(v, "未填" if v is None else f"{v}件"),)) for n, v in enumerate(values)]


def extent(words: Caption) -> tuple[float, float]:
    wide = advance(words.text, words.size)
    left = words.x - {Anchor.START: 0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[words.anchor]
    return left, left + wide


@given(values=st.lists(VALUES, min_size=1, max_size=10))
def test_lengths_are_true_and_words_meet_nothing(values: Sequence[int | None]) -> None:
    pen = drawn(groups_of(values))
    bars = [mark for mark in pen.marks if isinstance(mark, Plate)]
    shown = [value for value in values if value]
    assert len(bars) == len(shown)
    for (one, bar), (other, second) in combinations(zip(shown, bars, strict=True), 2):
        assert abs(bar.width / second.width - abs(one / other)) < 1e-6 * abs(one / other)
    words = [mark for mark in pen.marks if isinstance(mark, Caption)]
    for mark in words:
        left, right = extent(mark)
        assert left >= pen.left - 0.01 and right <= pen.right + 0.01
    for one, other in combinations(words, 2):
        apart = abs(one.y - other.y) >= one.size
        (a, b), (c, d) = extent(one), extent(other)
        assert apart or b <= c or d <= a
    for mark in words:  # no words on a bar
        for bar in bars:
            if bar.y <= mark.y <= bar.y + bar.height:
                left, right = extent(mark)
                assert right <= bar.x + 0.01 or left >= bar.x + bar.width - 0.01


def test_bars_begin_at_one_zero() -> None:
    pen = drawn(groups_of([5, -3, 0, 8]))
    (axis,) = (mark for mark in pen.marks if isinstance(mark, Segments))
    ((zero, *_),) = axis.lines
    bars = [mark for mark in pen.marks if isinstance(mark, Plate)]
    assert [round(bar.x - zero, 6) for bar in (bars[0], bars[2])] == [0, 0]
    assert round(bars[1].x + bars[1].width, 6) == round(zero, 6)


def test_nothing_at_all_is_drawn_without_bars() -> None:
    pen = drawn(groups_of([None, 0, None]))
    assert not [mark for mark in pen.marks if isinstance(mark, Plate)]


@given(parts=st.lists(st.integers(0, 999_999_999), min_size=6, max_size=6).filter(any))
def test_shares_fill_the_bar(parts: list[int]) -> None:
    pen = Pen(PHONE, 10)
    pen.shares([Share("2024年", tuple(parts), f"共{sum(parts)}件")], TONES)
    plates = [mark for mark in pen.marks if isinstance(mark, Plate) and mark.height > pen.size * 1.5]
    assert len(plates) == sum(1 for part in parts if part)
    whole = sum(plate.width for plate in plates)
    for part, plate in zip([part for part in parts if part], plates, strict=True):
        assert abs(plate.width / whole - part / sum(parts)) < 1e-9
    behind = next(mark for mark in pen.marks if isinstance(mark, Caption) and mark.text.startswith("共"))
    assert extent(behind)[1] <= pen.right + 0.01


def test_the_key_goes_over_lines() -> None:
    pen = Pen(PHONE, 10)
    names = ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"]
    pen.key(names, TONES)
    words = [mark for mark in pen.marks if isinstance(mark, Caption)]
    assert [mark.text for mark in words] == names
    assert all(extent(mark)[1] <= pen.right for mark in words)


@pytest.mark.parametrize(
    ("part", "whole", "places", "shown"),
    [
        *[(1, 3, 1, "33.3%"), (2, 3, 1, "66.7%"), (1, 8, 1, "12.5%"), (1, 2000, 1, "0.1%"), (1, 2001, 1, "0.0%")],
        *[(0, 5, 1, "0.0%"), (5, 5, 1, "100.0%"), (1, 8, 0, "13%"), (0, 1, 0, "0%"), (1, 1, 0, "100%")],
    ],
)
def test_shares_in_words(part: int, whole: int, places: int, shown: str) -> None:
    assert percent(part, whole, places) == shown
