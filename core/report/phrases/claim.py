"""What a recogniser hands on: a located claim that a text makes about the tables."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from core.report.phrases.targets import Reading


@dataclass(frozen=True)
class Claim:
    """A count in a text and what it can stand for: one of the ``readings`` must give ``number``.

    ``id`` is that of resources/docs/checks.md; ``span`` covers the number and its words in the
    original text, ``number_span`` the numeral alone (empty for a denial such as
    未收到申请).  ``if_zero`` names figures that must all be 0 for the claim to
    bind (of the new applications 11 were answered: says the total only without
    carried-over ones).  For a percentage ``bases`` holds, beside each reading,
    the whole it is a share of.
    """

    id: str
    number: int | Decimal
    span: tuple[int, int]
    number_span: tuple[int, int]
    readings: tuple[Reading, ...]
    if_zero: tuple[str, ...] = ()
    bases: tuple[Reading, ...] = ()
