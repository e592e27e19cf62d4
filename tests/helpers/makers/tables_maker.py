"""Random tables with merged cells, for readers of every format to read back."""

from hypothesis import strategies as st

from core.readers.raw import RawCell, RawTable

TEXTS = st.sampled_from(["", "0", "12", "3.5", "甲", "（一）乙 丙", "1.全角　空白", "两\n行", "A&B <c>"])


@st.composite
def tables(draw: st.DrawFn, most: int = 6) -> RawTable:
    """A tiling of a grid by cells: two or more touch every grid row, the first and the last row hold a text."""
    rows, columns = draw(st.integers(1, most)), draw(st.integers(2, most))
    free = {(r, c) for r in range(rows) for c in range(columns)}
    cells: list[RawCell] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) not in free:
                continue
            width = 1 if column == 0 else draw(st.integers(1, 3))  # no cell across the whole table
            while any((row, c) not in free for c in range(column, column + width)):
                width -= 1
            height = min(draw(st.integers(1, 3)), rows - row)
            while any((r, c) not in free for r in range(row, row + height) for c in range(column, column + width)):
                height -= 1
            free -= {(r, c) for r in range(row, row + height) for c in range(column, column + width)}
            cells.append(RawCell(row, column, height, width, draw(TEXTS)))
    last = max(range(len(cells)), key=lambda i: cells[i].row + cells[i].height)
    cells[0], cells[last] = RawCell(*_box(cells[0]), "头"), RawCell(*_box(cells[last]), "尾")
    return RawTable(0, tuple(cells))


def _box(cell: RawCell) -> tuple[int, int, int, int]:
    return cell.row, cell.column, cell.height, cell.width
