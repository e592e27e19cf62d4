"""Kinds of figures and words that are written in unusual ways: formulas, fields, symbols, lists, remarks, reversed signs."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import odt_maker
from tests.helpers.makers.docx_maker import W
from tests.readings.kinds import Sample, kind, truth_of
from tests.readings.pages import REPORT, made_report
from tests.readings.unseen import HIDDEN, SOME, docx, either, page, words

PLAIN = truth_of(REPORT, quiet=True)
OTHERS = (REPORT, made_report("白石县民政局", 3), made_report(form="2019"))


def _formula(inner: str) -> str:
    return f"<m:oMath>{inner}</m:oMath>"


def _letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@kind("formulas")
def _formulas() -> Iterator[Sample]:
    for report in OTHERS:
        name = f"{report.agency} {report.year}"
        yield docx(f"plain, {name}", lambda s: _formula(_letters(s.text)), truth_of(report, quiet=True), report)
        for tag, part in (("sSup", "sup"), ("sSub", "sub")):

            def raised(slot: odd.Slot, tag: str = tag, part: str = part) -> str:
                return _formula(
                    f"<m:{tag}><m:e>{_letters(slot.text)}</m:e><m:{part}>{_letters('1')}</m:{part}></m:{tag}>"
                )

            yield docx(f"{tag}, {name}", raised, truth_of(report, note="注释符号"), report)

        def parted(slot: odd.Slot) -> str:
            if slot.key not in SOME:
                return odd.run(slot.text)
            return _formula(f"<m:f><m:num>{_letters(slot.text)}</m:num><m:den>{_letters('2')}</m:den></m:f>")

        yield docx(f"fraction, {name}", parted, either(report, note="不是数字", doubt="no whole number"), report)


def _field(code: str, result: str | None = None, before: str = "") -> str:
    """A field; without a result where that is not stored."""

    def mark(step: str, inner: str = "") -> str:
        return f'<w:r><w:fldChar w:fldCharType="{step}">{inner}</w:fldChar></w:r>'

    stored = "" if result is None else mark("separate") + odd.run(result)
    return mark("begin", before) + f"<w:r><w:instrText>{escape(code)}</w:instrText></w:r>" + stored + mark("end")


@kind("fields")
def _fields() -> Iterator[Sample]:
    listed = '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="9"/><w:listEntry w:val="{}"/></w:ddList></w:ffData>'
    ways = {
        "in a circle": lambda s: _field(rf"eq \o\ac(○,{s.text})"),
        "in a circle, with fonts": lambda s: _field(rf'EQ \* jc0 \* "Font:宋体" \* hps28 \o\ac(□,{s.text})'),
        "a sum": lambda s: _field("=SUM(LEFT)", s.text),
        "typed": lambda s: _field("FORMTEXT", s.text, '<w:ffData><w:textInput><w:default w:val="9"/></w:textInput></w:ffData>'),
        "chosen": lambda s: _field("FORMDROPDOWN", before=listed.format(s.text)),
    }  # fmt: skip
    for name, way in ways.items():
        for report in OTHERS[:2]:
            figure = lambda s, way=way: way(s) if s.text else odd.run("")  # noqa: E731
            yield docx(f"{name}, {report.agency}", figure, truth_of(report, quiet=True), report)


def _symbols(text: str, font: str, base: int) -> str:
    return "".join(f'<w:r><w:sym w:font="{font}" w:char="{base + ord(sign):04X}"/></w:r>' for sign in text)


@kind("symbols")
def _symbol_fonts() -> Iterator[Sample]:
    for report in OTHERS:
        for font, base in (("Symbol", 0xF000), ("Times New Roman", 0xF000), ("宋体", 0)):
            figure = lambda s, f=font, b=base: _symbols(s.text, f, b)  # noqa: E731
            yield docx(f"{font}, {report.agency} {report.year}", figure, truth_of(report, quiet=True), report)
    yield docx("a tick", lambda s: odd.run(s.text) + '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', either())
    unknown = docx(
        "unknown", lambda s: _symbols(s.text, "Wingdings 3", 0xF000), either(note="〓", doubt="pictures of a font")
    )
    yield unknown


@kind("words-along-a-line")
def _word_art() -> Iterator[Sample]:
    """A title bent along a line (艺术字), as older programs keep it: in an attribute."""
    for report in OTHERS:
        for tag in (
            "<v:shape>{}</v:shape>",
            "<v:shape><v:path/>{}</v:shape>",
            "<v:group><v:shape>{}</v:shape></v:group>",
        ):

            def line(text: str, tag: str = tag) -> str:
                if not text.endswith("年度报告"):
                    return f"<w:p>{odd.run(text)}</w:p>"
                art = tag.format(f'<v:textpath string="{text}"/>')
                return f"<w:p><w:r><w:pict>{art}</w:pict></w:r></w:p>"

            made = lambda line=line, report=report: odd.docx(report, line=line)  # noqa: E731
            yield Sample(f"{tag}, {report.agency} {report.year}", ".docx", made, truth_of(report, quiet=True))


_LIST = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/>'
    '<w:numFmt w:val="decimal"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_LISTED = "a figure, or the number of a list"
_ITEM = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr>{}</w:p>'


@kind("numbers-of-lists-in-cells")
def _lists() -> Iterator[Sample]:
    """A program made a list of ``3.``: what is printed there is no blank, and 1. before 5 is not 1.5."""
    printed = {key: (*range(3, 99), None) for key in SOME}
    values = {key: printed.get(key, REPORT.value(key)) for key in REPORT.form.typed}
    for text in ("%1.", "%1", "%1、", "%1．", "（%1）"):
        parts = [("word/numbering.xml", _LIST.format(text))]
        alone = lambda s: _ITEM.format("") if s.key in SOME else odd.run(s.text)  # noqa: E731
        yield docx(
            f"alone {text}", alone, truth_of(REPORT, values=values, extra=_never_blank, doubt=_LISTED), parts=parts
        )
        before = lambda s: _ITEM.format(odd.run(s.text))  # noqa: E731
        yield docx(f"before {text}", before, either(doubt=_LISTED), parts=parts)
    for start in (3, 12):
        item = f"<ol start={start}><li></li></ol>"
        alone = lambda s, item=item: item if s.key in SOME else s.text  # noqa: E731
        yield page(f"page {start}", alone, truth_of(REPORT, values=values, extra=_never_blank, doubt=_LISTED))
        before = lambda s, n=start: f"<ol start={n}><li>{s.text}</li></ol>"  # noqa: E731
        yield page(f"page, before {start}", before, either(doubt=_LISTED))

    def label(slot: odd.Slot) -> str:
        bare = slot.text.lstrip("0123456789.")
        return odd.run(slot.text) if slot.key or bare == slot.text else _ITEM.format(odd.run(bare))

    parts = [("word/numbering.xml", _LIST.format("%1."))]
    yield Sample("labels", ".docx", lambda: odd.docx(REPORT, label, parts=parts), PLAIN)


def _never_blank(opened: object) -> Iterator[str]:
    for note in opened.notes:  # type: ignore[attr-defined]
        if note.cell in SOME and "空白，按空白读入" in note.message:
            yield f"{note.cell}: {note.message}"


@kind("choices-of-pages")
def _choices() -> Iterator[Sample]:
    fields = {
        "chosen": "<select><option>9</option><option selected>{}</option></select>",
        "the first": "<select><option>{}</option><option>9</option></select>",
        "in groups": "<select><optgroup label=x><option>9<option selected>{}</optgroup></select>",
        "typed": '<input value="{}">',
        "number": '<input type="number" value="{}">',
        "more lines": "<textarea>{}</textarea>",
        "beside what is not shown": '{}<input type="hidden" value="9"><input type=checkbox value=9>',
        "a list of words": "{}<select><option>请选择</option></select>",
        "a list of remarks": "{}<datalist><option>9</datalist>",
        "a button": "<button>{}</button>",
    }
    for name, field in fields.items():
        yield page(name, lambda s, field=field: field.format(s.text), PLAIN)


@kind("remarks-on-pages")
def _remarks() -> Iterator[Sample]:
    """Remarks and footnotes as Word, LibreOffice and pandoc write them into pages."""
    remark = (
        '<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[张1]</a>'
        '<span style="mso-special-character:comment">&nbsp;</span></span>'
    )
    ends = {
        "remarks": '<div style="mso-element:comment-list"><div style="mso-element:comment"><p>[张1]应为99。</p></div></div>',
        "remarks, spaced": "<div style='mso-element: comment-list'><p>应为99。</p></div>",
    }
    for name, end in ends.items():
        for report in OTHERS:
            yield Sample(
                f"{name}, {report.agency} {report.year}",
                ".html",
                lambda r=report, end=end: _ended(r, lambda s: s.text + remark, end),
                truth_of(report, note="批注，未读入：.*应为99"),
            )
    notes = {
        "Word": ('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<div style="mso-element:footnote-list"><div id=ftn1><p>{}</p></div></div>'),
        "Word, at the end": ('<a href="#_edn1">[i]</a>', '<div style="mso-element:endnote-list"><p>{}</p></div>'),
        "LibreOffice": ('<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a>', '<div id="sdfootnote1"><p>{}</p></div>'),
        "pandoc": ('<a href="#fn1" class="footnote-ref"><sup>1</sup></a>', '<section class="footnotes"><ol><li>{}</li></ol></section>'),
    }  # fmt: skip
    for name, (mark, foot) in notes.items():
        for report in OTHERS[:2]:
            yield Sample(
                f"footnotes of {name}, {report.agency}",
                ".html",
                lambda r=report, mark=mark, foot=foot: _ended(r, lambda s: s.text + mark, foot.format("含上年结转。")),
                truth_of(report, note="含上年结转"),
            )


def _ended(report: object, figure: object, end: str) -> bytes:
    made = odd.page(report, words(figure))  # type: ignore[arg-type]
    return made.replace("</body>", f"{end}</body>").encode()


@kind("signs-turned-round")
def _backwards() -> Iterator[Sample]:
    """Digits that are shown from right to left: never read as they are stored."""
    for report in OTHERS:
        name, truth = f"{report.agency} {report.year}", either(report)
        yield page(f"bdo, {name}", lambda s: f"<bdo dir=rtl>{s.text[::-1]}</bdo>", truth, report)
        style = "direction:rtl;unicode-bidi:bidi-override"
        yield page(f"style, {name}", lambda s, w=style: f'<span style="{w}">{s.text[::-1]}</span>', truth, report)
        yield page(f"sign, {name}", lambda s: f"&#x202e;{s.text[::-1]}&#x202c;", truth, report)
        yield docx(f"sign in DOCX, {name}", lambda s: odd.run(f"\u202e{s.text[::-1]}\u202c"), truth, report)
    yield page("direction alone", lambda s: f"<span dir=rtl>&rlm;{s.text}</span>", PLAIN)
    yield docx("marks of direction", lambda s: odd.run(f"\u200f\u202b{s.text}\u202c"), PLAIN)


@kind("tracked-changes")
def _tracked() -> Iterator[Sample]:
    ways = {
        "moved": lambda s: f"{odd.run(s.text)}<w:moveFrom>{odd.run(HIDDEN)}</w:moveFrom>",
        "inserted, deleted": lambda s: (
            f"<w:ins>{odd.run(s.text)}</w:ins><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
        ),
        "deleted as text": lambda s: f"{odd.run(s.text)}<w:del>{odd.run(HIDDEN)}</w:del>",
        "remarked": lambda s: f'<w:commentRangeStart w:id="1"/>{odd.run(s.text)}<w:commentRangeEnd w:id="1"/>',
    }
    for name, way in ways.items():
        for report in OTHERS[:2]:
            yield docx(f"{name}, {report.agency}", way, truth_of(report, quiet=True), report)


_DELETIONS = '<text:tracked-changes><text:changed-region text:id="d"><text:deletion/></text:changed-region></text:tracked-changes>'


@kind("tracked-changes-odt")
def _tracked_odt() -> Iterator[Sample]:
    """Deleted digits and words that LibreOffice keeps in the text, where it shows them."""
    gone = '<text:change-start text:change-id="d"/>{}<text:change-end text:change-id="d"/>'.format
    cell = lambda slot: (gone("7") if slot.key and slot.text else "") + slot.text  # noqa: E731
    line = lambda text: odt_maker.par(gone("作废58件。") + text + gone("旧"))  # noqa: E731
    for report in OTHERS[:2]:
        told = truth_of(report, quiet=True)
        made = lambda r=report: odd.odt(r, cell, line=line, before=_DELETIONS)  # noqa: E731
        yield Sample(f"digits and words, {report.agency}", ".odt", made, told)
