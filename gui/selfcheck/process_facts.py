"""What the system knows of this process: how long it has lived, and its memory."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from core import processes

_MIB = 2**20
_EPOCH_1601 = 11_644_473_600  # seconds from Windows' year zero to 1970


def age() -> float:
    """Seconds since this process was started by the system, before Python ran; 0 where it does not tell."""
    born = processes.birth(os.getpid()).rpartition(":")[2]
    if not born:
        return 0.0
    if sys.platform == "win32":
        return time.time() - (int(born) / 1e7 - _EPOCH_1601)
    return time.clock_gettime(time.CLOCK_BOOTTIME) - int(born) / os.sysconf("SC_CLK_TCK")


def memory() -> dict[str, float]:
    """Memory in use ``now`` and at its ``peak``, MiB; empty where the system does not tell."""
    used = _memory_windows() if sys.platform == "win32" else _memory_linux()
    return {name: round(size / _MIB, 1) for name, size in used.items()}


def _memory_linux() -> dict[str, int]:
    try:
        lines = Path("/proc/self/status").read_text("ascii", errors="replace").splitlines()
    except OSError:
        return {}
    sizes = dict(line.split(":", 1) for line in lines if line.startswith(("VmRSS", "VmHWM")))
    return {"now": _kilobytes(sizes["VmRSS"]), "peak": _kilobytes(sizes["VmHWM"])}


def _kilobytes(text: str) -> int:
    return int(text.split(maxsplit=1)[0]) * 1024


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):  # PROCESS_MEMORY_COUNTERS
        _fields_ = [
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            ("PeakWorkingSetSize", ctypes.c_size_t),
            ("WorkingSetSize", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 6),
        ]

    def _memory_windows() -> dict[str, int]:
        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        found = _Counters()
        found.cb = ctypes.sizeof(found)
        this = ctypes.c_void_p(kernel.GetCurrentProcess())
        known = kernel.K32GetProcessMemoryInfo(this, ctypes.byref(found), found.cb)
        return {"now": found.WorkingSetSize, "peak": found.PeakWorkingSetSize} if known else {}
