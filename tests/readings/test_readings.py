"""The kinds made here are read as a person sees them; the judge itself tells right from wrong.

All files of all kinds take four minutes of a processor: ``python -m tests.readings`` reads them, and is run before a
release; here are a few of each kind.
"""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from tests.helpers.cases import truth_of as truth_beside
from tests.helpers.makers.ofd_maker import ofd
from tests.helpers.makers.pdf_maker import Look
from tests.helpers.places import CASES
from tests.readings.__main__ import load
from tests.readings.judge import Verdict, judge
from tests.readings.kinds import KINDS, Kind, Sample, Truth, truth_of
from tests.readings.pages import REPORT

load()
OURS = {name: samples for name, samples in KINDS.items() if not name.startswith("shared/")}
CASE = CASES / "case000.docx"
FEW = 4  # files of each kind
NEW = "applications.new.natural_person"


@pytest.mark.parametrize("samples", OURS.values(), ids=list(OURS))
def test_nothing_is_wrong_and_nothing_noted_falsely(samples: Kind) -> None:
    results = [judge(sample) for sample in few(list(samples()))]
    assert results
    bad = {r.sample.name: r.why for r in results if r.verdict in (Verdict.WRONG, Verdict.NOISE)}
    assert not bad


def few(samples: list[Sample]) -> list[Sample]:
    """Some of them in their order: in CI the same each time, from the first to the last; else others each time."""
    most = min(FEW, len(samples))
    if os.environ.get("CI"):
        chosen = {number * (len(samples) - 1) // max(1, most - 1) for number in range(most)}
    else:
        chosen = set(random.sample(range(len(samples)), most))
    return [sample for number, sample in enumerate(samples) if number in chosen]


@pytest.mark.parametrize("steady", ["1", ""])
@pytest.mark.parametrize("count", [1, 2, FEW, FEW + 1, 40])
def test_a_few_are_taken_from_all_over(count: int, steady: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", steady)
    every = [replace(case(), name=f"{number:02}") for number in range(count)]
    taken = [sample.name for sample in few(every)]
    assert len(taken) == min(count, FEW)
    assert taken == sorted(set(taken))
    if steady:
        assert {taken[0], taken[-1]} == {"00", f"{count - 1:02}"}


def case(**more: object) -> Sample:
    told = truth_beside(CASE)
    return Sample("case000", ".docx", CASE, replace(Truth(told["year"], told["agency"]), **more))  # type: ignore[arg-type]


def test_the_judge_tells_right_from_wrong() -> None:
    told = truth_beside(CASE)
    figure = int(told["values"][NEW])
    assert judge(case(values={NEW: figure}, texts=told["texts"])).verdict is Verdict.RIGHT
    assert judge(case(values={NEW: (figure + 1, figure)})).verdict is Verdict.RIGHT
    assert judge(case(note="没有这样的提示")).verdict is Verdict.WRONG
    assert judge(case(extra=lambda opened: [opened.report.agency])).verdict is Verdict.WRONG
    for truth in (
        case(values={NEW: figure + 1}),
        case(agency="别的机关"),
        case(year=1999),
        case(lines={"overview": ("无",)}),
    ):
        assert judge(truth).verdict is Verdict.WRONG


def test_a_refusal_is_right_only_where_it_may_be(tmp_path: Path) -> None:
    path = tmp_path / "file.docx"
    path.write_bytes(b"PK\x03\x04")
    assert judge(Sample("cut", ".docx", path, Truth(year=2022))).verdict is Verdict.WRONG
    assert judge(Sample("cut", ".docx", path, Truth(refusable=True))).verdict is Verdict.HELP
    assert judge(Sample("cut", ".docx", path, Truth(refusable=True, doubt="cut off"))).verdict is Verdict.NOTED


def test_what_nobody_can_tell_is_never_read_in_silence() -> None:
    quiet = Sample("plain", ".ofd", lambda: ofd(REPORT, Look()), truth_of(REPORT, doubt="two figures"))
    assert judge(quiet).verdict is Verdict.WRONG
