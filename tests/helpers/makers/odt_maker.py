"""Writes ODT files for tests from snippets of OpenDocument XML."""

import io
import zipfile

SPACES = {
    **{"office": "office", "text": "text", "table": "table", "draw": "drawing"},
    **{"style": "style", "fo": "xsl-fo-compatible"},
}
NAMES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"' for name, long in SPACES.items())


def odt(*blocks: str, manifest: str = "<manifest/>", before: str = "", own: str = "", named: str = "") -> bytes:
    """``own`` are styles of the content, ``named`` those of styles.xml (left out where there are none)."""
    body = f"<office:body><office:text>{''.join(blocks)}</office:text></office:body>"
    styles = f"<office:automatic-styles>{own}</office:automatic-styles>" if own else ""
    content = f"<?xml version='1.0'?>{before}<office:document-content {NAMES}>{styles}{body}</office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        package.writestr("META-INF/manifest.xml", manifest)
        package.writestr("content.xml", content)
        if named:
            inner = f"<office:styles>{named}</office:styles>"
            package.writestr("styles.xml", f"<office:document-styles {NAMES}>{inner}</office:document-styles>")
    return out.getvalue()


def par(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def cell(content: str = "", wide: int = 1, high: int = 1, repeated: int = 1) -> str:
    spans = f'table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"'
    inner = content if content.startswith("<") else par(content)
    return f'<table:table-cell {spans} table:number-columns-repeated="{repeated}">{inner}</table:table-cell>'


COVERED = "<table:covered-table-cell/>"


def table(*rows: list[str]) -> str:
    lines = ("".join(c if c.startswith("<") else cell(c) for c in row) for row in rows)
    return "<table:table>" + "".join(f"<table:table-row>{line}</table:table-row>" for line in lines) + "</table:table>"
