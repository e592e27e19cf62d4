"""CPython 3.11 for an older glibc than this system's: Debian's source, compiled by the compiler in PyPI's ``ziglang``.

That compiler knows the symbols of every glibc and links for the one that is named.
Libraries that modules of Python need are linked into them; the ones that no code of
ours uses are left out.  Made once; about five minutes of processor time.
"""

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from linux import debian
from linux.targets import CACHE, X86_64, Target
from machines import make_venv, pip

COMPILER = "ziglang==0.17.1"
SOURCES = ["python3.11", "zlib", "libffi"]
# What needs a library that is not there, and that nothing of ours imports; hashlib has code of its own.
LEFT_OUT = (
    *("_ssl", "_hashlib", "_sqlite3", "_tkinter", "_bz2", "_lzma", "_dbm", "_gdbm", "_curses", "_curses_panel"),
    *("readline", "nis", "_crypt", "ossaudiodev", "spwd", "_uuid"),
)
_OPTIONS = (
    *("--enable-shared", "--without-ensurepip", "--disable-ipv6", "--disable-test-modules", "--with-system-ffi=yes"),
    "--with-builtin-hashlib-hashes=md5,sha1,sha256,sha512,sha3,blake2",
)
# What configure cannot try out where programs of the processor do not run.
_KNOWN = {"ac_cv_file__dev_ptmx": "yes", "ac_cv_file__dev_ptc": "no"}
_CFLAGS = "-O2 -fPIC"
_ALL_CORES = f"-j{os.cpu_count()}"
_CHANGES = (
    ("Makefile.pre.in", "-Wl,-h", "-Wl,-soname,"),  # the linker knows the longer name only
    ("setup.py", "        self.add_multiarch_paths()\n", ""),  # headers of this system's own glibc
    # Debian names this file without the system, but not where another processor's is made.
    ("configure", "_sysconfigdata_$(ABIFLAGS)_$(MACHDEP)_$(MULTIARCH)", "_sysconfigdata_$(ABIFLAGS)_$(MULTIARCH)"),
    # Debian's patch takes an internal header, as if this module were always a part of the program.
    ("Modules/pyexpat.c", '#include "Python.h"\n', '#define Py_BUILD_CORE_MODULE 1\n#include "Python.h"\n'),
)


def make(target: Target) -> Path:
    """The folder with ``bin/python3.11`` and ``lib``; SystemExit with the end of the log where it cannot be made."""
    folder = CACHE / "python" / target.name
    stamp, wanted = folder / "ready", hashlib.sha256(Path(__file__).read_bytes() + repr(target).encode()).hexdigest()
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return folder
    # Made by a Python of the same version that runs on this computer.
    build_python = make(X86_64) / "bin" / "python3.11" if target.emulated else None
    work = folder.with_name(f"{target.name}-work")
    for old in (folder, work):
        shutil.rmtree(old, ignore_errors=True)
    python, zlib, libffi = debian.sources(SOURCES, work)
    surroundings = _compiler(target, work)
    steps = _Steps(work / "log.txt", surroundings)
    _libraries(steps, target, zlib, libffi, work / "libraries")
    _python(steps, target, python, folder, build_python)
    stamp.write_text(wanted, "utf-8")
    shutil.rmtree(work)
    return folder


def _compiler(target: Target, work: Path) -> dict[str, str]:
    """Programs named as configure scripts want them, and the variables that name these."""
    tools = CACHE / "compiler"
    pip(make_venv(tools), "install", COMPILER)
    zig = next(tools.glob("lib/python3*/site-packages/ziglang/zig"))
    bin_ = work / "bin"
    bin_.mkdir()
    # Times within a file come from SOURCE_DATE_EPOCH, so they are always the same.
    compile_ = f'cc -target {target.triplet}.{target.glibc} -fno-sanitize=undefined "$@" -Wno-date-time'
    for name, words in {"cc": compile_, "ar": 'ar "$@"', "ranlib": 'ranlib "$@"'}.items():
        (bin_ / name).write_text(f"#!/bin/sh\nexec {zig} {words}\n", "utf-8")
        (bin_ / name).chmod(0o755)
    named = {"CC": "cc", "AR": "ar", "RANLIB": "ranlib"}
    cache = str(CACHE / "compiler" / "cache")
    libraries = work / "libraries"
    return {
        **os.environ,
        **{variable: str(bin_ / name) for variable, name in named.items()},
        **_KNOWN,
        "READELF": shutil.which("readelf") or "",  # this system's reads files of any processor
        "CXX": "no",  # nothing here is C++, and a first try of it would compile its whole library
        "CFLAGS": _CFLAGS,
        "SOURCE_DATE_EPOCH": "1700000000",
        "ZIG_GLOBAL_CACHE_DIR": cache,
        "ZIG_LOCAL_CACHE_DIR": cache,
        "PKG_CONFIG_LIBDIR": str(libraries / "lib" / "pkgconfig"),
    }


class _Steps:
    """Runs commands one after another; what they print goes to one log."""

    def __init__(self, log: Path, surroundings: dict[str, str]) -> None:
        self._log, self._surroundings = log, surroundings

    def __call__(self, folder: Path, *command: str, **more: str) -> None:
        with self._log.open("ab") as out:
            done = subprocess.run(
                command, cwd=folder, env={**self._surroundings, **more}, stdout=out, stderr=out, check=False
            )
        if done.returncode:
            end = self._log.read_text("utf-8", errors="replace")[-3000:]
            raise SystemExit(f"{' '.join(command)}: {done.returncode}\n{end}")


def _libraries(steps: _Steps, target: Target, zlib: Path, libffi: Path, place: Path) -> None:
    """What modules of Python are linked with, as archives of code that may lie anywhere."""
    steps(zlib, "./configure", "--static", f"--prefix={place}", CHOST=target.triplet)
    steps(zlib, "make", "libz.a")
    steps(zlib, "make", "install")
    still = ["--disable-shared", "--with-pic", "--disable-docs", f"--host={target.triplet}", f"--prefix={place}"]
    # Two of its files miss a declaration, which this compiler takes for an error.
    steps(libffi, "./configure", *still, CFLAGS=f"{_CFLAGS} -Wno-error=implicit-function-declaration")
    steps(libffi, "make", _ALL_CORES)
    steps(libffi, "make", "install")


def _change(path: Path, old: str, new: str) -> None:
    """Write ``new`` for each ``old``; SystemExit where there is none: another version of the source wants another look."""
    text = path.read_text("utf-8")
    if old not in text:
        raise SystemExit(f"{path}: {old!r} is not there any more")
    path.write_text(text.replace(old, new), "utf-8")


def _python(steps: _Steps, target: Target, source: Path, folder: Path, build_python: Path | None) -> None:
    (source / "Modules" / "Setup.local").write_text(f"*disabled*\n{' '.join(LEFT_OUT)}\n", "utf-8")
    for name, old, new in _CHANGES:
        _change(source / name, old, new)
    libraries = source.parent / "libraries"
    found = {"CPPFLAGS": f"-I{libraries / 'include'}", "LDFLAGS": f"-L{libraries / 'lib'} -Wl,-s"}
    options = [f"--prefix={folder}", *_OPTIONS]
    if build_python:
        options += ["--build=x86_64-linux-gnu", f"--host={target.triplet}", f"--with-build-python={build_python}"]
        found["LD_LIBRARY_PATH"] = str(build_python.parent.parent / "lib")
    steps(source, "./configure", *options, OPT="-DNDEBUG -fwrapv -O3 -Wall", **found)
    # Nothing is linked with the library of the limited interface, which this linker cannot make.
    steps(source, "make", _ALL_CORES, "PY3LIBRARY=", **found)
    steps(source, "make", "install", "PY3LIBRARY=", **found)
