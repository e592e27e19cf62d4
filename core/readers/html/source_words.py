"""Words of a page's source as a browser shows them: blanks and line ends folded, of lists to choose from what is chosen.

And what of it is no word of the report: remarks on it, and its footnotes, as office programs write them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from core.patterns import lazy
from core.readers.html.css.selectors import OpenElement
from core.readers.text_decoding import INVISIBLE, as_seen

_MS_COMMENTS = ("msocommentreference", "msocomanchor", "msocomoff")
_MS_COMMENT_LIST = ("mso-element:comment-list", "mso-element: comment-list")
_NOTES_OF_WORD = ("mso-element:footnote-list", "mso-element:endnote-list")
_LISTED = lazy(r"mso-list\s*:\s*ignore")  # Word counts it itself where it opens the page
_OF_LIBREOFFICE = lazy(r"""<meta\b[^<>]{0,99}?\bgenerator\b[^<>]{0,99}?\b(?:Libre|Open)Office\b""", re.IGNORECASE)
_ITS_OTHER_WAY = "http://xml.openoffice.org/odf2xhtml"
_HEAD = 4000  # characters within which a program says that it made a page
_PICTURES = ("wingdings", "webdings", "font-family:symbol")
_NOTES_BY_CLASS = frozenset(("footnotes", "footnote-list", "endnotes"))  # pandoc
_NOTES_BY_ID = lazy(r"sd(?:foot|end)note\d+")  # LibreOffice
BREAK = "\v"
# Blanks that are kept are told from those of the source by signs that stand for nothing else.
# Signs of no width too: where blanks are kept, as our own pages keep them, words stand to the letter.
_HELD_SIGNS = dict(
    zip(
        "\n \t\xa0\u200c\u200d\u200b\u2060\ufeff\xad\u200e\u200f",
        (BREAK, *map(chr, range(0xFDD0, 0xFDDB))),
        strict=True,
    )
)
KEPT = str.maketrans(_HELD_SIGNS)
_BACK = str.maketrans({held: sign for sign, held in _HELD_SIGNS.items() if held != BREAK})
_HELD = lazy("[\ufdd0-\ufdda]")
_EDGES = " \ufdd0\ufdd1\ufdd2"
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\u3000\u2018-\u201d]"
_WRAP = lazy(rf"(?<={_WIDE})[ \t\r\f]*+\n[ \t\r\n\f]*+(?={_WIDE})")
_BLANKS = lazy(r"[ \t\r\n\f]+")


def visible(text: str) -> str:
    """Fold the blanks and line ends of the source; what the page breaks stays broken, full-width blanks stay.

    Between two Chinese characters the end of a source line is nothing, elsewhere
    a blank (CSS Text 3, 4.1.3).
    """
    if text.isspace() or not text:
        return ""
    text = INVISIBLE.sub("", as_seen(text))
    folded = _BLANKS.sub(" ", _WRAP.sub("", text) if "\n" in text else text).replace("\xa0", " ")
    if BREAK in folded:
        lines = (line.strip(_EDGES) for line in folded.split(BREAK))
        joined = "\n".join(line for line in lines if line and not line.isspace())
    else:
        line = folded.strip(_EDGES)
        joined = "" if line.isspace() else line
    return joined.translate(_BACK) if _HELD.search(joined) else joined


def keeps_no_changes(text: str) -> bool:
    """Whether a page was saved by a text program that writes deleted words like all others: Writer of LibreOffice.

    Workbooks have no page style (``@page``), and nothing of theirs is lost.
    """
    head = text[:_HEAD]
    return _ITS_OTHER_WAY in head or ("@page" in head and _OF_LIBREOFFICE.search(head) is not None)


def is_comment(attributes: dict[str, str]) -> bool:
    """Whether an element is the mark of a remark on the text, or of its way back there, as Word writes them."""
    return "class" in attributes and attributes["class"].lower() in _MS_COMMENTS


def lists_remarks(attributes: dict[str, str]) -> bool:
    """Whether a block holds the remarks of readers on the text (批注), as Word writes them."""
    return "style" in attributes and any(said in attributes["style"] for said in _MS_COMMENT_LIST)


def is_mark_of_word(opened: Sequence[OpenElement]) -> bool:
    """Whether the last of the open elements is the bullet of one of Word's lists, or the gap behind its number.

    A bullet is a letter of a font of pictures; the number itself is a word like others.
    """
    style = opened[-1].attributes.get("style", "").lower()
    if not ("mso-list" in style or "font:7" in style) or len(opened) < 2:
        return False
    around = opened[-2].attributes.get("style", "").lower()
    if _LISTED.search(style):
        return any(font in part for part in (style, around) for font in _PICTURES)
    return "font:7" in style and _LISTED.search(around) is not None


def lists_notes(attributes: dict[str, str]) -> bool:
    """Whether a block holds footnotes: of Word, LibreOffice or pandoc."""
    style, name = attributes.get("style", ""), attributes.get("id", "")
    if "mso-element" in style and any(said in style.replace(" ", "") for said in _NOTES_OF_WORD):
        return True
    classes = attributes.get("class", "").lower().split()
    return not _NOTES_BY_CLASS.isdisjoint(classes) or bool(name and _NOTES_BY_ID.fullmatch(name))
