"""A pasted table as a plan: what is put where, for the tests of pasting."""

from __future__ import annotations

from collections.abc import Mapping

from core.forms.catalog import form_of
from core.matching.paste.plan import PastePlan, plan
from core.readers.clipboard import parse_text
from core.report.numbers import Number

FORM = form_of("2021")


def plan_text(text: str, cursor: str, values: Mapping[str, Number] | None = None) -> PastePlan:
    return plan(FORM, cursor, parse_text(text), values or {})


NEW, CARRIED = "applications.new.", "applications.carried_in."


def html_rows(*rows: str) -> str:
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def cells(*texts: object) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)
