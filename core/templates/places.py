"""What a template's lines are: titles, headings, texts, lines to leave alone; and the paragraphs they stand in.

Lines and outline are the matcher's own, so that what is written where is read back from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from core.forms.spec import Form
from core.matching import page_noise as noise
from core.matching.headings import FlowLine, TableMark, flow
from core.matching.naming.titles import FoundTitle
from core.matching.outline import PREAMBLE, Outline, outline
from core.matching.tables import FoundCells
from core.patterns import lazy
from core.readers import safe_xml
from core.readers.docx import reader as docx_reader
from core.readers.raw import RawDocument, RawParagraph
from core.records import record
from core.writers.docx.wordml import WordElement, w

_BLANK_FORM = lazy(r"[（(]?(?:格式|参考|填写|示范){0,4}(?:模板|样[式本表例]|范[本例]|文本|格式)[）)]?(?=$|[（(])")
_ROOM = lazy(r"[XxＸ×_＿○□*]{2,}|(?:单位|机关|部门)(?:名称|全称)")
_LONGEST_NAME = 25  # characters
_PROMPT = "文字描述"


@record(slots=True)
class Spot:
    """A line or mark with the paragraph it stands in (None where it cannot be told)."""

    line: FlowLine | TableMark
    paragraph: WordElement | None

    @property
    def text(self) -> str:
        """The line without blanks inside, "" for a mark."""
        return "".join(self.line.text.split()) if isinstance(self.line, FlowLine) else ""


def spots(document: RawDocument, found: Mapping[int, FoundCells], form: Form) -> list[Spot]:
    """The lines of a document as the matcher reads them, with their paragraphs."""
    names = [name for section in form.sections for name in (section.heading, *section.aliases)]
    return [Spot(line, _paragraph(line)) for line in flow(document, found, names)]


def _paragraph(line: FlowLine | TableMark) -> WordElement | None:
    """The paragraph of a line; in a cell the one with its words, of a mark the first in its cell."""
    place = cast("WordElement | None", line.ref)
    if place is None or place.tag == w("p"):
        return place
    if isinstance(line, TableMark):
        return next(place.iter(w("p")), None)
    inside = docx_reader.walked(cast("safe_xml.Element", place)).items
    lines = ((item, text) for item in inside if isinstance(item, RawParagraph) for text in item.text.split("\n"))
    return next((cast("WordElement", item.ref) for item, text in lines if text.strip() == line.text), None)


@dataclass
class TemplatePlaces:
    """What is where in a template, by index of the line.

    ``titles`` are runs of lines, each the whole title; ``texts`` says for the
    keys of one or more texts between which lines they stand (both excluded);
    ``kept`` are lines in between that stay, ``closing`` what follows the last
    text (``staying`` the words of both), ``prompts`` the blank form's words
    among the tables.
    """

    headings: Mapping[str, int]
    titles: Sequence[range]
    texts: Mapping[tuple[str, ...], tuple[int, int]]
    kept: frozenset[int]
    closing: Sequence[int]
    prompts: Sequence[int]
    staying: frozenset[str]
    year: int | None
    agency: str


def places(spots: Sequence[Spot], form: Form) -> TemplatePlaces:
    """Tell the lines of a template apart, by the same outline as a report's."""
    leading = ["" if noise.is_attachment(spot.text) else _BLANK_FORM.sub("", spot.text) for spot in spots]
    found = outline([spot.line for spot in spots], form, leading)
    title = _with_room_above(found.title, leading)
    titles = list(_repeated(title, leading, found)) if title.first >= 0 else []
    kept = {i for i in found.aside if not any(i in run for run in titles)}
    if not titles:  # then the lines above the text are as likely the head of the paper
        kept |= {i for i in found.preamble if spots[i].text and not spots[i].text.endswith(("。", "）", ")"))}
    return TemplatePlaces(
        headings=found.headings,
        titles=titles,
        texts=_texts(spots, form, found, titles[-1].stop - 1 if titles else -1),
        kept=frozenset(kept),
        closing=found.closing,
        prompts=_prompts(spots, found),
        staying=frozenset(spots[i].text for i in (*kept, *found.closing)),
        year=title.year,
        agency=title.agency,
    )


def _texts(spots: Sequence[Spot], form: Form, found: Outline, above: int) -> dict[tuple[str, ...], tuple[int, int]]:
    """Where the texts stand: two without a heading between them share a place, one without words and heading has none."""
    made: dict[tuple[str, ...], tuple[int, int]] = {}
    first = next(section.key for section in form.sections if not section.table)
    alone = first in found.headings
    keys = (PREAMBLE,) if alone else (PREAMBLE, first)
    made[keys] = (above, found.spans[PREAMBLE if alone else first][1])
    for section in form.sections:
        if section.table or section.key not in found.spans or (section.key == first and not alone):
            continue
        inside = found.inside(section.key)
        if section.key in found.headings or any(spots[i].text for i in inside):
            made[section.key,] = found.spans[section.key]
    return made


def _prompts(spots: Sequence[Spot], found: Outline) -> list[int]:
    anchors = [*found.headings.values(), *found.tables]
    among = range(min(anchors, default=0), max(found.tables, default=0))
    return [i for i in among if _PROMPT in spots[i].text and not noise.without_template(spots[i].text)]


def _with_room_above(title: FoundTitle, leading: Sequence[str]) -> FoundTitle:
    """A line above that only leaves room for the body's name belongs to the title."""
    first = next((i for i in range(title.first - 1, -1, -1) if leading[i]), -1)
    above = leading[first] if first >= 0 and not title.agency else ""
    if len(above) <= _LONGEST_NAME and _ROOM.search(above):
        return replace(title, text=above + title.text, first=first)
    return title


def _repeated(title: FoundTitle, leading: Sequence[str], found: Outline) -> Iterator[range]:
    """The lines of the title, wherever its words stand above the text, as on a cover page."""
    stop = min([*found.headings.values(), *found.tables], default=len(leading))
    filled = [i for i in range(stop) if leading[i] and not noise.around(leading[i])]
    whole = title.whole
    i = 0
    while i < len(filled):
        joined, j = "", i
        while j < len(filled) and len(joined) < len(whole) and whole.startswith(joined + leading[filled[j]]):
            joined += leading[filled[j]]
            j += 1
        if joined == whole:
            yield range(filled[i], filled[j - 1] + 1)
        i = max(j, i + 1) if joined == whole else i + 1
