"""Signs that are shown from right to left because a file says so."""

from core.readers.html.reader import document
from core.readers.text_decoding import as_seen, backwards


def test_plain_signs_are_turned_round() -> None:
    assert backwards("71") == "17"
    assert backwards("（件71）") == "（17件）", "brackets are drawn the other way round"


def test_what_is_not_certain_stays() -> None:
    assert backwards("7\u202d1") is None, "a direction within it"
    assert backwards("e\u0301b") is None, "a mark that stands on a letter"


def test_overrides_that_begin_and_end_in_a_text() -> None:
    assert as_seen("3\u202e71\u202c件") == "317件"
    assert as_seen("\u202e71") == "\u202e71", "it has no end"
    assert as_seen("\u202e7\u202d1\u202c\u202c") == "\u202e7\u202d1\u202c\u202c"


def shown(inner: str) -> str:
    page = f"<p>年度报告</p><table><tr><td>规章<td>{inner}<td>3</table>"
    return document(page.encode()).tables[0].cells[1].text


def test_elements_of_pages() -> None:
    assert shown("<bdo dir=rtl>71</bdo>") == "17"
    assert shown("<bdo dir=rtl>8<b>40</b>1</bdo>件") == "1048件", "of several pieces"
    assert shown("2<span style='direction:rtl;unicode-bidi:bidi-override'>71</span>") == "217"
    assert shown("&#x202e;71&#x202c;") == "17"
    assert shown("<div style='direction:rtl'><b style='display:inline-block'>7</b><b style='display:inline-block'>1</b></div>") == "17"  # fmt: skip


def test_pages_of_which_nobody_knows_the_order_are_marked() -> None:
    for inner in (
        "<bdo dir=rtl>7<bdo dir=ltr>12</bdo></bdo>",
        "<bdo dir=rtl>71<sup>2</sup></bdo>",
        "<div style='direction:rtl'>5<b style='display:inline-block'>7</b><b style='display:inline-block'>1</b></div>",
    ):
        assert "\u202e" in shown(inner), inner
