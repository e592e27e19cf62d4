"""The style sheets of a page: which of their rules hold on a screen, and which of several wins for an element.

Rules for print, for narrow screens or for what only a mouse can tell are none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from core.patterns import lazy
from core.readers.html.css.conditions import holds_in_container, holds_on_screen, is_supported
from core.readers.html.css.declarations import Declared, forget
from core.readers.html.css.selectors import OpenElement, Selector, marks_of, selectors
from core.readers.html.css.texts import parted
from core.records import record

_TAKEN_BACK = "revert-layer"
_MOST_RULES = 4000  # a page of an office program has some hundreds
_MOST_NESTED = 4  # rules inside rules
_MOST_PAIRS = 64  # selectors of such a rule
_MOST_LAYERS = 100
_NO_LAYER = 10**6  # what stands in none comes last
_COMMENT = lazy(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_BRACE = lazy(r"""[{}]|"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'""")
_FRAMES = ("@keyframes", "@-webkit-keyframes")
_NAMING = lazy(r"@(?:counter-style|property)\s")
_LAYERS = lazy(r"@layer\s++([^;{}]{1,500})(?:;|$)")
_SCOPE = lazy(r"@scope\s*+\(([^()]{1,200})\)")
_COUNTS = (":has(", ":nth-", ":first-", ":last-", ":only-", "+", "~", ":empty")
_COUNTS_FROM_END = (":has(", ":last-", ":only-", ":nth-last-", ":empty")


@record
class StyleRule:
    """What is said of the elements that a selector means; ``important`` beats all that is not.

    ``layer`` counts the layers from 0; what stands in none comes after all of them.
    """

    selector: Selector
    rank: tuple[int, int, int]
    said: Declared
    important: Declared
    layer: int

    @property
    def strength(self) -> tuple[int, tuple[int, int, int]]:
        """How strong what it says is."""
        return self.layer, self.rank

    @property
    def urgency(self) -> tuple[int, tuple[int, int, int]]:
        """How strong what is important of that is: here the first layer wins."""
        return -self.layer, self.rank


class StyleSheets:
    """All rules of a page, by one of the marks they ask for: of elements, and of words before or after them."""

    def __init__(self) -> None:
        self._rules: dict[tuple[str, str], list[StyleRule]] = {}
        self._layers: dict[str, int] = {}
        self._count = 0
        self.contextual = False  # whether any rule asks for more than tag, classes and id
        self.counts = False  # whether any rule asks for places among the elements of a parent
        self._takes_back = False  # whether any rule takes back what its layer says
        self.generates = False  # whether any rule may add words

    def __bool__(self) -> bool:
        return bool(self._count)

    def add(self, text: str, said: Declared, important: Declared | None = None, layer: str = "") -> None:
        """Take in a rule with one or more selectors, in small letters."""
        self.counts = self.counts or any(sign in text for sign in _COUNTS)
        place = self._layers.setdefault(layer, len(self._layers)) if layer else _NO_LAYER
        for selector in selectors(text):
            if self._count >= _MOST_RULES:
                return
            rule = StyleRule(selector, (*selector.rank, self._count), said, important or {}, place)
            self._count += 1
            self.contextual = self.contextual or selector.contextual
            self.generates = self.generates or bool(selector.generated)
            self._takes_back = self._takes_back or _TAKEN_BACK in said.values()
            key = min(selector.steps[0][0].marks, default="*")
            self._rules.setdefault((selector.generated, key), []).append(rule)

    def tell_layers(self, names: Sequence[str]) -> None:
        """Layers in the order in which their rules count, told before there are any."""
        for name in names[:_MOST_LAYERS]:
            self._layers.setdefault(name, len(self._layers))

    def of(self, element: OpenElement, around: Sequence[OpenElement], generated: str = "") -> tuple[Declared, Declared]:
        """What the rules say of an element, inside those around it (outermost first); and what is important of that."""
        marks = marks_of(element)
        own = frozenset(marks)
        found = [
            rule
            for mark in (*marks, "*")
            for rule in self._rules.get((generated, mark), ())
            if rule.selector.fits(element, around, own)
        ]
        said: Declared = {}
        important: Declared = {}
        if len(found) == 1 and not self._takes_back:
            return dict(found[0].said), dict(found[0].important)
        found.sort(key=lambda rule: rule.strength)
        if self._takes_back:
            said = _by_layers(found)
        else:
            for rule in found:
                if "all" in rule.said:
                    forget(said)
                said |= rule.said
        for rule in sorted((one for one in found if one.important), key=lambda rule: rule.urgency):
            important |= rule.important
        return said, important


def _by_layers(rules: Sequence[StyleRule]) -> Declared:
    """What rules say that stand in the order of their layers, of which some take back what theirs says."""
    said: Declared = {}
    for _, layer in groupby(rules, key=lambda rule: rule.layer):
        below = dict(said)
        for rule in layer:
            if "all" in rule.said:
                if rule.said["all"] == _TAKEN_BACK:
                    said = dict(below)
                else:
                    forget(said)
            said |= rule.said
        said = taken_back(said, below)
    return said


def taken_back(said: Declared, below: Declared) -> Declared:
    """What a layer says, or the element's own style, with what stands ``below`` it where that is taken back."""
    if _TAKEN_BACK not in said.values():
        return said
    told = {name: below.get(name) if value == _TAKEN_BACK else value for name, value in said.items()}
    return {name: value for name, value in told.items() if value is not None}


def counts_from_end(text: str) -> bool:
    """Whether a page may ask how many elements stand behind one, which nobody knows before they are read."""
    return any(sign in text for sign in _COUNTS_FROM_END)


def blocks(sheet: str) -> Iterator[tuple[str, str, str]]:
    """The selectors and declarations of a style sheet that hold on a screen, also of rules inside rules, and their layer.

    What names something is told like a rule, by the word that does it: ``@layer`` with names, ``@keyframes``
    with its last step, ``@counter-style``, ``@property``.
    """
    sheet = _COMMENT.sub(" ", sheet)
    around: list[str] = []
    start = 0
    spoilt = False  # a bracket too many makes a rule of what follows it that means nothing
    for brace in _BRACE.finditer(sheet):
        if brace.group() not in ("{", "}"):
            continue
        text, start = sheet[start : brace.start()], brace.end()
        said, semicolon, prelude = text.rpartition(";")
        if brace.group() == "{":
            if semicolon and said.strip():
                yield from _said(around, said)
            around.append("@spoilt" if spoilt else prelude.strip().lower())
            spoilt = False
        elif around:
            yield from _said(around, text)
            around.pop()
        else:
            spoilt = True
    yield from _said(around, sheet[start:])  # what nobody closed ends with the sheet


def _said(around: Sequence[str], declared: str) -> Iterator[tuple[str, str, str]]:
    for names in _LAYERS.findall(declared) if "@layer" in declared else ():
        yield "@layer", names.strip().lower(), ""
    if not around or not declared.strip():
        return
    if (named := _NAMING.match(around[-1])) or (len(around) > 1 and around[-2].startswith(_FRAMES)):
        if named or "to" in around[-1].split() or "100%" in around[-1]:
            yield around[-1] if named else f"@keyframes {around[-2].split()[-1]}", declared, ""
        return
    rules = [prelude for prelude in around if not prelude.startswith("@")]
    media = [prelude for prelude in around if prelude.startswith("@")]
    scopes = [_SCOPE.match(prelude) for prelude in media if prelude.startswith("@scope")]
    if not rules or len(rules) > _MOST_NESTED or not all(map(_is_open, media)):
        return
    rules = [scope[1] for scope in scopes if scope] + rules
    whole = [rules[0]] if len(rules) == 1 else parted(rules[0])
    for inner in rules[1:]:
        pairs = [(parent, one) for parent in whole for one in parted(inner)][:_MOST_PAIRS]
        whole = [_inner(parent, one) for parent, one in pairs]
    layer = ".".join(prelude.removeprefix("@layer").strip() or "?" for prelude in media if prelude.startswith("@layer"))
    yield ",".join(whole), declared, layer


def _inner(parent: str, one: str) -> str:
    """A selector inside another: ``&`` and ``:scope`` are the other."""
    for sign in ("&", ":scope"):
        if sign in one:
            return one.replace(sign, parent)
    return f"{parent} {one}"


def _is_open(prelude: str) -> bool:
    """Whether what stands in a block that begins so holds here."""
    if prelude.startswith("@media"):
        return holds_on_screen(prelude.removeprefix("@media"))
    if prelude.startswith("@supports"):
        return is_supported(prelude.removeprefix("@supports"))
    if prelude.startswith("@container"):
        return holds_in_container(prelude.removeprefix("@container").strip())
    return prelude.startswith(("@layer", "@scope"))
