"""Kinds of documents in which words are not where they are kept: first signs drawn large, frames, floating boxes."""

from __future__ import annotations

from collections.abc import Iterator

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import rtf_maker
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import told

PLAIN = truth_of(REPORT, quiet=True)
_FRAMED = "<w:p><w:pPr><w:framePr {}/></w:pPr>{}</w:p>"


@kind("first-signs-drawn-large")
def _drop_caps() -> Iterator[Sample]:
    """首字下沉: the sign stands in a paragraph of its own, in a frame."""
    for how, beside in (("drop", "text"), ("margin", "page")):
        look = f'w:dropCap="{how}" w:lines="3" w:wrap="around" w:vAnchor="text" w:hAnchor="{beside}"'
        first = lambda text, k=look: _FRAMED.format(k, odd.run(text[0])) + f"<w:p>{odd.run(text[1:])}</w:p>"  # noqa: E731
        yield Sample(f"{how}, lines", ".docx", lambda f=first: odd.docx(REPORT, line=f), PLAIN)
        cell = lambda s, f=first: f(s.text) if s.text else "<w:p/>"  # noqa: E731
        yield Sample(f"{how}, cells", ".docx", lambda c=cell: odd.docx(REPORT, c), PLAIN)
    uni, large = rtf_maker.uni, r"\pard\dropcapli3\dropcapt1 "
    line = lambda text: rf"{large}{uni(text[0])}\par\pard {rtf_maker.par(uni(text[1:]))}"  # noqa: E731
    yield Sample("RTF, lines", ".rtf", lambda: odd.rtf(REPORT, line=line), PLAIN)
    within = told(lambda s: rf"{large}\intbl {uni(s.text[:1])}\par\pard\intbl {uni(s.text[1:])}")
    yield Sample("RTF, cells", ".rtf", lambda: odd.rtf(REPORT, within), PLAIN)
