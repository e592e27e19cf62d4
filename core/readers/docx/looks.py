"""Whether a run of a DOCX is read as part of the text: crossed out, hidden, raised; by itself or through its styles."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING

from core.patterns import lazy
from core.readers.docx.elements import PITCH, TC, TEXTS, TR, children_of, is_low, may_be_low, pitch
from core.readers.docx.formulas import SCRIPTS
from core.readers.left_out import POINTS, TINIEST, looks_alike, overlaid
from core.readers.safe_xml import Element, child, holds

if TYPE_CHECKING:
    from core.readers.docx.table_styles import TablePlaces

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL, _ID, _FILL = _W + "val", _W + "styleId", _W + "fill"
_RPR, _PPR, _RSTYLE, _PSTYLE, _BASED, _SHD, _COLOR = (
    _W + name for name in ("rPr", "pPr", "rStyle", "pStyle", "basedOn", "shd", "color")
)
_STRIKES = (_W + "strike", _W + "dstrike")
HIDES = (_W + "vanish", _W + "specVanish")
_ALIGN, _POSITION, _HIGHLIGHT = _W + "vertAlign", _W + "position", _W + "highlight"
_SIZE, _SCALE, _SPACING = _W + "sz", _W + "w", _W + "spacing"
_THEME_COLOUR, _THEME_SHADE, _THEME_FILL = _W + "themeColor", _W + "themeShade", _W + "themeFill"
_THEME_TINT = _W + "themeTint"
_PAPER_BY_THEME, _INK_BY_THEME = ("background1", "light1"), ("text1", "dark1")
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FONTS = _W + "rFonts"
_SIGN_FONTS = (b"ingdings", b"ebdings", b"onotype S", b"arlett", b"MT Extra", b"Bookshelf S", b"Zapf")
_PAINT, _NO_PAINT, _ALPHA = _W14 + "textFill", _W14 + "noFill", _W14 + "alpha"
_PAINTS = (_W14 + "srgbClr", _W14 + "schemeClr")
_MOSTLY_CLEAR = 97_000  # of 100000 parts that a colour lets through
_TABLE, _PART_OF_TABLE = _W + "tbl", _W + "tblStylePr"
_EVERYWHERE_IN_TABLE = ("wholeTable", "band1Horz", "band2Horz", "band1Vert", "band2Vert")
_EVERYWHERE = f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr"
_OFF = ("0", "false", "off", "none")
_WATCHED = frozenset(
    (*_STRIKES, *HIDES, _ALIGN, _POSITION, _COLOR, _RSTYLE, _HIGHLIGHT, _SHD, _SIZE, _SCALE, _SPACING, _PAINT, _FONTS)
)
# What one level of styles says of these turns round what another one says (ECMA-376 part 1, 17.7.3).
_TOGGLES = (_W + "strike", *HIDES)
# What a document must hold somewhere before runs are looked at one by one; most hold none.
_TELLING = (*_STRIKES, *HIDES, _ALIGN, _POSITION, _PAINT, *SCRIPTS)
_MEASURE = lazy(r"(\d{1,5}(?:\.\d{1,5})?)(mm|cm|in|pt|pc|pi)")
_NARROWEST = 5  # percent of their width to which characters are squeezed
_USUAL_SIZE = 20  # half points, where nothing is said
_LEAST_CONDENSED = 2.0  # points; less leaves words of any size apart
_HIGHLIGHTS = {
    **{"black": "000000", "white": "FFFFFF", "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF"},
    **{"magenta": "FF00FF", "blue": "0000FF", "red": "FF0000", "darkBlue": "000080", "darkCyan": "008080"},
    **{"darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000"},
    **{"darkGray": "808080", "lightGray": "C0C0C0"},
}
_PAPER, _INK = "FFFFFF", "000000"


class RunLook(Enum):
    """How a run stands there."""

    SEEN = auto()
    STRUCK = auto()
    HIDDEN = auto()
    RAISED = auto()
    LOW = auto()  # its line shows nothing of it, but of what is bound there to a place of the page


class PlainLooks:
    """Whether no run of some parts of a document can be anything but seen; each part is looked through once.

    More parts may be added to those that were asked of before.
    """

    def __init__(self, *parts: Element) -> None:
        self._telling = False
        self._colours: set[str] = set()
        self._grounds = {_PAPER}
        self._not_asked: list[Element] = []  # of their grounds
        for root in parts:
            self.add(root)

    def add(self, root: Element) -> None:
        """One more part."""
        self._telling = self._telling or holds(root, *_TELLING) or _has_small(root)
        if not self._telling:
            self._colours.update(map(_ink, root.iter(_COLOR)))
            self._not_asked.append(root)

    def hold(self) -> bool:
        """Whether it is so with all of them."""
        if self._telling or not self._colours:
            return not self._telling  # words that have no colour of their own differ from every ground
        for root in self._not_asked:
            self._grounds.update(_HIGHLIGHTS.get(mark.get(_VAL) or "", "") for mark in root.iter(_HIGHLIGHT))
            self._grounds.update(map(_filled, root.iter(_SHD)))
        self._not_asked.clear()
        return not any(looks_alike(colour, ground) for colour in self._colours for ground in self._grounds)


def names_signs(part: bytes) -> bool:
    """Whether runs of a document, or styles, may be in a font of signs (core/readers/symbol_fonts.py).

    Asked of the bytes: of hundreds of runs nearly all name the same fonts, and each of these is looked at once.
    """
    fonts = {mark.partition(b"<")[0] for mark in part.split(b"rFonts")[1:]}
    return any(name in font for font in fonts for name in _SIGN_FONTS)


def _has_small(root: Element) -> bool:
    """Whether any words may be too small or too narrow, or lie over one another: of thousands of sizes few differ."""
    spacings = list(root.iter(_SPACING))
    others = ({mark.get(_VAL) or "" for mark in root.iter(tag)} for tag in (_SIZE, _SCALE))
    if any(_condensed(said) >= _LEAST_CONDENSED for said in {mark.get(_VAL) or "" for mark in spacings}):
        return True
    if any(map(may_be_low, spacings)):
        return True
    return any(
        _is_speck({tag: said}) for tag, all_said in zip((_SIZE, _SCALE), others, strict=True) for said in all_said
    )


def hides_itself(run: Element) -> bool:
    """Whether a ``w:r`` is hidden by its own properties, whatever the styles say."""
    own = _marks(_first(run, _RPR))
    return any(own.get(tag, "0") not in _OFF for tag in HIDES)


class RunLooks:
    """Looks of runs under the styles of a document."""

    def __init__(self, styles: Element | None) -> None:
        nodes = () if styles is None else styles.iter(_W + "style")
        self._nodes = {node.get(_ID) or "": node for node in nodes}
        self._known: dict[str, dict[str, str]] = {}
        self._parts: dict[str, dict[str, dict[str, str]]] = {}  # of table styles
        self._places: dict[Element, TablePlaces] = {}
        self._usual = {
            node.get(_W + "type") or "": name
            for name, node in self._nodes.items()
            if (node.get(_W + "default") or "0") not in _OFF
        }
        everywhere = None if styles is None else styles.find(_EVERYWHERE)
        self._everywhere = _marks(everywhere)
        self.shaded_tables = False  # whether any table has a ground of its own
        self.signs = ""  # the font of the run that was asked for last, where its characters are signs

    def of(self, run: Element, paragraph: Element, cell: Element | None) -> RunLook:
        """How a ``w:r`` of a paragraph stands there; ``cell`` is the ``w:tc`` around it, if any."""
        own = _marks(_first(run, _RPR))
        marks = self._under_styles(own.pop(_RSTYLE, ""), paragraph, cell) | own
        self.signs = marks.get(_FONTS, "")
        if any(marks.get(tag, "0") not in _OFF for tag in HIDES):
            return RunLook.HIDDEN
        if any(marks.get(tag, "0") not in _OFF for tag in _STRIKES):
            return RunLook.STRUCK
        line = pitch(_first(paragraph, _PPR)).get(PITCH, marks.get(PITCH, ""))
        if is_low(line, (_half_points(marks.get(_SIZE, "")) or _USUAL_SIZE) / 2):
            return RunLook.LOW
        if _is_speck(marks) or _is_overlaid(marks, run, paragraph) or self._fades(marks, paragraph, cell):
            return RunLook.HIDDEN
        if marks.get(_ALIGN, "baseline") != "baseline" or _half_points(marks.get(_POSITION, "").lstrip("-")):
            return RunLook.RAISED
        return RunLook.SEEN

    def _under_styles(self, style: str, paragraph: Element, cell: Element | None) -> dict[str, str]:
        """What all styles say of the words of a run that has this one of its own."""
        levels = (
            self._of_table(cell) if cell is not None else {},
            self._style(self._of_kind("paragraph", _named(_first(paragraph, _PPR), _PSTYLE))),
            self._style(self._of_kind("character", style)),
        )
        marks = dict(self._everywhere)
        for level in levels:
            marks |= level
        for tag in _TOGGLES:
            turns = sum(level.get(tag, "0") not in _OFF for level in levels)
            marks[tag] = str(int(self._everywhere.get(tag, "0") not in _OFF or turns % 2))
        return marks

    def _of_table(self, cell: Element) -> dict[str, str]:
        """What the style of its table says of the words of a cell, with the parts that hold at its place."""
        name = self._of_kind("table", _table_style(cell))
        marks, parts = self._style(name), self._parts_of(name)
        if not parts:  # most table styles
            return marks
        from core.readers.docx.table_styles import TablePlaces, bands_of, table_of

        if (table := table_of(cell)) is None:
            return marks
        if table not in self._places:
            self._places[table] = TablePlaces(table, bands_of(self._nodes[name]))
        for kind in self._places[table].of(cell):
            marks = marks | parts.get(kind, {})
        return marks

    def _parts_of(self, name: str) -> dict[str, dict[str, str]]:
        """The marks of the conditional parts of a table style by kind, with those of the styles it is based on."""
        if name in self._parts or name not in self._nodes:
            return self._parts.get(name, {})
        self._parts[name] = {}  # a ring of styles ends here
        node = self._nodes[name]
        parts = {**self._parts_of(_named(node, _BASED))}
        for part in node.iter(_PART_OF_TABLE):
            if own := _marks(_first(part, _RPR)):
                kind = part.get(_W + "type") or ""
                parts[kind] = parts.get(kind, {}) | own
        self._parts[name] = parts
        return parts

    def _of_kind(self, kind: str, name: str) -> str:
        """The name of a style; where the file has none of that name, of the one that all have who name none."""
        return name if name in self._nodes else self._usual.get(kind, "")

    def _style(self, name: str) -> dict[str, str]:
        """The marks that a style gives its runs, with those of the styles it is based on."""
        if name in self._known or name not in self._nodes:
            return self._known.get(name, {})
        self._known[name] = {}  # a ring of styles ends here
        node = self._nodes[name]
        below = self._style(_named(node, _BASED))
        of_paragraph = _first(node, _PPR)
        self._known[name] = {**below, **_marks(_first(node, _RPR)), **_ground(of_paragraph), **pitch(of_paragraph)}
        return self._known[name]

    def _fades(self, marks: dict[str, str], paragraph: Element, cell: Element | None) -> bool:
        """Whether words stand in the colour of their ground: that of the run, paragraph or cell, or else white paper."""
        colour = marks.get(_PAINT, "") or marks.get(_COLOR, "")
        if colour == _CLEAR:
            return True
        grounds = (
            _HIGHLIGHTS.get(marks.get(_HIGHLIGHT, ""), ""),
            marks.get(_SHD, ""),
            _ground(_first(paragraph, _PPR)).get(_SHD, ""),
            _ground(_first(cell, _W + "tcPr")).get(_SHD, ""),
        )
        ground = next(filter(_coloured, grounds), "")
        if ground or not looks_alike(colour, _PAPER):
            return looks_alike(colour, ground)
        # A table's own ground may come from its style by rows and columns: then white words count as seen.
        if cell is not None and self.shaded_tables:
            return False
        return cell is None or not any(map(_coloured, self._grounds_of_table(cell)))

    def _grounds_of_table(self, cell: Element) -> Iterator[str]:
        """The grounds that the style of its table may give a cell: of all of it, of bands, of the edge it stands at."""
        for style in self._table_styles(cell):
            for part in style:
                if part.tag != _PART_OF_TABLE or part.get(_W + "type") in _EVERYWHERE_IN_TABLE or _is_at_edge(cell):
                    yield from map(_filled, part.iter(_SHD))

    def _table_styles(self, cell: Element) -> Iterator[Element]:
        """The style of the table of a cell, and those it is based on: others of the file are of no account."""
        name, seen = self._of_kind("table", _table_style(cell)), set[str]()
        while name in self._nodes and name not in seen:
            seen.add(name)
            yield self._nodes[name]
            name = _named(self._nodes[name], _BASED)


def _is_at_edge(cell: Element) -> bool:
    """Whether a cell is the first or last of its row, or its row the first or last of the table."""
    inside, around = cell, cell.getparent()
    while around is not None and inside.tag != _TABLE:
        if inside.tag in (TC, TR) and (next(children_of(around, inside.tag), None) is inside or around[-1] is inside):
            return True
        inside, around = around, around.getparent()
    return False


def _table_style(cell: Element) -> str:
    """The style that the table of a cell names."""
    node: Element | None = cell
    while node is not None and node.tag != _TABLE:
        node = node.getparent()
    return _named(_first(node, _TABLE + "Pr"), _TABLE + "Style")


def _first(node: Element | None, wanted: str) -> Element | None:
    return None if node is None else child(node, wanted)


def _named(node: Element | None, wanted: str) -> str:
    found = _first(node, wanted)
    return "" if found is None else found.get(_VAL) or ""


def _marks(properties: Element | None) -> dict[str, str]:
    if properties is None:
        return {}
    return {
        mark.tag: _TOLD[mark.tag](mark) if mark.tag in _TOLD else mark.get(_VAL) or "1"
        for mark in properties
        if mark.tag in _WATCHED
    }


_CLEAR = "clear"


def _font(mark: Element) -> str:
    """The font of digits and letters, where their characters are signs: themes have none of these."""
    if mark.get(_W + "asciiTheme"):
        return ""
    from core.readers.symbol_fonts import sign_font

    return sign_font(mark.get(_W + "ascii") or mark.get(_W + "hAnsi"))


def _ink(mark: Element) -> str:
    """The colour of a ``w:color``; what the theme tells wins over the other, which is for programs without themes."""
    theme = mark.get(_THEME_COLOUR)
    if theme in _PAPER_BY_THEME and not mark.get(_THEME_SHADE):
        return _PAPER
    if theme in _INK_BY_THEME and not mark.get(_THEME_TINT):
        return _INK
    return mark.get(_VAL) or "1"


def _paint(mark: Element) -> str:
    """The colour of a ``w14:textFill``, which wins over the other; "" where it is no plain one."""
    if mark.find(_NO_PAINT) is not None:
        return "" if _is_outlined(mark.getparent()) else _CLEAR
    for tone in mark.iter(*_PAINTS):
        lets_through = tone.find(_ALPHA)
        share = "" if lets_through is None else lets_through.get(_W14 + "val") or ""
        if share.isdecimal() and int(share[:7]) >= _MOSTLY_CLEAR:
            return _CLEAR
        told = tone.get(_W14 + "val") or ""
        return told if tone.tag == _PAINTS[0] else _PAPER if told in ("bg1", "lt1") and not len(tone) else ""
    return ""


def _is_outlined(properties: Element | None) -> bool:
    """Whether letters have a line around them, which is seen where they are not filled."""
    line = _first(properties, _W14 + "textOutline")
    return line is not None and len(line) > 0 and line.find(_NO_PAINT) is None


def has_ground(table: Element) -> bool:
    """Whether the properties of a table give it a ground of its own."""
    return any(_coloured(_filled(shading)) for shading in table.iter(_SHD))


def _ground(properties: Element | None) -> dict[str, str]:
    found = _first(properties, _SHD)
    return {} if found is None else {_SHD: _filled(found)}


def _filled(shading: Element) -> str:
    """The colour of a ``w:shd``, no colour but a word for a pattern."""
    how, fill = shading.get(_VAL) or "clear", shading.get(_FILL) or ""
    if fill in ("", "auto") and (theme := shading.get(_THEME_FILL)) and theme not in _PAPER_BY_THEME:
        return "theme"
    if how == "solid":
        return shading.get(_W + "color") or ""
    return fill if how in ("clear", "nil") else "pattern"


def _coloured(fill: str) -> bool:
    return bool(fill) and fill.lower() not in ("auto", "ffffff")


def _is_speck(marks: dict[str, str]) -> bool:
    """Whether words are too small or too narrow to be read: some hide them so."""
    size, scale = _half_points(marks.get(_SIZE, "")), marks.get(_SCALE, "").removesuffix("%")
    small = size is not None and size <= 2 * TINIEST
    return small or (scale.isdecimal() and int(scale[:5]) <= _NARROWEST)


def _is_overlaid(marks: dict[str, str], run: Element, paragraph: Element) -> bool:
    """Whether characters are moved so close that they lie over one another; one alone lies over none."""
    condensed = _condensed(marks.get(_SPACING, ""))
    if condensed < _LEAST_CONDENSED:
        return False
    words, around = ("".join(node.text or "" for node in each.iter(*TEXTS)).strip() for each in (run, paragraph))
    return len(around) > 1 and overlaid(words, condensed, (_half_points(marks.get(_SIZE, "")) or _USUAL_SIZE) / 2)


def _condensed(spacing: str) -> float:
    """By how many points characters stand closer than usual, told in twentieths of a point or with a unit."""
    if not spacing.startswith("-"):
        return 0.0
    size = _half_points(spacing[1:])
    return 0.0 if size is None else size / 20 if spacing[1:].isdecimal() else size / 2


def _half_points(size: str) -> float | None:
    """A size as WordprocessingML writes it, in half points or, in strict documents, with a unit; None where it is none."""
    if size.isdecimal():
        return int(size[:5])
    found = _MEASURE.fullmatch(size)
    return 2 * float(found[1]) * POINTS[found[2]] if found else None


_TOLD = {_FONTS: _font, _SHD: _filled, _COLOR: _ink, _PAINT: _paint}
