"""Matching raw tables and paragraphs with the form by their labels; knows no file format."""

from __future__ import annotations

from core.exchange.match_headings import headings
from core.exchange.match_tables import find
from core.exchange.raw import RawCell, RawTable
from core.forms.spec import Form

__all__ = ["headings", "locate"]


def locate(table: RawTable, form: Form) -> dict[str, RawCell]:
    """For every cell of the form found in this raw table, typed or computed, the raw cell of its figure.

    Works on an empty form as well: the cell that would hold the figure.
    """
    return find(table, form).cells
