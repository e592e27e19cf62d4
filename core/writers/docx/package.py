"""All of a DOCX file of ours but its body: styles, settings, fonts, page numbers, properties, and the ZIP around them."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from core.records import record
from core.writers import enclosed
from core.writers.docx import wordml as x
from core.writers.docx.wordml import WordElement, node, w
from core.writers.layout.style import TAB_STOP, Align, ParagraphLook, Style


@record
class Properties:
    """What Word shows under 文件 → 信息; ``when`` is the time of making."""

    title: str
    author: str = ""
    subject: str = ""
    when: datetime | None = None


def package(
    document: bytes,
    style: Style,
    properties: Properties | None = None,
    data: str = "",
    images: tuple[bytes, ...] = (),
) -> bytes:
    """The whole file around word/document.xml: with the same parts the same bytes, whatever the machine and the hour.

    ``data`` are what it encloses beside what can be seen, ``images`` PNG files (relations: :func:`image_relation`).
    """
    parts = {
        "[Content_Types].xml": enclosed.types_with(_content_types(style, bool(images)), data),
        "_rels/.rels": _PACKAGE_RELATIONS,
        "docProps/core.xml": _described(properties) if properties else _CORE,
        "word/_rels/document.xml.rels": enclosed.relations_with(_document_relations(style, len(images)), data),
        "word/document.xml": document,
        **{f"word/{_image(number)}": image for number, image in enumerate(images, start=1)},
        **_fixed_parts(style),
        **enclosed.parts(data),
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)  # dated 1980
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return target.getvalue()


def image_relation(number: int) -> str:
    """The id of the relation to an image, counted from 1."""
    return f"rIdImage{number}"


def _image(number: int) -> str:
    return f"media/image{number}.png"


@lru_cache
def _fixed_parts(style: Style) -> dict[str, bytes]:
    """The parts that hang on the style alone."""
    parts = {
        "word/styles.xml": styles(style),
        "word/settings.xml": settings(style),
        "word/fontTable.xml": font_table(style),
    }
    if style.page_number:
        parts |= {"word/footer1.xml": footer(style, Align.RIGHT), "word/footer2.xml": footer(style, Align.LEFT)}
    if style.mark:
        parts["word/header1.xml"] = header(style)
    return {name: x.to_bytes(part) for name, part in parts.items()}


def page(style: Style) -> WordElement:
    """The section properties that end a body: paper, margins, grid of lines, page numbers."""
    paper = style.page
    made = node("sectPr")
    if style.mark:
        kinds = ("default", "even") if style.page_number else ("default",)
        made.extend(_reference("headerReference", kind, "rIdHeader1") for kind in kinds)
    if style.page_number:
        feet = (("default", "rIdFooter1"), ("even", "rIdFooter2"))
        made.extend(_reference("footerReference", kind, relation) for kind, relation in feet)
    lying = {"orient": "landscape"} if paper.width > paper.height else {}
    made.append(node("pgSz", w=paper.width, h=paper.height, **lying))
    margins = {side: getattr(paper, side) for side in ("top", "right", "bottom", "left", "header", "footer")}
    made.append(node("pgMar", **margins, gutter=0))
    made.append(node("docGrid", type="lines", linePitch=paper.pitch))
    return made


def _reference(name: str, kind: str, relation: str) -> WordElement:
    made = node(name, type=kind)
    made.set(f"{{{x.RELATIONS}}}id", relation)
    return made


def header(style: Style) -> WordElement:
    """What the pages are marked with (草稿), at the right above the text."""
    font = style.text.font
    properties = node("pPr", node("jc", val=Align.RIGHT), x.run_properties(font))
    return node("hdr", node("p", properties, x.run(font, style.mark)))


def footer(style: Style, align: Align) -> WordElement:
    """The page number — 1 —, outside, one character from the edge (GB/T 9704—2012, 7.5)."""
    font = style.page_number or style.text.font
    size = round(font.size * 20)
    number = node("fldSimple", x.run(font, "1"), instr=" PAGE ")
    properties = node("pPr", node("ind", left=size, right=size), node("jc", val=align), x.run_properties(font))
    return node("ftr", node("p", properties, x.run(font, "— "), number, x.run(font, " —")))


def styles(style: Style) -> WordElement:
    """word/styles.xml: defaults and the few paragraph styles in use."""
    language = node("lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    defaults = x.run_properties(style.text.font)
    defaults.append(language)
    normal = _paragraph_style("Normal", "Normal", ParagraphLook(style.text.font))
    normal.set(w("default"), "1")
    return node(
        "styles",
        node("docDefaults", node("rPrDefault", defaults), node("pPrDefault")),
        normal,
        _paragraph_style(x.TITLE, "Title", style.title),
        _paragraph_style(x.HEADING, "heading 1", style.heading, level=0),
        _paragraph_style(x.SUBHEADING, "heading 2", style.subheading, level=1),
        _paragraph_style(x.TEXT, "Body Text", style.text),
        _paragraph_style(x.LABEL, "表格文字", ParagraphLook(style.label, Align.CENTER), snap=style.as_printed),
        _paragraph_style(x.FIGURE, "表格数字", ParagraphLook(style.figure, Align.CENTER), snap=style.as_printed),
    )


def _paragraph_style(
    key: str, name: str, look: ParagraphLook, *, level: int | None = None, snap: bool = True
) -> WordElement:
    made = node("style", node("name", val=name), type="paragraph", styleId=key)
    if key in (x.LABEL, x.FIGURE):
        made.set(w("customStyle"), "1")
    if key != "Normal":
        made.append(node("basedOn", val="Normal"))
    made.append(node("qFormat"))
    properties = node("pPr", node("widowControl", val=0))
    if not snap:
        properties.append(node("snapToGrid", val=0))
    properties.extend((x.indent(look), node("jc", val=look.align)))
    if level is not None:
        properties.append(node("outlineLvl", val=level))
    made.extend((properties, x.run_properties(look.font, look.tracking)))
    return made


def settings(style: Style) -> WordElement:
    """word/settings.xml: what Word writes for a Chinese document, in the mode of Word 2013 and later."""
    compat = node("compat", *(node(name) for name in _COMPAT))
    address = "http://schemas.microsoft.com/office/word"
    compat.append(node("compatSetting", name="compatibilityMode", uri=address, val=15))
    made = node("settings")
    made.append(node("defaultTabStop", val=TAB_STOP))
    if style.page_number:
        made.append(node("evenAndOddHeaders"))
    made.append(node("characterSpacingControl", val="compressPunctuation"))
    made.append(compat)
    made.append(node("themeFontLang", val="en-US", eastAsia="zh-CN"))
    return made


_COMPAT = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "adjustLineHeightInTable",
    "useFELayout",
)

# What to take where a machine lacks the font that the standard names.
_STAND_INS = {
    "宋体": "SimSun",
    "楷体": "KaiTi",
    "黑体": "SimHei",
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "方正小标宋简体": "方正小标宋_GBK",
}


def font_table(style: Style) -> WordElement:
    """word/fontTable.xml: the families in use, each with its stand-in."""
    looks = (style.title, style.heading, style.subheading, style.text)
    used = {font.family for font in (*(look.font for look in looks), style.label, style.note, style.figure)}
    made = node("fonts")
    for family in sorted(used):
        made.append(
            node(
                "font",
                node("altName", val=_STAND_INS[family]),
                node("charset", val="86"),
                node("family", val="auto"),
                node("pitch", val="variable"),
                name=family,
            )
        )
    return made


_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


@lru_cache
def _kinds(style: Style) -> tuple[tuple[str, str], ...]:
    """The parts beside the document as (name, kind)."""
    names = (name.removeprefix("word/").removesuffix(".xml") for name in _fixed_parts(style))
    return tuple((name, name.rstrip("0123456789")) for name in names)


def _content_types(style: Style, images: bool) -> str:
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + '<Default Extension="png" ContentType="image/png"/>' * images
        + _override("/word/document.xml", f"{_WORD}.document.main+xml")
        + "".join(_override(f"/word/{name}.xml", f"{_WORD}.{kind}+xml") for name, kind in _kinds(style))
        + _override("/docProps/core.xml", _CORE_TYPE)
        + "</Types>"
    )


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{kind}"/>'


def _document_relations(style: Style, images: int) -> str:
    """A part's relation is named after it: ``rIdStyles``, ``rIdFooter1``."""
    kinds = _kinds(style)
    numbers = range(1, images + 1)
    return _relations(
        *(_relation(f"rId{n[0].upper()}{n[1:]}", f"{x.RELATIONS}/{kind}", f"{n}.xml") for n, kind in kinds),
        *(_relation(image_relation(number), f"{x.RELATIONS}/image", _image(number)) for number in numbers),
    )


def _relation(key: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'


def _relations(*relations: str) -> str:
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(relations)}</Relationships>'


_PACKAGE_RELATIONS = _relations(
    _relation("rId1", f"{x.RELATIONS}/officeDocument", "word/document.xml"),
    _relation("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
)
_CORE = (
    f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>zh-CN</dc:language></cp:coreProperties>'
).encode()
_LONGEST_PROPERTY = 255  # python-docx refuses longer ones


def _described(properties: Properties) -> bytes:
    """docProps/core.xml with these properties."""
    from docx.opc.packuri import PackURI
    from docx.opc.parts.coreprops import CorePropertiesPart

    part: Any = CorePropertiesPart.load(PackURI("/docProps/core.xml"), _CORE_TYPE, _CORE, None)  # type: ignore[arg-type]
    made = part.core_properties
    made.title = properties.title[:_LONGEST_PROPERTY]
    made.author = made.last_modified_by = properties.author[:_LONGEST_PROPERTY]
    if properties.subject:
        made.subject = properties.subject
    made.created = made.modified = (properties.when or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None)
    made.revision = 1
    return part.blob
