"""Kinds that a stranger thought of: parts of formats that few files have, each as programs write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers.programs_maker import delimited
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.sheets import book, formatted
from tests.readings.unseen import HIDDEN, docx, page, words

PLAIN = truth_of(REPORT, quiet=True)
MARKED = truth_of(REPORT, note="注释符号")
OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"))
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@kind("words-that-pages-do-not-show")
def _fallbacks() -> Iterator[Sample]:
    """What stands for old browsers, what a hidden list offers, and marks that are raised by a distance."""
    for inner in (f"<progress>{HIDDEN}</progress>", f"<noframes>{HIDDEN}</noframes>", f"<meter value=3>{HIDDEN}</meter>", f"<canvas></canvas><audio>{HIDDEN}</audio>"):  # fmt: skip
        quiet = truth_of(REPORT, quiet="canvas" not in inner)
        yield page(inner, lambda s, inner=inner: s.text + inner, quiet)
    for hidden in ("hidden", 'style="display:none"', 'style="visibility:hidden"'):
        choice = f"<select {hidden}><option>{HIDDEN}</option></select>"
        yield page(f"choice {hidden}", lambda s, choice=choice: s.text + choice, truth_of(REPORT))
    for style in ("vertical-align:6px", "vertical-align:40%", "vertical-align:.4em", "vertical-align:top", "vertical-align:-5pt"):  # fmt: skip
        mark = f'<span style="font-size:60%;{style}">{HIDDEN}</span>'
        yield page(style, lambda s, mark=mark: s.text + mark, MARKED)
    for style in ("vertical-align:1px", "vertical-align:middle", "vertical-align:top", "vertical-align:baseline"):
        yield page(f"plain {style}", lambda s, style=style: f'<span style="{style}">{s.text}</span>', PLAIN)
    whole = '<span style="vertical-align:6px">{}</span>'
    yield page("the whole is raised", lambda s: whole.format(s.text), truth_of(REPORT))


def _complex(code: str, inner: str) -> str:
    step = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f"<w:r><w:instrText> {code} </w:instrText></w:r>"
    return step.format("begin") + told + step.format("separate") + inner + step.format("end")


@kind("fields-that-show-nothing")
def _unshown() -> Iterator[Sample]:
    for code in ('SET x "9"', "ask x 9"):
        yield docx(code, lambda s, code=code: odd.run(s.text) + _complex(code, odd.run(HIDDEN)), PLAIN)
    for code in ("QUOTE 9", "=SUM(ABOVE)", "REF set", "DOCPROPERTY asked"):
        yield docx(code, lambda s, code=code: _complex(code, odd.run(s.text)), PLAIN)
    for style in ('<text:variable-set text:name="x" text:display="none">9</text:variable-set>', "<text:script>9</text:script>"):  # fmt: skip
        shown = words(lambda s, style=style: s.text + style)
        yield Sample(style, ".odt", lambda shown=shown: odd.odt(REPORT, shown), PLAIN)


_NUMBERED = re.compile(r"（([一二三四五六])）|([一二三四五六])、")


def _lists(levels: str, more: str = "", own: str = "") -> list[tuple[str, str]]:
    kinds = f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>{more}'
    lists = f'<w:num w:numId="5"><w:abstractNumId w:val="0"/>{own}</w:num>'
    return [("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{kinds}{lists}</w:numbering>')]


def _level(depth: int, style: str, text: str) -> str:
    return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{text}"/></w:lvl>'


@kind("numbers-of-lists-told-elsewhere")
def _numbers() -> Iterator[Sample]:
    """Levels that a list has of its own, that stand with a style, that are words alone."""
    right = _level(0, "chineseCounting", "%1、") + _level(1, "chineseCounting", "（%2）")
    wrong = _level(0, "decimal", "%1.") + _level(1, "decimal", "%1.%2")
    own = "".join(
        f'<w:lvlOverride w:ilvl="{depth}">{level}</w:lvlOverride>'
        for depth, level in enumerate(re.findall("<w:lvl .*?</w:lvl>", right))
    )
    style = f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="S"/>{right}</w:abstractNum>'
    cases = {"own": _lists(wrong, own=own), "style": _lists('<w:numStyleLink w:val="S"/>', style)}

    def line(text: str) -> str:
        if not (found := _NUMBERED.match(text)):
            return f"<w:p>{odd.run(text)}</w:p>"
        place = f'<w:ilvl w:val="{0 if found[2] else 1}"/><w:numId w:val="5"/>'
        return f"<w:p><w:pPr><w:numPr>{place}</w:numPr></w:pPr>{odd.run(text[found.end() :])}</w:p>"

    def first(text: str) -> str:
        if not text.startswith("一、"):
            return f"<w:p>{odd.run(text)}</w:p>"
        return (
            f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>{odd.run(text[2:])}</w:p>'
        )

    for report in OTHERS:
        for name, parts in cases.items():
            made = lambda r=report, parts=parts: odd.docx(r, line=line, parts=parts)  # noqa: E731
            yield Sample(f"{name}, {report.agency} {report.year}", ".docx", made, truth_of(report, quiet=True))
        alone = _lists(_level(0, "none", "一、"))
        made = lambda r=report, parts=alone: odd.docx(r, line=first, parts=parts)  # noqa: E731
        yield Sample(f"words, {report.agency} {report.year}", ".docx", made, truth_of(report, quiet=True))


@kind("csv-blank-lines")
def _blank_lines() -> Iterator[Sample]:
    """A program wrote ``\\r\\r\\n``: every second line is blank."""
    for report in OTHERS:
        text = delimited(report).replace("\r\n", "\n").replace("\n", "\r\r\n")
        yield Sample(f"{report.agency} {report.year}", ".csv", lambda text=text: text.encode("utf-8-sig"), truth_of(report, quiet=True))  # fmt: skip


@kind("formats-named-in-chinese")
def _general() -> Iterator[Sample]:
    for code in ("G/通用格式", 'G/通用格式"件"', "G/通用格式;-G/通用格式;0", "[$-804]G/通用格式"):
        yield book(code, formatted(code), PLAIN)
