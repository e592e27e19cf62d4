"""Changing what stands in a paragraph or cell of somebody else's WordprocessingML.

Text is taken out and put in; pictures, text boxes, section breaks, bookmarks and
content controls stay where they are.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator

from core.writers.docx.wordml import WordElement, node, set_run_text, w

P, R, T, TC, TBL, BOX = (w(name) for name in ("p", "r", "t", "tc", "tbl", "txbxContent"))
PPR, RPR, SDT = w("pPr"), w("rPr"), w("sdt")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATE, _CHOICE, FALLBACK = (f"{_MC}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
_PICTURES = tuple(w(name) for name in ("drawing", "pict", "object"))
_BREAKS = (w("br"), w("cr"))
# What a reader sees as text in a run, or what produces it.
_MARKS = frozenset(
    w(name)
    for name in (
        *("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "softHyphen", "sym", "delText", "pgNum", "ruby"),
        *("fldChar", "instrText", "delInstrText", "footnoteReference", "endnoteReference", "lastRenderedPageBreak"),
        *("dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong"),
    )
)
_SPOKEN = frozenset(w(name) for name in ("t", "delText", "sym", "ruby"))
_REMOVED = tuple(w(name) for name in ("del", "moveFrom"))
_ADDED = tuple(w(name) for name in ("ins", "moveTo"))
_TRACES = tuple(
    w(name)
    for name in (
        *("rPrChange", "pPrChange", "tcPrChange", "cellIns", "cellMerge", "numberingChange"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    )
)
_WRAPPERS = (w("fldSimple"), w("smartTag"))
_MATHS = tuple(f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{n}" for n in ("oMath", "oMathPara"))
_ANCHORS = tuple(
    w(name)
    for name in (
        *("bookmarkStart", "bookmarkEnd", "permStart", "permEnd"),
        *("commentRangeStart", "commentRangeEnd"),
    )
)


def parent_of(child: WordElement) -> WordElement:
    """The parent of an element known to have one."""
    parent = child.getparent()
    assert parent is not None
    return parent


def accept_changes(scope: WordElement) -> None:
    """Accept the tracked changes inside an element: deletions go, insertions stay, marks of both go."""
    for gone in list(scope.iter(*_REMOVED, *_TRACES)):
        parent_of(gone).remove(gone)
    for kept in list(scope.iter(*_ADDED)):
        _unwrap(kept)


def _unwrap(wrapper: WordElement) -> None:
    for child in list(wrapper):
        wrapper.addprevious(child)
    parent_of(wrapper).remove(wrapper)


def release(scope: WordElement, paragraphs: bool = False) -> None:
    """Make content controls around and in an element hold what is put there, not their prompt or bound data.

    ``paragraphs`` turns controls for one line of plain text into ones for several paragraphs.
    """
    ends = ("}showingPlcHdr", "}dataBinding", *(("}text",) if paragraphs else ()))
    for control in (*list(scope.iter(SDT)), *scope.iterancestors(SDT)):
        properties = control.find(w("sdtPr"))
        if properties is None:
            continue
        if properties.find(w("showingPlcHdr")) is not None:  # the prompt's pale style would stay with the text
            for style in list(control.iter(w("rStyle"))):
                parent_of(style).remove(style)
        for mark in list(properties):
            if mark.tag.endswith(ends):
                properties.remove(mark)


def is_prompt(paragraph: WordElement) -> bool:
    """Whether a paragraph stands in a content control that shows its prompt, or holds one."""
    controls = (*paragraph.iterancestors(SDT), *paragraph.iter(SDT))
    return any(control.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None for control in controls)


def own_runs(paragraph: WordElement) -> Iterator[WordElement]:
    """The runs of a paragraph, not those of text boxes anchored in it, nor deleted ones."""
    for run in paragraph.iter(R):
        inner = next(run.iterancestors(P, FALLBACK, *_REMOVED))
        if inner is paragraph:
            yield run


def run_text(run: WordElement) -> str:
    """The letters in a run."""
    return "".join(piece.text or "" for piece in run if piece.tag == T)


def is_hidden(run: WordElement) -> bool:
    """Whether a run is not shown."""
    mark = run.find(f"{RPR}/{w('vanish')}")
    return mark is not None and mark.get(w("val")) not in ("0", "false", "off")


def shown_runs(paragraph: WordElement) -> list[WordElement]:
    """The runs of a paragraph that show any letters."""
    return [run for run in own_runs(paragraph) if run_text(run).strip() and not is_hidden(run)]


def says_something(paragraph: WordElement) -> bool:
    """Whether there are letters in a paragraph, hidden and deleted ones too."""
    pieces = (piece for piece in paragraph.iter(*_SPOKEN, *_MATHS) if "".join(_letters(piece)).strip())
    return any(next(piece.iterancestors(P)) is paragraph for piece in pieces)


def _letters(piece: WordElement) -> Iterator[str]:
    yield "□" if piece.tag == w("sym") else piece.text or ""
    for child in piece:
        yield from _letters(child)


def holds_more(paragraph: WordElement) -> bool:
    """Whether a paragraph holds a picture, a text box, a section break or one end of a field: it must stay."""
    if next(paragraph.iter(*_PICTURES), None) is not None or paragraph.find(f"{PPR}/{w('sectPr')}") is not None:
        return True
    return not _fields_are_whole(paragraph)


def has_picture(paragraph: WordElement) -> bool:
    """Whether a picture, drawing or embedded object stands in a paragraph."""
    return next(paragraph.iter(*_PICTURES), None) is not None


def _fields_are_whole(paragraph: WordElement) -> bool:
    steps = [mark.get(w("fldCharType")) for mark in paragraph.iter(w("fldChar"))]
    return steps.count("begin") == steps.count("end")


def clear(paragraph: WordElement) -> None:
    """Take the text out of a paragraph; formatting and all that is not text stay."""
    whole = _fields_are_whole(paragraph)
    for wrapper in list(paragraph.iter(*_WRAPPERS)):
        if next(wrapper.iterancestors(P)) is paragraph:
            _unwrap(wrapper)
    for run in list(own_runs(paragraph)):
        for piece in list(run):
            field = piece.tag in (w("fldChar"), w("instrText"))
            if piece.tag in _MARKS and not _is_page_break(piece) and (whole or not field):
                run.remove(piece)
        if not any(piece.tag != RPR for piece in run):
            parent_of(run).remove(run)
    for formula in list(paragraph.iter(*_MATHS)):
        if formula.getparent() is not None:
            parent_of(formula).remove(formula)


def _is_page_break(piece: WordElement) -> bool:
    return piece.tag == w("br") and piece.get(w("type")) in ("page", "column")


def write(paragraph: WordElement, text: str, look: WordElement | None) -> WordElement:
    """Put a text in the place of all text of a paragraph, in one run with these properties; returns the run."""
    made = node("r", copy.deepcopy(look) if look is not None else node("rPr"), node("t"))
    set_run_text(made, text)
    runs = list(own_runs(paragraph))
    first = next((run for run in runs if run_text(run).strip() and not is_hidden(run)), runs[0] if runs else None)
    place = node("proofErr")
    if first is None:
        inner = paragraph.find(f"{SDT}/{w('sdtContent')}")
        (paragraph if inner is None else inner).append(place)
    else:
        first.addprevious(place)
    clear(paragraph)
    parent_of(place).replace(place, made)
    return made


def remove(paragraph: WordElement) -> None:
    """Take a paragraph out; emptied where it holds more than text or a cell or box would be left without one."""
    if holds_more(paragraph) or _is_needed(paragraph):
        clear(paragraph)
        return
    for anchor in list(paragraph.iter(*_ANCHORS)):
        paragraph.addprevious(anchor)
    parent_of(paragraph).remove(paragraph)


def _is_needed(paragraph: WordElement) -> bool:
    """Cells and boxes end with a paragraph; content controls hold one; two tables must not touch."""
    before, after = _beside(paragraph)
    if before is None and after is None:
        return parent_of(paragraph).tag != w("body")
    if after is None or after.tag == w("sectPr"):
        return before is None or before.tag != P
    return after.tag == TBL and before is not None and before.tag == TBL


def _beside(paragraph: WordElement) -> tuple[WordElement | None, WordElement | None]:
    before, after = paragraph.getprevious(), paragraph.getnext()
    while before is not None and before.tag in (*_ANCHORS, w("tcPr"), w("proofErr")):
        before = before.getprevious()
    while after is not None and after.tag in (*_ANCHORS, w("proofErr")):
        after = after.getnext()
    return before, after


def split_after(paragraph: WordElement, words: str) -> bool:
    """Move the front of a paragraph, up to the end of these words (without blanks), into one of its own above.

    False where the words end inside a link or control, which cannot be cut.
    """
    left = len(words)
    for run in list(own_runs(paragraph)):
        for piece in [piece for piece in run if piece.tag == T]:
            text = piece.text or ""
            letters = [place for place, letter in enumerate(text) if not letter.isspace()]
            if len(letters) < left:
                left -= len(letters)
            elif run.getparent() is paragraph:
                _split(paragraph, run, piece, letters[left - 1] + 1)
                return True
            else:
                return False
    return False


def _split(paragraph: WordElement, run: WordElement, piece: WordElement, cut: int) -> None:
    text = piece.text or ""
    rest = copy.deepcopy(piece)
    piece.text, rest.text = text[:cut], text[cut:].lstrip("。：: \u3000")
    piece.addnext(rest)
    above, front = node("p"), node("r")
    for child in list(paragraph):
        if child is run:
            break
        above.append(_properties_above(child) if child.tag == PPR else child)
    for child in list(run):
        front.append(copy.deepcopy(child) if child.tag == RPR else child)
        if child is piece:
            break
    above.append(front)
    paragraph.addprevious(above)
    _drop_leading_breaks(paragraph)


def _drop_leading_breaks(paragraph: WordElement) -> None:
    for run in own_runs(paragraph):
        for piece in list(run):
            if piece.tag == T and (piece.text or "").strip():
                return
            if piece.tag in _BREAKS and not _is_page_break(piece):
                run.remove(piece)


def _properties_above(properties: WordElement) -> WordElement:
    """A copy for the upper part: a section ends only below the lower one."""
    made = copy.deepcopy(properties)
    for end in list(made.iter(w("sectPr"))):
        parent_of(end).remove(end)
    return made


def drawn_twice(elements: Iterable[WordElement]) -> set[WordElement]:
    """The newer versions of text boxes (``mc:Choice``) in which any of these elements stands."""
    return {choice for element in elements for choice in element.iterancestors(_CHOICE)}


def renew_twins(choices: Iterable[WordElement]) -> None:
    """Text boxes are written twice, for newer and older programs: make the older twin like the changed one."""
    for choice in choices:
        fallback = parent_of(choice).find(FALLBACK)
        boxes = list(choice.iter(BOX))
        twins = [] if fallback is None else list(fallback.iter(BOX))
        if len(boxes) == len(twins):
            for box, twin in zip(boxes, twins, strict=True):
                for child in list(twin):
                    twin.remove(child)
                twin.extend(copy.deepcopy(child) for child in box)
