"""How a template's text looks: fonts and sizes through its styles, and models for new paragraphs."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence

from core.matching.page_noise import without_template
from core.records import record
from core.templates import edit
from core.writers.docx.wordml import WordElement, add_property, break_words, node, set_run_text, to_bytes, w
from core.writers.layout.blocks import Paragraph, has_long_word, leading

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VAL, _TYPE, _DEFAULT, _ID = w("val"), w("type"), w("default"), w("styleId")
_EAST, _EAST_THEME, _HINT = w("eastAsia"), w("eastAsiaTheme"), w("hint")
_USUAL_FONT, _USUAL_SIZE = "宋体", 10.5
_USUAL_MARGIN = 108  # twips, Word's own
_CELL_MARGINS, _STYLE = w("tblCellMar"), w("tblStyle")
_DEEPEST = 16  # styles build on each other; a ring would never end
_NOT_COPIED = tuple(
    w(name) for name in ("sectPr", "pPrChange", "rPrChange", "framePr", "pageBreakBefore", "del", "ins")
)
_PROMPT_LOOK = tuple(w(name) for name in ("rStyle", "color", "highlight", "shd", "i", "iCs", "u", "vanish"))


class RunStyles:
    """The properties that runs get from styles and defaults of a template."""

    def __init__(self, styles: WordElement | None, theme: WordElement | None) -> None:
        nodes = () if styles is None else styles.iter(w("style"))
        self._nodes = {style.get(_ID) or "": style for style in nodes}
        self._usual = [s for s in self._nodes.values() if s.get(_TYPE) == "paragraph" and s.get(_DEFAULT) == "1"]
        found = None if styles is None else styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{edit.RPR}")
        self._defaults = [] if found is None else [found]
        self._theme = theme

    def size(self, look: WordElement | None, paragraph: WordElement) -> float:
        """Font size in points of a run with these properties in a paragraph."""
        for properties in self._levels(look, paragraph):
            mark = properties.find(w("sz"))
            value = "" if mark is None else mark.get(_VAL) or ""
            if value.isdecimal():
                return int(value) / 2
        return _USUAL_SIZE

    def explicit(self, look: WordElement | None, paragraph: WordElement, chinese: bool = True) -> WordElement:
        """A copy of a run's properties that names the font of Chinese text; ``chinese`` hints at it for marks too."""
        made = node("rPr") if look is None else copy.deepcopy(look)
        fonts = made.find(w("rFonts"))
        if fonts is None:
            fonts = node("rFonts")
            made.insert(1 if len(made) and made[0].tag == w("rStyle") else 0, fonts)
        if fonts.get(_EAST) is None and fonts.get(_EAST_THEME) is None:
            fonts.set(_EAST, self._east(look, paragraph))
        if chinese and fonts.get(_HINT) is None:
            fonts.set(_HINT, "eastAsia")
        return made

    def align(self, paragraph: WordElement) -> str:
        """How a paragraph or its style says that it stands (OOXML's words), "" where neither does."""
        properties = paragraph.find(edit.PPR)
        named = None if properties is None else properties.find(w("pStyle"))
        levels = (properties, *(style.find(edit.PPR) for style in self._chain(named)))
        found = (level.find(w("jc")) for level in levels if level is not None)
        return next((mark.get(_VAL) or "" for mark in found if mark is not None), "")

    def margins(self, cell: WordElement) -> int:
        """Space left and right of the text in a cell, in twips together."""
        table = next(cell.iterancestors(edit.TBL))
        levels = [cell.find(f"{w('tcPr')}/{w('tcMar')}"), table.find(f"{w('tblPr')}/{_CELL_MARGINS}")]
        levels += [
            style.find(f"{w('tblPr')}/{_CELL_MARGINS}") for style in self._chain(table.find(f"{w('tblPr')}/{_STYLE}"))
        ]
        return sum(_side(levels, names) for names in (("left", "start"), ("right", "end")))

    def _east(self, look: WordElement | None, paragraph: WordElement) -> str:
        for properties in self._levels(look, paragraph):
            fonts = properties.find(w("rFonts"))
            if fonts is not None:
                if theme := fonts.get(_EAST_THEME):
                    return self._of_theme(theme)
                if font := fonts.get(_EAST):
                    return font
        return _USUAL_FONT

    def _of_theme(self, name: str) -> str:
        kind = "majorFont" if name.startswith("major") else "minorFont"
        fonts = None if self._theme is None else next(self._theme.iter(_A + kind), None)
        if fonts is None:
            return _USUAL_FONT
        own = fonts.find(f"{_A}ea")
        simplified = fonts.find(f"{_A}font[@script='Hans']")
        named = [mark.get("typeface") for mark in (own, simplified) if mark is not None]
        return next(filter(None, named), _USUAL_FONT)

    def _levels(self, look: WordElement | None, paragraph: WordElement) -> Iterator[WordElement]:
        """Run properties in the order in which they count: own, styles of run and paragraph, defaults."""
        if look is not None:
            yield look
            yield from self._style(look.find(w("rStyle")))
        mark = paragraph.find(f"{edit.PPR}/{w('pStyle')}")
        yield from self._style(mark)
        if mark is None and self._usual:
            yield from _run_properties(self._usual[0])
        yield from self._defaults

    def _style(self, mark: WordElement | None) -> Iterator[WordElement]:
        for style in self._chain(mark):
            yield from _run_properties(style)

    def _chain(self, mark: WordElement | None) -> Iterator[WordElement]:
        """The style that a mark names and those it builds on."""
        for _ in range(_DEEPEST):
            style = None if mark is None else self._nodes.get(mark.get(_VAL) or "")
            if style is None:
                return
            yield style
            mark = style.find(w("basedOn"))


def _side(levels: Iterable[WordElement | None], names: Sequence[str]) -> int:
    for level in levels:
        found = (level.find(w(name)) for name in names) if level is not None else ()
        for side in found:
            if side is not None and (width := side.get(w("w")) or "").isdecimal():
                return int(width)
    return _USUAL_MARGIN


def _run_properties(style: WordElement) -> Iterator[WordElement]:
    found = style.find(edit.RPR)
    if found is not None:
        yield found


def main_look(runs: Sequence[WordElement]) -> WordElement | None:
    """The properties of the run with most letters, without traces of tracked changes."""
    longest = max(runs, key=lambda run: len(edit.run_text(run)), default=None)
    return None if longest is None else _clean(longest.find(edit.RPR))


def _clean(properties: WordElement | None) -> WordElement | None:
    """A copy of run or paragraph properties without what belongs to one place only."""
    if properties is None:
        return None
    made = copy.deepcopy(properties)
    for mark in list(made.iter(*_NOT_COPIED)):
        edit.parent_of(mark).remove(mark)
    return made


@record
class Model:
    """How a new paragraph is to look: its properties, those of its text, of a leading sub-heading."""

    paragraph: WordElement
    text: WordElement
    lead: WordElement | None = None

    def build(self, block: Paragraph) -> WordElement:
        """A paragraph of a text."""
        apart = self.lead is not None and not block.is_subheading and to_bytes(self.lead) != to_bytes(self.text)
        lead = block.lead if apart else ""
        pieces = ((self.lead, lead), (self.text, block.text.removeprefix(lead)))
        runs = (_run(look, text) for look, text in pieces if text and look is not None)
        properties = copy.deepcopy(self.paragraph)
        if has_long_word(block.text):
            break_words(properties)
        return node("p", properties, *runs)


def _run(look: WordElement, text: str) -> WordElement:
    made = node("r", copy.deepcopy(look), node("t"))
    set_run_text(made, text)
    return made


def shown_text(paragraph: WordElement) -> str:
    """The letters of a paragraph."""
    return "".join(edit.run_text(run) for run in edit.shown_runs(paragraph)).strip()


def model_of(paragraph: WordElement, styles: RunStyles, numbered: bool) -> Model:
    """What a paragraph of the template gives to new ones; ``numbered`` where a list puts numbers before it."""
    runs = edit.shown_runs(paragraph)
    text = shown_text(paragraph)
    lead = leading(text)
    front = _front(runs, lead) if lead and lead != text else []
    main = main_look(runs[len(front) :] or runs)
    if main is None and not runs:
        main = _clean(paragraph.find(f"{edit.PPR}/{edit.RPR}"))
    main = styles.explicit(main, paragraph)
    if edit.is_prompt(paragraph) or (text and not without_template(text)):
        for mark in list(main.iter(*_PROMPT_LOOK)):
            main.remove(mark)
    head = styles.explicit(main_look(front), paragraph) if front else None
    return Model(_paragraph_properties(paragraph, numbered), main, head)


def _front(runs: Sequence[WordElement], lead: str) -> list[WordElement]:
    """The runs that hold the leading sub-heading and nothing else, the last perhaps without its full stop."""
    front: list[WordElement] = []
    length = 0
    for run in runs:
        length += len(edit.run_text(run).strip())
        if length > len(lead):
            break
        front.append(run)
    held = sum(len(edit.run_text(run).strip()) for run in front)
    return front if held >= len(lead) - 1 else []


def _paragraph_properties(paragraph: WordElement, numbered: bool) -> WordElement:
    made = _clean(paragraph.find(edit.PPR))
    made = node("pPr") if made is None else made
    for mark in list(made.iter(w("numPr"))):
        made.remove(mark)
        numbered = True
    if numbered:  # our texts carry their numbers themselves
        add_property(made, node("numPr", node("ilvl", val=0), node("numId", val=0)))
    return made


def plain_model(heading: WordElement, styles: RunStyles) -> Model:
    """Where a template has no text at all: like its headings, but neither bold nor a heading."""
    made = model_of(heading, styles, numbered=False)
    for mark in list(made.paragraph.iter(w("pStyle"), w("outlineLvl"), w("keepNext"), w("numPr"))):
        made.paragraph.remove(mark)
    for mark in list(made.text.iter(w("b"), w("bCs"))):
        made.text.remove(mark)
    return made
