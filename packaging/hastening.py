"""PyInstaller on Windows looks at the heads of some hundred libraries again and again: a fifth of its analysis.

Each time one is closed, ``pefile`` searches all that the build has in memory for garbage; and for every library that
some other names, the kind of processor is read anew from each file of that name.  Files do not change while a build
looks at them: each is asked once, and nobody searches.
"""

import types
from functools import cache


def spare_pefile() -> None:
    """Before the analysis; what it finds is the same."""
    import pefile  # pyright: ignore[reportMissingImports]
    from PyInstaller.utils.win32 import winutils  # pyright: ignore[reportMissingImports, reportAttributeAccessIssue]

    pefile.gc = types.SimpleNamespace(collect=lambda: 0)
    winutils.get_pe_file_machine_type = cache(winutils.get_pe_file_machine_type)
