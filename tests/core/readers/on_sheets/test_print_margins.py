"""The words above and below printed pages of a sheet."""

import pytest

from core.readers.on_sheets.print_margins import words_of_margin, words_of_margins
from core.readers.safe_xml import parse


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('&L&"宋体,常规"&12附件1&R&P', ["附件1"]),
        ('&C&"-,Bold"2022年度&R&D &T &F &Z&A', ["2022年度"]),
        ("&CA&&B公司", ["A&B公司"]),
        ("&L甲&C乙&R丙", ["甲", "乙", "丙"]),
        ("&K00-0142023&K0000FF年", ["2023年"]),
        ("&C2022", ["2022"]),  # written out: no number of a page
        ("&C&P+1", []),
        ("&C第 &P 页，共 &N 页", []),
        ("&CPage &P of &N", []),
        ("&C- 1 -", []),
        ("&C&A&", []),
        ("", []),
    ],
)
def test_words(code: str, words: list[str]) -> None:
    assert list(words_of_margin(code)) == words


def test_heads_of_the_first_page_and_of_even_ones() -> None:
    own = (
        "<h {}><oddHeader>&amp;C甲</oddHeader><evenFooter>&amp;C乙</evenFooter><firstHeader>&amp;C丙</firstHeader></h>"
    )
    told = lambda said: list(words_of_margins(parse(own.format(said).encode())))  # noqa: E731
    assert told("") == ["甲"] and told('differentFirst="1"') == ["甲", "丙"]
    assert told('differentOddEven="true" differentFirst="0"') == ["甲", "乙"]
    assert list(words_of_margins(None)) == []
