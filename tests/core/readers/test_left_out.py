"""What a person does not read as part of a file."""

import pytest

from core.notes import NoteCode
from core.readers.left_out import (
    Raised,
    WordLook,
    notes_on,
    notes_on_footnotes,
    notes_on_margins,
    says_more,
    without_marks,
)


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


@pytest.mark.parametrize(
    "words", ["1", "— 1 —", "1/12", "- 3 of 12 -", "第3页 共12页", " 共5页 ", "Page 3 of 12", "__2__", ""]
)
def test_the_number_of_a_page_says_no_more(words: str) -> None:
    assert not says_more(words) and notes_on_margins([words]) == []


@pytest.mark.parametrize("words", ["2024", "0793-8888888", "含下属单位12家", "第一页见附件", "1/12/2024"])
def test_words_on_each_page_that_say_more(words: str) -> None:
    """A year or a telephone is no number of a page: it is told."""
    ((code, message),) = notes_on_margins([words])
    assert code == NoteCode.MARGIN and words in message
