"""Measure claims in whole texts: ``python packaging/measuring/texts.py [rounds]``.

Reports are made up of every kind of body and every size (no applications, few,
many; with and without applications carried over), their texts taken from
tests/data/claims/texts and from the program's own sentences.  As they stand they
agree with their tables: whatever is found is a false alarm.  Then each figure of
each text is changed by one: whatever is not found is missed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.report.calc import compute  # noqa: E402
from core.report.checks.base import Context  # noqa: E402
from core.report.checks.claims import texts_and_tables  # noqa: E402
from core.report.findings import Finding  # noqa: E402
from core.report.links import Link  # noqa: E402
from core.report.report import Report  # noqa: E402
from core.report.sentences import offers  # noqa: E402

TEXTS = ROOT / "tests" / "data" / "claims" / "texts"
PLACE = "overview"
YEAR = 2025
SIZES = {"none": 0, "few": 3, "many": 400}  # the largest figure
NAMES = {"bureau": "agency", "county": "county", "town": "township", "office": "office"}


@dataclass(frozen=True)
class MadeUp:
    """A report, what it is of, and the text in it that is asked about."""

    kind: str
    size: str
    report: Report
    place: str = PLACE


def filled(report: Report, most: int, carried: bool, chance: random.Random) -> Report:
    """The report with figures that can be right, none above ``most`` but where applications must have come in."""
    figures = {key: chance.randint(0, most) for key in report.form.typed}
    for key in figures:
        if ".regulations." in key or (".carried_in." in key and not carried):
            figures[key] = 0
    report = report.with_values(figures)
    totals = compute(report.form, report.values)
    for key, total in totals.items():
        new = key.replace("carried_out", "new")
        if "carried_out" in key and new in figures:
            figures[new] -= int(total.value) if total.value < 0 or not carried else 0
    return report.with_values(figures)


def made_up(rounds: int, chance: random.Random) -> Iterator[MadeUp]:
    """Reports of every kind and size with the texts kept for their kind, and with the program's own sentences."""
    for path in sorted(TEXTS.glob("*.txt")):
        head, _, template = path.read_text("utf-8").partition("\n")
        agency, kind = head.split("|")
        for size, most in SIZES.items():
            for number in range(rounds):
                empty = Report("2021", YEAR, {"agency": agency, "kind": kind})
                report = filled(empty, most, bool(most) and number % 2 == 0, chance)
                yield MadeUp(NAMES[path.stem], size, report.with_text(PLACE, template))
                for topic in offers(report, compute(report.form, report.values)):
                    for sentence in topic.variants:
                        written = report.with_text(topic.place, sentence.template)
                        yield MadeUp("own sentences", size, written, topic.place)


def findings(report: Report) -> list[Finding]:
    """What the comparison of texts and tables finds."""
    return list(texts_and_tables(Context(report, compute(report.form, report.values))))


def changed(made: MadeUp) -> Iterator[tuple[Link, Report]]:
    """The report with each figure of its text off by one, as plain text; amounts of money are compared by no rule."""
    text = made.report.text(made.place)
    for link in made.report.linked(made.place).links:
        if text[link.start : link.end].isdigit() and not any(key.endswith(".amount") for key in link.cells):
            number = int(text[link.start : link.end]) + 1
            yield link, replace(made.report).with_text(made.place, f"{text[: link.start]}{number}{text[link.end :]}")


def told(found: list[Finding], link: Link) -> bool:
    """Whether one of the findings is about this figure."""
    return any(finding.span and finding.span[0] <= link.start < finding.span[1] for finding in found)


def main(rounds: int = 2) -> None:
    """Print false alarms and recall for each kind and size."""
    chance = random.Random(0)
    texts, alarms = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    figures, lost = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for made in made_up(rounds, chance):
        which = made.kind, made.size
        texts[which] += 1
        false = findings(made.report)
        alarms[which] += len(false)
        for finding in false:
            print(f"false   {made.kind}, {made.size}: {finding.message}")
        for link, report in changed(made):
            figures[which] += 1
            if not told(findings(report), link):
                lost[which] += 1
                words = made.report.text(made.place)[max(0, link.start - 20) : link.end + 8]
                print(f"missed  {made.kind}, {made.size}: {words!r}")
    for which, count in texts.items():
        found = figures[which] - lost[which]
        print(
            f"{which[0]:14} {which[1]:5} {count:4} texts, {alarms[which]:3} false alarms; "
            f"{found:5} of {figures[which]:5} changed figures found"
        )
    print(f"false alarms {sum(alarms.values())} in {sum(texts.values())} texts; ", end="")
    print(f"recall {1 - sum(lost.values()) / sum(figures.values()):.2%} of {sum(figures.values())}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
