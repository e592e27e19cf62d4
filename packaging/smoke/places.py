"""Places where the Windows products have to start, or to say what is wrong; tried under Wine."""

import getpass
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from windows.wine import Wine

import smoke
from smoke import require, wait_for
from smoke.screen import Screen

FULL = "20m"  # of some 130 MB that a portable exe unpacks
CLERK = "张 三"
EMPTY = 6000  # bytes of the picture of a screen without a window: half of it, at most
SETTLE = 2.0  # seconds until a window is painted


def home(machine: Wine) -> Path:
    """The folder of the user as whom Wine runs."""
    return machine.drive / "users" / getpass.getuser()


def share(machine: Wine, proofs: Path) -> str:
    """The proofs as a network share (UNC path); Wine keeps shares in a folder of its own.

    Starting from a share cannot be tried: Wine 8 tells a program started there a wrong path of itself.
    """
    server = machine.prefix / "dosdevices" / "unc" / "server"
    server.mkdir(parents=True, exist_ok=True)
    (server / "共享 文件").unlink(missing_ok=True)
    (server / "共享 文件").symlink_to(proofs)
    return r"\\server\共享 文件"


@contextmanager
def read_only(folder: Path, proofs: Path) -> Generator[Path]:
    """The program folder on a medium that cannot be written to, with a folder ``data`` on it; itself without mounts."""
    medium = proofs / "光盘"
    shutil.copytree(folder, medium / "disc")
    (medium / "disc" / "data").mkdir()
    disc = str(medium / "disc")
    mounted = _mounted("--bind", "-o", "ro", disc, disc)
    print("  folder: " + ("from a medium that takes nothing" if mounted else "no read-only medium, no mount here"))
    try:
        yield medium / "disc" if mounted else folder
    finally:
        if mounted:  # lazily: a program that hangs keeps the medium busy, and the message must say that it hangs
            subprocess.run(["umount", "--lazy", disc], check=False)
        shutil.rmtree(medium, ignore_errors=True)


@contextmanager
def pulled_out(portable: Path, proofs: Path, out: Path) -> Generator[Path]:
    """A portable exe whose file goes away once its self-check in ``out`` has a window, as a stick is pulled out."""
    stick = proofs / "U盘" / portable.name
    stick.parent.mkdir()
    shutil.copy(portable, stick)

    def pull() -> None:
        wait_for((out / smoke.FIRST_PICTURE).exists, "pulled out: no window", smoke.PATIENCE)
        stick.unlink()

    hand = threading.Thread(target=pull)
    hand.start()
    yield stick
    hand.join()
    require(not stick.exists(), "pulled out: the program file is still there")
    print("  portable: all of the job without the program file", flush=True)


def full_disk(machine: Wine, portable: Path, proofs: Path, screen: Screen) -> None:
    """A portable exe without room to unpack must say so: it stays, and the picture shows the sentence."""
    temp = home(machine) / "Temp"
    temp.mkdir(exist_ok=True)
    if not _mounted("-t", "tmpfs", "-o", f"size={FULL}", "tmpfs", str(temp)):
        print("  full disk: not tried, no mount here")
        return
    try:
        process = machine.start([machine.path(portable)])
        _picture_a_window(screen, proofs / "full disk.png")
        require(process.poll() is None, "full disk: the portable exe ended without a word")
        print("  full disk: the sentence is in its picture", flush=True)
    finally:
        machine.close()
        time.sleep(2)
        subprocess.run(["umount", "--lazy", str(temp)], check=False)


def chinese_user(machine: Wine, portable: Path, proofs: Path, screen: Screen) -> None:
    """A user name in Chinese with a blank: unpacked there, settings and log kept there."""
    own = machine.drive / "users" / CLERK
    shutil.rmtree(own, ignore_errors=True)
    (own / "Temp").mkdir(parents=True)
    machine.close()  # the next program makes the user's surroundings anew
    temp = rf"C:\users\{CLERK}\Temp"
    _set_temp(machine, temp)
    machine.close()
    try:
        machine.start([machine.path(portable)], USER=CLERK, LOGNAME=CLERK)
        wait_for(lambda: list((own / "Temp").glob("_MEI*")), "Chinese user: not unpacked in the user's folder")
        kept = own / "AppData" / "Local" / "xxgk-report" / "logs" / "xxgk.log"
        wait_for(kept.is_file, f"Chinese user: no {kept}")
        _picture_a_window(screen, proofs / "Chinese user.png")
        print("  Chinese user: unpacked, started and kept in C:\\users\\张 三", flush=True)
    finally:
        _set_temp(machine, rf"C:\users\{getpass.getuser()}\Temp")
        machine.close()
        shutil.rmtree(own, ignore_errors=True)


def _picture_a_window(screen: Screen, path: Path) -> None:
    """Picture the screen once more is on it than a pointer; SystemExit where nothing comes."""

    def shown() -> bool:
        screen.picture(path)
        return path.stat().st_size > EMPTY

    wait_for(shown, f"{path.stem}: no window", smoke.PATIENCE)
    time.sleep(SETTLE)
    screen.picture(path)


def _set_temp(machine: Wine, folder: str) -> None:
    for name in ("TEMP", "TMP"):
        command = ["reg", "add", r"HKCU\Environment", "/f", "/v", name, "/d", folder]
        require(machine.start(command).wait(60) == 0, f"Chinese user: {name} was not set")


def _mounted(*arguments: str) -> bool:
    if sys.platform == "win32":
        return False
    return subprocess.run(["mount", *arguments], capture_output=True, check=False).returncode == 0
