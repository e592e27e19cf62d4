"""In what two versions of a report differ: figures, texts, the body's data, in printed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import Enum
from itertools import zip_longest

from core.records import record
from core.report.numbers import show
from core.report.report import BODY_FIELDS, BODY_KINDS, Report, paragraphs, text_names


class DifferenceKind(Enum):
    """What differs, with the words that count it."""

    FIGURE = "{}格数据"
    TEXT = "{}部分文字"
    BODY = "{}项机关信息"
    YEAR = "报告年度"
    FORM = "表格版本"
    REST = "核对情况、保留理由或上年数据"  # what does not show on the printed page


@record
class Difference:
    """One place: its key ("" for the whole report), its name, and what stands there in either version."""

    kind: DifferenceKind
    key: str
    name: str
    before: str = ""
    after: str = ""


def differences(before: Report, after: Report) -> tuple[Difference, ...]:
    """What ``after`` has otherwise than ``before``; empty where they are equal."""
    found = (*_whole(before, after), *_body(before, after), *_figures(before, after), *_texts(before, after))
    if found or before == after:
        return found
    return (Difference(DifferenceKind.REST, "", DifferenceKind.REST.value),)


def summary(found: Sequence[Difference]) -> str:
    """The differences counted: ``3格数据、1部分文字``; "" where there are none."""
    counted = Counter(difference.kind for difference in found)
    return "、".join(kind.value.format(counted[kind]) for kind in DifferenceKind if kind in counted)


def changed_paragraphs(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The paragraphs of a text that differ, as they were and as they are; "" for one that is not there."""
    from difflib import SequenceMatcher

    one, other = paragraphs(before), paragraphs(after)
    pairs: list[tuple[str, str]] = []
    for kind, start, end, to, until in SequenceMatcher(None, one, other, False).get_opcodes():
        if kind != "equal":
            pairs += zip_longest(one[start:end], other[to:until], fillvalue="")
    return tuple(pairs)


def _whole(before: Report, after: Report) -> Iterator[Difference]:
    if before.form_key != after.form_key:
        yield Difference(DifferenceKind.FORM, "", "表格版本", before.form.name, after.form.name)
    if before.year != after.year:
        yield Difference(DifferenceKind.YEAR, "", "报告年度", f"{before.year}年", f"{after.year}年")


def _body(before: Report, after: Report) -> Iterator[Difference]:
    for field in BODY_FIELDS:
        one, other = body_line(before, field.key), body_line(after, field.key)
        if one != other:
            yield Difference(DifferenceKind.BODY, field.key, field.label, one, other)


def body_line(report: Report, key: str) -> str:
    """A line of the cover as it is read: the kind of body in words; "" where nothing is filled in."""
    value = report.body.get(key, "")
    return BODY_KINDS[value][0] if key == "kind" and value in BODY_KINDS else value


def _figures(before: Report, after: Report) -> Iterator[Difference]:
    """Cells that only one of two forms has count where they are filled in."""
    forms = (after.form, before.form)
    for key in dict.fromkeys(key for form in forms for key in form.typed):
        one, other = _figure(before, key), _figure(after, key)
        if one != other:
            cell = next(form.cells[key] for form in forms if key in form.cells)
            yield Difference(DifferenceKind.FIGURE, key, cell.name, one, other)


def _texts(before: Report, after: Report) -> Iterator[Difference]:
    """Texts as they are stored: a number that only follows the tables is told with the tables."""
    names = dict((*text_names(before.form), *text_names(after.form)))
    for key, name in names.items():
        # Title and preamble follow the body's data until they are edited.
        if before.texts.get(key, "") != after.texts.get(key, ""):
            yield Difference(DifferenceKind.TEXT, key, name, before.text(key), after.text(key))


def _figure(report: Report, key: str) -> str:
    return show(report.value(key)) or report.marks.get(key, "未填")
