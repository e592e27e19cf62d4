"""From a copied block to the cells it belongs to; blocks as Excel, WPS, Word and our own copy make them."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.forms.catalog import FORMS, form_of
from core.forms.layout import Box, grid
from core.forms.spec import Form, Kind
from core.matching import figures
from core.matching.paste.plan import plan, plan_fill, read_cell
from core.notes import NoteCode
from core.readers.clipboard import parse, parse_html, parse_text
from core.report.calc import compute, figure
from core.report.numbers import NotANumber, Number, show
from core.writers.clipboard import Area, copy
from tests.helpers.core.paste_plans import CARRIED, FORM, NEW, cells, html_rows, plan_text
from tests.helpers.places import DATA


def test_block_without_labels_goes_to_the_cursor_with_blanks_in_place():
    made = plan_text("1\t\t３\n4\t5件\t1,006\n", "applications.new.business")
    assert made.values == {
        "applications.new.business": 1,
        "applications.new.research": None,
        "applications.new.public_welfare": 3,
        "applications.carried_in.business": 4,
        "applications.carried_in.research": 5,
        "applications.carried_in.public_welfare": 1006,
    }
    assert not made.refused and not made.by_label


def test_what_is_beyond_the_edge_is_named_and_blanks_there_are_not():
    made = plan_text("1\t2\t9\t\n3\t4\t\t\n5", "applications.processed_total.other_org")
    assert [(r.place, r.text) for r in made.refused] == [
        ("粘贴内容第1行第3列", "9"),
        ("粘贴内容第3行", "5"),
    ]
    assert made.values == {}


@pytest.mark.parametrize("text", ["86①", "86²", "⑵"])
def test_note_marks_are_no_digits(text: str):
    """86① is never 861."""
    with pytest.raises(NotANumber):
        read_cell(text, Kind.COUNT)


def test_words_and_wrong_figures_are_refused_by_name():
    made = plan_text("甲\t-1\t1.5\t12 34\t7", "applications.new.natural_person")
    assert made.values == {"applications.new.legal_service": 7}
    assert [r.place.split("·")[1] for r in made.refused] == ["自然人", "商业企业", "科研机构", "社会公益组织"]
    assert "“甲”不是数字" in made.refused[0].sentence and "负数" in made.refused[1].sentence


@pytest.mark.parametrize("text", ["1 234", "1\u3000234", "1\xa0234 567", "12 34", "1 2件"])
def test_digits_parted_by_blanks_are_nobodys_to_join_pasted_or_imported(text: str):
    made = plan_text(f"{text}\t7", "applications.new.natural_person")
    assert len(made.refused) == 1 and [*made.values.values()] == [7]
    assert figures.read_cell(text, Kind.COUNT).code == NoteCode.DOUBTFUL


def test_marks_for_nothing_are_blank_and_counted():
    made = plan_text("/\t—\t无\t不适用\t０\t1,234", "applications.new.natural_person")
    assert list(made.values.values()) == [None, None, None, None, 0, 1234]
    assert made.marks == 2
    assert list(made.kept_marks.values()) == ["/", "不适用"]


def test_totals_are_compared_not_pasted():
    made = plan_text("1\t2\t3\t4\t5\t6\t22", "applications.new.natural_person")
    assert "applications.new.total" not in made.values
    (total,) = made.totals
    assert (total.key, total.pasted, total.ours) == ("applications.new.total", 22, 21)
    assert not plan_text("1\t2\t3\t4\t5\t6\t21", "applications.new.natural_person").totals


def test_other_table_with_nothing_in_common_changes_nothing():
    made = plan_text("行政许可\t甲\n行政处罚\t乙", "applications.new.natural_person")
    assert made.values == {} and "二、主动公开政府信息情况" in made.refused[0].sentence
    made = plan_text("甲\t乙\n丙\t丁", "applications.new.natural_person")
    assert made.values == {} and len(made.refused) == 4


def test_duplicate_line_with_two_figures_is_named():
    made = plan_text("2.重复申请\t1\n2.重复申请\t2", "applications.new.natural_person")
    assert made.values == {"applications.not_processed.duplicate.natural_person": 1}
    assert "两个不同的数" in made.refused[0].reason


def test_filling_a_selection_with_one_figure_leaves_totals_out():
    keys = ["applications.new.other_org", "applications.new.total", "disclosure.fees.amount"]
    assert plan_fill(FORM, keys, "0").values == {keys[0]: 0, keys[2]: Decimal(0)}
    assert len(plan_fill(FORM, keys, "甲").refused) == 2


def whole_table(form: Form, key: str, shown: Callable[[str], str]) -> str:
    """HTML of the whole table with its heads, merged as printed."""
    table = grid(form.table(key))
    return copy(table, Area(0, 0, table.rows - 1, table.columns - 1), shown).html


@pytest.mark.parametrize("form_key", sorted(FORMS))
@pytest.mark.parametrize("table", ["disclosure", "applications", "proceedings"])
@pytest.mark.parametrize("merged", [True, False])
def test_whole_table_with_heads_goes_home_from_any_cursor(form_key: str, table: str, merged: bool):
    form = form_of(form_key)
    keys = [key for key in form.typed if form.cells[key].table == table]
    values: dict[str, Number] = {key: number for number, key in enumerate(keys)}
    computed = compute(form, values)

    def shown(key: str) -> str:
        return show(figure(key, values, computed))

    layout = grid(form.table(table))
    copied = copy(layout, Area(0, 0, layout.rows - 1, layout.columns - 1), shown)
    for cursor in (keys[0], keys[-1]):
        made = plan(form, cursor, parse_html(copied.html) if merged else parse_text(copied.text), {})
        assert made.values == values
        assert made.refused == () and made.totals == ()


def test_table_with_heading_among_other_tables():
    form = FORM
    values: dict[str, Number] = {"proceedings.review.upheld": 3}
    shown = {"proceedings.review.upheld": "3"}.get
    html = (
        "<p>四、</p>"
        + whole_table(form, "applications", lambda _: "1")
        + whole_table(form, "proceedings", lambda k: shown(k, ""))
    )
    made = plan(form, "proceedings.review.corrected", parse_html(html), {})
    assert {key: value for key, value in made.values.items() if value is not None} == values


def test_table_cut_in_two_at_a_page_end_is_pasted_whole():
    layout = grid(FORM.table("applications"))
    head = Area(0, 0, 15, layout.columns - 1), Area(16, 0, layout.rows - 1, layout.columns - 1)
    html = "".join(copy(layout, area, lambda _: "1").html for area in head)
    made = plan(FORM, "applications.granted.business", parse_html(html), {})
    assert len(made.values) == 138 and set(made.values.values()) == {1} and not made.refused


def test_heading_inside_the_table_is_passed_over():
    html = "<table><tr><td colspan=3>四、政府信息公开行政复议、行政诉讼情况</td></tr><tr><td>1<td>2<td>3</table>"
    made = plan(FORM, "proceedings.review.upheld", parse_html(html), {})
    assert list(made.values.values()) == [1, 2, 3] and not made.refused


NUMBERS = {
    Kind.COUNT: st.integers(0, 10**8),
    Kind.CHANGE: st.integers(-(10**6), 10**6),
    Kind.MONEY: st.decimals(0, 10**8, places=6).map(lambda d: Decimal(format(d.normalize(), "f"))),
}


@st.composite
def pieces(draw: st.DrawFn) -> tuple[str, str, dict[str, Number], str, Area]:
    """Form and table, figures for it, a cell, and a rectangle of the table that begins there."""
    form = form_of(draw(st.sampled_from(sorted(FORMS))))
    table = draw(st.sampled_from([table.key for table in form.tables]))
    figures = [box for box in grid(form.table(table)).boxes if box.key]
    typed = [box.key for box in figures if form.cells[box.key].formula is None]
    drawn = {key: draw(st.none() | NUMBERS[form.cells[key].kind]) for key in typed}
    values = {key: value for key, value in drawn.items() if value is not None}
    corner, end = (figures[draw(st.integers(0, len(figures) - 1))] for _ in range(2))
    bottom, right = max(corner.row, end.row), max(_last(corner), _last(end))
    return form.key, table, values, corner.key, Area(corner.row, corner.column, bottom, right)


def _last(box: Box) -> int:
    return box.column + box.width - 1


@settings(max_examples=150, deadline=None)
@given(pieces(), st.booleans())
def test_copy_and_paste_in_the_same_place_changes_nothing(
    piece: tuple[str, str, dict[str, Number], str, Area], rich: bool
):
    form_key, table, values, cursor, area = piece
    form = form_of(form_key)
    layout = grid(form.table(table))
    computed = compute(form, values)
    copied = copy(layout, area, lambda key: show(figure(key, values, computed)))
    made = plan(form, cursor, parse(copied.html if rich else "", copied.text), values)
    assert made.refused == () and made.totals == ()
    inside = {b.key for b in layout.boxes if b.key and area.clip(b) and form.cells[b.key].formula is None}
    assert made.values == {key: values.get(key) for key in inside}


PAGES = sorted((DATA / "cases").glob("*.html"))


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.stem)
def test_whole_web_page_copied_and_pasted_into_each_table(page: Path):
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))
    raw = page.read_bytes()
    tables = parse_html(raw.decode("gb18030" if "charset=gb18030" in expected["layout"] else "utf-8"))
    form = form_of(expected["form"])
    for table in form.tables:
        keys = [key for key in form.typed if form.cells[key].table == table.key]
        made = plan(form, keys[-1], tables, {})
        refused = {item.place for item in made.refused}
        assert set(made.values) | {k for k in keys if form.cells[k].name in refused} == set(keys)
        for key, value in made.values.items():
            wanted = Decimal(str(expected["values"][key]))
            assert value == wanted or (value is None and wanted == 0), key


COPIED = sorted((DATA / "clipboard").glob("*.html"))


@pytest.mark.parametrize("rich", [True, False])
@pytest.mark.parametrize("page", COPIED, ids=lambda path: path.stem)
def test_clipboards_of_excel(page: Path, rich: bool):
    told = json.loads((page.parent / "expected.json").read_text("utf-8"))[page.stem]
    html = page.read_text("utf-8") if rich else ""
    made = plan(FORM, told["cursor"], parse(html, page.with_suffix(".txt").read_text("utf-8")), {})
    either = {key: made.values.get(key, "left alone") for key in told["either"] if rich}
    assert all(value in told["either"][key] for key, value in either.items())
    assert {key: value for key, value in made.values.items() if key not in told["either"]} == told["after"]
    assert not made.totals and (told["may_ask"] or not made.refused)


def test_hidden_figures_are_left_alone_and_asked_about_where_places_alone_decide():
    html = f"<table><tr>{cells(1, 2)}</tr><tr style='display:none'>{cells(8, 9)}</tr><tr>{cells(3, 4)}</tr></table>"
    made = plan(FORM, f"{NEW}natural_person", parse_html(html), {f"{CARRIED}business": 7})
    assert list(made.values.values()) == [1, 2, 3, 4] and "applications.granted.business" in made.values
    assert made.hidden == 2
    assert [r.sentence for r in made.refused] == [
        "粘贴内容第2行第1列“8”：在隐藏的行或列里",
        "粘贴内容第2行第2列“9”：在隐藏的行或列里",
    ]


def test_words_that_do_not_count_are_counted():
    made = plan(FORM, f"{NEW}natural_person", parse_html(html_rows("<td>5<s>9</s></td><td><s>8</s></td>")), {})
    assert made.values == {f"{NEW}natural_person": 5, f"{NEW}business": None} and made.left_out == 2


def test_a_figure_that_is_refused_leaves_its_cell_alone() -> None:
    """The blanks of plain text beside it, where its cell is merged, do not empty it."""
    made = plan_text("12（8）\t\t\n", "disclosure.fees.amount")
    assert made.refused and not made.values
