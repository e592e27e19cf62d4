"""A second start hands its files to the window that is already there.

Plain files in the program's own folder, no network code: the running window
holds a lock there; a second start lays a request beside it, and the window
answers by taking the request away.  Whatever goes wrong, the second start
opens a window of its own.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import sys
import time
import zlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import cast

from core import atomic, paths, processes
from core.errors import StorageError
from core.storage import lock
from core.version import VERSION

ANSWER_SECONDS = 2.0  # within which a living window takes a request
STARTING_SECONDS = 12.0  # a window that has only just been started is waited for until then
OLDEST_REQUEST = 30.0  # seconds; an older one was left behind by a start that crashed
_PAUSE = 0.05
_SUFFIX = ".request"
_FORGOTTEN = 600.0  # seconds; a clock may differ a little from that of the disk
_LARGEST = 1_000_000  # bytes of a request


class SingleInstance:
    """The place of the one running window: its lock and the folder that requests are laid into.

    Not ``held`` where another window has it or the folder takes no new file;
    :meth:`refresh` tries again.
    """

    def __init__(self, folder: Path, held: lock.Lock | None) -> None:
        self.folder = folder
        self._lock = held

    @property
    def held(self) -> bool:
        """Whether second starts come to us."""
        return self._lock is not None and self._lock.active

    def refresh(self) -> None:
        """Show that we live; take the place where it has become free.  To be called every half minute."""
        if self._lock is None or not self._lock.active or not self._lock.refresh():
            taken = _acquire(self.folder)
            self._lock = taken if isinstance(taken, lock.Lock) else None

    def waiting(self) -> list[Path]:
        """The requests laid for us, oldest first: plain files of these minutes.  Never raises."""
        found: list[tuple[float, Path]] = []
        with contextlib.suppress(OSError):  # the folder is away
            for path in self.folder.glob(f"*{_SUFFIX}"):
                with contextlib.suppress(OSError):  # withdrawn just now
                    status = path.lstat()
                    if stat.S_ISREG(status.st_mode) and abs(time.time() - status.st_mtime) < _FORGOTTEN:
                        found.append((status.st_mtime, path))
        return [path for _, path in sorted(found)] if self.held else []

    def take_requests(self) -> list[list[Path]]:
        """The files of each waiting request, oldest first; taking it is the answer.  Never raises."""
        found = map(_take, self.waiting())
        return [files for files in found if files is not None]

    def release(self) -> None:
        """The window is closed: the next start opens one."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def take_place(files: Sequence[Path]) -> SingleInstance | None:
    """The place of the running window for this process; None where a window that runs already took ``files``."""
    folder = own_folder()
    taken = _acquire(folder)
    if isinstance(taken, lock.Lock):
        return SingleInstance(folder, taken)
    return None if hand_over(folder, taken, files) else SingleInstance(folder, None)


def own_folder() -> Path:
    """One folder for each person, computer, screen and version: only these can share a window."""
    who = "\n".join((processes.host(), processes.user(), processes.screen(), VERSION))
    return paths.data_folder() / "running" / f"{zlib.crc32(who.encode('utf-8', 'replace')):08x}"


def hand_over(folder: Path, holder: lock.Holder, files: Sequence[Path]) -> bool:
    """Ask the running window to come to the front and open the files; whether it took them."""
    request = folder / f"{os.urandom(8).hex()}{_SUFFIX}"
    try:
        names = [os.path.abspath(path) for path in files]  # noqa: PTH100 - links and shares stay
        if not all(map(_possible, names)):
            return False
        _let_to_front(holder.pid)
        begun = time.time()
        atomic.write_bytes(request, json.dumps({"at": begun, "files": names}).encode(), private=True)
        end = begun + _patience(holder)
        while time.time() < end:
            if not os.path.lexists(request):
                return True
            time.sleep(_PAUSE)
        request.unlink()
    except FileNotFoundError:  # taken at the last moment
        return True
    except (OSError, ValueError, StorageError):
        return False
    return False


def _acquire(folder: Path) -> lock.Lock | lock.Holder:
    with contextlib.suppress(OSError):
        paths.own_folder(folder.parent.name)
        paths.make_private(folder)
    return lock.acquire(folder / "window")


def _patience(holder: lock.Holder) -> float:
    """Seconds to wait for the answer: none from a process that is gone, more from one that is only starting."""
    if not processes.alive(holder.pid, holder.born):
        return 0.0
    try:
        age = (datetime.now() - datetime.fromisoformat(holder.since)).total_seconds()
    except (ValueError, TypeError):
        return ANSWER_SECONDS
    return max(ANSWER_SECONDS, STARTING_SECONDS - age) if age >= 0 else ANSWER_SECONDS


def _take(request: Path) -> list[Path] | None:
    """The files of a request, None where it is not for us to carry out."""
    try:
        raw = atomic.read_plain(request, _LARGEST)
    except OSError as error:
        raw = b""
        if error.errno != errno.EINVAL:  # EINVAL: too large for a request
            return None
    try:
        request.unlink()  # whoever takes the file away decides: we, or the second start that gave up
        data = json.loads(raw)
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict):
        return None
    found = cast("dict[str, object]", data)
    at, files = found.get("at"), found.get("files")
    if not isinstance(at, float) or not isinstance(files, list):
        return None
    if not -_FORGOTTEN < time.time() - at <= OLDEST_REQUEST:  # also where it is no number at all (NaN)
        return None
    names = [name for name in cast("list[object]", files) if isinstance(name, str)]
    return [Path(name) for name in names if _possible(name)]


def _possible(name: str) -> bool:
    """Whether a file can have this name at all."""
    try:
        os.fsencode(name)
    except ValueError:  # half a character
        return False
    return name != "" and "\0" not in name


def _let_to_front(pid: int) -> None:
    """Windows lets only the program in front put another window there: pass that right on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(pid)
