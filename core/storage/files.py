"""Opening and saving a report's file."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core import atomic
from core.errors import StorageError, UnusableInput
from core.report.report import Report, title_for
from core.storage import backups, codec

SUFFIX = ".json"
LARGEST = 50_000_000  # bytes; a report with its last year has some 40 000
LONGEST_NAME = 255  # bytes, the limit of the usual file systems
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')  # on Windows, so that the file can go anywhere


class ChangedOnDisk(StorageError):
    """The file is no longer what was read or written last; save again without a stamp to overwrite it."""


@dataclass(frozen=True)
class Stamp:
    """What a file was when we last read or wrote it: time of change (ns), size (bytes), SHA-256."""

    mtime_ns: int
    size: int
    sha256: str


@dataclass(frozen=True)
class Loaded:
    """An opened report; ``migrated`` where the file is of an older version (a backup was made)."""

    report: Report
    stamp: Stamp
    migrated: bool = False


def load(path: Path) -> Loaded:
    """Read a report; UnusableInput with a sentence for the user where that is impossible."""
    data, stamp = _read(path)
    decoded = codec.read(data)
    migrated = decoded.schema < codec.SCHEMA
    if migrated:
        backups.make(path, datetime.now())
    return Loaded(decoded.report, stamp, migrated)


def save(path: Path, report: Report, stamp: Stamp | None = None) -> Stamp:
    """Write the report and return the new stamp; ``stamp`` is the one of the last load or save.

    Raises ChangedOnDisk where the file is another by now (no stamp: overwrite),
    StorageError where it cannot be written; the old file is then untouched.
    """
    if stamp is not None and changed(path, stamp):
        raise ChangedOnDisk(f"“{path.name}”已被其他程序或其他人改动。请选择覆盖，或用“另存为…”换一个位置。")
    data = codec.dumps(report).encode()
    atomic.write_bytes(path, data)
    try:
        return _stamp(path.stat(), data)
    except OSError as error:
        raise StorageError(atomic.why_not_written(error, path)) from error


def changed(path: Path, stamp: Stamp) -> bool:
    """Whether the file holds something else than at ``stamp``; a missing file has nothing to lose."""
    try:
        return path.stat().st_size != stamp.size or hashlib.sha256(path.read_bytes()).hexdigest() != stamp.sha256
    except OSError:
        return False


def default_name(report: Report) -> str:
    """``{机关}{年份}年政府信息公开工作年度报告.json``, fit for Windows and at most 255 bytes."""
    tail = title_for("", report.year) + SUFFIX
    agency = _FORBIDDEN.sub("_", report.agency.strip()).encode("utf-8", "ignore")
    return agency[: LONGEST_NAME - len(tail.encode())].decode("utf-8", "ignore").lstrip(". ") + tail


def _read(path: Path) -> tuple[bytes, Stamp]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnusableInput(f"“{path.name}”是一个文件夹。请选择其中的年报文件。")
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise UnusableInput(f"“{path.name}”不是年报文件，或者大得不合理。请选择另一个文件。")
        with path.open("rb") as file:
            data = file.read()
            return data, _stamp(os.fstat(file.fileno()), data)
    except (OSError, ValueError) as error:
        raise UnusableInput(atomic.why_not_read(error, path)) from error


def _stamp(status: os.stat_result, data: bytes) -> Stamp:
    return Stamp(status.st_mtime_ns, len(data), hashlib.sha256(data).hexdigest())
