"""Numbers in a text that can be linked to the tables: those that agree, and those that should.

They are the claims that X1–X12 compare (core/report/checks/claims): a number in
a phrase that says which figure it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from core.forms.spec import Kind
from core.records import record
from core.report.calc import Computed
from core.report.checks.base import Context
from core.report.checks.claims import Judged, contradiction, judged_claims, nearest, shown
from core.report.links import Cells, token
from core.report.report import Report


@record
class LinkOffer:
    """``text[start:end]`` is a number that stands for the sum of ``cells``; ``figure`` is what the tables have.

    ``template`` is what would stand there: the linked figure, for a percentage
    a plain number.  ``finding_key`` names the finding about it where they differ.
    """

    start: int
    end: int
    name: str
    figure: str
    cells: Cells
    template: str
    finding_key: str = ""

    @property
    def agrees(self) -> bool:
        """Whether the text already says so."""
        return not self.finding_key


def offers(report: Report, computed: Computed, place: str) -> tuple[LinkOffer, ...]:
    """What can be linked in a text, in order; a number that fits no reading is offered each of them."""
    context = Context(report, computed)
    return tuple(offer for judged in judged_claims(context, place) for offer in _offers(judged, context))


def _offers(judged: Judged, context: Context) -> Iterator[LinkOffer]:
    claim = judged.claim
    start, end = claim.number_span
    if start == end or not judged.known or context.report.linked(judged.place).link_at(start, end):
        return
    if judged.agrees:
        if not claim.bases:
            yield from _linkable(_offer(judged, context, judged.figures.index(claim.number)))
        return
    told = contradiction(judged, context)
    if told is None:
        return
    key = told.key
    first = nearest(judged)
    others = (i for i, figure in enumerate(judged.figures) if figure not in judged.figures[:i] and i != first)
    for index in (first, *others):
        if _can_be_said(judged, context, index):
            yield _offer(judged, context, index, key)


_WHOLE = 100  # per cent


def _can_be_said(judged: Judged, context: Context, index: int) -> bool:
    """Not where the table itself is wrong: fewer than no cases, or more than all of them."""
    figure = judged.figures[index] or 0
    changes = any(context.cell(key).kind is Kind.CHANGE for key in judged.claim.readings[index].cells)
    return changes or (figure >= 0 and not (judged.claim.bases and figure > _WHOLE))


def _linkable(offer: LinkOffer) -> Iterator[LinkOffer]:
    """A number that agrees is offered only where the link reads as the number."""
    if offer.template != offer.figure:
        yield offer


def _offer(judged: Judged, context: Context, index: int, key: str = "") -> LinkOffer:
    """A figure that the table leaves blank (an imported one, where a blank means none) stays a plain number."""
    reading, figure = judged.claim.readings[index], shown(judged, index)
    linkable = not judged.claim.bases and context.report.shown(reading.cells) == figure
    template = token(*reading.cells) if linkable else figure
    return LinkOffer(*judged.claim.number_span, reading.name, figure, reading.cells, template, key)
