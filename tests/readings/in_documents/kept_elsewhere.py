"""Kinds of Word documents in which what is seen is not kept in the text: numbers the program counts, data of controls."""

from __future__ import annotations

from collections.abc import Iterator

from core.opening import Opened
from tests.helpers.makers import odd_maker as odd
from tests.helpers.makers import rtf_maker
from tests.readings.kinds import Sample, Truth, kind, truth_of
from tests.readings.pages import REPORT
from tests.readings.unseen import HIDDEN, docx, told, words

PLAIN = truth_of(REPORT, quiet=True)
SEEN = truth_of(REPORT)
COUNTED = truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="自动编号的域")
CODES = ("AUTONUM", "AUTONUMLGL \\e", "AUTONUMOUT", "LISTNUM", "LISTNUM NumberDefault \\l 2 \\s 3")


def field(code: str, result: str | None = None) -> str:
    """A field of Word; one without a result has no part for it."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    told = "" if result is None else separate + odd.run(result)
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{told}{end}"


@kind("numbers-that-word-counts")
def _counted() -> Iterator[Sample]:
    before = truth_of(REPORT, note="自动编号的域")
    for code in CODES:
        short = f'<w:fldSimple w:instr=" {code} "/>'
        in_rtf = rf"{{\field{{\*\fldinst {{ {code.replace(chr(92), chr(92) * 2)} }}}}{{\fldrslt }}}}"
        yield docx(f"a field, {code}", lambda s, c=code: field(c), COUNTED)
        yield docx(f"written short, {code}", lambda s, f=short: f, COUNTED)
        yield Sample(f"in RTF, {code}", ".rtf", lambda f=in_rtf: odd.rtf(REPORT, told(lambda s: f)), COUNTED)
        line = lambda text, c=code: f"<w:p>{field(c)}{odd.run(text)}</w:p>"  # noqa: E731
        yield Sample(f"before words, {code}", ".docx", lambda n=line: odd.docx(REPORT, line=n), before)
        numbered = lambda text, f=in_rtf: rtf_maker.par(f + rtf_maker.uni(text))  # noqa: E731
        yield Sample(f"before words in RTF, {code}", ".rtf", lambda n=numbered: odd.rtf(REPORT, line=n), before)
    for code in ("SEQ a", "SEQ a \\* ARABIC", "REF x", "= SUM(ABOVE)", "LISTNUM"):
        yield docx(f"seen: {code} with a result", lambda s, c=code: field(c, s.text), PLAIN)


_STORE = "{0A1B2C3D-0000-4000-8000-000000000001}"
_CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
_SPACE = "urn:figures"


def _parts(figure: str) -> list[tuple[str, str]]:
    """A part with data: ``{}`` in the figure is what the report has."""
    figures = "".join(f"<f>{figure.format(REPORT.value(key))}</f>" for key in REPORT.form.typed)
    properties = f'<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="{_STORE}"/>'
    return [
        ("customXml/item1.xml", f'<r xmlns="{_SPACE}">{figures}</r>'),
        ("customXml/itemProps1.xml", properties),
    ]


def _control(slot: odd.Slot, shown: str, more: str = "<w:text/>") -> str:
    """A control around words, bound to the figure of its cell."""
    place = REPORT.form.typed.index(slot.key) + 1 if slot.key in REPORT.form.typed else 0
    if not place:
        return odd.run(slot.text)
    path = f"/n:r[1]/n:f[{place}]"
    binding = f'<w:dataBinding w:prefixMappings="xmlns:n=\'{_SPACE}\'" w:xpath="{path}" w:storeItemID="{_STORE}"/>'
    control = f"<w:sdt><w:sdtPr>{binding}{more}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"
    return control if shown.startswith("<w:p>") else f"<w:p>{control}</w:p>"


def _differ(stored: str, data: str) -> Truth:
    """Neither is read; each cell tells both."""

    def both(opened: Opened) -> Iterator[str]:
        for key in REPORT.form.typed:
            said = "".join(note.message for note in opened.notes if note.cell == key)
            wanted = [text.format(REPORT.value(key)) or "空白" for text in (stored, data)]
            yield from (f"{key}: {words} is not told" for words in wanted if f"“{words}”" not in said)

    values = dict.fromkeys(REPORT.form.typed)
    return truth_of(REPORT, values=values, doubt="the document says one thing, its data another", extra=both)


@kind("controls-bound-to-data")
def _bound() -> Iterator[Sample]:
    for name, stored, data in (("another figure", "{}", "{}" + HIDDEN), ("no data", "{}", ""), ("words", "{}", "约{}")):
        figure = lambda s, t=stored: _control(s, odd.run(t.format(s.text)))  # noqa: E731
        yield docx(name, figure, _differ(stored, data), parts=_parts(data))
    whole = lambda s: _control(s, f"<w:p>{odd.run(s.text)}</w:p>")  # noqa: E731
    yield docx("around paragraphs", whole, _differ("{}", "{}" + HIDDEN), parts=_parts("{}" + HIDDEN))
    prompt = "<w:showingPlcHdr/><w:text/>"
    yield docx("a prompt", lambda s: _control(s, odd.run("请填写"), prompt), _differ("", "{}"), parts=_parts("{}"))
    listed = '<w:dropDownList><w:listItem w:displayText="{}" w:value="{}"/></w:dropDownList>'
    for name, figure, parts in (
        ("the same", lambda s: _control(s, odd.run(s.text)), _parts("{}")),
        ("the same but for blanks", lambda s: _control(s, odd.run(s.text)), _parts(" {} ")),
        ("data that are not there", lambda s: _control(s, odd.run(s.text)), []),
        (
            "chosen of a list",
            lambda s: _control(s, odd.run(s.text), listed.format(s.text, "v" + s.text)),
            _parts("v{}"),
        ),
        ("a day", lambda s: _control(s, odd.run(s.text), "<w:date/>"), _parts("2024-01-0{}")),
    ):
        yield docx(f"seen: {name}", figure, PLAIN, parts=parts)
    core = '<c:coreProperties xmlns:c="urn:c" xmlns:dc="urn:dc"><dc:title>另一个题目</dc:title></c:coreProperties>'
    path = "w:prefixMappings=\"xmlns:c='urn:c' xmlns:dc='urn:dc'\" w:xpath=\"/c:coreProperties[1]/dc:title[1]\""
    binding = f'<w:sdt><w:sdtPr><w:dataBinding {path} w:storeItemID="{_CORE}"/><w:text/></w:sdtPr><w:sdtContent>'
    line = lambda text: f"<w:p>{binding}{odd.run(text)}</w:sdtContent></w:sdt></w:p>"  # noqa: E731
    title = truth_of(REPORT, note="另一个题目")
    made = lambda: odd.docx(REPORT, line=line, parts=[("docProps/core.xml", core)])  # noqa: E731
    yield Sample("words of the texts", ".docx", made, title)


def _variables(figure: str) -> str:
    """The values of variables, one for each figure; ``{}`` is what the report has."""
    values = ((key, figure.format(REPORT.value(key))) for key in REPORT.form.typed)
    declared = '<text:user-field-decl text:name="{}" office:value-type="float" office:value="{}"/>'
    return f"<text:user-field-decls>{''.join(declared.format(*one) for one in values)}</text:user-field-decls>"


@kind("variables-of-odt")
def _of_odt() -> Iterator[Sample]:
    """LibreOffice shows the values that variables have, whatever stands in the text."""

    def variable(slot: odd.Slot, shown: str = "{}") -> str:
        name = slot.key if slot.key in REPORT.form.typed else ""
        return f'<text:user-field-get text:name="{name}">{shown.format(slot.text)}</text:user-field-get>'

    other = lambda: odd.odt(REPORT, words(variable), before=_variables("{}" + HIDDEN))  # noqa: E731
    yield Sample("another value", ".odt", other, _differ("{}", "{}" + HIDDEN))
    for name, shown, value in (
        ("the same", "{}", "{}"),
        ("as a fraction", "{}.00", "{}"),
        ("a fraction", "{}", "{}.0"),
    ):
        figure = words(lambda s, w=shown: variable(s, w))
        yield Sample(f"seen: {name}", ".odt", lambda f=figure, v=value: odd.odt(REPORT, f, before=_variables(v)), SEEN)
    hidden = '<text:hidden-text text:condition="ooow:1==2" text:is-hidden="{}" text:string-value="{}"/>'
    for is_hidden, truth in (
        (False, PLAIN),
        (True, truth_of(REPORT, values=dict.fromkeys(REPORT.form.typed), note="看不见")),
    ):
        told = words(lambda s, h=is_hidden: hidden.format(str(h).lower(), s.text))
        yield Sample(f"hidden-text without words, {is_hidden}", ".odt", lambda f=told: odd.odt(REPORT, f), truth)


@kind("letters-above-words")
def _ruby() -> Iterator[Sample]:
    """拼音指南: what stands above is no part of a figure or a name."""
    above = truth_of(REPORT, note="标注在文字上方")
    ruby = "<w:r><w:ruby><w:rubyPr/><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>".format
    yield docx("figures", lambda s: ruby(odd.run(HIDDEN), odd.run(s.text)), above)
    line = lambda text: f"<w:p>{ruby(odd.run('lín'), odd.run(text[0]))}{odd.run(text[1:])}</w:p>"  # noqa: E731
    yield Sample("lines", ".docx", lambda: odd.docx(REPORT, line=line), above)
    in_odt = "<text:ruby><text:ruby-base>{}</text:ruby-base><text:ruby-text>{}</text:ruby-text></text:ruby>".format
    yield Sample("ODT", ".odt", lambda: odd.odt(REPORT, words(lambda s: in_odt(s.text, HIDDEN))), above)
    for look in (
        '<w:eastAsianLayout w:id="1" w:combine="1"/>',
        '<w:fitText w:val="900" w:id="3"/>',
        '<w:em w:val="dot"/>',
    ):
        yield docx(f"seen: {look}", lambda s, k=look: odd.run(s.text, k), PLAIN)


_SHEET = (
    '<w:p><w:r><w:object><v:shape style="width:400pt;height:240pt"><v:imagedata r:id="rId9"/></v:shape>'
    '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="{}" r:id="rId8"/></w:object></w:r></w:p>'
)


@kind("sheets-within-documents")
def _sheets() -> Iterator[Sample]:
    """A table that is a sheet of another program, seen as a picture: it is named, and so is the table that is missing."""
    for program in ("Excel.Sheet.12", "Excel.Sheet.8", "ET.Sheet.1"):
        for place in range(3):
            tables = iter(range(3))
            one = lambda table, t=tables, p=place, g=program: _SHEET.format(g) if next(t) == p else table  # noqa: E731
            data = odd.docx(REPORT, table=one)
            truth = Truth(note="工作表.*双击打开", extra=_one_missing)
            yield Sample(f"{program} {place}", ".docx", lambda d=data: d, truth)


def _one_missing(opened: Opened) -> Iterator[str]:
    if sum("这张表未读入" in note.message for note in opened.notes) != 1:
        yield "the table is not told"
