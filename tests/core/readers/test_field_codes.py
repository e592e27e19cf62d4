"""What the codes of fields tell of what is seen."""

import pytest

from core.notes import NoteCode
from core.readers.field_codes import left_by, of_today, shown, shows_nothing, sign, told_by


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (r"eq \o\ac(○,3)", "3"),
        (r"EQ \* jc2 \o\ad(\s\up 9(gong),公)", "公"),
        (r"EQ \o(5,/)", "5 /"),  # crossed out by a sign over it
        (r"EQ \o(1,2)", "1 2"),
        (r"EQ \x(12)", "12"),
        (r" eq \s\up5(12) ", "12"),
        (r"EQ \a\al\co2(1,2,3,4)", "1 2 3 4"),
        (r"eq \f(1,2)", "1/2"),
        ("MACROBUTTON NoMacro 12", "12"),
        ("GOTOBUTTON place 12", "12"),
        ("SYMBOL 53", "5"),
        ('SYMBOL 252 \\f "Wingdings" \\s 12', "✓"),
        ("SYMBOL 0x35 \\f Arial", "5"),
        ("PAGE", ""),
        ("equal", ""),
        ("", ""),
    ],
)
def test_what_is_seen_of_a_field_without_a_result(code: str, words: str) -> None:
    assert shown(code) == words


@pytest.mark.parametrize(
    ("code", "left"),
    [
        (r"EQ \* jc2 \o\ad(\s\up 9(gong),公)", ((NoteCode.ABOVE, "gong"),)),
        (r"eq \o\ac(○,3)", ()),
        ("AUTONUM", ((NoteCode.FIELD, "AUTONUM"),)),
        (r"EQ \x(12)", ()),
    ],
)
def test_what_of_a_field_is_not_read(code: str, left: object) -> None:
    assert left_by(code) == left


def test_fields_that_only_keep_a_value() -> None:
    assert shows_nothing(" SET x 5") and shows_nothing('ask x "?"')
    assert not any(map(shows_nothing, ("REF x", "SETTING x", "=SUM(ABOVE)", "")))


def test_fields_that_tell_the_day_on_which_a_file_is_opened() -> None:
    today = ((NoteCode.RECOUNTED, "当天的日期"),)
    assert [of_today(code) for code in (r' DATE \@ "yyyy"', "time", "CREATEDATE", "DATED", "")] == [
        today,
        today,
        (),
        (),
        (),
    ]
    assert told_by("DATE", locked=True) == () and told_by("DATE", locked=False) == today
    assert told_by("AUTONUM", locked=True) == ((NoteCode.FIELD, "AUTONUM"),)


def test_signs_by_their_numbers() -> None:
    assert [sign(0x35, ""), sign(0xF0FC, "wingdings"), sign(0xF035, "webdings"), sign(0xD800, "")] == [
        "5",
        "✓",
        "〓",
        "〓",
    ]
