"""Going over from the form of 2019 to that of 2021: which figures keep their meaning.

A prefix stands for itself and all keys below it.  What is not named here has no
home in the newer form and is listed to the user, never moved in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

V = TypeVar("V")

_SAME = (
    "disclosure.licensing.decisions",
    "disclosure.penalties.decisions",
    "disclosure.coercion.decisions",
    "applications.new",
    "applications.carried_in",
    "applications.granted",
    "applications.partly_granted",
    "applications.refused",
    "applications.unavailable",
    "applications.not_processed",
    "applications.processed_total",
    "applications.carried_out",
    "proceedings",
)
_MOVED = {
    "disclosure.regulations.made": "disclosure.regulations.issued",
    "disclosure.normative_documents.made": "disclosure.normative_documents.issued",
    # The single row （六）其他处理 of 2019 becomes its last part; the split is not known.
    "applications.other": "applications.other.other",
}


def to_2021(values: Mapping[str, V]) -> tuple[dict[str, V], tuple[str, ...]]:
    """Carry figures of the 2019 form over; returns them and the keys left without a home."""
    found: dict[str, V] = {}
    homeless: list[str] = []
    for key, value in values.items():
        new = _new_key(key)
        if new is None:
            homeless.append(key)
        else:
            found[new] = value
    return found, tuple(homeless)


def _new_key(key: str) -> str | None:
    for prefix in _SAME:
        if _below(key, prefix):
            return key
    for prefix, target in _MOVED.items():
        if _below(key, prefix):
            return target + key[len(prefix) :]
    return None


def _below(key: str, prefix: str) -> bool:
    return key == prefix or key.startswith(prefix + ".")
