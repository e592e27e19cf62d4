"""One door for every file a user may offer: our own JSON, or a report in any readable format."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from core import enclosed, paths
from core.errors import Refusal, UnusableInput
from core.matching.reading import TWO_REPORTS, Note, Reading
from core.notes import NoteCode
from core.processes import works_apart
from core.readers.kinds import is_ours
from core.records import record
from core.report.report import Report

if TYPE_CHECKING:
    from core.report.checks.base import Headings

MOST_REPORTS = 6  # a choice among more is no longer one of a few buttons


@record
class Opened:
    """A file's report; ``reading`` tells how it was read where it was not our own file.

    ``stored`` is what the file encloses beside what can be seen; a person may take texts of it.
    """

    report: Report
    reading: Reading | None = None
    stored: Report | None = None

    @property
    def notes(self) -> tuple[Note, ...]:
        """What was odd in the source."""
        return self.reading.notes if self.reading else ()

    @property
    def headings(self) -> Headings:
        """Headings that are not those of the form, for the checks (S2): section key, how it stood there.

        "" stands for a missing one; a workbook with nothing but tables misses none.
        """
        sections = self.report.form.sections
        codes = {NoteCode.HEADING}
        if any(self.text(section.key) for section in sections):
            codes.add(NoteCode.HEADING_MISSING)
        return tuple((note.place, note.found) for note in self.notes if note.code in codes)

    @property
    def differing(self) -> tuple[str, ...]:
        """The texts that are enclosed otherwise than they are seen, in printed order."""
        notes = self.notes if self.stored else ()
        return tuple(note.place for note in notes if note.code == NoteCode.ENCLOSED and note.place)

    def text(self, key: str) -> str:
        """A text as the file had it; nothing is generated for what an imported file lacked."""
        return self.reading.texts.get(key, "") if self.reading else self.report.text(key)


def open_any(path: Path) -> Opened:
    """Open our file or read a report; UnusableInput with one plain sentence where neither goes."""
    _must_exist(path)
    if is_ours(path):
        return _ours(path)
    return _opened(read_report(path))


def open_several(path: Path) -> tuple[Opened, ...]:
    """Like :func:`open_any`, for a file that may hold up to MOST_REPORTS reports to choose from."""
    _must_exist(path)
    if is_ours(path):
        return (_ours(path),)
    readings = read_reports(path)
    if len(readings) > MOST_REPORTS:
        raise UnusableInput(TWO_REPORTS, Refusal.SEVERAL_REPORTS)
    return tuple(map(_opened, readings))


def _ours(path: Path) -> Opened:
    from core.storage import files

    return Opened(files.load(path).report)


def read_report(path: Path) -> Reading:
    """Read a report from a file of any supported format; UnusableInput with one plain sentence where it cannot be."""
    return _reader().only_report(path)


def read_reports(path: Path) -> tuple[Reading, ...]:
    """All reports a file holds, in its order; UnusableInput like :func:`read_report`, or where they cannot be parted."""
    return _reader().each_report(path)


def _reader() -> ModuleType:
    """Who reads: another process for a window, else this one; either comes when a file is read."""
    if works_apart():
        from core.opening import apart

        return apart
    from core.opening import recognition

    return recognition


def _must_exist(path: Path) -> None:
    if paths.is_folder(path):
        raise UnusableInput(f"“{path.name or path}”是一个文件夹。请选择其中的报告文件。", Refusal.NOT_FOUND)
    if paths.is_something_else(path):
        raise UnusableInput(f"“{path.name}”不是普通文件，无法读取。请先存成文件。", Refusal.NOT_FOUND)
    if not paths.is_file(path):
        raise UnusableInput(f"未找到文件“{path.name}”。请核对文件的位置和名称。", Refusal.NOT_FOUND)


def _opened(reading: Reading) -> Opened:
    return Opened(*enclosed.report_of(reading))
