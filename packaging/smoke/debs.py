"""The products for domestic systems, as handed out: installed, started and removed where little else is.

The system is a Debian 11 of the packages that the .deb names, a font and what
installing takes: no library that only the building needed can help out.
"""

import shutil
import subprocess
import tarfile
from pathlib import Path

from linux import deb, desktop, roots
from linux.machine import OldLinux
from version_info import EXE_NAME

import smoke
from smoke import require
from smoke.screen import Screen

INSTALLING = ["dpkg", "libc-bin", "bash", "dash", "coreutils", "sed", "grep", "findutils", "diffutils", "tar"]
DESKTOP = ["desktop-file-utils", "shared-mime-info", "fonts-noto-cjk"]
REPORT = "青山县文化和旅游局2025年政府信息公开工作年度报告.json"
PATIENCE = 300  # seconds for dpkg


def prove(machine: OldLinux, screen: Screen | None, handed_out: dict[str, Path], proofs: Path) -> None:
    """Install, look at the desktop's files, start, refuse removal meanwhile, remove; SystemExit where one fails."""
    package = handed_out["deb"]
    root = roots.make(machine.target, "desk", [*INSTALLING, *DESKTOP, *_depends(package)])
    place = machine.folder / "desk"
    shutil.rmtree(place, ignore_errors=True)
    subprocess.run(["cp", "-a", "--reflink=auto", str(root), str(place)], check=True)
    desk = machine.at(place, [package.parent, proofs.parent])
    program = f"/{deb.HOME}/{EXE_NAME}"
    try:
        _run(desk, ["dpkg", "-i", str(package)], 0)
        require((place / program[1:]).is_file(), "deb: nothing was installed")
        _desktop(desk, place)
        outcome = smoke.selfcheck(desk, f"/usr/bin/{desktop.NAME}", proofs, screen)
        require(not outcome.data["data_beside"], "deb: the installed program keeps its data beside itself")
        print(f"  installed .deb: {outcome.start:.1f} s, {outcome.memory}", flush=True)
        if not machine.target.emulated:  # there each process is one of the emulator's own file
            _refused_while_running(desk, program)
        _run(desk, ["dpkg", "-r", desktop.NAME], 0)
        _run(desk, ["update-mime-database", "/usr/share/mime"], 0)  # a trigger does that where it was set up
        left = [path for path in place.rglob(f"*{desktop.NAME}*") if "var/lib/dpkg" not in str(path)]
        require(not left, f"deb: left after removal: {left}")
        _menu(desk, place, handed_out["tar.xz"])
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _depends(package: Path) -> list[str]:
    """The packages that a package names, of alternatives the first."""
    told = subprocess.run(["dpkg-deb", "-f", str(package), "Depends"], check=True, capture_output=True, text=True)
    return [words.split()[0] for words in told.stdout.split(",")]


def _run(desk: OldLinux, command: list[str], wanted: int) -> str:
    """Run a command there; SystemExit where it ends with another code than the wanted one."""
    code, told = desk.run(command, PATIENCE)
    require(code == wanted, f"deb: {' '.join(command)}: {code}, wanted {wanted}\n{told[-2000:]}")
    return told


def _desktop(desk: OldLinux, place: Path) -> None:
    """The menu's entry is valid, and our files are of our kind while other ``.json`` files are what they were."""
    applications, mime = place / "usr/share/applications", place / "usr/share/mime"
    _run(desk, ["desktop-file-validate", f"/usr/share/applications/{desktop.NAME}.desktop"], 0)
    _run(desk, ["update-desktop-database", "/usr/share/applications"], 0)
    _run(desk, ["update-mime-database", "/usr/share/mime"], 0)
    require(desktop.KIND in (applications / "mimeinfo.cache").read_text("utf-8"), "deb: no program for our files")
    globs = (mime / "globs2").read_text("utf-8")
    require(f":{desktop.KIND}:{desktop.PATTERN}" in globs, "deb: our files have no kind")
    require(f"{desktop.KIND}:*.json" not in globs, "deb: other programs' files became ours")


# In one go: processes of one name space only see where those of the same one come from.
_REMOVAL = """
"$0" &
running=$!
while ! readlink /proc/$running/exe | grep -q "$0"; do sleep 0.1; done
dpkg -r "$1"
code=$?
kill $running
exit $code
"""


def _refused_while_running(desk: OldLinux, program: str) -> None:
    """Removal while the program runs would end it at the next module that it loads."""
    told = _run(desk, ["sh", "-c", _REMOVAL, program, desktop.NAME], 1)
    require("正在运行" in told, f"deb: removal does not say why it is refused: {told}")


def _menu(desk: OldLinux, place: Path, archive: Path) -> None:
    """The .tar.xz puts itself into the menu, from a path with marks of the shell, and out of it again."""
    folder = place / "home" / "报送 $1 & 50%"
    with tarfile.open(archive) as packed:
        packed.extractall(folder, [one for one in packed.getmembers() if "_internal" not in one.name], filter="data")
    script = f"/home/{folder.name}/{EXE_NAME}/加入开始菜单.sh"
    share = desk.folder / "home" / ".local" / "share"
    _run(desk, ["sh", script], 0)
    entry = share / "applications" / f"{desktop.NAME}.desktop"
    wanted = desktop.quoted(f"/home/{folder.name}/{EXE_NAME}/{EXE_NAME}")
    require(f"Exec={wanted} %F\n" in entry.read_text("utf-8"), "tar.xz: the menu's entry has another path")
    _run(desk, ["desktop-file-validate", str(entry)], 0)
    _run(desk, ["sh", script, "--remove"], 0)
    require(not entry.exists(), "tar.xz: the menu keeps an entry")
    print("  .deb installed and removed, .tar.xz put into the menu and out of it", flush=True)
