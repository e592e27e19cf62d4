"""Patterns are compiled when they are first used, or brought along compiled, and are what ``re.compile`` gives."""

import ast
import base64
import copy
import json
import re
import sys
import zlib
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core import paths, patterns
from core.patterns import lazy
from tests.helpers.core.compiled_patterns import compiled_patterns
from tests.helpers.places import ROOT

Bring = Callable[[dict[str, object]], int]


@pytest.fixture
def bring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bring]:
    """Lay another file in the place of the one that is brought along."""
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    patterns._entries.cache_clear()
    yield lambda content: (tmp_path / patterns.NAME).write_text(json.dumps(content), "utf-8")
    patterns._entries.cache_clear()


def given(pattern: re.Pattern[str]) -> object:
    """What is behind a lazy pattern: patterns of ``re`` are equal where words, flags and code are."""
    return pattern.search.__self__  # type: ignore[attr-defined]


def test_it_does_what_a_pattern_does() -> None:
    pattern = lazy(r"(\d+)年", re.ASCII)
    found = pattern.search("报告2025年度")
    assert found is not None and found[1] == "2025"
    assert pattern.sub("", "2025年度") == "度"
    assert (pattern.pattern, pattern.flags, pattern.groups) == (r"(\d+)年", re.ASCII, 1)
    assert lazy(rb"a+").findall(b"baab") == [b"aa"]


def test_it_is_compiled_at_its_first_use_and_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[object] = []
    original = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: compiled.append(given) or original(*given))
    pattern = lazy("a|b")
    assert compiled == []
    for _ in range(3):
        assert pattern.match("b")
    assert compiled == [("a|b", 0)]


def test_what_looks_into_it_without_using_it_compiles_nothing() -> None:
    broken = lazy("(")
    assert repr(broken) == "lazy('(')"
    assert copy.copy(broken) is not broken
    with pytest.raises(re.error):
        broken.match("")


def test_compiled_ahead_nothing_is_left_for_the_first_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "_known", [])
    ahead, broken = [lazy("a+"), lazy(r"\d")], lazy("(")
    assert len(list(patterns.compile_ahead())) == 3 and not list(patterns.compile_ahead())
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled late"))
    assert ahead[0].sub("b", "aa") == "b" and ahead[1].search("x1") and ahead[1].fullmatch("1")
    monkeypatch.undo()
    with pytest.raises(re.error):
        broken.match("")


def test_what_is_brought_along_is_what_python_compiles(bring: Bring) -> None:
    """Every pattern that the modules know, equal in its code, its groups and their names."""
    there = json.loads(compiled_patterns())
    assert len(there["patterns"]) > 400 and there["stamp"] == patterns.stamp()
    bring(there)
    for key in there["patterns"]:
        _, flags, words = key.split(" ", 2)
        pattern = ast.literal_eval(words)
        brought, compiled = patterns._brought_along(pattern, int(flags)), re.compile(pattern, int(flags))
        assert brought is not None and brought == compiled and brought.groupindex == compiled.groupindex


def test_what_is_brought_along_is_not_compiled_again(bring: Bring, monkeypatch: pytest.MonkeyPatch) -> None:
    bring(json.loads(compiled_patterns()))
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled"))
    for key in json.loads(compiled_patterns())["patterns"]:
        _, flags, words = key.split(" ", 2)
        assert lazy(ast.literal_eval(words), int(flags)).search


def test_the_file_is_not_in_the_tree() -> None:
    """It is of one Python and changes with every pattern: made where it is used, as .pyc files are."""
    assert f"resources/{patterns.NAME}" in (ROOT / ".gitignore").read_text("utf-8").split()


def entry(code: bytes) -> dict[str, object]:
    """A file that says of ``a`` what is not so: whoever takes it is found out."""
    packed = base64.b64encode(code).decode("ascii")
    return {"stamp": patterns.stamp(), "patterns": {patterns.key_of("a", 0): [32, 0, {}, packed]}}


CODE_OF_B = zlib.compress(array("I", (14, 8, 3, 1, 1, 1, 1, 98, 0, 16, 98, 1)).tobytes())  # INFO, LITERAL b, SUCCESS


@pytest.mark.parametrize(("words", "flags"), [("a+", 0), ("a", re.IGNORECASE), (b"a", 0)])
def test_what_differs_in_words_flags_or_kind_is_compiled(words: str, flags: int, bring: Bring) -> None:
    bring(entry(CODE_OF_B))
    assert lazy("a").fullmatch("b"), "the file is asked"
    assert given(lazy(words, flags)) == re.compile(words, flags)


@pytest.mark.parametrize(
    "harm",
    [
        {**entry(CODE_OF_B), "stamp": "cpython-399 1 4 little"},
        entry(zlib.compress(array("I", (99, 98)).tobytes())),
        entry(zlib.compress(b"abc")),
        entry(b"abc"),
        None,
    ],
    ids=["of another Python", "no code", "cut short", "not packed", "no file"],
)
def test_a_file_of_another_python_or_a_damaged_one_is_as_good_as_none(
    harm: dict[str, object] | None, bring: Bring
) -> None:
    if harm:
        bring(harm)
    assert given(lazy("a")) == re.compile("a") and lazy("a").fullmatch("a")


def test_a_pattern_for_pythons_that_go_astray_finds_the_same() -> None:
    """Python 3.11.2 (Debian 12) went on behind what a group had taken in vain: ``1em`` was the number ``1e``."""
    for words, text, found in (
        (r"(\d++(?:e[+-]?\d{1,2})?+)([a-z]{1,4})?+", "1em", "1em"),
        (r"/\*(?:(?!\*/).)*+\*/", "a/* b */c", "/* b */"),
        (r"\d{1,3}(?:,\d{3})++", "1,234,56", "1,234"),
        (r"[)*+]\)*+", "a)))", ")))"),
    ):
        for pattern in (words, patterns.astray_nowhere(words))[sys.version_info < (3, 11, 7) :]:
            match = re.search(pattern, text)
            assert match and match[0] == found, pattern
    assert re.search(patterns.astray_nowhere(rb"(?:ab)*+"), b"abac")[0] == b"ab"  # type: ignore[index]
    assert patterns.astray_nowhere(r"(?:ab)*+") == r"(?:ab|(?!))*+" == patterns.astray_nowhere(r"(?:ab|(?!))*+")
    number = re.match(patterns.astray_nowhere(r"(\d++(?:e\d)?+)"), "1em")
    assert number and number[1] == "1"
