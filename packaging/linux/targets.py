"""The Linux systems that products are made for, on whichever Debian they are made."""

import os
from dataclasses import dataclass
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent.parent
# Compiler, interpreters, packages and sources: made or fetched once for all copies of the repository.
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "xxgk-build"


@dataclass(frozen=True)
class Target:
    """One processor and the oldest glibc on which its product starts."""

    name: str  # as in the names of products
    processor: str  # as uname and wheels call it
    debian: str  # as Debian calls the architecture
    glibc: str
    emulated: bool  # on an x86-64 computer

    @property
    def triplet(self) -> str:
        """The processor as compilers call it."""
        return f"{self.processor}-linux-gnu"

    @property
    def lock(self) -> Path:
        """Its wheels with their hashes."""
        return PACKAGING / f"linux-{self.name}-lock.txt"

    @property
    def pip_options(self) -> list[str]:
        """What lets pip choose wheels for this system instead of the one it runs on."""
        newest = int(self.glibc.partition(".")[2])
        tags = [f"manylinux_2_{minor}" for minor in range(newest, 4, -1)] + [
            "manylinux2014",
            "manylinux2010",
            "manylinux1",
        ]
        platforms = [option for tag in tags for option in ("--platform", f"{tag}_{self.processor}")]
        return [*platforms, "--python-version", "3.11", "--implementation", "cp", "--only-binary=:all:"]


X86_64 = Target("x86-64", "x86_64", "amd64", "2.28", emulated=False)
# Wheels of Qt for this processor want 2.31 at least; those after 6.8.0 want 2.39, which no domestic system has.
AARCH64 = Target("aarch64", "aarch64", "arm64", "2.31", emulated=True)
TARGETS = (X86_64, AARCH64)
