"""Words that rules add."""

import pytest

from core.readers.html.css.counter_styles import Numberings
from core.readers.html.css.generated import Counters, words


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ("'1'", "1"),
        ("\"附件\" '：'", "附件："),
        ("attr(data-v)", "37"),
        ("'第' attr( DATA-V ) '条'", "第37条"),
        (r"'\31 2'", "12"),
        (r"'\0031'", "1"),
        (r"'a\'b'", "a'b"),
        ("'件' / '9'", "件"),
        ("open-quote '一' close-quote", "“一”"),
        ("counter(c)", "3"),
        ("counter(c, cjk-ideographic) '、'", "三、"),
        ("counters(c, '.')", "3"),
        ("counter(c, upper-roman)", "III"),
        ("counter(c, disc)", ""),
        ("'›'", ""),
        (r"'\e600'", ""),
        ("''", ""),
        ("url(a.png)", ""),
        ("attr(title)", ""),
        ("attr(title, '9')", "9"),
        ("attr(data-v type(<string>), '9')", "37"),
        (r"'\110000 x'", "x"),
    ],
)
def test_words(content: str, shown: str) -> None:
    counters = Counters(Numberings())
    counters.take({"counter-reset": "c 2"})
    counters.take({"counter-increment": "c"})
    assert words(content, {"data-v": "37"}, counters) == shown


def test_counters() -> None:
    counters = Counters(Numberings())
    counters.take({"counter-reset": "a b 5", "counter-increment": "a 2 b -1"})
    assert (counters.shown("a", ""), counters.shown("b", ""), counters.shown("x", "")) == ("2", "4", "0")
    counters.take({"counter-set": "a 9"})
    counters.take({"counter-reset": "none"})
    assert counters.shown("a", "decimal") == "9"
    counters.take({"counter-increment": " ".join(f"c{i}" for i in range(900))})
    assert counters.shown("c10", "") == "1" and counters.shown("c899", "") == "0"


def test_counters_hold_where_they_were_reset() -> None:
    counters = Counters(Numberings())
    counters.take({"counter-reset": "a"}, 1)
    counters.take({"counter-increment": "a"}, 2)
    counters.take({"counter-reset": "a"}, 3)
    counters.take({"counter-increment": "a 2"}, 4)
    assert counters.shown("a", "decimal", ".") == "1.2"
    counters.ended(3)
    assert counters.shown("a", "decimal", ".") == "1.2"  # for those behind it
    counters.ended(2)
    assert counters.shown("a", "decimal", ".") == "1"
    counters.set_item(7, 5)
    assert counters.shown("list-item", "cjk-ideographic") == "七"
    assert words("counters(a, '-', upper-alpha)", {}, counters) == "A"
