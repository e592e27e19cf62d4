"""Fonts whose characters are signs: what a person sees of words in them."""

import pytest

from core.readers.symbol_fonts import UNKNOWN, as_seen, sign, sign_font


@pytest.mark.parametrize("name", ["Wingdings", "WINGDINGS 2", "'Webdings'", "Monotype Sorts", "ZapfDingbats"])
def test_fonts_of_signs_are_known_by_their_names(name: str) -> None:
    assert sign_font(name)


@pytest.mark.parametrize("name", ["Symbol", "Arial", "宋体", "", None, "My Wingdings"])
def test_fonts_of_letters_are_none(name: str | None) -> None:
    assert sign_font(name) == ""


@pytest.mark.parametrize(
    ("font", "words", "seen"),
    [
        ("wingdings", "\xfc\uf0fco\x81", "✓✓□①"),
        ("wingdings", "12", UNKNOWN * 2),
        ("wingdings", "公开 12\t", f"公开 {UNKNOWN}{UNKNOWN}\t"),
        ("wingdings 2", "Pj", "✓①"),
        ("wingdings 3", "5", UNKNOWN),
        ("webdings", "ar", "✓✗"),
        ("marlett", "b", UNKNOWN),
    ],
)
def test_words_are_the_signs_of_their_font(font: str, words: str, seen: str) -> None:
    assert as_seen(words, font) == seen


def test_a_sign_by_its_number() -> None:
    assert [sign(0xF035, "symbol"), sign(0x35, ""), sign(0xF035, "some font"), sign(0xD800, "")] == [
        *("5", "5", UNKNOWN, UNKNOWN)
    ]
