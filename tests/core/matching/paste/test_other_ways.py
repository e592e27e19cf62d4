"""Blocks copied from elsewhere: another table, a table on its side, columns of running numbers and of units."""

from collections.abc import Callable

import pytest

from core.forms.layout import grid
from core.matching.paste.plan import PastePlan, plan
from core.readers.clipboard import parse_text
from core.report.calc import compute, figure
from core.report.numbers import Number, show
from core.writers.clipboard import Area, copy
from tests.helpers.core.paste_plans import FORM, plan_text

TABLES = ["disclosure", "applications", "proceedings"]
CURSOR = "applications.new.natural_person"


def copied(table: str) -> tuple[dict[str, Number], list[list[str]]]:
    """Figures of a table, and its cells with the heads as text with tabs holds them."""
    values: dict[str, Number] = {key: n for n, key in enumerate(k for k in FORM.typed if k.startswith(f"{table}."))}
    computed = compute(FORM, values)
    layout = grid(FORM.table(table))
    text = copy(
        layout, Area(0, 0, layout.rows - 1, layout.columns - 1), lambda key: show(figure(key, values, computed))
    )
    return values, [line.split("\t") for line in text.text.splitlines()]


def pasted(lines: list[list[str]], cursor: str):
    return plan(FORM, cursor, parse_text("\n".join("\t".join(line) for line in lines)), {})


@pytest.mark.parametrize(
    ("text", "cursor"),
    [
        ("（一）予以公开\t5\t1\t2\n（二）部分公开\t0\t0\t3", "disclosure.regulations.issued"),
        ("（一）予以公开\t5\t1\t2", "proceedings.review.upheld"),
        ("行政许可\t17\n行政处罚\t9", CURSOR),
        ("结果维持\t结果纠正\t其他结果\t尚未审结\n1\t2\t3\t4", CURSOR),
    ],
)
def test_rows_of_another_table_have_no_place_here(text: str, cursor: str) -> None:
    made = plan_text(text, cursor)
    assert made.values == {} and [item.reason for item in made.refused if "请打开那一页再粘贴" in item.reason]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_on_its_side_is_stood_up(table: str) -> None:
    values, lines = copied(table)
    made = pasted([list(line) for line in zip(*lines, strict=True)], next(iter(values)))
    assert made.values == values and not made.refused and not made.totals
    assert made.turned and not pasted(lines, next(iter(values))).turned


@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize("aside", ["1234567", "件"])
def test_running_numbers_and_units_beside_the_labels_are_no_figures(headed: bool, aside: str) -> None:
    values, lines = copied("applications")
    first = next(place for place, line in enumerate(lines) if line[-1].isdecimal())
    width = len(lines[first]) - 7
    for at in (width, 0) if headed else (width,):
        beside = [str(place) if aside.isdecimal() else aside for place in range(len(lines))]
        wide = [[*line[:at], word, *line[at:]] for line, word in zip(lines, beside, strict=True)]
        made = pasted(wide if headed else wide[first:], next(iter(values)))
        assert made.values == values and not made.totals
        assert not made.refused


def test_a_column_of_figures_that_happen_to_follow_each_other_counts() -> None:
    rows = ["（一）予以公开\t5\t1", "（二）部分公开\t0\t2", "1.属于国家秘密\t0\t3"]
    made = plan_text("\n".join(rows), "applications.granted.natural_person")
    assert [made.values[f"applications.{row}.business"] for row in ("granted", "partly_granted")] == [1, 2]


def closed_up(change: Callable[[list[list[str]]], object] = lambda lines: None) -> PastePlan:
    """The plan of a whole table as a browser's plain text holds it: merged cells leave no places for what they cover."""
    layout = grid(FORM.table("applications"))
    values: dict[str, Number] = {
        key: n + 1 for n, key in enumerate(k for k in FORM.typed if k.startswith("applications."))
    }
    computed = compute(FORM, values)
    rows: dict[int, list[str]] = {}
    for box in sorted(layout.boxes, key=lambda box: (box.row, box.column)):
        text = show(figure(box.key, values, computed)) if box.key else box.label
        rows.setdefault(box.row, []).append(text)
    lines = [rows[row] for row in sorted(rows)]
    change(lines)
    return pasted(lines, "applications.granted.other_org")


def test_plain_text_that_leaves_no_places_for_merged_cells_is_placed_row_by_row() -> None:
    """Heads begin at the left edge there, above the labels: they stand over other figures than theirs."""
    made = closed_up()
    typed = [key for key in FORM.typed if key.startswith("applications.")]
    assert made.values == {key: n + 1 for n, key in enumerate(typed)}
    assert not made.refused and not made.totals


def test_closed_up_rows_of_fewer_cells_are_refused() -> None:
    made = closed_up(lambda lines: lines[5].pop(3))
    assert not [key for key in made.values if key.startswith("applications.granted.")]
    assert "applications.partly_granted.business" in made.values
    assert {refused.reason for refused in made.refused} == {"无法识别所在列"}


def test_closed_up_heads_in_another_order_or_not_all_there_tell_nothing() -> None:
    assert not closed_up(lambda lines: lines[2].reverse()).values
    assert not closed_up(lambda lines: lines[2].pop()).values
