"""Kinds of files that depart from the form, each with files and what a person sees in them.

A kind is a function that yields samples; its name is said once, at ``@kind``.
``python -m tests.readings`` reads them all and prints how they fared; other
modules of this folder add kinds by importing ``kind`` and ``Sample``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from core.opening import Opened
from core.report.report import Report

Allowed = object  # a figure, or a tuple of what may be read; None among them: blank with a note at the cell


@dataclass(frozen=True)
class Truth:
    """What a person sees; what is left out here is not looked at.

    ``texts`` gives whole texts, ``lines`` lines that must stand in a text as
    they are.  ``note`` is a pattern that some note must match, ``quiet`` says
    that there is nothing to be noted, ``refusable`` that a plain sentence will
    do as well.  ``doubt`` says why no person could tell what is meant by
    looking: only then is a blank or a refusal what the file asks for, else the
    reader has left it to the clerk.  ``extra`` looks at whatever else counts
    and names the faults.
    """

    year: int | None = None
    agency: str | None = None
    values: Mapping[str, Allowed] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""
    quiet: bool = False
    refusable: bool = False
    doubt: str = ""
    extra: Callable[[Opened], Iterable[str]] | None = None


@dataclass(frozen=True)
class Sample:
    """A file, made when it is asked for or lying at a path, with its truth; ``beside`` are others in its folder, by their names."""

    name: str
    suffix: str
    content: Callable[[], bytes] | Path
    truth: Truth
    beside: Mapping[str, bytes] = field(default_factory=dict)

    def data(self) -> bytes:
        """The bytes of the file."""
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content()


Kind = Callable[[], Iterable[Sample]]
KINDS: dict[str, Kind] = {}


def kind(name: str) -> Callable[[Kind], Kind]:
    """Declare the samples of a kind, such as ``pdf-marks``: the format first."""

    def declare(samples: Kind) -> Kind:
        assert name not in KINDS, name
        KINDS[name] = samples
        return samples

    return declare


def truth_of(report: Report, **more: object) -> Truth:
    """All that a report says, as truth: head, every figure typed, every text."""
    told: dict[str, object] = {
        "year": report.year,
        "agency": report.agency,
        "values": {key: report.value(key) for key in report.form.typed},
        "texts": {key: report.text(key) for key in report.form.text_keys},
    }
    return Truth(**(told | more))  # pyright: ignore[reportArgumentType]
