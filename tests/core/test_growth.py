"""Nothing costs the square of what a file holds: twice the input, about twice the steps.

Patterns are run in a matcher that counts (:mod:`tests.helpers.matcher`), functions
under a tracer: no clock is asked, a busy machine changes nothing.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest

from core.matching import report as matching
from core.readers import registry
from core.report.checks import run_checks
from core.report.report import Report
from tests.helpers.matcher import Matcher, worst_texts
from tests.helpers.patterns import patterns

# Patterns that are shown a few characters only, by module and with what holds that; where a clause, a line or a
# name can be no longer, the growth of the functions below proves it.
WINDOWS = {
    "core/report/phrases/": "120 characters to the left and 60 to the right of a number, sentences of 400",
    "core/report/texts/years.py": "80 characters before a year and 40 behind it",
    "core/report/texts/organs.py": "a name of up to 30 characters",
    "core/matching/headings.py": "lines of up to 40 characters",
    "core/matching/page_noise.py": "lines of up to 120 characters",
    "core/matching/naming/identity.py": "lines of up to 26 characters",
    "core/matching/naming/titles.py": "titles of up to 180 characters, lines of up to 200",
    "core/matching/figures.py": "cells of up to 500 characters",
    "core/writers/typesetting/compiler.py": "what Typst says of a font",
}

SHARES = 8  # what takes longest of all tests, so that workers can divide it


def steps_of(matcher: Matcher, before: str, words: str, length: int, anchored: bool) -> int:
    return max(matcher.count(before + words * max(2, length // len(words)) + tail, anchored) for tail in ("", "\x01"))


def grows(pattern: str | bytes, flags: int, anchored: bool) -> str:
    """Words that cost the pattern the square of their length, "" where none are found."""
    matcher = Matcher(pattern, flags)
    for before, words in worst_texts(matcher):
        middle = steps_of(matcher, before, words, 160, anchored)
        if middle < 1500:
            continue
        small = steps_of(matcher, before, words, 80, anchored)
        if middle < min(3 * small, matcher.most):
            continue
        last = steps_of(matcher, before, words, 320, anchored)
        if last > 3.3 * middle or last >= matcher.most:
            return f"{before!r} and {words!r} again and again: {middle}, {last} steps"
    return ""


def in_deep_stack(work: Callable[[], Any]) -> Any:
    """Do work that goes deep into itself in a thread with room for that."""
    found: list[Any] = []
    before, limit = threading.stack_size(256 * 2**20), sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        worker = threading.Thread(target=lambda: found.append(work()))
        worker.start()
        worker.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(before)
    return found[0]


@pytest.mark.parametrize(
    "pattern", [r"([\w.+-]+@\w+)", r"\s*(?:a)?\s*b", "(?:a|b|ab)*c", "<!--.*?-->", r"[\s.]*\d*$", "(a+)+b"]
)
def test_what_grows_is_found(pattern: str) -> None:
    assert in_deep_stack(lambda: grows(pattern, 0, anchored=False))


@pytest.mark.parametrize(
    "pattern", [r"\d{4}年", r"(?<![\w.])[\w.]++@\w+", "《[^》\n]{0,200}》", r"a\s*+b", "(?:a|b)*+c?"]
)
def test_what_does_not_is_left_alone(pattern: str) -> None:
    assert not in_deep_stack(lambda: grows(pattern, 0, anchored=False))


@pytest.mark.parametrize("share", range(SHARES))
def test_no_pattern_costs_the_square_of_a_text(share: int) -> None:
    used = [one for one in patterns() if not one.where.startswith(tuple(WINDOWS))]
    assert len(used) > 80  # the collecting works

    def bad() -> dict[str, str]:
        mine = used[share::SHARES]
        found = {f"{one.where} {one.pattern!r}": grows(one.pattern, one.flags, one.anchored) for one in mine}
        return {where: words for where, words in found.items() if words}

    assert in_deep_stack(bad) == {}


def lines_run(work: Callable[[], object]) -> int:
    """How many lines of Python some work runs."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def doubled(make: Callable[[int], Callable[[], object]], size: int = 400) -> float:
    """By how much the steps grow where the input is doubled, those of an empty one left aside."""
    make(10)()  # caches and imports
    nothing, small, large = (lines_run(make(length)) for length in (0, size, 2 * size))
    return (large - nothing) / max(small - nothing, 2000)


WORDS = (
    *(
        "\n",
        "\n\n一是",
        " ",
        "1",
        "1,",
        "一",
        "《2023年》",
        "2023年，",
        "收到申请1件，",
        "收到申请1件。",
        "无",
        "（",
        "“",
    ),
    *("a", "1@1", "{a.b}", "某局认真", "复议申请", "公开2023年部门预算，", "、", "电话1", "1月1日至"),
)


@pytest.mark.parametrize("words", WORDS)
def test_checks_of_a_longer_text_take_no_more_than_longer(words: str) -> None:
    def make(size: int) -> Callable[[], object]:
        text = "本局工作。" + words * size
        texts: dict[str, str] = dict.fromkeys(("preamble", "overview", "problems", "other"), text)
        report = Report("2021", 2024, {"agency": "临江市某局"}, texts, {}, {}, {}, {}, None, {})
        return lambda: run_checks(report)

    assert doubled(make) < 3


def page(*parts: str) -> bytes:
    return ("<html><meta charset=utf-8><body>" + "".join(parts)).encode()


ROW = "<tr><td>行政许可</td><td>1</td></tr>"
PAGES: dict[str, Callable[[int], bytes]] = {
    "rows of one label": lambda n: page("<table>", ROW * n, "</table>"),
    "rows of pieces": lambda n: page("<table>", "<tr><td>（一）</td><td></td></tr>" * n, "</table>"),
    "tables": lambda n: page(f"<table>{ROW}{ROW}</table>" * (n // 4)),
    "unknown labels": lambda n: page("<table>", *(f"<tr><td>行政许可{i}</td><td>{i}" for i in range(n)), "</table>"),
    "paragraphs": lambda n: page("<p>工作情况良好。" * n),
    "headings": lambda n: page("<p>一、总体情况" * n),
    "page numbers": lambda n: page("<p>— 4 —" * n),
    "titles": lambda n: page("<p>某局2024年政府信息公开工作年度报告" * n),
    "dates": lambda n: page("<p>2024年1月1日" * n),
    "one long label": lambda n: page("<table>", f"<tr><td>{'行政许可' * n}</td><td>1</td></tr>" * 10, "</table>"),
    "nested": lambda n: page("<table><tr><td>a<td>" * (n // 8)),
    "lists": lambda n: page("<ol>", "<li>a" * n),
}


@pytest.mark.parametrize("kind", PAGES)
def test_reading_a_longer_page_takes_no_more_than_longer(kind: str) -> None:
    import importlib

    from core.errors import UnusableInput

    reader = importlib.import_module(f"core.readers.{registry.READERS['html'].module}")

    def make(size: int) -> Callable[[], object]:
        data = PAGES[kind](size)

        def work() -> None:
            try:
                matching.read(reader.document(data))
            except UnusableInput:
                return

        return work

    assert doubled(make, 1100) < 3
