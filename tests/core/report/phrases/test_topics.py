"""What the counts of a sentence are counts of."""

from core.forms.catalog import FORMS
from core.report.phrases.topics import APPLICATIONS, topics_of

TOPICS = topics_of(FORMS["2021"])


def test_rows_and_parts_of_the_form_set_the_topic() -> None:
    mark = TOPICS.words.search("作出行政许可12件")
    assert mark is not None and TOPICS.topic(mark, "", "") == TOPICS.rows["行政许可"] == "row:disclosure.licensing"


def test_the_word_for_applications() -> None:
    mark = TOPICS.words.search("收到政府信息公开申请12件")
    assert mark is not None and TOPICS.topic(mark, "", "") == APPLICATIONS


def test_a_heading_sets_the_topic_of_what_stands_below() -> None:
    assert TOPICS.heading("（二）依申请公开") == APPLICATIONS
