"""Where things lie: reports, the program's own data, and the resources it brings along.

Everything lies in one folder where the variable XXGK_DATA names one, or where
a folder ``data`` stands beside the program.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
from datetime import datetime
from pathlib import Path

REPORTS = "政府信息公开年报"
# ASCII: nobody looks into this folder, and it turns up in logs and on consoles with any code page.
_APP = "xxgk-report"


def program_folder() -> Path:
    """The folder of the executable, or of main.py when run from source."""
    return Path(sys.executable).parent if _frozen() else Path(__file__).resolve().parent.parent


def data_beside() -> bool:
    """Whether a folder ``data`` stands beside the program: all that it keeps lies in there."""
    return is_folder(program_folder() / "data")


def data_folder() -> Path:
    """The program's own folder for settings, logs, recovery and backups; it may not exist yet."""
    return _chosen_folder() or _system_folder() / _APP


def documents_folder() -> Path:
    """The folder proposed for reports: 文档/政府信息公开年报, made if need be; the home folder if that fails."""
    import platformdirs

    base = _chosen_folder()
    folder = (base or _whole(platformdirs.user_documents_dir())) / REPORTS
    try:
        # Do not invent a "Documents" folder on a system that keeps none.
        folder.mkdir(parents=base is not None, exist_ok=True)
    except OSError:
        return Path.home()
    return folder


def place_for(proposal: Path) -> Path:
    """Where a new file is proposed: as told, or in :func:`documents_folder` where the folder told takes no file.

    It may be without rights to write, on a medium that is read only, or gone together with its stick.
    """
    return proposal if _takes_files(proposal.parent) else documents_folder() / proposal.name


def _takes_files(folder: Path) -> bool:
    """Whether a file can be made there; asked by making one, since rights alone do not tell (Windows, network)."""
    trial = folder / f"~$place-{os.getpid()}.tmp"
    try:
        os.close(os.open(trial, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        trial.unlink()
    except FileExistsError:
        return True
    except (OSError, ValueError):
        return False
    return True


def search_folder() -> Path:
    """Where reports made elsewhere are looked for before one was ever opened: 文档 while nothing lies in ours yet."""
    ours = documents_folder()
    with contextlib.suppress(OSError):
        if any(ours.iterdir()):
            return ours
    import platformdirs

    theirs = _whole(platformdirs.user_documents_dir())
    return theirs if is_folder(theirs) else Path.home()


def own_folder(name: str) -> Path:
    """A folder of the program's own below :func:`data_folder`, made if need be; nobody else may look into it.

    Raises OSError where it can be neither found nor made.
    """
    make_private(data_folder())
    return make_private(data_folder() / name)


def make_private(folder: Path) -> Path:
    """Make a folder that only this person may look into, or make one so that was open to others; raises OSError."""
    if not is_folder(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Under Windows such a mode would bind the folder to this computer's account: no other could read a stick.
        folder.mkdir(mode=0o777 if sys.platform == "win32" else 0o700, exist_ok=True)
    elif sys.platform != "win32":
        mode = folder.stat().st_mode
        # A folder like /tmp, where everybody may lay files, is not ours; a stick's file system knows no owners.
        if mode & 0o077 and not mode & stat.S_ISVTX:
            with contextlib.suppress(OSError):
                folder.chmod(0o700)
    return folder


def changed_at(seconds: float) -> datetime:
    """The local time of a file's change; the beginning of 1970 where no calendar has it: a disk may say anything."""
    try:
        return datetime.fromtimestamp(seconds)
    except (OSError, OverflowError, ValueError):
        return datetime.fromtimestamp(0)


def is_file(path: Path) -> bool:
    """Whether a plain file is there; False where that cannot be told, where ``Path.is_file`` raises."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether a folder is there; False where that cannot be told, where ``Path.is_dir`` raises."""
    return os.path.isdir(path)  # noqa: PTH112


def is_something_else(path: Path) -> bool:
    """Whether what is there is neither a plain file nor a folder: a pipe, a device; False where that cannot be told."""
    return os.path.exists(path) and not is_file(path) and not is_folder(path)  # noqa: PTH110


def is_same_file(one: Path, other: Path) -> bool:
    """Whether two names lead to one file that is there; False where that cannot be told, where ``Path.samefile`` raises."""
    with contextlib.suppress(OSError, ValueError):
        return one.samefile(other)
    return False


def resources() -> Path:
    """The folder ``resources``, inside the bundle when frozen."""
    return Path(getattr(sys, "_MEIPASS", "") or program_folder()) / "resources"


def _system_folder() -> Path:
    """Where the system wants the data of programs; asked for at every start, so not by a library."""
    if sys.platform == "win32":
        return _whole(os.environ.get("LOCALAPPDATA", ""), "AppData/Local")
    return _whole(os.environ.get("XDG_DATA_HOME", ""), ".local/share")


def _whole(told: str, instead: str = "") -> Path:
    """A folder the system tells, or one at home: Windows tells nothing of a folder on a server out of reach."""
    return Path(told) if Path(told).is_absolute() else Path.home() / instead


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _chosen_folder() -> Path | None:
    if chosen := os.environ.get("XXGK_DATA"):
        return Path(chosen)
    return program_folder() / "data" if data_beside() else None
