"""Report ↔ text of a file: one readable object with flat keys in the order of the form.

Every figure a person types has its key in the file; null means blank (for a
text: not written, for title and preamble: generated).  Money is a string, so
that no reader rounds it.  Keys this program does not know survive in
``Report.extra``, those inside a part under the part's name.  So does the list of
cells that were filled in for the clerk and not looked at yet: it is no part of the report.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from decimal import Decimal
from typing import cast

from core.errors import UnusableInput
from core.forms.spec import Kind
from core.records import record
from core.report.numbers import Number
from core.report.report import BODY_FIELDS, Report
from core.storage import later_parts, migrations
from core.storage.decoding import PARTS, decode
from core.storage.migrations import Json
from core.storage.parsing import FORMAT, NOT_OURS, parse

SCHEMA = migrations.CURRENT
_NEWER = "这个文件由更新版本的程序保存，本程序无法完整读取。请用新版程序打开。"


@record
class DecodedReport:
    """A report, and the schema number its file had before it was brought up to date."""

    report: Report
    schema: int


def dumps(report: Report) -> str:
    """The text of the report's file, ending in a line break."""
    data: Json = {"format": FORMAT, "schema": SCHEMA, **_encode(report)}
    data["last_year"] = _encode(report.last_year) if report.last_year else None
    text = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    return _whole_characters(text) + "\n"


def loads(text: str | bytes) -> Report:
    """The report in this text; UnusableInput with a sentence for the user where there is none."""
    return read(text).report


def read(text: str | bytes) -> DecodedReport:
    """Like :func:`loads`, telling the schema number too."""
    data = parse(text)
    schema = data.get("schema")
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < 0:
        raise UnusableInput(NOT_OURS)
    if schema > SCHEMA:
        raise UnusableInput(_NEWER)
    return DecodedReport(decode(migrations.upgrade(data, schema)), schema)


def _encode(report: Report) -> Json:
    form = report.form
    unverified = {key: list(lines) for key, lines in report.unverified.items()}
    data: Json = {
        "form": report.form_key,
        "year": report.year,
        "body": _all_of((line.key for line in BODY_FIELDS), report.body),
        "texts": _all_of(form.text_keys, report.texts),
        "values": _all_of(form.typed, _plain_figures(report, report.values)),
        **({"marks": _in_order(form.typed, report.marks)} if report.marks else {}),
        "printed": _in_order(form.cells, _plain_figures(report, report.printed)),
        "unverified": _in_order(form.text_keys, unverified),
        "kept": dict(report.kept),
    }
    data |= later_parts.encode(report)
    for key, value in report.extra.items():
        data[key] = {**cast(Json, data.get(key, {})), **cast(Json, value)} if key in PARTS else value
    return data


def _all_of(keys: Iterable[str], given: Mapping[str, object]) -> Json:
    return {**dict.fromkeys(keys), **given}


def _in_order(keys: Iterable[str], given: Mapping[str, object]) -> Json:
    return {**{key: given[key] for key in keys if key in given}, **given}


def _plain_figures(report: Report, figures: Mapping[str, Number]) -> Json:
    cells = report.form.cells
    return {key: _plain(value, cells[key].kind if key in cells else None) for key, value in figures.items()}


def _plain(value: Number, kind: Kind | None) -> int | str:
    """Money as a string of digits; a count as an integer (a fraction can only be a printed total)."""
    if kind is not Kind.MONEY and value == int(value):
        return int(value)
    return format(Decimal(value), "f")


def _whole_characters(text: str) -> str:
    """Halves of a character (from a broken paste) cannot be written to disk: replace them."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


_UNVISITED = "unvisited"


def with_unvisited(report: Report, unvisited: Set[str]) -> Report:
    """The report as it is saved, with the cells that nobody has looked at yet."""
    rest = {key: value for key, value in report.extra.items() if key != _UNVISITED}
    return replace(report, extra={**rest, _UNVISITED: sorted(unvisited)} if unvisited else rest)


def without_unvisited(report: Report) -> tuple[Report, frozenset[str]]:
    """The report, and those cells of it; whatever else stands there is left alone."""
    if _UNVISITED not in report.extra:
        return report, frozenset()
    found = report.extra[_UNVISITED]
    listed = cast("list[object]", found) if isinstance(found, list) else []
    cells = frozenset(key for key in listed if isinstance(key, str) and key in report.form.cells)
    return with_unvisited(report, frozenset()), cells
