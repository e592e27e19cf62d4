"""The paragraphs 未核对 of a whole report, and which of the five sub-headings a text has."""

from core.forms.catalog import form_for_year
from core.report.report import Report
from core.report.texts.waiting import missing_aspects, next_waiting, waiting_paragraphs

TEXTS = {"overview": "甲。\n 乙。\n改过。", "problems": "丙。\n甲。"}
REPORT = Report(
    form_for_year(2025).key,
    2025,
    texts=TEXTS,
    unverified={"overview": ("甲。", "乙。", "原文。"), "problems": ("丙。",)},
)


def test_paragraphs_stand_in_printed_order_with_their_places() -> None:
    found = [(waiting.key, waiting.start, waiting.words) for waiting in waiting_paragraphs(REPORT)]
    assert found == [("overview", 0, "甲。"), ("overview", 4, "乙。"), ("problems", 0, "丙。")]


def test_one_text_can_go_first() -> None:
    assert [waiting.words for waiting in waiting_paragraphs(REPORT, "problems")] == ["丙。", "甲。", "乙。"]


def test_next_goes_on_into_the_other_texts_and_round_the_end() -> None:
    seen: list[str] = []
    key, index = "preamble", -1
    for _ in range(4):
        found = next_waiting(REPORT, key, index)
        assert found is not None
        seen.append(found.words)
        key, index = found.key, found.start
    assert seen == ["甲。", "乙。", "丙。", "甲。"]


def test_from_a_table_it_begins_at_the_start() -> None:
    found = next_waiting(REPORT, "applications.new.natural_person", -1)
    assert found is not None
    assert found.words == "甲。"


def test_nothing_waits_in_a_new_report() -> None:
    assert next_waiting(Report(REPORT.form_key, 2025, texts=TEXTS), "overview", 0) is None


SECTION = form_for_year(2025).section("overview")


def test_all_are_missing_in_an_empty_text_and_none_in_the_skeleton() -> None:
    assert missing_aspects(SECTION, "") == SECTION.aspects
    assert missing_aspects(SECTION, "\n".join(SECTION.aspects)) == ()


def test_other_spellings_and_run_on_headings_count() -> None:
    text = "(一)主动公开情况。我局公开信息3条。\n2、依申请公开\n政府信息管理\n（四）政府信息公开平台建设："
    assert missing_aspects(SECTION, text) == SECTION.aspects[4:]


def test_a_sentence_that_begins_with_the_words_is_no_heading() -> None:
    assert missing_aspects(SECTION, "主动公开信息165条。")[0] == SECTION.aspects[0]
