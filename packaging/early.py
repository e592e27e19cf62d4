"""Runs in the frozen Windows program before everything else: what lets its window be there sooner.

Qt wants the list of all fonts before its first window can be seen, which takes a
tenth of a second and more, in which Python would stand still.  Asked for here, in
a thread, it is ready when Qt asks again, and Python loads its modules meanwhile.
Nothing depends on it: where a call fails, Qt makes its own as before.

And the archive of Python modules at the end of the program file is read once.
PyInstaller opens the file anew for each module, past the virus scanner each time;
nor could it load one more when the stick with a portable exe has been pulled out.
"""

import contextlib
import ctypes
import io
import sys
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

_SYSTEM32 = 0x800  # LOAD_LIBRARY_SEARCH_SYSTEM32: only what belongs to Windows
_SHARED = 0  # DWRITE_FACTORY_TYPE_SHARED: the one factory of the process, which Qt uses too
_IDWRITEFACTORY6 = bytes.fromhex("804d74f3f721eb42b35d995bc72fc223")  # Windows 10 1803 and later
_GET_SYSTEM_FONT_COLLECTION = 51  # its place among the methods of that interface (dwrite_3.h)
_TYPOGRAPHIC = 0  # DWRITE_FONT_FAMILY_MODEL_TYPOGRAPHIC, as Qt asks for it


def opens_window(arguments: list[str]) -> bool:
    """Whether these arguments of the program open its window, as main.py takes them; commands are single words."""
    return not arguments or arguments[0] == "--selfcheck" or Path(arguments[0]).is_absolute()


def read_archive_once(loader: ModuleType, archive: Any) -> None:
    """Let PyInstaller's ``loader`` of modules take them from memory; ``archive`` is its reader."""
    size = max(offset + length for _, offset, length in archive.toc.values())
    with open(archive._filename, "rb") as file:  # noqa: PTH123 - a name with a prefix of Windows is taken as it is
        file.seek(archive._start_offset)
        data = file.read(size)

    class Opened(io.BytesIO):
        """The program file as the loader sees it; places count from the file's start."""

        def __init__(self, name: str, mode: str) -> None:
            super().__init__(data)

        def seek(self, place: int, whence: int = 0) -> int:
            return super().seek(place - archive._start_offset, whence)

    loader.open = Opened  # type: ignore[attr-defined] - in its own module it goes before the builtin


def _make_ready() -> None:
    with contextlib.suppress(OSError, AttributeError):
        _fonts()


def _fonts() -> None:
    library = ctypes.WinDLL("dwrite.dll", winmode=_SYSTEM32)
    factory, collection = ctypes.c_void_p(), ctypes.c_void_p()
    if library.DWriteCreateFactory(_SHARED, _IDWRITEFACTORY6, ctypes.byref(factory)):
        return
    methods = ctypes.cast(factory, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    kind = ctypes.WINFUNCTYPE(ctypes.c_long, ctypes.c_void_p, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
    kind(methods[_GET_SYSTEM_FONT_COLLECTION])(factory, False, _TYPOGRAPHIC, ctypes.byref(collection))


if sys.platform == "win32" and getattr(sys, "frozen", False) and opens_window(sys.argv[1:]):
    import pyimod01_archive  # pyright: ignore[reportMissingImports] - parts of PyInstaller's start
    import pyimod02_importers  # pyright: ignore[reportMissingImports]

    with contextlib.suppress(OSError):
        read_archive_once(pyimod01_archive, pyimod02_importers.pyz_archive)
    # Not a daemon: a start that only hands its file over must not end in the middle of it.
    threading.Thread(target=_make_ready, name="early").start()
