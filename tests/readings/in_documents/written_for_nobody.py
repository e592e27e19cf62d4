"""Kinds of documents with words that no program shows: in lines of no height, or written for programs that nobody has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import rtf_maker
from tests.helpers.makers.programs_maker import word_2003
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import HIDDEN, UNSEEN, docx, told

PLAIN = truth_of(REPORT, quiet=True)
NOTHING = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="看不见")
_FIGURE = re.compile(rb"<w:p>(?=<w:r>(?:(?!</w:p>).)*<w:t[^>]*>[0-9]+</w:t>)")
LOW = '<w:pPr><w:spacing w:line="{}" w:lineRule="{}"/></w:pPr>'


def _below(pitch: str, rule: str) -> Callable[[odd.Slot], str]:
    """A figure, and another one in a paragraph below whose lines have this pitch."""
    return lambda s: f"<w:p>{odd.run(s.text)}</w:p><w:p>{LOW.format(pitch, rule)}{odd.run(HIDDEN)}</w:p>"


def _of_pitch(pitch: str, rule: str) -> Callable[[odd.Slot], str]:
    return lambda s: f"<w:p>{LOW.format(pitch, rule)}{odd.run(s.text)}</w:p>"


@kind("lines-too-low-to-see")
def _low() -> Iterator[Sample]:
    for pitch, rule in (("20", "exact"), ("2", "exact"), ("40", "exact"), ("10", "auto")):
        yield docx(f"below, {pitch} {rule}", _below(pitch, rule), UNSEEN)
        yield docx(f"all, {pitch} {rule}", _of_pitch(pitch, rule), NOTHING)
    for pitch, rule in (("240", "exact"), ("160", "exact"), ("20", "atLeast"), ("240", "auto"), ("560", "exact")):
        yield docx(f"seen: {pitch} {rule}", _of_pitch(pitch, rule), PLAIN)
    for words, truth in (
        (r"\sl-20\slmult0 ", NOTHING),
        (r"\sl-20 ", NOTHING),
        (r"\sl20\slmult1 ", NOTHING),
        (r"\sl20\slmult0 ", PLAIN),
        (r"\sl-560\slmult0 ", PLAIN),
        (r"\sl240\slmult1 ", PLAIN),
    ):
        figure = told(lambda s, w=words: w + rtf_maker.uni(s.text) if s.text else "")
        yield Sample(f"RTF, {words}", ".rtf", lambda f=figure: odd.rtf(REPORT, f), truth)
    old = '<w:p><w:pPr><w:spacing w:line="20" w:line-rule="exact"/></w:pPr>'
    lines = lambda: _FIGURE.sub(old.encode(), word_2003(REPORT))  # noqa: E731
    yield Sample("Word XML, all", ".xml", lines, NOTHING)


@kind("choices-for-programs-nobody-has")
def _choices() -> Iterator[Sample]:
    """What is written for other programs alone, with nothing in its stead, is shown by none."""
    way = '<mc:AlternateContent xmlns:x="urn:unheard-of"><mc:Choice Requires="{}">{}</mc:Choice></mc:AlternateContent>'
    yield docx("beside figures", lambda s: odd.run(s.text) + way.format("x", odd.run(HIDDEN)), UNSEEN)
    yield docx("in place of figures", lambda s: way.format("x", odd.run(s.text)), NOTHING)
    below = lambda s: f"<w:p>{odd.run(s.text)}</w:p>" + way.format("x", f"<w:p>{odd.run(HIDDEN)}</w:p>")  # noqa: E731
    yield docx("below figures", below, UNSEEN)
    line = lambda text: f"<w:p>{odd.run(text)}</w:p>" + way.format("x", f"<w:p>{odd.run('另有99件。')}</w:p>")  # noqa: E731
    yield Sample("between lines", ".docx", lambda: odd.docx(REPORT, line=line), truth_of(REPORT, note="另有99件"))
    for needs in ("wps", "wps v"):
        yield docx(f"seen: {needs}", lambda s, n=needs: way.format(n, odd.run(s.text)), PLAIN)
