"""Text that was saved in a wrong charset is given back where nothing of it is lost."""

import pytest

from core.readers.mangled_text import given_back

WORDS = "临江市财政局的政府信息公开工作年度报告，全年的申请共12件。"


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_chinese_taken_for_western(codec: str) -> None:
    assert given_back(WORDS.encode(codec).decode("latin-1")) == WORDS
    windows = "".join(bytes([one]).decode("cp1252", "ignore") or chr(one) for one in WORDS.encode(codec))
    assert given_back(windows) == WORDS


def test_utf_8_taken_for_gb18030() -> None:
    """Where each run of Chinese is even, no byte is lost."""
    words = "公开的申请共12件，"
    assert given_back((words.encode() + b" ").decode("gb18030", "strict")).strip() == words


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "plain words",
        "café, naïve, Übergröße, déjà vu: ÀÉÈÙ",
        "行政许可26件",
        WORDS.encode("gb18030").decode("utf-8", "replace"),
        WORDS.encode().decode("latin-1") + "件",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert given_back(text) == ""
