"""A table of the form in WordprocessingML."""

from typing import Any

import pytest

from core.forms.labels import fold
from core.writers.layout.style import OFFICIAL, Style
from tests.helpers.core.blank_forms import BASES, BLANK, W, official_tree, tree, value


def cells(table: Any) -> list[list[tuple[str, str, str]]]:
    """Each row as its cells: folded text, columns, vertical merge."""
    return [
        [
            (
                fold("".join(t.text or "" for t in cell.iter(W + "t"))),
                value(cell, "tcPr/gridSpan") or "1",
                {None: "", "": "continue"}.get(m := value(cell, "tcPr/vMerge"), m or ""),
            )
            for cell in row.iter(W + "tc")
        ]
        for row in table.iter(W + "tr")
    ]


@pytest.mark.skipif(not BLANK.exists(), reason="the official blank form is not here")
def test_tables_are_built_like_those_of_the_official_form() -> None:
    official, ours = official_tree(), tree(OFFICIAL, "2021")
    tables = list(zip(official.iter(W + "tbl"), ours.iter(W + "tbl"), strict=True))
    assert len(tables) == 3
    for theirs, mine in tables:
        assert cells(mine) == cells(theirs)
        widths = [[c.get(W + "w") for c in t.iter(W + "gridCol")] for t in (theirs, mine)]
        assert widths[0] == widths[1]


@pytest.mark.parametrize(("style", "form"), BASES)
def test_widths_agree(style: Style, form: str) -> None:
    for table in tree(style, form).iter(W + "tbl"):
        columns = [int(c.get(W + "w")) for c in table.iter(W + "gridCol")]
        assert value(table, "tblPr/tblLayout", "type") == "fixed"
        assert value(table, "tblPr/tblW", "w") == str(sum(columns))
        for row in table.iter(W + "tr"):
            edge = 0
            for cell in row.iter(W + "tc"):
                span = int(value(cell, "tcPr/gridSpan") or 1)
                assert value(cell, "tcPr/tcW", "w") == str(sum(columns[edge : edge + span]))
                edge += span
            assert edge == len(columns)


@pytest.mark.parametrize(("style", "form"), BASES)
def test_rows_hold_together_and_heads_repeat(style: Style, form: str) -> None:
    tables = list(tree(style, form).iter(W + "tbl"))
    for table in tables:
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(W + "tr"))
    heads = [[row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(W + "tr")] for table in tables]
    assert [sum(rows) for rows in heads] == [0, 3, 3]
    assert all(rows[:3] == [True] * 3 for rows in heads[1:])
