"""The conditions of an ODS sheet under which cells look otherwise, as newer LibreOffices write them (``calcext``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.patterns import lazy
from core.readers.left_out import PLAIN
from core.readers.odf.looks import OdtStyles
from core.readers.odf.number_inks import NumberInks
from core.readers.on_sheets.conditions import ConditionedLook, ConditionRule, Place, ends_of, place_named
from core.readers.safe_xml import Element

_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_FORMAT, _CONDITION, _BAR, _ICONS = (
    _CALC + name for name in ("conditional-format", "condition", "data-bar", "icon-set")
)
_MOST = 500
_RANGE = lazy(r"(?:^|\.)\$?([A-Z]{1,3})\$?(\d{1,7})$")
_COMPARED = lazy(r"(!=|<>|<=|>=|=|<|>)(.{1,300})")
_CALLED = lazy(r"([a-z-]{1,40})(?:\((.{0,300})\))?")
_REFERENCE = lazy(r"\[\.(\$?[A-Z]{1,3}\$?\d{1,7})\]")
_UNSAFE = lazy(r"[^A-Za-z0-9]")
_OPERATORS = {
    **{"=": "equal", "!=": "notEqual", "<>": "notEqual", "<": "lessThan", ">": "greaterThan"},
    **{"<=": "lessThanOrEqual", ">=": "greaterThanOrEqual"},
}
_KINDS = {
    **{"duplicate": "duplicateValues", "unique": "uniqueValues", "is-error": "containsErrors"},
    **{"is-no-error": "notContainsErrors", "contains-text": "containsText", "not-contains-text": "notContainsText"},
    **{"begins-with": "beginsWith", "ends-with": "endsWith", "formula-is": "expression"},
}


def conditions(table: Element, styles: OdtStyles, formats: NumberInks) -> Sequence[ConditionRule]:
    """The rules of a sheet in their order; none where none of them changes what is seen."""
    found = tuple(rule for node in table.iter(_FORMAT) for rule in _rules(node, styles, formats))[:_MOST]
    return found if any(rule.look != ConditionedLook() for rule in found) else ()


def _rules(node: Element, styles: OdtStyles, formats: NumberInks) -> Iterator[ConditionRule]:
    reach = (node.get(_CALC + "target-range-address") or "").split()
    ranges = tuple(found for part in reach[:_MOST] if (found := ends_of(part, place_of)))
    if not ranges:
        return
    for inner in node:
        if inner.tag in (_BAR, _ICONS):
            gone = inner.get(_CALC + "show-value") == "false"
            yield ConditionRule(ranges, "always", ConditionedLook(figure_gone=gone))
        elif inner.tag == _CONDITION:
            look = _look(inner.get(_CALC + "apply-style-name") or "", styles, formats)
            base = place_of(inner.get(_CALC + "base-cell-address") or "")
            # The first condition that holds decides alone.
            yield _rule(ranges, inner.get(_CALC + "value") or "", look, base)


def _rule(
    ranges: tuple[tuple[Place, Place], ...], value: str, look: ConditionedLook, base: Place | None
) -> ConditionRule:
    value = _REFERENCE.sub(r"\1", value.strip())
    if compared := _COMPARED.fullmatch(value):
        return ConditionRule(ranges, "cellIs", look, _OPERATORS[compared[1]], (compared[2],), last=True, base=base)
    called = _CALLED.fullmatch(value)
    name, given = (called[1], called[2] or "") if called else ("", "")
    if name in ("between", "not-between"):
        operator = "between" if name == "between" else "notBetween"
        return ConditionRule(ranges, "cellIs", look, operator, tuple(given.split(",")), last=True, base=base)
    return ConditionRule(ranges, _KINDS.get(name, ""), look, "", (given,), given.strip('"'), last=True, base=base)


def _look(name: str, styles: OdtStyles, formats: NumberInks) -> ConditionedLook:
    """What a style changes; its name stands there as a person sees it, elsewhere with signs written by number."""
    written = _UNSAFE.sub(lambda sign: f"_{ord(sign[0]):x}_", name)
    style = name if styles.chain("table-cell", name) else written
    made = styles.under(PLAIN, "table-cell", style)
    return ConditionedLook(
        ink=made.colour.upper(),
        ground="" if made.ground == PLAIN.ground else made.ground.upper(),
        code=formats.code(styles.chain("table-cell", style)),
        struck=made.struck,
        gone=made.hidden,
    )


def place_of(address: str) -> Place | None:
    """Row and column from 0 of an address with its sheet."""
    return place_named(_RANGE.search(address))
