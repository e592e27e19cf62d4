"""The figures that a text can be linked to, by name: every cell, and the sums that texts speak of.

Sums are those of a group of rows or columns without a total of its own
（（三）不予公开, 法人或其他组织, 行政诉讼), of like outcomes in both kinds of suit,
and of the parts that a balance begins with (一加二).

Figures are also found by the first letters of their pinyin (规范性文件 is gfxwj).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product

from core.forms.labels import fold_words
from core.forms.spec import Form, Head, path_key
from core.records import record
from core.report.links import Cells
from core.report.phrases.targets import bare
from core.report.report import Report
from core.report.texts.pinyin import initials

_SUM = "合计"
_SCATTERED = 2  # rank of characters in order, but not side by side


@record
class FigureChoice:
    """The sum of ``cells`` (mostly one), called ``name`` in the part of the report with this ``number``.

    ``part``: of what a total beside it adds up.
    """

    cells: Cells
    number: str
    name: str
    part: bool = False

    @property
    def full_name(self) -> str:
        """``第三部分“一、本年新收政府信息公开申请数量·总计”``."""
        return f"第{self.number}部分“{self.name}”"


@record
class _Line:
    """A row or column, or several added up, with the labels over it; ``total`` where it adds up all the others."""

    labels: tuple[str, ...]
    paths: tuple[str, ...]
    total: bool = False

    @property
    def name(self) -> str:
        """``（三）不予公开·1.属于国家秘密``."""
        return "·".join(filter(None, self.labels))

    @property
    def last(self) -> str:
        """What stands nearest to the figures: ``商业企业``."""
        return self.labels[-1]


def matching(report: Report, letters: str, limit: int = 60) -> tuple[FigureChoice, ...]:
    """The choices whose name has these characters or pinyin letters, or whose figure these digits are.

    Several words must all fit.  Names with the characters side by side go first,
    totals before their parts; characters scattered over a name count only where
    nothing else fits.
    """
    words = letters.split()
    ranked = [
        (rank, choice.part, place, choice)
        for place, choice in enumerate(choices(report.form).values())
        if (rank := _rank(choice, words, report.shown(choice.cells))) is not None
    ]
    least = _SCATTERED if all(rank >= _SCATTERED for rank, *_ in ranked) else _SCATTERED - 1
    return tuple(choice for rank, _, _, choice in sorted(ranked, key=lambda item: item[:3]) if rank <= least)[:limit]


def name_of(form: Form, cells: Cells) -> str:
    """What a linked figure is: part, row and column in official words; sums nobody declared by their parts."""
    known = choices(form)
    if cells in known:
        return known[cells].full_name
    return "加".join(known[cell,].full_name for cell in cells)


@lru_cache(maxsize=4)
def choices(form: Form) -> Mapping[Cells, FigureChoice]:
    """All choices of a form by their cells, in printed order."""
    found: dict[Cells, FigureChoice] = {}
    for section in form.sections:
        for block in section.table.blocks if section.table else ():
            for row, column in product(_lines(block.rows), _lines(block.columns)):
                cells = tuple(".".join(filter(None, (section.key, r, c))) for r in row.paths for c in column.paths)
                name = f"{row.name}·{column.last}" if row.name else column.name
                found[cells] = FigureChoice(cells, section.number, name, part=not column.total)
    return found


def _lines(heads: tuple[Head, ...], above: tuple[Head, ...] = ()) -> Iterator[_Line]:
    for head in heads:
        chain = (*above, head)
        if not head.children:
            yield _Line(_labels(chain), (path_key(chain),), total=head.sum is not None and not head.sum.minus)
        elif not any(child.sum for child in head.children):
            yield _Line(_labels(chain, _SUM), tuple(_parts(head.children, chain)))
            yield from _twins(head, chain)
        if head.sum and head.sum.minus:
            labels = {path_key((other,)): bare(other.label) for other in heads}
            yield _Line(("加".join(labels[path] for path in head.sum.plus),), head.sum.plus)
        yield from _lines(head.children, chain)


def _labels(chain: tuple[Head, ...], added: str = "") -> tuple[str, ...]:
    """The heads that say something: 三、本年度办理结果 only spans what has names and a total of its own."""
    labels = [bare(head.label) for head in chain if head.key or not any(child.sum for child in head.children)]
    return (*labels[:-1], labels[-1] + added)


def _parts(heads: Iterable[Head], above: tuple[Head, ...]) -> Iterator[str]:
    """What a group adds up: its leaves, and the totals of the groups inside it."""
    for head in heads:
        if head.of_which:
            continue
        chain = (*above, head)
        totals = [child for child in head.children if child.sum]
        parts = [child for child in head.children if not child.of_which]
        for child in totals or parts or (None,):
            yield path_key(chain if child is None else (*chain, child))


def _twins(head: Head, chain: tuple[Head, ...]) -> Iterator[_Line]:
    """Leaves of the same name in each group inside: outcomes of both kinds of suit together."""
    groups = [{leaf.label: leaf for leaf in child.children} for child in head.children if child.children]
    for label, leaf in groups[0].items() if len(groups) > 1 else ():
        if leaf.sum is None and all(label in group for group in groups):
            paths = (path_key((*chain, child, leaf)) for child in head.children if child.children)
            yield _Line(_labels((*chain, leaf), _SUM), tuple(paths))


def _rank(choice: FigureChoice, words: list[str], shown: str) -> int | None:
    """0 for characters side by side, 1 for letters side by side, 2 for characters or letters in order; None: no."""
    ranks = [_rank_of(word, choice.name, shown) for word in words]
    return max((rank for rank in ranks if rank is not None), default=0) if None not in ranks else None


def _rank_of(word: str, name: str, shown: str) -> int | None:
    wanted, plain, letters = fold_words(word).lower(), fold_words(name), initials(name)
    if wanted in plain or word == shown:
        return 0
    if wanted in letters:
        return 1
    return _SCATTERED if _in_order(wanted, plain) or _in_order(wanted, letters) else None


def _in_order(wanted: str, text: str) -> bool:
    rest = iter(text)
    return all(character in rest for character in wanted)
