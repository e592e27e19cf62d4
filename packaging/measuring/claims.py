"""Measure how well claims in texts are found: ``python packaging/measuring/claims.py``.

Reads the plain lists in tests/data: of claims (X1–X12) in claims, of the other
checks of texts in should_fail and should_pass.  Prints, a check at a time, how
many of the sentences that must be found are, and every false alarm.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.report.calc import compute  # noqa: E402
from core.report.checks import run_checks  # noqa: E402
from core.report.checks.base import Context  # noqa: E402
from core.report.checks.claims import judged_claims, texts_and_tables  # noqa: E402
from core.report.report import Report  # noqa: E402

LISTS = ROOT / "tests" / "data"
DATA = LISTS / "claims"
KINDS = {"department": "临江市住房和城乡建设局", "government": "临江县人民政府"}
YEAR = 2025


@dataclass(frozen=True)
class Wanted:
    """A sentence that must give a finding of this id with this number."""

    id: str
    number: Decimal
    sentence: str


# Where a sentence stands when its check is asked; in 总体情况 where nothing else is said.
PLACES = {"S5": "problems", "S6": "other", "T12": "other"}
UNPAID = "applications.other.fee_unpaid.natural_person"


def _lines(name: str) -> list[str]:
    lines = (DATA / name).read_text("utf-8").splitlines()
    return [line.replace("\\n", "\n") for line in lines if line and not line.startswith("#")]


def wanted() -> list[Wanted]:
    """The sentences that must be found."""
    parts = (line.split("|", 2) for line in _lines("found.txt"))
    return [Wanted(check, Decimal(number), sentence) for check, number, sentence in parts]


def unwanted() -> list[tuple[str, str]]:
    """Kind of body and sentence, of those that must not be found."""
    found = (
        (kind[1:], text) if text else ("department", kind)
        for kind, _, text in (x.partition("|") for x in _lines("notfound.txt"))
    )
    return list(found)


def context(sentence: str, figure: int, kind: str = "department") -> Context:
    """A report whose overview is the sentence and whose typed figures are all ``figure``."""
    report = Report("2021", YEAR, {"agency": KINDS[kind], "kind": kind}, {"overview": sentence})
    report = report.with_values(dict.fromkeys(report.form.typed, figure))
    return Context(report, compute(report.form, report.values))


def is_found(sentence: Wanted) -> bool:
    """Whether the contradicting table gives the finding, on words that hold the number."""
    figure = 1 if sentence.id == "X8" or not sentence.number else 0
    asked = context(sentence.sentence, figure)
    claims = {(j.claim.id, Decimal(j.claim.number)): j.claim for j in judged_claims(asked, "overview")}
    claim = claims.get((sentence.id, sentence.number))
    findings = {(finding.id, finding.span) for finding in texts_and_tables(asked)}
    return claim is not None and (claim.id, claim.span) in findings


def false_alarms(kind: str, sentence: str) -> list[str]:
    """What is claimed or found in a sentence that says nothing about the tables."""
    claims = [f"{j.claim.id} {j.claim.number}" for j in judged_claims(context(sentence, 0, kind), "overview")]
    findings = [f.id for figure in (0, 1, 1000) for f in texts_and_tables(context(sentence, figure, kind))]
    return claims or findings


def kept(folder: str, check: str) -> list[str]:
    """The sentences kept for a check in ``should_fail`` (must be found) or ``should_pass`` (must not); ¶ is a line end."""
    lines = (LISTS / folder / "checks" / f"{check}.txt").read_text("utf-8").splitlines()
    return [line.replace("¶", "\n") for line in lines if line]


def other_checks() -> list[str]:
    """The checks of texts that have such lists."""
    return sorted(path.stem for path in (LISTS / "should_fail" / "checks").glob("*.txt"))


def reported(check: str, sentence: str) -> bool:
    """Whether a check finds something in a report of 2025 with this sentence, or with this sub-heading (S4: ``四|…``)."""
    report = Report("2021", YEAR, {"agency": KINDS["department"]}, {PLACES.get(check, "overview"): sentence})
    if check == "S4":
        report = report.with_text("overview", _overview(report, sentence))
    if check == "T12":
        report = report.with_values({**dict.fromkeys(report.form.typed, 0), UNPAID: 1})
    return any(finding.id == check for finding in run_checks(report))


def _overview(report: Report, sentence: str) -> str:
    """总体情况 with all its sub-headings but one, which reads as given."""
    number, _, head = sentence.partition("|")
    heads = report.form.section("overview").aspects
    changed = (f"（{number}）{head}" if aspect.startswith(f"（{number}）") else aspect for aspect in heads)
    return "".join(f"{aspect}\n按要求开展。\n" for aspect in changed)


def _print_other_checks() -> None:
    for check in other_checks():
        must, must_not = kept("should_fail", check), kept("should_pass", check)
        missed = [sentence for sentence in must if not reported(check, sentence)]
        alarms = [sentence for sentence in must_not if reported(check, sentence)]
        print(
            f"{check:4} {len(must) - len(missed):3} of {len(must):3}; false alarms in {len(alarms)} of {len(must_not)}"
        )
        for word, sentences in (("missed", missed), ("false", alarms)):
            for sentence in sentences:
                print(f"{word:7} {check} {sentence!r}")


def main() -> None:
    """Print recall a check, what was missed, and the false alarms."""
    _print_other_checks()
    asked, missed = wanted(), [sentence for sentence in wanted() if not is_found(sentence)]
    all_of, lost = Counter(s.id for s in asked), Counter(s.id for s in missed)
    for check in all_of:
        print(f"{check:4} {all_of[check] - lost[check]:3} of {all_of[check]:3}")
    for sentence in missed:
        print(f"missed  {sentence.id} {sentence.number}  {sentence.sentence!r}")
    alarms = [(text, found) for kind, text in unwanted() if (found := false_alarms(kind, text))]
    for text, found in alarms:
        print(f"false   {', '.join(found)}  {text!r}")
    print(
        f"recall {1 - len(missed) / len(asked):.1%} of {len(asked)}; false alarms in {len(alarms)} of {len(unwanted())}"
    )


if __name__ == "__main__":
    main()
