"""A disk that fails: every file call below one folder is counted, and a chosen one goes wrong.

What is done to files elsewhere (the interpreter's own, /proc) goes through untouched.
"""

from __future__ import annotations

import errno
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any

import pytest

BY_PATH = ("stat", "lstat", "mkdir", "chmod", "utime", "unlink", "rename", "replace", "listdir", "scandir", "access")
BY_HANDLE = ("fsync", "fstat")
SHORT_WRITE, SHARING_VIOLATION = "short write", "WinError 32"
KINDS: tuple[int | str, ...] = (
    errno.ENOSPC,
    errno.EACCES,
    errno.EROFS,
    errno.EIO,
    errno.EPERM,
    errno.ESTALE,
    SHORT_WRITE,
    SHARING_VIOLATION,
)


class Lasting(Enum):
    """How long a fault lasts: this call, all further calls of its name, or all further calls."""

    ONCE = auto()
    THIS_CALL_FOR_GOOD = auto()
    ALL_FOR_GOOD = auto()


@dataclass
class Fault:
    """The call with this number (from 0) fails in this way; -1: none does."""

    number: int = -1
    kind: int | str = errno.EIO
    lasting: Lasting = Lasting.ONCE
    calls: list[str] = field(default_factory=list[str])
    _name: str = ""

    def hits(self, name: str) -> bool:
        """Count a call; whether it is to fail."""
        number = len(self.calls)
        self.calls.append(name)
        if number == self.number:
            self._name = name
            return True
        if self.number < 0 or number < self.number or self.lasting is Lasting.ONCE:
            return False
        return self.lasting is Lasting.ALL_FOR_GOOD or name == self._name

    def error(self, path: object) -> OSError:
        """What the system says."""
        if self.kind == SHARING_VIOLATION:
            error = PermissionError(errno.EACCES, "used by another process", str(path))
            error.winerror = 32  # type: ignore[attr-defined]
            return error
        code = errno.EIO if self.kind == SHORT_WRITE else int(self.kind)
        return OSError(code, os.strerror(code), str(path))


class _File:
    """An open file whose calls are counted; a short write says nothing of itself."""

    def __init__(self, file: Any, fault: Fault, forget: Callable[[], None]) -> None:
        self._file, self._fault, self._forget = file, fault, forget

    def __getattr__(self, name: str) -> Any:
        return getattr(self._file, name)

    def __enter__(self) -> _File:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, *given: int) -> Any:
        if self._fault.hits("read"):
            raise self._fault.error("read")
        return self._file.read(*given)

    def write(self, data: Any) -> int:
        if not self._fault.hits("write"):
            return self._file.write(data)
        self._file.write(data[: len(data) // 2])
        if self._fault.kind != SHORT_WRITE:
            raise self._fault.error("write")
        return len(data)

    def flush(self) -> None:
        if self._fault.hits("flush") and self._fault.kind != SHORT_WRITE:
            raise self._fault.error("flush")
        self._file.flush()

    def close(self) -> None:
        if self._file.closed:
            return
        failed = self._fault.hits("close") and self._fault.kind != SHORT_WRITE
        self._forget()
        self._file.close()
        if failed:
            raise self._fault.error("close")


@contextmanager
def faulty(folder: Path, fault: Fault) -> Iterator[Fault]:
    """Let file calls below the folder fail as told."""
    handles: set[int] = set()

    def ours(given: object) -> bool:
        if isinstance(given, int):
            return given in handles
        return os.fspath(given).startswith(str(folder))  # type: ignore[call-overload]

    def failing(name: str, really: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            if ours(given[0]) and fault.hits(name):
                raise fault.error(given[0])
            return really(*given, **named)

        return call

    really_open, really_close, really_io = os.open, os.close, io.open

    def open_handle(path: Any, *given: Any, **named: Any) -> int:
        if ours(path) and fault.hits("open"):
            raise fault.error(path)
        handle = really_open(path, *given, **named)
        if ours(path):
            handles.add(handle)
        return handle

    def close_handle(handle: int) -> None:
        failed = handle in handles and fault.hits("close")
        handles.discard(handle)
        really_close(handle)
        if failed and fault.kind != SHORT_WRITE:
            raise fault.error("close")

    def open_file(path: Any, *given: Any, **named: Any) -> Any:
        if not ours(path):
            return really_io(path, *given, **named)
        if not isinstance(path, int) and fault.hits("open"):
            raise fault.error(path)
        file = really_io(path, *given, **named)
        handle = file.fileno()
        handles.add(handle)
        return _File(file, fault, lambda: handles.discard(handle))

    with pytest.MonkeyPatch.context() as patch:
        for name in (*BY_PATH, *BY_HANDLE):
            patch.setattr(os, name, failing(name, getattr(os, name)))
        patch.setattr(os, "open", open_handle)
        patch.setattr(os, "close", close_handle)
        patch.setattr(io, "open", open_file)
        yield fault


def fail(code: int) -> Callable[..., None]:
    def failing(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return failing
