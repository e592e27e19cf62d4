"""Who runs this program here: host, user, process, its memory; and whether another process still lives."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

_NO_PROCESS = 2**31
_apart: list[bool] = []


def host() -> str:
    """The name of this computer."""
    return os.environ.get("COMPUTERNAME", "") if sys.platform == "win32" else os.uname().nodename


def user() -> str:
    """The name of the person logged in, "" where the system does not tell."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""


def screen() -> str:
    """A mark of the screen this process shows its windows on: a person may be logged in twice (remote desktop)."""
    if sys.platform == "win32":
        return _session_windows()
    return os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")


def work_apart() -> None:
    """This is a window, which stays open: what takes memory for good, or stops all else, belongs into another process."""
    _apart.append(True)


def works_apart() -> bool:
    """Whether :func:`work_apart` was called."""
    return bool(_apart)


def held() -> int:
    """Bytes of memory that this process holds; 0 where freed ones go back by themselves (see :func:`give_back`)."""
    if sys.platform != "linux":
        return 0
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def give_back() -> None:
    """Give what was freed back to the system: glibc keeps it, in a store of its own for each thread that worked."""
    import ctypes

    with contextlib.suppress(AttributeError):  # a C library of another kind
        ctypes.CDLL(None).malloc_trim(0)


def birth(pid: int) -> str:
    """A mark of when the process started, "" where unknown: its number is given again after a restart."""
    if sys.platform == "win32":
        return _birth_windows(pid)
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii").strip()
        status = Path(f"/proc/{pid}/stat").read_text("utf-8", errors="replace")
    except OSError:
        return ""
    return f"{boot}:{status.rpartition(')')[2].split()[19]}"  # proc(5): starttime, field 22


def alive(pid: int, born: str = "") -> bool:
    """Whether that process still runs on this computer; True where in doubt."""
    if not 0 < pid < _NO_PROCESS:  # files name any number, and system calls take it only so large
        return False
    running = _alive_windows(pid) if sys.platform == "win32" else _alive_posix(pid)
    return running and (not born or birth(pid) in ("", born))


def _alive_posix(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it runs, but belongs to somebody else
        return True
    return True


if sys.platform == "win32":
    import ctypes

    _QUERY_LIMITED_INFORMATION, _ACCESS_DENIED, _STILL_ACTIVE = 0x1000, 5, 259
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.OpenProcess.restype = ctypes.c_void_p

    def _alive_windows(pid: int) -> bool:
        handle = _kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            return ctypes.get_last_error() == _ACCESS_DENIED
        code = ctypes.c_ulong()
        known = _kernel.GetExitCodeProcess(ctypes.c_void_p(handle), ctypes.byref(code))
        _kernel.CloseHandle(ctypes.c_void_p(handle))
        return not known or code.value == _STILL_ACTIVE

    def _birth_windows(pid: int) -> str:
        handle = _kernel.OpenProcess(_QUERY_LIMITED_INFORMATION, False, pid)
        if not handle:
            return ""
        times = [ctypes.c_ulonglong() for _ in range(4)]  # created, ended, in the kernel, in the program
        known = _kernel.GetProcessTimes(ctypes.c_void_p(handle), *map(ctypes.byref, times))
        _kernel.CloseHandle(ctypes.c_void_p(handle))
        return str(times[0].value) if known else ""

    def _session_windows() -> str:
        session = ctypes.c_ulong()
        known = _kernel.ProcessIdToSessionId(os.getpid(), ctypes.byref(session))
        return str(session.value) if known else ""
