"""Totals and carry-overs: every computed cell from the typed ones; after an edit those that are made of what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.forms.spec import Form
from core.records import record
from core.report.numbers import Number, said, show


@record(slots=True, guarded=False)
class Total:
    """A computed figure; ``blanks`` is the number of blank typed cells it is made of."""

    value: Number
    blanks: int

    @property
    def complete(self) -> bool:
        """Whether all parts are given; otherwise the figure is provisional."""
        return self.blanks == 0


Computed = Mapping[str, Total]


def compute(form: Form, values: Mapping[str, Number]) -> dict[str, Total]:
    """Compute every total of the form; blanks count as nothing and make a total provisional."""
    totals: dict[str, Total] = {}
    for key, (plus, minus) in form.parts.items():
        totals[key] = _total(plus, minus, values, totals)
    return totals


def recompute(form: Form, values: Mapping[str, Number], before: Computed, changed: Iterable[str]) -> dict[str, Total]:
    """The totals of ``values`` from those ``before`` these typed cells changed; those that are made of none stay."""
    totals, other = dict(before), set(changed)
    for key, (plus, minus) in form.parts.items():
        if not (other.isdisjoint(plus) and other.isdisjoint(minus)):
            totals[key] = _total(plus, minus, values, totals)
            other.add(key)
    return totals


def _total(
    plus: tuple[str, ...], minus: tuple[str, ...], values: Mapping[str, Number], totals: Mapping[str, Total]
) -> Total:
    made = _sum(plus, values, totals)
    if minus:  # few totals take anything away
        taken = _sum(minus, values, totals)
        return Total(made.value - taken.value, made.blanks + taken.blanks)
    return made


def _sum(parts: tuple[str, ...], values: Mapping[str, Number], totals: Computed) -> Total:
    value: Number = 0
    blanks = 0
    for part in parts:
        if part in values:
            value += values[part]
        elif part in totals:
            value += totals[part].value
            blanks += totals[part].blanks
        else:
            blanks += 1
    return Total(value, blanks)


def figure(key: str, values: Mapping[str, Number], computed: Computed) -> Number | None:
    """The figure a cell shows, typed or computed; None where it is blank."""
    if key in computed:
        return computed[key].value
    return values.get(key)


def printed_figures(form: Form, values: Mapping[str, Number]) -> dict[str, str]:
    """What each figure box prints, in printed order.

    A total made of blanks only is blank too; one with some blanks prints what is there so far.
    """
    shown = {key: show(values.get(key)) for key in form.cells}
    for key, total in compute(form, values).items():
        shown[key] = show(total.value) if total.blanks < len(form.leaves[key]) else ""
    return shown


def arithmetic(form: Form, key: str, values: Mapping[str, Number], computed: Computed) -> str:
    """How a total came about, with the user's numbers: ``60 + 2 − 58 = 4``; blanks as 空白."""
    plus, minus = form.parts[key]

    def shown(part: str) -> str:
        return said(figure(part, values, computed))

    left = " + ".join(map(shown, plus)) + "".join(f" − {shown(part)}" for part in minus)
    return f"{left} = {show(computed[key].value)}"
