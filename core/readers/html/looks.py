"""How the words of a web page stand there: crossed out, hidden, raised; by tag, by style, by the page's own rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace

from core.patterns import lazy
from core.readers.html.boxes.unseen_boxes import BoxKind, hides_box, shrinks
from core.readers.html.css.colours import BLACK, PageColour
from core.readers.html.css.declarations import INHERITS
from core.readers.html.css.values import ROOT, Quantity, pixels, share, value
from core.readers.html.inks import painted
from core.readers.html.tags import GROWING, ROWS, WITHIN_LINES, makes_box
from core.readers.left_out import TINIEST, WordLook
from core.records import record

_STRUCK = frozenset(("s", "strike", "del"))
_RAISED = frozenset(("sup", "sub"))
# Tags that say how words look.
SPEAKING = _STRUCK | _RAISED | {"dialog", "a", "mark", "input", "select", "textarea", "button", "ins", "rt", "rtc"}
_SPACED = ("pre", "pre-wrap", "break-spaces")
_NOTE = ("#_ftn", "#_edn", "#sdfootnote", "#sdendnote", "#fn")  # where the mark of a footnote leads
_BACK = ("#_ftnref", "#_ednref", "#fnref")
_FACTORS = {"smaller": 1 / 1.2, "larger": 1.2}
_SIZES = {
    **{"xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0},
    **{"xx-large": 32.0, "xxx-large": 48.0, "initial": ROOT},
}
_PIXELS_PER_POINT = 4 / 3
_FAINTEST = 16 / 255  # of the full strength: no eye tells from nothing what is less
_APART = lazy(
    r"-?(?:(?:[3-9]|\d\d)(?:\.\d*+)?(?:px|pt)|(?:[2-9]\d|1\d\d)(?:\.\d*+)?%|0?\.[2-9]\d*+r?em|1(?:\.\d*+)?r?em)"
)
_NOTHING = lazy(r"0+(?:\.0*)?(?:px|pt|em|rem|ex|%|cm|mm|in)?")
_SMALLER = 0.75  # letters of a part of the size of those around
_FADED = lazy(r"opacity\(([^()]{0,30}+)\)")
_BLURRED = lazy(r"blur\(([^()]{1,30}+)\)")
_SMALL_LETTER = 0.5  # of the size: how high a small letter is
_BLUR = 0.35  # of the size of letters: they run together
_OVERLAP = -0.35  # of the size of letters: digits stand on each other
_OUT_OF_LINES = ("absolute", "fixed")


@record(slots=True)
class PageLook(WordLook):
    """What words of a page look like, and what elements within them take over.

    ``size`` is that of the letters in pixels (whether it was told: ``sized``), ``shrunk`` what zooming and transforming make of it,
    ``strength`` how much all around lets be seen; ``ink`` and ``fill`` are the colours said of the words,
    ``outlined`` words are drawn around; ``apart`` is the room between letters in pixels, so small that they ``overlap``.
    """

    size: float = ROOT
    sized: bool = False
    shrunk: float = 1.0
    strength: float = 1.0
    ink: PageColour = BLACK
    fill: PageColour | None = None
    outlined: bool = False
    apart: float = 0.0
    overlaps: bool = False
    under: bool = False  # hidden by nothing but a box that lies over the words
    aside: bool = False  # small words above others, that say how these are read
    variables: Mapping[str, str] | None = field(default=None, compare=False)


PLAIN_LOOK = PageLook()


def inside(
    look: PageLook,
    tag: str,
    attributes: Mapping[str, str],
    said: Mapping[str, str],
    variables: Mapping[str, str] | None = None,
) -> PageLook:
    """The look of words in an element of this tag that stands where words look like ``look``."""
    if not said and not attributes and tag not in SPEAKING and not variables:
        return look
    size = _size(look, said)
    kind = kind_of(tag, said)
    strength = look.strength * _strength(said)
    shrunk = look.shrunk * shrinks(said, kind)
    apart = _apart(look, said, size)
    way = said.get("direction") or attributes.get("dir", "").lower()
    paint = painted(look, tag, attributes, said, strength)
    lifted = look.under and _is_lifted(said)
    own = (
        strength <= _FAINTEST
        or _hides(tag, said, attributes, kind)
        or _is_blurred(said, size)
        or hides_box(said, kind, size)
    )
    return replace(
        look,
        struck=_is_struck(look, tag, said, paint.ground),
        hidden=own or (look.hidden and not lifted),
        under=look.under and not lifted and not own,
        invisible=_is_invisible(look, said),
        tiny=size * shrunk * _adjusted(said) <= TINIEST * _PIXELS_PER_POINT,
        raised=_is_raised(look, tag, said, attributes),
        spaced=said["white-space"] in _SPACED if "white-space" in said else look.spaced,
        backwards=_is_backwards(look, tag, said, attributes),
        from_right=way == "rtl" if way and _takes_way(attributes, said, kind) else look.from_right,
        size=size,
        sized=look.sized or "font-size" in said,
        aside=look.aside or tag in ("rt", "rtc"),
        shrunk=shrunk,
        strength=strength,
        apart=apart,
        overlaps=apart < _OVERLAP * size,
        variables=variables if variables is not None else look.variables,
        **paint._asdict(),
    )


def kind_of(tag: str, said: Mapping[str, str]) -> BoxKind:
    """Whether an element has a size that is told of it: parts of tables and what stands within lines have not."""
    if tag in GROWING:
        return BoxKind.PART
    display = said.get("display", "")
    out = said.get("position") in _OUT_OF_LINES or said.get("float", "none") not in ("none", *INHERITS)
    if display in ("inline", "contents") or (not display and not makes_box(tag)):
        return BoxKind.BOX if out else BoxKind.IN_LINE
    return BoxKind.PART if display.startswith("table-") and not out else BoxKind.BOX


def _size(look: PageLook, said: Mapping[str, str]) -> float:
    written = said.get("font-size", "")
    if not written or written in INHERITS:
        return _SIZES["initial"] if said.get("all") == "initial" else look.size
    if written in _SIZES:
        return _SIZES[written]
    if written in _FACTORS:
        return look.size * _FACTORS[written]
    told: Quantity | None = value(written, look.size, look.size)
    return look.size if told is None else max(told.number, 0.0)


def _takes_way(attributes: Mapping[str, str], said: Mapping[str, str], kind: BoxKind) -> bool:
    """Whether an element has a direction of its own: within a line only what is set apart there."""
    return kind is not BoxKind.IN_LINE or "dir" in attributes or said.get("unicode-bidi", "normal") != "normal"


def _is_lifted(said: Mapping[str, str]) -> bool:
    """Whether an element is drawn above what was drawn before it, though that lies over its place in the lines."""
    return said.get("position", "static") != "static" and not said.get("z-index", "").startswith("-")


def _adjusted(said: Mapping[str, str]) -> float:
    """By what the size of letters is changed so that small ones are as high as in another font."""
    told = value(said["font-size-adjust"].split()[-1]) if said.get("font-size-adjust") else None
    return 1.0 if told is None else told.number / _SMALL_LETTER


def _apart(look: PageLook, said: Mapping[str, str], size: float) -> float:
    if (written := said.get("letter-spacing", "")) in ("", *INHERITS):
        return look.apart
    return pixels(written, size) or 0.0


def _strength(said: Mapping[str, str]) -> float:
    """How much an element lets be seen of all that it holds, from 0 to 1."""
    parts = [said["opacity"]] if "opacity" in said else []
    parts += _FADED.findall(said["filter"]) if "filter" in said else []
    found = 1.0
    for part in parts:
        told = share(part)
        found *= 1.0 if told is None else min(max(told, 0.0), 1.0)
    return found


def _is_blurred(said: Mapping[str, str], size: float) -> bool:
    blurred = _BLURRED.search(said["filter"]) if "filter" in said else None
    return blurred is not None and (pixels(blurred[1], size) or 0.0) > _BLUR * size


def _is_struck(look: PageLook, tag: str, said: Mapping[str, str], ground: str) -> bool:
    """Whether a line goes through words; lines around go through all but what stands in a box of its own."""
    boxed = said.get("display", "").startswith("inline-") or said.get("float", "none") in ("left", "right")
    around = look.struck and not (boxed or said.get("position") in _OUT_OF_LINES)
    lines = said.get("text-decoration-line", "")
    if lines in ("", "inherit", "revert"):
        own = tag in _STRUCK
    else:
        own = "line-through" in lines and not _is_no_line(look, said, ground)
    return around or own or said.get("text-line-through", "none") not in ("none", "")


def _is_no_line(look: PageLook, said: Mapping[str, str], ground: str) -> bool:
    """Whether nobody sees the line through words: in the colour of the ground."""
    from core.readers.html.inks import is_unseen

    return is_unseen(said.get("text-decoration-color", "currentcolor"), look.ink, ground)


def _is_raised(look: PageLook, tag: str, said: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    raised = look.raised or tag in _RAISED
    if align := said.get("vertical-align"):
        raised = _stands_off(align, look, said) if tag not in ("td", "th", "tr", "table", "img") else raised
    return raised or (tag in WITHIN_LINES and _moved(said)) or (tag == "a" and _leads_to_note(attributes))


def _leads_to_note(attributes: Mapping[str, str]) -> bool:
    place = attributes.get("href", "")
    return place.startswith(_NOTE) and not place.startswith(_BACK)


def _is_backwards(look: PageLook, tag: str, said: Mapping[str, str], attributes: Mapping[str, str]) -> bool:
    """Whether signs are shown from right to left, digits too: 12 as 21."""
    forced = tag == "bdo" or "override" in said.get("unicode-bidi", "")
    way = said.get("direction") or attributes.get("dir", "").lower()
    return way == "rtl" if forced and way else look.backwards


def _stands_off(align: str, look: PageLook, said: Mapping[str, str]) -> bool:
    """Whether words stand above or below their line as marks of notes do: by a word, a distance, or small at its top."""
    if align in ("super", "sub"):
        return True
    if align in ("top", "text-top"):
        return _size(look, said) <= _SMALLER * look.size
    return _APART.fullmatch(align) is not None


def _moved(said: Mapping[str, str]) -> bool:
    """Whether words are drawn above or below their line by hand, as marks of notes are."""
    moved = said.get("top", "") or said.get("bottom", "")
    return said.get("position") == "relative" and bool(moved) and moved != "auto" and not _NOTHING.fullmatch(moved)


def _hides(tag: str, said: Mapping[str, str], attributes: Mapping[str, str], kind: BoxKind) -> bool:
    display = said.get("display", "")
    return (
        display == "none"
        or ("hidden" in attributes and not display)
        or ("popover" in attributes and not display)
        or (tag == "dialog" and "open" not in attributes and not display)
        or (tag in ROWS and said.get("visibility") == "collapse")
        or said.get("mso-hide") == "all"
        or (said.get("content-visibility") == "hidden" and kind is not BoxKind.IN_LINE)
        or said.get("-webkit-text-security", "none") != "none"
    )


def _is_invisible(look: PageLook, said: Mapping[str, str]) -> bool:
    seen = said.get("visibility")
    return look.invisible if seen is None or seen in INHERITS else seen in ("hidden", "collapse")
