"""Which words above and below figures are their label, where nothing is ruled."""

from core.readers.pages.label_blocks import GatheredRow, PlacedPiece, gathered


def piece(text: str, x0: float, base: float, figure: bool = False) -> PlacedPiece:
    return PlacedPiece(x0, x0 + 10 * len(text), base, 10, text, figure)


def figures(base: float, *texts: str) -> list[PlacedPiece]:
    return [piece(text, 300 + 40 * place, base, figure=True) for place, text in enumerate(texts)]


def told(rows: list[GatheredRow] | None) -> list[tuple[str, str]] | None:
    if rows is None:
        return None
    return [("".join(one.text for one in row.label), " ".join(one.text for one in row.figures)) for row in rows]


def test_as_many_lines_above_as_below() -> None:
    pieces = [
        *(piece("1.申请人无正当理由", 100, 94), *figures(100, "3", "4"), piece("逾期不补正", 110, 106)),
        *(piece("2.重复申请", 110, 125), *figures(125, "5", "6")),
        *(piece("3.要求行政机关", 100, 144), piece("确认或重新", 110, 156), *figures(156, "7", "8")),
        piece("出具信息", 110, 168),
    ]
    assert told(gathered(pieces)) == [
        ("1.申请人无正当理由逾期不补正", "3 4"),
        ("2.重复申请", "5 6"),
        ("3.要求行政机关确认或重新出具信息", "7 8"),
    ]


def test_a_line_too_many_leaves_a_doubt() -> None:
    """The last line stands as near to the label above as to no other: whose it is, nobody can tell."""
    pieces = [piece("行政许可", 100, 100), *figures(100, "3", "4"), piece("或者", 110, 112)]
    assert gathered(pieces) is None


def test_figures_beside_no_words_of_their_own_leave_a_doubt() -> None:
    pieces = [piece("行政许可", 100, 100), *figures(100, "3"), *figures(115, "4")]
    assert gathered(pieces) is None


def test_words_of_taller_cells_begin_where_their_cell_does() -> None:
    labels = [(f"{number}.公开", 120.0, 20.0 * number) for number in (1, 2, 3)]
    pieces = [one for text, x0, base in labels for one in (piece(text, x0, base), *figures(base, "1", "2"))]
    rows = gathered([*pieces, piece("不予", 60, 34), piece("公开", 60, 46)])
    assert rows is not None
    assert [["".join(one.text for one in block) for block in row.taller] for row in rows] == [["不予公开"], [], []]


def test_broken_figures_are_put_together_around_the_others_of_their_row() -> None:
    pieces = [
        *(piece("行政许可", 100, 100), *figures(100, "3", "4")),
        *(piece("104", 370, 94, figure=True), piece("8", 380, 106, figure=True)),
    ]
    assert told(gathered(pieces)) == [("行政许可", "3 4 1048")]


def test_two_figures_of_a_row_in_one_column_leave_a_doubt() -> None:
    rows = [piece("行政许可", 100, 100), *figures(100, "30000"), piece("行政处罚", 100, 120), *figures(120, "3")]
    assert gathered(rows) is not None
    assert gathered([*rows, piece("4", 330, 120, figure=True)]) is None


def test_heads_of_several_lines_stand_over_their_columns() -> None:
    pieces = [piece("其", 300, 50), piece("他", 300, 62), piece("总计", 335, 56)]
    pieces += [piece("行政许可", 100, 90), *figures(90, "3", "4")]
    rows = gathered(pieces)
    assert rows is not None
    assert [["".join(one.text for one in block) for block in row.heads] for row in rows] == [["其他", "总计"]]
