"""Write the lock files anew: every wheel that goes into the products or makes them, with its hash.

    python3 packaging/lock.py [MORE…]

Run it after a change of the dependencies; pip resolves them, with the versions of constraints.txt.
MORE are requirements that pyproject.toml does not have yet.
"""

import hashlib
import re
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from linux.targets import AARCH64, TARGETS
from machines import BUILD, CONSTRAINTS, LOCK, dependencies, make_venv, pip

# The freezer; its own needs on Windows are named, because pip resolves for the system it runs on.
TOOLS = (
    "pyinstaller==6.22.3",
    "pyinstaller-hooks-contrib==2026.9",
    "altgraph==0.17.5",
    "packaging==26.3",
    "setuptools==84.2.1",
)
WINDOWS_TOOLS = ("pefile==2024.8.26", "pywin32-ctypes==0.2.3")
# Versions of a system's own, where the usual ones have no wheel that starts there; by name, in lower case.
OTHER_VERSIONS = {AARCH64.lock: {"pyside6-essentials": "6.8.0.2", "shiboken6": "6.8.0.2"}}
_HEAD = """# Wheels of the {system} products and of what makes them, for CPython 3.11.
# Written by packaging/lock.py; pip checks every hash.
"""
_WHEEL = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)-.*\.whl")


@dataclass(frozen=True)
class Lock:
    """A lock file, the system in words, how pip chooses its wheels, and tools that only it needs."""

    path: Path
    system: str
    options: tuple[str, ...]
    tools: tuple[str, ...] = ()


_WINDOWS_OPTIONS = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp")
LOCKS = (
    Lock(LOCK, "Windows x86-64", (*_WINDOWS_OPTIONS, "--only-binary=:all:"), WINDOWS_TOOLS),
    *(Lock(one.lock, f"Linux {one.name}", tuple(one.pip_options)) for one in TARGETS),
)


def main() -> None:
    python = make_venv(BUILD / "lock")
    for lock in LOCKS:
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            pins = place / "constraints"
            pins.write_text(constraints(lock), "utf-8")
            wanted = [_own_version(lock, one) for one in dependencies()]
            more = [*TOOLS, *lock.tools, *sys.argv[1:]]
            pip(python, "download", *lock.options, "-d", folder, "-c", str(pins), *wanted, *more)
            lines = sorted(map(_line, place.glob("*.whl")), key=str.lower)
        lock.path.write_text(_HEAD.format(system=lock.system) + "".join(lines), "utf-8")
        print(f"{lock.path.name}: {len(lines)}")


def constraints(lock: Lock) -> str:
    """constraints.txt with the versions that the system has of its own."""
    lines = CONSTRAINTS.read_text("utf-8").splitlines()
    return "".join(f"{_own_version(lock, line)}\n" for line in lines)


def _own_version(lock: Lock, pin: str) -> str:
    name, _, usual = pin.partition("==")
    version = OTHER_VERSIONS.get(lock.path, {}).get(name.lower().replace("_", "-"), usual)
    return f"{name}=={version}" if usual else pin


def _line(wheel: Path) -> str:
    parts = _WHEEL.fullmatch(wheel.name)
    assert parts, wheel.name
    name = parts["name"].replace("_", "-")
    return f"{name}=={parts['version']} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


if __name__ == "__main__":
    main()
