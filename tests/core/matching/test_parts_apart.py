"""Parts of table four one below the other, or in tables of their own."""

import pytest

from core.forms.catalog import FORMS
from core.matching.parts_apart import parts_beside
from core.matching.report import read
from core.matching.transposed import has_parts_apart
from core.notes import NoteCode
from core.readers.raw import RawCell, RawParagraph, RawTable
from tests.helpers.makers.report_maker import document, parts

FORM = FORMS["2021"]
HEADS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
NAMES = ("行政复议", "未经复议直接起诉", "复议后起诉")
KEYS = ("review", "suit_direct", "suit_after_review")
FIGURES = ((1, 2, 3, 4, 10), (5, 6, 7, 8, 26), (9, 10, 11, 12, 42))


def row(at: int, texts: tuple[object, ...], first: int = 0) -> list[RawCell]:
    return [RawCell(at, first + place, 1, 1, str(text)) for place, text in enumerate(texts)]


def down(*labels: str) -> RawTable:
    lines = [row(at, (label, *figures)) for at, (label, figures) in enumerate(zip(labels, FIGURES, strict=True), 1)]
    return RawTable(0, (*row(0, ("类别", *HEADS)), *(cell for line in lines for cell in line)))


def alone(figures: tuple[int, ...]) -> RawTable:
    return RawTable(0, (*row(0, HEADS), *row(1, figures)))


def figures_of(items: list[RawParagraph | RawTable]) -> list[object]:
    made = {**parts(), "proceedings": items}
    reading = read(document(made))
    keys = ("upheld", "corrected", "other", "pending")
    return [tuple(reading.values.get(f"proceedings.{part}.{key}") for key in keys) for part in KEYS]


@pytest.mark.parametrize(
    "labels", [NAMES, ("复议", "行政诉讼（未经复议直接起诉）", "行政诉讼：复议后起诉"), ("行政复议案件", *NAMES[1:])]
)
def test_a_row_for_each_part(labels: tuple[str, ...]) -> None:
    assert figures_of([down(*labels)]) == [figures[:4] for figures in FIGURES]


def test_a_table_for_each_part_below_a_line_that_names_it() -> None:
    items: list[RawParagraph | RawTable] = []
    for name, figures in zip(NAMES, FIGURES, strict=True):
        items += [RawParagraph(f"（一）{name}"), alone(figures)]
    assert figures_of(items) == [figures[:4] for figures in FIGURES]
    reading = read(document({**parts(), "proceedings": items}))
    assert [n.place for n in reading.notes if n.code == NoteCode.HEAD] == ["proceedings"]
    assert not reading.texts.get("proceedings.above")


def test_a_line_that_says_more_is_kept() -> None:
    items: list[RawParagraph | RawTable] = []
    for name, figures in zip(NAMES, FIGURES, strict=True):
        items += [RawParagraph(f"{name}，含上年未审结的案件"), alone(figures)]
    reading = read(document({**parts(), "proceedings": items}))
    assert reading.values["proceedings.suit_direct.upheld"] == 5
    assert "行政复议，含上年未审结的案件" in reading.texts["proceedings.above"]


@pytest.mark.parametrize(
    "labels",
    [
        ("行政复议", "行政诉讼", "合计"),  # the suits of both kinds in one row
        ("行政复议", "复议后起诉", "复议后起诉"),
        ("甲局", "乙局", "丙局"),
    ],
)
def test_rows_of_something_else_are_left_alone(labels: tuple[str, ...]) -> None:
    made = document({**parts(), "proceedings": [down(*labels)]})
    assert parts_beside(made, FORM) == (made, ())


def test_the_form_s_own_tables_are_left_alone() -> None:
    for form in FORMS.values():
        made = document(parts(form_key=form.key))
        assert parts_beside(made, form) == (made, ())
        assert not any(has_parts_apart(table, form) for table in made.tables)
    assert has_parts_apart(down(*NAMES), FORM) and has_parts_apart(alone(FIGURES[0]), FORM)
