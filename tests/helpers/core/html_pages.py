"""Pages as sites write them, and what the reader makes of them; for the tests of HTML."""

from __future__ import annotations

from core.readers.html import reader as html_reader
from core.readers.raw import RawDocument, RawParagraph


def read(body: str) -> RawDocument:
    return html_reader.document(f"<html><head><title>不读</title></head><body>{body}</body></html>".encode())


def texts(document: RawDocument) -> list[str]:
    return [item.number + item.text for item in document.items if isinstance(item, RawParagraph)]


SENTENCE = "二、主动公开政府信息情况，行政规范性文件制发件数。"


def page(declared: str) -> str:
    return f'<html><head><meta http-equiv=Content-Type content="text/html; charset={declared}"></head><p>{SENTENCE}</p>'


INNER = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>"


GRID = [["甲", "乙"], ["1", "2"]]
