"""A sheet that was drawn once and is filled is, byte for byte, the one that openpyxl writes."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from zipfile import ZipFile

import pytest

from core.forms.catalog import FORMS
from core.report.report import Report
from core.writers.layout.style import OFFICIAL, STYLES, Style
from core.writers.xlsx import book, template
from core.writers.xlsx.table import TableSheet
from tests.helpers.core.workbooks import sample

HOUR = "docProps/core.xml"  # has the time of making
VALUES = (0, 3, 123456, -4, 10**14, Decimal("3.50"), Decimal("-0.01"))


def parts(report: Report, style: Style) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(book.to_bytes(report, style))) as package:
        return {name: package.read(name) for name in package.namelist() if name != HOUR}


def some_report(form_key: str, random: Random, **texts: str) -> Report:
    form = FORMS[form_key]
    values = {key: random.choice(VALUES) for key in form.typed if random.random() < 0.7}
    marks = {key: random.choice(("/", "不适用")) for key in form.typed if key not in values and random.random() < 0.5}
    return Report(form_key, 2024, texts=texts, values=values, marks=marks)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The sheets that openpyxl draws, by name, once the templates are there."""
    names: list[str] = []
    draw = TableSheet.draw

    def told(self: TableSheet, *given: object) -> None:
        names.append(self.sheet.title)
        draw(self, *given)  # pyright: ignore[reportArgumentType]

    book.to_bytes(sample())
    monkeypatch.setattr(TableSheet, "draw", told)
    yield names


@pytest.mark.parametrize("form_key", FORMS)
@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
@pytest.mark.parametrize("seed", range(3))
def test_the_same_bytes(form_key: str, style: Style, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(seed)
    texts = {
        "overview": "一段很长的话，" * (600 if seed else 1)
    }  # a long one brings a look of its own before the tables
    report = some_report(form_key, random, **texts)
    filled = parts(report, style)
    monkeypatch.setattr(book, "template_of", lambda *_: None)
    assert filled == parts(report, style)


def test_tables_are_drawn_once_a_run(drawn: list[str]) -> None:
    for seed in range(3):
        book.to_bytes(some_report(sample().form_key, Random(seed)))
    assert drawn == []


@pytest.mark.parametrize("words", ["-甲", " 甲", "甲<乙", "_x0041_"])
def test_words_of_their_own_are_drawn(words: str, drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """What openpyxl writes in ways of its own: a sign that would begin a formula, blanks, what XML escapes."""
    key = sample().form.typed[0]
    report = Report(sample().form_key, 2024, marks={key: words})
    filled = parts(report, OFFICIAL)
    assert len(drawn) == 1
    monkeypatch.setattr(book, "template_of", lambda *_: None)
    assert filled == parts(report, OFFICIAL)


def test_long_figures_and_words_beside_tables_are_drawn(drawn: list[str]) -> None:
    form = sample().form
    book.to_bytes(Report(form.key, 2024, values={form.typed[0]: 10**17}))
    assert len(drawn) == 1
    section = next(one for one in form.sections if one.table)
    for place in (".above", ".below"):
        drawn.clear()
        book.to_bytes(Report(form.key, 2024, texts={section.key + place: "注：单位为件。"}))
        assert drawn == [section.numbered]


def test_a_template_is_made_once_for_a_form_and_a_style() -> None:
    template.template_of.cache_clear()
    for _ in range(2):
        book.to_bytes(sample())
    tables = sum(1 for section in sample().form.sections if section.table)
    assert template.template_of.cache_info().misses == tables
