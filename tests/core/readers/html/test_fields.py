"""What fields of forms show."""

import pytest

from core.readers.html.fields import Choice, is_cut, typed
from core.readers.html.source_words import BREAK
from tests.helpers.core.html_pages import read


def choice(*entries: str, **attributes: str) -> Choice:
    found = Choice.of(attributes)
    for entry in entries:
        text, *more = entry.split(" ")
        found.begin({name.partition("=")[0]: name.partition("=")[2] for name in more})
        found.add(text)
    return found


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (choice(), ""),
        (choice("3", "5"), "3"),
        (choice("3", "5 selected"), "5"),
        (choice("请选择 disabled", "5"), "5"),
        (choice("3 disabled selected"), "3"),
        (choice("3 label=7"), "7"),
        (choice("3", "5", "7", size="2"), f"3{BREAK}5"),
        (choice("3", "5", multiple=""), f"3{BREAK}5"),
        (choice("3", "5", size="x"), "3"),
    ],
)
def test_choices(found: Choice, words: str) -> None:
    assert found.words == words


def test_words_before_any_entry() -> None:
    found = Choice()
    found.add("x")
    assert found.words == ""


@pytest.mark.parametrize(
    ("kind", "shown"),
    [("", "12"), ("TEXT", "12"), ("number", "12"), ("date", "12"), ("button", "12"), ("hidden", ""), ("password", ""), ("checkbox", "")],
)  # fmt: skip
def test_what_is_typed(kind: str, shown: str) -> None:
    assert typed({"type": kind, "value": "12"}) == shown


def test_a_number_that_is_none_is_not_shown() -> None:
    assert typed({"type": "number", "value": "12件"}) == "" and typed({"type": "text", "value": "12件"}) == "12件"


def test_fields_that_are_too_narrow() -> None:
    value = {"value": "1293"}
    assert is_cut(value, {"width": "14px"}) and is_cut(value | {"size": "1"}, {})
    assert not is_cut(value, {"width": "40px"}) and not is_cut(value | {"size": "2"}, {}) and not is_cut(value, {})


def test_on_a_page() -> None:
    def shown(inner: str) -> tuple[str, list[str]]:
        cell = read(f"<table><tr><td>行<td>列<tr><td>甲<td>{inner}</table>").tables[0].cells[-1]
        return cell.text, [words for _, words in cell.left_out]

    assert shown("<input value=12>") == ("12", [])
    assert shown("<input value=9 style='color:#fff'>") == ("", ["9"])
    assert shown("<input value=1293 size=1>") == ("1293", ["1293"])
    assert shown("<select size=2><option>1<option>2<option>3</select>") == ("1\n2", [])
    assert shown("<textarea>1\n2</textarea>") == ("1\n2", [])
