"""From older files to today's: one small step a schema number, each on the plain data.

A step sees data that nobody has checked yet: it moves what it knows and leaves
anything odd for the codec to refuse by name.  Every step has a real old file in
tests/data/old_versions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias, cast

Json: TypeAlias = dict[str, object]


def upgrade(data: Json, schema: int) -> Json:
    """The data of a file with this schema number, as today's program writes it."""
    for step in STEPS[schema:]:
        data = step(data)
    return data


def _flat_keys(data: Json) -> Json:
    """0 → 1: figures were nested by table (``{"applications": {"new.business": 3}}``)."""
    flat = dict(data)
    if isinstance(tables := data.get("values"), dict):
        flat["values"] = _flattened(cast(Json, tables))
    if isinstance(last := data.get("last_year"), dict):
        flat["last_year"] = _flat_keys(cast(Json, last))
    return flat


def _flattened(tables: Json) -> Json:
    flat: Json = {}
    for table, figures in tables.items():
        if isinstance(figures, dict):
            flat |= {f"{table}.{key}": value for key, value in cast(Json, figures).items()}
        else:
            flat[table] = figures
    return flat


def _linked_figures(data: Json) -> Json:
    """1 → 2: texts may hold linked figures as ``{cell.key}``; an older program would show the braces."""
    return data


STEPS: tuple[Callable[[Json], Json], ...] = (_flat_keys, _linked_figures)
CURRENT = len(STEPS)
