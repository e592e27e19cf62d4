"""Words in formulas (MathML) and drawings (SVG) of a page: read where they can only stand as they are written.

Any part that moves, stacks, hides or colours words makes a picture of them all,
which nobody reads here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.patterns import lazy

FORMULA, DRAWING = "math", "svg"
_IN_A_ROW = frozenset(("mrow", "mstyle", "semantics", "mpadded"))
_SIGNS = frozenset(("mn", "mi", "mo", "mtext", "ms"))
_TEXTS = frozenset(("text", "tspan"))
_UNSAID = frozenset(("annotation", "annotation-xml", "title", "desc", "metadata"))
_PARTS = {
    FORMULA: _IN_A_ROW | _SIGNS | _UNSAID | {FORMULA},
    DRAWING: _TEXTS | _UNSAID | {DRAWING, "g"},
}
# What else than where it begins and in which font says how a part looks.
_PLACES = {DRAWING: ("x", "y"), "text": ("x", "y")}
_NEUTRAL = lazy(
    r"xmlns(?::\w+)?|(?:xml:)?(?:lang|space|id)|class|display|mathsize|mathvariant|width|height|view-?box|version|baseprofile"
    r"|preserveaspectratio|font-(?:size|family|weight|style)|text-anchor|dominant-baseline|role|focusable|aria-[a-z]+|alttext|encoding|form"
)
_NEUTRAL_STYLE = lazy(r"(?:\s*(?:font(?:-[a-z]+)?|text-anchor|dominant-baseline|width|height)\s*:[^;:]*+(?:;|$))*\s*")


@dataclass
class DrawnWords:
    """The words of a drawing of this kind as they come; ``plain`` as long as all of them are seen as they are written."""

    kind: str
    plain: bool = True
    texts: int = 0
    words: list[str] = field(default_factory=list[str])

    def part(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A part begins, or the drawing itself."""
        self.plain = self.plain and tag in _PARTS.get(self.kind, ()) and _is_neutral(tag, attributes)
        self.texts += tag == "text"

    def say(self, tag: str, words: str, seen: bool) -> None:
        """Words that stand right in a part with this tag."""
        if tag in _SIGNS or tag in _TEXTS:
            self.words.append(words)
            self.plain = self.plain and (seen or words.isspace())
        elif tag not in _UNSAID and words.strip():
            self.plain = False

    @property
    def told(self) -> str:
        """What all of it says, "" where that is not known."""
        known = self.plain and (self.kind == FORMULA or self.texts == 1)
        return " ".join("".join(self.words).split()) if known else ""


def _is_neutral(tag: str, attributes: Mapping[str, str]) -> bool:
    """Whether nothing is said of a part but what leaves its words where they are."""
    for name, said in attributes.items():
        if name == "style" and _NEUTRAL_STYLE.fullmatch(said):
            continue
        if not (_NEUTRAL.fullmatch(name) or name in _PLACES.get(tag, ())):
            return False
    return True
