"""Matching raw tables and paragraphs with the form by their labels; knows no file format.

Raw document → form (by labels, not by year) → cells, figures, texts, and a note
on everything that was not as the form has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from core.errors import Refusal, UnusableInput
from core.forms.catalog import FORMS, form_for_year
from core.forms.spec import Form, Kind
from core.matching.columns import table_captions
from core.matching.figures import Figure, differ, read_cell, two_units
from core.matching.headings import FlowLine, TableMark, flow, headings, is_heading
from core.matching.known_tables import find_plain
from core.matching.labels import RawLabels, form_labels, words
from core.matching.left_figures import left_figures
from core.matching.mixed_forms import mixed
from core.matching.naming.body_names import is_organ
from core.matching.reading import TWO_REPORTS, Note, Reading, Source, on_suspicion
from core.matching.tables import FoundCells, find, find_all
from core.matching.texts import read_texts
from core.matching.torn_rows import rejoin
from core.matching.totals import hold, split_figures, verify
from core.matching.transposed import Upright
from core.matching.two_years import THIS, OneYear, is_of, one_year, report_year, table_years
from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import note_in_cell, notes_on
from core.readers.raw import RawCell, RawDocument, RawParagraph, RawTable
from core.readers.text_decoding import INVISIBLE, as_seen
from core.report.numbers import Number, Value

__all__ = ["choose_form", "headings", "locate", "locate_all", "read"]

_OF_TITLE = lazy(r"信息公开|政务公开|报告|年报|[12]\d{3}年|单位[:：]")
_LONGEST_TITLE = 90
_HAS_INVISIBLE = lazy("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_FEWEST_CELLS = 10  # fewer cells than the smallest table has: not a report
NO_TABLES = "这个文件里未找到年度报告的表格。请核对选中的文件。"
PICTURES = "这个文件里的表格是图片，无法读取数据。请选择表格可以编辑的文件，或新建后手工填写。"


def locate(table: RawTable, form: Form) -> dict[str, RawCell]:
    """For every cell of the form found in this raw table, typed or computed, the raw cell of its figure.

    Works on an empty form as well: the cell that would hold the figure.
    """
    return find(table, form).cells


def locate_all(document: RawDocument, form: Form) -> dict[str, RawCell]:
    """Like :func:`locate` over all tables of a document; a table cut in pieces without repeated heads is one."""
    return {key: cell for key, (_, cell) in _merge(form, find_all(document.tables, form)).items()}


def choose_form(document: RawDocument, labels: RawLabels | None = None) -> Form:
    """The form whose labels occur most and are missed least.

    Where that does not tell (table four alone is the same in all), the one in force in the year of the title, or the newest.
    """
    present = (labels or RawLabels()).of(document.tables)
    fits = {form.key: sum(max(0, words(table).fit(present)) for table in form.tables) for form in FORMS.values()}
    most = max(fits.values())
    best = [form for form in FORMS.values() if fits[form.key] == most]
    year = report_year(document) if len(best) > 1 else None
    due = form_for_year(year) if year else None
    return due if due in best else max(best, key=lambda form: form.first_year)


def read(document: RawDocument) -> Reading:
    """Read a report; raises UnusableInput where there is none in it, or more than one."""
    document = _legible(document)
    labels = RawLabels()
    form = choose_form(document, labels)
    standing, years = Upright(document), OneYear(document)
    found = find_plain(document.tables, form)
    if found is None:
        from core.matching.parts_apart import in_the_form_s_order  # few files need it

        standing = in_the_form_s_order(document, form)
        years = one_year(standing.document, form)
        document = rejoin(years.document, form)
        found = find_all(document.tables, form)
    rivals: dict[str, RawCell] = {}
    cells = _merge(form, found, table_years(years.document), report_year(document), rivals)
    if len(cells) < _FEWEST_CELLS:
        pictures = any(code == NoteCode.PICTURE for code, _ in document.notes)
        raise UnusableInput(PICTURES, Refusal.PICTURES) if pictures else UnusableInput(NO_TABLES, Refusal.NO_REPORT)
    found = _without_strangers(form, found, cells)
    captions = table_captions(years.document)
    around = {key: captions.get(index, "") for key, (index, _) in cells.items()} if captions else {}
    heads = around | {key: text for piece in found.values() for key, text in piece.heads.items()}
    figures = _figures(form, {key: cell for key, (_, cell) in cells.items()}, heads, around, rivals)
    other_forms = mixed(document, form, found, labels)
    figures |= dict.fromkeys(other_forms.blank & figures.keys(), _OTHER_FORM)
    left = left_figures(document.tables, found, form, cells, (note.place for note in other_forms.notes))
    figures |= {key: _with_rest(cells.get(key), rest, _kinds(form)[key]) for key, rest in left.texts.items()}
    values: dict[str, Value] = {key: figures[key].value for key in form.typed if key in figures}
    printed = {key: value for key in form.computed if key in figures and (value := figures[key].value) is not None}
    values, of_sums = _summed_up(form, values, printed)
    lines = flow(document, found, (name for s in form.sections for name in (s.heading, *s.aliases)), form_labels(form))
    texts = read_texts(lines, form)
    notes = (
        *(Note(code, message) for code, message in document.notes),
        *standing.notes,
        *years.notes({index for index, _ in cells.values()}),
        *other_forms.notes,
        *texts.notes,
        *(_other_table(line) for line in lines if isinstance(line, TableMark) and not line.key),
        *(note for piece in found.values() for note in piece.notes),
        *left.notes,
        *_cell_notes(form, cells, figures),
        *_left_out_notes(document, cells),
        *of_sums,
    )
    sources = {key: Source(index, cell.row, cell.column, cell.text) for key, (index, cell) in cells.items()}
    notes += on_suspicion(document.suspected, notes)
    return Reading(form.key, texts.year, texts.agency, texts.texts, values, printed, texts.body, sources, notes)


def _summed_up(
    form: Form, values: dict[str, Value], printed: Mapping[str, Number]
) -> tuple[dict[str, Value], Sequence[Note]]:
    """The figures, those that the printed totals tell to be one parted as it does, and what is to be told of the sums."""
    if hold(form, known := _known(values), printed):
        return values, ()
    joined = split_figures(form, known, printed)
    notes = [way.note(known) for way in joined]
    values = values | {key: value for way in joined for key, value in ((way.left, way.value), (way.right, None))}
    return values, (*notes, *verify(form, _known(values), printed))


def _known(values: Mapping[str, Value]) -> dict[str, Number]:
    return {key: value for key, value in values.items() if value is not None}


def _legible(document: RawDocument) -> RawDocument:
    """The document without signs that nobody sees (of no width, of direction) in tables, titles and headings.

    The words of texts stand there to the letter.
    """
    texts = _every_text(document)
    if "".join(texts).replace("\n", "").isprintable():  # asked of all at once: most documents end here
        return document
    if all(text.isprintable() or not _HAS_INVISIBLE.search(text) for text in texts):
        return document
    return replace(
        document,
        items=tuple(_legible_table(i) if isinstance(i, RawTable) else _legible_line(i) for i in document.items),
    )


def _every_text(document: RawDocument) -> list[str]:
    texts: list[str] = []
    for item in document.items:
        texts += [cell.text for cell in item.cells] if isinstance(item, RawTable) else [item.text]
    return texts


def _legible_table(table: RawTable) -> RawTable:
    return replace(
        table, cells=tuple(replace(cell, text=INVISIBLE.sub("", as_seen(cell.text))) for cell in table.cells)
    )


def _legible_line(line: RawParagraph) -> RawParagraph:
    if not _HAS_INVISIBLE.search(line.text):
        return line
    seen = INVISIBLE.sub("", line.text)
    return (
        replace(line, text=seen)
        if any(_names_something(FlowLine(part, line.number)) for part in seen.split("\n"))
        else line
    )


def _names_something(line: FlowLine) -> bool:
    """Whether a line is a heading, may be of a title or says a unit."""
    text = line.text.strip()
    if len(text) > _LONGEST_TITLE or "。" in text:
        return False
    return is_organ(text) or bool(_OF_TITLE.search(text)) or any(is_heading(line, form) for form in FORMS.values())


def _figures(
    form: Form,
    cells: Mapping[str, RawCell],
    heads: Mapping[str, str],
    around: Mapping[str, str],
    rivals: Mapping[str, RawCell],
) -> dict[str, Figure]:
    """What each cell says, by its words and those that state its unit (``heads``, or ``around`` its table)."""
    kinds = _kinds(form)
    figures = {key: read_cell(cell.text, kinds[key], heads.get(key, "")) for key, cell in cells.items()}
    figures |= {
        key: _two(cells[key].text, other.text, kinds[key], heads.get(key, ""))
        for key, other in rivals.items()
        if not _says_the_same(other, cells[key])
    }
    figures |= {
        key: two_units(cells[key].text, head, around.get(key, ""))
        for key, head in heads.items()
        if key in cells and kinds[key] is Kind.MONEY and figures[key].value and differ(head, around.get(key, ""))
    }
    # A total whose formula keeps no result is worked out anew.
    lacking = (
        (key, cell)
        for key, cell in cells.items()
        if cell.left_out
        and not (form.cells[key].formula and all(code == NoteCode.FORMULA for code, _ in cell.left_out))
    )
    return figures | {key: gone for key, cell in lacking if (gone := _left_out(cell, figures[key], kinds[key]))}


_OTHER_FORM = Figure(
    None, NoteCode.DOUBTFUL, "原文件的这张表是另一版格式，没有与这一格含义相同的数据，按空白读入。请核对后填写。"
)


def _says_the_same(one: RawCell, other: RawCell) -> bool:
    return "".join(one.text.split()) == "".join(other.text.split())


def _two(one: str, other: str, kind: Kind, head: str) -> Figure:
    """A cell for which the file has two figures, and nothing that tells which is the report's."""
    shown = "”和“".join(text.strip() or "空白" for text in (one, other))
    message = f"文件里这一格有两处，分别是“{shown}”，无法确定是哪一处，按空白读入。请核对后填写。"
    values = (read_cell(text, kind, head).value for text in (one, other))
    return Figure(None, NoteCode.DOUBTFUL, message, tuple(value for value in values if value is not None))


def _with_rest(placed: tuple[int, RawCell] | None, rest: tuple[str, ...], kind: Kind) -> Figure:
    """A cell whose figure, or the last digits of it, stand in no cell of the form."""
    shown = "”和“".join(rest)
    there = placed[1].text.strip() if placed else ""
    texts = (there, there + "".join(rest)) if there else ("".join(rest), *rest)
    values = (read_cell(text, kind).value for text in texts)
    choices = tuple(dict.fromkeys(value for value in values if value is not None))
    beside = f"这里是“{there}”，紧接着另有“{shown}”" if there else f"有“{shown}”，按所在位置可能是这一格的数"
    message = f"原文件{beside}，无法确定数值，按空白读入。请核对后填写。"
    return Figure(None, NoteCode.DOUBTFUL, message, choices)


_MAY_BE_MEANT = (NoteCode.HIDDEN, NoteCode.SLANTED, NoteCode.TEXT_BOX, NoteCode.CONTROL, NoteCode.BOUND)


def _left_out(cell: RawCell, figure: Figure, kind: Kind) -> Figure | None:
    """A cell of which nothing that counts is left: it is no blank, something is written there."""
    if figure.code != NoteCode.BLANK:
        return None
    said = "".join(note_in_cell(code, words) for code, words in cell.left_out)
    # What cannot be seen may be meant all the same: a sheet that shows no zeros has them.
    hidden = (read_cell(words, kind).value for code, words in cell.left_out if code in _MAY_BE_MEANT)
    choices = tuple(value for value in hidden if value is not None)
    return Figure(None, NoteCode.DOUBTFUL, f"{said}按空白读入，请核对后填写。", choices)


def _left_out_notes(document: RawDocument, cells: PlacedCells) -> Iterator[Note]:
    """What does not count is said at the figure it stands beside; elsewhere once for each reason."""
    placed = {id(cell): key for key, (_, cell) in cells.items() if cell.left_out}
    elsewhere = [left for item in document.items if isinstance(item, RawParagraph) for left in item.left_out]
    for cell in (cell for table in document.tables for cell in table.cells if cell.left_out):
        key = placed.get(id(cell))
        if key is None:  # of formulas the reader tells itself
            elsewhere += [one for one in cell.left_out if one[0] != NoteCode.FORMULA]
        elif cell.text.strip():
            yield from (Note(code, note_in_cell(code, words), key, found=words) for code, words in cell.left_out)
    yield from (Note(code, message) for code, message in notes_on(elsewhere))


@lru_cache
def _kinds(form: Form) -> dict[str, Kind]:
    """As what each cell is read: a printed carry-over may be negative, wrong as that is, and is read as it stands."""
    return {
        key: Kind.CHANGE if cell.formula and cell.kind is Kind.COUNT else cell.kind for key, cell in form.cells.items()
    }


PlacedCells = Mapping[str, tuple[int, RawCell]]


def _merge(
    form: Form,
    found: Mapping[int, FoundCells],
    years: Mapping[int, int] | None = None,
    year: int | None = None,
    rivals: dict[str, RawCell] | None = None,
) -> dict[str, tuple[int, RawCell]]:
    """All cells with the table they stand in; pieces of a cut table add up, doubled tables do not.

    Of doubled tables the one counts that the words above it give to the report's
    ``year``; where ``years`` do not tell, the cells of the other become ``rivals``.
    """
    cells: dict[str, tuple[int, RawCell]] = {}
    doubled: dict[str, bool] = {}
    differing: set[str] = set()
    named = years or {}
    for table in form.tables:
        keys = words(table).cells
        pieces = {index: _there(keys, piece.cells) for index, piece in found.items()}
        of_other = _of_other_years(pieces, named, year)
        # The fullest piece first: another table of the file may happen to share a label or two.
        for index in sorted(pieces, key=lambda index: (of_other[index], -len(pieces[index]))):
            again = _there(pieces[index], cells)
            if 2 * len(again) > len(keys):
                doubled[table.key] = doubled.get(table.key, True) and of_other[index]
                other = found[index].cells
                if of_other[index] or not all(_says_the_same(other[key], cells[key][1]) for key in again):
                    differing.add(table.key)
                if rivals is not None and not of_other[index]:
                    rivals |= {key: found[index].cells[key] for key in again if key not in rivals}
            cells |= {key: (index, found[index].cells[key]) for key in pieces[index] if key not in cells}
    if rivals is not None:
        for index, piece in found.items():
            for key, cell in piece.rivals.items():
                if key in cells and cells[key][0] == index:
                    rivals.setdefault(key, cell)
    if len(doubled) > 1 and not all(doubled.values()):
        raise UnusableInput(TWO_REPORTS, Refusal.SEVERAL_REPORTS)
    for key, told in doubled.items():
        if key not in differing:  # printed twice, the same both times
            continue
        which = "读的是报告年度的一张" if told else "数据不同的格按空白读入"
        message = f"第{form.section(key).number}部分的表格在文件里不止一张，{which}，请核对。"
        next(iter(found.values())).notes.append(Note(NoteCode.TWICE, message, place=key))
    return cells


def _of_other_years(
    pieces: Mapping[int, Sequence[str]], named: Mapping[int, int], year: int | None
) -> Mapping[int, bool]:
    """Which pieces of a table are of another year than the report's; where all are, years do not tell."""
    tags = [named[index] for index in pieces if index in named and pieces[index]]
    found = {i: i in named and bool(tags) and not is_of(named[i], year, [*tags, THIS]) for i in pieces}
    return found if not all(found[i] for i in pieces if pieces[i]) else dict.fromkeys(found, False)


def _there(keys: Sequence[str], cells: Mapping[str, object]) -> Sequence[str]:
    """Those of some keys that have cells: mostly none, which is found in no time."""
    return () if cells.keys().isdisjoint(keys) else [key for key in keys if key in cells]


def _without_strangers(form: Form, found: Mapping[int, FoundCells], cells: PlacedCells) -> Mapping[int, FoundCells]:
    """Nothing found in tables that share a label or two with the form and are none of it.

    What of the form they seem to have stands elsewhere, in a fuller table.
    """
    used = {index for index, _ in cells.values()}
    tables = [words(table).cells for table in form.tables]

    def is_stranger(index: int, piece: FoundCells) -> bool:
        if index in used or not piece.cells:
            return False
        return all(2 * sum(key in piece.cells for key in keys) <= len(keys) for keys in tables)

    return {index: FoundCells() if is_stranger(index, piece) else piece for index, piece in found.items()}


def _other_table(mark: TableMark) -> Note:
    return Note(
        NoteCode.OTHER_TABLE,
        f"文件里还有一张不属于年度报告格式的表格（“{mark.text[:30]}”），未读入。",
        found=mark.text,
    )


_EMPTY = (NoteCode.BLANK, NoteCode.MARK)


def _cell_notes(form: Form, cells: PlacedCells, figures: Mapping[str, Figure]) -> Iterator[Note]:
    for table in form.tables:
        keys = words(table).cells
        name = form.section(table.key).numbered
        if cells.keys().isdisjoint(keys):
            yield Note(NoteCode.MISSING, f"未找到“{name}”的表格，这张表未读入。", place=table.key)
            continue
        totals = 0
        for key in keys:
            figure = figures.get(key)
            if figure is None:
                yield Note(NoteCode.MISSING, "原文件中未找到这一格，未读入。", key)
            elif not figure.code:
                continue
            elif key not in form.parts:
                yield Note(
                    figure.code, figure.message, key, "", cells[key][1].text if key in cells else "", figure.choices
                )
            elif figure.code in _EMPTY:
                totals += 1
            else:
                yield Note(figure.code, figure.message, key, "", cells[key][1].text if key in cells else "")
        if totals:
            yield Note(NoteCode.TOTALS_BLANK, f"“{name}”有{totals}处总计未填，已自动计算。", place=table.key)
