"""What offices write into cells, and what is made of it."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.spec import Kind
from core.matching.figures import differ, read_cell, two_units
from core.notes import NoteCode
from core.report.numbers import show

COUNT, MONEY, CHANGE = Kind.COUNT, Kind.MONEY, Kind.CHANGE


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0", COUNT, 0),
        ("０", COUNT, 0),
        (" 7 ", COUNT, 7),
        ("\u3000１２\xa0", COUNT, 12),
        ("99999999", COUNT, 99999999),
        ("24252.311082", MONEY, Decimal("24252.311082")),
        ("0.092", MONEY, Decimal("0.092")),
        ("－3", CHANGE, -3),
        ("+5", CHANGE, 5),
    ],
)
def test_plain_figures_need_no_note(text: str, kind: Kind, value: object) -> None:
    figure = read_cell(text, kind)
    assert (figure.value, figure.code) == (value, "")


@pytest.mark.parametrize(
    ("text", "kind", "value", "code"),
    [
        ("00", COUNT, 0, "normalised"),
        ("1,234", COUNT, 1234, "normalised"),
        ("1\u2009234", COUNT, 1234, "normalised"),
        ("12\u202f345\u202f678件", COUNT, 12345678, "unit"),
        ("1\u2009234.5", MONEY, Decimal("1234.5"), "normalised"),
        ("1234\u2009567", COUNT, None, "doubtful"),
        ("1\u20092345", COUNT, None, "doubtful"),
        ("1 234", COUNT, None, "doubtful"),
        ("1，234", COUNT, 1234, "normalised"),
        ("12.0", COUNT, 12, "normalised"),
        ("24252.\n311082", MONEY, Decimal("24252.311082"), "normalised"),
        ("124件", COUNT, 124, "unit"),
        ("12 件", COUNT, 12, "unit"),
        ("251000元", MONEY, Decimal("25.1"), "unit"),
        ("316441件", MONEY, Decimal(316441), "unit"),
        ("25.1万元", MONEY, Decimal("25.1"), "unit"),
        ("22（其中修订16件）", COUNT, 22, "remark"),
        ("22件（含废止3件）", COUNT, 22, "remark"),
        ("22\n（修订16件）", COUNT, 22, "remark"),
        ("22，其中修订16件", COUNT, 22, "remark"),
        ("12.5（含罚没3.2万元）", MONEY, Decimal("12.5"), "remark"),
        ("[bookmark: _GoBack]0", COUNT, 0, "leftover"),
        ("增加5", CHANGE, 5, "sign"),
        ("减少5项", CHANGE, -5, "sign"),
        ("负5", CHANGE, -5, "sign"),
        ("负5", COUNT, None, "doubtful"),
    ],
)
def test_put_in_order_with_a_note(text: str, kind: Kind, value: object, code: str) -> None:
    figure = read_cell(text, kind)
    assert (figure.value, figure.code) == (value, code)
    assert text.strip() in figure.message


@pytest.mark.parametrize("text", ["", " ", "\xa0", "\u3000\n", "&nbsp;"])
def test_blank_stays_blank(text: str) -> None:
    figure = read_cell(text, COUNT)
    assert (figure.value, figure.code) == (None, "blank")


@pytest.mark.parametrize("text", ["/", "／", "-", "—", "——", "－", "无", "不适用", " 无 "])
def test_marks_for_nothing_stay_blank(text: str) -> None:
    figure = read_cell(text, COUNT)
    assert (figure.value, figure.code) == (None, "mark")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("500000 5", MONEY),
        ("1\n0", COUNT),
        ("— 4 —", COUNT),
        ("约100", COUNT),
        ("12②", COUNT),
        ("5²", COUNT),
        ("5（8）", COUNT),
        ("251000元（含税）", COUNT),
        ("-3", COUNT),
        ("12.5", COUNT),
        ("1,23", COUNT),
        ("251000元", COUNT),
        ("9" * 30, COUNT),
        ("一", COUNT),
        ("详见附件", COUNT),
        ("16（更正为13）", COUNT),
        ("16件（应为13件）", COUNT),
        ("1e5", COUNT),
    ],
)
def test_doubtful_is_left_blank(text: str, kind: Kind) -> None:
    figure = read_cell(text, kind)
    assert (figure.value, figure.code) == (None, "doubtful")
    assert text in figure.message


def test_the_head_says_yuan() -> None:
    figure = read_cell("251000", MONEY, "本年收费金额\n（单位：元）")
    assert (figure.value, figure.code) == (Decimal("25.1"), "unit")
    assert read_cell("25.1", MONEY, "本年收费金额（单位：万元）").code == ""
    assert read_cell("0", MONEY, "本年收费金额（单位：元）").code == ""
    assert read_cell("251000元", MONEY, "本年收费金额（单位：元）").value == Decimal("25.1")


@given(st.text(max_size=12), st.sampled_from(Kind))
def test_nothing_breaks_it_and_nothing_is_silent(text: str, kind: Kind) -> None:
    figure = read_cell(text, kind)
    assert (figure.value is not None) or figure.code
    assert bool(figure.code) == bool(figure.message)


@pytest.mark.parametrize(
    ("head", "shown", "value"),
    [
        ("行政事业性收费（元）", "123400", "12.34"),
        ("本年收费金额（单位：千元）", "123.4", "12.34"),
        ("本年收费金额（百元）", "1234", "12.34"),
        ("单位：十万元", "1.234", "12.34"),
        ("本年收费金额（单位：人民币元）", "123400", "12.34"),
        ("单位为亿元", "0.001234", "12.34"),
        ("（单位：万元）", "12.34", "12.34"),
        ("收费金额", "12.34", "12.34"),
        ("以元计", "12.34", "12.34"),  # no unit as a form states one
    ],
)
def test_units_of_money_around_the_figure(head: str, shown: str, value: str) -> None:
    figure = read_cell(shown, Kind.MONEY, head)
    assert figure.value == Decimal(value)
    assert (figure.code == "unit") == (figure.value != Decimal(shown))
    if figure.code:
        assert shown in figure.message and show(figure.value) in figure.message


def test_a_unit_in_brackets_behind_an_amount_is_its_own() -> None:
    figure = read_cell("125000（元）", MONEY)
    assert (figure.value, figure.code) == (Decimal("12.5"), "unit")
    assert read_cell("125000（元）", MONEY, "本年收费金额（单位：元）").value == Decimal("12.5")
    assert read_cell("23（原报26）", COUNT).value == 23


def test_counts_in_ten_thousands() -> None:
    assert read_cell("1.2", Kind.COUNT, "本年处理决定数量（万件）").value is None  # 1.2 itself is no count
    assert read_cell("3", Kind.COUNT, "（单位：万件）").value == 30000
    assert read_cell("3", Kind.COUNT, "（单位：件）").value == 3


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.2万件", 12000), ("1.2万", 12000), ("3千", 3000), ("1,234百件", 123400), ("1.23456万件", None)],
)
def test_large_units_behind_a_count(text: str, value: int | None) -> None:
    found = read_cell(text, COUNT)
    assert (found.value, found.code) == (value, NoteCode.DOUBTFUL if value is None else NoteCode.UNIT)


def test_a_large_unit_in_a_column_of_money_may_be_that_of_the_column() -> None:
    found = read_cell("1.2万", MONEY)
    assert found.value is None and found.choices == (Decimal("1.2"), 12000)


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("500000 5", (500000, 5, 5000005)),
        ("12②", (12, 122)),
        ("5（8）", (5, 8)),
        ("1,234 7", (1234, 7)),
        ("3/4", (3, 4)),
        ("约三件", ()),
        ("约86", (86,)),
        ("86余", (86,)),
        ("8O", (80,)),
        ("l2", (12,)),
        ("1.086", (1086,)),
        ("1.5", ()),
        ("1 2 3 4", ()),
        ("9" * 600, ()),
    ],
)
def test_the_figures_that_a_doubtful_cell_may_mean(text: str, choices: tuple[int, ...]) -> None:
    found = read_cell(text, Kind.COUNT)
    assert found.value is None and found.code == NoteCode.DOUBTFUL
    assert found.choices == choices


@pytest.mark.parametrize(
    ("text", "kind", "choices"),
    [
        ("\u202e952", Kind.COUNT, (952, 259)),
        ("\u202e1,204", Kind.COUNT, (1204, 4021)),
        ("\u202e88", Kind.COUNT, ()),
        ("\u202e9.52", MONEY, ()),
        ("\u202e95件", Kind.COUNT, ()),
    ],
)
def test_digits_shown_in_an_order_that_nobody_knows(text: str, kind: Kind, choices: tuple[int, ...]) -> None:
    found = read_cell(text, kind)
    assert (found.value, found.code, found.choices) == (None, NoteCode.DOUBTFUL, choices)
    assert "先后不明" in found.message and "\u202e" not in found.message


def test_two_units_for_one_amount_are_doubtful() -> None:
    head, caption = "本年收费金额（单位：万元）", "单位：元"
    assert differ(head, caption) and not differ(head, "单位：万元") and not differ(head, "单位：件")
    found = two_units("125000", head, caption)
    assert found.value is None and found.choices == (Decimal(125000), Decimal("12.5"))
    assert two_units("0", head, caption).value == 0


@pytest.mark.parametrize("text", ["#DIV/0!", "#REF!", "#N/A", "#NAME?"])
def test_errors_of_formulas_offer_no_figure(text: str) -> None:
    figure = read_cell(text, Kind.COUNT)
    assert figure.value is None and figure.code == NoteCode.DOUBTFUL and not figure.choices


@pytest.mark.parametrize("text", ["1万余", "2亿", "12万5000元", "1E+03", "约1.2万", "3千多件"])
def test_digits_of_a_scaled_figure_are_no_choices(text: str) -> None:
    figure = read_cell(text, Kind.COUNT)
    assert (figure.value, figure.code, figure.choices) == (None, NoteCode.DOUBTFUL, ())


@pytest.mark.parametrize(("text", "value"), [("伍", 5), ("拾贰", 12), ("壹佰零叁件", 103), ("贰仟", 2000)])
def test_figures_in_formal_characters(text: str, value: int) -> None:
    figure = read_cell(text, Kind.COUNT)
    assert (figure.value, figure.code) == (value, NoteCode.NORMALISED)


@pytest.mark.parametrize("text", ["○", "◯"])
def test_a_ring_may_be_a_zero(text: str) -> None:
    figure = read_cell(text, Kind.COUNT)
    assert (figure.value, figure.code, figure.choices) == (None, NoteCode.DOUBTFUL, (0,))
