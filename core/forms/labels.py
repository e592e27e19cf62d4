"""Folding of labels and headings, so that their many spellings compare equal.

What is folded away was seen in real reports (deviations.md): width, blanks,
line breaks, punctuation and quotation marks, leading numbers, 其它 for 其他.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# A number in front: （一） (三) 1. 1、 一、 — a Chinese numeral only with its bracket or mark,
# because 三类内部事务 and 三安全一稳定 begin words.
_NUMBER = re.compile(r"^(?:\([一二三四五六七八九十]+\)[、.,]?|[一二三四五六七八九十]+[、.,]|\(?\d+\)?[、.,]?)")
_DROP = re.compile(r"[\W_]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Fold a label for comparison; letters, digits and Chinese characters remain."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    return fold_words(_NUMBER.sub("", plain, count=1))


@lru_cache(maxsize=8192)
def fold_words(text: str) -> str:
    """Fold like :func:`fold` but keep leading numbers (for whole sentences)."""
    return _DROP.sub("", unicodedata.normalize("NFKC", text)).replace("它", "他")
