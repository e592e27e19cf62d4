"""What of an OpenDocument text is decided or calculated anew when it is opened, and what stands beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from core.notes import NoteCode
from core.patterns import lazy
from core.readers.left_out import LeftOut
from core.readers.odf.package import OFFICE, TEXT
from core.readers.safe_xml import Element

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_PAGE_ENDS = tuple(f"{_STYLE}{end}{pages}" for end in ("header", "footer") for pages in ("", "-left", "-first"))
_SHOWN, _REMARK = _STYLE + "display", OFFICE + "annotation"
_PRINTED = ("page-number", "page-count", "sheet-name", "file-name", "title", "date", "time")
_TOLD_BY_PRINTING = frozenset(TEXT + name for name in _PRINTED)
_LINES = (TEXT + "p", TEXT + "h")
_CONDITIONAL, _OF_PARAGRAPH = TEXT + "conditional-text", TEXT + "hidden-paragraph"
_HIDING = frozenset((TEXT + "hidden-text", _OF_PARAGRAPH, TEXT + "section"))
_CALCULATED = frozenset(TEXT + name for name in ("expression", "variable-set"))
_TODAY = frozenset((TEXT + "date", TEXT + "time"))
RECOUNTED = _HIDING | _CALCULATED | _TODAY | {_CONDITIONAL}  # names of elements
_CONDITION, _FORMULA, _STORED, _FIXED = (TEXT + name for name in ("condition", "formula", "string-value", "fixed"))
_EITHER = tuple(TEXT + f"string-value-if-{case}" for case in ("true", "false"))
_LANGUAGE, _NAME = lazy(r"[a-z]{1,10}:"), lazy(r"[^\W\d_]")  # of a formula; in one that asks for anything else


def words_in(parent: Element) -> str:
    """All words in an element, as they are written."""
    return "".join(_words(parent))


def _words(parent: Element) -> Iterator[str]:
    for node in parent.iter():
        yield node.text or ""
        if node is not parent:
            yield node.tail or ""


def remarks(body: Element) -> Iterator[str]:
    """What readers of the document remarked (批注), each as one."""
    return (" ".join(map(words_in, remark.iter(*_LINES))) for remark in body.iter(_REMARK))


def margins(roots: Iterable[Element]) -> Iterator[str]:
    """The lines above and below the text of each page."""
    ends = (end for root in roots for end in root.iter(*_PAGE_ENDS) if end.get(_SHOWN) != "false")
    return (words_in(line) for end in ends for line in end.iter(*_LINES))


def sheet_margins(roots: Iterable[Element], master: str) -> Iterator[str]:
    """The same of the printed pages of a sheet, by the name of their master, without what only printing tells."""
    pages = (
        page for root in roots for page in root.iter(_STYLE + "master-page") if page.get(_STYLE + "name") == master
    )
    ends = (end for page in pages for end in page.iter(*_PAGE_ENDS) if end.get(_SHOWN) != "false")
    return ("".join(_own_words(line)) for end in ends for line in end.iter(*_LINES))


def _own_words(node: Element) -> Iterator[str]:
    if node.tag not in _TOLD_BY_PRINTING:
        yield node.text or ""
        for inner in node:
            yield from _own_words(inner)
            yield inner.tail or ""


def recounted(node: Element) -> LeftOut:
    """What may be seen otherwise when programs decide a condition or calculate a formula anew; its stored words are read."""
    stored = words_in(node).strip()
    if node.tag in _TODAY:
        return () if node.get(_FIXED) == "true" else ((NoteCode.RECOUNTED, "当天的日期"),)
    if node.tag not in _CALCULATED and not _NAME.search(_LANGUAGE.sub("", node.get(_CONDITION) or "", count=1)):
        return ()  # it holds or not, whatever else stands there
    if node.tag == _CONDITIONAL:
        others = [words for name in _EITHER if (words := (node.get(name) or "").strip()) != stored]
        return ((NoteCode.RECOUNTED, f"另一种内容：{others[0] or '空白'}"),) if others else ()
    if node.tag in _CALCULATED:
        formula = _LANGUAGE.sub("", node.get(_FORMULA) or "", count=1).strip('" ')
        return ((NoteCode.RECOUNTED, formula),) if formula not in ("", stored) else ()
    around = node.getparent() if node.tag == _OF_PARAGRAPH else None
    words = words_in(around).strip() if around is not None else stored or (node.get(_STORED) or "").strip()
    return ((NoteCode.COVERED, words),) if words else ()
