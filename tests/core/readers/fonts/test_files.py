"""As which digits a font file draws its digits."""

import pytest

from core.readers.fonts import files
from core.readers.fonts.files import digits_of_file
from tests.helpers.makers.drawn_fonts import exchanged, truetype

ALL = "0123456789"


def test_a_font_that_draws_its_digits_tells_nothing() -> None:
    assert digits_of_file(truetype(exchanged("")), ALL) == {}


@pytest.mark.parametrize("pairs", ["12", "37 25", "06 49", "14 58"])
def test_a_font_that_exchanges_digits_tells_which(pairs: str) -> None:
    assert digits_of_file(truetype(exchanged(pairs)), ALL) == exchanged(pairs)


def test_the_digits_that_are_asked_for() -> None:
    assert digits_of_file(truetype(exchanged("12")), "12") == {"1": "2", "2": "1"}
    assert digits_of_file(truetype(exchanged("12")), "35") == {}


@pytest.mark.parametrize(
    "font", [b"", b"%PDF-1.7", b"wOF2" + bytes(99), truetype(exchanged("12"))[:90], b"\0\1\0\0" * 99]
)
def test_what_is_no_font_tells_nothing(font: bytes) -> None:
    assert digits_of_file(font, ALL) == {}


def test_a_font_is_looked_at_once_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_known", {})
    asked: list[int] = []
    drawn = files._drawn
    monkeypatch.setattr(files, "_drawn", lambda page, digits: asked.append(len(page)) or drawn(page, digits))
    for _ in range(3):
        assert digits_of_file(truetype(exchanged("12")), "12") == {"1": "2", "2": "1"}
    assert len(asked) == 1
    assert all(len(font) < 99 for font, *_ in files._known)


def test_what_could_not_be_looked_at_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_known", {})
    monkeypatch.setattr(files, "_WAIT", 0.01)
    with files.PDFIUM:
        assert digits_of_file(truetype(exchanged("12")), "12") == {}
    assert digits_of_file(truetype(exchanged("12")), "12") == {"1": "2", "2": "1"}


def test_digits_by_the_numbers_of_their_glyphs() -> None:
    """The table of codes is not asked: the glyphs 1–10 are 0–9."""
    honest = truetype(exchanged(""))
    assert digits_of_file(honest, "0123456789", range(1, 11)) == {}
    assert digits_of_file(honest, "12", [3, 2]) == {"1": "2", "2": "1"}
    assert digits_of_file(honest, "3", [9]) == {"3": "8"}
    assert digits_of_file(truetype(exchanged("12")), "12", [3, 2]) == {}
