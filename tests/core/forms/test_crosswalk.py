"""From form to form: every figure is carried or named, whichever two forms they are."""

from dataclasses import replace
from itertools import permutations

import pytest

from core.forms import crosswalk
from core.forms.catalog import FORMS
from core.forms.crosswalk import Step, carry, carry_totals, homes
from core.forms.spec import Block, Form, Head, Section, Sum, Table

OLD, NEW = FORMS["2019"], FORMS["2021"]


def a_form(key: str, year: int, rows: tuple[Head, ...], *texts: str) -> Form:
    table = Table("t", (Block(rows, (Head("数量", "count"),)),), (1000, 1000))
    sections = (Section("t", "一", "表", "表", table), *(Section(text, "二", text, text) for text in texts))
    return Form(key, key, "", year, sections)


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> tuple[Form, Form, Form]:
    """Three neighbouring forms; only the first step says something."""
    forms = (
        a_form("a", 2001, (Head("甲", "x"), Head("乙", "y"), Head("丙", "z")), "words", "gone"),
        a_form("b", 2002, (Head("甲", "x"), Head("乙", "y2"), Head("丙", "z")), "words"),
        a_form("c", 2003, (Head("甲", "x"), Head("乙", "y2"), Head("丁", "w")), "words"),
    )
    monkeypatch.setattr(crosswalk, "FORMS", {form.key: form for form in forms})
    monkeypatch.setattr(crosswalk, "STEPS", (Step("a", "b", same=("t.x",), moved={"t.y": "t.y2"}),))
    return forms


def test_steps_join_neighbours_and_name_real_keys() -> None:
    newest_first = sorted(FORMS.values(), key=lambda form: form.first_year)
    for step in crosswalk.STEPS:
        one, other = FORMS[step.from_key], FORMS[step.to_key]
        assert newest_first.index(other) == newest_first.index(one) + 1
        for prefix in (*(step.same or ()), *step.moved):
            assert any(key == prefix or key.startswith(prefix + ".") for key in (*one.cells, *one.text_keys)), prefix
        assert all(target in homes(one, other).values() or _above(target, other) for target in step.moved.values())


def _above(prefix: str, form: Form) -> bool:
    return any(key.startswith(prefix + ".") for key in form.cells)


@pytest.mark.parametrize(("start", "end"), permutations(FORMS.values(), 2), ids=lambda form: form.key)
@pytest.mark.parametrize("typed", [True, False])
def test_no_figure_is_lost_in_silence(start: Form, end: Form, typed: bool) -> None:
    figures = {key: key for key in (start.typed if typed else start.cells)}
    carried, homeless = carry(figures, start, end, typed)
    assert {*carried.values(), *homeless} == set(figures)
    assert len(carried) + len(homeless) == len(figures)
    assert set(carried) <= set(end.typed if typed else end.cells)
    assert carry(dict.fromkeys(start.text_keys, ""), start, end)[1] == ()


def test_the_same_form_keeps_everything() -> None:
    assert all(homes(form, form)[key] == key for form in FORMS.values() for key in (*form.cells, *form.text_keys))


def test_what_was_one_figure_becomes_the_last_part_of_three_and_never_goes_back() -> None:
    moved, homeless = carry({"applications.other.business": 3, "disclosure.procurement.projects": 4}, OLD, NEW)
    assert (moved, homeless) == ({"applications.other.other.business": 3}, ("disclosure.procurement.projects",))
    assert carry(moved, NEW, OLD) == ({}, ("applications.other.other.business",))


def test_several_steps_are_walked_in_either_direction(three: tuple[Form, Form, Form]) -> None:
    first, middle, last = three
    figures = {"t.x.count": 1, "t.y.count": 2, "t.z.count": 3}
    assert carry(figures, first, middle) == ({"t.x.count": 1, "t.y2.count": 2}, ("t.z.count",))
    assert carry(figures, first, last) == ({"t.x.count": 1, "t.y2.count": 2}, ("t.z.count",))
    assert carry({"t.x.count": 1, "t.y2.count": 2, "t.w.count": 4}, last, first) == (
        {"t.x.count": 1},
        ("t.y2.count", "t.w.count"),
    )


def test_neighbours_without_a_step_share_what_has_one_key(three: tuple[Form, Form, Form]) -> None:
    _, middle, last = three
    assert homes(middle, last) == {key: key for key in ("t.x.count", "t.y2.count", *last.all_text_keys)}


def test_texts_without_a_section_are_named(three: tuple[Form, Form, Form]) -> None:
    first, _, last = three
    assert carry({"words": "甲", "gone": "乙"}, first, last) == ({"words": "甲"}, ("gone",))


def test_two_figures_never_share_a_home(monkeypatch: pytest.MonkeyPatch) -> None:
    one = a_form("a", 2001, (Head("甲", "x"), Head("乙", "y"), Head("丙", "z")))
    other = a_form("b", 2002, (Head("丙", "z"),))
    monkeypatch.setattr(crosswalk, "FORMS", {"a": one, "b": other})
    monkeypatch.setattr(crosswalk, "STEPS", (Step("a", "b", moved={"t.x": "t.z", "t.y": "t.z"}),))
    assert carry({"t.x.count": 1, "t.y.count": 2, "t.z.count": 3}, one, other) == (
        {"t.z.count": 1},
        ("t.y.count", "t.z.count"),
    )


def test_what_is_computed_there_is_no_home_for_a_typed_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    one = a_form("a", 2001, (Head("甲", "x"), Head("乙", "y")))
    other = a_form("b", 2002, (Head("甲", "x", sum=Sum(("y",))), Head("乙", "y")))
    monkeypatch.setattr(crosswalk, "FORMS", {"a": one, "b": other})
    figures = {"t.x.count": 1, "t.y.count": 2}
    assert carry(figures, one, other, typed=True) == ({"t.y.count": 2}, ("t.x.count",))
    assert carry(figures, one, other) == (figures, ())  # to compare two years it serves


def test_a_printed_total_goes_where_all_its_parts_go(three: tuple[Form, Form, Form]) -> None:
    rows = (Head("甲", "x"), Head("乙", "y"), Head("总计", "z", sum=Sum(("x", "y"))))
    one = a_form("b", 2002, rows)
    whole = a_form("c", 2003, (*rows[:2], Head("丁", "w"), replace(rows[2], sum=Sum(("x", "y", "w")))))
    less = a_form("c", 2003, (rows[0], replace(rows[2], sum=Sum(("x",)))))
    assert carry_totals({"t.z.count": 7}, one, whole) == ({"t.z.count": 7}, ())
    assert carry_totals({"t.z.count": 7}, one, less) == ({}, ("t.z.count",))
