"""Conditions of a page: which hold on a desk's screen, in a browser of today."""

import pytest

from core.readers.html.css.conditions import holds_in_container, holds_on_screen, is_supported


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("", True),
        ("all", True),
        ("screen", True),
        ("only screen and (min-width: 800px)", True),
        ("(min-width:90em)", False),
        ("print", False),
        ("print, screen", True),
        ("not print", True),
        ("not all", False),
        ("screen and (max-width:768px)", False),
        ("(max-width: 1920px)", True),
        ("(orientation:portrait)", False),
        ("(prefers-color-scheme: dark)", False),
        ("speech", False),
        ("screen and (400px <= width <= 2000px)", True),
        ("(width > 2000px)", False),
        ("(2000px > width)", True),
        ("(min-width: calc(40em + 1px))", True),
        ("(min-width: 1px) and (not (hover: none))", True),
        ("(max-width: 9px) or (hover: hover)", True),
        ("not (max-width: 9px)", True),
        ("not screen and (max-width: 9px)", True),
        ("(hover)", True),
        ("(monochrome)", False),
        ("(color)", True),
        ("(min-resolution: 2dppx)", False),
        ("(-webkit-min-device-pixel-ratio: 1.5)", False),
        ("(max-aspect-ratio: 1/1)", False),
        ("(prefers-color-scheme: light)", True),
        ("(what: ever)", False),
        ("(scripting: enabled)", True),
        ("(((((((((((hover)))))))))))", False),  # deeper than any page has them
    ],
)
def test_media(query: str, holds: bool) -> None:
    assert holds_on_screen(query) is holds


@pytest.mark.parametrize(
    ("query", "known"),
    [
        ("(display: grid)", True),
        ("not (display: grid)", False),
        ("(-moz-appearance: none)", False),
        ("(display: grid) and (not (display: -ms-grid))", True),
        ("(-ms-ime-align: auto) or (color: red)", True),
        ("selector(:has(a))", True),
        ("selector(::-moz-range-track)", False),
        ("()", False),
    ],
)
def test_support(query: str, known: bool) -> None:
    assert is_supported(query) is known


def test_boxes_around() -> None:
    assert holds_in_container("(min-width: 400px)") and holds_in_container("side (width > 1px)")
    assert not holds_in_container("side (max-width: 400px)")
