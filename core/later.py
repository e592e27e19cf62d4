"""Modules of others that come when something of them is asked for, not where they are imported.

``dataclasses`` imports ``inspect``, which imports the compiler's tree and the disassembler, and asks it for a signature
where a class has no docstring; ``pathlib`` imports what takes addresses of the network apart; Qt's binding imports
``zipfile`` for the sources of what explains calls.  Here none of them is asked for anything, and together they are two
megabytes, and a twentieth of what a start does.
"""

from __future__ import annotations

import sys
from collections.abc import Generator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any


class _Standin(ModuleType):
    """In place of a module that has not been imported yet: has of it what it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name in ("__spec__", "__path__"):  # what importing looks for; nothing is loaded to answer that
            raise AttributeError(name)
        return getattr(import_module(self.__name__), name)


@contextmanager
def put_off(*names: str) -> Generator[None]:
    """Who imports one of these modules (``import name``) meanwhile gets it when something of it is asked for.

    Whoever imports it afterwards gets the module itself, as does everybody where it is there already.
    """
    standins = {name: _Standin(name) for name in names if name not in sys.modules}
    sys.modules.update(standins)
    try:
        yield
    finally:
        for name, standin in standins.items():
            if sys.modules.get(name) is standin:
                del sys.modules[name]
