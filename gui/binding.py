"""Qt's binding without the part that explains calls, until a call has to be explained.

Qt for Python brings three thousand lines of Python which know the signatures of Qt's functions: for ``help()``, and for
the message of a call with wrong arguments.  They lie as a zip of sources in the binding's own library (shiboken6), and
each start unpacks, compiles and runs them before the first module of Qt is there: a quarter of what our start worked,
and 3 MB that stay.  No window of ours asks for them, unless somebody made a mistake in a call.

The binding makes a module :data:`_HELPER`, runs its own code in it, and asks it for ``bootstrap``, which loads all
that.  :func:`put_off`, called before, has a module of that name ready that answers with :class:`_Explainer`: it does the
same, when the first of its functions is called.  A binding that goes about it in another way finds nothing changed.
"""

from __future__ import annotations

import sys
import threading
from types import ModuleType
from typing import Any

_BINDING = "shiboken6"
_HELPER = "signature_bootstrap"
_MAPPING = "shibokensupport.signature.mapping"  # the library looks into it by this name before it explains a call
_ASKED_FOR = ("pyside_type_init", "create_signature", "seterror_argument", "make_helptext")
_loading = threading.Lock()


class _Helper(ModuleType):
    """The binding's module, which runs its code in here; what it would load with it comes later."""

    @property
    def bootstrap(self) -> Any:
        """Gives what explains calls; ours goes before the binding's own, which stands among the names in here."""
        return lambda: _Explainer(self)


class _Explainer(ModuleType):
    """In place of the binding's module that explains calls, until it is asked for an explanation.

    The library takes these functions out of it when it starts; where another version wants more, all is loaded then.
    """

    def __init__(self, helper: _Helper) -> None:
        super().__init__("shibokensupport.signature.loader")
        self._helper, self._loaded = helper, None
        for name in _ASKED_FOR:
            setattr(self, name, self._later(name))
        mapping = self._mapping = ModuleType(_MAPPING)  # held here: the library keeps what is in it, and not itself
        vars(mapping)["update_mapping"] = self._map
        sys.modules[_MAPPING] = mapping

    def post_init(self) -> None:
        """The binding would put itself in place of Python's import now, to call the two below for each."""

    def feature_import(self, *given: object) -> None:
        """A module is imported; it is none of the binding's."""

    def feature_imported(self, module: ModuleType) -> None:
        """A module has been imported; it wants no other names for Qt's methods."""

    def finish_import(self, module: ModuleType) -> None:
        """A module of Qt is there; what the binding mends in it (``fix_for_…`` in PySide6.support) is nothing."""

    def __getattr__(self, name: str) -> Any:
        """What is wanted beside: the binding's own, at once."""
        return getattr(self._own(), name)

    def _later(self, name: str) -> Any:
        def explain(*given: Any) -> Any:
            return getattr(self._own(), name)(*given)

        return explain

    def _own(self) -> ModuleType:
        """The binding's module that explains calls."""
        with _loading:
            if self._loaded is None:
                self._loaded = vars(self._helper)["bootstrap"]()
            return self._loaded

    def _map(self) -> None:
        """The library looks for the function that was called, by its name: what it may be found in comes."""
        self._own()
        own = sys.modules[_MAPPING]
        own.update_mapping()
        names = {name: found for name, found in vars(own).items() if name != "update_mapping"}
        vars(self._mapping).update(names)


def put_off() -> None:
    """Let the binding come without it; where Qt has been imported already, it is too late, and nothing happens."""
    if _BINDING not in sys.modules:
        sys.modules[_HELPER] = _Helper(_HELPER)
