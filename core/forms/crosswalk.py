"""From one form to another: which figures and texts keep their meaning, and under which key.

Neighbouring forms (in the order of their first years) are joined by a declared
:class:`Step`; between forms further apart the steps are walked one by one, in
either direction.  What finds no home on the way is listed to the user, never
moved or dropped in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from functools import lru_cache
from itertools import pairwise
from typing import TypeVar

from core.forms.catalog import FORMS
from core.forms.spec import Form
from core.records import record

V = TypeVar("V")


@record
class Step:
    """What becomes of the keys of one form in the next newer one.

    ``moved``: prefix → the prefix it has there.  ``same``: prefixes of figures
    that keep key and meaning; without it (None, and without any step) every key
    that both forms have and that is not moved is the same figure.  A prefix
    stands for itself and all keys below it.  Texts keep their key unless moved.
    """

    from_key: str
    to_key: str
    same: tuple[str, ...] | None = None
    moved: Mapping[str, str] = field(default_factory=dict[str, str])

    def moves(self, key: str) -> str | None:
        """The key that a moved figure or text has in the newer form; None where the step moves nothing here."""
        for prefix, target in self.moved.items():
            if _below(key, prefix):
                return target + key[len(prefix) :]
        return None

    def keeps(self, key: str) -> bool:
        """Whether a figure of this key is the same in both forms."""
        return self.same is None or any(_below(key, prefix) for prefix in self.same)


STEPS: tuple[Step, ...] = (
    Step(
        "2019",
        "2021",
        same=(
            "disclosure.licensing.decisions",
            "disclosure.penalties.decisions",
            "disclosure.coercion.decisions",
            "applications.new",
            "applications.carried_in",
            "applications.granted",
            "applications.partly_granted",
            "applications.refused",
            "applications.unavailable",
            "applications.not_processed",
            "applications.processed_total",
            "applications.carried_out",
            "proceedings",
        ),
        moved={
            "disclosure.regulations.made": "disclosure.regulations.issued",
            "disclosure.normative_documents.made": "disclosure.normative_documents.issued",
            # The single row （六）其他处理 of 2019 becomes its last part; the split is not known.
            "applications.other": "applications.other.other",
        },
    ),
)


def carry(
    figures: Mapping[str, V], from_form: Form, to_form: Form, typed: bool = False
) -> tuple[dict[str, V], tuple[str, ...]]:
    """Figures (or texts) under the keys of another form, and the keys that found no home there.

    ``typed``: only cells that a person types are a home; what is computed there has its own sum.
    """
    known = homes(from_form, to_form)
    found: dict[str, V] = {}
    homeless: list[str] = []
    for key, value in figures.items():
        home = known.get(key)
        if home is None or (typed and home in to_form.cells and to_form.cells[home].formula):
            homeless.append(key)
        else:
            found[home] = value
    return found, tuple(homeless)


def carry_totals(printed: Mapping[str, V], from_form: Form, to_form: Form) -> tuple[dict[str, V], tuple[str, ...]]:
    """Printed totals under the keys of another form: those that are totals there too, and lose none of their parts."""
    known = homes(from_form, to_form)

    def whole(key: str) -> bool:
        home = known.get(key)
        if home is None or to_form.cells[home].formula is None:
            return False
        parts = dict(to_form.leaves[home])
        return all(parts.get(known.get(leaf, "")) == sign for leaf, sign in from_form.leaves[key])

    kept = {known[key]: total for key, total in printed.items() if whole(key)}
    return kept, tuple(key for key in printed if not whole(key))


@lru_cache(maxsize=64)
def homes(from_form: Form, to_form: Form) -> Mapping[str, str]:
    """For each cell and text of a form that has a home in the other one: its key there.

    Back to an older form only those go that have the same key and meaning in both:
    what moved has become something else.
    """
    found = {key: key for key in (*from_form.cells, *from_form.all_text_keys)}
    for one, other in pairwise(_between(from_form, to_form)):
        if one.first_year <= other.first_year:
            there = _onward(one, other)
        else:
            there = {key: key for key, home in _onward(other, one).items() if key == home}
        found = {key: there[at] for key, at in found.items() if at in there}
    return found


def _between(start: Form, end: Form) -> list[Form]:
    """The forms from one to another, both included, in the order of their years."""
    first, last = sorted((start, end), key=_age)
    between = [form for form in FORMS.values() if form not in (start, end) and _age(first) < _age(form) < _age(last)]
    chain = [first, *sorted(between, key=_age), last] if start is not end else [start]
    return chain if start is first else chain[::-1]


def _age(form: Form) -> int:
    return form.first_year


def _onward(older: Form, newer: Form) -> dict[str, str]:
    """The homes of an older form's keys in its next newer neighbour; no two keys share one."""
    step = next((s for s in STEPS if (s.from_key, s.to_key) == (older.key, newer.key)), Step(older.key, newer.key))
    keys = {*newer.cells, *newer.all_text_keys}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for key in (*older.cells, *older.all_text_keys):
        home = step.moves(key)
        if home in keys and home not in taken:
            found[key] = home
            taken.add(home)
    for key in (*older.cells, *older.all_text_keys):
        stays = key in older.all_text_keys or step.keeps(key)
        if step.moves(key) is None and stays and key in keys and key not in taken:
            found[key] = key
    return found


def _below(key: str, prefix: str) -> bool:
    return key == prefix or key.startswith(prefix + ".")
