"""What a person does not read as part of a file."""

import pytest

from core.notes import NoteCode
from core.readers.left_out import Raised, WordLook, notes_on, notes_on_footnotes, without_marks


def test_white_on_white_is_unseen_and_white_on_blue_is_not() -> None:
    assert WordLook(hidden=True).unseen
    assert WordLook(colour="ffffff").unseen
    assert not WordLook(colour="ffffff", ground="0000ff").unseen
    assert not WordLook().unseen


def test_a_raised_mark_beside_a_figure_goes_and_is_named() -> None:
    text, left = without_marks(["12", Raised("①")])
    assert text == "12" and [words for _, words in left] == ["①"]


def test_raised_text_alone_is_what_is_meant() -> None:
    assert without_marks([Raised("12")]) == ("12", ())


def test_one_note_for_each_reason() -> None:
    left = [(NoteCode.HIDDEN, "甲"), (NoteCode.HIDDEN, "乙"), (NoteCode.STRUCK, "丙")]
    assert [code for code, _ in notes_on(left)] == [NoteCode.HIDDEN, NoteCode.STRUCK]
    ((_, sentence),) = notes_on_footnotes(["注一", "注二"])
    assert "注一" in sentence and "注二" in sentence
    assert notes_on_footnotes([]) == []


@pytest.mark.parametrize(
    ("pieces", "text", "marks"),
    [
        (["35", Raised("1")], "35", ["1"]),
        ([Raised("1"), "35"], "35", ["1"]),
        ([Raised("1"), Raised("2"), "1,035"], "1,035", ["12"]),
        ([Raised("35")], "35", []),
        ([" ", Raised("35"), ""], " 35", []),
        (["120m", Raised("2")], "120m2", []),
        ([Raised("1"), "注：当面提交35件"], "1注：当面提交35件", []),
    ],
)
def test_marks_before_and_behind_a_figure(pieces: list[str], text: str, marks: list[str]) -> None:
    assert without_marks(pieces) == (text, tuple((NoteCode.NOTE_MARK, mark) for mark in marks))
