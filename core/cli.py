"""The command line: read, check, export, new, compare, years, infographic.  Stable; others script against it.

Exit codes: 0 done, 1 findings of grade ERROR (check, export --strict), 2 unusable input, or
output that cannot be written, with one plain sentence on stderr.  Each command brings in what it needs.  Where the reader of a pipe has had
enough (head), the program ends in silence.  ``read`` and ``check`` write no file anywhere.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from core import arguments as arguments_of
from core import paths
from core.atomic import DRAFTING, cause
from core.errors import DONE, FOUND, UNUSABLE, StorageError, UnusableInput, UserError
from core.forms.catalog import YEARS
from core.opening import Opened, open_any
from core.report.calc import compute
from core.report.numbers import Value, show
from core.report.report import Report, blanks, text_names

if TYPE_CHECKING:
    import argparse

    from core.matching.reading import Note
    from core.writers.listing import Listing

INTERRUPTED, PIPE_CLOSED = 130, 141  # as a shell tells the end by these signals
NAMED = 2  # cells named in one line of the summary


def main(arguments: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    _speak_utf8()
    try:
        code = _run(arguments)
        _flush()
    except _OutputLostError as lost:
        return _lost(lost.cause)
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _run(arguments: Sequence[str]) -> int:
    try:
        commands = arguments_of.Commands(_read, _check, _export, _new, _compare, _years, _infographic)
        options = arguments_of.parser(commands).parse_args(list(arguments))
        command: Callable[[argparse.Namespace], int] = options.command
        return command(options)
    except UserError as error:
        _complain(str(error))
        return UNUSABLE
    except SystemExit as done:  # --help
        return done.code if isinstance(done.code, int) else DONE


class _OutputLostError(Exception):
    """What we print cannot be written where it should go."""

    def __init__(self, cause: OSError) -> None:
        super().__init__(str(cause))
        self.cause = cause


def _say(text: str, end: str = "\n") -> None:
    try:
        print(text, end=end)
    except OSError as error:
        raise _OutputLostError(error) from error


def _complain(sentence: str) -> None:
    """A sentence on stderr; where that cannot be written either, the exit code has to do."""
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:
        _silence(sys.stderr)


def _flush() -> None:
    try:
        if sys.stdout is not None:  # pyright: ignore[reportUnnecessaryComparison] - a program without a console
            sys.stdout.flush()
    except OSError as error:
        raise _OutputLostError(error) from error


def _lost(error: OSError) -> int:
    """The exit code where the output went nowhere: silence where its reader had enough, else a sentence."""
    _silence(sys.stdout)
    # Windows calls a pipe without a reader an invalid argument.
    if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
        return PIPE_CLOSED
    _complain(f"输出未能写完：{cause(error)}。请换一个位置再试。")
    return UNUSABLE


def _silence(stream: TextIO) -> None:
    """Python flushes what is left at its end, and would complain of it."""
    with contextlib.suppress(OSError, ValueError), Path(os.devnull).open("wb") as nowhere:
        os.dup2(nowhere.fileno(), stream.fileno())


def _speak_utf8() -> None:
    """Chinese through pipes on Windows, whatever the code page."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def _read(options: argparse.Namespace) -> int:
    opened = open_any(options.file)
    _say(json.dumps(as_data(opened), ensure_ascii=False, indent=1) if options.json else _summary(opened))
    return DONE


def as_data(opened: Opened) -> dict[str, Any]:
    """What ``read --json`` prints: plain data with flat keys."""
    report = opened.report
    computed = compute(report.form, report.values)
    return {
        "form": report.form_key,
        "year": report.year or None,
        "agency": report.agency,
        "texts": {key: opened.text(key) for key in (*report.form.text_keys, *_beside(opened))},
        "values": {key: _plain(report.value(key)) for key in report.form.typed},
        "computed": {key: _plain(total.value) for key, total in computed.items()},
        "printed": {key: _plain(value) for key, value in report.printed.items()},
        "notes": [_note(note) for note in opened.notes],
    }


def _beside(opened: Opened) -> list[str]:
    """Words above and below tables, where there are any."""
    return [key for key in opened.report.form.beside_keys if opened.text(key)]


def _note(note: Note) -> dict[str, str]:
    said = {"code": note.code, "cell": note.cell, "place": note.place, "found": note.found, "message": note.message}
    return {key: words for key, words in said.items() if words or key == "found"}


def _plain(value: Value) -> int | str | None:
    """Counts as numbers, money as a string, a blank as null."""
    return value if value is None or isinstance(value, int) else show(value)


def _summary(opened: Opened) -> str:
    report, empty = opened.report, len(blanks(opened.report))
    beside = report.form.beside_keys
    names = [(key, name) for key, name in text_names(report.form) if key not in beside or opened.text(key)]
    lines = [
        f"{report.agency or '机关名称未识别'}  {f'{report.year}年' if report.year else '年份未识别'}  {report.form.name}表格",
        f"数据{len(report.form.typed) - empty}项，空白{empty}项",
        *(f"{name}：{len(''.join(opened.text(key).split()))}字" for key, name in names),
        *_grouped(opened),
    ]
    return "\n".join(lines)


def _grouped(opened: Opened) -> list[str]:
    """Notes for people: those that say the same of several cells in one line."""
    cells = opened.report.form.cells
    places: dict[str, list[str]] = {}
    for note in opened.notes:
        places.setdefault(note.message, []).append(cells[note.cell].name if note.cell in cells else "")
    return [f"需要核对：{_where(names)}{message}" for message, names in places.items()]


def _where(names: list[str]) -> str:
    named = [name for name in names if name]
    if not named:
        return ""
    more = f"等{len(named)}处" if len(named) > NAMED else ""
    return "、".join(f"“{name}”" for name in named[:NAMED]) + more + "："


def _check(options: argparse.Namespace) -> int:
    """Each file is told when it is checked: of many thousands nothing has to be kept."""
    from core.checking import check_all

    code, before = DONE, "[\n"
    with contextlib.closing(check_all(options.files)) as all_checked:
        for checked in all_checked:
            code = max(code, checked.code)
            if checked.complaint:
                _complain(checked.complaint)
            if options.json:
                _say(before + _indented(checked.data), end="")
                before = ",\n"
            else:
                _say_findings(checked.data, checked.words)
            _flush()
    if options.json:
        _say("\n]")
    return code


def _indented(data: dict[str, Any]) -> str:
    """An item as it stands in a list that is printed as a whole."""
    return " " + json.dumps(data, ensure_ascii=False, indent=1).replace("\n", "\n ")


def _say_findings(data: dict[str, Any], words: list[str]) -> None:
    _say(f"{data['file']}：{data['verdict']}")
    for finding, word in zip(data["findings"], words, strict=True):
        _say(f"  {word} {finding['id']}：{finding['message']}")


def _export(options: argparse.Namespace) -> int:
    from core.checking import generated_told, unread_told
    from core.enclosed import data_of
    from core.writers import registry
    from core.writers.layout.style import style_of

    opened = open_any(options.file)
    _may_write(options, options.file)
    faults = list(_faults(opened, options))
    if faults and options.strict:
        return _not_written(faults, options)
    data = "" if options.no_data else data_of(opened.report)
    report = replace(opened.report, marks={}) if options.no_marks else opened.report
    registry.export(report, options.to, style_of(options.style, options.draft), data)
    _complain_all([*faults, *unread_told(opened.report), *generated_told(opened)])
    _say(f"已导出：{options.to}")
    return DONE


def _faults(opened: Opened, options: argparse.Namespace) -> Iterator[str]:
    """What somebody should know of a report before it leaves: its errors, and what its paper cannot show."""
    from core.checking import errors_told
    from core.writers import registry
    from core.writers.layout.style import style_of

    yield from errors_told(opened)
    if sentence := registry.about_unshown(opened.report, options.to, style_of(options.style)):
        yield sentence
    if options.draft and options.to.suffix.lower() not in registry.PAGED:
        yield f"“{options.to.name}”不分页，没有页眉，没有标注“草稿”。"


def _not_written(faults: Iterable[str], options: argparse.Namespace) -> int:
    _complain_all(faults)
    _complain(f"未导出“{options.to.name}”：还有以上问题（--strict）。")
    return FOUND


def _complain_all(sentences: Iterable[str]) -> None:
    for sentence in sentences:
        _complain(sentence)


def _may_write(options: argparse.Namespace, *sources: Path) -> None:
    """Raise UnusableInput where the target is a folder, one of the files that are read, or there without --force."""
    target: Path = options.to
    name = target.name or str(target)
    if paths.is_folder(target):
        raise UnusableInput(f"“{name}”是一个文件夹，没有写入。请在后面加上文件名。")
    if any(paths.is_same_file(target, source) for source in sources):
        raise UnusableInput(f"“{name}”就是要读取的文件，未改动。请写到另一个文件。")
    if os.path.lexists(target) and not options.force:
        raise UnusableInput(f"“{name}”已存在，未改动。要覆盖它，请加上 --force。")


def _opened(path: Path) -> Opened:
    """The report of one file of several; where it cannot be read the sentence says which one it is."""
    try:
        return open_any(path)
    except UnusableInput as error:
        sentence = str(error)
        raise UnusableInput(sentence if path.name in sentence else f"“{path.name}”：{sentence}", error.kind) from error


def _new(options: argparse.Namespace) -> int:
    from core.readers.registry import SUFFIXES
    from core.report import rollover
    from core.report.report import text_names
    from core.storage import backups, files

    if (suffix := options.to.suffix.lower()) in SUFFIXES:
        raise UnusableInput(f"草稿是本程序的报告文件，后缀是 .json，不能存成“{suffix}”。请换一个文件名。")
    last = _dated(open_any(options.last).report, options.year)
    started = rollover.draft(last, options.year)
    _may_write(options, options.last)
    if paths.is_file(options.to):  # whoever runs it twice may have filled the first draft in
        with contextlib.suppress(StorageError):
            backups.make(options.to, datetime.now())
    files.save(options.to, started, sentence=DRAFTING)  # 另存为… is of the window
    _say(f"已生成{started.year}年草稿：{options.to}")
    names = dict(text_names(last.form))
    for move in rollover.year_moves(last, options.year):
        _complain(f"{names[move.key]}：{move.told(options.year)}")
    return DONE


def _compare(options: argparse.Namespace) -> int:
    from dataclasses import asdict

    from core.report.difference_report import difference_report
    from core.writers import registry
    from core.writers.listing import listing_of

    one, other = (_opened(path).report for path in (options.before, options.after))
    found = difference_report(one, other, _names(options, one, other))
    if options.to:
        _may_write(options, options.before, options.after)
        registry.export_listing(listing_of(found), options.to)
        _say(f"已写好对照：{options.to}")
    elif options.json:
        _say(json.dumps(asdict(found), ensure_ascii=False, indent=1))
    else:
        _say("\n".join(_compared(listing_of(found))))
    return DONE


def _names(options: argparse.Namespace, one: Report, other: Report) -> tuple[str, str]:
    """What the two reports are called: by their years, by their files where it is one year."""
    if one.year != other.year:
        return f"{one.year}年", f"{other.year}年"
    if options.before.name != options.after.name:
        return options.before.name, options.after.name
    return str(options.before), str(options.after)


def _compared(content: Listing) -> Iterator[str]:
    yield from (content.title, *content.lines)
    for table in content.tables:
        yield from ("", table.title, "\t".join(table.head))
        yield from ("\t".join(row) for row in table.rows)


def _years(options: argparse.Namespace) -> int:
    from core.report.years.table import years_table
    from core.years import files as year_files

    table = years_table(year_files.read_all(options.files, options.renamed))
    if options.to:
        _may_write(options, *options.files)
        _complain_all(filter(None, [year_files.export(table, options.to, options.picture or "")]))
        _say(f"已写好历年对比：{options.to}")
    elif options.json:
        _say(json.dumps(year_files.as_data(table), ensure_ascii=False, indent=1))
    else:
        _say("\n".join(year_files.as_lines(table)))
    return DONE


def _infographic(options: argparse.Namespace) -> int:
    from core.checking import errors_told
    from core.years import files as year_files

    opened = open_any(options.file)
    _may_write(options, options.file)
    faults = list(errors_told(opened))
    if faults and options.strict:
        return _not_written(faults, options)
    faults.append(year_files.export_infographic(opened, options.to))
    _complain_all(filter(None, faults))
    _say(f"已写好图解：{options.to}")
    return DONE


def _dated(last: Report, year: int) -> Report:
    if not last.year:
        raise UnusableInput("没有在文件里找到报告年度。请在窗口中打开它，补上年度后再生成草稿。")
    if year not in YEARS and year > last.year:
        raise UnusableInput(f"没有{year}年的报告，不能生成草稿。请核对年份。")
    if last.year >= year:
        raise UnusableInput(f"上年报告是{last.year}年的，不能用来生成{year}年草稿。请核对年份。")
    return last
