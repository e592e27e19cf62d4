"""Texts with odd letters and blanks come back from every format of ours as they were written."""

import importlib.util
import unicodedata
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.enclosed import data_of
from core.notes import NoteCode
from core.opening import open_any
from core.writers.registry import export
from tests.helpers.places import DATA
from tests.readings.pages import made_report

ADDRESS = "https://www.yunxishi.gov.cn/zwgk/zfxxgk/fdzdgknr/zfxxgknb/bmndbg/sjyj/202501/t20250120_1234567.html"
WORDS = ("公开", "信息", "12件", "𠮷田", "𬱖文", "A", "letter", "：", "（二）", ADDRESS)
CHINESE = ("公开", "信息", "12件", "：", "（二）")
BLANKS = ("\t", "\xa0", "  ", "\u3000")
PICTURES = ("👨\u200d👩\u200d👧", "👩\u200d⚕️")


def lines(
    joints: tuple[str, ...], more: tuple[str, ...] = (), words: tuple[str, ...] = WORDS
) -> st.SearchStrategy[str]:
    """Words with a joint between them, as a paragraph that ends in a full stop."""
    word, joint = st.sampled_from((*words, *more)), st.sampled_from(("", *joints))
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
@given(lines(BLANKS, PICTURES))
def test_pages_keep_them_too(tmp_path: Path, text: str) -> None:
    check(tmp_path, ".pdf", text)


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html", ".xlsx", ".ofd"])
def test_characters_that_no_document_holds_are_gone_in_the_data_too(tmp_path: Path, suffix: str) -> None:
    """Else the file would say that its data differ from what is seen."""
    report = made_report().with_text("other", "甲\x7f\ufffe\x0b\ud800\U0001fffe乙。")
    export(report, tmp_path / f"年报{suffix}", data=data_of(report))
    opened = open_any(tmp_path / f"年报{suffix}")
    assert "".join(opened.text("other").split()) == "甲乙。"
    assert [note.message for note in opened.notes if note.code is NoteCode.ENCLOSED] == []


@pytest.mark.parametrize("suffix", [".pdf", ".ofd"])
def test_an_address_over_the_end_of_a_line(tmp_path: Path, suffix: str) -> None:
    mail = "xxgk_office_of_the_government@yunxishi.gov.cn"
    check(tmp_path, suffix, f"本机关邮箱{mail * 2}，网址{ADDRESS}，{mail}。")


# What a clerk may paste besides: half-width kana, accents, writing of other peoples, flags, variants, forms of a font.
SCRIPTS = (
    *("ｶﾞｷﾞ", "か\u3099", "㈠⑴㎡ⅣⅫ№℃", "葛\U000e0100飾", "🇨🇳", "1\ufe0f\u20e3", "👍🏽", "豈更車", "⼀⼁⼾⺟"),
    *("བོད་ཡིག་གི་གསར་འགྱུར།", "ᠮᠣᠩᠭᠣᠯ", "ꆈꌠꉙ", "한국어", "ᄒ\u1161ᆫ", "ไทย น้ำ", "हिन्दी में", "Vahcuengh"),
    *("ئۇيغۇرچە ئۇچۇرلارنى", "١٢٣", "مجموع ١٢٣ و 45", "שלום 12,345", "«قائمة» 3.5%", "(عربي)"),
    *("nǐ hǎo", "ni\u030c", "u\u0308\u0304", "e\u0301e\u0323\u0301", "Ω Å K µ μ", "К➊", "fi ﬁﬂ", "𝟏𝟐𝐀", "\uf0b7"),
)


def among_words(one: str) -> st.SearchStrategy[str]:
    """Lines with it: writing from right to left among Chinese alone, since PDFium tears Latin words beside it."""
    turned = any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in one)
    return lines((one,), words=CHINESE if turned else WORDS)


@pytest.mark.parametrize("suffix", [".pdf", ".ofd"])
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(SCRIPTS).flatmap(among_words))
def test_all_that_is_written_comes_back_from_pages(tmp_path: Path, suffix: str, text: str) -> None:
    """None of these has the data attached; one other writing stands in a line."""
    check(tmp_path, suffix, text)


# A part of each block of Unicode; not what has other paths: controls of direction, separators of lines.
BLOCKS = [range(first, min(first + 0x100, 0x3400)) for first in range(0xA1, 0x3400, 0x100)] + [
    range(0xF900, 0xFB00),
    range(0xFE30, 0xFE70),
    range(0xFF00, 0xFFF0),
    range(0x1F000, 0x1FB00),
]
ELSEWHERE = "\u1680\u2028\u2029\u202a\u202b\u202c\u202d\u202e"


@pytest.mark.parametrize("suffix", [".pdf", ".ofd"])
def test_a_sample_of_every_block_of_unicode(tmp_path: Path, suffix: str) -> None:
    signs = [
        next(one for one in (*map(chr, block[at:]), "甲") if unicodedata.category(one)[0] in "LMNPS")
        for block in BLOCKS
        for at in range(7, len(block), 61)
    ]
    kept = [sign for sign in signs if sign not in ELSEWHERE]
    assert len(kept) > 200
    check(tmp_path, suffix, "\n".join(f"第{at}项甲{sign}乙。" for at, sign in enumerate(kept)))


def measure() -> ModuleType:
    """The measuring script."""
    path = DATA.parents[1] / "packaging" / "measuring" / "roundtrips.py"
    spec = importlib.util.spec_from_file_location("measuring_roundtrips", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("suffix", "data"),
    [
        *((suffix, data) for suffix in (".docx", ".pdf", ".html", ".xlsx", ".json") for data in (True, False)),
        (".ofd", True),  # without its data it is as paper is: a tab is a blank
    ],
)
def test_whole_random_reports(tmp_path: Path, suffix: str, data: bool) -> None:
    """A few of those that the measure writes and reads by the hundred."""
    roundtrips = measure()
    assert suffix in roundtrips.SUFFIXES
    for seed in range(3):
        report = roundtrips.made(seed)
        again = roundtrips.written(report, tmp_path / f"年报{suffix}", data)
        assert list(roundtrips.differences(report, again)) == []


def test_whole_random_reports_in_a_template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the blank form has no place for is told by its key; a difference that was not told is wrong."""
    roundtrips = measure()
    verdicts = {seed: roundtrips.judged(roundtrips.made(seed), tmp_path, roundtrips.FILLED, True) for seed in range(4)}
    assert {verdict for verdict, _ in verdicts.values()} == {"same", "noted"}
    assert all(
        found[0].startswith(("disclosure.", "applications.", "proceedings.")) for _, found in verdicts.values() if found
    )
    really = roundtrips.filled
    monkeypatch.setattr(roundtrips, "filled", lambda *given: (really(*given)[0], frozenset()))
    silent = {seed: roundtrips.judged(roundtrips.made(seed), tmp_path, roundtrips.FILLED, True)[0] for seed in range(4)}
    assert {seed for seed, verdict in silent.items() if verdict == "wrong"} == {
        seed for seed, (verdict, _) in verdicts.items() if verdict == "noted"
    }
