"""Sentences from the data: complete paragraphs on what the tables say, with linked figures, in several wordings."""

from __future__ import annotations

from collections.abc import Iterable

from core.report.calc import Computed
from core.report.report import Report
from core.report.sentences import applications, charges, decisions, documents, proceedings
from core.report.sentences.figures import Figures
from core.report.sentences.model import Sentence, Subject, Topic

__all__ = ["Sentence", "Topic", "offers"]

SUBJECTS: tuple[Subject, ...] = (
    applications.SUBJECT,
    proceedings.SUBJECT,
    documents.SUBJECT,
    decisions.SUBJECT,
    charges.CHARGED,
    charges.HANDLING,
)


def offers(report: Report, computed: Computed) -> tuple[Topic, ...]:
    """All topics that the report's form has figures for, with sentences that fit the figures as they are now.

    Which wording comes first differs from body to body and stays the same for one.
    """
    figures = Figures(report, computed)
    return tuple(_topic(subject, figures) for subject in SUBJECTS if subject.free or subject.cells(report.form))


def _topic(subject: Subject, figures: Figures) -> Topic:
    name, place = subject.name(figures.form), figures.form.key_of(subject.place)
    cells = subject.cells(figures.form)
    if missing := figures.missing(tuple(cell for cell in cells if cell in figures.form.typed)):
        names = tuple(figures.form.cells[cell].name for cell in missing)
        return Topic(name, place, blanks=missing, missing=names)
    if wrong := figures.wrong(cells):
        told = figures.form.cells[wrong].name
        problem = f"“{told}”为{figures.shown(wrong)}，数据可能有误。请先核对表格。"
        return Topic(name, place, problem=problem, wrong=wrong)
    return Topic(name, place, _in_order(subject.write(figures), figures.report.agency))


def _in_order(sentences: Iterable[Sentence], agency: str) -> tuple[Sentence, ...]:
    """By chance, but always the same for one body, so that not every office writes the same."""
    from hashlib import blake2b  # a library of 3 MB

    def lot(sentence: Sentence) -> bytes:
        return blake2b(f"{agency} {sentence.style}".encode(), digest_size=8).digest()

    return tuple(sorted(sentences, key=lot))
