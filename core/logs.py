"""The log file: what a helper on the telephone asks for; never figures or texts of a report."""

from __future__ import annotations

import contextlib
import errno
import logging
import os
import stat
import sys
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from typing import cast

from core import paths

_NAME = "xxgk.log"
_SIZE, _OLDER = 1_000_000, 4  # bytes a file, older files kept
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


class _Writer(logging.FileHandler):
    """Our handler, told apart from those of others by its class; turns the file over when it is full.

    The handlers of logging.handlers would bring the network modules along, which takes time at every start.
    """

    def emit(self, record: logging.LogRecord) -> None:
        try:
            super().emit(record)
            if self.stream and self.stream.tell() > _SIZE:
                self.close()  # the next record opens it anew
                self._turn_over()
        except OSError:  # the folder is away; no log is no reason to stop
            self.handleError(record)

    def _open(self) -> TextIOWrapper:
        """Nobody else may read it."""
        with contextlib.suppress(OSError, AttributeError):  # Windows knows no such modes
            Path(self.baseFilename).chmod(0o600)
        file = open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=_private)  # noqa: SIM115
        return cast("TextIOWrapper", file)

    def _turn_over(self) -> None:
        """xxgk.log becomes xxgk.log.1 and so on; what another window holds open stays as it is."""
        base = Path(self.baseFilename)
        names = [base, *(base.with_name(f"{base.name}.{number}") for number in range(1, _OLDER + 1))]
        with contextlib.suppress(OSError):
            for newer, older in reversed(list(pairwise(names))):
                with contextlib.suppress(FileNotFoundError):
                    newer.replace(older)


def setup(level: int = logging.INFO) -> Path | None:
    """Start logging and return the log's folder; None where no folder can be written to.

    An unwritable folder is no reason to stop: the temporary folder takes its place.
    """
    close()
    for own_folder in (lambda: paths.own_folder("logs"), _temporary):
        try:
            folder = own_folder()
            writer = _Writer(folder / _NAME, encoding="utf-8", errors="replace")
        except OSError:
            continue
        writer.setFormatter(logging.Formatter(_FORMAT))
        logging.getLogger().addHandler(writer)
        logging.getLogger().setLevel(level)
        return folder
    return None


def _temporary() -> Path:
    """A folder among the temporary files; under Linux others may have laid one of its name there."""
    import tempfile  # brings compressors and random numbers along

    if sys.platform == "win32":
        folder = Path(tempfile.gettempdir()) / "xxgk-report-logs"
        folder.mkdir(exist_ok=True)
        return folder
    folder = Path(tempfile.gettempdir()) / f"xxgk-report-logs-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if status.st_uid != os.getuid() or not stat.S_ISDIR(status.st_mode):
        raise PermissionError(errno.EPERM, "not our folder", str(folder))
    return paths.make_private(folder)


def log_folder() -> Path:
    """The folder of the log in use, or where it would be."""
    for writer in _ours():
        return Path(writer.baseFilename).parent
    return paths.data_folder() / "logs"


def close() -> None:
    """Stop logging and let the file go."""
    for writer in _ours():
        logging.getLogger().removeHandler(writer)
        writer.close()


def _ours() -> list[_Writer]:
    return [handler for handler in logging.getLogger().handlers if isinstance(handler, _Writer)]
