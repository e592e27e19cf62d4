"""Whole readings: which form, which figures, what is noted."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.errors import UnusableInput
from core.forms.catalog import FORMS
from core.matching import report as matching_report
from core.matching.reading import Reading, to_report
from core.notes import NoteCode
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable
from tests.helpers.makers.report_maker import document, lines, parts, table

FORM = FORMS["2021"]
NEW = "applications.new."


def codes(reading: Reading) -> dict[str, str]:
    return {note.cell or note.place: note.code for note in reading.notes}


def changed(raw: RawTable, old: str, new: str) -> RawTable:
    return replace(raw, cells=tuple(replace(c, text=c.text.replace(old, new)) for c in raw.cells))


@pytest.mark.parametrize("key", sorted(FORMS))
def test_form_is_known_by_its_labels_not_by_the_year(key: str) -> None:
    reading = matching_report.read(document(parts(form_key=key)))
    assert (reading.form_key, reading.year) == (key, 2021)
    assert reading.values.keys() == set(FORMS[key].typed)
    assert reading.printed.keys() == set(FORMS[key].computed)
    assert reading.notes == ()


@pytest.mark.parametrize("key", sorted(FORMS))
@pytest.mark.parametrize("only", ["disclosure", "applications"])
def test_form_is_known_by_one_table_too(key: str, only: str) -> None:
    made = parts(form_key=key)
    for table_key in {"disclosure", "applications", "proceedings"} - {only}:
        made[table_key] = []
    reading = matching_report.read(document(made))
    assert reading.form_key == key
    missing = {note.place for note in reading.notes if note.code == "missing"}
    assert missing == {"disclosure", "applications", "proceedings"} - {only}


@pytest.mark.parametrize(("year", "key"), [("2020", "2019"), ("2021", "2021"), ("2024", "2021")])
def test_table_four_alone_is_of_the_form_of_its_year(year: str, key: str) -> None:
    made = parts()
    made["title"] = lines(f"临江市财政局{year}年政府信息公开工作年度报告")
    made["disclosure"] = made["applications"] = []
    assert matching_report.read(document(made)).form_key == key


def test_changes_and_money_of_the_2019_form() -> None:
    figures = {
        "disclosure.licensing.items_change": "-3",
        "disclosure.penalties.items_change": "+12",
        "disclosure.procurement.amount": "24252.311082",
    }
    reading = matching_report.read(document(parts(figures, "2019")))
    assert [reading.values[key] for key in figures] == [-3, 12, Decimal("24252.311082")]


def test_every_figure_has_its_source() -> None:
    reading = matching_report.read(document(parts({NEW + "business": " 7 "})))
    source = reading.sources[NEW + "business"]
    assert (source.table, source.row, source.column, source.text) == (1, 3, 4, " 7 ")


def test_blank_mark_and_doubt_are_noted_where_they_stand() -> None:
    figures = {NEW + "business": "", NEW + "research": "—", NEW + "public_welfare": "1 2", NEW + "other_org": "0件"}
    reading = matching_report.read(document(parts(figures)))
    assert [reading.values[key] for key in figures] == [None, None, None, 0]
    assert [codes(reading)[key] for key in figures] == ["blank", "mark", "doubtful", "unit"]


def test_wrong_totals_are_noted_with_the_arithmetic_and_never_repaired() -> None:
    figures = {NEW + "natural_person": "5", NEW + "total": "6", "applications.carried_out.natural_person": "5"}
    reading = matching_report.read(document(parts(figures)))
    (row,) = (note for note in reading.notes if note.cell == NEW + "total")
    assert row.code == "total_differs"
    assert "原文件写的是6" in row.message
    assert "5 + 0 + 0 + 0 + 0 + 0 = 5" in row.message
    assert "多1件" in row.message
    assert reading.values[NEW + "natural_person"] == 5
    assert reading.printed[NEW + "total"] == 6


def test_a_figure_whose_row_and_column_are_off_alike_is_suspect() -> None:
    cell = "applications.refused.inquiry.business"
    totals = {
        "applications.refused.inquiry.total": "2",
        "applications.processed_total.business": "2",
        "applications.processed_total.total": "2",
        "applications.carried_out.business": "-2",
        "applications.carried_out.total": "-2",
    }
    reading = matching_report.read(document(parts({cell: "1", **totals})))
    (note,) = [note for note in reading.notes if note.code == "suspect"]
    assert note.cell == cell
    assert "识别为1，按原文件的合计应为2" in note.message


def test_only_totals_filled_in() -> None:
    figures = dict.fromkeys((k for k in FORM.typed if k.startswith(NEW)), "") | {NEW + "total": "4"}
    figures |= {"applications.carried_out.total": "4"}
    reading = matching_report.read(document(parts(figures)))
    assert reading.printed[NEW + "total"] == 4
    assert codes(reading)[NEW + "total"] == "total_differs"
    assert codes(reading)[NEW + "business"] == "blank"


def test_empty_totals_are_one_note() -> None:
    reading = matching_report.read(document(parts(dict.fromkeys(FORM.computed, ""))))
    assert [(note.code, note.place) for note in reading.notes] == [
        ("totals_blank", "applications"),
        ("totals_blank", "proceedings"),
    ]
    assert reading.printed == {}


def test_unit_of_the_head() -> None:
    made = parts({"disclosure.fees.amount": "251000"})
    made["disclosure"] = [changed(made["disclosure"][0], "万元", "元")]
    reading = matching_report.read(document(made))
    assert reading.values["disclosure.fees.amount"] == Decimal("25.1")
    assert codes(reading)["disclosure.fees.amount"] == "unit"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("5.属于三类内部事务信息", "5.属于三类内部管理事务信息"),
        ("（四）无法提供", "（四）不能提供"),
        ("商业企业", "商业性企业"),
        ("7.属于行政执法案卷", "7.卷宗"),
    ],
)
def test_labels_in_other_words(old: str, new: str) -> None:
    figures = {key: str(i) for i, key in enumerate(FORM.typed) if key.startswith("applications.")}
    made = parts(figures)
    made["applications"] = [changed(made["applications"][0], old, new)]
    reading = matching_report.read(document(made))
    assert {key: str(reading.values[key]) for key in figures} == figures
    assert all(note.code in ("label", "head", "total_differs") for note in reading.notes)


def test_columns_in_another_order_are_told_by_their_heads() -> None:
    figures = {key: str(i) for i, key in enumerate(FORM.typed) if key.startswith("applications.")}
    made = parts(figures)
    (raw,) = made["applications"]
    swap = {4: 5, 5: 4}
    cells = tuple(replace(c, column=swap.get(c.column, c.column)) if c.width == 1 else c for c in raw.cells)
    made["applications"] = [replace(raw, cells=cells)]
    reading = matching_report.read(document(made))
    assert {key: str(reading.values[key]) for key in figures} == figures


def test_a_row_that_is_not_there_is_missing() -> None:
    made = parts()
    (raw,) = made["applications"]
    gone = next(c.row for c in raw.cells if c.text.startswith("2.重复申请"))
    made["applications"] = [replace(raw, cells=tuple(c for c in raw.cells if c.row != gone or c.height > 1))]
    reading = matching_report.read(document(made))
    missing = {note.cell.rpartition(".")[0] for note in reading.notes if note.code == "missing"}
    assert missing == {"applications.not_processed.duplicate"}
    assert len(reading.values) == len(FORM.typed) - 6


def test_one_cell_across_a_row_is_no_figure() -> None:
    made = parts()
    (raw,) = made["applications"]
    row = next(c.row for c in raw.cells if c.text.startswith("2.重复申请"))
    wide = RawCell(row, 3, 1, 7, "5")
    made["applications"] = [
        replace(raw, cells=(*(c for c in raw.cells if c.row != row or c.column < 3 or c.height > 1), wide))
    ]
    reading = matching_report.read(document(made))
    assert not any(key.startswith("applications.not_processed.duplicate.") for key in reading.values)
    assert codes(reading)["applications.not_processed.duplicate.business"] == "missing"


def test_two_reports_are_refused() -> None:
    made = parts()
    with pytest.raises(UnusableInput, match="两份"):
        matching_report.read(RawDocument(document(made).items + tuple(_renumbered(document(made)))))


def test_of_one_table_twice_what_differs_is_doubtful_and_both_are_shown() -> None:
    made = parts({"disclosure.licensing.decisions": "7"})
    made["other"].append(table(FORM, "disclosure", {"disclosure.licensing.decisions": "8"}, 9))
    reading = matching_report.read(document(made))
    key = "disclosure.licensing.decisions"
    assert reading.values[key] is None
    (note,) = [note for note in reading.notes if note.cell == key]
    assert note.code == "doubtful"
    assert "“7”和“8”" in note.message
    assert codes(reading)["disclosure"] == "twice"


def test_of_one_table_twice_with_the_same_figures_there_is_nothing_to_say() -> None:
    made = parts({"disclosure.licensing.decisions": "7"})
    made["other"].append(table(FORM, "disclosure", {"disclosure.licensing.decisions": " 7"}, 9))
    reading = matching_report.read(document(made))
    assert reading.values["disclosure.licensing.decisions"] == 7
    assert "twice" not in {note.code for note in reading.notes}


def _renumbered(doc: RawDocument):
    for item in doc.items:
        yield replace(item, index=item.index + 10) if isinstance(item, RawTable) else item


def test_other_tables_are_noted_and_lead_nobody_astray() -> None:
    stray = [["行政许可", "行政处罚"], ["999", "998"], ["行政强制", "997"]]
    cells = tuple(RawCell(r, c, 1, 1, text) for r, row in enumerate(stray) for c, text in enumerate(row))
    plain = tuple(RawCell(0, c, 1, 1, text) for c, text in enumerate(("栏目", "数量")))
    made = parts({"disclosure.licensing.decisions": "7"})
    made["overview"] += [RawTable(7, cells), RawTable(8, plain)]
    reading = matching_report.read(document(made))
    assert reading.values["disclosure.licensing.decisions"] == 7
    assert [note.found for note in reading.notes if note.code == "other_table"] == [
        "行政许可 行政处罚；999 998；行政强制 997",
        "栏目 数量",
    ]


def test_everything_in_one_grid() -> None:
    """As in a worksheet: title, headings and texts are rows of the same table."""
    figures = {key: str(i) for i, key in enumerate(FORM.typed)}
    cells: list[RawCell] = []
    row = 0
    for item in document(parts(figures)).items:
        if isinstance(item, RawParagraph):
            cells.append(RawCell(row, 0, 1, 15, item.text))
            row += 1
        else:
            cells += [replace(c, row=c.row + row) for c in item.cells]
            row += item.rows
    reading = matching_report.read(RawDocument((RawTable(0, tuple(cells)),)))
    plain = matching_report.read(document(parts(figures)))
    assert reading.values == plain.values
    assert reading.texts == plain.texts
    assert reading.printed == plain.printed


def test_heading_in_the_first_row_of_its_table() -> None:
    made = parts()
    (raw,) = made["applications"]
    moved = tuple(replace(c, row=c.row + 1) for c in raw.cells)
    heading = FORM.section("applications").numbered
    made["applications_heading"] = []
    made["applications"] = [replace(raw, cells=(RawCell(0, 0, 1, 10, heading), *moved))]
    reading = matching_report.read(document(made))
    assert reading.notes == ()


def test_no_tables() -> None:
    with pytest.raises(UnusableInput, match="未找到年度报告的表格"):
        matching_report.read(RawDocument(tuple(lines("一、总体情况\n二、主动公开政府信息情况"))))
    with pytest.raises(UnusableInput, match="图片"):
        matching_report.read(RawDocument(tuple(lines("一、总体情况")), ((NoteCode.PICTURE, "文件里有 3 张图片。"),)))


def test_a_table_that_may_be_a_picture_is_said() -> None:
    made = parts()
    made["proceedings"] = []
    reading = matching_report.read(
        replace(document(made), notes=(("picture", "文件里有 1 张图片，图片里的内容无法读取。"),))
    )
    assert ("picture", "") in [(note.code, note.cell) for note in reading.notes]
    assert codes(reading)["proceedings"] == "missing"


def test_a_reading_becomes_a_report() -> None:
    report = to_report(matching_report.read(document(parts({NEW + "business": "2", NEW + "research": ""}))))
    assert report.values[NEW + "business"] == 2
    assert NEW + "research" not in report.values
    assert report.agency == "临江市财政局"
    assert "title" not in report.texts


def test_a_negative_carry_over_is_read_as_printed() -> None:
    figures = {"applications.granted.business": "3", "applications.granted.total": "3"}
    figures |= {"applications.processed_total.business": "3", "applications.processed_total.total": "3"}
    figures |= {"applications.carried_out.business": "-3", "applications.carried_out.total": "-3"}
    reading = matching_report.read(document(parts(figures)))
    assert reading.printed["applications.carried_out.business"] == -3
    assert reading.notes == ()


def test_signs_that_nobody_sees_are_no_part_of_labels_and_figures() -> None:
    """Signs of no width and of direction, which programs leave behind when words are copied."""
    whole = document(parts({NEW + "business": "17"}))
    hidden = [
        replace(
            raw,
            cells=tuple(replace(c, text="\u200b\ufeff".join(c.text[:1] + "\u00ad" + c.text[1:])) for c in raw.cells),
        )
        for raw in whole.tables
    ]
    tables = iter(hidden)
    items = tuple(next(tables) if isinstance(item, RawTable) else item for item in whole.items)
    assert matching_report.read(replace(whole, items=items)).values == matching_report.read(whole).values


def test_formulas_without_a_result_are_no_blanks_and_totals_are_worked_out_anew() -> None:
    key, total = "applications.new.business", "applications.new.total"
    made = document(parts({key: "7"}))
    gone = ((NoteCode.FORMULA, "=甲!B3"),)
    changed = [
        replace(item, cells=tuple(replace(c, text="", left_out=gone) if c.text == "7" else c for c in item.cells))
        if isinstance(item, RawTable)
        else item
        for item in made.items
    ]
    reading = matching_report.read(replace(made, items=tuple(changed)))
    (note,) = [note for note in reading.notes if note.cell == key]
    assert note.code == NoteCode.DOUBTFUL and "“=甲!B3”没有存下计算结果" in note.message and "填0" not in note.message
    assert not [note for note in reading.notes if note.cell == total and note.code == NoteCode.DOUBTFUL]
