"""A lock beside the file, so that a second window or computer opens it read-only.

The sidecar ``~$name.lock`` says who holds the file; its time of change says
that the holder lives, so the holder refreshes it every half minute.  The lock
is a courtesy between people: what protects the data is the stamp (files.py).
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import stat
import sys
import time
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import cast

from core import atomic, processes
from core.records import record

STALE_AFTER = 600  # seconds without a refresh; also bears clocks of two computers that differ a little
_LONGEST_NAME = 255  # bytes
_LARGEST = 65_536  # bytes; ours have some 250
_LONGEST_WORD = 200  # characters; a mark of birth has some 50
_WRITING_PAUSES = (0.02, 0.05, 0.1)  # seconds within which a lock that is being written is complete


@record
class Holder:
    """Who has the file open; fields are empty where the lock does not tell. ``since`` is local time."""

    user: str = ""
    host: str = ""
    pid: int = 0
    born: str = ""
    since: str = ""
    token: str = ""

    def sentence(self) -> str:
        """What to tell the person who opens the file second."""
        if self.host and self.host == processes.host() and self.user == processes.user():
            who = "在本机的另一个窗口中"
        else:
            who = f"由{self.user or '其他人'}" + (f"（电脑：{self.host}）" if self.host else "")
        return f"本文件正{who}使用，已以只读方式打开。如需修改，请等待对方关闭后重新打开，或用“另存为…”另存一份。"


class Lock:
    """A lock we hold, until :meth:`release`.

    Not ``active`` where the folder takes no new file: there nobody can save
    either, so nothing is lost by doing without.
    """

    def __init__(self, path: Path, token: str, active: bool, cause: str = "") -> None:
        self._path, self._token = path, token
        self.active = active
        self.cause = cause  # why the folder takes no new file, "" where it does

    def refresh(self) -> bool:
        """Show that we live; False where the lock is ours no longer (after a long sleep of the computer).

        Then acquire anew: somebody may have the file, or only swept the lock away.
        """
        if not self.active:
            return True
        try:
            if read(self._path).token != self._token:
                return False
            os.utime(self._path)
        except FileNotFoundError:
            return False
        except OSError:  # the network is away for a moment
            return True
        return True

    def release(self) -> None:
        """Take the lock away, if it is ours still."""
        with contextlib.suppress(OSError):
            if self.active and read(self._path).token == self._token:
                self._path.unlink()
        self.active = False


def acquire(path: Path) -> Lock | Holder:
    """Lock the file, or tell who holds it; a stale lock is taken over.  Never raises."""
    try:
        sidecar = lock_path(path)
    except (OSError, ValueError):  # a name that cannot be
        return Lock(path, "", active=False)
    for _ in range(3):  # somebody else may take over the same stale lock, or let go just now
        try:
            return Lock(sidecar, _create(sidecar), active=True)
        except FileExistsError:
            pass
        except (OSError, ValueError) as error:
            return Lock(sidecar, "", active=False, cause=atomic.cause(error))
        try:
            holder = _settled(sidecar)
            if not _stale(holder, sidecar):
                return holder
            clear_away(sidecar, holder)
        except (FileNotFoundError, FileExistsError):
            continue
        except (OSError, ValueError):
            break
    return Lock(sidecar, "", active=False)


def lock_path(path: Path) -> Path:
    """Where the lock of a file lies: beside the file itself, also when it is opened through a link."""
    target = Path(os.path.realpath(path))
    name = f"~${target.name}.lock"
    if len(name.encode("utf-8", "surrogatepass")) > _LONGEST_NAME:
        import hashlib

        name = f"~${hashlib.sha256(target.name.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}.lock"
    return target.with_name(name)


def _create(sidecar: Path) -> str:
    """Make the lock, at once or not at all, and return its token."""
    pid = os.getpid()
    since = datetime.now().isoformat(timespec="seconds")
    me = Holder(processes.user(), processes.host(), pid, processes.birth(pid), since, os.urandom(16).hex())
    data = json.dumps(asdict(me), ensure_ascii=False).encode("utf-8", "replace")
    file = sidecar.open("xb")
    try:
        with file:
            file.write(data)
    except OSError:  # the disk is full
        with contextlib.suppress(OSError):
            sidecar.unlink(missing_ok=True)
        raise
    _hide(sidecar)
    return me.token


def _settled(sidecar: Path) -> Holder:
    """Who holds the lock; one that is just being written is waited for, a damaged one has an empty holder."""
    for pause in _WRITING_PAUSES:
        holder = read(sidecar)
        if holder.token:
            return holder
        time.sleep(pause)
    return read(sidecar)


def read(sidecar: Path) -> Holder:
    """Who holds a lock; an empty holder where it is damaged or no plain file.  Raises OSError where it is not there."""
    try:
        data = json.loads(atomic.read_plain(sidecar, _LARGEST))
    except (ValueError, RecursionError):
        return Holder()
    except OSError as error:
        if error.errno != errno.EINVAL or stat.S_ISDIR(sidecar.lstat().st_mode):
            raise
        return Holder()
    if not isinstance(data, dict):
        return Holder()
    found = cast("dict[str, object]", data)
    pid = found.get("pid")
    words = (_word(found.get(name)) for name in ("user", "host", "born", "since", "token"))
    user, host, born, since, token = words
    return Holder(user, host, pid if type(pid) is int and 0 < pid < 2**32 else 0, born, since, token)


def dead(holder: Holder) -> bool:
    """Whether it was a process of this person on this computer, and is gone."""
    ours = bool(holder.token) and (holder.host, holder.user) == (processes.host(), processes.user())
    return ours and not processes.alive(holder.pid, holder.born)


def _word(raw: object) -> str:
    """A word of a lock as it can be shown: anybody may have written it."""
    return "".join(filter(str.isprintable, raw[:_LONGEST_WORD])) if isinstance(raw, str) else ""


def _stale(holder: Holder, sidecar: Path) -> bool:
    """Whether nobody holds the lock any more.

    A lock without a holder is nobody's.  On this computer the process itself tells.  Others
    are refreshed all the time: one from far in the past, or from the future, is not.
    """
    if not holder.token:
        return True
    if holder.host == processes.host():
        if not processes.alive(holder.pid, holder.born):
            return True
        if holder.born and processes.birth(holder.pid) == holder.born:
            return False
    return abs(time.time() - sidecar.stat().st_mtime) > STALE_AFTER


def clear_away(sidecar: Path, stale: Holder) -> None:
    """Remove a stale lock; raises OSError.

    Move the stale lock aside first: if somebody renewed it meanwhile, it goes back to its place.
    """
    aside = sidecar.with_name(f"~${os.urandom(6).hex()}.stale")
    sidecar.rename(aside)
    if read(aside) != stale:
        aside.rename(sidecar)
    else:
        aside.unlink()


def _hide(sidecar: Path) -> None:
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.SetFileAttributesW(str(sidecar), 0x2)
