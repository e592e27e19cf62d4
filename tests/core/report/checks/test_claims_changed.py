"""Whole texts that agree with their tables, and each of their figures changed: nothing false, nothing missed."""

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.report.calc import compute
from core.report.checks.base import Context
from core.report.checks.claims import texts_and_tables
from core.report.findings import Finding
from core.report.links import Link
from core.report.report import Report
from core.report.sentences import offers
from tests.helpers.places import DATA

TEXTS = sorted((DATA / "claims" / "texts").glob("*.txt"))
PLACE = "overview"
LEAST_RECALL = 0.95  # of the program's own sentences: money is compared by no rule


def filled(agency: str, kind: str, chance: random.Random) -> Report:
    """A report of 2025 with figures that can be right, many of them different."""
    report = Report("2021", 2025, {"agency": agency, "kind": kind})
    figures = {key: chance.randint(2, 99) for key in report.form.typed}
    report = report.with_values(figures | {key: 0 for key in figures if key.startswith("disclosure.regulations.")})
    totals = compute(report.form, report.values)
    lacking = {key.replace("carried_out", "new"): -total.value for key, total in totals.items() if total.value < 0}
    more = {key: int(report.values[key] or 0) + int(by) + 3 for key, by in lacking.items() if key in report.form.typed}
    return report.with_values(more)


def findings(report: Report) -> list[Finding]:
    return list(texts_and_tables(Context(report, compute(report.form, report.values))))


def changed(report: Report, place: str, link: Link, by: int) -> Report:
    """The report with this figure of the text off by ``by``, all of them plain text."""
    text = report.text(place)
    number = int(text[link.start : link.end]) + by
    return replace(report).with_text(place, f"{text[: link.start]}{number}{text[link.end :]}")


def is_told(report: Report, link: Link) -> bool:
    return any(found.span and found.span[0] <= link.start < found.span[1] for found in findings(report))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@settings(max_examples=5)
@given(st.randoms(use_true_random=False), st.sampled_from((-1, 1)))
def test_each_changed_figure_is_found_and_nothing_else(path: Path, chance: random.Random, by: int) -> None:
    head, _, template = path.read_text("utf-8").partition("\n")
    agency, kind = head.split("|")
    report = filled(agency, kind, chance).with_text(PLACE, template)
    links = report.linked(PLACE).links
    assert len(links) > 5
    assert findings(report) == []
    missed = [link.cells for link in links if not is_told(changed(report, PLACE, link, by), link)]
    assert missed == []


@settings(max_examples=3)
@given(st.randoms(use_true_random=False))
def test_most_changed_figures_of_our_own_sentences_are_found(chance: random.Random) -> None:
    report = filled("临江市住房和城乡建设局", "", chance)
    told: list[bool] = []
    for topic in offers(report, compute(report.form, report.values)):
        for sentence in topic.variants:
            written = report.with_text(topic.place, sentence.template)
            links = [
                x for x in written.linked(topic.place).links if written.text(topic.place)[x.start : x.end].isdigit()
            ]
            told += [is_told(changed(written, topic.place, link, 1), link) for link in links]
    assert sum(told) / len(told) > LEAST_RECALL
