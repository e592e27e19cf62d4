"""What the program offers: topics, each with several sentences that say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from core.forms.concepts import Part
from core.forms.spec import Form
from core.records import record
from core.report.sentences.figures import Figures


@record
class Sentence:
    """A complete paragraph with its figures as links (core/report/links), and the name of its style."""

    style: str
    template: str


@record
class Topic:
    """Sentences on one topic, the one to offer first in front.

    ``place`` is the text where they belong by default.  Where figures are
    lacking there are no ``variants``: ``blanks`` holds the cells to fill and
    ``missing`` their names.  ``problem`` is a sentence where a figure cannot be
    right and has to be mended first.
    """

    name: str
    place: str
    variants: tuple[Sentence, ...] = ()
    blanks: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    problem: str = ""
    wrong: str = ""


@record
class Subject:
    """A topic as declared: its name and figures in a form, and who writes its sentences.

    Without ``cells`` in a form the topic is not offered there, unless it is ``free`` of figures.
    """

    place: Part
    name: Callable[[Form], str]
    cells: Callable[[Form], tuple[str, ...]]
    write: Callable[[Figures], Iterable[Sentence]]
    free: bool = False
