"""Runs in the frozen program before PyInstaller's own start, which imports Qt: Qt has to come as ``gui`` has it come.

Imported by anybody else, Qt's binding loads what explains calls at each start, and stands in for Python's import from
then on (gui/binding.py).  That start imports Qt in every run, also of the command line: this costs nothing more.
"""

import gui  # noqa: F401
