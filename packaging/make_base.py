"""Build resources/base/{style}_{form}.docx from the declared forms and styles.

Run after a change of a form or a style:  python packaging/make_base.py
The files are the same byte for byte on every machine (stored, fixed dates).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import base_package  # noqa: E402
from base_table import BaseTable  # noqa: E402

from core.forms.catalog import FORMS  # noqa: E402
from core.forms.layout import grid  # noqa: E402
from core.forms.spec import Form, Section  # noqa: E402
from core.writers.docx import wordml as x  # noqa: E402
from core.writers.docx.wordml import Element, node  # noqa: E402
from core.writers.layout.style import STYLES, Font, Gap, Gaps, Style  # noqa: E402

TITLE_WORDS = "政府信息公开工作年度报告"


def main() -> None:
    """Write all base documents."""
    for style in STYLES.values():
        for form in FORMS.values():
            target = ROOT / "resources" / "base" / f"{style.key}_{form.key}.docx"
            target.write_bytes(build(form, style))


def build(form: Form, style: Style) -> bytes:
    """The base document of a form in a style, as bytes."""
    return base_package.package(document(form, style), style)


def document(form: Form, style: Style) -> Element:
    """word/document.xml: title, headings, placeholders, empty tables."""
    body = node("body", *_gaps(style.gaps.before_title))
    body.append(x.paragraph(style.title, x.TITLE, (style.title.font, TITLE_WORDS)))
    body.extend(_gaps(style.gaps.after_title))
    before: Section | None = None
    for section in form.sections:
        body.extend(_section(style, section, before))
        before = section
    body.append(_page(style))
    return node("document", body)


def _section(style: Style, section: Section, before: Section | None) -> Iterator[Element]:
    new_page = section.table is not None and grid(section.table).rows > style.own_page_rows
    if before is not None and not new_page:
        yield from _gaps(_between(style.gaps, before, section))
    heading = x.paragraph(style.heading, x.HEADING, (style.heading.font, section.numbered), keep_next=True)
    if new_page:
        heading[0].insert(_AFTER_KEEP_NEXT, node("pageBreakBefore"))
    yield heading
    if section.table is None:
        yield x.paragraph(style.text, x.TEXT, (style.text.font, section.placeholder))
        return
    yield from _gaps(style.gaps.before_table, keep=True)
    yield BaseTable(style, grid(section.table)).element()


_AFTER_KEEP_NEXT = 2  # the schema fixes the order: pStyle, keepNext, pageBreakBefore


def _between(gaps: Gaps, before: Section, after: Section) -> tuple[Gap, ...]:
    if before.table:
        return gaps.between_tables if after.table else gaps.between_table_and_text
    return gaps.between_text_and_table if after.table else ()


def _gaps(gaps: Iterable[Gap], *, keep: bool = False) -> Iterator[Element]:
    for gap in gaps:
        properties = node("pPr")
        if keep:
            properties.append(node("keepNext"))
        if gap.before or gap.after:
            properties.append(node("spacing", before=gap.before, after=gap.after))
        properties.append(x.run_properties(Font("宋体", gap.size)))
        yield node("p", properties)


def _page(style: Style) -> Element:
    page = style.page
    made = node("sectPr")
    if style.page_number:
        made.extend((_footer_reference("default", "rIdFooter1"), _footer_reference("even", "rIdFooter2")))
    made.append(node("pgSz", w=page.width, h=page.height))
    margins = {side: getattr(page, side) for side in ("top", "right", "bottom", "left", "header", "footer")}
    made.append(node("pgMar", **margins, gutter=0))
    made.append(node("docGrid", type="lines", linePitch=page.pitch))
    return made


def _footer_reference(kind: str, relation: str) -> Element:
    made = node("footerReference", type=kind)
    made.set(f"{{{x.RELATIONS}}}id", relation)
    return made


if __name__ == "__main__":
    main()
