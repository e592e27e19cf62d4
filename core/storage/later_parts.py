"""Parts of the file that came later, each under a key that may be missing: fees, 定稿.

A program that does not know them keeps them as it found them, so they need no
new schema number; a file without them is a report without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar, cast

from core.errors import UnusableInput
from core.report.fees import PAGES, PIECES, Entry, Payment
from core.report.report import Finished, Reopening, Report
from core.storage.migrations import Json
from core.storage.parsing import NEXT

KEYS = {"fees": "信息处理费记录", "finished": "定稿信息", "reopened": "解除定稿的记录"}
_WAYS = {"pieces": PIECES, "pages": PAGES}
_PAYMENTS = {payment.name.lower(): payment for payment in Payment}
_Part = TypeVar("_Part")


def encode(report: Report) -> Json:
    """The parts that there are."""
    parts: dict[str, object] = {
        "fees": [_fee(entry) for entry in report.fees],
        "finished": report.finished and _finished(report.finished),
        "reopened": [
            {"day": one.day, "note": one.note, "finished": _finished(one.finished)} for one in report.reopened
        ],
    }
    return {key: part for key, part in parts.items() if part}


def decode(data: Mapping[str, object]) -> tuple[tuple[Entry, ...], Finished | None, tuple[Reopening, ...]]:
    """Fees, 定稿 and what it was before; UnusableInput where a part is there and no such thing."""
    return (
        _read(data, "fees", lambda raw: tuple(map(_entry, cast("list[Json]", raw))), ()),
        _read(data, "finished", _as_finished, None),
        _read(data, "reopened", lambda raw: tuple(map(_reopening, cast("list[Json]", raw))), ()),
    )


def _read(data: Mapping[str, object], key: str, make: Callable[[object], _Part], none: _Part) -> _Part:
    raw = data.get(key)
    if raw is None:
        return none
    try:
        return make(raw)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise UnusableInput(f"这个文件里“{KEYS[key]}”的内容不符合要求，可能被其他程序改动过。{NEXT}") from None


def _fee(entry: Entry) -> Json:
    way = next(name for name, tariff in _WAYS.items() if tariff == entry.tariff)
    return {
        "way": way,
        "quantity": entry.quantity,
        "month": entry.month,
        "note": entry.note,
        "payment": entry.payment.name.lower(),
    }


def _entry(raw: Json) -> Entry:
    tariff = _WAYS[_text(raw["way"])]
    quantity, month = _number(raw["quantity"], tariff.most), _number(raw.get("month", 0), 12)
    return Entry(tariff, quantity, month, _text(raw.get("note", "")), _PAYMENTS[_text(raw.get("payment", "paid"))])


def _finished(finished: Finished) -> Json:
    return {"day": finished.day, "by": finished.by}


def _as_finished(raw: object) -> Finished:
    found = cast(Json, raw)
    return Finished(_text(found["day"]), _text(found["by"]))


def _reopening(raw: Json) -> Reopening:
    return Reopening(_text(raw["day"]), _text(raw["note"]), _as_finished(raw["finished"]))


def _text(raw: object) -> str:
    if not isinstance(raw, str):
        raise TypeError(raw)
    return raw


def _number(raw: object, most: int) -> int:
    if not isinstance(raw, int) or isinstance(raw, bool) or not 0 <= raw <= most:
        raise ValueError(raw)
    return raw
