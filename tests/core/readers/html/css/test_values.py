"""Numbers, lengths and angles, also those that are to be worked out."""

import pytest

from core.readers.html.css.values import degrees, pixels, share, value


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("0", 0),
        ("12px", 12),
        ("-.5em", -10),
        ("9pt", 12),
        ("1in", 96),
        ("2rem", 32),
        ("1e1px", 10),
        ("calc(2px + 3px * 2)", 8),
        ("calc(1em - 20px)", 0),
        ("calc((1px + 2px)*-3)", -9),
        ("min(3px, 1em)", 3),
        ("max(0px,calc(4px / 2))", 2),
        ("clamp(1px, 9px, 5px)", 5),
        ("calc(-1 * abs(-3px))", -3),
        ("calc(0 + 2px)", 2),
        ("calc(2px -1px)", 1),
        ("+4px", 4),
    ],
)
def test_lengths(text: str, long: float) -> None:
    assert pixels(text, em=20) == pytest.approx(long)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "auto",
        "1px 2px",
        "10%",
        "calc(10% + 1px)",
        "calc(1px",
        "calc()",
        "calc(1px + )",
        "px",
        "3deg",
        "f(1px)",
        "calc(1/0)",
    ],
)
def test_what_is_no_length(text: str) -> None:
    assert pixels(text) is None


def test_parts_of_what_is_known() -> None:
    assert pixels("50%", percent=300) == 150
    assert share("25%") == 0.25 and share("calc(1 - .5)") == 0.5 and share("1px") is None
    assert degrees(".5turn") == 180 and degrees("200grad") == 180 and degrees("1px") is None


def test_what_is_beyond_all_measure() -> None:
    assert pixels("1e99px") == pixels("calc(1e99px * 1e99)") == 1e9 and pixels("-1e99px") == -1e9


def test_what_is_too_much_ends() -> None:
    assert value("calc(" + "(" * 500 + "1" + ")" * 501) is None
    assert value("calc(" + "1+" * 5000 + "1)") is None
