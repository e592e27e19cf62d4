"""Edits: each has its inverse, and what nobody has read stays marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.forms.catalog import FORMS
from core.report.edits import (
    Confirm,
    DropPrinted,
    Finish,
    Reopen,
    ReplaceReport,
    SetBody,
    SetCells,
    SetFees,
    SetText,
    unread,
)
from core.report.fees import PIECES, Entry
from core.report.report import Finished, Report, paragraphs, still_unverified

TYPED = FORMS["2021"].typed

cells = st.dictionaries(st.sampled_from(TYPED), st.none() | st.integers(0, 99), max_size=6)

edits = st.one_of(
    st.builds(SetCells, cells),
    st.builds(SetText, st.sampled_from(["title", "overview"]), st.none() | st.text(max_size=5)),
    st.builds(SetBody, st.sampled_from(["agency", "site"]), st.text(max_size=5)),
    st.builds(Confirm, st.just("overview"), st.lists(st.text(max_size=3), max_size=2).map(tuple)),
    st.builds(DropPrinted, st.just(("applications.new.total",))),
    st.builds(ReplaceReport, st.just(Report("2019", 2020))),
)


@given(cells, st.lists(edits, max_size=8))
def test_undoing_all_gives_the_report_back(start: dict[str, int | None], changes: list) -> None:
    first = Report("2021", 2025, printed={"applications.new.total": 3}).with_values(start)
    report, inverses = first, []
    for edit in changes:
        inverses.append(edit.inverse(report))
        report = edit.apply(report)
    for inverse in reversed(inverses):
        report = inverse.apply(report)
    assert report == first


PARAGRAPH = st.text("甲乙二〇2", min_size=1, max_size=4)


@given(st.lists(PARAGRAPH, min_size=1, max_size=6), st.data())
def test_what_the_program_words_is_not_looked_at_by_that(lines: list[str], data: st.DataObject) -> None:
    """Repairs, replacements, links: whatever becomes of a paragraph 未核对, it stays so, and undo gives it back."""
    waiting = tuple(dict.fromkeys(data.draw(st.lists(st.sampled_from(lines), max_size=4))))
    report = Report(
        "2021", 2025, texts={"overview": "\n".join(lines)}, unverified={"overview": waiting} if waiting else {}
    )
    old, new = data.draw(PARAGRAPH), data.draw(st.text("丙3", max_size=2))
    step = unread(report, "overview", report.text("overview").replace(old, new))
    after = step.apply(report)
    wanted = {line.replace(old, new).strip() for line in lines if line in waiting} - {""}
    found = set(still_unverified(after, "overview"))
    assert found >= wanted
    if len(paragraphs(after.text("overview"))) == len(paragraphs(report.text("overview"))):
        assert found == wanted  # where paragraphs vanish, one too many may ask to be looked at, none too few
    assert step.inverse(report).apply(after) == report


@pytest.mark.parametrize("lines", [["2〇", "2", "〇"], ["2〇〇", "〇〇", "2"]])
def test_a_paragraph_that_now_reads_like_another_stays_unread(lines: list[str]) -> None:
    """One paragraph vanishes by the same replacement, so which came of which cannot be counted off."""
    report = Report("2021", 2025, texts={"overview": "\n".join(lines)}, unverified={"overview": (lines[0],)})
    after = unread(report, "overview", report.text("overview").replace("2", "")).apply(report)
    assert lines[0][1:] in still_unverified(after, "overview")


def test_a_sentence_put_between_is_read_and_those_around_it_are_not() -> None:
    report = Report("2021", 2025, texts={"overview": "一\n二\n三"}, unverified={"overview": ("一", "三")})
    after = unread(report, "overview", "一\n新\n二\n三").apply(report)
    assert still_unverified(after, "overview") == ("一", "三")
    joined = unread(report, "overview", "一二\n三").apply(report)
    assert still_unverified(joined, "overview") == ("一二", "三")
    assert still_unverified(SetText("overview", "一改\n二\n三").apply(report), "overview") == ("三",)  # by hand


FEE = Entry(PIECES, 31)
ENDED = Finished("2026-01-20", "张某")


def test_the_register_of_fees_is_undone() -> None:
    start = Report("2021", 2025)
    edit = SetFees((FEE,))
    done = edit.apply(start)
    assert done.fees == (FEE,) and edit.inverse(start).apply(done) == start


def test_a_report_is_finished_and_opened_again_with_its_reason_and_both_are_undone() -> None:
    start = Report("2021", 2025)
    finish = Finish(ENDED)
    done = finish.apply(start)
    assert done.finished == ENDED and finish.inverse(start).apply(done) == start
    reopen = Reopen("2026-01-25", "数字有误")
    again = reopen.apply(done)
    assert again.finished is None
    assert [(one.day, one.note, one.finished) for one in again.reopened] == [("2026-01-25", "数字有误", ENDED)]
    assert reopen.inverse(done).apply(again) == done
    assert reopen.apply(start) == start, "what is not 定稿 is not opened again, and no reason is entered"
    twice = reopen.apply(finish.apply(again))
    assert len(twice.reopened) == 2, "each time stays on record"
