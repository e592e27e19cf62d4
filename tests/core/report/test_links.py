"""Linked figures: the words follow the tables, and what a person types never loosens a link by accident."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from core.report import rollover
from core.report.edits import SetCells, SetText, reword, unread
from core.report.links import BLANK, Link, Linked, expand, token
from core.report.report import Report, still_unverified, without
from core.report.texts.search import replaced
from core.storage import codec

NEW, CARRIED = "applications.new.total", "applications.carried_in.total"
TYPED = "applications.new.natural_person"
FEES = "disclosure.fees.amount"
KEY = "overview"


def report(template: str, **values: object) -> Report:
    figures = {TYPED: 11, "applications.carried_in.business": 2, FEES: Decimal("12.50")}
    return Report("2021", 2025, texts={KEY: template}).with_values({**figures, **values})  # type: ignore[arg-type]


def test_a_linked_figure_reads_as_the_number_and_follows_the_table() -> None:
    made = report(f"收到{token(NEW)}件，收费{token(FEES)}万元，共{token(NEW, CARRIED)}件。")
    assert made.text(KEY) == "收到11件，收费12.50万元，共13件。"
    assert [made.text(KEY)[link.start : link.end] for link in made.linked(KEY).links] == ["11", "12.50", "13"]
    more = SetCells({TYPED: 120}).apply(made)
    assert more.text(KEY) == "收到120件，收费12.50万元，共122件。"


def test_a_figure_not_filled_in_leaves_a_gap_that_nobody_overlooks() -> None:
    made = Report("2021", 2025, texts={KEY: f"收到{token(NEW)}件，共{token(NEW, CARRIED)}件。"})
    assert made.text(KEY) == f"收到{BLANK}件，共{BLANK}件。"
    assert SetCells({TYPED: 0}).apply(made).text(KEY) == "收到0件，共0件。"


def test_braces_that_name_no_figure_are_words() -> None:
    words = "{applications.new} {x+y} {" + NEW + "+nothing.at.all} {{}}"
    assert report(words).linked(KEY) == Linked(words)


def test_typing_before_behind_and_inside() -> None:
    made = report(f"收到{token(NEW)}件").linked(KEY)
    assert made.text == "收到11件"
    assert made.reworded("收到111件", cursor=3).template == f"收到1{token(NEW)}件"
    assert made.reworded("收到111件", cursor=5).template == f"收到{token(NEW)}1件"
    assert made.reworded("收到191件", cursor=4).template == "收到191件"
    assert made.reworded("收到1件", cursor=3).template == "收到1件"
    assert made.reworded("本年收到11件").template == f"本年收到{token(NEW)}件"


def test_several_words_change_at_once_and_the_links_between_them_stay() -> None:
    made = report(f"2024年收到{token(NEW)}件，2024年收费{token(FEES)}万元")
    edit = reword(made, KEY, made.text(KEY).replace("2024", "2025"))
    assert edit.text == f"2025年收到{token(NEW)}件，2025年收费{token(FEES)}万元"
    assert replaced(made, "2024", "2025") == {KEY: edit.text}
    assert replaced(made, "11件", "12件") == {KEY: f"2024年收到12件，2024年收费{token(FEES)}万元"}


def test_undo_brings_the_link_back() -> None:
    made = report(f"收到{token(NEW)}件")
    edit = SetText(KEY, "收到11件")
    assert edit.inverse(made).apply(edit.apply(made)) == made


def test_a_link_is_found_at_its_edges() -> None:
    made = report(f"收到{token(NEW)}件").linked(KEY)
    (link,) = made.links
    assert link == Link(2, 4, (NEW,))
    assert [made.link_at(place, place) for place in range(6)] == [None, None, link, link, link, None]
    assert made.link_at(0, 2) is None
    assert made.link_at(0, 3) == link == made.link_at(3, 5)
    assert made.plain(link) == Linked("收到11件")


def test_a_draft_carries_links_over_and_a_newer_form_turns_those_without_a_home_into_numbers() -> None:
    last = Report("2021", 2024, texts={KEY: f"收到{token(NEW)}件"}).with_values({TYPED: 7})
    draft = rollover.draft(last, 2025).with_values({TYPED: 3})
    assert (draft.text(KEY), draft.last_year and draft.last_year.text(KEY)) == ("收到3件", "收到7件")
    made, published = "disclosure.regulations.made", "disclosure.regulations.published"
    old = Report("2019", 2020, texts={KEY: f"制作{token(made)}件，公开{token(published)}件，收到{token(NEW)}件"})
    old = old.with_values({TYPED: 7, made: 5, published: 4})
    issued = "disclosure.regulations.issued"  # what was made becomes what was issued
    assert rollover.draft(old, 2021).texts[KEY] == f"制作{token(issued)}件，公开4件，收到{token(NEW)}件"


def test_a_paragraph_stays_unverified_while_its_figure_changes() -> None:
    last = Report("2021", 2024, texts={KEY: f"收到{token(NEW)}件\n另一段"}).with_values({TYPED: 7})
    draft = rollover.draft(last, 2025).with_values({TYPED: 3})
    assert still_unverified(draft, KEY) == ("收到3件", "另一段")
    assert without(draft, KEY, "收到3件") == ("另一段",)


def test_the_file_keeps_links() -> None:
    made = report(f"收到{token(NEW)}件")
    assert codec.loads(codec.dumps(made)).linked(KEY) == made.linked(KEY)


CELLS = {"a.b": "12", "c": ""}
words = st.text(alphabet="收到件1212＿\n。", max_size=6)
pieces = st.lists(
    st.one_of(words.map(Linked), st.sampled_from(["a.b", "c"]).map(lambda c: Linked("12", (Link(0, 2, (c,)),)))),
    max_size=8,
)


def joined(parts: list[Linked]) -> Linked:
    made = Linked("")
    for part in parts:
        made = made.replaced(len(made.text), len(made.text), part)
    return made


@given(pieces)
def test_template_and_text_say_the_same(parts: list[Linked]) -> None:
    made = joined(parts)
    assert made.text == "".join(part.text for part in parts)
    assert expand(made.template, CELLS, lambda _: "12") == made


@given(pieces, words, st.data())
def test_any_edit_reads_as_typed_and_keeps_the_links_it_did_not_touch(
    parts: list[Linked], new: str, data: st.DataObject
) -> None:
    made = joined(parts)
    start = data.draw(st.integers(0, len(made.text)))
    end = data.draw(st.integers(start, len(made.text)))
    after = made.text[:start] + new + made.text[end:]
    typed = made.reworded(after, cursor=start + len(new))
    assert typed.text == after
    assert made.reworded(after).text == after
    untouched = [link for link in made.links if link.end < start or link.start > end]
    assert len(typed.links) >= len(untouched)
    assert all(typed.text[link.start : link.end] == "12" for link in typed.links)
    assert made.cut(start, end).text == made.text[start:end]


def test_linking_a_number_confirms_nothing() -> None:
    last = Report("2021", 2024, texts={KEY: "收到11件\n另一段"}).with_values({TYPED: 7})
    draft = rollover.draft(last, 2025).with_values({TYPED: 11})
    edit = unread(draft, KEY, f"收到{token(NEW)}件\n另一段")
    linked = edit.apply(draft)
    assert still_unverified(linked, KEY) == ("收到11件", "另一段")
    assert still_unverified(linked.with_values({TYPED: 12}), KEY) == ("收到12件", "另一段")
    assert edit.inverse(draft).apply(linked) == draft


def test_of_two_paragraphs_that_read_the_same_both_stay_unverified() -> None:
    same = "收到11件"
    draft = replace(report(f"{same}\n{same}\n别的"), unverified={KEY: (same, same)})
    for text in (f"收到{token(NEW)}件\n{same}\n别的", f"{same}\n收到{token(NEW)}件\n别的"):
        edit = unread(draft, KEY, text)
        linked = edit.apply(draft)
        assert linked.unverified[KEY] == tuple(text.split("\n")[:2])
        assert still_unverified(linked, KEY) == (same, same)
        assert edit.inverse(draft).apply(linked) == draft
        one = replace(draft, unverified={KEY: (same,)})
        once = unread(one, KEY, text).apply(one)
        assert still_unverified(once, KEY) == (same, same)


def test_undoing_a_link_in_a_generated_text_lets_it_be_generated_again() -> None:
    report = Report("2021", 2025, {"agency": "临江市财政局"}).with_values({TYPED: 11})
    edit = unread(report, "title", report.text("title") + token(NEW))
    assert edit.inverse(report).apply(edit.apply(report)) == report
