"""What of a DOCX is seen although no words say it: fields without a stored result, symbols of a font."""

from __future__ import annotations

from dataclasses import dataclass

from core.notes import NoteCode
from core.readers.left_out import LeftOut
from core.readers.safe_xml import Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SYMBOL, CODE, SIMPLE_FIELD = _W + "sym", _W + "instrText", _W + "fldSimple"
_INSTRUCTION = _W + "instr"
_LIST, _RESULT, _ENTRY, _VAL = _W + "ddList", _W + "result", _W + "listEntry", _W + "val"
_DIRTY, _LOCKED, _OFF = _W + "dirty", _W + "fldLock", ("0", "false", "off")
_LONGEST = 2000  # characters of a field's code


@dataclass
class WordField:
    """An open field: what is chosen of a list, its code, whether that is being told.

    It is ``stale`` where programs make its result anew, ``locked`` where they never do."""

    entry: str = ""
    code: str = ""
    in_code: bool = True
    stale: bool = False
    locked: bool = False

    def add(self, text: str) -> None:
        """Take a piece of the code."""
        if len(self.code) < _LONGEST:
            self.code += text

    def separate(self) -> None:
        """The result begins; of a field that shows none it is as unseen as the code."""
        from core.readers.field_codes import shows_nothing  # few documents have fields

        self.in_code = shows_nothing(self.code)

    def shown(self) -> str:
        """What is seen of the field where its end comes and no result was stored."""
        if not self.in_code:
            return ""
        from core.readers.field_codes import shown

        return shown(self.code) or self.entry

    def left_out(self) -> LeftOut:
        """What of the field is not read where it has no stored result, and whether the one it has is stale."""
        if self.in_code:
            return _left_by(self.code)
        if self.stale:
            return ((NoteCode.RECOUNTED, self.code.strip()),)
        return () if self.locked else _of_today(self.code)


def begun(node: Element) -> WordField:
    """The field that a ``w:fldChar`` begins: of a list to choose from, what is chosen."""
    chosen = next(node.iter(_LIST), None)
    if chosen is None:
        return WordField(stale=_is(_DIRTY, node), locked=_is(_LOCKED, node))
    result = chosen.find(_RESULT)
    place = (result.get(_VAL) or "0") if result is not None else "0"
    entries = [entry.get(_VAL) or "" for entry in chosen.iter(_ENTRY)]
    return WordField(entries[int(place)] if place.isdecimal() and int(place[:5]) < len(entries) else "")


def _is(mark: str, node: Element) -> bool:
    return (node.get(mark) or "0") not in _OFF


def symbol(node: Element) -> str:
    """The character that a ``w:sym`` shows: of a font of letters by its code, of Wingdings the usual ones."""
    text, font = node.get(_W + "char") or "", (node.get(_W + "font") or "").lower()
    try:
        code = int(text[:6], 16)
    except ValueError:
        return ""
    from core.readers.symbol_fonts import sign  # few documents have any

    return sign(code, font)


def as_seen(words: str, font: str) -> str:
    """Words in a font of which the characters are signs, as these are seen."""
    from core.readers.symbol_fonts import as_seen as signs_of  # few documents have any

    return signs_of(words, font)


def _left_by(code: str) -> LeftOut:
    from core.readers.field_codes import left_by

    return left_by(code)


def _of_today(code: str) -> LeftOut:
    from core.readers.field_codes import of_today

    return of_today(code)


def left_of_simple(node: Element) -> LeftOut:
    """The same of a ``w:fldSimple``."""
    code = node.get(_INSTRUCTION) or ""
    stale, locked = _is(_DIRTY, node), _is(_LOCKED, node)
    return WordField(code=code, in_code=not len(node), stale=stale, locked=locked).left_out()


def shows_none(node: Element) -> bool:
    """Whether a ``w:fldSimple`` is of a kind whose result nobody sees."""
    from core.readers.field_codes import shows_nothing

    return shows_nothing(node.get(_INSTRUCTION) or "")
