"""From plain data to a typed report; whatever does not fit is refused by its official name.

Negative figures are let in (check T5 speaks of them); what cannot be a figure is not.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import TypeGuard, cast

from core.errors import UnusableInput
from core.figure_words import MARKS
from core.forms.catalog import FORMS
from core.forms.spec import Cell, Form, Kind
from core.patterns import lazy
from core.report.numbers import NotANumber, Number, check_kind
from core.report.report import BODY_FIELDS, Report
from core.storage import later_parts
from core.storage.migrations import Json
from core.storage.parsing import NEXT

PARTS = {
    "body": "机关信息",
    "texts": "文字",
    "values": "数据",
    "marks": "数据中的符号",
    "printed": "原文件合计",
    "unverified": "未核对标记",
    "kept": "保留说明",
}
_KNOWN = {"format", "schema", "form", "year", *PARTS, *later_parts.KEYS}
_LONGEST = 24  # characters of a wrong value that a sentence quotes
_DIGITS = lazy(r"-?[0-9]+(?:\.[0-9]+)?")


def decode(data: Json) -> Report:
    """The report in data of today's schema; UnusableInput where something does not fit."""
    last = data.get("last_year")
    current = {key: value for key, value in data.items() if key != "last_year"}
    history = None if last is None else _Decoder(_mapping(last, "上年报告"), "上年").report(None)
    return _Decoder(current, "").report(history)


class _Decoder:
    """Decodes one year; ``year_word`` tells last year's part from this year's in sentences."""

    def __init__(self, data: Json, year_word: str) -> None:
        self.data, self.year_word = data, year_word
        self.extra: Json = {key: value for key, value in data.items() if key not in _KNOWN}
        self.form = _form(data.get("form"))

    def report(self, history: Report | None) -> Report:
        values, printed = self.figures()
        texts = self.strings("texts", self.form.text_keys)
        body = self.strings("body", [line.key for line in BODY_FIELDS])
        unverified = {key: self.lines(lines) for key, lines in self.part("unverified").items()}
        kept = {key: self.string(reason, "kept") for key, reason in self.part("kept").items()}
        marks = {key: mark for key, mark in self.marks().items() if key not in values}
        extra = _writable(self.extra)
        later = later_parts.decode(self.data)
        form, year = self.form.key, self.year()
        return Report(form, year, body, texts, values, printed, unverified, kept, history, extra, marks, *later)

    def part(self, name: str) -> Json:
        """A named part of the file; empty where it is missing."""
        raw = self.data.get(name)
        return {} if raw is None else _mapping(raw, self.year_word + PARTS[name])

    def year(self) -> int:
        raw = self.data.get("year")
        if not _is_whole(raw) or not 0 <= raw <= 9999:
            raise UnusableInput(f"这个文件里的{self.year_word}年份“{_quote(raw)}”不是年份。{NEXT}")
        return raw

    def strings(self, name: str, known: Iterable[str]) -> dict[str, str]:
        """Texts by key; unknown keys stay with them, or go to ``extra`` where they hold something else."""
        found = {key: value for key, value in self.part(name).items() if value is not None}
        odd = {key: value for key, value in found.items() if not isinstance(value, str) and key not in set(known)}
        if odd:
            self.extra[name] = odd
        return {key: self.string(value, name) for key, value in found.items() if key not in odd}

    def string(self, raw: object, name: str) -> str:
        if not isinstance(raw, str):
            raise UnusableInput(_misfit(self.year_word + PARTS[name]))
        return raw

    def lines(self, raw: object) -> tuple[str, ...]:
        if not isinstance(raw, list):
            raise UnusableInput(_misfit(self.year_word + PARTS["unverified"]))
        return tuple(self.string(line, "unverified") for line in cast("list[object]", raw))

    def marks(self) -> dict[str, str]:
        """What stands in blank cells; words that are no mark of ours, or no cell, go to ``extra``."""
        part = self.part("marks")
        found = {key: str(raw) for key, raw in part.items() if key in self.form.typed and raw in MARKS}
        if odd := {key: raw for key, raw in part.items() if key not in found and raw is not None}:
            self.extra["marks"] = odd
        return found

    def figures(self) -> tuple[dict[str, Number], dict[str, Number]]:
        """Typed figures and printed totals; keys that are no cell go to ``extra``.

        A total among the typed figures is somebody else's sum: it is compared, not taken over.
        """
        typed: dict[str, Number] = {}
        printed: dict[str, Number] = {}
        for name in ("values", "printed"):
            part = self.part(name)
            cells = {key: self.form.cells[key] for key in part if key in self.form.cells}
            if len(cells) < len(part):
                self.extra[name] = {key: raw for key, raw in part.items() if key not in cells}
            for key, cell in cells.items():
                if (raw := part[key]) is not None:
                    target = typed if name == "values" and cell.formula is None else printed
                    target[key] = self.figure(raw, cell, strict=target is typed)
        return typed, printed

    def figure(self, raw: object, cell: Cell, strict: bool) -> Number:
        """A figure of this cell; printed totals (not ``strict``) may have decimals where ours cannot."""
        kind = cell.kind if strict or _is_whole(raw) else Kind.MONEY
        number = _number(raw, kind)
        try:
            if number is None:
                raise NotANumber("这不是数字。")
            size = check_kind(number.copy_abs(), kind)
        except NotANumber as error:
            place, reason = self.year_word + cell.name, str(error).partition("。")[0]
            raise UnusableInput(f"这个文件里“{place}”填的是“{_quote(raw)}”：{reason}。{NEXT}") from None
        return -size if number < 0 else size


def _number(raw: object, kind: Kind) -> Decimal | None:
    if isinstance(raw, str) and kind is Kind.MONEY and _DIGITS.fullmatch(raw):
        return Decimal(raw)
    if _is_whole(raw):
        return Decimal(raw)
    return raw if isinstance(raw, Decimal) and raw.is_finite() else None


def _is_whole(raw: object) -> TypeGuard[int]:
    return isinstance(raw, int) and not isinstance(raw, bool)


def _form(raw: object) -> Form:
    if not isinstance(raw, str):
        raise UnusableInput(_misfit("报告格式"))
    if raw not in FORMS:
        raise UnusableInput(f"这个文件使用的报告格式“{_quote(raw)}”本程序不认识。请用新版程序打开。")
    return FORMS[raw]


def _mapping(raw: object, name: str) -> Json:
    if not isinstance(raw, dict):
        raise UnusableInput(_misfit(name))
    return cast(Json, raw)


def _misfit(name: str) -> str:
    return f"这个文件里“{name}”的内容不符合要求，可能被其他程序改动过。{NEXT}"


def _quote(raw: object) -> str:
    if raw is None:
        return "空白"
    text = str(raw) if isinstance(raw, str | int | Decimal) else "一组内容"
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _writable(extra: Json) -> Json:
    """What we do not know must at least be something that we can write back; decimals become floats."""
    try:
        return cast(Json, json.loads(json.dumps(extra, default=float, allow_nan=False)))
    except (ValueError, OverflowError):
        raise UnusableInput(f"这个文件里有明显过大的数字，可能被其他程序改动过。{NEXT}") from None
