"""Signs that are written by their numbers, brackets, values with names of a page's own."""

import pytest

from core.readers.html.css.texts import character, closing, escaped_marks, four_sides, parted, unescaped, with_values


def test_signs() -> None:
    assert unescaped(r"\4e00\3001 x\:\"") == '一、x:"'
    assert unescaped("a\\\nb") == "ab" and unescaped(r"\0\d800") == ""
    assert escaped_marks(r".\31 x") == ".1x" and escaped_marks(".Plain") == ".Plain"
    assert character(0x4E00) == "一" and character(0x110000) == ""


def test_parts() -> None:
    assert parted(".a, :is(.b,.c) ,d") == [".a", ":is(.b,.c)", "d"] and parted("") == [""]
    assert parted("(a or b) or c", " or ") == ["(a or b)", "c"] and parted("a)),b") == ["a))", "b"]


def test_where_a_bracket_ends() -> None:
    assert closing("calc((1px) * 2) 3", 5) == 14 and closing("var(", 4) == 4


def test_one_to_four_values_are_of_four_sides() -> None:
    told = [four_sides("abcd"[:number]) for number in range(6)]
    assert told == [(), tuple("aaaa"), tuple("abab"), tuple("abcb"), tuple("abcd"), tuple("abcd")]


KNOWN = {
    "--a": "#fff",
    "--b": "var(--a)",
    "--c": "var(--c)",
    "--d": "var(--none, red)",
    "--e": "initial",
    "--w": "1px 2px",
}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("var(--a)", "#fff"),
        ("VAR(--a)".lower(), "#fff"),
        ("var( --b )", "#fff"),
        ("var(--c)", ""),
        ("var(--none)", ""),
        ("var(--none,)", ""),
        ("var(--none, blue)", "blue"),
        ("var(--none, var(--other, rgb(1,2,3)))", "rgb(1,2,3)"),
        ("var(--d)", "red"),
        ("var(--e, 1)", "1"),
        ("0 var(--w) var(--A)", "0 1px 2px #fff"),
        ("var(--a", "#fff"),
    ],
)
def test_values(written: str, said: str) -> None:
    assert " ".join(with_values(written, KNOWN).split()) == said


def test_names_that_grow_without_end() -> None:
    grown = {f"--{n}": f"var(--{n + 1})" * 10 for n in range(9)} | {"--9": "1px"}
    assert with_values("var(--0)", grown) == ""
