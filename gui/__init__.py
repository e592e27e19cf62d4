"""The window.

Qt for Python stands in for Python's import and reads the source of each module that is imported after it, for a wish
for other names of Qt's methods (``from __feature__ import …``) that no module here has.  It is an eighth of what the
modules of the first report take to load, and Python keeps what was read.  It does not begin with it where it is
imported here (:mod:`gui.binding`); where something else imported it before, it ends here.
"""

import builtins
import sys

from core.later import put_off
from gui import binding

binding.put_off()

with put_off("base64", "tempfile", "traceback", "zipfile"):  # for the sources of what explains calls, and for a crash
    import logging  # noqa: F401

    import PySide6.QtCore  # noqa: F401 - so that it has done so

builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
if "linecache" in sys.modules:
    sys.modules["linecache"].clearcache()
