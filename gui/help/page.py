"""A topic of the manual as the rich text of a page, in the colours of the palette in use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from PySide6.QtGui import QImageReader

from core.help.markup import HelpTopic, ManualWords, Passage, PassageKind
from core.markup import escape
from gui.basics.theme import Colours

_LISTS = {PassageKind.BULLET: "ul", PassageKind.STEP: "ol"}


def style_sheet(of: Colours) -> str:
    """How the parts of a page look."""
    return (
        f"body {{ color: {of.ink}; }} a {{ color: {of.accent}; text-decoration: none; }}"
        f"h1 {{ font-size: large; margin: 0 0 8px 0; }} h3 {{ font-size: medium; margin: 12px 0 4px 0; }}"
        "p { margin: 6px 0; line-height: 130%; } li { margin: 4px 0; line-height: 130%; }"
        f"b {{ color: {of.ink}; }} code {{ background-color: {of.head}; }} .quiet {{ color: {of.quiet}; }}"
        f"table.grid {{ border-collapse: collapse; border: 1px solid {of.grid}; margin: 8px 0; }}"
        f"table.grid td, table.grid th {{ border: 1px solid {of.grid}; padding: 4px 6px; }}"
        f"table.grid th {{ background-color: {of.head}; font-weight: bold; }}"
        f"table.note {{ background-color: {of.computed}; margin: 8px 0; }}"
    )


def page(topic: HelpTopic, beneath: Sequence[HelpTopic], folder: Path, width: int) -> str:
    """The page of a topic; ``beneath`` are those listed at its end; pictures are no wider than ``width`` px."""
    parts = [f"<h1>{escape(topic.title)}</h1>", *_passages(topic.passages, folder, width)]
    if beneath:
        links = (f"<li>{_link(one.title, one.id)}</li>" for one in beneath)
        parts.append(f"<ul>{''.join(links)}</ul>")
    return f"<body>{''.join(parts)}</body>"


def _passages(passages: Sequence[Passage], folder: Path, width: int) -> Iterator[str]:
    for kind, group in groupby(passages, lambda passage: passage.kind):
        found = list(group)
        if kind in _LISTS:
            name, start = _LISTS[kind], f' start="{found[0].number}"' if found[0].number > 1 else ""
            yield f"<{name}{start}>{''.join(f'<li>{words(one.words)}</li>' for one in found)}</{name}>"
        else:
            yield from (_passage(one, folder, width) for one in found)


def _passage(passage: Passage, folder: Path, width: int) -> str:
    match passage.kind:
        case PassageKind.SUBHEAD:
            return f"<h3>{words(passage.words)}</h3>"
        case PassageKind.NOTE:
            return f'<table class="note" width="100%" cellpadding="8"><tr><td>{words(passage.words)}</td></tr></table>'
        case PassageKind.TABLE:
            return _table(passage)
        case PassageKind.PICTURE:
            return _picture(passage, folder, width)
        case _:
            return f"<p>{words(passage.words)}</p>"


def words(of: Sequence[ManualWords]) -> str:
    """Words with their marks: names of the window bold, keys on a ground, links."""
    return "".join(_marked(one) for one in of)


def _marked(one: ManualWords) -> str:
    if one.link:
        return _link(one.text, one.link)
    tag = {"name": "b", "code": "code"}.get(one.mark)
    return f"<{tag}>{escape(one.text)}</{tag}>" if tag else escape(one.text)


def _link(text: str, topic: str) -> str:
    return f'<a href="#{topic}">{escape(text)}</a>'


def _table(passage: Passage) -> str:
    head, *rows = passage.rows
    heads = "".join(f"<th align='left'>{words(cell)}</th>" for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{words(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table class="grid" cellspacing="0"><thead><tr>{heads}</tr></thead>{body}</table>'


def _picture(passage: Passage, folder: Path, width: int) -> str:
    size = QImageReader(str(folder / passage.picture)).size()
    shown = min(size.width(), width) if size.isValid() else width
    caption = f'<br><span class="quiet">{words(passage.words)}</span>' if passage.words else ""
    return f'<p style="line-height: 100%"><img src="{passage.picture}" width="{shown}">{caption}</p>'
