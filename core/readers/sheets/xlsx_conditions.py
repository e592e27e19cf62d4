"""The conditions of an XLSX sheet under which cells look otherwise, those of newer Excels (in ``extLst``) too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from core.patterns import lazy
from core.readers.on_sheets.conditions import (
    ConditionedLook,
    ConditionRule,
    ConditionRules,
    Place,
    ends_of,
    place_named,
)
from core.readers.on_sheets.small_formulas import CellValue
from core.readers.safe_xml import Element
from core.readers.sheets.xlsx_looks import FALSE, TRUE, XlsxLooks, conditioned, whole

_ADDRESS = lazy(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_BARS = ("dataBar", "iconSet")
_MOST = 500
_LAST = 1 << 20


def place_of(address: str) -> Place | None:
    """Row and column from 0 of an address."""
    return place_named(_ADDRESS.fullmatch(address))


def conditions(root: Element, looks: XlsxLooks) -> Sequence[ConditionRule]:
    """The rules of a sheet, the most urgent first; none where none of them changes what is seen."""
    found = sorted(_all(root, looks), key=lambda pair: pair[0])[:_MOST]
    return tuple(rule for _, rule in found) if any(rule.look != ConditionedLook() for _, rule in found) else ()


def ruled(rules: Sequence[ConditionRule], root: Element, strings: Mapping[int, str]) -> ConditionRules:
    """The rules together with what the cells of the sheet hold."""
    return ConditionRules(rules, dict(_stored(root, strings)))


def _all(root: Element, looks: XlsxLooks) -> Iterator[tuple[int, ConditionRule]]:
    for group in root.iter("{*}conditionalFormatting"):
        reach = group.get("sqref") or group.findtext("{*}sqref") or ""
        ranges = tuple(found for part in reach.split()[:_MOST] if (found := ends_of(part, place_of)))
        for node in group.iter("{*}cfRule") if ranges else ():
            kind, look = node.get("type") or "", _look(node, looks)
            formulas = tuple(text for one in node.iter("{*}formula", "{*}f") if (text := one.text))
            if kind in _BARS:
                kind = "always"
            yield (
                whole(node.get("priority")) or _LAST,
                ConditionRule(
                    ranges,
                    kind,
                    look,
                    node.get("operator") or "",
                    formulas,
                    node.get("text") or "",
                    node.get("stopIfTrue") in TRUE,
                ),
            )


def _look(node: Element, looks: XlsxLooks) -> ConditionedLook:
    bars = [bar for name in _BARS if (bar := node.find(f"{{*}}{name}")) is not None]
    if bars:
        return ConditionedLook(figure_gone=any(bar.get("showValue") in FALSE for bar in bars))
    own = node.find("{*}dxf")
    if own is not None:
        return conditioned(own, looks.colours)
    place = node.get("dxfId") or ""
    known = place.isdecimal() and whole(place) < len(looks.conditioned)
    return looks.conditioned[whole(place)] if known else ConditionedLook()


def _stored(root: Element, strings: Mapping[int, str]) -> Iterator[tuple[Place, CellValue]]:
    for cell in root.iter("{*}c"):
        place, value, kind = place_of(cell.get("r") or ""), cell.findtext("{*}v") or "", cell.get("t") or "n"
        if place is None:
            continue
        if kind == "s":
            yield place, strings.get(whole(value), "")
        elif kind == "inlineStr":
            yield place, "".join(node.text or "" for node in cell.iter("{*}t"))
        elif kind in ("n", "b") and value:
            try:
                yield place, float(value)
            except ValueError:
                yield place, value
        elif value:
            yield place, value
