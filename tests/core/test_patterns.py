"""Patterns are compiled when they are first used, and then are what ``re.compile`` gives."""

import copy
import re

import pytest

from core import patterns
from core.patterns import lazy


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
