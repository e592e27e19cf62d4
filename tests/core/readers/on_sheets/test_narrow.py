"""Numbers that are too wide for their columns, and such as are repeated in them."""

import pytest

from core.readers.on_sheets.cells import Merge, Oddities, SheetCell, sheet
from core.readers.on_sheets.narrow import SheetWidths, digit_of, digits_of_usual, is_repeated, is_too_wide
from core.readers.on_sheets.seen import Hidden


@pytest.mark.parametrize(
    ("shown", "width", "expected"),
    [
        *(("123", 2.7, True), ("123", 3.0, False), ("-123", 3.0, False), ("123.456", 3.5, False)),
        *(("1234.5", 3.5, True), ("2024年1月1日", 3.0, False), ("", 0.5, False)),
    ],
)
def test_only_whole_digits_count(shown: str, width: float, expected: bool) -> None:
    assert is_too_wide(shown, 1.0, width) is expected
    assert not is_too_wide(shown, 0.0, width), "it shrinks"


def test_a_figure_is_repeated_where_it_fits_twice() -> None:
    assert is_repeated("5", 1.0, 2.0)
    assert not is_repeated("55", 1.0, 3.0)
    assert not is_repeated("—", 1.0, 9.0)


def test_digits_of_fonts() -> None:
    assert digit_of("宋体", 12) == 6
    assert digit_of("of nobody", None) == pytest.approx(4.5)
    assert digits_of_usual("Calibri", 22, "Calibri", 11) == 2
    assert digits_of_usual("of nobody", 11, "nor this", 11) == pytest.approx(0.7, abs=0.01)
    assert digits_of_usual("Calibri", 11, "Calibri", 0) == 0


def test_merged_and_hidden_columns() -> None:
    odd, hidden = Oddities(), Hidden(widths=SheetWidths({0: 2.0, 2: 2.0, 3: 2.0, 5: 0.0}))
    hidden.columns.add(5)
    cells = [SheetCell(0, column, "123", True, digit=1.0) for column in (0, 2, 5)]
    sheet("表", cells, [Merge(0, 2, 1, 2)], hidden, odd)
    assert odd.narrow == ["A1"]
    assert [code for code, _ in odd.notes()] == ["cut_words", "hidden"]
