"""A record is what ``dataclass(frozen=True)`` makes, but nothing is compiled before it is used."""

from __future__ import annotations

import copy
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

import pytest

from core import records
from core.records import record
from tests.helpers.places import ROOT

SAMPLE = ROOT / "resources" / "sample" / "last_year_2024.docx"


@record
class Ours:
    """One of each kind of field."""

    kinds: ClassVar[int] = 3
    name: str
    count: int = 1
    parts: list[str] = field(default_factory=list[str])
    source: object = field(default=None, compare=False, repr=False)

    @cached_property
    def doubled(self) -> int:
        return 2 * self.count


@dataclass(frozen=True)
class Theirs:
    """The same of the standard library."""

    kinds: ClassVar[int] = 3
    name: str
    count: int = 1
    parts: list[str] = field(default_factory=list[str])
    source: object = field(default=None, compare=False, repr=False)


@record(eq=False)
class Single:
    name: str


@record
class Checked:
    name: str

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("nameless")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Checked)

    def __hash__(self) -> int:
        return 1

    def __repr__(self) -> str:
        return "checked"


@record(slots=True)
class Slotted:
    name: str
    parts: list[str] = field(default_factory=list[str])
    source: object = field(default=None, compare=False, repr=False)


@record(guarded=False)
class Unguarded:
    name: str
    count: int = 1
    parts: list[str] = field(default_factory=list[str])
    source: object = field(default=None, compare=False, repr=False)


@record
class Nothing:
    pass


MADE: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    (("甲",), {}),
    (("甲", 2), {}),
    (("甲", 2, ["乙"]), {"source": 5}),
    ((), {"name": "甲", "parts": ["乙"]}),
]


@pytest.mark.parametrize(("values", "named"), MADE)
def test_made_compared_and_shown_as_by_the_standard_library(values: tuple[Any, ...], named: dict[str, Any]) -> None:
    ours, theirs = Ours(*values, **named), Theirs(*values, **named)
    assert asdict(ours) == asdict(theirs)
    assert repr(ours).replace("Ours", "Theirs") == repr(theirs)
    assert ours == Ours(*values, **named)
    assert ours != theirs
    for other, their_other in zip(MADE, MADE, strict=True):
        same = ours == Ours(*other[0], **other[1])
        assert same == (theirs == Theirs(*their_other[0], **their_other[1]))
    assert asdict(replace(ours, count=7)) == asdict(replace(theirs, count=7))


@pytest.mark.parametrize(
    "wrong", [lambda kind: kind(), lambda kind: kind("甲", size=1), lambda kind: kind(1, 2, [], 4, 5)]
)
def test_wrong_arguments_are_refused(wrong: Callable[[Any], object]) -> None:
    for kind in (Ours, Theirs):
        with pytest.raises(TypeError):
            wrong(kind)


def test_nothing_changes() -> None:
    ours = Ours("甲")
    with pytest.raises(FrozenInstanceError):
        ours.name = "乙"  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(FrozenInstanceError):
        del ours.count  # pyright: ignore[reportAttributeAccessIssue]
    assert (ours.name, ours.count, ours.doubled) == ("甲", 1, 2)


def test_lists_are_made_anew() -> None:
    first = Ours("甲")
    first.parts.append("乙")
    assert Ours("甲").parts == []


def test_a_dataclass_to_the_standard_library() -> None:
    assert is_dataclass(Ours)
    assert [one.name for one in fields(Ours)] == [one.name for one in fields(Theirs)]
    assert Ours.__match_args__ == Theirs.__match_args__  # pyright: ignore[reportAttributeAccessIssue]
    ours = Ours("甲", parts=["乙"])
    assert copy.deepcopy(ours) == pickle.loads(pickle.dumps(ours)) == ours
    match ours:
        case Ours(name, 1):
            assert name == "甲"
        case _:
            pytest.fail("no match")


def test_with_slots() -> None:
    one = Slotted("甲", ["乙"], source=5)
    assert one == Slotted("甲", parts=["乙"]) == replace(one, source=6)
    assert one != Slotted("乙")
    assert repr(one) == "Slotted(name='甲', parts=['乙'])"
    assert not hasattr(one, "__dict__")
    for copied in (copy.copy(one), copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert (copied, copied.source) == (one, 5)
    with pytest.raises(FrozenInstanceError):
        one.name = "乙"  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(FrozenInstanceError):
        one.other = "乙"  # pyright: ignore[reportAttributeAccessIssue]


def test_unguarded_ones_are_like_the_others() -> None:
    one = Unguarded("甲", parts=["乙"], source=5)
    assert one == Unguarded("甲", 1, ["乙"]) == replace(one, source=6)
    assert one != replace(one, count=2)
    assert asdict(one) == asdict(Ours("甲", parts=["乙"], source=5))
    assert repr(one) == repr(Ours("甲", parts=["乙"])).replace("Ours", "Unguarded")
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one
    assert {replace(one, parts=()): 1}[Unguarded("甲", parts=())] == 1  # pyright: ignore[reportArgumentType]
    assert Unguarded("甲").parts is not Unguarded("甲").parts


def test_equal_only_to_itself() -> None:
    one, other = Single("甲"), Single("甲")
    assert one != other
    assert len({one, other}) == 2


def test_what_a_class_says_itself_counts() -> None:
    assert Checked("甲") == Checked("乙")
    assert repr(Checked("甲")) == "checked"
    with pytest.raises(ValueError, match="nameless"):
        Checked("")


def test_a_record_of_nothing() -> None:
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())


def test_values_are_keys() -> None:
    @record
    class Key:
        name: str
        count: int = 0

    assert {Key("甲"): 1}[Key("甲", 0)] == 1


def test_each_function_is_written_once_and_when_it_is_called(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    for name in ("_init", "_equal", "_hash"):
        write: Callable[[type[Any]], str] = getattr(records, name)
        monkeypatch.setattr(records, name, lambda cls, name=name, write=write: written.append(name) or write(cls))

    @record
    class Late:
        name: str = ""

    assert written == []
    values = [Late("甲"), Late("乙"), Late()]
    assert written == ["_init"]
    assert values[0] != values[1]
    assert values[1] != values[2]
    assert written == ["_init", "_equal"]


COUNTED = """
import dataclasses, sys
made = []
if hasattr(dataclasses, "_create_fn"):
    write = dataclasses._create_fn
    dataclasses._create_fn = lambda name, *given, **named: made.append(name) or write(name, *given, **named)
else:  # Python 3.13
    add = dataclasses._FuncBuilder.add_fn
    dataclasses._FuncBuilder.add_fn = lambda self, name, *given, **named: (
        made.append(name) or add(self, name, *given, **named)
    )
from core.cli import main
main(sys.argv[1:])
print(len(made), file=sys.stderr)
"""


@pytest.mark.parametrize(("command", "most"), [("read", 20), ("check", 25)])
def test_the_command_line_compiles_few_classes(command: str, most: int, tmp_path: Path) -> None:
    """Three hundred functions of dataclasses were compiled for one file: a sixth of all the work."""
    environment = {**os.environ, "XXGK_DATA": str(tmp_path)}
    order = [sys.executable, "-c", COUNTED, command, str(SAMPLE)]
    done = subprocess.run(order, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert int(done.stderr.splitlines()[-1]) <= most, done.stderr
