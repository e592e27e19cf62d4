"""What a style says, property by property: short ways written out, other names of the same, what browsers do not take left out.

Only what tells whether, where and in which order words are seen is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeAlias

from core.patterns import lazy
from core.readers.html.css.colours import colour
from core.readers.html.css.texts import BRACKETED, four_sides
from core.readers.html.css.values import pixels, share, value

Declared: TypeAlias = "dict[str, str]"

INHERITS = ("inherit", "unset", "revert", "revert-layer")
_GLOBAL = frozenset((*INHERITS, "initial"))
_COLOURS = frozenset(("color", "background-color", "-webkit-text-fill-color", "-webkit-text-stroke-color"))
VERBATIM = frozenset(("content", "list-style", "list-style-type"))  # letters stay as they are written
SIZES = frozenset(
    ("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large", "smaller", "larger")
)
_DISPLAYS = frozenset(
    (
        *(
            "none",
            "contents",
            "block",
            "inline",
            "inline-block",
            "flow-root",
            "list-item",
            "flex",
            "inline-flex",
            "grid",
        ),
        *("inline-grid", "table", "inline-table", "table-row", "table-cell", "table-row-group", "table-header-group"),
        *("table-footer-group", "table-column", "table-column-group", "table-caption", "-webkit-box", "-webkit-flex"),
        *("-webkit-inline-box", "ruby", "ruby-text", "math", "-webkit-inline-flex"),
    )
)
_TWO_WORDS = {
    **{"block flow": "block", "inline flow": "inline", "block flex": "flex", "inline flex": "inline-flex"},
    **{
        "block grid": "grid",
        "inline flow-root": "inline-block",
        "block flow-root": "flow-root",
        "block table": "table",
    },
}
_VISIBLE = frozenset(("visible", "hidden", "collapse"))
_BOX_SIDES = ("top", "right", "bottom", "left")
_ALIASES = {
    **{"inline-size": "width", "block-size": "height", "max-inline-size": "max-width", "max-block-size": "max-height"},
    **{"min-inline-size": "min-width", "min-block-size": "min-height", "margin-inline-start": "margin-left"},
    **{"margin-inline-end": "margin-right", "margin-block-start": "margin-top", "inset-inline-start": "left"},
    **{"inset-inline-end": "right", "inset-block-start": "top", "inset-block-end": "bottom", "grid-gap": "gap"},
    **{"overflow-inline": "overflow-x", "overflow-block": "overflow-y", "-webkit-mask": "mask", "line-clamp": "-webkit-line-clamp"},
    **{"-webkit-text-decoration": "text-decoration", "-webkit-flex-flow": "flex-flow", "-webkit-clip-path": "clip-path"},
    **{f"-webkit-{name}": name for name in ("transform", "filter", "order", "mask-image", "mask-size", "mask-position", "mask-composite", "perspective", "flex-direction", "animation", "opacity", "background-clip", "animation-name", "animation-fill-mode", "justify-content")},
}  # fmt: skip
_SHORT = frozenset(("padding", "background", "font", "text-decoration", "inset", "margin", "overflow", "mask", "outline", "-webkit-text-stroke", "margin-inline", "inset-inline", "flex-flow", "animation"))  # fmt: skip
_LONG = frozenset(
    (
        *("display", "visibility", "mso-hide", "text-decoration-line", "text-decoration-color", "text-line-through"),
        *("text-decoration-thickness", "vertical-align", "font-size", "opacity", "white-space", "filter", "all"),
        *("background-image", "background-clip", "background-size", "background-position", "background-repeat", "direction", "unicode-bidi", "content-visibility", "zoom"),
        *("-webkit-text-security", "-webkit-text-stroke-width", "text-shadow", "mask-image", "mix-blend-mode"),
        *("letter-spacing", "animation-name", "animation-fill-mode", "backface-visibility", "writing-mode", "padding-top", "padding-right", "padding-bottom", "padding-left", "contain"),
        *("position", "left", "right", "top", "bottom", "float", "text-indent", "transform", "translate", "scale", "rotate"),
        *("margin-top", "margin-right", "margin-bottom", "margin-left", "line-height", "clip", "clip-path"),
        *("width", "max-width", "min-width", "height", "max-height", "min-height", "overflow-x", "overflow-y"),
        *("order", "flex-direction", "flex-wrap", "justify-content", "gap", "column-gap", "-webkit-line-clamp", "table-layout"),
        *("border", "border-top", "border-bottom", "border-block-start", "border-block-end"),
        *("mask-size", "mask-position", "mask-mode", "mask-composite", "perspective", "font-size-adjust"),
        *("grid-area", "grid-row", "grid-column", "grid-template-columns", "grid-auto-flow", "flex", "flex-basis"),
        *("offset-path", "z-index", "outline-width", "outline-offset", "contain-intrinsic-size"),
        *("content", "counter-reset", "counter-increment", "counter-set", "list-style", "list-style-type"),
    )
)  # fmt: skip
_WATCHED = _COLOURS | _SHORT | _LONG | _ALIASES.keys()
_DECLARATION = lazy(rf"""(?:[^;"'(]|"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|{BRACKETED}|["'(])++""")
_WORD = lazy(rf"(?:[^\s(]|{BRACKETED})++")
_LAYER = lazy(rf"(?:[^,(]|{BRACKETED})++")
_LONGEST = 2000
_LINES = frozenset(("none", "underline", "overline", "line-through", "blink"))
_CLIPS = frozenset(("border-box", "padding-box", "content-box", "text"))
_WEIGHTS = lazy(r"[1-9]00")
_MOVES = frozenset(("linear", "ease", "ease-in", "ease-out", "ease-in-out", "infinite", "normal", "reverse", "alternate", "alternate-reverse", "running", "paused", "none", "forwards", "backwards", "both", "step-start", "step-end"))  # fmt: skip


def styles(text: str) -> tuple[Declared, Declared]:
    """The declarations of a style that matter here, by name; those that are important apart."""
    found: Declared = {}
    important: Declared = {}
    for name, written in _declarations(text):
        if name.startswith("--"):
            into = important if written.lower().endswith("!important") else found
            into[name] = written.rpartition("!")[0].strip() if into is important else written
            continue
        plain = written if name in VERBATIM else written.lower()
        into = found
        if plain.lower().endswith("!important") or "! important" in plain.lower():
            into, plain = important, plain.rpartition("!")[0].strip()
        if name == "all":
            forget(into)
        into.update(written_out(_ALIASES.get(name, name), plain))
    return found, important


def forget(said: Declared) -> None:
    """Take away all that is said before ``all: unset`` and the like, but for names of the page's own."""
    for name in [name for name in said if not name.startswith("--")]:
        del said[name]


def _declarations(text: str) -> Iterator[tuple[str, str]]:
    quoted = '"' in text or "'" in text or "url(" in text
    for declaration in _DECLARATION.findall(text[: 100 * _LONGEST]) if quoted else text.split(";"):
        name, colon, written = declaration.partition(":")
        name = name.strip().lower()
        if colon and (name in _WATCHED or name.startswith("--")):
            yield name, written.strip()


def written_out(name: str, written: str) -> Declared:
    """What a property and its value say, property by property; nothing where a browser does not take it."""
    if "var(" in written:
        return {name: written}  # nobody knows yet what it says
    if "\\" in written and name not in VERBATIM:
        return {}  # for one old browser alone
    if name in _SHORT:
        return _of_short(name, written[:_LONGEST])
    return (
        {name: _TWO_WORDS.get(written, written) if name == "display" else written} if _is_taken(name, written) else {}
    )


def _is_taken(name: str, written: str) -> bool:
    if not written or written in _GLOBAL:
        return bool(written)
    takes = _TAKES.get(name)
    return takes is None or takes(written)


def _is_size(written: str) -> bool:
    told = value(written)
    return written in SIZES or (told is not None and told.number >= 0 and (told.unit in ("px", "%") or not told.number))


def _is_colour(written: str) -> bool:
    return colour(written) is not None


_TAKES: dict[str, Callable[[str], bool]] = {
    **dict.fromkeys(_COLOURS, _is_colour),
    "display": lambda written: written in _DISPLAYS or written in _TWO_WORDS,
    "visibility": _VISIBLE.__contains__,
    "opacity": lambda written: share(written) is not None,
    "font-size": _is_size,
}


def _of_short(name: str, written: str) -> Declared:
    words = _WORD.findall(written)
    if name in ("margin", "inset", "padding"):
        front = "" if name == "inset" else f"{name}-"
        return {f"{front}{side}": word for side, word in zip(_BOX_SIDES, four_sides(words), strict=False)}
    if name in ("margin-inline", "inset-inline") and words:
        front = "margin-" if name == "margin-inline" else ""
        return {f"{front}left": words[0], f"{front}right": words[-1]}
    if name == "overflow":
        return {"overflow-x": words[0], "overflow-y": words[-1]} if words else {}
    if name == "flex-flow":
        return {"flex-direction" if "wrap" not in word else "flex-wrap": word for word in words}
    if written in _GLOBAL:
        return dict.fromkeys(_PARTS[name], written)
    return _MAKERS[name](words, written)


_PARTS = {
    "background": ("background-color", "background-image", "background-clip"),
    "font": ("font-size", "line-height"),
    "text-decoration": ("text-decoration-line", "text-decoration-color", "text-decoration-thickness"),
    "mask": ("mask-image", "mask-size", "mask-position", "mask-mode", "mask-composite"),
    "outline": ("outline-width",),
    "-webkit-text-stroke": ("-webkit-text-stroke-width", "-webkit-text-stroke-color"),
    "animation": ("animation-name", "animation-fill-mode"),
}


@lru_cache(maxsize=256)
def layers(written: str) -> tuple[str, ...]:
    """The layers of a ground or mask, the topmost first."""
    return tuple(part.strip() for part in _LAYER.findall(written) if part.strip())


def is_picture(word: str) -> bool:
    """Whether a word names a picture: a file, or a gradient of colours."""
    return (
        word.startswith(("url(", "image(", "image-set(", "-webkit-image-set(", "cross-fade(", "element(", "paint("))
        or "gradient(" in word
    )


def _background(_: Sequence[str], written: str) -> Declared:
    told: Declared = {"background-color": "transparent", "background-image": "none", "background-clip": "border-box"}
    pictures: list[str] = []
    stand: list[tuple[str, str, str]] = []
    for place, layer in enumerate(parts := layers(written)):
        words = _WORD.findall(layer)
        for word in words:
            if is_picture(word):
                pictures.append(word)
                stand.append(_standing(words))
            elif word in _CLIPS:
                told["background-clip"] = word
            elif place == len(parts) - 1 and colour(word) is not None:
                told["background-color"] = word
            elif not _PLACED.match(word):
                return {}
    told["background-image"] = ",".join(pictures) or "none"
    if pictures:
        told |= zip(_STANDING, map(",".join, zip(*stand, strict=True)), strict=True)
    return told


_STANDING = ("background-repeat", "background-position", "background-size")


def _standing(words: Sequence[str]) -> tuple[str, str, str]:
    """How the picture of a layer is repeated, where it begins and how large it is."""
    repeats = " ".join(word for word in words if word in _REPEATS)
    place, _, size = " ".join(word for word in words if not is_picture(word) and _PLACE.match(word)).partition("/")
    return repeats or "repeat", " ".join(place.split()) or "0% 0%", " ".join(size.split()) or "auto"


_REPEATS = frozenset(("repeat", "repeat-x", "repeat-y", "no-repeat", "space", "round"))


_PLACED = lazy(
    r"none|(?:no-)?repeat(?:-[xy])?|scroll|fixed|local|left|right|top|bottom|center|cover|contain|auto|space|round|/|[+-]?\.?\d|calc\(|repeat-|$"
)


def _font(words: Sequence[str], _: str) -> Declared:
    for place, word in enumerate(words):
        size, _, line = word.partition("/")
        told = value(size)
        if (
            size in SIZES
            or (told is not None and told.unit in ("px", "%") and not _WEIGHTS.fullmatch(size))
            or (size == "0" and told)
        ):
            if not line and words[place + 1 : place + 2] == ["/"]:
                line = "".join(words[place + 2 : place + 3])
            return {"font-size": size, "line-height": line or "normal"}
    return {}


def _decoration(words: Sequence[str], _: str) -> Declared:
    lines = [word for word in words if word in _LINES]
    found = {"text-decoration-line": " ".join(lines) or "none", "text-decoration-color": "currentcolor"}
    for word in words:
        if word not in _LINES and colour(word) is not None:
            found["text-decoration-color"] = word
        elif pixels(word) is not None:
            found["text-decoration-thickness"] = word
    return found


def _mask(_: Sequence[str], written: str) -> Declared:
    """The pictures of a mask; how large and where, and how it lets through, of all of them together."""
    told: Declared = {
        "mask-size": "auto",
        "mask-position": "0% 0%",
        "mask-mode": "match-source",
    }
    pictures: list[str] = []
    for layer in layers(written):
        words = _WORD.findall(layer)
        pictures += filter(is_picture, words)
        place, slash, size = " ".join(word for word in words if _PLACE.fullmatch(word)).partition("/")
        told |= {"mask-size": size.strip()} if slash else {}
        told |= {"mask-position": place.strip()} if place.strip() else {}
        modes = [word for word in words if word in ("alpha", "luminance")]
        told |= {"mask-mode": modes[-1]} if modes else {}
    return told | {"mask-image": ",".join(pictures) or "none", "mask-composite": "add"}


_PLACE = lazy(r"/|left|right|top|bottom|center|cover|contain|auto|[+-]?\.?\d[^()]*+|calc\(.*+")


def _outline(words: Sequence[str], _: str) -> Declared:
    return {"outline-width": next((word for word in words if pixels(word) is not None), "medium")}


def _stroke(words: Sequence[str], _: str) -> Declared:
    told = {"-webkit-text-stroke-width": "0", "-webkit-text-stroke-color": "currentcolor"}
    for word in words:
        told["-webkit-text-stroke-color" if colour(word) is not None else "-webkit-text-stroke-width"] = word
    return told


def _animation(words: Sequence[str], _: str) -> Declared:
    names = [word for word in words if word not in _MOVES and word[:1] not in "0123456789.-+" and "(" not in word]
    kept = next((word for word in words if word in ("forwards", "both", "infinite")), "none")
    return {"animation-name": names[0] if names else "none", "animation-fill-mode": kept}


_MAKERS = {
    "background": _background,
    "font": _font,
    "text-decoration": _decoration,
    "mask": _mask,
    "outline": _outline,
    "-webkit-text-stroke": _stroke,
    "animation": _animation,
}
