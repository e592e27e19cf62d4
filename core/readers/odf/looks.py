"""How the words of an OpenDocument text stand there: crossed out, hidden, raised; by style and what it is based on."""

from __future__ import annotations

from dataclasses import replace

from core.patterns import lazy
from core.readers.left_out import WordLook
from core.readers.safe_xml import Element
from core.readers.symbol_fonts import sign_font

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _TEXT, _TABLE = (f"{_NAMES}{name}:1.0}}" for name in ("style", "text", "table"))
_FO = f"{_NAMES}xsl-fo-compatible:1.0}}"
_LINES = tuple(_STYLE + name for name in ("text-line-through-style", "text-line-through-type"))
_POSITION, _DISPLAY, _COLOUR, _GROUND = (
    _STYLE + "text-position",
    _TEXT + "display",
    _FO + "color",
    _FO + "background-color",
)
_OPACITY = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}opacity"
_SIZE, _SCALE = _FO + "font-size", _STYLE + "text-scale"
_FONT, _FAMILY = _STYLE + "font-name", _FO + "font-family"
_WATCHED = (*_LINES, _POSITION, _DISPLAY, _COLOUR, _GROUND, _SIZE, _SCALE, _OPACITY, _FONT, _FAMILY)
_SPECK = lazy(r"(?:0?\.\d+|[01](?:\.[0-5]\d*)?)pt")  # as high as TINIEST at most
_FADED = lazy(r"[0-2](?:\.\d+)?%")
_SQUEEZED = lazy(r"[0-5]%")
_NO_COLOUR = _STYLE + "use-window-font-color"
_MOST_PARENTS = 20
_SOME_PERCENT = lazy(r"-?0*+[1-9]\d*+(?:\.\d*+)?%")
_FAMILIES = {
    **dict.fromkeys((_TEXT + "span", _TEXT + "a"), "text"),
    **dict.fromkeys((_TEXT + "p", _TEXT + "h"), "paragraph"),
    **{_TABLE + name: name for name in ("table", "table-row", "table-cell")},
}
_DEPENDS = frozenset((_TEXT + "section", _TEXT + "hidden-text"))
_HIDES_PARAGRAPH = _TEXT + "hidden-paragraph"  # a field somewhere in it


class OdtStyles:
    """The styles of a document that say anything of how words are seen."""

    def __init__(self, *roots: Element) -> None:
        self.roots = roots
        nodes = (node for root in roots for node in root.iter(_STYLE + "style"))
        self._nodes = {(node.get(_STYLE + "family") or "", node.get(_STYLE + "name") or ""): node for node in nodes}
        usual = (node for root in roots for node in root.iter(_STYLE + "default-style"))
        self._usual = {node.get(_STYLE + "family") or "": node for node in usual}
        self._known: dict[tuple[str, str], dict[str, str]] = {}

    def inside(self, look: WordLook, node: Element) -> WordLook:
        """The look of words in an element that stands where words look like ``look``."""
        if node.tag in _DEPENDS:
            return replace(look, hidden=look.hidden or _is_hidden(node))
        family = _FAMILIES.get(node.tag)
        if family is None:
            return look
        if family == "paragraph" and any(map(_is_hidden, node.iter(_HIDES_PARAGRAPH))):
            return replace(look, hidden=True)
        return self.under(look, family, node.get(_TEXT + "style-name") or node.get(_TABLE + "style-name") or "")

    def under(self, look: WordLook, family: str, name: str) -> WordLook:
        """The look of words under a style where words look like ``look``."""
        said = self._said(family, name)
        return _under(look, said) if said else look

    def chain(self, family: str, name: str) -> list[Element]:
        """A style and those it is based on."""
        chain: list[Element] = []
        node = self._nodes.get((family, name))
        while node is not None and len(chain) < _MOST_PARENTS:
            chain.append(node)
            node = self._nodes.get((family, node.get(_STYLE + "parent-style-name") or ""))
        return chain

    def told(self, family: str, name: str, attribute: str) -> str:
        """What a style says of an attribute, or the nearest it is based on, or what holds for all; "" where none does."""
        usual = (self._usual[family],) if family in self._usual else ()
        parts = (part for style in (*self.chain(family, name), *usual) for part in style)
        return next((told for part in parts if (told := part.get(attribute))), "")

    def _said(self, family: str, name: str) -> dict[str, str]:
        if (family, name) not in self._known:
            said = _own(self._usual[family]) if family in self._usual else {}
            for style in reversed(self.chain(family, name)):
                said |= _own(style)
            self._known[family, name] = said
        return self._known[family, name]


def _own(style: Element) -> dict[str, str]:
    """What a style itself says."""
    found: dict[str, str] = {}
    for properties in style:
        for name in _WATCHED:
            if value := properties.get(name):
                found[name] = value.strip().lower()
        if properties.get(_NO_COLOUR) == "true":  # LibreOffice writes that as clear as well
            found[_COLOUR], found[_OPACITY] = "", "100%"
    return found


def _under(look: WordLook, said: dict[str, str]) -> WordLook:
    lines = [said[name] for name in _LINES if name in said]
    ground = said.get(_GROUND, "transparent")
    return WordLook(
        struck="none" not in lines if lines else look.struck,
        hidden=look.hidden or said.get(_DISPLAY) == "none" or _is_speck(said) or _is_clear(said),
        raised=_is_raised(said[_POSITION]) if _POSITION in said else look.raised,
        colour=said[_COLOUR].lstrip("#") if _COLOUR in said else look.colour,
        ground=look.ground if ground == "transparent" else ground.lstrip("#"),
        signs=sign_font(said.get(_FONT) or said.get(_FAMILY)) if _FONT in said or _FAMILY in said else look.signs,
    )


def _is_speck(said: dict[str, str]) -> bool:
    """Whether letters are too small or too narrow to be read."""
    return bool(_SPECK.fullmatch(said.get(_SIZE, "")) or _SQUEEZED.fullmatch(said.get(_SCALE, "")))


def _is_clear(said: dict[str, str]) -> bool:
    return bool(_FADED.fullmatch(said.get(_OPACITY, "")))


def _is_raised(position: str) -> bool:
    """``super 58%``, ``sub``, or by how much in percent of the height."""
    first = position.partition(" ")[0]
    return first in ("super", "sub") or bool(_SOME_PERCENT.fullmatch(first))


def _is_hidden(node: Element) -> bool:
    """Whether a section or a field that depends on a condition was hidden when the file was written."""
    return node.get(_TEXT + "is-hidden") == "true" or node.get(_DISPLAY) == "none"


def is_hidden_line(node: Element) -> bool:
    """Whether a row or column of a table is hidden."""
    return node.get(_TABLE + "visibility") in ("collapse", "filter") or node.get(_TABLE + "display") == "false"
