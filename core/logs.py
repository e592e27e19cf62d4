"""The log file: what a helper on the telephone asks for; never figures or texts of a report."""

from __future__ import annotations

import contextlib
import logging
import tempfile
from itertools import pairwise
from pathlib import Path

from core import paths

_NAME = "xxgk.log"
_SIZE, _OLDER = 1_000_000, 4  # bytes a file, older files kept
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


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

    def _turn_over(self) -> None:
        """xxgk.log becomes xxgk.log.1 and so on; what another window holds open stays as it is."""
        base = Path(self.baseFilename)
        names = [base, *(base.with_name(f"{base.name}.{number}") for number in range(1, _OLDER + 1))]
        with contextlib.suppress(OSError):
            for newer, older in reversed(list(pairwise(names))):
                if newer.exists():
                    newer.replace(older)


def setup(level: int = logging.INFO) -> Path | None:
    """Start logging and return the log's folder; None where no folder can be written to.

    An unwritable folder is no reason to stop: the temporary folder takes its place.
    """
    close()
    for folder in (paths.data_folder() / "logs", Path(tempfile.gettempdir()) / "xxgk-report-logs"):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            writer = _Writer(folder / _NAME, encoding="utf-8", errors="replace")
        except OSError:
            continue
        writer.setFormatter(logging.Formatter(_FORMAT))
        logging.getLogger().addHandler(writer)
        logging.getLogger().setLevel(level)
        return folder
    return None


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
