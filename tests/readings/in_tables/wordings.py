"""Kinds of files whose heads or cells say the same in other words: units, last year's columns, corrections."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal

from core.report.numbers import show
from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT, made_report

_REPORTS = (REPORT, made_report("白石县民政局", 4), made_report(shift=5))
_FEES, _HEAD = "disclosure.fees.amount", "本年收费金额（单位：万元）"
_ISSUED = "disclosure.normative_documents.issued"
_Pieces = list[odd.Piece]


def _samples(name: str, change: Callable[[_Pieces], _Pieces], truth: Callable[[Report], Truth]) -> Iterator[Sample]:
    makers = odd.ways(change)
    for number, report in enumerate(_REPORTS):
        for form in (".docx",) if number else (".docx", ".html"):
            yield Sample(f"{name}, {report.agency}", form, lambda r=report, m=makers[form]: m(r), truth(report))


def _slots(change: Callable[[odd.Slot], odd.Slot]) -> Callable[[_Pieces], _Pieces]:
    return lambda found: [piece if isinstance(piece, str) else [change(slot) for slot in piece] for piece in found]


@kind("units-of-money-in-other-words")
def _units() -> Iterator[Sample]:
    """The head names another unit than the form's, or the cell itself does in brackets."""
    heads = {"（单位：人民币元）": 10000, "（千元）": 10, "（元人民币）": 10000, "（百元）": 100}
    for behind, times in heads.items():

        def headed(slot: odd.Slot, behind: str = behind, times: int = times) -> odd.Slot:
            if slot.text == _HEAD:
                return replace(slot, text="本年收费金额" + behind)
            return replace(slot, text=show(Decimal(slot.text) * times)) if slot.key == _FEES else slot

        yield from _samples(behind, _slots(headed), lambda r: truth_of(r, note="换算"))

    def counted(slot: odd.Slot) -> odd.Slot:
        return replace(slot, text=show(Decimal(slot.text) * 10000) + "（元）") if slot.key == _FEES else slot

    yield from _samples("in the cell", _slots(counted), lambda r: truth_of(r, note="换算"))


def _either(report: Report) -> Truth:
    truth = truth_of(report, note="更正", doubt="two figures")
    return replace(truth, values={**truth.values, _ISSUED: (None, report.values[_ISSUED])})


@kind("remarks-that-correct")
def _corrections() -> Iterator[Sample]:
    for words in ("更正为", "应为", "改为"):
        corrected = lambda s, w=words: replace(s, text=f"97（{w}{s.text}）") if s.key == _ISSUED else s  # noqa: E731
        yield from _samples(words, _slots(corrected), _either)


def _with_last_year(found: _Pieces, words: str, left: bool) -> _Pieces:
    """In the blocks of table two with one column: another one for last year."""
    slots = next(piece for piece in found if not isinstance(piece, str))
    new: list[odd.Slot] = []
    for slot in slots:
        if slot.column != 1 or slot.width != 3:
            new.append(slot)
            continue
        other = words if not slot.key else "43"
        new.append(replace(slot, column=2 if left else 1, width=2 if left else 1))
        new.append(odd.Slot(slot.row, 1 if left else 2, 1, 1 if left else 2, other))
    return [new if piece is slots else piece for piece in found]


@kind("last-year-beside-in-table-two")
def _last_year() -> Iterator[Sample]:
    for words in ("上年处理决定数量", "去年同期数", "比上年增减"):
        for left in (True, False):
            yield from _samples(f"{words} {left}", lambda f, w=words, x=left: _with_last_year(f, w, x), truth_of)


@kind("thousands-by-narrow-blanks")
def _narrow_blanks() -> Iterator[Sample]:
    """Blanks of a fixed, narrow width part thousands; usual ones, and those elsewhere, may part two figures."""
    grouped = lambda slot, blank: (  # noqa: E731
        replace(slot, text=f"{int(slot.text):,}".replace(",", blank)) if slot.key and slot.text.isdecimal() else slot
    )
    for blank in ("\u2009", "\u202f", "\u2006", "\u2008"):
        change = _slots(lambda s, b=blank: grouped(s, b))
        yield from _samples(f"U+{ord(blank):04X}", change, lambda r: truth_of(r, note=r"“\d{1,3}.\d{3}”，读为\d{4}"))
    either = lambda r: truth_of(  # noqa: E731
        r, values={k: (r.value(k), None) for k in r.form.typed}, doubt="one figure or two", note="里有两个数"
    )
    for blank in (" ", "\u3000"):
        yield from _samples(f"U+{ord(blank):04X}", _slots(lambda s, b=blank: grouped(s, b)), either)
    spread = lambda s: replace(s, text="\u2009".join(s.text)) if s.key else s  # noqa: E731
    yield from _samples("between all digits", _slots(spread), either)
