"""What a template's lines are: titles, headings, texts, lines to leave alone; and the paragraphs they stand in.

The lines are the matcher's own (core.matching.headings), so that what is written where is read back from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from core.forms.spec import Form
from core.matching import page_noise as noise
from core.matching.headings import Line, Mark, find_headings, flow, is_heading
from core.matching.identity import Title, is_document_number, is_organ, read_title
from core.matching.tables import Found
from core.readers import safe_xml
from core.readers.docx import reader as docx_reader
from core.readers.raw import RawDocument, RawParagraph, RawTable
from core.writers.docx.wordml import Element, w

_MOST_LEADING = 80  # lines above the text in which a title is looked for
_BLANK_FORM = re.compile(r"[（(]?(?:格式|参考|填写|示范)*(?:模板|样[式本表例]|范[本例]|文本|格式)[）)]?(?=$|[（(])")
_ROOM = re.compile(r"[XxＸ×_＿○□*]{2,}|(?:单位|机关|部门)(?:名称|全称)")
_LONGEST_NAME = 25  # characters
_PROMPT = "文字描述"


@dataclass(frozen=True, slots=True)
class Spot:
    """A line or mark with the paragraph it stands in (None where it cannot be told)."""

    line: Line | Mark
    paragraph: Element | None

    @property
    def text(self) -> str:
        """The line without blanks inside, "" for a mark."""
        return "".join(self.line.text.split()) if isinstance(self.line, Line) else ""


def spots(document: RawDocument, found: Mapping[int, Found], form: Form) -> list[Spot]:
    """The lines of a document as the matcher reads them, with their paragraphs."""
    names = [name for section in form.sections for name in (section.heading, *section.aliases)]
    made: list[Spot] = []
    for item in document.items:
        lines = flow(RawDocument((item,)), found, names)
        if isinstance(item, RawParagraph):
            made += [Spot(line, cast("Element | None", item.ref)) for line in lines]
        else:
            made += _in_table(item, lines, found.get(item.index))
    return made


def _in_table(table: RawTable, lines: Sequence[Line | Mark], found: Found | None) -> Iterator[Spot]:
    """Lines in rows of a table; they come in the order of its cells."""
    inside = _cell_lines(table)
    for line in lines:
        if isinstance(line, Mark):
            rows = found.rows.get(line.key) if found else None
            yield Spot(line, _first_paragraph(table, min(rows, default=0) if rows else 0))
        elif line.text:
            yield Spot(line, next((p for text, p in inside if text == line.text), None))


def _first_paragraph(table: RawTable, row: int) -> Element | None:
    cells = [cast("Element", cell.ref) for cell in table.cells if cell.row == row]
    return next((p for cell in cells for p in cell.iter(w("p"))), None)


def _cell_lines(table: RawTable) -> Iterator[tuple[str, Element]]:
    for cell in sorted(table.cells, key=lambda cell: cell.row):
        for item in docx_reader.walked(cast("safe_xml.Element", cell.ref)).items:
            if isinstance(item, RawParagraph):
                for line in item.text.split("\n"):
                    yield line.strip(), cast("Element", item.ref)


@dataclass
class Outline:
    """Which lines of a template are what, by index.

    ``titles`` are runs of lines, each the whole title; ``texts`` says for the
    keys of one or more texts between which lines they stand (both excluded);
    ``kept`` are lines in between that stay, ``closing`` what follows the last
    text (``staying`` the words of both), ``prompts`` the blank form's words
    among the tables.
    """

    headings: dict[str, int]
    titles: list[range] = field(default_factory=list[range])
    texts: dict[tuple[str, ...], tuple[int, int]] = field(default_factory=dict[tuple[str, ...], tuple[int, int]])
    kept: set[int] = field(default_factory=set[int])
    closing: range = range(0)
    prompts: list[int] = field(default_factory=list[int])
    staying: frozenset[str] = frozenset()
    year: int | None = None
    agency: str = ""


def outline(places: Sequence[Spot], form: Form) -> Outline:
    """Tell the lines of a template apart."""
    return _Outliner(places, form).run()


class _Outliner:
    def __init__(self, places: Sequence[Spot], form: Form) -> None:
        self.places, self.form = places, form
        self.headings = find_headings([spot.line for spot in places], form)
        self.tables = [i for i, spot in enumerate(places) if isinstance(spot.line, Mark) and spot.line.key]
        self.made = Outline(self.headings)

    def run(self) -> Outline:
        start = min([*self.headings.values(), *self.tables], default=len(self.places))
        self.title(start)
        self.opening(start)
        last_table = max(self.tables, default=-1)
        end = self.end(self.headings.get("other", self.headings.get("problems", last_table)))
        if "overview" in self.headings:
            self.made.texts["overview",] = (self.headings["overview"], self.stop(self.headings["overview"]))
        self.below(last_table, end)
        self.made.closing = range(end, len(self.places))
        self.made.prompts = [
            i
            for i in range(start, max(last_table, start))
            if _PROMPT in self.places[i].text and not noise.without_template(self.places[i].text)
        ]
        self.made.staying = frozenset(self.places[i].text for i in (*self.made.kept, *self.made.closing))
        return self.made

    def title(self, start: int) -> None:
        """The title, and where it is repeated, as on a cover page."""
        leading = [_BLANK_FORM.sub("", spot.text) for spot in self.places[: min(start, _MOST_LEADING)]]
        filled = [i for i, text in enumerate(leading) if text and not (noise.around(text) or noise.is_attachment(text))]
        everything = "\n".join(spot.text for spot in self.places)
        title = _with_room_above(read_title([leading[i] for i in filled], everything), [leading[i] for i in filled])
        if title.first < 0:
            return
        self.made.year, self.made.agency = title.year, title.agency
        self.made.titles = list(_repeated(title, leading, filled))

    def opening(self, start: int) -> None:
        """The preamble, between the title and heading 一; without that heading, section one as well."""
        above = self.made.titles[-1].stop - 1 if self.made.titles else -1
        keys = ("preamble",) if "overview" in self.headings else ("preamble", "overview")
        stop = min([self.headings.get("overview", start), start])
        self.made.texts[keys] = (above, stop)
        self.made.kept |= {i for i in range(above + 1, stop) if self.is_no_preamble(i)}

    def is_no_preamble(self, index: int) -> bool:
        """Whether a line above the text is not of the preamble: dates, numbers, contents, the head of the paper."""
        spot = self.places[index]
        text = spot.text
        if not text or not isinstance(spot.line, Line):
            return False
        page = noise.around(spot.line.text) or noise.is_date(text) or is_document_number(text)
        contents = text in ("目录", self.made.agency) or is_heading(spot.line, self.form) or noise.is_no_preamble(text)
        head = not self.made.titles and not text.endswith(("。", "）", ")"))
        return page or contents or head

    def stop(self, heading: int) -> int:
        """Where a text ends: at the next heading or table of the form."""
        return min((i for i in (*self.headings.values(), *self.tables) if i > heading), default=len(self.places))

    def below(self, last_table: int, end: int) -> None:
        """The texts below the tables; where a heading is missing, its text counts only if there is one."""
        problems = self.headings.get("problems", last_table)
        other = self.headings.get("other", end)
        if "problems" in self.headings or any(spot.text for spot in self.places[last_table + 1 : other]):
            self.made.texts["problems",] = (problems, min(other, end))
        if "other" in self.headings:
            self.made.texts["other",] = (other, min(end, self.stop(other)))

    def end(self, last: int) -> int:
        """The first line of what follows the texts: signature, date, attachments, links."""
        below = range(last + 1, len(self.places))
        stop = next((i for i in below if self.is_end(i)), len(self.places))
        dated = stop < len(self.places) and noise.is_date(self.places[stop].text)
        while stop > last + 1 and self.is_closing(stop - 1, dated):
            stop -= 1
        return stop

    def is_end(self, index: int) -> bool:
        """Whether a line can only stand below the report: a date by itself, links, copyright."""
        return noise.is_date(self.places[index].text) or noise.ends_report(self.line(index))

    def line(self, index: int) -> str:
        line = self.places[index].line
        return line.text if isinstance(line, Line) else ""

    def is_closing(self, index: int, dated: bool) -> bool:
        if isinstance(self.places[index].line, Mark):
            return False
        text, line, agency = self.places[index].text, self.line(index), self.made.agency
        if not text or noise.is_attachment(line) or noise.is_page_number(line) or noise.is_date(text):
            return True
        return is_organ(text) and (dated or not agency or text in agency or agency in text)


def _with_room_above(title: Title, lines: Sequence[str]) -> Title:
    """A line above that only leaves room for the body's name belongs to the title."""
    above = lines[title.first - 1] if title.first > 0 and not title.agency else ""
    if len(above) <= _LONGEST_NAME and _ROOM.search(above):
        return replace(title, text=above + title.text, first=title.first - 1)
    return title


def _repeated(title: Title, leading: Sequence[str], filled: Sequence[int]) -> Iterator[range]:
    """The lines of the title, wherever its words stand above the text."""
    words = title.text
    i = 0
    while i < len(filled):
        joined, j = "", i
        while j < len(filled) and len(joined) < len(words) and words.startswith(joined + leading[filled[j]]):
            joined += leading[filled[j]]
            j += 1
        if joined == words:
            yield range(filled[i], filled[j - 1] + 1)
        i = max(j, i + 1) if joined == words else i + 1
