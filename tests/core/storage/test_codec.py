from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import UnusableInput
from core.forms.catalog import FORMS
from core.forms.spec import Cell, Kind
from core.report.checks import run_checks
from core.report.numbers import Number, normal_money
from core.report.report import BODY_FIELDS, Report
from core.storage.codec import SCHEMA, dumps, loads

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
keys = st.text("abcdefgh_.", min_size=1, max_size=8).map("x_".__add__)
unknown = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(words, inner, max_size=3),
    max_leaves=5,
)


def numbers(cell: Cell) -> st.SearchStrategy[Number]:
    if cell.kind is Kind.MONEY:
        return st.decimals(-(10**6), 10**6, places=6).map(normal_money)
    return st.integers(-(10**11), 10**11)


@st.composite
def reports(draw: st.DrawFn, history: bool = True) -> Report:
    form = draw(st.sampled_from(list(FORMS.values())))
    typed = draw(st.lists(st.sampled_from(form.typed), unique=True, max_size=8))
    totals = draw(st.lists(st.sampled_from(form.computed), unique=True, max_size=4))
    extra = draw(st.dictionaries(keys, unknown, max_size=2))
    odd_cells = draw(st.dictionaries(keys, unknown, max_size=2))
    return Report(
        form.key,
        draw(st.integers(0, 9999)),
        draw(st.dictionaries(st.sampled_from([line.key for line in BODY_FIELDS]) | keys, words, max_size=4)),
        draw(st.dictionaries(st.sampled_from(form.text_keys) | keys, words, max_size=4)),
        {key: draw(numbers(form.cells[key])) for key in typed},
        {key: draw(st.integers(0, 999) | st.just(Decimal("3.5"))) for key in totals},
        draw(st.dictionaries(st.sampled_from(form.text_keys), st.lists(words, max_size=3).map(tuple), max_size=2)),
        draw(st.dictionaries(words, words, max_size=2)),
        draw(st.none() | reports(history=False)) if history else None,
        {**extra, "values": odd_cells} if odd_cells else extra,
    )


@settings(max_examples=150, deadline=None)
@given(reports())
def test_every_report_comes_back_as_it_was(report: Report) -> None:
    text = dumps(report)
    assert loads(text) == report
    assert loads(text.encode()) == report
    assert dumps(loads(text)) == text


def filled() -> Report:
    values = {"applications.new.natural_person": 3, "disclosure.fees.amount": Decimal("12.50")}
    return Report("2021", 2024, {"agency": "临江市财政局"}, {"overview": "一段\n二段"}, values)


def edited(**changes: object) -> str:
    return json.dumps({**json.loads(dumps(filled())), **changes}, ensure_ascii=False)


def with_figure(raw: str, key: str = "applications.new.natural_person") -> str:
    """The text of a file in which one figure was written by somebody else's hand."""
    data = json.loads(dumps(filled()))
    data["values"][key] = "HERE"
    return json.dumps(data, ensure_ascii=False).replace('"HERE"', raw)


def refusal(text: str | bytes) -> str:
    with pytest.raises(UnusableInput) as error:
        loads(text)
    sentence = str(error.value)
    assert sentence.endswith("。") and not any(word in sentence for word in ("JSON", "schema", "异常", "！", "您"))
    return sentence


def test_the_text_is_readable_and_names_every_typed_cell_in_order() -> None:
    text = dumps(filled())
    data: dict[str, Any] = json.loads(text)
    assert "临江市财政局" in text and text.endswith("}\n") and text.count("\n") > 150
    assert list(data["values"]) == list(FORMS["2021"].typed)
    assert data["values"]["disclosure.fees.amount"] == "12.50"
    assert data["values"]["applications.new.natural_person"] == 3
    assert data["values"]["applications.new.business"] is None
    assert list(data)[:4] == ["format", "schema", "form", "year"]
    assert not set(FORMS["2021"].computed) & set(data["values"])


@pytest.mark.parametrize("part", ["body", "texts", "values", "printed", "unverified", "kept"])
def test_a_missing_part_is_an_empty_one(part: str) -> None:
    assert loads(edited(**{part: None})) == loads(edited(**{part: {}}))


@pytest.mark.parametrize("part", ["", "body", "texts", "values", "printed", "last_year"])
def test_unknown_keys_survive_at_every_level(part: str) -> None:
    data = json.loads(dumps(filled()))
    data["last_year"] = json.loads(dumps(filled()))
    place = data[part] if part else data
    place["from_the_future"] = {"deep": [1, 2.5, None, "字"]}
    saved = json.loads(dumps(loads(json.dumps(data))))
    assert (saved[part] if part else saved)["from_the_future"] == {"deep": [1, 2.5, None, "字"]}


def test_a_total_among_the_typed_figures_is_compared_and_not_taken_over() -> None:
    report = loads(with_figure("9", "applications.new.total"))
    assert report.printed == {"applications.new.total": 9}
    assert "applications.new.total" not in report.values
    assert "T3" in {finding.id for finding in run_checks(report)}


def test_a_negative_figure_is_opened_and_reported_by_the_check() -> None:
    report = loads(with_figure("-4"))
    assert report.values["applications.new.natural_person"] == -4
    assert "T5" in {finding.id for finding in run_checks(report)}


@pytest.mark.parametrize(
    ("raw", "words_expected"),
    [
        ('"三"', "填的是“三”：这不是数字"),
        ('"3"', "不是数字"),
        ("NaN", "填的是“NaN”"),
        ("-Infinity", "填的是“-Infinity”"),
        ("1e400", "太大"),
        ("1e99999999999999999999", "不是数字"),
        ("1e-99999999", "小数位太多"),
        ("1e99999999", "太大"),
        ("-1e99999999", "太大"),
        ("1e999999999999999999", "太大"),
        ("9" * 30, "太大"),
        ("9" * 10_000, "太大"),
        ("3.5", "填的是“3.5”：这里要填整数"),
        ("true", "不是数字"),
        ("[1]", "填的是“一组内容”"),
    ],
)
def test_an_absurd_figure_is_refused_with_its_official_name(raw: str, words_expected: str) -> None:
    sentence = refusal(with_figure(raw))
    assert words_expected in sentence
    assert FORMS["2021"].cells["applications.new.natural_person"].name in sentence
    assert len(sentence) < 150


@pytest.mark.parametrize(("raw", "value"), [("3.0", 3), ("1e2", 100), ("0", 0), ("-0.0", 0)])
def test_a_whole_number_written_otherwise_is_a_whole_number(raw: str, value: int) -> None:
    figure = loads(with_figure(raw)).values["applications.new.natural_person"]
    assert figure == value and isinstance(figure, int)


@pytest.mark.parametrize("raw", ["12", "12.000000", '"12"', '"12.00"', "1.2e1"])
def test_money_may_be_a_number_or_a_string(raw: str) -> None:
    figure = loads(with_figure(raw, "disclosure.fees.amount")).values["disclosure.fees.amount"]
    assert figure == 12 and isinstance(figure, Decimal)


@pytest.mark.parametrize("place", ["applications.new.total", "disclosure.fees.amount"])
@pytest.mark.parametrize(
    "raw", ["1e99999999", "-1e99999999", "1e-99999999", "NaN", "Infinity", "9" * 5000, "1." + "1" * 5000]
)
def test_any_figure_in_any_kind_of_cell_is_bounded_before_it_is_used(place: str, raw: str) -> None:
    assert FORMS["2021"].cells[place].name in refusal(with_figure(raw, place))


@pytest.mark.parametrize("raw", ["0e99999999", "0e-99999999", "-0.0e5"])
def test_a_nought_is_a_nought_however_it_is_written(raw: str) -> None:
    assert dumps(loads(with_figure(raw))) == dumps(loads(with_figure("0")))


def test_a_key_that_stands_twice_is_refused_by_name() -> None:
    twice = with_figure("1").replace(
        '"applications.new.natural_person": 1',
        '"applications.new.natural_person": 1, "applications.new.natural_person": 2',
    )
    assert "“applications.new.natural_person”出现了两次" in refusal(twice)


@pytest.mark.parametrize("odd", ["\\ud83d", "\\ude00", "\\udc00\\ud800"])
def test_half_a_character_in_a_file_is_shown_as_broken(odd: str) -> None:
    text = json.dumps(json.loads(dumps(filled().with_text("overview", "好HERE坏")))).replace("HERE", odd)
    report = loads(text)
    assert "好\ufffd" in report.text("overview")
    report.text("overview").encode()


def test_a_whole_character_written_as_two_numbers_is_kept() -> None:
    report = filled().with_text("overview", "好\U0001f600坏")
    assert loads(json.dumps(json.loads(dumps(report)))) == report


@pytest.mark.parametrize("raw", ['"1_000"', '"１２"', '"12 "', '"NaN"', '"1e3"', '""', '"' + "9" * 40 + '"'])
def test_money_is_digits_only(raw: str) -> None:
    assert "本年收费金额" in refusal(with_figure(raw, "disclosure.fees.amount"))


def test_a_wrong_figure_of_last_year_is_named_as_last_years() -> None:
    last = json.loads(with_figure('"x"'))
    assert "上年" in refusal(edited(last_year=last))


def test_a_cut_off_file_is_called_incomplete_wherever_it_was_cut() -> None:
    text = dumps(filled())
    for end in range(len(text) // 10, len(text) - 3, 7):
        assert "不完整" in refusal(text[:end]) or "损坏" in refusal(text[:end])
    assert "不完整" in refusal(text[: len(text) // 2])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "是空的"),
        (b"\0" * 4096, "是空的"),
        (b"PK\x03\x04" + bytes(range(256)), "不是本程序保存的报告"),
        (b"[]", "不是本程序保存的报告"),
        (b"3", "不是本程序保存的报告"),
        (b'{"name": "package", "version": "1.0"}', "不是本程序保存的报告"),
        (b"<html></html>", "不是本程序保存的报告"),
        (dumps(filled()).encode("gb18030"), "无法识别的文字"),
        (dumps(filled()).encode() + b"{}", "已损坏"),
        (dumps(filled()).encode().replace(b": {", b": <", 1), "已损坏"),
    ],
)
def test_other_and_damaged_content_is_told_apart(content: bytes, expected: str) -> None:
    assert expected in refusal(content)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_file_saved_by_notepad_opens(encoding: str) -> None:
    assert loads(dumps(filled()).encode(encoding)) == filled()


def test_a_newer_file_and_a_form_of_the_future_ask_for_the_new_program() -> None:
    assert "更新版本" in refusal(edited(schema=SCHEMA + 1))
    assert "新版程序" in refusal(edited(form="2031"))


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": "1"},
        {"schema": True},
        {"schema": -1},
        {"schema": None},
        {"form": 2021},
        {"form": None},
        {"year": "2024"},
        {"year": None},
        {"year": 2024.5},
        {"year": 10**9},
        {"body": []},
        {"body": {"agency": 5}},
        {"texts": "text"},
        {"texts": {"overview": ["a"]}},
        {"values": [1, 2]},
        {"printed": "x"},
        {"printed": {"applications.new.total": "x"}},
        {"unverified": {"overview": "a"}},
        {"unverified": {"overview": [1]}},
        {"kept": {"T5": 1}},
        {"last_year": "2023"},
        {"last_year": {"form": "2021"}},
    ],
)
def test_a_wrong_type_anywhere_is_refused(changes: dict[str, object]) -> None:
    refusal(edited(**changes))


@pytest.mark.parametrize("depth", [60, 900, 100_000])
def test_deep_nesting_is_refused(depth: int) -> None:
    nested = edited(odd="HERE").replace('"HERE"', "[" * depth + "]" * depth)
    assert "损坏" in refusal(nested)


@pytest.mark.parametrize("raw", ["1e400", "NaN", "9" * 5000])
def test_an_absurd_number_under_an_unknown_key_is_refused(raw: str) -> None:
    assert "明显过大" in refusal(edited(odd="HERE").replace('"HERE"', raw))


def test_half_a_character_from_a_broken_paste_does_not_stop_saving() -> None:
    text = dumps(filled().with_text("overview", "好\ud83d坏"))
    assert loads(text.encode()).text("overview") == "好\ufffd坏"


def test_marks_for_what_does_not_apply_are_kept_beside_the_values() -> None:
    one, other = "applications.new.natural_person", "applications.new.business"
    report = Report("2021", 2025).with_values({other: 3}).with_marks({one: "/"})
    data = json.loads(dumps(report))
    assert data["values"][one] is None and data["marks"] == {one: "/"}
    assert loads(dumps(report)) == report
    assert "marks" not in json.loads(dumps(report.with_values({one: 0})))
    data["marks"] |= {other: "/", "applications.new.total": "/", "strange": {"a": 1}, one: "不适用"}
    read = loads(json.dumps(data))
    assert read.marks == {one: "不适用"}  # a figure is there, a total, no cell: none of these can have one
    assert loads(dumps(read)) == read
