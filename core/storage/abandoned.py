"""What a process that died left lying about: half-written files, locks, requests.

Only what tells by itself that it is ours, of this person on this computer, and
that its process is gone is removed; everything else stays.
"""

from __future__ import annotations

import contextlib
import logging
import os
import stat
import time
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from core import atomic, paths
from core.patterns import lazy
from core.storage import lock

_DAY = 86_400.0  # seconds: no write lasts as long
_MOST = 5_000  # entries of a folder that are looked at; a file server's folder may have any number
_UNNAMED = lazy(r"\.xxgk-[0-9a-f]{12}\.tmp")  # half-written by a version that did not note its process
_LOCK = lazy(r"~\$.*\.lock|~\$[0-9a-f]{12}\.stale")
_CONVERSION = lazy(r"xxgk-[a-z0-9_]{8}")
_CONVERTED = lazy(r"report\.docx?|\.report\.docx\..{8}\.tmp")
_REQUEST = lazy(r"[0-9a-f]{16}\.request")


def clear(reports: Iterable[Path] = ()) -> int:
    """Clear the program's own folders and the ones of these reports; how many files went.  Never raises."""
    folders = dict.fromkeys([*own_folders(), *(path.parent for path in reports)])
    count = sum(clear_folder(folder) for folder in folders) + _clear_conversions()
    if count:
        logging.getLogger("leftovers").info("removed %d left-over files", count)
    return count


def own_folders() -> list[Path]:
    """The program's own folders, as far as they are there."""
    data = paths.data_folder()
    return [data, data / "recovery", *_below(data / "backups"), *_below(data / "running")]


def clear_folder(folder: Path) -> int:
    """Remove what is left over in one folder; how many files went.  Never raises."""
    count = 0
    for path in _entries(folder):
        with contextlib.suppress(OSError, ValueError):
            if _left_over(path):
                path.unlink()
                count += 1
            elif _LOCK.fullmatch(path.name) and lock.dead(holder := lock.read(path)):
                lock.clear_away(path, holder)
                count += 1
    return count


def _clear_conversions() -> int:
    """Temporary folders of a conversion (core/readers/doc.py) that was cut off; how many files went."""
    count = 0
    for folder in _entries(_temporary()):
        if not _CONVERSION.fullmatch(folder.name):
            continue
        with contextlib.suppress(OSError, ValueError):
            status, inside = folder.lstat(), list(islice(folder.iterdir(), 5))
            known = all(_CONVERTED.fullmatch(path.name) for path in inside)
            if stat.S_ISDIR(status.st_mode) and known and time.time() - status.st_mtime > _DAY:
                for path in inside:
                    path.unlink()
                    count += 1
                folder.rmdir()
    return count


def _temporary() -> Path:
    """Where temporary files go; ``tempfile`` would try it, and brings compressors and random numbers along."""
    return Path(next(filter(None, map(os.environ.get, ("TMPDIR", "TEMP", "TMP"))), "/tmp"))


def _below(folder: Path) -> list[Path]:
    return [folder, *(path for path in _entries(folder) if paths.is_folder(path) and not path.is_symlink())]


def _entries(folder: Path) -> Iterator[Path]:
    with contextlib.suppress(OSError, ValueError):
        yield from list(islice(folder.iterdir(), _MOST))


def _left_over(path: Path) -> bool:
    if atomic.abandoned(path.name):
        return True
    old = _UNNAMED.fullmatch(path.name) or _REQUEST.fullmatch(path.name)
    return old is not None and time.time() - path.lstat().st_mtime > _DAY
