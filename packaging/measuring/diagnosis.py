"""Measure how well wrong figures are located (T15): ``python packaging/measuring/diagnosis.py [cases]``.

Faults are planted in the table of applications of made-up reports, typed figures
and printed totals alike, in the ways figures go wrong: another number, digits
changed about, a digit lost or doubled, left blank, or off by a few.  Prints for
one, two and three faults and for two figures that changed places how many were
located with their true values, how many nothing was said of, how many wrong
claims were made, and the time.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.report.calc import compute  # noqa: E402
from core.report.checks.base import Context  # noqa: E402
from core.report.checks.sums.diagnosis import diagnoses  # noqa: E402
from core.report.report import Report  # noqa: E402

CASES = 10_000
TABLE = "applications."
SIZES = (5, 40, 600)  # the largest figure of small, middling and large offices
DENSITIES = (0.05, 0.3, 0.9)  # how many of the cells are not 0
YEAR = 2025

Planted = dict[str, int]


def right_report(chance: random.Random) -> Report:
    """A report whose figures are right: no carry-over is negative."""
    most, density = chance.choice(SIZES), chance.choice(DENSITIES)
    report = Report("2021", YEAR, {"agency": "临江市财政局"})
    report = report.with_values(
        {key: chance.randint(1, most) if chance.random() < density else 0 for key in report.form.typed}
    )
    totals = compute(report.form, report.values)
    lacking = {key.replace("carried_out", "new"): -total.value for key, total in totals.items() if total.value < 0}
    more = {key: int(report.values[key]) + int(by) for key, by in lacking.items() if key in report.values}
    return report.with_values(more)


def figures(report: Report) -> Planted:
    """The figures of the table, typed and totals."""
    totals = {key: total.value for key, total in compute(report.form, report.values).items()}
    return {key: int(value) for key, value in {**report.values, **totals}.items() if key.startswith(TABLE)}


def another(number: int, chance: random.Random) -> int:
    """What may stand in the place of a number."""
    digits = str(number)
    ways: tuple[Callable[[], int], ...] = (
        lambda: int(digits[::-1]),
        lambda: int(digits[:-1] or "0"),
        lambda: int(digits + chance.choice(digits)),
        lambda: int(digits + str(chance.randint(0, 9))),
        lambda: int(chance.choice("123456789") + digits[1:]),
        lambda: number + chance.choice((-1, 1, -10, 10)),
        lambda: chance.randint(0, max(9, 2 * number)),
        lambda: 0,
    )
    while True:
        found = chance.choice(ways)()
        if found != number and found >= 0:
            return found


def faults(truth: Planted, count: int, chance: random.Random) -> Planted:
    """So many figures with other values."""
    return {key: another(truth[key], chance) for key in chance.sample(sorted(truth), count)}


def changed_places(truth: Planted, chance: random.Random) -> Planted:
    """Two different figures that stand next to each other, in each other's place."""
    keys = list(truth)
    width = next(n for n, key in enumerate(keys, 1) if key.endswith(".total"))
    while True:
        place, step = chance.randrange(len(keys)), chance.choice((1, width))
        if place + step < len(keys) and truth[keys[place]] != truth[keys[place + step]]:
            one, other = keys[place], keys[place + step]
            return {one: truth[other], other: truth[one]}


def as_read(report: Report, wrong: Planted) -> Report:
    """The report as a file with these faults has it."""
    typed = {key: value for key, value in wrong.items() if key in report.values}
    printed = {key: total.value for key, total in compute(report.form, report.values).items()}
    return replace(report.with_values(typed), printed={**printed, **{k: v for k, v in wrong.items() if k in printed}})


def told(report: Report, wrong: Planted, truth: Planted) -> str:
    """Whether the faults are ``located``, ``silent`` is kept about them, or a ``wrong`` claim is made."""
    claimed = {
        fault.key: fault.right
        for found in diagnoses(Context(report, compute(report.form, report.values)))
        for fault in found.faults
    }
    if not claimed:
        return "silent"
    return "located" if claimed == {key: truth[key] for key in wrong} else "wrong"


KINDS: dict[str, Callable[[Planted, random.Random], Planted]] = {
    "one fault": lambda truth, chance: faults(truth, 1, chance),
    "two faults": lambda truth, chance: faults(truth, 2, chance),
    "two changed places": changed_places,
    "three faults": lambda truth, chance: faults(truth, 3, chance),
}


def main(cases: int = CASES) -> None:
    """Plant so many cases of each kind and print what became of them."""
    chance = random.Random(0)
    for kind, plant in KINDS.items():
        results, spent = Counter[str](), list[float]()
        for _ in range(cases):
            report = right_report(chance)
            truth = figures(report)
            if kind == "two changed places" and len(set(truth.values())) < 2:
                continue
            wrong = plant(truth, chance)
            read = as_read(report, wrong)
            start = time.process_time()
            results[told(read, wrong, truth)] += 1
            spent.append(time.process_time() - start)
        spent.sort()
        share = results["located"] / sum(results.values())
        middle, most = (1000 * spent[int(len(spent) * part)] for part in (0.5, 0.99))
        print(f"{kind:20} located {share:7.2%}  silent {results['silent']:5}  wrong {results['wrong']:3}", end="")
        print(f"  of {sum(results.values())}; {middle:.2f} ms, 99 of 100 within {most:.2f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
