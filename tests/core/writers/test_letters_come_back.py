"""Texts with odd letters and blanks come back from every format of ours as they were written."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.opening import open_any
from core.writers.registry import export
from tests.readings.pages import made_report

ADDRESS = "https://www.yunxishi.gov.cn/zwgk/zfxxgk/fdzdgknr/zfxxgknb/bmndbg/sjyj/202501/t20250120_1234567.html"
WORDS = ("公开", "信息", "12件", "𠮷田", "𬱖文", "A", "letter", "：", "（二）", ADDRESS)
BLANKS = ("\t", "\xa0", "  ", "\u3000")
PICTURES = ("👨\u200d👩\u200d👧", "👩\u200d⚕️")


def lines(joints: tuple[str, ...], more: tuple[str, ...] = ()) -> st.SearchStrategy[str]:
    """Words with a joint between them, as a paragraph that ends in a full stop."""
    word, joint = st.sampled_from((*WORDS, *more)), st.sampled_from(("", *joints))
    pairs = st.lists(st.tuples(word, joint), min_size=1, max_size=8)
    return pairs.map(lambda found: "甲" + "".join(w + j for w, j in found) + "乙。")


def check(folder: Path, suffix: str, text: str) -> None:
    path = folder / f"年报{suffix}"
    path.unlink(missing_ok=True)
    report = made_report().with_text("other", f"第一段。\n{text}\n第三段。")
    export(report, path)
    assert open_any(path).text("other") == report.text("other")


@pytest.mark.parametrize("suffix", [".docx", ".html", ".xlsx"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines(BLANKS, PICTURES))
def test_blanks_and_rare_letters(tmp_path: Path, suffix: str, text: str) -> None:
    check(tmp_path, suffix, text)


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines(()))
def test_pages_keep_rare_letters_and_addresses(tmp_path: Path, text: str) -> None:
    check(tmp_path, ".pdf", text)
