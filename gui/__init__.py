"""The window.

Qt for Python stands in for Python's import and reads the source of each module that is imported after it, for a wish
for other names of Qt's methods (``from __feature__ import …``) that no module here has.  It is an eighth of what the
modules of the first report take to load, and Python keeps what was read.
"""

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - so that it has done so

builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
linecache.clearcache()
