"""How a recovery copy stands to the file that it belongs to: has somebody saved there meanwhile?"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from core import paths
from core.errors import UnusableInput
from core.records import record
from core.report.report import Report
from core.storage import files
from core.storage.files import Stamp
from core.storage.recovery import Pending


class Standing(Enum):
    """What a copy is beside its file."""

    DAMAGED = auto()  # it cannot be read
    ALONE = auto()  # the report was never saved
    ONWARD = auto()  # it goes on from what stands in the file
    AWRY = auto()  # the file is another by now: newer work, mostly
    FILE_GONE = auto()
    SAVED = auto()  # the file holds just the same: nothing is to be recovered


@record
class Beside:
    """A copy and its file now; ``report`` is what the file holds, ``error`` why it cannot be read, ``when`` local time."""

    standing: Standing
    report: Report | None = None
    stamp: Stamp | None = None
    when: datetime | None = None
    error: str = ""


def beside(pending: Pending) -> Beside:
    """Look at the file of a copy; never raises."""
    if pending.copy is None:
        return Beside(Standing.DAMAGED, when=_when(pending))
    if pending.path is None:
        return Beside(Standing.ALONE)
    when = _when(pending)
    if when is None:
        return Beside(Standing.FILE_GONE)
    try:
        loaded = files.load(pending.path)
    except UnusableInput as error:
        return Beside(Standing.AWRY, when=when, error=str(error))
    standing = Standing.AWRY
    if (
        loaded.report == pending.copy.report
        and loaded.unvisited == pending.copy.unvisited
        and not pending.copy.unfinished
    ):
        standing = Standing.SAVED
    elif _onward(pending, loaded.stamp, when):
        standing = Standing.ONWARD
    return Beside(standing, loaded.report, loaded.stamp, when)


def _onward(pending: Pending, now: Stamp, when: datetime) -> bool:
    """Whether the file is as it was when the copy was begun; an old copy does not tell, but it is the newer one."""
    known = pending.copy.stamp if pending.copy else None
    return when <= pending.when if known is None else (now.size, now.sha256) == (known.size, known.sha256)


def _when(pending: Pending) -> datetime | None:
    """When the file was changed last; None where it is not there."""
    try:
        return paths.changed_at(pending.path.stat().st_mtime) if pending.path else None
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None
