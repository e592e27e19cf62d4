"""What became of each sentence of last year's text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.texts.sentence_changes import Fate, SentenceChange, of_before, of_now, place_now, sentence_changes

BEFORE = (
    "2024年，我局认真做好公开工作。\n（一）主动公开\n全年公开信息126条。及时更新网站；未发生泄密情况。\n组织培训2次。"
)


def fates(now: str, before: str) -> list[tuple[str, Fate]]:
    return [(before[slice(*change.before)], change.fate) for change in sentence_changes(now, before)]


def only(now: str, before: str) -> SentenceChange:
    (change,) = sentence_changes(now, before)
    return change


def dropped(now: str, before: str) -> list[str]:
    return [before[slice(*span)] for span in only(now, before).dropped]


def test_sentences_end_at_marks_and_lines_and_keep_closing_quotes() -> None:
    text = "  甲说：“可以公开。”乙不同意！\n（一）丙\n\n丁；戊"
    assert [words for words, _ in fates(text, text)] == ["甲说：“可以公开。”", "乙不同意！", "（一）丙", "丁；", "戊"]


def test_an_unchanged_text_is_the_same_throughout() -> None:
    assert {fate for _, fate in fates(BEFORE, BEFORE)} == {Fate.SAME}
    assert [change.now for change in sentence_changes(BEFORE, BEFORE)] == [
        change.before for change in sentence_changes(BEFORE, BEFORE)
    ]


def test_each_kind_of_change_is_told() -> None:
    now = "2025年，我局认真做好公开工作。\n（一）主动公开\n组织培训2次。\n全年公开信息143条。新建专栏一个。未发生泄密情况。"
    assert fates(now, BEFORE) == [
        ("2024年，我局认真做好公开工作。", Fate.CHANGED),
        ("（一）主动公开", Fate.SAME),
        ("全年公开信息126条。", Fate.CHANGED),
        ("及时更新网站；", Fate.GONE),
        ("未发生泄密情况。", Fate.SAME),
        ("组织培训2次。", Fate.MOVED),
    ]
    moved = sentence_changes(now, BEFORE)[-1]
    assert moved.now is not None
    assert now[slice(*moved.now)] == "组织培训2次。"


def test_a_changed_number_is_dropped_as_a_whole() -> None:
    assert dropped("全年公开信息128条。", "全年公开信息126条。") == ["126"]
    assert dropped("占总数的13.5%。", "占总数的12.5%。") == ["12.5%"]
    assert dropped("办结率100%，全年没有超期。", "办结率98%，全年没有超期。") == ["98%"]


def test_words_added_drop_nothing_and_one_character_between_two_changes_is_dropped_too() -> None:
    assert dropped("我局每周更新政府网站专栏。", "我局更新政府网站专栏。") == []
    assert dropped("公开工作人员培训情况较好，效果明显。", "公开工作力量配备情况较差，效果明显。") == ["力量配备", "差"]
    assert dropped("公开甲的乙丙丁戊己。", "公开子的丑丙丁戊己。") == ["子的丑"]


def test_a_sentence_both_moved_and_changed_is_found() -> None:
    now = "组织培训3次。\n新的一段写了别的内容。"
    before = "旧的内容到此为止了呀。\n组织培训2次。"
    change = sentence_changes(now, before)[1]
    assert (change.fate, change.now) == (Fate.CHANGED, (0, 7))


def test_of_two_sentences_alike_the_nearer_is_taken() -> None:
    now = "受理申请3件。\n中间一段没有变化。\n受理申请4件。"
    before = "受理申请1件。\n中间一段没有变化。\n受理申请2件。"
    assert [change.now for change in sentence_changes(now, before)] == [(0, 7), (8, 17), (18, 25)]


def test_blanks_do_not_make_a_sentence_another() -> None:
    assert only("全年 公开信息126 条。", "全年公开信息126条。").fate is Fate.SAME


def test_empty_texts() -> None:
    assert sentence_changes("有。", "") == ()
    assert fates("", "有。") == [("有。", Fate.GONE)]


def test_places_lead_there_and_back() -> None:
    now = BEFORE.replace("2024", "2025").replace("及时更新网站；", "")
    changes = sentence_changes(now, BEFORE)
    here = of_now(changes, now.index("信息126"))
    assert here is not None
    assert here == of_before(changes, BEFORE.index("126"))
    assert place_now(changes, here) == now.index("全年")
    assert of_now(changes, len(now)) == changes[-1]
    assert of_now(changes, len(now) + 5) is None
    gone = of_before(changes, BEFORE.index("及时"))
    assert gone is not None
    assert gone.fate is Fate.GONE
    assert place_now(changes, gone) == now.index("未发生")


def test_a_place_between_two_sentences_belongs_to_the_second() -> None:
    changes = sentence_changes("甲。乙。", "甲。乙。")
    assert of_now(changes, 2) == changes[1]


def test_a_first_sentence_that_is_gone_would_stand_at_the_start() -> None:
    changes = sentence_changes("留下的一句。", "没有了。留下的一句。")
    assert place_now(changes, changes[0]) == 0


WORDS = st.text(alphabet="政府信息公开12。；\n “”", max_size=60)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_spans_lie_in_order_in_their_texts_and_no_sentence_is_used_twice(now: str, before: str) -> None:
    changes = sentence_changes(now, before)
    ends = [-1, *(index for change in changes for index in change.before)]
    assert ends == sorted(ends)
    places = [change.now for change in changes if change.now is not None]
    assert len(set(places)) == len(places)
    for change in changes:
        assert (change.now is None) == (change.fate is Fate.GONE)
        assert all(change.before[0] <= start < end <= change.before[1] for start, end in change.dropped)
        if change.fate in (Fate.SAME, Fate.MOVED) and change.now is not None:
            assert "".join(now[slice(*change.now)].split()) == "".join(before[slice(*change.before)].split())
