"""What a Linux product takes from the system it is installed on, and the check that it wants nothing else.

The names of packages are those of Debian 10 to 13, on which the domestic systems
are built; newer Debian has a few under another name and says that it provides these.
"""

from pathlib import Path
from typing import NamedTuple

from linux import elf
from linux.targets import Target

# By the name of the library: the package that has it.
PACKAGES = {
    "libc.so.6": "libc6",
    "libm.so.6": "libc6",
    "libdl.so.2": "libc6",
    "librt.so.1": "libc6",
    "libpthread.so.0": "libc6",
    "libutil.so.1": "libc6",
    "ld-linux-x86-64.so.2": "libc6",
    "ld-linux-aarch64.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1 | libgcc1",
    "libstdc++.so.6": "libstdc++6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libOpenGL.so.0": "libopengl0",
    "libGLX.so.0": "libglx0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libSM.so.6": "libsm6",
    "libICE.so.6": "libice6",
    "libzstd.so.1": "libzstd1",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
# Keyboards are described in its files: the library that reads them comes along.
FILES = {"xkb-data"}
# Printing is offered where the system prints, and without Wayland the window is one of X11.
OPTIONAL = {"libcups2", "libwayland-client0", "libwayland-cursor0", "libwayland-egl1"}
# The newest versions of other symbols, by the glibc of systems of the same age: of Debian 10 (GCC 8) and 11 (GCC 10).
NEWEST = {
    "2.28": {"GLIBCXX": (3, 4, 25), "CXXABI": (1, 3, 11), "GCC": (8, 0, 0)},
    "2.31": {"GLIBCXX": (3, 4, 28), "CXXABI": (1, 3, 12), "GCC": (10, 0, 0)},
}


class Needs(NamedTuple):
    """Packages that a product needs, those that it can do without, the processor as Debian calls it, and its glibc."""

    needed: list[str]
    optional: list[str]
    processor: str
    glibc: str


def check(folder: Path, target: Target) -> Needs:
    """Look through every program and library of a product; SystemExit names each that wants too new a system."""
    limits = {"GLIBC": tuple(map(int, target.glibc.split("."))), **NEWEST[target.glibc]}
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    brought = {path.name for path in files}
    packages: set[str] = set()
    newest: elf.Version = (0,)
    wrong = []
    for path in files:
        if (found := elf.wanted(path)) is None:
            continue
        newest = max(newest, found.versions.get("GLIBC", (0,)))
        wrong += [
            f"{path.name}: {name}_{_dotted(has)}" for name, has in found.versions.items() if has > limits.get(name, has)
        ]
        foreign = found.libraries - brought
        wrong += [f"{path.name}: {name}" for name in sorted(foreign - {*PACKAGES})]
        packages |= {PACKAGES[name] for name in foreign & {*PACKAGES}}
    if wrong:
        raise SystemExit(f"glibc {target.glibc}: wanted and not on every system:\n" + "\n".join(wrong))
    return Needs(sorted((packages | FILES) - OPTIONAL), sorted(packages & OPTIONAL), target.debian, _dotted(newest))


def _dotted(version: elf.Version) -> str:
    return ".".join(map(str, version))
