"""A virtual screen of its own and a keyboard on it: real key events, as an X server sends them."""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_int, c_ubyte, c_uint, c_ulong, c_void_p

KEYS = {
    "Return": 0xFF0D,
    "Tab": 0xFF09,
    "BackSpace": 0xFF08,
    "Escape": 0xFF1B,
    "Delete": 0xFFFF,
    "Home": 0xFF50,
    "End": 0xFF57,
    "PgDown": 0xFF56,
    "Control": 0xFFE3,
    "Shift": 0xFFE1,
}
_UNICODE = 0x01000000  # a keysym is this and the character's number
_POINTER_ROOT = 1
_FIRST_KEYCODE, _LAST_KEYCODE = 8, 255


def missing() -> str:
    """What this machine lacks for a screen of its own; "" where it has all."""
    if shutil.which("Xvfb") is None:
        return "Xvfb"
    return next((name for name in ("X11", "Xtst") if ctypes.util.find_library(name) is None), "")


@contextmanager
def screen() -> Iterator[str]:
    """Start a virtual screen; its name for DISPLAY."""
    reading, writing = os.pipe()
    options = ["-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as file:
            number = file.readline().strip()
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Keyboard:
    """Presses keys on a screen and knows its windows by their titles.  ``letters`` beyond ASCII get keys of their own."""

    def __init__(self, name: str, letters: str = "") -> None:
        self._x = ctypes.CDLL(ctypes.util.find_library("X11") or "")
        self._test = ctypes.CDLL(ctypes.util.find_library("Xtst") or "")
        self._declare()
        self._display = c_void_p(self._x.XOpenDisplay(name.encode()))
        assert self._display.value, f"no screen {name}"
        self._codes: dict[str, int] = {}
        self._add_letters(letters)

    def _declare(self) -> None:
        x, display = self._x, c_void_p
        x.XOpenDisplay.restype = c_void_p
        x.XOpenDisplay.argtypes = [c_char_p]
        x.XDefaultRootWindow.restype = c_ulong
        x.XDefaultRootWindow.argtypes = x.XFlush.argtypes = x.XCloseDisplay.argtypes = [display]
        x.XSync.argtypes = [display, c_int]
        x.XKeysymToKeycode.restype = c_ubyte
        x.XKeysymToKeycode.argtypes = [display, c_ulong]
        x.XGetKeyboardMapping.restype = POINTER(c_ulong)
        x.XGetKeyboardMapping.argtypes = [display, c_ubyte, c_int, POINTER(c_int)]
        x.XChangeKeyboardMapping.argtypes = [display, c_int, c_int, POINTER(c_ulong), c_int]
        x.XQueryTree.argtypes = [display, c_ulong, *[POINTER(c_ulong)] * 2, POINTER(POINTER(c_ulong)), POINTER(c_uint)]
        x.XInternAtom.restype = c_ulong
        x.XInternAtom.argtypes = [display, c_char_p, c_int]
        x.XGetWindowProperty.argtypes = [
            display,
            *[c_ulong] * 2,
            *[ctypes.c_long] * 2,
            c_int,
            c_ulong,
            POINTER(c_ulong),
            POINTER(c_int),
            *[POINTER(c_ulong)] * 2,
            POINTER(c_char_p),
        ]
        x.XSetInputFocus.argtypes = [display, c_ulong, c_int, c_ulong]
        x.XFree.argtypes = [c_void_p]
        x.XSetErrorHandler.argtypes = [c_void_p]
        self._test.XTestFakeKeyEvent.argtypes = [display, c_uint, c_int, c_ulong]
        # A window may be gone before it is asked for its title: no reason to end the process, as Xlib would.
        self._ignore = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda *_: 0)
        x.XSetErrorHandler(ctypes.cast(self._ignore, c_void_p))

    def _add_letters(self, letters: str) -> None:
        count, each = _LAST_KEYCODE - _FIRST_KEYCODE + 1, c_int()
        table = self._x.XGetKeyboardMapping(self._display, _FIRST_KEYCODE, count, byref(each))
        free = [
            _FIRST_KEYCODE + row
            for row in range(count)
            if not any(table[row * each.value + column] for column in range(each.value))
        ]
        self._x.XFree(table)
        for letter, code in zip(letters, free, strict=False):
            keysyms = (c_ulong * 2)(_UNICODE + ord(letter), _UNICODE + ord(letter))
            self._x.XChangeKeyboardMapping(self._display, code, 2, keysyms, 1)
            self._codes[letter] = code
        self._x.XSync(self._display, 0)

    def press(self, key: str, held: str = "") -> float:
        """Press a key (its name, or a character), with another one ``held`` down; the time when it was sent."""
        codes = [self._code(name) for name in (held, key) if name]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x.XSync(self._display, 0)
        return time.monotonic()

    def _code(self, key: str) -> int:
        if key not in self._codes:
            self._codes[key] = self._x.XKeysymToKeycode(self._display, KEYS.get(key) or ord(key))
        return self._codes[key]

    def focus(self, window: int) -> None:
        """Give a window the keyboard: there is no window manager to do it."""
        self._x.XSetInputFocus(self._display, window, _POINTER_ROOT, 0)
        self._x.XSync(self._display, 0)

    def windows(self) -> dict[str, int]:
        """The windows by their titles."""
        root, parent, count = c_ulong(), c_ulong(), c_uint()
        children = POINTER(c_ulong)()
        place = (byref(root), byref(parent), byref(children), byref(count))
        self._x.XQueryTree(self._display, self._x.XDefaultRootWindow(self._display), *place)
        found = {self._title(children[number]): children[number] for number in range(count.value)}
        if count.value:
            self._x.XFree(children)
        return {title: window for title, window in found.items() if title}

    def _title(self, window: int) -> str:
        name = self._x.XInternAtom(self._display, b"_NET_WM_NAME", 0)
        kind, form, items, after = c_ulong(), c_int(), c_ulong(), c_ulong()
        value = c_char_p()
        answer = (byref(kind), byref(form), byref(items), byref(after), byref(value))
        if self._x.XGetWindowProperty(self._display, window, name, 0, 1024, 0, 0, *answer):
            return ""
        title = (value.value or b"").decode("utf-8", "replace")
        if value.value is not None:
            self._x.XFree(value)
        return title

    def close(self) -> None:
        """Let go of the screen."""
        self._x.XCloseDisplay(self._display)
