"""Write windows-lock.txt anew: every wheel for Windows that goes into the products or makes them, with its hash.

    python3 packaging/lock.py [MORE…]

Run it after a change of the dependencies; pip resolves them, with the versions of constraints.txt.
MORE are requirements that pyproject.toml does not have yet.
"""

import hashlib
import re
import sys
import tempfile
from pathlib import Path

from machines import BUILD, CONSTRAINTS, LOCK, dependencies, make_venv, pip

# The freezer; its own needs on Windows are named, because pip resolves for the system it runs on.
TOOLS = (
    "pyinstaller==6.22.3",
    "pyinstaller-hooks-contrib==2026.9",
    "altgraph==0.17.5",
    "packaging==26.3",
    "pefile==2024.8.26",
    "pywin32-ctypes==0.2.3",
    "setuptools==84.2.1",
)
_HEAD = """# Wheels of the Windows products and of what makes them, for CPython 3.11 on x86-64.
# Written by packaging/lock.py; pip checks every hash.
"""
_WHEEL = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)-.*\.whl")


def main() -> None:
    kind = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:")
    python = make_venv(BUILD / "lock")
    with tempfile.TemporaryDirectory() as folder:
        pip(python, "download", *kind, "-d", folder, "-c", str(CONSTRAINTS), *dependencies(), *TOOLS, *sys.argv[1:])
        lines = sorted(map(_line, Path(folder).iterdir()), key=str.lower)
    LOCK.write_text(_HEAD + "".join(lines), "utf-8")
    print(f"{LOCK.name}: {len(lines)}")


def _line(wheel: Path) -> str:
    parts = _WHEEL.fullmatch(wheel.name)
    assert parts, wheel.name
    name = parts["name"].replace("_", "-")
    return f"{name}=={parts['version']} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


if __name__ == "__main__":
    main()
