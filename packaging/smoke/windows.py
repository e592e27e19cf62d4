"""The Windows products: started as handed out, installed and removed, and from awkward places."""

import shutil
import subprocess
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from machines import Machine
from version_info import EXE_NAME
from windows.wine import Wine

import smoke
from smoke import places, require, starts, wait_for
from smoke.screen import Screen

INSTALL_SECONDS = 120
MOST_MEMORY = (
    300  # MiB in the window's process; where Qt looks at the graphics cards (gui/window/placement.py) it is more
)
PROOFS = "proofs"  # the folder for them in the machine's
# A deep path as offices have them: 200 characters and more with the files inside beyond the old limit of 260.
DEEP = Path(
    "政务公开 办公室", "二〇二五年 年度报告（征求意见稿）", "各 科 室 报 送 材 料" * 4, "最终版 不再修改 " * 8 + "终"
)


def prove(
    machine: Machine,
    screen: Screen | None,
    folder: Path,
    portable: Path,
    packed: Callable[[], dict[str, Path]],
) -> None:
    """Every product passes the self-check, or SystemExit says which does not; ``packed`` waits for archive and installer.

    Under Wine each does so in one of the awkward places, not in an easy one first: its whole job takes half a minute.
    """

    proofs = machine.folder / PROOFS

    def check(name: str, program: Path, place: str = "") -> smoke.Outcome:
        outcome = smoke.selfcheck(machine, machine.path(program), proofs / name, screen, place)
        print(f"  {name}: {outcome.start:.1f} s, {outcome.memory}", flush=True)
        return outcome

    if isinstance(machine, Wine):
        with places.read_only(folder, proofs) as disc:
            check("folder", disc / f"{EXE_NAME}.exe")
        with places.pulled_out(portable, proofs, proofs / "portable") as stick:
            check("portable", stick)
    else:
        check("folder", folder / f"{EXE_NAME}.exe")
        check("portable", portable)
    products = packed()  # before starts of which one has to answer another within two seconds
    starts.prove(machine, machine.path(folder / f"{EXE_NAME}.exe"), proofs / "starts", screen)
    _prove_zip(check, products["zip"], proofs)
    if isinstance(machine, Wine):
        _prove_setup(machine, check, products["setup"], places.share(machine, proofs))
        assert screen is not None
        places.full_disk(machine, portable, proofs, screen)
        places.chinese_user(machine, portable, proofs, screen)


class Check(Protocol):
    """Runs a product's self-check under a name; ``place`` is how it reaches its folder where not by the usual path."""

    def __call__(self, name: str, program: Path, place: str = "") -> smoke.Outcome: ...


def _prove_zip(check: Check, archive: Path, proofs: Path) -> None:
    """Unpacked into a deep Chinese path, with its folder ``data``: everything is kept there."""
    place = proofs / "deep" / DEEP
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(place)
    outcome = check("zip", place / EXE_NAME / f"{EXE_NAME}.exe")
    data = place / EXE_NAME / "data"
    kept = outcome.data["data_beside"] and (data / "logs" / "xxgk.log").is_file() and (data / "settings.json").is_file()
    if not kept:
        raise SystemExit(f"zip: settings and log are not in {data}")
    shutil.rmtree(proofs / "deep")


def _prove_setup(machine: Wine, check: Check, setup: Path, share: str) -> None:
    """Install silently, check with reports on a network share, install over it, refuse while it runs, remove."""
    user = places.home(machine)
    installed = user / "AppData" / "Local" / "Programs" / "xxgk-report"
    program = installed / f"{EXE_NAME}.exe"
    shutil.rmtree(installed, ignore_errors=True)
    _run(machine, setup, 0)
    require(program.is_file(), "setup: nothing was installed")
    menu = user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
    require((menu / f"{EXE_NAME}.lnk").is_file(), "setup: no entry in the start menu")
    used = check("setup", program, rf"{share}\setup").memory["now"]
    require(used <= MOST_MEMORY, f"setup: {used:.0f} MiB at the end of the self-check")
    (installed / "data").mkdir()
    (installed / "data" / "报告.json").write_text("{}")
    _refused_while_running(machine, setup, program)
    _run(machine, setup, 0)
    _run(machine, installed / "uninstall.exe", 0)
    wait_for(lambda: not program.exists() and not (installed / "_internal").exists(), "setup: not removed")
    # The files go first: the remover is still at work.
    wait_for(lambda: not (menu / f"{EXE_NAME}.lnk").exists(), "setup: the start menu keeps an entry")
    require((installed / "data" / "报告.json").is_file(), "setup: a report was removed")
    shutil.rmtree(installed)


def _refused_while_running(machine: Wine, setup: Path, program: Path) -> None:
    running = machine.start([machine.path(program)])
    time.sleep(8)
    require(running.poll() is None, "setup: the installed program did not stay open")
    _run(machine, setup, 2)
    running.kill()
    running.wait(10)
    time.sleep(2)


def _run(machine: Wine, program: Path, wanted: int) -> None:
    """Run an installer silently; it must end with the exit code wanted."""
    process = machine.start([machine.path(program), "/S"])
    try:
        code = process.wait(INSTALL_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        code = -1
    require(code == wanted, f"{program.name}: exit code {code}, wanted {wanted}")
