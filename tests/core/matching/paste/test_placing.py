"""Where each cell of a pasted table belongs."""

from __future__ import annotations

import pytest

from core.matching.paste.plan import plan
from core.readers.clipboard import parse_html
from tests.helpers.core.paste_plans import CARRIED, FORM, NEW, cells, html_rows, plan_text


def test_rows_with_labels_find_their_line_wherever_the_cursor_is():
    text = "2.重复申请\t1\t2\t3\t4\t5\t6\t21\n(三) 不予公开 1、属于国家秘密\t1\n1、属于国家秘密\t7\t\t\t\t\t\t7\n"
    made = plan_text(text, "applications.carried_in.research")
    assert made.values["applications.not_processed.duplicate.other_org"] == 6
    assert made.values["applications.refused.state_secret.natural_person"] == 7
    assert made.values["applications.refused.state_secret.business"] is None
    assert [r.place for r in made.refused] == ["粘贴内容第2行"]
    assert made.by_label


def test_row_labels_with_few_figures_start_at_the_cursors_column():
    made = plan_text("一、本年新收政府信息公开申请数量\t5\t6", "applications.granted.research")
    assert made.values == {"applications.new.research": 5, "applications.new.public_welfare": 6}


def test_column_labels_in_any_order():
    made = plan_text("其它\t自然人\t总计\n3\t4\t7\n", "applications.granted.business")
    assert made.values == {"applications.granted.other_org": 3, "applications.granted.natural_person": 4}
    assert not made.refused


def test_total_row_label_alone_and_total_column_label_alone():
    row = plan_text("（七）总计\t5\t6", "applications.new.natural_person")
    assert [t.key for t in row.totals] == [
        "applications.processed_total.natural_person",
        "applications.processed_total.business",
    ]
    column = plan_text("总计\n5\n6", "applications.new.natural_person")
    assert [t.key for t in column.totals] == ["applications.new.total", "applications.carried_in.total"]


def test_unknown_column_is_named():
    made = plan_text("自然人\t外国人\n1\t2\n", "applications.new.natural_person")
    assert made.values == {"applications.new.natural_person": 1}
    assert [(r.place, r.reason) for r in made.refused] == [("粘贴内容第2行第2列", "无法识别所在列")]


def test_equal_labels_of_table_four_by_parent_by_order_and_by_cursor():
    leaves = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    group = plan_text(f"复议后起诉\t\t\t\t\n{leaves}\n1\t2\t3\t4\t10", "proceedings.review.upheld")
    assert group.values["proceedings.suit_after_review.corrected"] == 2
    whole = plan_text("\t".join([leaves] * 3) + "\n" + "\t".join(map(str, range(15))), "proceedings.suit_direct.other")
    assert whole.values["proceedings.review.upheld"] == 0
    assert whole.values["proceedings.suit_after_review.pending"] == 13
    near = plan_text(f"{leaves}\n1\t2\t3\t4\t10", "proceedings.suit_direct.upheld")
    assert near.values["proceedings.suit_direct.pending"] == 4


@pytest.mark.parametrize("before", [0, 3])
def test_a_hidden_column_of_the_offices_own_takes_no_place_beside_whole_rows(before: int):
    figures = [*range(1, 7), 21]
    given = [f"<td>{n}</td>" for n in figures]
    given.insert(before, "<td style='display:none'>99</td>")
    html = html_rows("<td>一、本年新收政府信息公开申请数量</td>" + "".join(given))
    made = plan(FORM, "applications.granted.research", parse_html(html), {})
    assert list(made.values.values()) == figures[:6] and not made.totals and not made.refused
    assert next(iter(made.values)).startswith(NEW) and made.hidden == 1


def test_a_hidden_column_of_the_form_keeps_its_place_beside_whole_rows():
    given = cells(1, 2) + "<td style='display:none'>3</td>" + cells(4, 5, 6, 21)
    made = plan(FORM, f"{NEW}research", parse_html(html_rows("<td>一、本年新收政府信息公开申请数量</td>" + given)), {})
    assert made.values == {
        f"{NEW}natural_person": 1,
        f"{NEW}business": 2,
        f"{NEW}public_welfare": 4,
        f"{NEW}legal_service": 5,
        f"{NEW}other_org": 6,
    }
    assert made.hidden == 1


def test_a_merged_cell_covers_all_its_cells():
    html = html_rows("<td colspan=2 rowspan=2>5</td><td>6</td>", "<td>7</td>")
    made = plan(FORM, f"{NEW}natural_person", parse_html(html), {})
    assert made.values == {
        f"{NEW}natural_person": 5,
        f"{NEW}business": None,
        f"{NEW}research": 6,
        f"{CARRIED}natural_person": None,
        f"{CARRIED}business": None,
        f"{CARRIED}research": 7,
    }
    assert made.covered == 3


def test_each_row_goes_by_where_its_own_labels_end():
    """Rows of one label beside rows with a label of a group before theirs: nothing of the former is lost."""
    html = html_rows(
        cells("一、本年新收政府信息公开申请数量", 1, 2, 3, 4, 5, 6, 21),
        cells("（三）不予公开", "1.属于国家秘密", 7, 0, 0, 0, 0, 1, 8),
    )
    made = plan(FORM, "applications.granted.research", parse_html(html), {})
    assert [made.values[f"{NEW}{who}"] for who in ("natural_person", "other_org")] == [1, 6]
    secret = "applications.refused.state_secret."
    assert [made.values[f"{secret}{who}"] for who in ("natural_person", "other_org")] == [7, 1]
    assert len(made.values) == 12 and not made.refused and not made.totals


def test_a_merged_label_of_one_row_moves_no_figure_of_the_grid():
    html = html_rows(
        cells("一、本年新收政府信息公开申请数量", 1, 2, 3, 4, 5, 6, 21),
        "<td colspan=2>二、上年结转政府信息公开申请数量</td>" + cells(4, 0, 0, 1, 0, 5),
    )
    made = plan(FORM, f"{NEW}natural_person", parse_html(html), {})
    assert made.values[f"{NEW}natural_person"] == 1 and made.values[f"{CARRIED}business"] == 4
    assert not made.refused and not made.totals


def test_rows_of_other_lengths_under_heads_are_refused_not_guessed():
    html = html_rows(
        cells("", "", "自然人", "商业企业"),
        cells("一、本年新收政府信息公开申请数量", 64, 3),
        cells("（三）不予公开", "1.属于国家秘密", 7, 0),
    )
    made = plan(FORM, f"{NEW}natural_person", parse_html(html), {})
    assert [(r.text, r.reason) for r in made.refused] == [("64", "无法识别所在列"), ("3", "无法识别所在列")]
    assert list(made.values.values()) == [7, 0]


def test_a_row_by_itself_whose_label_is_a_column_too() -> None:
    """3.其他 below （六）其他处理: the applicants have a column 其他."""
    made = plan(
        FORM,
        "applications.other.other.natural_person",
        parse_html(html_rows(cells("（六）其他处理", "3.其他", *range(1, 8)))),
        {},
    )
    assert [made.values[f"applications.other.other.{name}"] for name in ("natural_person", "other_org")] == [1, 6]
