"""Files of several years to one table, and the table to files: what the command line and the window have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from core.errors import UnusableInput
from core.notes import NoteTask, task_of
from core.opening import Opened, open_several
from core.report.numbers import Value, show
from core.report.years.choice import Hindrance, YearEntry, hindrance
from core.report.years.lines import FigureLine
from core.report.years.table import YearsTable, years_table

ALL = "all"  # all pictures in one
_HELP = {
    Hindrance.NO_YEAR: "请在窗口中打开它，补上年份并保存后再用。",
    Hindrance.SAME_YEAR: "请去掉其中一份。",
    Hindrance.OTHER_BODY: "如果是同一机关更名，请加上 --renamed。",
    Hindrance.TOO_MANY: "请减少文件。",
}


def entries_of(path: Path, name: str = "") -> tuple[YearEntry, ...]:
    """The reports of a file in any readable format; UnusableInput with one plain sentence where there are none.

    ``name`` is what the file is called where another one has its name.
    """
    found, source = open_several(path), name or path.name
    many = len(found) > 1
    return tuple(
        entry_of(opened, f"{source}（第{number}份）" if many else source) for number, opened in enumerate(found, 1)
    )


def entry_of(opened: Opened, source: str) -> YearEntry:
    """A report that was opened, with what its reading left open; what is merely good to know is left out."""
    notes = [note for note in opened.notes if task_of(note.code) is not NoteTask.KNOW]
    doubtful = frozenset(note.cell for note in notes if note.cell and task_of(note.code) is NoteTask.DECIDE)
    cells = opened.report.form.cells
    remarks = (f"“{cells[note.cell].name}”：{note.message}" if note.cell in cells else note.message for note in notes)
    return YearEntry(source, opened.report, doubtful, tuple(dict.fromkeys(remarks)))


def read_all(paths: Sequence[Path], renamed: bool = False) -> tuple[YearEntry, ...]:
    """The reports of all files, one a year; UnusableInput with what is in the way and what to do.

    ``renamed``: reports of bodies with other names belong together.
    """
    chosen: list[YearEntry] = []
    names = Counter(path.name for path in paths)
    for path in paths:
        for entry in _named(path, path.name if names[path.name] == 1 else str(path)):
            found = hindrance(entry, chosen, renamed)
            if found:
                raise UnusableInput(found.sentence + _HELP[found.kind])
            chosen.append(entry)
    return tuple(chosen)


def as_data(table: YearsTable) -> dict[str, Any]:
    """What ``years --json`` prints: plain data with flat keys; a blank, an item that was not there, are null."""
    return {
        "agency": table.agency,
        "form": table.form.key,
        "years": list(table.years),
        "files": {str(year): source for year, source in table.sources.items()},
        "lines": [_line(table, line) for line in table.lines],
        "remarks": list(table.remarks),
    }


def _line(table: YearsTable, line: FigureLine) -> dict[str, Any]:
    figures = table.figures[line.key]
    return {
        "key": line.key,
        "part": line.part,
        "section": line.section,
        "name": line.name,
        "unit": line.unit,
        "values": {str(year): _plain(figures[year].value) for year in table.years},
        "known": {str(year): figures[year].known for year in table.years},
        "doubtful": [year for year in table.years if figures[year].doubtful],
    }


def _plain(value: Value) -> int | str | None:
    return value if value is None or isinstance(value, int) else show(value)


def as_lines(table: YearsTable) -> Iterator[str]:
    """The same for people, with tabs between the cells."""
    yield f"{table.agency or '机关名称未识别'}  {table.span}  {table.form.name}表格"
    yield from (f"{year}年：{source}" for year, source in table.sources.items())
    for section, lines in table.sections():
        yield from ("", section, "\t".join(("项目", *(f"{year}年" for year in table.years))))
        yield from ("\t".join((line.name, *(figure.shown for figure in table.of(line)))) for line in lines)
    if table.remarks:
        yield from ("", *table.remarks)


def export(table: YearsTable, path: Path, chosen: str = "") -> str:
    """Write the table with its pictures, or pictures alone (``chosen``: ALL, or the one with this key), by the path's ending.

    Returns what has to be said of the file, "" mostly; raises UserError with a sentence.
    """
    from core.writers import registry
    from core.writers.pictures import years as pictures
    from core.writers.years_listing import years_listing

    if chosen or path.suffix.lower() in registry.ONLY_PICTURES:
        drawn = pictures.sheet(table) if chosen in ("", ALL) else pictures.picture(table, chosen)
        registry.export_picture(drawn, path, table.agency)
    elif path.suffix.lower() in registry.LISTINGS:
        registry.export_listing(years_listing(table, on_screen=path.suffix.lower() == ".html"), path)
    else:
        raise registry.unknown(path, (*registry.LISTINGS, *registry.ONLY_PICTURES))
    return registry.about_unshown_in_picture(pictures.sheet(table), path)


def export_infographic(opened: Opened, path: Path) -> str:
    """Write the picture of one report for the public; what has to be said of it; raises UserError with a sentence."""
    return write_infographic(years_table(dated([entry_of(opened, "")])), path)


def dated(entries: Sequence[YearEntry]) -> Sequence[YearEntry]:
    """The same reports; UnusableInput where one has no year, which a picture for the public cannot do without."""
    if not all(entry.year for entry in entries):
        raise UnusableInput(f"未识别出报告年度。{_HELP[Hindrance.NO_YEAR]}")
    return entries


def write_infographic(table: YearsTable, path: Path) -> str:
    """The same of the last year of a table."""
    from core.writers import registry
    from core.writers.pictures.infographic import infographic

    scene = infographic(table)
    registry.export_picture(scene, path, table.agency)
    return registry.about_unshown_in_picture(scene, path)


def _named(path: Path, name: str) -> tuple[YearEntry, ...]:
    """The reports of a file; of several files the sentence has to say which cannot be read."""
    try:
        return entries_of(path, name)
    except UnusableInput as error:
        sentence = str(error)
        raise UnusableInput(sentence if path.name in sentence else f"“{name}”：{sentence}", error.kind) from error
