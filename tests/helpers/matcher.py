"""A backtracking matcher that counts its steps, for the patterns of ``re``, which tells none.

It follows the tree that ``re`` parses, without the short cuts of the real engine:
where this one takes the square of a text, a text can be found for which that one does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Then = Callable[[int], "int | None"]
Node = Callable[[int, Then], "int | None"]
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
_SINGLE = (sre.LITERAL, sre.NOT_LITERAL, sre.ANY, sre.IN)
_CLASSES = {
    sre.CATEGORY_DIGIT: r"\d",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\s",
    sre.CATEGORY_NOT_SPACE: r"\S",
    sre.CATEGORY_WORD: r"\w",
    sre.CATEGORY_NOT_WORD: r"\W",
}
_LETTERS = "a1A中。，,（）() \n.-—:：、@/<>&\"'{}+_%年\t《》"
_BOUND = 40  # what is bounded at all is bounded by no more, so that short texts show whether it is
_ROOM = 30  # repeats with more room than this are worth a text of their own


class Enough(Exception):
    """More steps than are worth counting."""


class Matcher:
    """Matches one pattern; ``steps`` is what the last text took."""

    def __init__(self, pattern: str | bytes, flags: int = 0, most: int = 200_000) -> None:
        plain = pattern.decode("latin-1") if isinstance(pattern, bytes) else pattern
        self.tree = _parser.parse(plain, flags)
        self.flags = self.tree.state.flags | (re.ASCII if isinstance(pattern, bytes) else 0)
        self.most, self.steps, self.text = most, 0, ""
        self._groups: dict[int, tuple[int, int] | None] = {}
        self._run = self._sequence(list(self.tree), self.flags)

    def count(self, text: str, anchored: bool) -> int:
        """Steps to match at the beginning (``anchored``) or to find all matches."""
        self.text, self.steps, place = text, 0, 0
        try:
            while place <= len(text):
                self._groups.clear()
                self._tick()
                end = self._run(place, lambda end: end)
                if anchored:
                    break
                place = end if end is not None and end > place else place + 1
        except Enough:
            return self.most
        return self.steps

    def _tick(self, more: int = 1) -> None:
        self.steps += more
        if self.steps > self.most:
            raise Enough

    def accepts(self, kind: Any, value: Any, flags: int) -> Callable[[str], bool]:
        """Whether a part that takes one character takes this one; asked of each once."""
        return cache(self._accepts(kind, value, flags))

    def _accepts(self, kind: Any, value: Any, flags: int) -> Callable[[str], bool]:
        if kind is sre.LITERAL:
            return lambda sign: _same(sign, chr(value), flags)
        if kind is sre.NOT_LITERAL:
            return lambda sign: not _same(sign, chr(value), flags)
        if kind is sre.ANY:
            return lambda sign: bool(flags & re.DOTALL) or sign != "\n"
        if kind is sre.RANGE:
            low, high = value
            return lambda sign: any(low <= ord(one) <= high for one in _cases(sign, flags))
        if kind is sre.CATEGORY:
            rule = re.compile(_CLASSES[value], flags & re.ASCII)
            return lambda sign: rule.match(sign) is not None
        inside = [self._accepts(k, v, flags) for k, v in value if k is not sre.NEGATE]
        negated = any(k is sre.NEGATE for k, _ in value)
        return lambda sign: any(one(sign) for one in inside) != negated

    def _sequence(self, parts: list[tuple[Any, Any]], flags: int) -> Node:
        nodes: list[Node] = []
        for single, group in groupby(parts, lambda part: part[0] in _SINGLE):
            if single:
                nodes.append(self._row([self.accepts(kind, value, flags) for kind, value in group]))
            else:
                nodes += [self._node(kind, value, flags) for kind, value in group]
        if len(nodes) == 1:
            return nodes[0]

        def run(place: int, then: Then, number: int = 0) -> int | None:
            if number == len(nodes):
                return then(place)
            return nodes[number](place, lambda end: run(end, then, number + 1))

        return run

    def _node(self, kind: Any, value: Any, flags: int) -> Node:
        if kind is sre.AT:
            return self._at(value, flags)
        if kind is sre.SUBPATTERN:
            return self._group(value, flags)
        if kind is sre.BRANCH:
            return self._branch([self._sequence(list(branch), flags) for branch in value[1]])
        if kind in _REPEATS:
            return self._repeat(kind, value, flags)
        if kind is sre.ATOMIC_GROUP:
            return self._atomic(self._sequence(list(value), flags))
        if kind in (sre.ASSERT, sre.ASSERT_NOT):
            return self._look(kind is sre.ASSERT, value, flags)
        return self._again(value)

    def _row(self, accepts: list[Callable[[str], bool]]) -> Node:
        """Parts that take one character each, one after the other: a step each, as far as it comes."""

        def run(place: int, then: Then) -> int | None:
            text, steps = self.text, 0
            for one in accepts:
                steps += 1
                if place >= len(text) or not one(text[place]):
                    self._tick(steps)
                    return None
                place += 1
            self._tick(steps)
            return then(place)

        return run

    def _at(self, where: Any, flags: int) -> Node:
        def holds(place: int) -> bool:
            text = self.text
            if where in (sre.AT_BEGINNING, sre.AT_BEGINNING_STRING):
                return place == 0 or bool(flags & re.MULTILINE and text[place - 1] == "\n")
            if where in (sre.AT_END, sre.AT_END_STRING):
                return place == len(text) or (place == len(text) - 1 and text[place] == "\n")
            wordy = [0 <= at < len(text) and re.match(r"\w", text[at]) is not None for at in (place - 1, place)]
            return (wordy[0] != wordy[1]) == (where is sre.AT_BOUNDARY)

        def run(place: int, then: Then) -> int | None:
            self._tick()
            return then(place) if holds(place) else None

        return run

    def _group(self, value: Any, flags: int) -> Node:
        number, added, dropped, parts = value
        inner = self._sequence(list(parts), (flags | added) & ~dropped)

        def run(place: int, then: Then) -> int | None:
            def keep(end: int) -> int | None:
                before = self._groups.get(number)
                self._groups[number] = (place, end)
                found = then(end)
                if found is None:
                    self._groups[number] = before
                return found

            return inner(place, keep)

        return run

    def _branch(self, branches: list[Node]) -> Node:
        def run(place: int, then: Then) -> int | None:
            for branch in branches:
                self._tick()
                if (found := branch(place, then)) is not None:
                    return found
            return None

        return run

    def _repeat(self, kind: Any, value: Any, flags: int) -> Node:
        least, most, parts = value
        most = 10**9 if most is sre.MAXREPEAT else max(least, min(int(most), _BOUND))
        inside = list(parts)
        if len(inside) == 1 and inside[0][0] in _SINGLE and kind is not sre.MIN_REPEAT:
            what, which = inside[0]
            return self._run_of(self.accepts(what, which, flags), least, most, kind is sre.POSSESSIVE_REPEAT)
        inner = self._sequence(inside, flags)
        if kind is sre.POSSESSIVE_REPEAT:
            return self._all_of(inner, least, most)
        return self._some_of(inner, least, most, greedy=kind is sre.MAX_REPEAT)

    def _run_of(self, accepts: Callable[[str], bool], least: int, most: int, possessive: bool) -> Node:
        def run(place: int, then: Then) -> int | None:
            text, count = self.text, 0
            while count < most and place + count < len(text) and accepts(text[place + count]):
                count += 1
            self._tick(count + 1)
            lowest = max(count, least) if possessive else least
            for taken in range(count, lowest - 1, -1):
                self._tick()
                if (found := then(place + taken)) is not None:
                    return found
            return None

        return run

    def _all_of(self, inner: Node, least: int, most: int) -> Node:
        def run(place: int, then: Then) -> int | None:
            count = 0
            while count < most:
                self._tick()
                end = inner(place, lambda end: end)
                if end is None or end == place:
                    break
                place, count = end, count + 1
            return then(place) if count >= least else None

        return run

    def _some_of(self, inner: Node, least: int, most: int, greedy: bool) -> Node:
        def run(place: int, then: Then) -> int | None:
            def more(place: int, count: int) -> int | None:
                self._tick()
                if count >= most:
                    return None
                return inner(place, lambda end: step(end, count + 1) if end != place or count < least else None)

            def step(place: int, count: int) -> int | None:
                self._tick()
                ways = (lambda: more(place, count), lambda: then(place) if count >= least else None)
                for way in ways if greedy else ways[::-1]:
                    if (found := way()) is not None:
                        return found
                return None

            return step(place, 0)

        return run

    def _atomic(self, inner: Node) -> Node:
        def run(place: int, then: Then) -> int | None:
            end = inner(place, lambda end: end)
            return None if end is None else then(end)

        return run

    def _look(self, wanted: bool, value: Any, flags: int) -> Node:
        direction, parts = value
        inner = self._sequence(list(parts), flags)
        back = parts.getwidth()[0] if direction < 0 else 0

        def run(place: int, then: Then) -> int | None:
            self._tick()
            seen = place >= back and inner(place - back, lambda end: end) is not None
            return then(place) if seen == wanted else None

        return run

    def _again(self, number: int) -> Node:
        def run(place: int, then: Then) -> int | None:
            self._tick()
            span = self._groups.get(number)
            if span is None or not self.text.startswith(self.text[slice(*span)], place):
                return None
            return then(place + span[1] - span[0])

        return run


def _cases(sign: str, flags: int) -> tuple[str, ...]:
    return (
        tuple(one for one in (sign, sign.lower(), sign.upper()) if len(one) == 1) if flags & re.IGNORECASE else (sign,)
    )


def _same(sign: str, other: str, flags: int) -> bool:
    return sign == other or bool(flags & re.IGNORECASE and sign.lower() == other.lower())


def worst_texts(matcher: Matcher) -> Iterator[tuple[str, str]]:
    """What to repeat so that the pattern has most to do: a beginning, and words to repeat behind it."""
    letters = _alphabet(matcher)
    found: dict[tuple[str, str], None] = {}
    for order in (letters, letters[::-1]):
        found |= dict.fromkeys(_repeats(matcher, list(matcher.tree), order, ""))
    whole = _sample(matcher, list(matcher.tree), letters)
    found |= dict.fromkeys(("", letter) for letter in letters)
    found |= dict.fromkeys(("", whole[:end]) for end in {*range(1, min(len(whole), 8)), len(whole) - 1, len(whole)})
    found |= dict.fromkeys(("", words) for before, after in list(found) for words in (before, before + after))
    return (pair for pair in found if pair[1])


def _parts(tree: list[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """All parts of a pattern that take one character."""
    for kind, value in tree:
        if kind in _SINGLE:
            yield kind, value
        else:
            for inner in _inside(kind, value):
                yield from _parts(inner)


def _inside(kind: Any, value: Any) -> list[list[tuple[Any, Any]]]:
    if kind is sre.SUBPATTERN:
        return [list(value[3])]
    if kind is sre.BRANCH:
        return [list(branch) for branch in value[1]]
    if kind in _REPEATS:
        return [list(value[2])]
    if kind in (sre.ASSERT, sre.ASSERT_NOT):
        return [list(value[1])]
    return [list(value)] if kind is sre.ATOMIC_GROUP else []


def _alphabet(matcher: Matcher) -> list[str]:
    """One letter for each way in which the pattern's parts can take or refuse one."""
    parts = list(_parts(list(matcher.tree)))
    takes = [matcher.accepts(kind, value, matcher.flags) for kind, value in parts]
    named = {chr(value) for kind, value in parts if kind in (sre.LITERAL, sre.NOT_LITERAL)}
    for _, items in ((kind, value) for kind, value in parts if kind is sre.IN):
        named |= {chr(v) for k, v in items if k is sre.LITERAL} | {chr(v[0]) for k, v in items if k is sre.RANGE}
    seen: dict[tuple[bool, ...], str] = {}
    for letter in (*_LETTERS, *sorted(named)):
        seen.setdefault(tuple(take(letter) for take in takes), letter)
    return list(seen.values())


def _sample(matcher: Matcher, tree: list[tuple[Any, Any]], letters: list[str]) -> str:
    """A short text that the parts take."""
    text = ""
    for kind, value in tree:
        if kind in _SINGLE:
            take = matcher.accepts(kind, value, matcher.flags)
            text += chr(value) if kind is sre.LITERAL else next(filter(take, letters), "")
        elif kind in _REPEATS:
            text += _sample(matcher, list(value[2]), letters) * value[0]
        elif kind not in (sre.ASSERT, sre.ASSERT_NOT):
            text += "".join(_sample(matcher, inner, letters) for inner in _inside(kind, value)[:1])
    return text


def _repeats(
    matcher: Matcher, tree: list[tuple[Any, Any]], letters: list[str], before: str
) -> Iterator[tuple[str, str]]:
    """For each part that may repeat: what stands before it, and what to repeat."""
    for kind, value in tree:
        if kind in _REPEATS and (value[1] is sre.MAXREPEAT or int(value[1]) > _ROOM):
            yield before, _sample(matcher, list(value[2]), letters)
        for inner in _inside(kind, value):
            yield from _repeats(matcher, inner, letters, before)
        before += _sample(matcher, [(kind, value)], letters)
