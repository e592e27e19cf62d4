"""The text of a page from its bytes."""

import pytest

from core.readers.text_decoding import decode, good

WORDS = "政府信息公开工作年度报告，行政许可三件。"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_bytes_decide(codec: str) -> None:
    assert decode(WORDS.encode(codec)).text.lstrip("\ufeff") == WORDS


def test_a_page_that_names_the_wrong_charset_is_read_and_says_so() -> None:
    page = f'<meta charset="utf-8"><p>{WORDS}</p>'.encode("gb18030")
    found = decode(page)
    assert WORDS in found.text and found.mistaken == "utf-8"
    assert decode(page.replace(b"utf-8", b"gbk")).mistaken == ""


def test_a_charset_fits_only_where_hardly_anything_is_broken() -> None:
    assert good(WORDS.encode("gb18030"), "utf-8") is None
    found = good(WORDS.encode(), "utf-8")
    assert found is not None and found[0] == WORDS
