"""Values that nothing changes any more: what ``dataclass(frozen=True)`` makes, made at the first use.

The standard library writes six functions for each class and compiles them when the module is
imported.  For the command line that was a sixth of all it did, and most of them are never used
in a run.  Here each is written when it is first called, as the standard library would write it.
To that (``replace``, ``fields``, ``asdict``) such a class is a dataclass like any other; what its
fields are is worked out when it is first asked, too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from functools import partial
from threading import RLock
from typing import Any, TypeVar, dataclass_transform, overload

_T = TypeVar("_T")


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[_T], /) -> type[_T]: ...
@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, eq: bool = True, slots: bool = False, guarded: bool = True) -> Callable[[type[_T]], type[_T]]: ...
def record(cls: type[Any] | None = None, /, *, eq: bool = True, slots: bool = False, guarded: bool = True) -> Any:
    """Make a class one of frozen values, equal where their fields are (``eq``), else only to themselves.

    With ``slots`` they have no room for anything else, and take less.  What is made by the hundred for every
    file is not ``guarded``: it takes a fifth of the time to make, and only the type checker keeps it frozen.
    """
    return partial(_made, eq=eq, slots=slots, guarded=guarded) if cls is None else _made(cls, eq, slots, guarded)


def _made(cls: type[Any], eq: bool, slots: bool, guarded: bool) -> type[Any]:
    if not cls.__doc__:
        cls.__doc__ = cls.__name__  # else dataclass() would work out a signature for it
    made: type[Any] = cls
    if slots:  # that makes another class
        made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    else:
        setattr(cls, _FIELDS, _Fields(cls))
    written = {"__init__": _init, **({"__eq__": _equal, "__hash__": _hash} if eq else {})}
    methods = {name: _at_first_use(made, name, write) for name, write in written.items()}
    if slots:  # else copying would set one field after the other
        methods |= {"__getstate__": _values, "__setstate__": _restore}
    guards = {"__setattr__": _keep, "__delattr__": _keep} if guarded else {}
    for name, method in {**methods, "__repr__": _repr, **guards}.items():
        if made.__dict__.get(name) is None:  # a class with a comparison of its own has None for its hash
            setattr(made, name, method)
    return made


_FIELDS = "__dataclass_fields__"
_OF_NO_FIELD = "Var"  # ClassVar and InitVar
_working_out = RLock()


class _Fields:
    """In place of what the standard library keeps of the fields of a class, until somebody asks for them."""

    def __init__(self, cls: type[Any]) -> None:
        self._cls = cls

    def __get__(self, _value: object, _asked: type[Any]) -> dict[str, Field[Any]]:
        with _working_out:  # doing it twice at once would lose the defaults
            if self._cls.__dict__[_FIELDS] is self:
                _work_out(self._cls)
            return self._cls.__dict__[_FIELDS]


def _work_out(cls: type[Any]) -> None:
    """What ``dataclass`` does; it takes the words of each type apart three times, to see whether it is none of a field."""
    types = cls.__annotations__  # its own alone, also where it has none
    cls.__annotations__ = {name: one if _OF_NO_FIELD in str(one) else object for name, one in types.items()}
    dataclass(init=False, repr=False, eq=False)(cls)
    cls.__annotations__ = types
    for one in fields(cls):
        one.type = types.get(one.name, one.type)


def _at_first_use(cls: type[Any], name: str, write: Callable[[type[Any]], str]) -> Callable[..., Any]:
    """A method that puts the written one in its place when it is called."""

    def method(self: Any, /, *values: Any, **named: Any) -> Any:
        known: dict[str, Any] = {"MISSING": MISSING, "keep": object.__setattr__}
        for one in fields(cls):
            known |= {f"default_{one.name}": one.default, f"make_{one.name}": one.default_factory}
        exec(write(cls), known)
        if cls.__dict__[name] is method:
            setattr(cls, name, known[name])
        return known[name](self, *values, **named)

    return method


def _init(cls: type[Any]) -> str:
    """The source of ``__init__``."""
    arguments = ["self", *(one.name if _is_needed(one) else f"{one.name}=default_{one.name}" for one in fields(cls))]
    kept = "keep(self, {!r}, {})" if cls.__setattr__ is _keep else "self.{} = {}"
    lines = [kept.format(one.name, _value(one)) for one in fields(cls)]
    after = ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    return f"def __init__({', '.join(arguments)}):\n " + "\n ".join([*lines, *after, "return"])


def _is_needed(one: Field[Any]) -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _value(one: Field[Any]) -> str:
    """What a field is set to; the default of an argument whose value is made anew each time is MISSING."""
    return one.name if one.default_factory is MISSING else f"make_{one.name}() if {one.name} is MISSING else {one.name}"


def _equal(cls: type[Any]) -> str:
    """The source of ``__eq__``."""
    same = f"{_compared(cls, 'self')} == {_compared(cls, 'other')}"
    return f"def __eq__(self, other):\n return {same} if other.__class__ is self.__class__ else NotImplemented"


def _hash(cls: type[Any]) -> str:
    """The source of ``__hash__``."""
    return f"def __hash__(self):\n return hash({_compared(cls, 'self')})"


def _compared(cls: type[Any], name: str) -> str:
    """The source of the tuple that a value is compared by."""
    return "(" + "".join(f"{name}.{one.name}, " for one in fields(cls) if one.compare) + ")"


def _repr(self: Any) -> str:
    said = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{type(self).__qualname__}({said})"


def _keep(self: Any, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r}")


def _values(self: Any) -> list[object]:
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, values: list[object]) -> None:
    for one, value in zip(fields(self), values, strict=True):
        object.__setattr__(self, one.name, value)
