"""Opening and saving a report's file."""

from __future__ import annotations

import os
import stat
import time
import unicodedata
from collections.abc import Set
from dataclasses import replace
from datetime import datetime
from enum import Enum
from pathlib import Path

from core import atomic, paths
from core.errors import StorageError, Unconfirmed, UnusableInput
from core.patterns import lazy
from core.records import record
from core.report.report import Report, title_for
from core.storage import backups, codec
from core.storage.parsing import LARGEST

SUFFIX = ".json"
LONGEST_NAME = 255  # bytes, the limit of the usual file systems
_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))  # Unicode categories
_FORBIDDEN = lazy(r'[<>:"/\\|?*\x00-\x1f\x7f]')  # on Windows, so that the file can go anywhere


class ChangedOnDisk(StorageError):
    """The file is no longer what was read or written last; save again without a stamp to overwrite it."""


class Gone(StorageError):
    """The file is no longer where it was; ``folder_there`` tells whether its folder is, ``renamed`` its new name."""

    def __init__(self, path: Path, folder_there: bool, renamed: Path | None = None) -> None:
        self.folder_there, self.renamed = folder_there, renamed
        super().__init__(_gone(path, folder_there, renamed))


class Unsure(Unconfirmed):
    """Saved, but the disk did not confirm it; ``stamp`` is that of the new content."""

    def __init__(self, message: str, stamp: Stamp) -> None:
        super().__init__(message)
        self.stamp = stamp


class Caution(Enum):
    """What is to be asked about before a file is replaced."""

    READ_ONLY = "“{name}”已设为只读。仍然保存会替换其中的内容。"
    TWO_NAMES = "“{name}”在磁盘上还有另一个名称。保存后，那个名称下仍是原来的内容。"

    def sentence(self, path: Path) -> str:
        """The question's sentence."""
        return self.value.format(name=path.name)


@record
class Stamp:
    """What a file was when we last read or wrote it: time of change (ns), size (bytes), SHA-256.

    ``older`` where a version with another format wrote it: such a file is not replaced before it is backed up.
    """

    mtime_ns: int
    size: int
    sha256: str
    older: bool = False


@record
class Loaded:
    """An opened report, what its file was then, and the cells that nobody had looked at yet."""

    report: Report
    stamp: Stamp
    unvisited: frozenset[str] = frozenset()

    @property
    def migrated(self) -> bool:
        """Whether the file is of an older version."""
        return self.stamp.older


def load(path: Path) -> Loaded:
    """Read a report; UnusableInput with a sentence for the user where that is impossible.  Writes nothing."""
    data, stamp = _read(path)
    decoded = codec.read(data)
    report, unvisited = codec.without_unvisited(decoded.report)
    return Loaded(report, replace(stamp, older=decoded.schema < codec.SCHEMA), unvisited)


def save(
    path: Path,
    report: Report,
    stamp: Stamp | None = None,
    unvisited: Set[str] = frozenset(),
    sentence: atomic.Unwritten = atomic.SAVING,
) -> Stamp:
    """Write the report and return the new stamp; ``stamp`` is the one of the last load or save.

    ``unvisited`` are the cells that nobody has looked at yet, ``sentence`` is said where it cannot be written.

    Raises ChangedOnDisk where the file is another by now and Gone where it is no longer
    there (no stamp: overwrite, or make it), StorageError where it cannot be written, or not
    be backed up before its format changes, Unsure where it was written but the disk did not
    confirm it.
    """
    if stamp is not None and changed(path, stamp):
        raise ChangedOnDisk(f"“{path.name}”已被其他程序或其他人改动。请选择覆盖，或用“另存为…”换一个位置。")
    if stamp is not None and stamp.older:
        backups.make(path, datetime.now())
    data = codec.dumps(codec.with_unvisited(report, unvisited)).encode()
    try:
        atomic.write_bytes(path, data, sentence)
    except Unconfirmed as error:
        raise Unsure(str(error), _stamp(time.time_ns(), data)) from error
    try:
        return _stamp(path.stat().st_mtime_ns, data)
    except OSError:  # saved it is; only the time is not told
        return _stamp(time.time_ns(), data)


def changed(path: Path, stamp: Stamp) -> bool:
    """Whether the file holds something else than at ``stamp``; Gone, or StorageError where that cannot be told."""
    try:
        return path.stat().st_size != stamp.size or _digest(path.read_bytes()) != stamp.sha256
    except (FileNotFoundError, NotADirectoryError) as error:
        raise Gone(path, paths.is_folder(path.parent), _renamed(path, stamp)) from error
    except (OSError, ValueError) as error:
        raise StorageError(atomic.why_not_written(error, path)) from error


def marks(path: Path) -> frozenset[Caution]:
    """What to ask about before this file is replaced; nothing where it is not there or does not tell.

    In a folder that takes no file nothing is asked: saving will say so by itself.
    """
    try:
        if not os.access(path.parent, os.W_OK):
            return frozenset()
        status = path.stat()
        locked = not status.st_mode & _WRITE or not os.access(path, os.W_OK)
    except (OSError, ValueError):
        return frozenset()
    found = {Caution.READ_ONLY: locked, Caution.TWO_NAMES: status.st_nlink > 1}
    return frozenset(mark for mark, holds in found.items() if holds and stat.S_ISREG(status.st_mode))


def _gone(path: Path, folder_there: bool, renamed: Path | None) -> str:
    if not folder_there:
        return f"“{path.name}”所在的文件夹已被移走、改名或删除，也可能U盘已拔出、网络已断开。请用“另存为…”换一个位置。"
    if renamed is not None:
        return f"“{path.name}”已改名为“{renamed.name}”。请选择存入哪个文件。"
    return f"“{path.name}”已被移走、改名或删除。请用“另存为…”换一个位置，或仍按原名保存。"


def _renamed(path: Path, stamp: Stamp) -> Path | None:
    """The file beside it that has its content; None where there is none."""
    try:
        for other in path.parent.glob(f"*{SUFFIX}"):
            if other.stat().st_size == stamp.size and _digest(other.read_bytes()) == stamp.sha256:
                return other
    except (OSError, ValueError):
        pass
    return None


def default_name(report: Report) -> str:
    """``{机关}{年份}年政府信息公开工作年度报告.json``, fit for Windows and at most 255 bytes."""
    tail = title_for("", report.year) + SUFFIX
    agency = "".join(filter(_seen, _FORBIDDEN.sub("_", report.agency.strip()))).encode("utf-8", "ignore")
    return agency[: LONGEST_NAME - len(tail.encode())].decode("utf-8", "ignore").lstrip(". ") + tail


def _seen(character: str) -> bool:
    """Whether a character can be seen: some turn a name's direction round, so that its ending seems another."""
    return unicodedata.category(character) not in _UNSEEN


def _read(path: Path) -> tuple[bytes, Stamp]:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnusableInput(f"“{path.name}”是一个文件夹。请选择其中的报告文件。")
        if not stat.S_ISREG(status.st_mode) or status.st_size > LARGEST:
            raise UnusableInput(f"“{path.name}”不是报告文件，或者明显过大。请选择另一个文件。")
        with path.open("rb") as file:
            data = file.read()
            return data, _stamp(os.fstat(file.fileno()).st_mtime_ns, data)
    except (OSError, ValueError) as error:
        raise UnusableInput(atomic.why_not_read(error, path)) from error


def _stamp(mtime_ns: int, data: bytes) -> Stamp:
    return Stamp(mtime_ns, len(data), _digest(data))


def _digest(data: bytes) -> str:
    import hashlib  # with 3 MB of a library, which a window that has not saved anything need not hold

    return hashlib.sha256(data).hexdigest()
