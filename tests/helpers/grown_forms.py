"""Forms that nobody has declared yet: one of today's with a row, a column and a text section more.

Whatever a consumer knows of a form beyond its declaration, such a form finds out.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

import pytest
from hypothesis import strategies as st

from core.forms import crosswalk
from core.forms.catalog import FORMS
from core.forms.crosswalk import Step
from core.forms.spec import Block, Form, Head, Section, Table

Place = tuple[int, ...]  # where a head is inserted: an index for each level, outermost first
NUMBERS = "一二三四五六七八九十"
KEY, FIRST_YEAR = "9999", 2030
ROW = Head("行政检查", "inspection")
COLUMN = Head("个体工商户", "sole_trader")
TEXT = Section("plans", "", "下一年度工作安排", "工作安排", placeholder="（文字描述）")


def with_head(heads: tuple[Head, ...], place: Place, head: Head) -> tuple[Head, ...]:
    """The heads with one more; totals that add up its neighbours add it up too, unless they count it already."""
    above, beside = _around(heads, place)
    prefix = ".".join(h.key for h in above if h.key)
    added = f"{prefix}.{head.key}" if prefix else head.key
    paths = {f"{prefix}.{h.key}" if prefix else h.key for h in beside if h.key and h.sum is None}

    def summed(found: Head) -> Head:
        total = found.sum
        if total is not None and paths & {*total.plus} and not head.of_which:
            total = replace(total, plus=(*total.plus, added))
        return replace(found, sum=total, children=tuple(map(summed, found.children)))

    return _inserted(tuple(map(summed, heads)), place, head)


def _around(heads: tuple[Head, ...], place: Place) -> tuple[list[Head], tuple[Head, ...]]:
    """The heads above an inserted one, and those beside it."""
    above: list[Head] = []
    for index in place[:-1]:
        above.append(heads[index])
        heads = heads[index].children
    return above, heads


def _inserted(heads: tuple[Head, ...], place: Place, head: Head) -> tuple[Head, ...]:
    first, *deeper = place
    if not deeper:
        return (*heads[:first], head, *heads[first:])
    parent = heads[first]
    grown = replace(parent, children=_inserted(parent.children, tuple(deeper), head))
    return (*heads[:first], grown, *heads[first + 1 :])


def places(heads: tuple[Head, ...], above: Place = ()) -> Iterator[Place]:
    """Every place where a head could be inserted, beside any other."""
    yield from ((*above, index) for index in range(len(heads) + 1))
    for index, head in enumerate(heads):
        if head.children:
            yield from places(head.children, (*above, index))


def with_row(table: Table, block: int, place: Place, head: Head) -> Table:
    """The table with one more row."""
    return _changed(table, block, lambda b: replace(b, rows=with_head(b.rows, place, head)))


def with_column(table: Table, block: int, place: Place, head: Head) -> Table:
    """The table with one more column in a block; the last column of the others takes its width."""
    grown = _changed(table, block, lambda b: replace(b, columns=with_head(b.columns, place, head)))
    blocks = tuple(b if i == block else replace(b, columns=_wider(b.columns)) for i, b in enumerate(grown.blocks))
    share = len(table.widths) / (len(table.widths) + 1)
    narrower = tuple(int(width * share) for width in table.widths)
    return replace(grown, blocks=blocks, widths=(*narrower, sum(table.widths) - sum(narrower)))


def _changed(table: Table, block: int, change: Callable[[Block], Block]) -> Table:
    return replace(table, blocks=tuple(change(b) if i == block else b for i, b in enumerate(table.blocks)))


def _wider(heads: tuple[Head, ...]) -> tuple[Head, ...]:
    *others, last = heads
    if last.children:
        return (*others, replace(last, children=_wider(last.children)))
    return (*others, replace(last, span=last.span + 1))


def with_table(form: Form, table: Table) -> Form:
    """The form with this table in the place of its namesake."""
    return replace(form, sections=tuple(replace(s, table=table) if s.key == table.key else s for s in form.sections))


def with_text(form: Form, index: int, section: Section) -> Form:
    """The form with one more text section; all are numbered anew."""
    sections = (*form.sections[:index], section, *form.sections[index:])
    return replace(form, sections=tuple(replace(s, number=NUMBERS[i]) for i, s in enumerate(sections)))


def third_form() -> Form:
    """The form of 2021 with 行政检查 among the decisions, 个体工商户 among the applicants, and a text between 五 and 六."""
    form = replace(FORMS["2021"], key=KEY, name="9999年版", first_year=FIRST_YEAR)
    form = with_table(form, with_row(form.table("disclosure"), 2, (1,), ROW))
    form = with_table(form, with_column(form.table("applications"), 0, (0, 1), COLUMN))
    return with_text(form, 5, TEXT)


def without_tables(form: Form, gone: Collection[str]) -> Form:
    """The form without the tables of these keys; what is left is numbered anew."""
    sections = [section for section in form.sections if section.key not in gone]
    sections = tuple(replace(s, number=NUMBERS[i]) for i, s in enumerate(sections))
    return replace(form, key=KEY, name="9999年版", first_year=FIRST_YEAR, sections=sections)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """One of today's forms with a row, a column and a text more, each anywhere; what is new may be an 其中."""
    form = draw(st.sampled_from([*FORMS.values()]), label="form")
    form = replace(form, key=KEY, name="9999年版", first_year=FIRST_YEAR)
    for grow, head, heads_of in (
        (with_row, ROW, lambda block: block.rows),
        (with_column, COLUMN, lambda block: block.columns),
    ):
        # Table four has no row heads beside which another could stand.
        tables = [table for table in form.tables if grow is with_column or table.blocks[0].rows[0].label]
        table = draw(st.sampled_from(tables), label="table")
        block = draw(st.integers(0, len(table.blocks) - 1), label="block")
        place = draw(st.sampled_from([*places(heads_of(table.blocks[block]))]), label="place")
        again = replace(head, label=f"其中：{head.label}", of_which=True)
        form = with_table(form, grow(table, block, place, draw(st.sampled_from([head, again]), label="head")))
    return with_text(form, draw(st.integers(0, len(form.sections)), label="section"), TEXT)


def declare(monkeypatch: pytest.MonkeyPatch, form: Form, *steps: Step) -> Form:
    """Enter a form into the catalogue, and its step into the crosswalk, for one test."""
    monkeypatch.setitem(FORMS, form.key, form)
    monkeypatch.setattr(crosswalk, "STEPS", (*crosswalk.STEPS, *steps))
    return form


def with_other_keys(form: Form) -> Form:
    """The same form under other keys, tables, sections, rows and columns alike: only what is declared is known of it."""
    sections = tuple(
        replace(
            section,
            key=other_key(section.key),
            table=section.table and replace(section.table, key=other_key(section.key), blocks=_keyed(section.table)),
        )
        for section in form.sections
    )
    return replace(form, key=KEY, name="9999年版", first_year=FIRST_YEAR, sections=sections)


def other_key(path: str) -> str:
    """What a key of the form is under :func:`with_other_keys`; the title and the preamble are no declared keys."""
    return ".".join(f"q_{part[::-1]}" for part in path.split(".")) if path not in {"", "title", "preamble"} else path


def _keyed(table: Table) -> tuple[Block, ...]:
    def keyed(head: Head) -> Head:
        total = head.sum and replace(
            head.sum, plus=tuple(map(other_key, head.sum.plus)), minus=tuple(map(other_key, head.sum.minus))
        )
        below = tuple(map(keyed, head.children))
        return replace(head, key=other_key(head.key), continues=other_key(head.continues), sum=total, children=below)

    return tuple(
        replace(block, rows=tuple(map(keyed, block.rows)), columns=tuple(map(keyed, block.columns)))
        for block in table.blocks
    )
