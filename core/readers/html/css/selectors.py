"""Selectors of style sheets: for which elements a rule is meant on a page at rest (CSS Selectors 4).

An element is told by its tag, classes, id and other attributes, by what is around
it and in front of it, and by its place among the elements of its parent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias

from core.patterns import lazy
from core.readers.html.css.states import ALWAYS, IS_SO, NEVER
from core.readers.html.css.texts import closing, escaped_marks, parted
from core.records import record

Marks: TypeAlias = "frozenset[str]"  # what can be asked of an element at once: td, .wide, #top
Ask: TypeAlias = "Callable[[OpenElement, Sequence[OpenElement]], bool]"  # of an element inside those around it

_MOST_INSIDE = 8  # elements of one selector
_MOST_CLASSES = 8  # of an element
_MOST_NESTED = 3  # selectors within :not() and the like
_TOKEN = lazy(
    r"[>+~]|\*|[a-z][\w-]*+|[.#](?:[\w-]|\\(?:[0-9a-f]{1,6}\s?|[^\n]))++|\[[^\[\]]{1,200}\]|::?[a-z-]++|[(),]|\s++"
)
_ATTRIBUTE = lazy(r"""\[\s*+([\w:-]++)\s*+(?:([~|^$*]?=)\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s'"\]]++))\s*+[is]?\s*+)?\]""")
_NTH = lazy(r"([+-]?\d*+n)?\s*+([+-]?\s*+\d++)?")
_GENERATED = {
    **{":before": "before", "::before": "before", ":after": "after", "::after": "after"},
    **{"::marker": "marker", "::first-letter": "first-letter", ":first-letter": "first-letter"},
    **{"::first-line": "first-line", ":first-line": "first-line"},
}
_TIES = {">", "+", "~"}
_PARTS = frozenset(  # of an element, by the first word of their names
    (
        *("selection", "placeholder", "backdrop", "cue", "part", "slotted", "file", "details", "view", "highlight"),
        *("target", "spelling", "grammar", "scroll", "column", "checkmark", "picker", "after", "before", "marker"),
    )
)
_BRACKETS = frozenset((":not", ":is", ":where", ":matches", ":-webkit-any", ":has"))


class OpenElement(NamedTuple):
    """An element: its tag and attributes; its place among its parent's (``kin``: of its tag), from the front and from the end.

    Places count from 1 and are 0 where nobody counted; ``before`` begins with the elements in front of it.
    ``ahead`` gives those that come, with those between, by their tie to it: inside (" ", ">") or behind it ("+", "~").
    """

    tag: str
    attributes: Mapping[str, str]
    place: int = 0
    kin: int = 0
    end_place: int = 0
    end_kin: int = 0
    empty: bool = False
    before: Sequence[OpenElement] = ()
    ahead: Callable[[str], Iterator[tuple[OpenElement, Sequence[OpenElement]]]] | None = None


@record
class Compound:
    """What is asked of one element."""

    marks: Marks
    asks: tuple[Ask, ...] = ()

    def fits(self, element: OpenElement, around: Sequence[OpenElement], own: Marks | None = None) -> bool:
        """Whether the element, inside those around it, has all of it; ``own`` are its marks where they are known."""
        marks = frozenset(marks_of(element)) if own is None else own
        return self.marks <= marks and all(ask(element, around) for ask in self.asks)


@record
class Selector:
    """Compounds, the innermost first, each with its tie to the next: " ", ">", "+" or "~".

    ``rank`` says how strong it is; ``generated`` is "before", "after" or "marker" where it speaks of words that a rule adds.
    """

    steps: tuple[tuple[Compound, str], ...]
    rank: tuple[int, int]
    generated: str = ""

    @property
    def contextual(self) -> bool:
        """Whether more than tag, classes and id decides."""
        return len(self.steps) > 1 or any(compound.asks for compound, _ in self.steps)

    def fits(self, element: OpenElement, around: Sequence[OpenElement], own: Marks | None = None) -> bool:
        """Whether the element, inside those around it (outermost first), is meant: the nearest that fits is taken."""
        place, tie = len(around), ""
        for number, (compound, next_tie) in enumerate(self.steps):
            if number and tie in (" ", ">"):
                nearest = range(place - 1, -1, -1) if tie == " " else range(place - 1, place - 2, -1)
                place = next((i for i in nearest if i >= 0 and compound.fits(around[i], around[:i])), -1)
                if place < 0:
                    return False
                element = around[place]
            elif number:
                first = max(element.place - 2, 0) if tie == "+" else 0
                near = element.before[first : max(element.place - 1, 0)][::-1]
                found = next((one for one in near if compound.fits(one, around[:place])), None)
                if found is None:
                    return False
                element = found
            elif not compound.fits(element, around, own):
                return False
            tie = next_tie
        return True


def marks_of(element: OpenElement) -> list[str]:
    """What selectors may ask of an element at once."""
    attributes = element.attributes
    marks = [element.tag, *(f".{name}" for name in attributes.get("class", "").lower().split()[:_MOST_CLASSES])]
    if name := attributes.get("id", "").lower():
        marks.append(f"#{name}")
    return marks


def selectors(text: str, depth: int = 0) -> Iterator[Selector]:
    """The selectors of a rule, in small letters; those that only a mouse, a form or another program can answer are left out."""
    lists = list(_lists(text))
    if not depth and any(not tokens or any(map(_is_strange, tokens)) for tokens in lists):
        return  # browsers take none of a list with a selector that they do not know
    for tokens in lists:
        if (found := _selector(tokens, depth)) is not None:
            yield found


def _is_strange(token: _Token) -> bool:
    """Whether a browser of today does not know a word behind a colon."""
    word = token[0]
    if word == ")":
        return True
    if word[0] != ":" or word.startswith(("::-webkit-", ":-webkit-")) or word in _GENERATED:
        return False
    if word.startswith("::"):
        return word.lstrip(":").partition("-")[0] not in _PARTS
    return word not in _PLACES and word not in _COUNTED and word not in _BRACKETS and not _asked(*token)


_Token: TypeAlias = "tuple[str, str]"  # as it is written, and what stands in brackets behind it


def _lists(text: str) -> Iterator[list[_Token]]:
    """The tokens of each selector of a list; what is written in another way makes its selector empty."""
    tokens: list[_Token] = []
    place, sound = 0, True
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            sound, place = False, place + 1
            continue
        token, place = found.group(), found.end()
        if token == "(":
            end = closing(text, place)
            if tokens:
                tokens[-1] = (tokens[-1][0], text[place:end])
            place = end + 1
        elif token == ",":
            yield tokens if sound else []
            tokens, sound = [], True
        else:
            tokens.append((token, ""))
    yield tokens if sound else []


def _selector(tokens: list[_Token], depth: int) -> Selector | None:
    steps: list[tuple[Compound, str]] = []
    strong, weak, generated = 0, 0, ""
    marks: set[str] = set()
    asks: list[Ask] = []
    tie = ""  # to what stands in front
    begun = False

    def close() -> None:
        steps.append((Compound(frozenset(marks), tuple(asks)), tie))
        marks.clear()
        asks.clear()

    for token, inner in tokens:
        if token.isspace() or token in _TIES:
            if begun:
                close()
                begun, tie = False, ""
            tie = token if token in _TIES else tie or " "
            continue
        begun = True
        if token[0] in ".#":
            marks.add(escaped_marks(token))
            strong += 1000 if token[0] == "#" else 1
        elif token[0].isalpha():
            marks.add(token)
            weak += 1
        elif token in _GENERATED:
            generated = _GENERATED[token]
        elif token != "*":
            told = _attribute(token) if token[0] == "[" else _pseudo(token, inner, depth)
            if told is None:
                return None
            asks.append(told[0])
            strong += told[1][0]
            weak += told[1][1]
    if begun:
        close()
    if not steps or len(steps) > _MOST_INSIDE:
        return None
    return Selector(tuple(reversed(steps)), (strong, weak), generated)


_Asked: TypeAlias = "tuple[Ask, tuple[int, int]]"  # and how strong it is
_ONE = (1, 0)


def _attribute(token: str) -> _Asked | None:
    found = _ATTRIBUTE.fullmatch(token)
    if found is None:
        return None
    name, sign = found[1], found[2] or ""
    wanted = next((found[i] for i in (3, 4, 5) if found[i] is not None), "")
    return partial(_has_attribute, name, sign, wanted), _ONE


def _has_attribute(name: str, sign: str, wanted: str, element: OpenElement, _: Sequence[OpenElement]) -> bool:
    value = element.attributes.get(name)
    if value is None or not sign:
        return value is not None
    found = value.lower()
    ways = {
        "=": found == wanted,
        "~=": wanted in found.split(),
        "|=": found == wanted or found.startswith(f"{wanted}-"),
        "^=": found.startswith(wanted),
        "$=": found.endswith(wanted),
        "*=": wanted in found,
    }
    return ways[sign] and bool(wanted)


_PLACES: dict[str, tuple[str, bool, bool]] = {  # which place (An+B), of its tag, from the end
    ":first-child": ("1", False, False),
    ":last-child": ("1", False, True),
    ":first-of-type": ("1", True, False),
    ":last-of-type": ("1", True, True),
}
_COUNTED = {
    ":nth-child": (False, False),
    ":nth-last-child": (False, True),
    ":nth-of-type": (True, False),
    ":nth-last-of-type": (True, True),
}


def _pseudo(token: str, inner: str, depth: int) -> _Asked | None:
    """What a word behind a colon asks; None where nobody who only reads can tell."""
    if token in _PLACES:
        text, of_type, from_end = _PLACES[token]
        return _nth(text, of_type, from_end)
    if token in _COUNTED:
        text, told, among = inner.partition(" of ")
        of_type, from_end = _COUNTED[token]
        if told and (from_end or depth >= _MOST_NESTED):
            return None
        return _nth(text, of_type, from_end, tuple(selectors(among, depth + 1)) if told else ())
    if token == ":has":
        inside = tuple(one for part in parted(inner) if (one := _relative(part, depth)) is not None)
        return (partial(_has, inside), max(one[1].rank for one in inside)) if inside else None
    if token in _BRACKETS:
        found = tuple(selectors(inner, depth + 1)) if depth < _MOST_NESTED else ()
        strong = (0, 0) if token == ":where" else max((one.rank for one in found), default=(0, 0))
        return (partial(_is_none_of if token == ":not" else _is_any_of, found), strong) if found else None
    ask = _asked(token, inner)
    return (ask, _ONE) if ask else None


def _asked(token: str, inner: str) -> Ask | None:
    if token in (":only-child", ":only-of-type"):
        return partial(_is_only, token == ":only-of-type")
    if token in NEVER or token in ALWAYS:
        return partial(_is_always, token in ALWAYS)
    if token in (":lang", ":dir"):
        return partial(_is_of, token[1:], inner.strip("\"' "))
    return partial(_is_so, token) if token in IS_SO else None


def _relative(text: str, depth: int) -> tuple[str, Selector] | None:
    """A selector within ``:has()`` with the sign in front of it, a blank for anything inside."""
    tie = text[:1] if text[:1] in _TIES else " "
    found = next(selectors(text.lstrip(">+~ "), depth + 1), None) if depth < _MOST_NESTED else None
    return (tie, found) if found else None


def _has(inside: tuple[tuple[str, Selector], ...], element: OpenElement, around: Sequence[OpenElement]) -> bool:
    """Whether an element holds one that is meant, or stands in front of it; no where nobody looked ahead."""
    if element.ahead is None:
        return False
    behind = (*around, element)
    return any(
        selector.fits(other, (*behind, *between) if between else behind)
        for tie, selector in inside
        for other, between in element.ahead(tie)
    )


def _is_any_of(found: tuple[Selector, ...], element: OpenElement, around: Sequence[OpenElement]) -> bool:
    return any(selector.fits(element, around) for selector in found)


def _is_none_of(found: tuple[Selector, ...], element: OpenElement, around: Sequence[OpenElement]) -> bool:
    return not _is_any_of(found, element, around)


def _is_always(answer: bool, _: OpenElement, __: Sequence[OpenElement]) -> bool:
    return answer


def _is_of(name: str, wanted: str, element: OpenElement, around: Sequence[OpenElement]) -> bool:
    """Whether an element is of a language or direction, by itself or by what is around it."""
    told = (one.attributes.get(name) for one in (element, *reversed(around)))
    found = next((one.lower() for one in told if one), "ltr" if name == "dir" else "")
    return found == wanted or (name == "lang" and found.startswith(f"{wanted}-"))


def _is_only(of_type: bool, element: OpenElement, _: Sequence[OpenElement]) -> bool:
    return (element.kin, element.end_kin) == (1, 1) if of_type else (element.place, element.end_place) == (1, 1)


def _is_so(token: str, element: OpenElement, _: Sequence[OpenElement]) -> bool:
    return IS_SO[token](element)


class _Place(NamedTuple):
    """The (step × n + start)-th place, n from 0: of all, of a tag, from the end, or only of those ``among`` them."""

    step: int
    start: int
    of_type: bool
    from_end: bool
    among: tuple[Selector, ...]

    def fits(self, element: OpenElement, around: Sequence[OpenElement]) -> bool:
        """Whether an element stands there; no where nobody counted."""
        if self.from_end:
            place = element.end_kin if self.of_type else element.end_place
        else:
            place = element.kin if self.of_type else element.place
        if not place or (self.among and not _is_any_of(self.among, element, around)):
            return False
        if self.among:
            place = 1 + sum(_is_any_of(self.among, one, around) for one in element.before[: place - 1])
        behind = place - self.start
        return behind == 0 if not self.step else behind % self.step == 0 and behind // self.step >= 0


def _nth(text: str, of_type: bool, from_end: bool, among: tuple[Selector, ...] = ()) -> _Asked | None:
    text = text.strip()
    text = {"odd": "2n+1", "even": "2n"}.get(text, text)
    found = _NTH.fullmatch(text)
    if found is None or not text:
        return None
    steps = (found[1] or "0n")[:-1]
    step = int({"": "1", "+": "1", "-": "-1"}.get(steps, steps)[:9])
    start = int("".join((found[2] or "0").split())[:9])
    return _Place(step, start, of_type, from_end, among).fits, _ONE
