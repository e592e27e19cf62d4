"""Set up everything and run or test the program.  Standard library only.

    python3 packaging/dev.py run [ARGUMENTS]   the window, or the command line
    python3 packaging/dev.py test [ARGUMENTS]  the tests, all on all cores (arguments go to pytest: then one after another)
    python3 packaging/dev.py lint              style, types, import contracts
    python3 packaging/dev.py bench             the benchmarks, beside the recorded ratios and beside others (resources/docs/benchmarks.md)
    python3 packaging/dev.py endurance         all faults, kills and attacks (the tests take a sample); ARGUMENTS to pytest

It makes .venv with the pinned dependencies and, on Debian, installs the system
packages below with apt-get (as root or through sudo).  When nothing changed
since the last set-up it starts at once.
"""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"

# What Qt's wheel loads at run time, offscreen and on a display; a font with Chinese.
RUN_PACKAGES = [
    *([] if importlib.util.find_spec("ensurepip") else ["python3-venv"]),
    *("libegl1", "libgl1", "libglib2.0-0", "libdbus-1-3", "libfontconfig1", "libfreetype6", "fonts-noto-cjk"),
    *("libxkbcommon0", "libx11-6", "libxkbcommon-x11-0", "libx11-xcb1", "libxcb-cursor0", "libxcb-icccm4"),
    *("libxcb-image0", "libxcb-keysyms1", "libxcb-randr0", "libxcb-render-util0", "libxcb-shape0"),
    *("libxcb-sync1", "libxcb-xfixes0", "libxcb-xkb1"),
]
# The tests' independent reader (LibreOffice), page pictures, and a virtual screen.
TEST_PACKAGES = ["xvfb", "xauth", "libxtst6", "libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils"]
# Newer Debian renamed a few of them for the 64-bit time_t.
RENAMED = {"libglib2.0-0": "libglib2.0-0t64"}


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 - this file may be started by any Python
        print("需要 Python 3.11或更新的版本。(Python 3.11 or newer is needed.)", file=sys.stderr)
        return 2
    command, *arguments = sys.argv[1:] or ["run"]
    commands = {"run": run, "test": test, "lint": lint, "bench": bench, "endurance": endurance}
    if command not in commands:
        print(__doc__, file=sys.stderr)
        return 2
    return commands[command](arguments)


def run(arguments: list[str]) -> int:
    set_up(RUN_PACKAGES, ())
    if (
        arguments
        or WINDOWS
        or sys.platform == "darwin"
        or os.environ.get("DISPLAY")
        or os.environ.get("WAYLAND_DISPLAY")
    ):
        return start("main.py", *arguments)
    return demonstrate()


def demonstrate() -> int:
    """Without a display: the main job on the bundled sample, last year's DOCX to this year's draft and DOCX."""
    out = ROOT / "build" / "demo"
    out.mkdir(parents=True, exist_ok=True)
    last, draft, report = ROOT / "resources/sample/last_year_2024.docx", out / "draft.json", out / "draft.docx"
    print(
        "没有图形显示，改为演示：上年报告 → 本年草稿 → 本年 DOCX。(No display: demonstrating the main job.)", flush=True
    )
    steps = (
        ("new", "--from", str(last), "--year", "2025", "--to", str(draft), "--force"),
        ("export", str(draft), "--to", str(report), "--force"),  # of an earlier run
    )
    for step in steps:
        print("main.py", *step, flush=True)
        if code := start("main.py", *step):
            return code
    return 0


def test(arguments: list[str]) -> int:
    set_up(RUN_PACKAGES + TEST_PACKAGES, ("dev",))
    screen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    # Each worker takes one half from its beginning and then helps the other: what a module sets up is set up once.
    return start("-m", "pytest", *(arguments or ("-n", "auto", "--dist", "worksteal")), QT_QPA_PLATFORM=screen)


def bench(arguments: list[str]) -> int:
    set_up(RUN_PACKAGES, ("dev",))
    order = ("-m", "pytest", "tests/benchmarks", "--benchmark-enable", "-s", *arguments)
    failed = start(*order, QT_QPA_PLATFORM="offscreen")
    return failed or (0 if arguments else start("packaging/measuring/side_by_side.py", QT_QPA_PLATFORM="offscreen"))


def endurance(arguments: list[str]) -> int:
    set_up(RUN_PACKAGES + TEST_PACKAGES, ("dev",))
    order = ("-m", "pytest", "tests/endurance", "-s", *arguments)
    return start(*order, QT_QPA_PLATFORM="offscreen", XXGK_ENDURANCE="whole")


def lint(_: list[str]) -> int:
    set_up(RUN_PACKAGES, ("dev",))
    tool = VENV / ("Scripts" if WINDOWS else "bin")
    steps = (
        (tool / "ruff", "check", "."),
        (tool / "ruff", "format", "--check", "."),
        (tool / "basedpyright",),
        (tool / "lint-imports", "--no-cache"),
    )
    return max(subprocess.run([str(part) for part in step], cwd=ROOT, check=False).returncode for step in steps)


def start(*arguments: str, **more: str) -> int:
    """Run this tree's Python, with ``more`` in its environment; its exit code."""
    environment = {**os.environ, **compiled(), **more}
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, env=environment, check=False).returncode


def compiled() -> dict[str, str]:
    """Who wants no compiled modules beside sources gets them in one folder: compiling all takes 0.4 s at each start."""
    unwanted = os.environ.get("PYTHONDONTWRITEBYTECODE") and not os.environ.get("PYTHONPYCACHEPREFIX")
    folder = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "compiled")}
    return folder if unwanted else {}


@contextlib.contextmanager
def turn(name: str) -> Iterator[None]:
    """Commands of this tree that are started beside each other do this one after another."""
    (ROOT / "build").mkdir(exist_ok=True)
    with (ROOT / "build" / name).open("w") as file:
        if not WINDOWS:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def set_up(packages: list[str], extras: tuple[str, ...]) -> None:
    with turn("setting_up"):
        set_up_environment(packages, extras)
        made = ROOT / "resources" / "patterns.json"
        if not made.exists() or made.stat().st_mtime < max(path.stat().st_mtime for path in ROOT.glob("core/**/*.py")):
            start("packaging/making/make_patterns.py")  # what fails here costs speed alone


def set_up_environment(packages: list[str], extras: tuple[str, ...]) -> None:
    # The tests want more of the system than others do with the same Python packages: each has its own stamp.
    stamp = VENV / "-".join(("ready", "run", *extras, str(len(packages))))
    wanted = fingerprint(packages)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    install_system(packages)
    install_python(extras)
    stamp.write_text(wanted)


def fingerprint(packages: list[str]) -> str:
    parts = [
        sys.version,
        " ".join(packages),
        (ROOT / "pyproject.toml").read_text("utf-8"),
        CONSTRAINTS.read_text("utf-8"),
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def install_system(packages: list[str]) -> None:
    """Install missing Debian packages; elsewhere the user's system has to provide Qt's libraries."""
    if not (shutil.which("apt-get") and shutil.which("dpkg-query")) or all(map(installed, packages)):
        return
    with turn("installing"):  # "update" waits for no other
        _install_missing([name for name in packages if not installed(name)])


def _install_missing(missing: list[str]) -> None:
    if not missing:  # another build has installed them meanwhile
        return
    sudo = [] if os.geteuid() == 0 else ["sudo"]  # pyright: ignore[reportAttributeAccessIssue]
    print("正在安装系统软件包 (installing):", " ".join(missing), flush=True)
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "Dpkg::Use-Pty=0"]
    apt += ["-o", "DPkg::Lock::Timeout=600"]  # the system itself may be installing
    subprocess.run([*apt, "update"], check=True)
    names = [available(name) for name in missing]
    subprocess.run([*apt, "install", "-y", "--no-install-recommends", *names], check=True, stdout=subprocess.DEVNULL)


def installed(name: str) -> bool:
    names = [name, *([RENAMED[name]] if name in RENAMED else [])]
    query = ["dpkg-query", "-W", "-f", "${db:Status-Status}\n", *names]
    found = subprocess.run(query, capture_output=True, text=True, check=False).stdout
    return "installed" in found.split()


def available(name: str) -> str:
    known = subprocess.run(["apt-cache", "show", name], capture_output=True, check=False).returncode == 0
    return name if known else RENAMED.get(name, name)


def install_python(extras: tuple[str, ...]) -> None:
    import tomllib

    if not PYTHON.exists():
        print("正在建立 .venv (creating) …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    names = [*project["dependencies"], *(name for extra in extras for name in project["optional-dependencies"][extra])]
    print("正在安装依赖 (installing dependencies) …", flush=True)
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-c", str(CONSTRAINTS)]
    subprocess.run([*pip, *names], check=True)


if __name__ == "__main__":
    sys.exit(main())
