"""Texts against tables: X1–X12.  The phrases are recognised in core/report/phrases; here they are compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from core.forms.concepts import Concept
from core.patterns import lazy
from core.records import record
from core.report.checks.base import Context, Rule
from core.report.checks.wording import by_how_much, say
from core.report.findings import Finding, Grade
from core.report.numbers import Number, show
from core.report.phrases.mentions import Owner
from core.report.phrases.recognise import claims
from core.report.phrases.targets import Claim, Meaning
from core.report.report import Report

IDS = tuple(f"X{number}" for number in range(1, 13))
_TEXTS_WITHOUT_CLAIMS = ("title", "preamble")
_LONGEST = 40
_LONG_SUM = 4


@record
class Judged:
    """A claim in the text ``place`` beside what the table says for each reading; None where the table is blank."""

    claim: Claim
    place: str
    figures: tuple[Number | None, ...]

    @property
    def known(self) -> bool:
        """Whether the table has all figures the claim is about."""
        return None not in self.figures

    @property
    def agrees(self) -> bool:
        """Whether one reading fits the table."""
        stated = self.claim.number
        if not self.claim.bases:
            return stated in self.figures
        step = Decimal(1).scaleb(int(Decimal(stated).as_tuple().exponent))
        return any(value is not None and abs(stated - value) < step for value in self.figures)


def owner_of(report: Report) -> Owner:
    """Whose figures the texts of a report are; a government's cover its whole area."""
    return Owner(report.year, report.agency, report.sums_up)


def judged_claims(context: Context, place: str) -> tuple[Judged, ...]:
    """Every claim of one text beside the table's figures, in order; also those that agree (they can be linked)."""
    report = context.report
    found = claims(report.text(place), context.form, owner_of(report))
    return tuple(_judged(_meant(claim, context), place, context) for claim in found if _binds(claim, context))


def _meant(claim: Claim, context: Context) -> Claim:
    """The claim with the readings that go with what its whole turned out to count: new applications, or all."""
    if claim.whole is None or len(claim.readings) == 1:
        return claim
    fitting = [_rows(one) for one in claim.whole.readings if _sum(one, context) == claim.whole.number]
    meant = tuple(one for one in claim.readings if _rows(one) in fitting)
    return replace(claim, readings=meant) if meant else claim


def _rows(reading: Meaning) -> frozenset[str]:
    return frozenset(key.rpartition(".")[0] for key in reading.cells)


def _binds(claim: Claim, context: Context) -> bool:
    return all(_value(key, context) == 0 for key in claim.if_zero)


def _judged(claim: Claim, place: str, context: Context) -> Judged:
    figures = tuple(_sum(reading, context) for reading in claim.readings)
    if claim.bases:
        wholes = (_sum(base, context) for base in claim.bases)
        figures = tuple(_percent(part, whole) for part, whole in zip(figures, wholes, strict=True))
    return Judged(claim, place, figures)


def _percent(part: Number | None, whole: Number | None) -> Decimal | None:
    return Decimal(part) * 100 / Decimal(whole) if part is not None and whole else None


def _sum(reading: Meaning, context: Context) -> Number | None:
    values = [_value(key, context) for key in reading.cells]
    return None if None in values else sum((value for value in values if value is not None), start=0)


def _value(key: str, context: Context) -> Number | None:
    """A figure that can be compared: in a table of an imported file a blank means none."""
    total, was_read = context.computed.get(key), context.cell(key).table in context.read_tables
    if total is not None:
        return total.value if total.complete or was_read else None
    return context.report.values.get(key, 0 if was_read else None)


def texts_and_tables(context: Context) -> Iterator[Finding]:
    """X1–X12: a count in a text that no reading finds in the tables."""
    for place in context.form.text_keys:
        if place in _TEXTS_WITHOUT_CLAIMS:
            continue
        before: Judged | None = None
        for judged in judged_claims(context, place):
            told = contradiction(judged, context)
            if told and not _answered_of_the_new(judged, before, context):
                yield told
            before = judged


# What is said of the rest: 剩余2件正在办理.
_REST = lazy(
    r"[^。；\n]{0,40}?(?<!\d)(?P<count>\d+)[^\S\n]*(?:件|宗|份)[^。；\n]{0,30}?"
    r"(?:正在|尚在|仍在|在办|未办结|未答复|未到期|结转|顺延|转入|待办|待答复)"
)


def _answered_of_the_new(judged: Judged, before: Judged | None, context: Context) -> bool:
    """Whether a count of answers is what the count of new applications right before it leaves beside those still open.

    收到45件，已答复43件，2件正在办理: true of the new ones, whatever was carried over and answered too.
    """
    if judged.claim.id != "X2" or before is None or before.claim.id != "X1" or not before.agrees:
        return False
    text, end = context.report.text(judged.place), judged.claim.span[1]
    new, left = before.claim.number, _value(context.form.total_of(Concept.CARRIED_OUT), context)
    rest = _REST.match(text, end)
    if rest is None or left is None:
        return False
    between = text[before.claim.span[1] : judged.claim.span[0]]
    same = not any(mark in between for mark in "。；\n")
    return same and left == int(rest["count"]) and judged.claim.number + left == new


def contradiction(judged: Judged, context: Context) -> Finding | None:
    """What is said of a claim that the table contradicts; a total that a file printed may be right where ours is not.

    Then the sum that does not hold is told (T1–T4, T15), and a text that says what the file prints is left alone.
    """
    if not judged.known or judged.agrees:
        return None
    if not context.report.printed:
        return _finding(judged, context)
    printed = context.as_printed
    judged = _judged(judged.claim, judged.place, printed)
    return None if judged.agrees else _finding(judged, printed)


def _finding(judged: Judged, context: Context) -> Finding:
    claim = judged.claim
    index = nearest(judged)
    words = context.report.text(judged.place)[slice(*claim.span)]
    parts: dict[str, object] = {
        "words": words if len(words) <= _LONGEST else "…" + words[-_LONGEST:],
        "name": claim.readings[index].name,
        "value": shown(judged, index),
        "others": _others(judged, index),
        "arithmetic": _arithmetic(claim.readings[index], context),
        "difference": by_how_much(judged.figures[index] or 0, claim.number),
    }
    if claim.bases:
        parts |= _shares(judged, index, context)
    wording = "X.share" if claim.bases else "X.none" if claim.number_span[0] == claim.number_span[1] else "X"
    return Finding(
        claim.id, Grade.HINT, say(wording, **parts), _cells(claim.readings[index], context), judged.place, claim.span
    )


def _shares(judged: Judged, index: int, context: Context) -> dict[str, object]:
    """Of what a percentage is the share, and the two figures."""
    part, base = judged.claim.readings[index], judged.claim.bases[index]
    return {
        "base": base.said if base.part == part.part else base.name,
        "share": show(_sum(part, context)),
        "whole": show(_sum(base, context)),
    }


def nearest(judged: Judged) -> int:
    """Index of the reading whose figure comes nearest to the text's number."""
    far = [abs((value or 0) - judged.claim.number) for value in judged.figures]
    return far.index(min(far))


def shown(judged: Judged, index: int) -> str:
    """What the text would have to say by this reading; a percentage with the decimals that the text has."""
    value = judged.figures[index]
    if not judged.claim.bases or value is None:
        return show(value)
    return str(Decimal(value).quantize(Decimal(1).scaleb(int(Decimal(judged.claim.number).as_tuple().exponent))))


def _others(judged: Judged, index: int) -> str:
    """Other readings with other figures: both are said where two are true."""
    said, part = {judged.figures[index]}, judged.claim.readings[index].part
    found: list[str] = []
    for place, value in enumerate(judged.figures):
        if value not in said:
            said.add(value)
            other = judged.claim.readings[place]
            found.append(f"{other.said if other.part == part else other.name}为{shown(judged, place)}")
    return f"（{'，'.join(found)}，也不相符）" if found else ""


def _arithmetic(reading: Meaning, context: Context) -> str:
    """The addends of a sum; of a long one those that are not 0."""
    values = [_value(key, context) for key in reading.cells]
    if len(values) > _LONG_SUM:
        values = [value for value in values if value] or values[:1]
    return "+".join(map(show, values)) + "=" if len(values) > 1 else ""


def _cells(reading: Meaning, context: Context) -> tuple[str, ...]:
    """Addends first, the total last."""
    first, *others = reading.cells
    formula = context.form.cells[first].formula
    return reading.cells if others or formula is None else (*formula.plus, *formula.minus, first)


RULES: tuple[Rule, ...] = (Rule(IDS, Grade.HINT, "文字与表格一致", texts_and_tables),)
