"""What a tab says about its part: complete, n blanks, n errors, paragraphs to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from core.forms.spec import ABOVE, BELOW
from core.report.report import BODY_FIELDS, Report, blanks, still_unverified
from gui.work.session import Session

COVER = "cover"
COVER_PLACES = frozenset(("", "title", "preamble", *(line.key for line in BODY_FIELDS)))


class TabNames(NamedTuple):
    """A tab's text (short name and state, told by shape and number), its tooltip and what a screen reader says.

    The last two have the state in words.  ``short``, for where there is no room, has the number of the part alone
    in its text, and its name in the tooltip.
    """

    whole: tuple[str, str, str]
    short: tuple[str, str, str]


def names(session: Session, pages: Iterable[str]) -> Iterator[TabNames]:
    """What is said of each tab."""
    report, errors = session.report, _errors(session)
    for page in pages:
        found = _state(report, page, errors[page])
        name = "封面与说明" if page == COVER else "{0.number} {0.short}".format(report.form.section(page))
        words = _explained(report, page, found)
        spoken = f"{name}：{words}"
        yield TabNames((f"{name} {found}", words, spoken), (f"{_abridged(name)} {found}", spoken, spoken))


def _abridged(name: str) -> str:
    return name.partition(" ")[0][:2]


def state(session: Session, page: str) -> str:
    """``!2`` errors, ``3`` blanks, ``●`` something not looked at yet, ``✓`` complete."""
    return _state(session.report, page, _errors(session)[page])


def _errors(session: Session) -> Counter[str]:
    return Counter(page_of(finding.place) for finding in session.findings if finding.wrong)


def _state(report: Report, page: str, errors: int) -> str:
    if errors:
        return f"!{errors}"
    if page == COVER:
        return "1" if not report.agency else "●" if still_unverified(report, "preamble") else "✓"
    if report.form.section(page).table is not None:
        empty = len(blanks(report, page))
        return str(empty) if empty else "●" if _waiting(report, page) else "✓"
    return "●" if still_unverified(report, page) or not report.text(page).strip() else "✓"


def _explained(report: Report, page: str, found: str) -> str:
    if found.startswith("!"):
        return f"{found[1:]}处错误"
    if found == "●":
        waiting = _waiting(report, "preamble" if page == COVER else page)
        return f"{waiting}段未核对" if waiting else "未填写"
    return "已填好" if found == "✓" else f"{found}处未填"


def _waiting(report: Report, page: str) -> int:
    """Paragraphs 未核对 of a text, or of the words beside a table."""
    return sum(len(still_unverified(report, key)) for key in (page, page + ABOVE, page + BELOW))


def page_of(place: str) -> str:
    """The page that shows a place (cell key, text key or section)."""
    return COVER if place in COVER_PLACES else place.split(".", 1)[0]
