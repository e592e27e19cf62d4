"""The Python code of Qt's binding, compiled when the product is made and not at each of its starts.

It lies as a zip of sources inside the binding's own library (shiboken6), which decodes and compiles it in every
process: a twelfth of what a start works.  Where a folder :data:`FOLDER` lies beside that library, it is imported from
there instead (the binding's switch SBK_EMBED makes such a folder).  In a product that folder holds this sentence
alone: a module is looked for in the program's archive, by its place, before it is looked for on the disk.
"""

import subprocess
import sys
from pathlib import Path

FOLDER = "shiboken6/files.dir"
_ROOM = "shibokensupport"
_UNPACK = f"""
import sys
import shiboken6
inside = sys.modules["{_ROOM}"].__loader__.zfile
inside.extractall(sys.argv[1], [name for name in inside.namelist() if name.startswith("{_ROOM}/")])
"""

Entry = tuple[str, str, str]  # of PyInstaller: name in the bundle, source file, kind


def modules(work: Path) -> list[Entry]:
    """The modules for the archive, without docstrings; their sources are unpacked into ``work``."""
    # Another process: what it imports would look for features of Qt in all that PyInstaller imports.
    subprocess.run([sys.executable, "-c", _UNPACK, str(work)], check=True)
    files = sorted(path for path in (work / _ROOM).rglob("*.py") if path.stem.isidentifier())
    return [(_name(path.relative_to(work)), str(path), "PYMODULE-2") for path in files]


def _name(place: Path) -> str:
    parts = (*FOLDER.split("/"), *place.with_suffix("").parts)
    return ".".join(parts).removesuffix(".__init__")


def mark(work: Path) -> Entry:
    """What makes the folder be there."""
    told = work / "README"
    told.write_text("The modules that belong here are in the program's archive.\n", "ascii", newline="\n")
    return (f"{FOLDER}/{told.name}", str(told), "DATA")
