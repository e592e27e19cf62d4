"""Findings of a moment ago: their words are found again after any edit, or the finding is let go."""

from hypothesis import assume, given
from hypothesis import strategies as st

from core.report.findings import Finding, Grade, moved
from core.report.report import Report

WORDS = st.text("甲乙丙\n", max_size=30)


def finding(span: tuple[int, int] | None, place: str = "overview") -> Finding:
    return Finding("Y1", Grade.HINT, "有年份", place=place, span=span)


def report(text: str) -> Report:
    return Report("2021", 2025, texts={"overview": text, "problems": "问题"})


@given(WORDS, WORDS, WORDS, st.booleans())
def test_words_are_found_where_they_stand_after_an_edit(before: str, after: str, changed: str, in_front: bool) -> None:
    words = "◆二四年◆"
    new = changed + words + after if in_front else before + words + changed
    made = moved([finding((len(before), len(before) + 5))], report(before + words + after), report(new))
    assert [new[slice(*found.span)] for found in made if found.span] == [words]


@given(WORDS, WORDS)
def test_words_that_were_changed_are_let_go(before: str, after: str) -> None:
    assume("二" not in before + after)
    old, new = before + "二四年" + after, before + "二五年" + after
    assert moved([finding((len(before), len(before) + 3))], report(old), report(new)) == ()


@given(WORDS, WORDS, st.integers(0, 30), st.integers(0, 30))
def test_no_span_leaves_the_text(old: str, new: str, start: int, length: int) -> None:
    span = (min(start, len(old)), min(start + length, len(old)))
    for found in moved([finding(span)], report(old), report(new)):
        assert found.span is not None
        assert 0 <= found.span[0] <= found.span[1] <= len(new)
        assert new[slice(*found.span)] == old[slice(*span)]


def test_findings_without_words_and_in_other_texts_stay() -> None:
    kept = (finding(None), finding((0, 2), "problems"))
    assert moved(kept, report("甲"), report("乙")) == kept
