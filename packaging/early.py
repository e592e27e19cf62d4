"""Runs in the frozen Windows program before everything else: has Windows make ready what Qt will ask for.

Qt wants two things of Windows before its first window can be seen: the list of
all fonts, and which graphics card draws the screen.  Each takes a tenth of a
second and more, in which Python would stand still.  Asked for here, in a thread,
both are ready when Qt asks again, and Python loads its modules meanwhile.
Nothing depends on it: where a call fails, Qt makes its own as before.
"""

import contextlib
import ctypes
import sys
import threading
from pathlib import Path

_SYSTEM32 = 0x800  # LOAD_LIBRARY_SEARCH_SYSTEM32: only what belongs to Windows
_D3D_SDK_VERSION = 32
_SHARED = 0  # DWRITE_FACTORY_TYPE_SHARED: the one factory of the process, which Qt uses too
_IDWRITEFACTORY6 = bytes.fromhex("804d74f3f721eb42b35d995bc72fc223")  # Windows 10 1803 and later
_GET_SYSTEM_FONT_COLLECTION = 51  # its place among the methods of that interface (dwrite_3.h)
_TYPOGRAPHIC = 0  # DWRITE_FONT_FAMILY_MODEL_TYPOGRAPHIC, as Qt asks for it


def opens_window(arguments: list[str]) -> bool:
    """Whether these arguments of the program open its window, as main.py takes them; commands are single words."""
    return not arguments or arguments[0].startswith("--") or Path(arguments[0]).is_absolute()


def _make_ready() -> None:
    with contextlib.suppress(OSError, AttributeError):
        _graphics_card()
    with contextlib.suppress(OSError, AttributeError):
        _fonts()


def _graphics_card() -> None:
    """Qt looks for one with a faulty driver through Direct3D 9, although widgets are drawn without it."""
    library = ctypes.WinDLL("d3d9.dll", winmode=_SYSTEM32)
    library.Direct3DCreate9.restype = ctypes.c_void_p
    library.Direct3DCreate9(_D3D_SDK_VERSION)  # kept until the end: its drivers stay loaded


def _fonts() -> None:
    library = ctypes.WinDLL("dwrite.dll", winmode=_SYSTEM32)
    factory, collection = ctypes.c_void_p(), ctypes.c_void_p()
    if library.DWriteCreateFactory(_SHARED, _IDWRITEFACTORY6, ctypes.byref(factory)):
        return
    methods = ctypes.cast(factory, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    kind = ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
    kind(methods[_GET_SYSTEM_FONT_COLLECTION])(factory, False, _TYPOGRAPHIC, ctypes.byref(collection))


if sys.platform == "win32" and opens_window(sys.argv[1:]):
    # Not a daemon: a start that only hands its file over must not end in the middle of it.
    threading.Thread(target=_make_ready, name="early").start()
