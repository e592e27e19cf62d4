"""Which of the five sub-headings a text has."""

from core.forms.catalog import form_for_year
from core.report.texts.aspects import missing_aspects

SECTION = form_for_year(2025).section("overview")


def test_all_are_missing_in_an_empty_text_and_none_in_the_skeleton() -> None:
    assert missing_aspects(SECTION, "") == SECTION.aspects
    assert missing_aspects(SECTION, "\n".join(SECTION.aspects)) == ()


def test_other_spellings_and_run_on_headings_count() -> None:
    text = "(一)主动公开情况。我局公开信息3条。\n2、依申请公开\n政府信息管理\n（四）政府信息公开平台建设："
    assert missing_aspects(SECTION, text) == SECTION.aspects[4:]


def test_a_sentence_that_begins_with_the_words_is_no_heading() -> None:
    assert missing_aspects(SECTION, "主动公开信息165条。")[0] == SECTION.aspects[0]
