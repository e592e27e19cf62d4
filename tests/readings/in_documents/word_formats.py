"""Kinds of documents in which styles of all words, formulas, fields and spacing decide what is seen."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from core.report.report import Report
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import odt_maker, rtf_maker
from tests.helpers.makers.docx_maker import W
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import HIDDEN, UNSEEN, docx, told

PLAIN = truth_of(REPORT, quiet=True)
STRUCK = truth_of(REPORT, note="划去")
OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"))
ON = '<w:strike w:val="0"/><w:vanish w:val="0"/><w:color w:val="000000"/>'  # whatever all other words look like


def _styles(everywhere: str = "", usual: str = "") -> list[tuple[str, str]]:
    """Styles that hold for all words of a document."""
    made = (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{everywhere}</w:rPr></w:rPrDefault></w:docDefaults>'
        f'<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr>{usual}</w:rPr></w:style></w:styles>'
    )
    return [("word/styles.xml", made)]


@kind("looks-of-all-words-docx")
def _of_all() -> Iterator[Sample]:
    line = lambda text: f"<w:p>{odd.run(text, ON)}</w:p>"  # noqa: E731
    seen = lambda s: odd.run(s.text, ON) + (odd.run(HIDDEN) if s.key else "")  # noqa: E731
    looks = {"struck": ("<w:strike/>", STRUCK), "hidden": ("<w:vanish/>", UNSEEN)}
    looks |= {"white": ('<w:color w:val="FFFFFF"/>', UNSEEN)}
    looks |= {"of the paper": ('<w:color w:val="auto" w:themeColor="background1"/>', UNSEEN)}
    for name, (look, truth) in looks.items():
        for where, styles in (("everywhere", _styles(look)), ("in the usual style", _styles(usual=look))):
            made = lambda parts=styles: odd.docx(REPORT, seen, line=line, parts=parts)  # noqa: E731
            yield Sample(f"{name}, {where}", ".docx", made, truth)
    plain = lambda s: odd.run(s.text)  # noqa: E731
    for look in ('<w:sz w:val="21"/>', '<w:color w:val="333333"/>', '<w:color w:themeColor="text1"/>', "<w:caps/>"):
        yield docx(f"seen: {look}", plain, PLAIN, parts=_styles(look))
    dark = '<w:shd w:val="clear" w:fill="1F497D"/></w:tcPr>'
    white = _styles('<w:color w:val="FFFFFF"/>')
    yield docx("seen: on a ground", plain, PLAIN, line=line, table=lambda t: t.replace("</w:tcPr>", dark), parts=white)


@kind("looks-of-all-words-odt")
def _of_all_odt() -> Iterator[Sample]:
    seen = 'style:text-line-through-style="none" fo:color="#000000"'
    for name, look, why in (
        ("struck", 'style:text-line-through-style="solid"', "划去"),
        ("white", 'fo:color="#ffffff"', "看不见"),
    ):
        own = (
            f'<style:default-style style:family="paragraph"><style:text-properties {look}/></style:default-style>'
            f'<style:style style:name="on" style:family="text"><style:text-properties {seen}/></style:style>'
        )
        for report in OTHERS:
            on = '<text:span text:style-name="on">{}</text:span>'
            figure = lambda s, on=on: on.format(s.text) + (HIDDEN if s.key else "")  # noqa: E731
            line = lambda text, on=on: odt_maker.par(on.format(text))  # noqa: E731
            made = lambda r=report, f=figure, n=line, o=own: odd.odt(r, f, line=n, own=o)  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".odt", made, truth_of(report, note=why))


def _word(text: str, look: str = "") -> str:
    return f"<m:r><w:rPr>{look}</w:rPr><m:t>{text}</m:t></m:r>"


@kind("formulas-partly-seen")
def _formulas() -> Iterator[Sample]:
    parts = {
        "a phantom": ("<m:phant><m:phantPr><m:show m:val='0'/></m:phantPr><m:e>{}</m:e></m:phant>", UNSEEN),
        "crossed out": (
            "<m:borderBox><m:borderBoxPr><m:strikeH/></m:borderBoxPr><m:e>{}</m:e></m:borderBox>",
            STRUCK,
        ),
        "plainly boxed": ("<m:borderBox><m:e>{}</m:e></m:borderBox>", None),
        "a shown phantom": ("<m:phant><m:e>{}</m:e></m:phant>", None),
    }
    for name, (part, truth) in parts.items():
        if truth is None:
            figure = lambda s, part=part: f"<m:oMath>{part.format(_word(s.text))}</m:oMath>"  # noqa: E731
        else:
            figure = lambda s, part=part: f"<m:oMath>{_word(s.text)}{part.format(_word(HIDDEN))}</m:oMath>"  # noqa: E731
        yield docx(name, figure, truth or PLAIN)
    for name, look, truth in (("struck words", "<w:strike/>", STRUCK), ("hidden words", "<w:vanish/>", UNSEEN)):
        formula = lambda s, look=look: f"<m:oMath>{_word(s.text)}{_word(HIDDEN, look)}</m:oMath>"  # noqa: E731
        yield docx(name, formula, truth)


@kind("fields-by-their-codes")
def _fields() -> Iterator[Sample]:
    for name in ("SET x 5", 'ASK x "?"'):
        simple = f'<w:fldSimple w:instr="{name.replace(chr(34), "&quot;")}">{odd.run(HIDDEN)}</w:fldSimple>'
        yield docx(f"{name[:3]} written short", lambda s, simple=simple: simple + odd.run(s.text), PLAIN)
        field = rf"{{\field{{\*\fldinst {name}}}{{\fldrslt {HIDDEN}}}}}"
        shown = told(lambda s, field=field: field + rtf_maker.uni(s.text))
        yield Sample(f"{name[:3]} in RTF", ".rtf", lambda shown=shown: odd.rtf(REPORT, shown), PLAIN)
    short = lambda s: f'<w:fldSimple w:instr="REF x">{odd.run(s.text)}</w:fldSimple>'  # noqa: E731
    yield docx("seen: REF", short, PLAIN)
    code = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{}</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    for name in ("EQ \\x({})", "MACROBUTTON NoMacro {}", "EQ \\s\\up5({})"):
        drawn = lambda s, name=name: code.format(name.format(s.text))  # noqa: E731
        yield docx(f"seen: {name}", drawn, PLAIN)


@kind("characters-over-one-another")
def _close() -> Iterator[Sample]:
    for close in (-100, -140, -200):
        figure = lambda s, c=close: odd.run(s.text) + odd.run(HIDDEN * 2, f'<w:spacing w:val="{c}"/>')  # noqa: E731
        yield docx(f"{close} twentieths", figure, UNSEEN)
    for close in (-4, -20, 40):
        figure = lambda s, c=close: odd.run(s.text, f'<w:spacing w:val="{c}"/>')  # noqa: E731
        yield docx(f"seen: {close} twentieths", figure, PLAIN)
    hidden = told(lambda s: rtf_maker.uni(s.text) + rf"{{\expndtw-140 {HIDDEN * 2}}}")
    yield Sample("in RTF", ".rtf", lambda: odd.rtf(REPORT, hidden), UNSEEN)
    seen = told(lambda s: rf"{{\expndtw-15 {rtf_maker.uni(s.text)}}}")
    yield Sample("seen: in RTF", ".rtf", lambda: odd.rtf(REPORT, seen), PLAIN)


@kind("white-among-many-table-styles")
def _many_styles() -> Iterator[Sample]:
    dark = '<w:tcPr><w:shd w:val="clear" w:fill="1F497D"/></w:tcPr>'
    edge = f'<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr>{dark}</w:tblStylePr>'
    grid = lambda table: table.replace("<w:tblPr>", '<w:tblPr><w:tblStyle w:val="Grid"/>')  # noqa: E731
    for name, own, white, truth in (
        ("plain", "", '<w:color w:val="FFFFFF"/>', UNSEEN),
        ("plain, of the theme", "", '<w:color w:val="auto" w:themeColor="background1"/>', UNSEEN),
        ("seen: dark all over", dark, "", PLAIN),
        ("seen: a dark first row", edge, "", PLAIN),
    ):
        made = (
            f'<w:styles xmlns:w="{W}"><w:style w:type="table" w:styleId="Grid">{own}</w:style>'
            f'<w:style w:type="table" w:styleId="Dark">{dark}{edge}</w:style></w:styles>'
        )
        figure = lambda s, white=white: odd.run(s.text) + (odd.run(HIDDEN, white) if white else "")  # noqa: E731
        yield docx(name, figure, truth, table=grid, parts=[("word/styles.xml", made)])


@kind("choices-for-newer-programs")
def _choices() -> Iterator[Sample]:
    way = (
        '<mc:AlternateContent xmlns:x="urn:unheard-of"><mc:Choice Requires="{}">{}</mc:Choice>'
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    for name, needs, newer in (("unheard of", "x", False), ("of Office", "wps", True)):
        for report in OTHERS:

            def figure(slot: odd.Slot, needs: str = needs, newer: bool = newer) -> str:
                seen, other = odd.run(slot.text), odd.run(HIDDEN)
                return way.format(needs, *((seen, other) if newer else (other, seen)))

            yield docx(f"{name}, {report.agency} {report.year}", figure, truth_of(report, quiet=True), report)


def _at_an_edge(side: str) -> frozenset[str]:
    """The figures in the last row or column of each table."""
    found: set[str] = set()
    for slots in (piece for piece in odd.pieces(REPORT) if not isinstance(piece, str)):
        end = {"lastRow": lambda slot: slot.last, "lastColumn": lambda slot: slot.column + slot.width}[side]
        last = max(map(end, slots))
        found |= {slot.key for slot in slots if slot.key and end(slot) == last}
    return frozenset(found)


@kind("parts-of-table-styles")
def _parts() -> Iterator[Sample]:
    """A table style strikes or hides its last row or column alone, where the table asks for that part."""
    seen = lambda s: odd.run(s.text, "" if s.key else ON)  # noqa: E731
    for side, part in (("lastRow", "lastRow"), ("lastColumn", "lastCol")):
        gone = _at_an_edge(side)
        for name, look, why in (("struck", "<w:strike/>", "划去"), ("hidden", "<w:vanish/>", "看不见")):
            values = {key: None if key in gone else REPORT.value(key) for key in REPORT.form.typed}
            edge = f'<w:tblStylePr w:type="{part}"><w:rPr>{look}</w:rPr></w:tblStylePr>'
            made = (
                f'<w:styles xmlns:w="{W}"><w:style w:type="table" w:styleId="Below">{edge}</w:style>'
                '<w:style w:type="table" w:styleId="Own"><w:basedOn w:val="Below"/></w:style></w:styles>'
            )
            for on, truth in ((True, truth_of(REPORT, values=values, note=why)), (False, PLAIN)):
                look_of = f'<w:tblStyle w:val="Own"/><w:tblLook w:{side}="{int(on)}" w:noHBand="1" w:noVBand="1"/>'
                styled = lambda table, own=look_of: table.replace("<w:tblPr>", f"<w:tblPr>{own}")  # noqa: E731
                parts = [("word/styles.xml", made)]
                data = lambda t=styled, p=parts: odd.docx(REPORT, seen, table=t, parts=p)  # noqa: E731
                yield Sample(f"{'' if on else 'seen: '}{name} in {part}", ".docx", data, truth)


def _of_others(report: Report) -> bytes:
    """A document with words of another program's own beside each figure, which programs leave out."""
    own = "<k:item><w:r><w:t>7</w:t></w:r></k:item>"
    data = odd.docx(
        report,
        lambda s: odd.run(s.text) + own * bool(s.key),
        line=lambda t: f"<w:p>{odd.run(t)}</w:p><k:block><w:p>{odd.run(HIDDEN)}</w:p></k:block>",
    )
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            named = b'<w:document xmlns:k="http://www.wps.cn/officeDocument/2013/wpsCustomData" mc:Ignorable="k" '
            new.writestr(name, old.read(name).replace(b"<w:document ", named, 1))
    return out.getvalue()


@kind("elements-of-other-programs")
def _others() -> Iterator[Sample]:
    for report in OTHERS:
        made = lambda r=report: _of_others(r)  # noqa: E731
        yield Sample(f"{report.agency} {report.year}", ".docx", made, truth_of(report, quiet=True))
