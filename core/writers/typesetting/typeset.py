"""Typeset pages: one source for preview, print and PDF, in the two declared styles."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from unicodedata import category

from core.atomic import EXPORTING, write_bytes
from core.report.report import Report
from core.writers.layout.style import OFFICIAL, Style
from core.writers.typesetting import compiler, glyphs, press, tags
from core.writers.typesetting import fonts as pages_fonts
from core.writers.typesetting.data import Wanted, document, grids, texts
from core.writers.typesetting.drawing import DrawnDocument
from core.writers.typesetting.drawn_pages import drawn


def export(report: Report, path: Path, style: Style = OFFICIAL, data: str = "", when: datetime | None = None) -> None:
    """Write the report to a PDF file in a style, with ``data`` attached.

    Raises StorageError where it cannot be written, NotTypeset where the pages cannot
    be made.  ``when`` is the time of making in the file's properties, now unless given.
    """
    write_bytes(path, to_bytes(report, style, when, data), EXPORTING)


def to_bytes(report: Report, style: Style = OFFICIAL, when: datetime | None = None, data: str = "") -> bytes:
    """The PDF file of a report as bytes."""
    return pdf(report, style, when=when, data=data)


def pages_svg(
    report: Report, style: Style = OFFICIAL, table: str = "", *, links: bool = False, missing: Collection[str] = ()
) -> list[bytes]:
    """Each page as an SVG; of one table only, where its key is given.

    With ``links`` each field is a link ``place:key`` (see :mod:`core.writers.typesetting.places`).
    ``missing`` are the characters for which a stand-in is shown, as :func:`unshown` finds them.
    Raises NotTypeset with a sentence.
    """
    data = document(report, style, press.installed(), Wanted(table, links))
    return press.svg_pages(compiler.REPORT, data, missing)


def preview(report: Report, style: Style = OFFICIAL) -> tuple[list[bytes], list[str]]:
    """The pages with links, and the characters in them that no font can show; quick when made again after an edit.

    Raises NotTypeset with a sentence.
    """
    installed = press.installed()
    data = document(report, style, installed, Wanted(links=True))
    missing = glyphs.unshown(compiler.REPORT, data, installed)
    return press.svg_pages(compiler.REPORT, data, missing), missing


def pdf(
    report: Report, style: Style = OFFICIAL, table: str = "", when: datetime | None = None, data: str = ""
) -> bytes:
    """The same pages as a PDF/A file, tagged, with bookmarks: 3b with ``data`` attached, else 2b; raises NotTypeset."""
    wanted = Wanted(table)
    content = document(report, style, press.installed(), wanted)
    made = press.pdf(compiler.REPORT, content, when, data)
    return tags.finish(made, grids(report, wanted), texts(report, wanted))


def told_texts(report: Report) -> list[str]:
    """The texts of the paragraphs of a report's pages, to the letter, in their order; "" for what is no text."""
    return texts(report, Wanted())


def drawing(report: Report, style: Style = OFFICIAL) -> DrawnDocument:
    """The same pages as what is drawn on them, with every character, also those no font has; raises NotTypeset."""
    content = document(report, style, press.installed())
    return drawn(*press.pdf_to_draw(compiler.REPORT, content))


def unshown(report: Report, style: Style = OFFICIAL, *, links: bool = False) -> list[str]:
    """The characters of a report that no font of this machine can show; a stand-in is printed for them.

    ``links`` as in the pages that are made next: what is set alike is set once.
    """
    data = document(report, style, press.installed(), Wanted(links=links))
    return press.unshown(compiler.REPORT, data)


def about_unshown(found: Sequence[str], *, kept: bool = False) -> str:
    """Which characters are not on paper as they should be, and what to do; "" where there are none.

    They are ``kept`` in a file that names its fonts: there another computer may show them.
    """
    names = [text if text.isprintable() else _by_number(text) for text in found]
    more = f"等{len(names)}个" if len(names) > _NAMED else ""
    sentence = f"以下字无法显示，本机没有相应字体：{'、'.join(names[:_NAMED])}{more}。{_KEPT if kept else _REPLACED}，请安装有这些字的字体，或换一种写法。"
    return sentence if found else ""


def _by_number(text: str) -> str:
    """A character without a look of its own, or younger than this Python: one of the private use areas was made here."""
    own = "自造字" if all(category(char) == "Co" for char in text) else "字"
    return f"编码 {'、'.join(f'{ord(char):X}' for char in text)} 的{own}"


_REPLACED = f"它们印成“{compiler.STAND_INS[0]}”"
_KEPT = "文件里写的仍是原字，打开它的电脑也没有相应字体时显示不出"


_NAMED = 8


def substitutions(style: Style = OFFICIAL) -> list[tuple[str, str]]:
    """The style's fonts that this machine has not, each with the one used instead ("": whatever there is)."""
    return pages_fonts.substitutions(style, press.installed())
