"""Values with names of a page's own."""

import pytest

from core.readers.html.css.variables import with_values

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
