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


def basis(session: Session) -> tuple[object, ...]:
    """All that :func:`names` are made of: as long as it is equal, so are they."""
    report = session.report
    empty = [len(keys) for keys in report.blank_in.values()]
    return report.form_key, report.year, report.texts, report.body, report.unverified, empty, _errors(session)


def names(session: Session, parts: Iterable[str]) -> Iterator[TabNames]:
    """What is said of each tab."""
    report, errors = session.report, _errors(session)
    for part in parts:
        found = _state(report, part, errors[part])
        name = "封面与说明" if part == COVER else "{0.number} {0.short}".format(report.form.section(part))
        words = _explained(report, part, found)
        spoken = f"{name}：{words}"
        yield TabNames((f"{name} {found}", words, spoken), (f"{_abridged(name)} {found}", spoken, spoken))


def _abridged(name: str) -> str:
    return name.partition(" ")[0][:2]


def state(session: Session, part: str) -> str:
    """``!2`` errors, ``3`` blanks, ``●`` something not looked at yet, ``✓`` complete."""
    return _state(session.report, part, _errors(session)[part])


def _errors(session: Session) -> Counter[str]:
    return Counter([part_of(finding.place) for finding in session.findings if finding.wrong])


def _state(report: Report, part: str, errors: int) -> str:
    if errors:
        return f"!{errors}"
    if part == COVER:
        return "1" if not report.agency else "●" if still_unverified(report, "preamble") else "✓"
    if report.form.section(part).table is not None:
        empty = len(blanks(report, part))
        return str(empty) if empty else "●" if _waiting(report, part) else "✓"
    return "●" if still_unverified(report, part) or not report.text(part).strip() else "✓"


def _explained(report: Report, part: str, found: str) -> str:
    if found.startswith("!"):
        return f"{found[1:]}处错误"
    if found == "●":
        waiting = _waiting(report, "preamble" if part == COVER else part)
        return f"{waiting}段未核对" if waiting else "未填写"
    return "已填好" if found == "✓" else f"{found}处未填"


def _waiting(report: Report, part: str) -> int:
    """Paragraphs 未核对 of a text, or of the words beside a table."""
    return sum(len(still_unverified(report, key)) for key in (part, part + ABOVE, part + BELOW))


def part_of(place: str) -> str:
    """The part of the report whose tab shows a place (cell key, text key or section)."""
    return COVER if place in COVER_PLACES else place.split(".", 1)[0]
