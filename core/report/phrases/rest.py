"""Counts of what is left or of all: 企业 3 件、其他 2 件; 作出各类处理决定 46 件，其中行政许可 5 件."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from core.forms.concepts import Concept, Part
from core.forms.spec import Form
from core.patterns import lazy
from core.report.phrases import words
from core.report.phrases.patterns import column_readings, readings_of
from core.report.phrases.targets import Claim, Meaning, NamedSum, lines_of, part_name
from core.report.phrases.topics import row_of, topics_of

_REST = lazy(words.REST)
_ALL_DECISIONS = lazy(words.ALL_DECISIONS)
_SEVERAL = 2


def is_rest(left: str) -> bool:
    """Whether the words before a count are 其他 and no more."""
    return bool(_REST.fullmatch(left))


def rest_of(counted: Iterable[Claim], which: slice, form: Form) -> tuple[str, tuple[Meaning, ...]]:
    """Check and readings of 其他 after these counts of a list: its fellows that were not counted; no reading if unclear.

    ``which``: of the readings of a kind of applicants those that fit what was counted before.
    """
    claims = list(counted)
    last = claims[-1].id if claims else ""
    cells = [claim.readings[0].cells for claim in claims if claim.id == last]
    if last == "X7":
        return last, _other_columns({c[0].rpartition(".")[2] for c in cells if len(c) == 1}, which, form)
    return last, _other_results(cells, form) if last == "X6" else ()


def _other_columns(named: set[str], which: slice, form: Form) -> tuple[Meaning, ...]:
    """Of the legal persons those not named; with the natural persons where they were not named either."""
    lines = [line for line in lines_of(form).columns if len(line.cells) == 1 and not line.of_which]
    rest = [line for line in lines if line.path not in named]
    legal = [line for line in rest if line.path.startswith(tuple(_legal(form)))]
    found: list[Meaning] = []
    for group in (legal, rest) if len(rest) > len(legal) else (legal,):
        if group:
            label = "、".join(line.label for line in group)
            line = NamedSum("", "", label, tuple(line.cells[0] for line in group))
            found += column_readings(form, part_name(form, Part.APPLICATIONS), line)[which]
    return tuple(found)


@lru_cache(maxsize=8)
def _legal(form: Form) -> tuple[str, ...]:
    """Columns of the group of legal persons."""
    return next((line.cells for line in lines_of(form).columns if len(line.cells) > 1), ())


def _other_results(cells: list[tuple[str, ...]], form: Form) -> tuple[Meaning, ...]:
    """The results of the last one's group that were not counted; none where groups and single rows stand in one list."""
    lines = lines_of(form).results
    groups = {line.cells: line.path.rpartition(".")[0] for line in lines}
    listed = {groups.get(one) for one in cells}
    rest = [line for line in lines if groups[line.cells] in listed and line.cells not in cells and not line.of_which]
    if len(listed) > 1 or not rest:
        return ()
    labels = tuple(line.label for line in rest)
    return (
        Meaning(part_name(form, Part.APPLICATIONS), labels, "", tuple(cell for line in rest for cell in line.cells)),
    )


def all_decisions(left: str, sentence: str, form: Form) -> tuple[Meaning, ...]:
    """Readings of a count of decisions of every kind, whose kinds are counted in the same sentence."""
    cells, names = _decisions(form)
    if not _ALL_DECISIONS.search(left) or len(set(names.findall(sentence))) < _SEVERAL:
        return ()
    return readings_of(form, cells)


@lru_cache(maxsize=8)
def _decisions(form: Form) -> tuple[tuple[str, ...], re.Pattern[str]]:
    cells = tuple(key for key in form.cells_of(Concept.DECISIONS) if not form.cells[key].of_which)
    decided = {form.cells[key].row_path for key in cells}
    names = [word for word, topic in topics_of(form).rows.items() if row_of(topic) in decided]
    return cells, lazy("|".join(names) or words.NOTHING)
