"""Where products are built and started: this system itself, or Windows played by Wine."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
BUILD = ROOT / "build"
PATIENCE = 1800  # seconds for PyInstaller; on a machine with twelve other things to do 900 were too few under Wine
LOCK = PACKAGING / "windows-lock.txt"
CONSTRAINTS = PACKAGING / "constraints.txt"
QUICKLY = "XXGK_PACKED_QUICKLY"  # in the environment, for PyInstaller too: see packed_quickly
WINDOWS_ONLY = ("pefile", "pywin32-ctypes")  # in the lock file; PyInstaller needs them there


class Machine(Protocol):
    """Runs the build's Python and the products.  ``folder`` holds everything made for it."""

    folder: Path
    windows: bool
    interpreter: str  # the build's Python, without a console, as start() takes it
    slowness: int  # how many times longer than on this computer everything may take

    def prepare(self) -> None:
        """Make the Python with all dependencies, unless it is there already."""
        ...

    def python(self, arguments: list[str], log: Path, seconds: float) -> int:
        """Run the build's Python; what it prints goes to ``log``."""
        ...

    def start(self, command: list[str], **more: str) -> subprocess.Popen[bytes]:
        """Start a product, with ``more`` in its environment; its output is dropped."""
        ...

    def path(self, path: Path) -> str:
        """A path of this computer as programs on the machine write it."""
        ...


def dependencies() -> list[str]:
    """The program's own requirements, as pyproject.toml pins them."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]


def locked() -> dict[str, str]:
    """Versions in the lock file by name."""
    lines = LOCK.read_text("utf-8").splitlines()
    pins = (line.split()[0] for line in lines if line and not line.startswith(("#", " ")))
    return dict(pin.split("==") for pin in pins)


def environment(**more: str) -> dict[str, str]:
    """The environment of a build: same input, same bytes; modules as small as zlib gets them."""
    stable = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": source_date(), "PYTHONDONTWRITEBYTECODE": "1"}
    small = {"PYINSTALLER_ZLIB_COMPRESSION_LEVEL": "1" if packed_quickly() else "9"}
    return {**os.environ, **stable, **small, **more}


def packed_quickly() -> bool:
    """The same files inside, compressed as fast as can be: for proofs, in which nobody looks at sizes.

    What is handed out is packed as small as it gets, which takes two minutes of a processor and proves nothing more.
    """
    return bool(os.environ.get(QUICKLY))


def source_date() -> str:
    """The time of the commit, seconds since 1970, for every time stamp in a product."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return given
    command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    found = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    return found or "1700000000"


def pip(python: Path, *arguments: str) -> None:
    """Run pip quietly; its failure ends the build."""
    command = [str(python), "-m", "pip", *arguments, "--quiet", "--disable-pip-version-check", "--no-input"]
    subprocess.run(command, check=True, cwd=ROOT)


def make_venv(folder: Path) -> Path:
    """A virtual environment with pip; its Python."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    return python


def freeze(machine: Machine, spec: Path) -> None:
    """Run PyInstaller on a spec; SystemExit with the end of its log where it fails."""
    log = machine.folder / f"{spec.stem}.log"
    place = ["--distpath", machine.path(machine.folder / "frozen"), "--workpath", machine.path(machine.folder / "work")]
    arguments = ["-m", "PyInstaller", "-y", "--clean", *place, machine.path(spec)]
    code = machine.python(arguments, log, PATIENCE * machine.slowness)
    if code:
        raise SystemExit(f"PyInstaller: {code}\n{log.read_text('utf-8', errors='replace')[-3000:]}")


class Native:
    """This system: a virtual environment of its own under ``build``."""

    slowness = 1

    def __init__(self, display: str = "") -> None:
        self.windows = sys.platform == "win32"
        self.folder = BUILD / ("windows" if self.windows else "linux")
        self.display = display
        self.interpreter = str(self.folder / "venv" / ("Scripts/pythonw.exe" if self.windows else "bin/python"))

    def prepare(self) -> None:
        venv, stamp = self.folder / "venv", self.folder / "venv" / "ready"
        wanted = "\n".join([sys.version, LOCK.read_text("utf-8")])
        if stamp.exists() and stamp.read_text("utf-8") == wanted:
            return
        shutil.rmtree(venv, ignore_errors=True)
        python = make_venv(venv)
        if self.windows:
            pip(python, "install", "--require-hashes", "--only-binary=:all:", "-r", str(LOCK))
        else:
            pins = [f"{name}=={version}" for name, version in locked().items() if name not in WINDOWS_ONLY]
            pip(python, "install", "--no-deps", *pins)
        stamp.write_text(wanted, "utf-8")

    def off_screen(self) -> "Native":
        """The same machine without a display."""
        return Native()

    def python(self, arguments: list[str], log: Path, seconds: float) -> int:
        command = [str(make_venv(self.folder / "venv")), *arguments]
        with log.open("wb") as file:
            return subprocess.run(
                command, cwd=self.folder, env=environment(), stdout=file, stderr=file, timeout=seconds, check=False
            ).returncode

    def start(self, command: list[str], **more: str) -> subprocess.Popen[bytes]:
        screen = {"DISPLAY": self.display} if self.display else {}
        offscreen = {} if self.windows or self.display else {"QT_QPA_PLATFORM": "offscreen"}
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            command, env={**os.environ, **screen, **offscreen, **more}, stdin=quiet, stdout=quiet, stderr=quiet
        )

    def path(self, path: Path) -> str:
        return str(path)
