"""Kinds of documents with something beside or over the words: remarks, heads of pages, drawn lines, other documents, stale fields."""

from __future__ import annotations

from collections.abc import Iterator

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import rtf_maker
from tests.helpers.makers.docx_maker import W
from tests.helpers.makers.odt_maker import par
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import SOME, docx, told, words

PLAIN = truth_of(REPORT, quiet=True)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REMARK = "此处应为58"


def _with(report_part: str, root: str, inner: str) -> list[tuple[str, str]]:
    """A part beside the text of a DOCX, and the relation that names it."""
    relation = f'<Relationship Id="rId7" Type="{_OFFICE}/{report_part}" Target="{report_part}.xml"/>'
    relations = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>'
    return [
        (f"word/{report_part}.xml", f'<w:{root} xmlns:w="{W}">{inner}</w:{root}>'),
        ("word/_rels/document.xml.rels", relations),
    ]


@kind("remarks-of-readers")
def _remarks() -> Iterator[Sample]:
    """批注 at figures, as each program keeps them."""
    noted = truth_of(REPORT, note=_REMARK)
    mark = '<w:r><w:commentReference w:id="0"/></w:r>'
    marked = lambda s: odd.run(s.text) + (mark if s.key == SOME[0] else "")  # noqa: E731
    remark = f'<w:comment w:id="0"><w:p>{odd.run(_REMARK)}</w:p></w:comment>'
    yield docx("DOCX", marked, noted, parts=_with("comments", "comments", remark))
    yield docx("seen: none is marked", lambda s: odd.run(s.text), PLAIN, parts=_with("comments", "comments", remark))
    odt = lambda s: f"<office:annotation>{par(_REMARK)}</office:annotation>" * (s.key == SOME[0]) + s.text  # noqa: E731
    yield Sample("ODT", ".odt", lambda: odd.odt(REPORT, words(odt)), noted)
    rtf = rf"{{\*\annotation {{\*\atnref 1}}\pard {rtf_maker.uni(_REMARK)}}}"
    yield Sample(
        "RTF", ".rtf", lambda: odd.rtf(REPORT, told(lambda s: rtf_maker.uni(s.text) + rtf * (s.key == SOME[0]))), noted
    )


@kind("heads-and-feet-of-pages")
def _heads() -> Iterator[Sample]:
    section = '<w:p><w:pPr><w:sectPr><w:{}Reference w:type="default" r:id="rId7"/></w:sectPr></w:pPr></w:p>'
    for part, root in (("header", "hdr"), ("footer", "ftr")):
        for text, truth in (
            ("数据含下属单位", truth_of(REPORT, note="页眉、页脚未读入：“数据含下属单位")),
            ("- 4 -", PLAIN),
        ):
            first = lambda line, part=part: f"<w:p>{odd.run(line)}</w:p>" + section.format(part) * line.startswith("五")  # noqa: E731
            parts = _with(part, root, f"<w:p>{odd.run(text)}</w:p>")
            made = lambda f=first, p=parts: odd.docx(REPORT, line=f, parts=p)  # noqa: E731
            yield Sample(f"DOCX {part}: {text}", ".docx", made, truth)
            group = rf"{{\{part} \pard {rtf_maker.uni(text)}\par}}"
            line = lambda text, g=group: rtf_maker.par(rtf_maker.uni(text)) + g * text.startswith("五")  # noqa: E731
            yield Sample(f"RTF {part}: {text}", ".rtf", lambda n=line: odd.rtf(REPORT, line=n), truth)


_DRAWN = (
    '<w:r><w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="{}" cy="{}"/>'
    '<wps:wsp xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:spPr>'
    '<a:prstGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" prst="{}"/>{}</wps:spPr></wps:wsp></wp:anchor></w:drawing></w:r>'
)
_FILL = '<a:solidFill xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'


@kind("drawn-over-the-words")
def _drawn() -> Iterator[Sample]:
    """Lines through figures and painted boxes over them; rules of a page and a line across a head say nothing."""
    noted = truth_of(REPORT, note="画有")
    line, slanted = _DRAWN.format(300_000, 0, "line", ""), _DRAWN.format(300_000, 200_000, "line", "")
    rule = _DRAWN.format(5_400_000, 0, "line", "")
    box = _DRAWN.format(400_000, 300_000, "rect", _FILL)
    old = '<w:r><w:pict><v:{} style="position:absolute;width:30pt;height:20pt" from="0,7pt" to="20pt,7pt"/></w:pict></w:r>'
    for name, drawn in (
        ("a line", line),
        ("slanted", slanted),
        ("a box", box),
        ("an old line", old.format("line")),
        ("an old box", old.format("rect")),
    ):
        yield docx(name, lambda s, d=drawn: odd.run(s.text) + d * (s.key in SOME), noted)
    beside = lambda what: lambda text: f"<w:p>{odd.run(text)}{what * text.startswith('五')}</w:p>"  # noqa: E731
    yield docx("a box that hangs at a heading", lambda s: odd.run(s.text), noted, line=beside(box))
    through = lambda what: lambda text: f"<w:p>{odd.run(text)}{what * ('。' in text)}</w:p>"  # noqa: E731
    below = '<wp:positionV relativeFrom="paragraph"><wp:posOffset>{}</wp:posOffset></wp:positionV><wp:extent'
    crossed = rule.replace("<wp:extent", below.format(127_000))
    by_hand = line.replace('prst="line"', 'prst="mathMultiply"').replace('cy="0"', 'cy="200000"')
    for name, drawn in (("short", line), ("long", crossed), ("by hand", by_hand)):
        yield docx(f"a line through sentences, {name}", lambda s: odd.run(s.text), noted, line=through(drawn))
    away = rule.replace("<wp:extent", below.format(2_500_000))
    yield docx("seen: a rule below sentences", lambda s: odd.run(s.text), PLAIN, line=through(away))
    at_heading = {height: rule.replace("<wp:extent", below.format(height * 12_700)) for height in (0, 4, 8, 12, 16, 24)}
    for height, drawn in at_heading.items():
        struck = 7 < height < 13
        name = f"{'' if struck else 'seen: '}a rule {height} points below the top of a heading"
        yield docx(name, lambda s: odd.run(s.text), noted if struck else PLAIN, line=beside(drawn))
    star = _DRAWN.format(200_000, 200_000, "star5", _FILL)
    for name, drawn in (
        ("a rule", rule),
        ("a star", star),
        ("a thin box", _DRAWN.format(4_000_000, 20_000, "rect", _FILL)),
        ("a rule down the page", _DRAWN.format(0, 4_000_000, "line", "")),
    ):
        yield docx(f"seen: {name} at a heading", lambda s: odd.run(s.text), PLAIN, line=beside(drawn))
    across = lambda s: odd.run(s.text) + slanted * (not s.key and s.row == s.column == 0)  # noqa: E731
    yield Sample("seen: a line across the head", ".docx", lambda: odd.docx(REPORT, across), PLAIN)
    ink = '<w:r><w:drawing><w14:contentPart xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"/></w:drawing></w:r>'
    yield docx("written by hand", lambda s: odd.run(s.text) + ink * (s.key in SOME), truth_of(REPORT, note="有图片"))


_SVG = 'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"'
_ODT_LINE = f'<draw:line {_SVG} svg:x1="0cm" svg:y1="0.2cm" svg:x2="1cm" svg:y2="{{}}cm"/>'
_ODT_BOX = f'<draw:custom-shape {_SVG} draw:style-name="g" svg:width="1cm" svg:height="1cm"><draw:enhanced-geometry draw:type="rectangle"/></draw:custom-shape>'
_CLEAR = '<style:style style:name="g" style:family="graphic"><style:graphic-properties draw:fill="none"/></style:style>'


@kind("drawn-over-the-words-elsewhere")
def _drawn_elsewhere() -> Iterator[Sample]:
    """The same in ODT and RTF."""
    noted = truth_of(REPORT, note="画有")
    for name, drawn in (("a line", _ODT_LINE.format(0.2)), ("slanted", _ODT_LINE.format(0.9)), ("a box", _ODT_BOX)):
        figure = words(lambda s, d=drawn: s.text + d * (s.key in SOME))
        yield Sample(f"ODT, {name}", ".odt", lambda f=figure: odd.odt(REPORT, f), noted)
    beside = lambda what: lambda text: par(text + what * text.startswith("五"))  # noqa: E731
    yield Sample("ODT, a box at a heading", ".odt", lambda: odd.odt(REPORT, line=beside(_ODT_BOX)), noted)
    rule = _ODT_LINE.format(0.2).replace("1cm", "15cm")
    for name, drawn, own in (("a rule", rule, ""), ("a clear box", _ODT_BOX, _CLEAR)):
        made = lambda d=drawn, o=own: odd.odt(REPORT, line=beside(d), own=o)  # noqa: E731
        yield Sample(f"seen: ODT, {name} at a heading", ".odt", made, PLAIN)
    through = lambda what: lambda text: par(text + what * ("。" in text))  # noqa: E731
    for name, drawn in (("short", _ODT_LINE.format(0.2)), ("long", rule.replace("0.2cm", "0.4cm"))):
        struck_text = lambda d=drawn: odd.odt(REPORT, line=through(d))  # noqa: E731
        yield Sample(f"ODT, a line through sentences, {name}", ".odt", struck_text, noted)
    heading = rule.replace("0.2cm", "0.35cm")
    yield Sample("ODT, a long line through a heading", ".odt", lambda: odd.odt(REPORT, line=beside(heading)), noted)
    across = lambda s: s.text + _ODT_LINE.format(0.9) * (not s.key and s.row == s.column == 0)  # noqa: E731
    yield Sample("seen: ODT, a line across the head", ".odt", lambda: odd.odt(REPORT, across), PLAIN)
    shape = r"{\shp{\*\shpinst\shpleft0\shptop95\shpright471\shpbottom95{\sp{\sn shapeType}{\sv 20}}}}"
    struck = told(lambda s: rtf_maker.uni(s.text) + shape * (s.key in SOME))
    yield Sample("RTF, a line", ".rtf", lambda: odd.rtf(REPORT, struck), noted)
    head = lambda s: rtf_maker.uni(s.text) + shape * (not s.key and s.row == s.column == 0)  # noqa: E731
    yield Sample("seen: RTF, a line across the head", ".rtf", lambda: odd.rtf(REPORT, head), PLAIN)
    at = lambda what, here: lambda text: rtf_maker.par(rtf_maker.uni(text) + what * here(text))  # noqa: E731
    parts = at(shape.replace("shpright471", "shpright8800"), lambda text: text.startswith("五"))
    yield Sample("seen: RTF, a rule", ".rtf", lambda: odd.rtf(REPORT, line=parts), PLAIN)
    long = shape.replace("shpright471", "shpright8800").replace("95", "200")
    of_heading = at(long, lambda text: text.startswith("五"))
    yield Sample("RTF, a long line through a heading", ".rtf", lambda: odd.rtf(REPORT, line=of_heading), noted)
    strikes = at(shape, lambda text: "。" in text)
    yield Sample("RTF, a line through sentences", ".rtf", lambda: odd.rtf(REPORT, line=strikes), noted)


@kind("documents-within-documents")
def _within() -> Iterator[Sample]:
    within = lambda text: f"<w:p>{odd.run(text)}</w:p>" + '<w:p><w:subDoc r:id="rId7"/></w:p>' * text.startswith("五")  # noqa: E731
    yield docx("named alone", lambda s: odd.run(s.text), truth_of(REPORT, note="另一个文件"), line=within)


@kind("made-anew-when-opened")
def _anew() -> Iterator[Sample]:
    """Fields of which programs decide or calculate what is seen when they open the file: the stored words are read, and told."""
    noted = truth_of(REPORT, note="打开时重新计算")
    stale = (
        '<w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText> =1+1 </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    yield docx("a stale field", lambda s: stale.format(odd.run(s.text)), noted)
    yield docx("seen: a field", lambda s: stale.replace(' w:dirty="true"', "").format(odd.run(s.text)), PLAIN)
    short = '<w:fldSimple w:instr="=1+1" w:dirty="{}">{}</w:fldSimple>'
    yield docx("a stale field written short", lambda s: short.format("1", odd.run(s.text)), noted)
    yield docx("seen: a field written short", lambda s: short.format("0", odd.run(s.text)), PLAIN)
    for code, locked in (("DATE \\@ d", ""), ("TIME", ""), ("DATE", "1"), ("CREATEDATE", ""), ("SAVEDATE", "")):
        name, truth = f"{code} {locked}", noted if code[:4] in ("DATE", "TIME") and not locked else PLAIN
        day = lambda s, c=code, k=locked: (  # noqa: E731
            f'<w:fldSimple w:instr="{c}" w:fldLock="{k or 0}">{odd.run(s.text)}</w:fldSimple>'
        )
        yield docx(f"{name}, written short", day, truth)
        whole = stale.replace("w:dirty", "w:fldLock").replace("true", locked or "0").replace("=1+1", code)
        yield docx(name, lambda s, f=whole: f.format(odd.run(s.text)), truth)
        in_rtf = rf"{{\field{chr(92) + 'fldlock' if locked else ''}{{\*\fldinst {code.replace(chr(92), chr(92) * 2)}}}{{\fldrslt "
        told_in = told(lambda s, f=in_rtf: f + rtf_maker.uni(s.text) + "}}")
        yield Sample(f"{name} in RTF", ".rtf", lambda f=told_in: odd.rtf(REPORT, f), truth)
    either = '<text:conditional-text text:condition="ooow:x==1" text:string-value-if-true="{0}" text:string-value-if-false="{1}">{0}</text:conditional-text>'
    for name, figure, truth in (
        ("one of two", lambda s: either.format(s.text, "77"), noted),
        ("seen: the same in both cases", lambda s: either.format(s.text, s.text), PLAIN),
        ("a formula", lambda s: f'<text:expression text:formula="ooow:3+x">{s.text}</text:expression>', noted),
        ("seen: a formula of a figure", lambda s: f'<text:expression text:formula="ooow:{s.text}">{s.text}</text:expression>', PLAIN),
        ("the day", lambda s: f"<text:date>{s.text}</text:date>", noted),
        ("seen: a fixed day", lambda s: f'<text:date text:fixed="true">{s.text}</text:date>', PLAIN),
        ("hidden by a condition", lambda s: f'<text:hidden-text text:condition="ooow:x" text:is-hidden="false">{s.text}</text:hidden-text>', truth_of(REPORT, note="无法断定")),
        ("a paragraph hidden by a condition", lambda s: f'{s.text}<text:hidden-paragraph text:condition="ooow:x" text:is-hidden="false"/>', truth_of(REPORT, note="无法断定")),
    ):  # fmt: skip
        yield Sample(f"ODT, {name}", ".odt", lambda f=figure: odd.odt(REPORT, words(f)), truth)


@kind("boxes-and-frames-of-rtf")
def _rtf() -> Iterator[Sample]:
    """Figures in frames (图文框) and boxes at places of their own."""
    noted = truth_of(REPORT, note="可能显示在别处")
    frame = r"\pard\intbl{} {}\par\pard\intbl "
    box = r"{{\shp{{\*\shpinst{}{{\shptxt \pard {}\par}}}}}}"
    for name, made, where, truth in (
        ("a frame, page", frame, r"\phpg\pvpg\posx3000\posy4000\absw600", noted),
        ("a frame at its column", frame, r"\posx0", noted),
        ("seen: no frame", frame, "", PLAIN),
        ("a box, page", box, r"\shpleft90\shptop60\shpbxpage\shpbypara", noted),
        ("a box far below", box, r"\shptop1400\shpbxcolumn\shpbypara", noted),
        ("seen: a box at its line", box, r"\shpleft60\shptop40\shpbxcolumn\shpbypara", PLAIN),
    ):
        figure = told(lambda s, m=made, w=where: m.format(w, rtf_maker.uni(s.text)) if s.text else "")
        yield Sample(name, ".rtf", lambda f=figure: odd.rtf(REPORT, f), truth)


@kind("letters-above-signs-in-fields")
def _above() -> Iterator[Sample]:
    """拼音指南 of older programs: a field draws the letters; they are left out and told."""
    code = r"EQ \o\ad(\s\up 9({}),{})"
    noted = truth_of(REPORT, note="标注在文字上方")
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>{}</w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    yield docx("DOCX", lambda s: field.format(code.format("san", s.text)), noted)
    rtf = told(
        lambda s: rf"{{\field{{\*\fldinst {code.format('san', s.text).replace(chr(92), chr(92) * 2)}}}{{\fldrslt }}}}"
    )
    yield Sample("RTF", ".rtf", lambda: odd.rtf(REPORT, rtf), noted)
    ring = field.format(r"eq \o\ac(○,{})")
    yield docx("seen: a ring around", lambda s: ring.format(s.text), PLAIN)
