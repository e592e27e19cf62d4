"""Shares of the columns in the width there is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gui.table.measure import ColumnWidths, share

columns = st.builds(ColumnWidths, st.integers(1, 4000), st.integers(1, 300))


@given(st.lists(columns, min_size=1, max_size=15), st.integers(15, 3000))
def test_shares_fill_the_width_exactly_and_keep_the_least(asked: list[ColumnWidths], total: int):
    widths = share(asked, total)
    assert sum(widths) == total
    if sum(column.least for column in asked) < total:
        assert all(width >= column.least - 1 for width, column in zip(widths, asked, strict=True))


def test_roomy_shares_keep_the_printed_proportion():
    assert share([ColumnWidths(100, 1), ColumnWidths(300, 1)], 400) == [100, 300]
