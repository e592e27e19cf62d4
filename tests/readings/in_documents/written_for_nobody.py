"""Kinds of documents with words that no program shows, and with lines through or below headings of known letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import odt_maker, rtf_maker
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


_RULE = (
    '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{}</wp:posOffset></wp:positionV><wp:extent cx="5400000" cy="0"/>'
    '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:spPr><a:prstGeom'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" prst="line"/></wps:spPr></wps:wsp></wp:anchor></w:drawing></w:r>'
)
_ODT_RULE = (
    '<draw:line xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:x1="0cm" svg:x2="15cm"'
    ' svg:y1="{0}pt" svg:y2="{0}pt"/>'
)
_RTF_RULE = r"{{\shp{{\*\shpinst\shpleft0\shptop{0}\shpright8800\shpbottom{0}{{\sp{{\sn shapeType}}{{\sv 20}}}}}}}}"


def _headed(size: int, exact: int, down: int) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The heading of part five in letters of so many points, on lines so far apart, with a line so far below its top."""
    look, pitch = f'<w:sz w:val="{2 * size}"/>', f'<w:pPr><w:spacing w:line="{20 * exact}" w:lineRule="exact"/></w:pPr>'
    own = (
        f'<style:style style:name="h" style:family="paragraph"><style:paragraph-properties fo:line-height="{exact}pt"/>'
        f'<style:text-properties fo:font-size="{size}pt"/></style:style>'
    )

    def line(text: str) -> str:
        if not text.startswith("五"):
            return f"<w:p>{odd.run(text)}</w:p>"
        return f"<w:p>{pitch}{odd.run(text, look)}{_RULE.format(12_700 * down)}</w:p>"

    def in_odt(text: str) -> str:
        if not text.startswith("五"):
            return odt_maker.par(text)
        return f'<text:p text:style-name="h">{text}{_ODT_RULE.format(down)}</text:p>'

    def in_rtf(text: str) -> str:
        if not text.startswith("五"):
            return rtf_maker.par(rtf_maker.uni(text))
        looks = rf"\sl-{20 * exact}\slmult0\fs{2 * size} "
        return rtf_maker.par(looks + rtf_maker.uni(text) + _RTF_RULE.format(20 * down))

    yield ".docx", lambda: odd.docx(REPORT, line=line)
    yield ".odt", lambda: odd.odt(REPORT, line=in_odt, own=own)
    yield ".rtf", lambda: odd.rtf(REPORT, line=in_rtf)


@kind("lines-at-headings-of-known-letters")
def _at_headings() -> Iterator[Sample]:
    """Whether a line as wide as the page strikes a heading or stands below it depends on how large that is."""
    noted = truth_of(REPORT, note="画有")
    for size, exact, struck, below in (
        (22, 36, (17, 20, 24), (34, 37)),
        (16, 28, (14, 16, 19), (26, 29)),
        (12, 18, (8, 10), (17, 19)),
    ):
        for down in (*struck, *below):
            truth, name = (noted, "struck") if down in struck else (PLAIN, "seen: below")
            for suffix, made in _headed(size, exact, down):
                yield Sample(f"{name}, {size} points, {exact} apart, {down}", suffix, made, truth)


def _with_low_rows(word: str) -> bytes:
    """An RTF file with this word in the declaration of the last row of each table."""
    start, *rows = odd.rtf(REPORT).split(rb"\trowd")
    is_last = [bool(row.rpartition(rb"\row ")[2].strip()) for row in rows]
    return start + b"".join(
        rb"\trowd" + (word.encode() if last else b"") + row for row, last in zip(rows, is_last, strict=True)
    )


@kind("rows-of-documents-too-low-to-see")
def _low_rows() -> Iterator[Sample]:
    """The last row of each table is made next to nothing high, in RTF and ODT as in DOCX; a least height shows all."""
    gone = frozenset(
        slot.key
        for slots in (piece for piece in odd.pieces(REPORT) if not isinstance(piece, str))
        for slot in slots
        if slot.row == max(one.last for one in slots)
    )
    values = {key: None if key in gone else REPORT.value(key) for key in REPORT.form.typed}
    low = truth_of(REPORT, values=values, note="看不见")
    for word, truth in ((r"\trrh-20", low), (r"\trrh-40", low), (r"\trrh20", PLAIN), (r"\trrh-400", PLAIN)):
        yield Sample(f"RTF, {word}", ".rtf", lambda w=word: _with_low_rows(w), truth)
    for height, truth in (("0.01cm", low), ("1cm", PLAIN)):
        own = (
            '<style:style style:name="low" style:family="table-row">'
            f'<style:table-row-properties style:row-height="{height}"/></style:style>'
        )
        table = lambda text: '<table:table-row table:style-name="low">'.join(text.rsplit("<table:table-row>", 1))  # noqa: E731
        yield Sample(f"ODT, {height}", ".odt", lambda o=own, t=table: odd.odt(REPORT, table=t, own=o), truth)
