"""Dated copies of a report's file, in the program's own folder, so that they survive the file's folder.

Copies are numbered in the order in which they were made, and that order alone
decides which of them go: a computer's clock may be wrong for a while.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from core import atomic, paths
from core.errors import StorageError
from core.patterns import lazy
from core.records import record
from core.storage.parsing import LARGEST

NEWEST = 20
DAYS = 60  # days with copies, of each of which the last one stays
_FORMAT = "%Y-%m-%d_%H%M%S"
# Date and time, then the number; a copy of an older version has none, or one within its second.
_NAME = lazy(r"(\d{4}-\d\d-\d\d_\d{6})(?:_n(\d{1,9}))?(_unsaved)?(?:_\d{1,3})?\.json")
_STEM = 40  # characters; Windows counts the whole path
_ORIGIN = "origin.txt"  # where the file lay, beside its copies
_LONGEST_PATH = 40_000  # bytes; Windows allows 32 767 characters


@record
class Backup:
    """A dated copy: where it lies, when it was made (local time), how many bytes it has.

    ``number`` is its place in the order of making, 0 for those of older versions;
    ``unsaved`` where it holds changes that were given up at closing.
    """

    path: Path
    when: datetime
    size: int
    number: int = 0
    unsaved: bool = False


@record
class Kept:
    """All copies of one file, newest first; ``path`` is where it lay, None where no note of that was left."""

    folder: Path
    path: Path | None
    copies: tuple[Backup, ...]

    @property
    def name(self) -> str:
        """The file's name, or the beginning of it."""
        return self.path.name if self.path else self.folder.name.rpartition("-")[0]


def folder() -> Path:
    """The folder of all copies; it may not exist yet."""
    return paths.data_folder() / "backups"


def folder_for(path: Path) -> Path:
    """The folder of this file's copies: its name, and a mark of where it lies."""
    place = os.path.normcase(os.path.realpath(path))
    import hashlib

    mark = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return folder() / f"{path.stem[:_STEM].strip()}-{mark}"


def make(path: Path, when: datetime) -> Backup:
    """Copy the file as it stands on disk; where the newest copy is the same, that one is returned.

    StorageError where the file cannot be read or the copy not written.
    """
    try:
        data = atomic.read_plain(path, LARGEST)
    except (OSError, ValueError) as error:
        raise StorageError(_failed(path, error)) from error
    return keep(path, data, when)


def keep(path: Path, data: bytes, when: datetime, unsaved: bool = False) -> Backup:
    """Keep this content as a copy of the file; where the newest copy is the same, that one is returned."""
    try:
        place = folder_for(path)
        paths.own_folder("backups")
        paths.make_private(place)
        kept = list_for(path)
        if kept and kept[0].size == len(data) and kept[0].path.read_bytes() == data:
            return kept[0]
        number = 1 + max((copy.number for copy in kept), default=0)
        copy = _free_name(place, when, number, unsaved)
    except (OSError, ValueError) as error:
        raise StorageError(_failed(path, error)) from error
    _note_origin(place, path)
    try:
        atomic.write_bytes(copy, data, private=True)
    except StorageError as error:
        raise StorageError(_failed(path, error.__cause__)) from error
    _prune(path)
    return Backup(copy, when.replace(microsecond=0), len(data), number, unsaved)


def list_for(path: Path) -> list[Backup]:
    """The copies of this file, newest first; empty where there are none or they cannot be listed."""
    try:
        return _copies(folder_for(path))
    except (OSError, ValueError):
        return []


def all_kept(known: Iterable[Path] = ()) -> list[Kept]:
    """The copies of every file, those with the newest copy first; also of files that are no longer there.

    ``known`` are paths that may be told where an older version left no note.  Never raises.
    """
    noted: dict[Path, Path] = {}
    found: list[Kept] = []
    for path in known:
        with contextlib.suppress(OSError, ValueError):
            noted[folder_for(path)] = path
    with contextlib.suppress(OSError):
        for place in folder().iterdir():
            with contextlib.suppress(OSError):
                found.append(Kept(place, _origin(place) or noted.get(place), tuple(_copies(place))))
    return sorted((kept for kept in found if kept.copies), key=lambda kept: kept.copies[0].when, reverse=True)


def to_keep(copies: Sequence[Backup]) -> list[Backup]:
    """Of copies sorted newest first: the newest 20, and the last one of each of 60 days on which some were made."""
    last_of_day: dict[object, Path] = {}
    for copy in copies:
        if len(last_of_day) < DAYS:
            last_of_day.setdefault(copy.when.date(), copy.path)
    daily = set(last_of_day.values())
    return [copy for place, copy in enumerate(copies) if place < NEWEST or copy.path in daily]


def _failed(path: Path, error: BaseException | None) -> str:
    why = atomic.cause(error) if isinstance(error, OSError | ValueError) else "磁盘读写出错"
    return f"未能备份“{path.name}”：{why}。备份放在“{paths.data_folder()}”，请检查这个位置的空间和读写权限。"


def _copies(place: Path) -> list[Backup]:
    found = (_backup(copy) for copy in place.iterdir())
    return sorted((b for b in found if b), key=lambda b: (b.number, b.when, b.path.name), reverse=True)


def _backup(copy: Path) -> Backup | None:
    name = _NAME.fullmatch(copy.name)
    if name is None:
        return None
    with contextlib.suppress(ValueError, OSError):
        when = datetime.strptime(name[1], _FORMAT)
        return Backup(copy, when, copy.stat().st_size, int(name[2] or 0), bool(name[3]))
    return None


def _free_name(place: Path, when: datetime, number: int, unsaved: bool) -> Path:
    name = f"{when.strftime(_FORMAT)}_n{number:04}{'_unsaved' if unsaved else ''}"
    others = (f"{name}{f'_{count}' if count else ''}.json" for count in range(1000))  # a list that was cut short
    return next((place / other for other in others if not os.path.lexists(place / other)), place / f"{name}.json")


def _note_origin(place: Path, path: Path) -> None:
    """Write down where the file lies; that this fails is no reason to make no copy."""
    with contextlib.suppress(StorageError, OSError):
        noted = os.path.realpath(path)
        if _origin(place) != Path(noted):
            atomic.write_bytes(place / _ORIGIN, noted.encode("utf-8", "surrogatepass"), private=True)


def _origin(place: Path) -> Path | None:
    try:
        noted = atomic.read_plain(place / _ORIGIN, _LONGEST_PATH).decode("utf-8", "surrogatepass")
    except (OSError, ValueError):
        return None
    return Path(noted) if "\0" not in noted and Path(noted).is_absolute() else None


def _prune(path: Path) -> None:
    copies = list_for(path)
    kept = set(to_keep(copies))
    for copy in copies:
        if copy not in kept:
            with contextlib.suppress(OSError):
                copy.path.unlink()
