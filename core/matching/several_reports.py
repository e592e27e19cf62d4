"""Cutting a raw document that holds several reports into its reports, by the tables that come again.

Where no title and no heading 一 stands between two tables nothing is cut: the
table may be an annex, or a doubled one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from core.forms.catalog import FORMS
from core.forms.labels import spellings
from core.matching.headings import FlowLine, score
from core.matching.naming.body_names import is_document_number
from core.matching.naming.titles import is_same, titles
from core.matching.tables import find_all
from core.matching.torn_rows import rejoin
from core.readers.raw import RawDocument, RawParagraph, RawTable

_AGAIN = 1.5  # of a table's cells: more cannot be the pieces of one table, even with some rows doubled
_SURE = 13.0  # score of a numbered heading

_Item = RawParagraph | RawTable
_Shares = Mapping[str, float]  # table of the form → part of its cells found


def split(document: RawDocument) -> tuple[RawDocument, ...]:
    """The reports a document holds, each from its title on; the document itself where it is one.

    Tables keep their index in the file, so that sources still tell the place there.
    """
    shares = _shares(document)
    total = sum(map(Counter[str], shares.values()), Counter[str]())
    if sum(part > _AGAIN for part in total.values()) < 2:
        return (document,)
    cuts = [0, *_cuts(document.items, shares), len(document.items)]
    if len(cuts) == 2:
        return (document,)
    return tuple(replace(document, items=document.items[first:stop]) for first, stop in pairwise(cuts))


def _shares(document: RawDocument) -> dict[int, _Shares]:
    """Index of a raw table → what it holds of the form's tables, by whichever form fits it best.

    The reports of one file may be on different forms.
    """
    best: dict[int, _Shares] = {}
    for form in FORMS.values():
        sizes = Counter(cell.table for cell in form.cells.values())
        for index, found in find_all(rejoin(document, form).tables, form).items():
            counts = Counter(form.cells[key].table for key in found.cells)
            shares = {key: count / sizes[key] for key, count in counts.items()}
            if sum(shares.values()) > sum(best.get(index, {}).values()):
                best[index] = shares
    return best


def _cuts(items: Sequence[_Item], shares: Mapping[int, _Shares]) -> Iterator[int]:
    """The items with which the second report and all later ones begin."""
    seen: Counter[str] = Counter()
    after = 0
    for place, item in enumerate(items):
        if not isinstance(item, RawTable) or item.index not in shares:
            continue
        here = shares[item.index]
        again = any(seen[key] + share > _AGAIN for key, share in here.items())
        if again and (start := _start(items, after, place)) is not None:
            yield start
            seen.clear()
        seen.update(here)
        after = place + 1


def _start(items: Sequence[_Item], first: int, stop: int) -> int | None:
    """Which of these items opens a report: its title with what belongs above it, or else heading 一."""
    lines = [(i, line.strip()) for i in range(first, stop) for line in _text(items[i]).split("\n") if line.strip()]
    texts = [line for _, line in lines]
    found = titles(texts)
    if not found:
        return next((i for i, line in lines if _is_first_heading(FlowLine(line, _number(items[i])))), None)
    # A page prints the title above the paper as well; the text before may name another report.
    same = (title for title in found if is_same(title, found[-1]))
    top = next(same).first
    while top > 0 and _is_letterhead(texts[top - 1]):
        top -= 1
    return lines[top][0]


def _text(item: _Item) -> str:
    """A paragraph's text, or the cells of a table that only lays out lines."""
    return item.text if isinstance(item, RawParagraph) else "\n".join(cell.text for cell in item.cells)


def _number(item: _Item) -> str:
    return item.number if isinstance(item, RawParagraph) else ""


def _is_letterhead(line: str) -> bool:
    return is_document_number(line) or "".join(line.split()).endswith("文件")


def _is_first_heading(line: FlowLine) -> bool:
    first = (form.sections[0] for form in FORMS.values())
    return any(score(line, spellings(section.heading, section.aliases)) >= _SURE for section in first)
