"""A form as it is declared, a line for every fact, those left at their defaults aside.

``.venv/bin/python -m tests.helpers.declared`` writes the files that tests/core/forms/test_declared.py
holds the forms against: what was changed in a form is then read as a difference of lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path

from core.forms.catalog import FORMS
from core.forms.spec import Form
from tests.helpers.places import ROOT

PLACE = ROOT / "tests" / "data" / "declared"


def text_of(form: Form) -> str:
    return "\n".join(_lines(form.key, form, "")) + "\n"


def file_of(form: Form) -> Path:
    return PLACE / f"{form.key}.txt"


def _lines(name: str, value: object, indent: str) -> Iterator[str]:
    if is_dataclass(value) and not isinstance(value, type):
        yield f"{indent}{name}: {type(value).__name__}"
        for field in fields(value):
            if not _left_out(field, found := getattr(value, field.name)):
                yield from _lines(field.name, found, indent + "  ")
    elif isinstance(value, Mapping):
        yield f"{indent}{name}:"
        for key, entry in value.items():
            yield from _lines(repr(key), entry, indent + "  ")
    elif isinstance(value, tuple) and any(is_dataclass(entry) for entry in value):
        yield f"{indent}{name}:"
        for number, entry in enumerate(value, 1):
            yield from _lines(str(number), entry, indent + "  ")
    else:
        yield f"{indent}{name} = {value!r}"


def _left_out(field: Field[object], value: object) -> bool:
    default = field.default_factory() if field.default_factory is not MISSING else field.default
    return default is not MISSING and bool(default == value)


if __name__ == "__main__":
    PLACE.mkdir(exist_ok=True)
    for one in FORMS.values():
        file_of(one).write_text(text_of(one), "utf-8")
