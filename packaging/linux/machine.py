"""The machine that products for domestic systems are frozen and started on: Debian 11, in a tree of its own."""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

import dev
from linux import interpreter, roots
from linux.targets import CACHE, Target
from machines import BUILD, ROOT, environment, make_venv, pip

# Those that make it: sources are unpacked and compiled, name spaces are util-linux's own.
PACKAGES = ["dpkg-dev", "make", "patch", "xz-utils", "pkg-config", "debian-archive-keyring", "xvfb"]
EMULATION = ["qemu-user-static"]
SLOWNESS = 25  # times, of a processor that is emulated


class OldLinux:
    """See machines.Machine; ``display`` is the X display of its windows."""

    windows = False

    def __init__(self, target: Target, display: str = "") -> None:
        self.target = target
        self.folder = BUILD / f"linux-{target.name}"
        self.display = display
        self.interpreter = str(self.folder / "python")
        self.slowness = SLOWNESS if target.emulated else 1
        self._python = CACHE / "python" / target.name
        self._root = CACHE / "roots" / f"{target.name}-build"
        self._shared = [ROOT, self._python]

    def prepare(self) -> None:
        dev.install_system([*PACKAGES, *(EMULATION if self.target.emulated else [])])
        self.folder.mkdir(parents=True, exist_ok=True)
        interpreter.make(self.target)
        roots.make(self.target, "build", [*roots.PACKAGES, *roots.RUN_PACKAGES])
        self._lay_out_wheels()
        start = f'#!/bin/sh\nexport LD_LIBRARY_PATH={self._python}/lib PYTHONPATH={self._wheels}\nexec {self._python}/bin/python3.11 "$@"\n'
        Path(self.interpreter).write_text(start, "utf-8")
        Path(self.interpreter).chmod(0o755)

    @property
    def _wheels(self) -> Path:
        return self.folder / "wheels"

    def _lay_out_wheels(self) -> None:
        """The locked wheels of the target; pip compares every file with its hash."""
        lock = self.target.lock
        stamp, wanted = self._wheels / "ready", hashlib.sha256(lock.read_bytes()).hexdigest()
        if stamp.exists() and stamp.read_text("utf-8") == wanted:
            return
        shutil.rmtree(self._wheels, ignore_errors=True)
        python = make_venv(CACHE / "tools")
        only = ("--no-deps", "--require-hashes", "--no-compile")
        pip(python, "install", *self.target.pip_options, *only, "--target", str(self._wheels), "-r", str(lock))
        stamp.write_text(wanted, "utf-8")

    def off_screen(self) -> "OldLinux":
        """The same machine without a display."""
        return OldLinux(self.target)

    def at(self, root: Path, folders: list[Path]) -> "OldLinux":
        """A machine in another tree, which sees only these folders of this computer and its own home."""
        other = OldLinux(self.target, self.display)
        other._root, other._shared = root, [*folders, self.folder / "home"]
        return other

    def run(self, command: list[str], seconds: float) -> tuple[int, str]:
        """Run a command to its end; its exit code and all that it says."""
        done = subprocess.run(
            self._inside(command),
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds * self.slowness,
            check=False,
        )
        return done.returncode, done.stdout.decode(errors="replace")

    def _inside(self, command: list[str]) -> list[str]:
        return roots.inside(self.target, self._root, self._shared, command)

    def _environment(self, **more: str) -> dict[str, str]:
        """Nothing of this computer's own but the time zone of the build."""
        home = self.folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        screen = {"DISPLAY": self.display} if self.display else {"QT_QPA_PLATFORM": "offscreen"}
        plain = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(home), "LANG": "C.UTF-8"}
        kept = {name: value for name, value in os.environ.items() if name in ("TZ", "SOURCE_DATE_EPOCH")}
        return {**kept, **plain, **screen, **more}

    def python(self, arguments: list[str], log: Path, seconds: float) -> int:
        stable = environment()
        build = {name: stable[name] for name in ("PYTHONHASHSEED", "SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")}
        command = self._inside(["/bin/sh", self.interpreter, *arguments])
        with log.open("wb") as file:
            return subprocess.run(
                command,
                cwd=self.folder,
                env=self._environment(**build),
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                timeout=seconds,
                check=False,
            ).returncode

    def start(self, command: list[str], **more: str) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        return subprocess.Popen(
            self._inside(command), env=self._environment(**more), stdin=quiet, stdout=quiet, stderr=quiet
        )

    def path(self, path: Path) -> str:
        return str(path)
