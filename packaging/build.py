"""Make the products that are handed out, start each of them, and let none leave that does not do its job.

    python packaging/build.py             this system: on Windows everything, on Linux the folder build for itself
    python3 packaging/build.py --windows  the Windows products on Linux, with Wine
    python3 packaging/build.py --linux    .deb and .tar.xz for domestic systems, x86-64 (glibc 2.28), on any Debian
    python3 packaging/build.py --arm      the same for aarch64 (glibc 2.31), started by qemu
    … --measure                           also the figures of packaging/README.md (takes longer)
    … --quickly                           packed as fast as can be and named 试制: proofs alone, as CI makes them

Products and SHA256SUMS.txt are put into ``dist``; pictures and reports of the
self-checks stay under ``build``.  Standard library only.
"""

import argparse
import contextlib
import json
import os
import platform
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

import dev  # noqa: E402
import products  # noqa: E402
from linux import handing_out, targets  # noqa: E402
from linux.machine import OldLinux  # noqa: E402
from machines import PACKAGING, QUICKLY, ROOT, Machine, Native, freeze, packed_quickly  # noqa: E402
from version_info import EXE_NAME  # noqa: E402
from windows.wine import Unavailable, Wine  # noqa: E402

import smoke  # noqa: E402
from core.version import VERSION  # noqa: E402
from measuring import starts  # noqa: E402
from smoke import debs as smoke_debs  # noqa: E402
from smoke import starts as smoke_starts  # noqa: E402
from smoke import windows as smoke_windows  # noqa: E402
from smoke.screen import Screen  # noqa: E402

DIST = ROOT / "dist"
# A screen, what PyInstaller calls, and the interpreter as a library, which Debian keeps in a package of its own.
LINUX_PACKAGES = ["xvfb", "binutils", *([f"libpython3.{sys.version_info.minor}"] if sys.base_prefix == "/usr" else [])]


def main() -> int:
    options = _options()
    if options.quickly:
        os.environ[QUICKLY] = "1"
    began = time.monotonic()
    with _machine(options.system) as (machine, screen):
        try:
            _step("环境 (environment)", machine.prepare)
        except Unavailable as reason:
            print(f"\n这台电脑上不能制作 Windows 产品，已跳过。(Windows products skipped: {reason})", flush=True)
            return 0 if options.where_possible else 2
        _step("打包 (PyInstaller)", lambda: freeze(machine, PACKAGING / "xxgk.spec"))
        folder = made(machine)
        products.must_be_clean(folder)
        programs = make_programs(machine, folder)
        with ThreadPoolExecutor(1) as packer:  # the archives take a minute, in which the programs are started
            packing = packer.submit(lambda: programs | pack(machine, folder))
            if not options.no_smoke:
                prove(machine, screen, folder, programs, packing.result)
            handed_out = packing.result()
        if options.measure:
            starts.run(machine, folder, handed_out)
    table(folder, handed_out)
    print(f"{products.write_sums(DIST)}  {time.monotonic() - began:.0f} s")
    return 0


_SYSTEMS = {
    "windows": "the Windows products, by Wine",
    "linux": "the products for domestic systems, x86-64",
    "arm": "the products for domestic systems, aarch64, by qemu",
}


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    systems = parser.add_mutually_exclusive_group()
    for name, told in _SYSTEMS.items():
        systems.add_argument(f"--{name}", action="store_const", const=name, dest="system", default="", help=told)
    parser.add_argument("--where-possible", action="store_true", help="no error where Wine cannot be had")
    parser.add_argument("--quickly", action="store_true", help="for proofs alone: the sizes are not the true ones")
    parser.add_argument("--measure", action="store_true", help="figures beside a bare program")
    parser.add_argument("--no-smoke", action="store_true", help="do not start the products")
    return parser.parse_args()


@contextlib.contextmanager
def _machine(system: str) -> Iterator[tuple[Machine, Screen | None]]:
    """The machine to build for ("" for this system), and its screen where one has to be made."""
    if sys.platform == "win32":
        yield Native(), None
        return
    dev.install_system([*dev.RUN_PACKAGES, *LINUX_PACKAGES])
    with Screen() as screen:
        machine = _other(system, screen.display) if system else Native(screen.display)
        try:
            yield machine, screen
        finally:
            if isinstance(machine, Wine):
                machine.close()


def _other(system: str, display: str) -> Machine:
    if system == "windows":
        return Wine(display)
    return OldLinux(targets.AARCH64 if system == "arm" else targets.X86_64, display)


def _step(name: str, work: object) -> None:
    began, before = time.monotonic(), _processor()
    print(f"{name} …", flush=True)
    work()  # type: ignore[operator]
    print(f"{name}: {time.monotonic() - began:.0f} s, of a processor {_processor() - before:.0f} s", flush=True)


def _processor() -> float:
    """Seconds of a processor of this process and of those that have ended; steps beside each other share them."""
    return sum(os.times()[:4])


def _product(name: str) -> Path:
    """Where a product goes; what is not to be handed out says so in its name."""
    return DIST / f"{EXE_NAME}_{VERSION}{'_试制' if packed_quickly() else ''}_{name}"


def made(machine: Machine) -> Path:
    """The folder build."""
    return machine.folder / "frozen" / EXE_NAME


def make_programs(machine: Machine, folder: Path) -> dict[str, Path]:
    """What is handed out as it was frozen, by kind: the portable exe in ``dist``; signed, as is the folder's program."""
    DIST.mkdir(exist_ok=True)
    if not machine.windows:
        return {}
    portable = _product("单文件版.exe")
    shutil.copy(folder.parent / f"{EXE_NAME}_单文件版.exe", portable)
    for program in (folder / f"{EXE_NAME}.exe", portable):
        products.sign(program)
    return {"portable": portable}


def pack(machine: Machine, folder: Path) -> dict[str, Path]:
    """Archives and installer in ``dist``, by kind."""
    if isinstance(machine, OldLinux):
        handed: dict[str, Path] = {}
        _step("压缩 (.deb, .tar.xz)", lambda: handed.update(handing_out.hand_out(machine, folder, _product)))
        return handed
    if not machine.windows:  # for systems as new as this one; the name says so
        packing = "gz" if packed_quickly() else "xz"
        archive = _product(f"linux_{platform.machine()}_glibc{products.glibc(folder)}.tar.{packing}")
        _step("压缩 (archive)", lambda: products.make_tar(folder, archive))
        return {"archive": archive}
    found = {"setup": _product("安装版.exe"), "zip": _product("解压版.zip")}
    _step("解压版 (zip)", lambda: products.make_zip(folder, found["zip"]))
    icon = machine.folder / "work" / "xxgk" / "app.ico"
    _step("安装版 (setup)", lambda: products.make_setup(makensis(), folder, icon, VERSION, found["setup"]))
    products.sign(found["setup"])
    return found


def makensis() -> str:
    """The NSIS compiler; on Windows where its installer puts it."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    found = shutil.which("makensis") or (str(usual) if usual.is_file() else "")
    if not found:
        raise SystemExit("未找到 NSIS（makensis）。请先安装 NSIS 3。")
    return found


def prove(
    machine: Machine,
    screen: Screen | None,
    folder: Path,
    programs: dict[str, Path],
    packed: Callable[[], dict[str, Path]],
) -> None:
    """Self-check of every product; of the Windows ones also in awkward places.  ``packed`` waits for the archives."""
    proofs = machine.folder / smoke_windows.PROOFS
    shutil.rmtree(proofs, ignore_errors=True)
    if machine.windows:
        smoke_windows.prove(machine, screen, folder, programs["portable"], packed)
        return
    assert isinstance(machine, Native | OldLinux)
    program = str(folder / EXE_NAME)
    _say(smoke.selfcheck(machine, program, proofs / "x11", screen))
    _say(smoke.selfcheck(machine.off_screen(), program, proofs / "offscreen"))
    packed()  # the starts have to answer each other in time
    if machine.slowness == 1:  # a second start waits two seconds for an answer: too short for an emulated processor
        smoke_starts.prove(machine, program, proofs / "starts", screen)
    if isinstance(machine, OldLinux):
        smoke_debs.prove(machine, screen, packed(), proofs / "installed")


def _say(outcome: smoke.Outcome) -> None:
    print(f"  {outcome.name}: {outcome.start:.1f} s, {outcome.memory}", flush=True)


def table(folder: Path, handed_out: dict[str, Path]) -> None:
    """Print the sizes, and what leaving things out saved."""
    rows = [("folder", folder), *handed_out.items()]
    for name, path in rows:
        print(f"{products.size(path) / 1e6:8.1f} MB  {name:9} {path.name}")
    if folder.parent.parent.name.startswith("linux"):
        print(f"glibc {products.glibc(folder)} or newer")
    for row in json.loads((folder.parent.parent / "work" / "xxgk" / "removed.json").read_text("utf-8")):
        print(f"{row['bytes'] / 1e6:8.1f} MB  -  {row['packed'] / 1e6:5.1f} packed  {row['reason']}")


if __name__ == "__main__":
    sys.exit(main())
