"""Find and replace over all texts."""

from hypothesis import given
from hypothesis import strategies as st

from core.forms.catalog import form_for_year
from core.report.edits import SetText, SetTexts
from core.report.report import Report
from core.report.texts.search import Hit, find, replaced

REPORT = Report(
    form_for_year(2025).key,
    2025,
    {"agency": "临江市财政局"},
    {"overview": "我局公开，我局办理。", "other": "我局没有其他事项。"},
)


def test_hits_come_in_the_order_of_the_texts() -> None:
    assert find(REPORT, "我局") == (Hit("overview", 0, 2), Hit("overview", 5, 7), Hit("other", 0, 2))
    assert find(REPORT, "临江市财政局")[0].key == "title"
    assert find(REPORT, "") == ()
    assert find(REPORT, "没有这样的话") == ()


def test_width_is_folded_only_when_asked_and_both_ways() -> None:
    report = REPORT.with_text("other", "共１２件（A）,ok")
    assert find(report, "12件(Ａ)，") == ()
    assert find(report, "12件(Ａ)，", fold_width=True) == (Hit("other", 1, 8),)


def test_replacing_can_be_taken_back_in_one_step() -> None:
    texts = replaced(REPORT, "临江市财政局", "临江市税务局")
    assert set(texts) == {"title"}
    edit = SetTexts(tuple(SetText(*step) for step in {**texts, **replaced(REPORT, "我局", "本机关")}.items()))
    after = edit.apply(REPORT)
    assert after.text("overview") == "本机关公开，本机关办理。"
    assert edit.inverse(REPORT).apply(after) == REPORT


@given(st.text("ab", max_size=12), st.text("ab", min_size=1, max_size=3), st.text("abc", max_size=3))
def test_replacing_is_what_python_does(text: str, words: str, by: str) -> None:
    report = REPORT.with_text("other", text)
    assert replaced(report, words, by).get("other", text) == text.replace(words, by)
