"""The manual as pages: the topics as data for resources/typst/manual.typ, and the PDF file made of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from core.atomic import write_bytes
from core.help.book import TITLE, Manual, manual
from core.help.markup import HelpTopic, ManualWords, Passage
from core.version import VERSION
from core.writers.layout.style import Font, ParagraphLook, Style
from core.writers.listing import STYLE
from core.writers.typesetting import press, tags
from core.writers.typesetting.data import looks, page_of

TEMPLATE = "manual.typ"
_SANS = "黑体"
_SIZES = {"title": 22, "chapter": 17, "topic": 12.5, "text": 10.5, "small": 9}  # points
_AUTHOR = "政府信息公开工作年度报告填报程序"


def export(path: Path, when: datetime | None = None) -> None:
    """Write the manual to a PDF file; raises StorageError or NotTypeset."""
    write_bytes(path, to_bytes(when))


def to_bytes(when: datetime | None = None) -> bytes:
    """The manual as a PDF file with bookmarks, links and a table of contents; raises NotTypeset."""
    return tags.finish(press.pdf(TEMPLATE, document(manual()), when))


def pages_svg() -> list[bytes]:
    """Each page as an SVG; raises NotTypeset."""
    return press.svg_pages(TEMPLATE, document(manual()))


def document(book: Manual) -> dict[str, object]:
    """Everything the template needs."""
    installed = press.installed()
    made = looks(_style(), installed)
    named = {
        "title": made["title"],
        "chapter": made["heading"],
        "topic": {**made["heading"], "size": _SIZES["topic"]},
        "text": made["text"],
        "name": {**made["subheading"], "size": _SIZES["text"]},
        "small": made["label"],
        "head": {**made["subheading"], "size": _SIZES["small"]},
    }
    return {
        **page_of(TITLE, _AUTHOR, _style(), installed),
        "looks": named,
        "version": f"版本 {VERSION}",
        "contents": "目录",
        "topics": [_topic(topic) for topic in book.topics],
    }


def _style() -> Style:
    """The page of the 自查表, with heads that are told from the text at a glance."""
    head = ParagraphLook(Font(_SANS, _SIZES["chapter"], bold=True))
    return replace(
        STYLE,
        title=ParagraphLook(Font(_SANS, _SIZES["title"], bold=True)),
        heading=head,
        subheading=ParagraphLook(Font(_SANS, _SIZES["text"])),
        text=ParagraphLook(Font("宋体", _SIZES["text"])),
        label=Font("宋体", _SIZES["small"]),
    )


def _topic(topic: HelpTopic) -> dict[str, object]:
    passages = [_passage(passage) for passage in topic.passages]
    return {"id": topic.id, "title": topic.title, "level": topic.level, "passages": passages}


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "kind": passage.kind.value,
        "words": [_words(one) for one in passage.words],
        "rows": [[[_words(one) for one in cell] for cell in row] for row in passage.rows],
        "widths": _widths(passage),
        "picture": f"/manual/{passage.picture}" if passage.picture else "",
        "number": passage.number,
    }


_NARROWEST, _WIDEST = 6, 24  # characters that the width of a column goes by


def _widths(passage: Passage) -> list[int]:
    """How wide the columns of a table are to each other: by the longest words in each, within bounds."""
    lengths = (max(sum(len(one.text) for one in cell) for cell in column) for column in zip(*passage.rows, strict=True))
    return [min(max(length, _NARROWEST), _WIDEST) for length in lengths]


def _words(one: ManualWords) -> dict[str, str]:
    return {"text": one.text, "mark": one.mark, "link": one.link}
