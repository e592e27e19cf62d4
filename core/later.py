"""Modules of others that come when something of them is asked for, not where they are imported.

``dataclasses`` imports ``inspect``, which imports the compiler's tree and the disassembler, and asks it for a signature
where a class has no docstring; ``pathlib`` imports what takes addresses of the network apart and puts them together;
``subprocess`` imports what knows the customs of all countries, for pipes of an unnamed encoding; Qt's binding imports
``zipfile`` for the sources of what explains calls; lxml imports a function of ``inspect`` that it calls for few parsers.
Here none of them is asked for anything (by dataclasses of Python 3.13 and later it is: :data:`ASKED`), and together they are two megabytes, and a twentieth of what a start does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Generator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

ASKED = frozenset(("inspect", "ast", "dis") if sys.version_info >= (3, 13) else ())  # put off, and loaded all the same


class _Standin(ModuleType):
    """In place of a module that has not been imported yet: has of it what it is asked for."""

    def __init__(self, name: str, functions: Collection[str]) -> None:
        super().__init__(name)
        vars(self).update({function: self._later(function) for function in functions})

    def __getattr__(self, name: str) -> Any:
        if name in ("__spec__", "__path__"):  # what importing looks for; nothing is loaded to answer that
            raise AttributeError(name)
        return getattr(self._own(), name)

    def _own(self) -> ModuleType:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return import_module(self.__name__)

    def _later(self, function: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            return getattr(self._own(), function)(*given, **named)

        return call


@contextmanager
def put_off(*names: str, functions: Collection[str] = ()) -> Generator[None]:
    """Who imports one of these modules (``import name``) meanwhile gets it when something of it is asked for.

    Of the ``functions`` who imports them by their names gets some that load the module when they are called.
    Whoever imports it afterwards gets the module itself, as does everybody where it is there already.
    """
    standins = {name: _Standin(name, functions) for name in names if name not in sys.modules}
    sys.modules.update(standins)
    try:
        yield
    finally:
        for name, standin in standins.items():
            if sys.modules.get(name) is standin:
                del sys.modules[name]
