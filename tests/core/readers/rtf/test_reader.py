"""RTF as a reader of it sees it."""

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import UnusableInput
from core.matching import report as matching_report
from core.opening import is_ours, open_any
from core.readers import limits, registry
from core.readers.docx import reader as docx_reader
from core.readers.rtf import reader as rtf_reader
from core.readers.rtf import walk
from tests.helpers.cases import same, truth_of
from tests.helpers.core.rtf_files import nested, read
from tests.helpers.makers.rtf_maker import (
    declared_behind,
    hexed,
    in_gb,
    look,
    par,
    row,
    rtf,
    simple,
    uni,
)
from tests.helpers.places import CASES, ROOT, SHARED
from tests.helpers.raw_views import shape, texts


def test_bytes_in_the_charset_of_their_font() -> None:
    fonts = r"{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset134 B;}{\f2\fcharset136 C;}{\f3\fcharset128 D;}{\f4\cpg936 E;}}"
    text = rf"a\f1 {hexed('政府')}{{\f2 {hexed('臺灣', 'big5')}}}{{\f3 {hexed('です', 'cp932')}}}\f4 {hexed('信息')}"
    document = rtf_reader.document(rtf(par(text + r"\f0 \'e9."), head=r"\deff0" + fonts))
    assert texts(document) == ["a政府臺灣です信息é."]


@pytest.mark.parametrize("head", [r"\ansicpg936", "", r"\ansicpg1252\deff7{\fonttbl{\f7\fcharset0 Arial;}}"])
def test_chinese_in_a_font_that_claims_to_be_western(head: str) -> None:
    assert texts(rtf_reader.document(rtf(par(hexed("政府信息a")), head=head))) == ["政府信息a"]


def test_quotes_of_western_fonts_stay() -> None:
    assert texts(read(par(r"\f0 \'93abc\'94 caf\'e9"))) == ["“abc” café"]


def test_bytes_that_look_like_signs_of_the_format() -> None:
    text = "".join(b.to_bytes(2, "big").decode("gb18030") for b in (0x815C, 0x817B, 0x817D))
    raw = text.encode("gb18030").decode("latin-1")
    escaped = raw.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
    assert texts(read(par(rf"\f1 {escaped}|"), par(rf"\f1 {hexed(text)}|"))) == [text + "|"] * 2


def test_halves_of_a_character_in_two_groups() -> None:
    assert texts(read(par("{\\f1 \\'d5}\r\n{\\f1\\b \\'fe}"))) == ["政"]


def test_characters_by_number() -> None:
    text = r"\u25919?\uc2\u24220\'b8\'ae{\uc0\u-230}x\uc1\u-10179?\u-8704?\u128512?"
    assert texts(read(par(text))) == ["政府\uff1ax😀😀"]


def test_what_stands_in_for_numbers_ends_with_its_group_and_at_words() -> None:
    assert texts(read(par(r"{\u25919}a\u24220\b b\u8212\emdash c"))) == ["政a府b—c"]


def test_special_characters() -> None:
    text = r"a\tab b\line c\emdash\endash\bullet\lquote\rquote\ldblquote\rdblquote d\~e\_f\-g\{\}\\"
    assert texts(read(par(text))) == ["a\tb\nc—–•‘’“”d\u00a0e-fg{}\\"]


def test_line_ends_of_the_file_are_nothing_but_behind_a_stroke() -> None:
    assert texts(read("a\r\nb\\\nc\n\\par d")) == ["ab", "c", "d"]


@pytest.mark.parametrize("text", [r"\u55357?", r"\u0?", r"\u65535?", r"\u99999999999999?", r"\u?", r"\'00\'01"])
def test_odd_characters_do_no_harm(text: str) -> None:
    (found,) = texts(read(par(f"a{text}b")))
    assert found.encode("utf-8").decode().isprintable() and found[0] + found[-1] == "ab"


def test_text_boxes_stand_before_their_paragraph() -> None:
    shape_ = r"{\shp{\*\shpinst\shpleft0{\sp{\sn x}{\sv y}}{\shptxt \pard\plain b\par c}}{\shprslt\pard d\par}}"
    old = r"{\*\do\dobxpage{\dptxbx{\dptxbxtext\pard\plain e\par}}}"
    assert texts(read(par(f"a{shape_}f{old}"))) == ["b", "c", "e", "af"]


@given(st.text(st.characters(blacklist_categories=["C", "Z"], blacklist_characters="\u00ad"), max_size=50))
def test_any_text_comes_back(text: str) -> None:
    blocks = (par(uni(text)), par(rf"\f1 {hexed(text)}"), par(rf"{{\f1 {hexed(text)}}}{uni(text)}"))
    assert texts(read(par("a"), *blocks)) == ["a", text, text, text * 2]


def unusable(data: bytes) -> str:
    with pytest.raises(UnusableInput) as caught:
        registry.READERS["rtf"].document(data)
    return str(caught.value)


def test_what_cannot_be_read_is_said() -> None:
    assert unusable(rtf()) == unusable(rtf(par(""))) == unusable(b"") == rtf_reader.EMPTY
    assert unusable(rtf(par("a"))[:20]) == rtf_reader.CUT_OFF
    assert unusable(b"{" * 100_000) == unusable(rtf(par("{\\b a" * 10_000))) == rtf_reader.TANGLED
    assert unusable(rtf(par("a") * 30_000)) == limits.TOO_LARGE
    assert unusable(rtf(simple(["0"] * 60) * 500)) == limits.TOO_LARGE
    assert unusable(b"{\\rtf1 " + b"x" * limits.MOST_BYTES) == limits.TOO_LARGE


def test_of_a_file_that_was_cut_off_the_rest_is_read() -> None:
    whole = rtf(par("a"), simple(["b", "1"], ["c", "234"]))
    document = rtf_reader.document(whole[: whole.index(b"234") + 2])
    assert shape(document) == ["a", [["b", "1"], ["c", ""]], "23"]
    assert [code for code, _ in document.notes] == ["cut_off"]


def test_braces_too_many_and_what_stands_behind_the_document() -> None:
    document = rtf_reader.document(rtf(par("a"), "}}", par("b")) + b"\0\0 rest")
    assert texts(document) == ["a", "b"]
    assert not document.notes


def test_broken_characters_are_noted() -> None:
    document = read(par(r"\f1 \'d5\'fe\'ff\'ff"))
    assert [code for code, _ in document.notes] == ["broken"]


# Made when they are asked for: a quarter of a gigabyte.
BOMBS: dict[str, Callable[[], bytes]] = {
    "words": lambda: b"{\\rtf1 " + rb"\b\b0" * 6_000_000,
    "groups": lambda: b"{\\rtf1 a" + b"{}" * 15_000_000,
    "bytes": lambda: b"{\\rtf1 " + rb"\'41" * 8_000_000,
    "numbers": lambda: b"{\\rtf1 " + rb"\u25919?" * 3_500_000,
    "boxes": lambda: b"{\\rtf1 " + rb"{\shptxt a" * 1_900 + rb"\shptxt" * 1_000_000,
    "digits": lambda: b"{\\rtf1 \\u" + b"9" * 30_000_000,
    "letters": lambda: b"{\\rtf1 \\" + b"a" * 30_000_000,
    "strokes": lambda: b"{\\rtf1 " + b"\\" * 30_000_000,
    "cells": lambda: b"{\\rtf1 " + rb"\cellx1" * 4_000_000,
    "fonts": lambda: b"{\\rtf1 " + b"".join(rb"\f%d\fcharset134" % i for i in range(1_000_000)),
    "nested": lambda: b"{\\rtf1 " + rb"\itap20 a\nestcell\par\itap0\par" * 6_000,
}
# Too long for their characters: the others end by the clock, which half a second shows as well as two.
BY_LENGTH = ("bytes", "digits", "letters", "nested")


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_end_in_time(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 2.0 if name in BY_LENGTH else 0.5)
    try:
        registry.READERS["rtf"].document(BOMBS[name]())
    except UnusableInput as error:
        assert str(error).endswith("。")


WHOLE = rtf(
    par(hexed("一、总体情况")),
    row(look(1000, 2000, 3000, merges={0: r"\clvmgf", 1: r"\clmgf", 2: r"\clmrg"}), uni("甲"), "1", ""),
    look(5000) + rf"\pard\plain\intbl {nested(['a', '1'])}\cell\row ",
    par(r"{\shp{\*\shpinst{\shptxt b\par}}}{\field{\*\fldinst x}{\fldrslt y}}{\listtext 1.\tab}z"),
)


@given(st.integers(0, len(WHOLE)), st.integers(0, 2**32), st.sampled_from([0, 1, 5, 50]))
def test_damage_is_read_or_refused(size: int, seed: int, many: int) -> None:
    data, dice = bytearray(WHOLE[:size]), random.Random(seed)
    for _ in range(many if data else 0):
        data[dice.randrange(len(data))] = dice.choice(rb"\{}'*0159abcu " + bytes(range(256)))
    try:
        assert rtf_reader.document(bytes(data)).items
    except UnusableInput as error:
        assert str(error).endswith("。")


@given(st.lists(st.sampled_from([*walk.Walk()._words, "*", "{", "}", "a", "5 "]), max_size=60))
def test_words_in_any_order(words: list[str]) -> None:
    source = "".join(w if w in "{}a5 " else f"\\{w}" for w in words)
    try:
        rtf_reader.document(b"{\\rtf1 x" + source.encode())
    except UnusableInput as error:
        assert str(error).endswith("。")


@pytest.mark.parametrize("name", ["年报.rtf", "年报.doc", "年报.json", "年报.docx"])
def test_known_by_content_and_never_taken_for_ours(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"\r\n" + rtf(par("a")))
    assert registry.kind_of(path) == "rtf"
    assert not is_ours(path)
    with pytest.raises(UnusableInput, match="未找到年度报告的表格"):
        open_any(path)


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not here")
    folder = tmp_path_factory.mktemp("rtf")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [*DOCX, *(path for path in (SHARED / "shangrao_gxj_2021.docx",) if path.is_file())]
    command = ["soffice", profile, "--headless", "--convert-to", "rtf", "--outdir", str(folder), *map(str, sources)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder


DOCX = sorted(CASES.glob("*.docx"))


def assert_true(data: bytes, path: Path) -> None:
    truth, reading = truth_of(path), matching_report.read(rtf_reader.document(data))
    assert (reading.form_key, reading.year, reading.agency) == (truth["form"], truth["year"], truth["agency"])
    assert not {k: (reading.values[k], v) for k, v in truth["values"].items() if not same(reading.values[k], v)}
    assert not {k: v for k, v in truth["totals"].items() if not same(reading.printed.get(k), v)}
    assert {key: reading.texts[key] for key in truth["texts"]} == truth["texts"]


@pytest.mark.parametrize("path", DOCX, ids=lambda p: p.name)
def test_case(path: Path, converted: Path) -> None:
    data = (converted / f"{path.stem}.rtf").read_bytes()
    assert_true(data, path)
    if b"nestcell" not in data:
        assert_true(declared_behind(data, twice=True), path)
        assert_true(declared_behind(data, twice=False), path)
    for head in (rb"\ansicpg936", b""):  # the fonts claim to be Western
        assert_true(in_gb(data).replace(rb"\ansi", rb"\ansi" + head, 1), path)
    assert_true(in_gb(data).replace(rb"\fcharset0", rb"\fcharset134"), path)


def test_the_published_report(converted: Path) -> None:
    path = SHARED / "shangrao_gxj_2021.docx"
    if not path.is_file():
        pytest.skip("the published report is not part of the repository")
    got, wanted = (
        matching_report.read(rtf_reader.document((converted / f"{path.stem}.rtf").read_bytes())),
        matching_report.read(docx_reader.document(path.read_bytes())),
    )
    assert (got.values, got.printed, got.texts, got.body) == (wanted.values, wanted.printed, wanted.texts, wanted.body)
    assert [note.code for note in got.notes] == [note.code for note in wanted.notes]


def test_under_the_name_of_word(converted: Path, tmp_path: Path) -> None:
    path = tmp_path / "上年报告.doc"
    path.write_bytes((converted / "case000.rtf").read_bytes())
    assert open_any(path).report.year == truth_of(Path("case000.rtf"))["year"]
    command = [sys.executable, "main.py", "read", str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert truth_of(Path("case000.rtf"))["agency"] in done.stdout.decode("utf-8")


def test_a_file_cut_off_anywhere(converted: Path) -> None:
    data = (converted / "case000.rtf").read_bytes()
    for size in range(0, len(data), 9973):
        try:
            assert "cut_off" in {code for code, _ in rtf_reader.document(data[:size]).notes}
        except UnusableInput as error:
            assert str(error) in (rtf_reader.CUT_OFF, rtf_reader.EMPTY)
