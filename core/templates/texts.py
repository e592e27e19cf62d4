"""Texts and title into the places of a template, in its own formatting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from core.matching.headings import FlowLine
from core.matching.page_noise import without_template
from core.records import record
from core.report.report import Report
from core.templates import edit
from core.templates.look import Model, RunStyles, main_look, model_of, plain_model, shown_text
from core.templates.places import Spot, TemplatePlaces
from core.writers.docx.wordml import WordElement
from core.writers.layout.blocks import Paragraph, leading, text_blocks, title_lines


@record
class Region:
    """Where one text, or two without a heading between them, stands.

    ``paragraphs`` reach from the first to the last with words in it; where there
    are none, ``blanks`` are the empty ones.  ``heading`` stands above, ``below``
    what comes next.
    """

    keys: tuple[str, ...]
    paragraphs: tuple[WordElement, ...]
    blanks: tuple[WordElement, ...]
    heading: WordElement | None
    below: WordElement | None


class TemplateText:
    """The paragraphs of a template in the order of the file, and which of them may be changed."""

    def __init__(
        self, root: WordElement, places: Sequence[Spot], found: TemplatePlaces, tables: Iterable[WordElement]
    ) -> None:
        self.places, self.found = places, found
        self.order = {paragraph: number for number, paragraph in enumerate(root.iter(edit.P))}
        inside = set(tables)
        self.free = {p for p in self.order if _is_free(p, inside)}
        fixed = [*found.headings.values(), *found.kept, *found.closing, *(i for title in found.titles for i in title)]
        self.fixed = {places[i].paragraph for i in fixed if places[i].text}

    def regions(self) -> Iterator[Region]:
        """The places of all texts."""
        for keys, (above, stop) in self.found.texts.items():
            heading = self.places[above].paragraph if above >= 0 else None
            below = next((spot.paragraph for spot in self.places[stop:] if spot.paragraph is not None), None)
            inside = self.between(above, stop, heading, below)
            worded = [number for number, paragraph in enumerate(inside) if edit.says_something(paragraph)]
            words = inside[worded[0] : worded[-1] + 1] if worded else []
            yield Region(keys, tuple(words), () if words else tuple(inside), heading, below)

    def between(
        self, above: int, stop: int, heading: WordElement | None, below: WordElement | None
    ) -> list[WordElement]:
        """Paragraphs between two lines, those that no reader sees too."""
        first = -1 if heading is None else self.order[heading]
        last = len(self.order) if below is None else self.order[below]
        read = {spot.paragraph for spot in self.places[above + 1 : stop] if isinstance(spot.line, FlowLine)}
        return [
            p
            for p, number in self.order.items()
            if p not in self.fixed and (p in read or (first < number < last and p in self.free))
        ]


def _is_free(paragraph: WordElement, tables: set[WordElement]) -> bool:
    """Whether a paragraph stands in no table that is a table to the reader, no text box, no copy for older programs."""
    above = paragraph.iterancestors(edit.P, edit.FALLBACK, edit.TBL)
    return all(element.tag == edit.TBL and element not in tables for element in above)


def split_mixed(places: Sequence[Spot], found: TemplatePlaces) -> bool:
    """Split paragraphs whose lines belong to different parts, as a heading and its text; whether there were any."""
    parts: dict[int, object] = {}
    for keys, (above, stop) in found.texts.items():
        parts |= dict.fromkeys(range(above + 1, stop), keys)
    for title in found.titles:
        parts |= dict.fromkeys(title, title)
    parts |= dict.fromkeys(found.closing, "closing") | dict.fromkeys(found.kept, "kept")
    parts |= {index: key for key, index in found.headings.items()}
    split = 0
    filled = [(index, spot) for index, spot in enumerate(places) if spot.paragraph is not None and spot.text]
    for paragraph, lines in groupby(filled, key=lambda line: line[1].paragraph):
        owners = groupby(lines, key=lambda line: parts.get(line[0]))
        fronts = ["".join(spot.text for _, spot in group) for _, group in owners][:-1]
        split += sum(edit.split_after(paragraph, front) for front in fronts if paragraph is not None)
    return split > 0


class Models:
    """How new paragraphs look, taken from a template before anything in it is changed."""

    def __init__(self, regions: Sequence[Region], places: Sequence[Spot], styles: RunStyles) -> None:
        self._styles = styles
        self._numbered = {s.paragraph for s in places if isinstance(s.line, FlowLine) and s.line.number}
        worded = {r.keys: [p for p in r.paragraphs if edit.says_something(p)] for r in regions}
        bodies = {keys: _best([p for p in found if not _is_subheading(p)]) for keys, found in worded.items()}
        subs = {keys: _best([p for p in found if _is_subheading(p)]) for keys, found in worded.items()}
        texts = [p for keys, p in bodies.items() if "preamble" not in keys]
        self._body: dict[tuple[str, ...], Model | None] = {}
        self._sub: dict[tuple[str, ...], Model | None] = {}
        for region in regions:
            others = (*texts, *bodies.values(), *region.blanks[:1], *subs.values())
            body = self._model(bodies[region.keys], *others)
            if body is None and region.heading is not None:
                body = plain_model(region.heading, styles)
            self._body[region.keys] = body
            self._sub[region.keys] = self._model(subs[region.keys], *subs.values())

    def _model(self, *choices: WordElement | None) -> Model | None:
        """The look of the first paragraph that is there."""
        chosen = next((p for p in choices if p is not None), None)
        return None if chosen is None else model_of(chosen, self._styles, chosen in self._numbered)

    def build(self, region: Region, block: Paragraph) -> WordElement | None:
        """A new paragraph for a place; None where the template has nothing to take its look from."""
        body, sub = self._body[region.keys], self._sub[region.keys]
        if body is None:
            return None
        if block.is_subheading:
            if sub is not None:
                return sub.build(block)
            lead = Model(body.paragraph, body.lead if body.lead is not None else body.text)
            return lead.build(block)
        if body.lead is None and sub is not None:
            body = Model(body.paragraph, body.text, sub.text)
        return body.build(block)


def _is_subheading(paragraph: WordElement) -> bool:
    text = shown_text(paragraph)
    return bool(text) and leading(text) == text


def _best(paragraphs: Sequence[WordElement]) -> WordElement | None:
    """The first that is not the blank form's own words, else the first."""
    own = [p for p in paragraphs if without_template(shown_text(p))]
    return next(iter(own or paragraphs), None)


def write_texts(report: Report, regions: Sequence[Region], models: Models) -> None:
    """Put the report's texts into their places."""
    for region in regions:
        _write_text(report, region, models)


def _write_text(report: Report, region: Region, models: Models) -> None:
    blocks = [block for key in region.keys for block in text_blocks(report, key)]
    if not blocks and not region.paragraphs:
        return
    made = [models.build(region, block) for block in blocks or [Paragraph(region.keys[-1], "")]]
    _put(region, [paragraph for paragraph in made if paragraph is not None])
    for paragraph in region.paragraphs:
        edit.remove(paragraph)


def _put(region: Region, new: Sequence[WordElement]) -> None:
    """Before the first old paragraph; else in the place of an empty one; else below the heading."""
    outside = [p for p in region.paragraphs if next(p.iterancestors(edit.P), None) is None]
    blank = () if "preamble" in region.keys else region.blanks[:1]
    before = next(iter((*outside, *region.paragraphs, *blank)), None)
    if before is None and "preamble" in region.keys:
        before = region.below
    if before is not None:
        edit.release(before, paragraphs=True)
        for paragraph in new:
            before.addprevious(paragraph)
        if not region.paragraphs and before in blank:
            edit.remove(before)
    elif region.heading is not None:
        for paragraph in reversed(new):
            region.heading.addnext(paragraph)


def write_title(report: Report, places: Sequence[Spot], found: TemplatePlaces, styles: RunStyles) -> None:
    """Put the title in the place of each of the template's, broken alike."""
    for title in found.titles:
        lines = [i for i in title if places[i].text]
        counts = Counter(p for i in lines if (p := places[i].paragraph) is not None)
        others = {spot.paragraph for i, spot in enumerate(places) if spot.text and i not in title}
        if not others & counts.keys():  # else it could not be cut from what stands in the same paragraph
            _write_lines(counts, _pieces([places[i].text for i in lines], found, report), styles)


def _write_lines(lines: Mapping[WordElement, int], pieces: Sequence[str], styles: RunStyles) -> None:
    left = list(pieces)
    for number, (paragraph, count) in enumerate(lines.items()):
        take = len(left) if number == len(lines) - 1 else count
        here, left = left[:take], left[take:]
        edit.accept_changes(paragraph)
        edit.release(paragraph)
        if here:
            look = styles.explicit(main_look(edit.shown_runs(paragraph)), paragraph)
            edit.write(paragraph, "\n".join(here), look)
        else:
            edit.remove(paragraph)


def _pieces(old: Sequence[str], found: TemplatePlaces, report: Report) -> list[str]:
    """The title in lines: as the writer set them, else cut where the template's title is cut."""
    own = list(title_lines(report))
    if len(own) != 1 or len(old) < 2:
        return own
    title, words = own[0], "".join(old)
    cuts: set[int] = set()
    for number in range(1, len(old)):
        before = len("".join(old[:number]))
        tail = words[before:].replace(str(found.year or ""), str(report.year)) if found.year else words[before:]
        if title.endswith(tail):
            cuts.add(len(title) - len(tail))
        elif words[:before] == found.agency and title.startswith(report.agency):
            cuts.add(len(report.agency))
    cuts -= {0, len(title)}
    if not cuts and title.startswith(report.agency):
        cuts = {len(report.agency)} - {0, len(title)}
    edges = [0, *sorted(cuts), len(title)]
    return [title[start:end] for start, end in pairwise(edges)]
