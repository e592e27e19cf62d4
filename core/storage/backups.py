"""Dated copies of a report's file, in the program's own folder, so that they survive the file's folder."""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from core import atomic, paths
from core.errors import StorageError

NEWEST = 20
DAILY_FOR = timedelta(days=60)
_FORMAT = "%Y-%m-%d_%H%M%S"
_STAMP_LENGTH = len("2025-01-31_093000")
_STEM = 40  # characters; Windows counts the whole path


@dataclass(frozen=True)
class Backup:
    """A dated copy: where it lies, when it was made (local time), how many bytes it has."""

    path: Path
    when: datetime
    size: int


def folder_for(path: Path) -> Path:
    """The folder of this file's copies: its name, and a mark of where it lies."""
    place = os.path.normcase(os.path.realpath(path))
    mark = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return paths.data_folder() / "backups" / f"{path.stem[:_STEM].strip()}-{mark}"


def make(path: Path, when: datetime) -> Backup:
    """Copy the file as it stands on disk; where the newest copy is the same, that one is returned.

    StorageError where the file cannot be read or the copy not written.
    """
    try:
        data = path.read_bytes()
        folder = folder_for(path)
        folder.mkdir(parents=True, exist_ok=True)
        kept = list_for(path)
        if kept and kept[0].size == len(data) and kept[0].path.read_bytes() == data:
            return kept[0]
    except (OSError, ValueError) as error:
        raise StorageError(f"“{path.name}”没有做成备份。请检查磁盘空间和读写权限。") from error
    copy = _free_name(folder, when)
    atomic.write_bytes(copy, data)
    _prune(path, when)
    return Backup(copy, when.replace(microsecond=0), len(data))


def list_for(path: Path) -> list[Backup]:
    """The copies of this file, newest first; empty where there are none or they cannot be listed."""
    try:
        found = [_backup(copy) for copy in folder_for(path).iterdir()]
    except OSError:
        return []
    return sorted((b for b in found if b), key=lambda b: (b.when, b.path.name), reverse=True)


def to_keep(copies: Sequence[Backup], now: datetime) -> list[Backup]:
    """Of copies sorted newest first: the newest 20, and the last one of each day for 60 days."""
    last_of_day = {copy.when.date(): copy for copy in reversed(copies)}
    daily = {copy.path for copy in last_of_day.values() if now - copy.when <= DAILY_FOR}
    return [copy for place, copy in enumerate(copies) if place < NEWEST or copy.path in daily]


def _backup(copy: Path) -> Backup | None:
    with contextlib.suppress(ValueError, OSError):
        return Backup(copy, datetime.strptime(copy.stem[:_STAMP_LENGTH], _FORMAT), copy.stat().st_size)
    return None


def _free_name(folder: Path, when: datetime) -> Path:
    stamp = when.strftime(_FORMAT)
    names = (f"{stamp}{f'_{count}' if count else ''}.json" for count in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def _prune(path: Path, now: datetime) -> None:
    copies = list_for(path)
    kept = set(to_keep(copies, now))
    for copy in copies:
        if copy not in kept:
            with contextlib.suppress(OSError):
                copy.path.unlink()
