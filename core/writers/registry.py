"""Which module writes which format: a declared list, imported on use."""

from __future__ import annotations

import logging
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from core.atomic import EXPORTING, why_not_written, write_bytes
from core.errors import KEEPS_FAILING, StorageError, UnusableInput, UserError
from core.report.report import Report
from core.writers.layout.style import OFFICIAL, Style

if TYPE_CHECKING:
    from core.writers.listing import Listing
    from core.writers.pictures.scene import Scene

_FAILED = f"未能导出“{{name}}”：程序未能生成文件内容，报告未改动。请重试；{KEEPS_FAILING}"

Writer = Callable[[Report, Path, Style, str], None]


@dataclass(frozen=True)
class ExportFormat:
    """A format a report can leave in: file suffix, name for the user, and how to get its writer."""

    suffix: str
    name: str
    writer: Callable[[], Writer]


def _docx() -> Writer:
    from core.writers.docx.report import export as write

    return write


def _html() -> Writer:
    from core.writers.html import export as write

    return write


def _xlsx() -> Writer:
    from core.writers.xlsx.book import export as write

    return write


def _pdf() -> Writer:
    from core.writers.typesetting.typeset import export as write

    return write


def _ofd() -> Writer:
    from core.writers.ofd.report import export as write

    return write


FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(".docx", "Word 文档", _docx),
    ExportFormat(".pdf", "PDF 文件", _pdf),
    ExportFormat(".ofd", "OFD 文件", _ofd),
    ExportFormat(".html", "网页", _html),
    ExportFormat(".xlsx", "Excel 工作簿", _xlsx),
)


PAGED = frozenset((".docx", ".pdf", ".ofd"))  # have pages, whose heads can say 草稿

# What a listing and a picture can leave as, each by its suffix with its name for the user, the usual one first.
LISTING_KINDS = {form.suffix: form.name for form in FORMATS if form.suffix != ".ofd"}
PICTURE_KINDS = {".png": "PNG 图片", ".svg": "SVG 矢量图", ".pdf": "PDF 文件"}


def export(report: Report, path: Path, style: Style = OFFICIAL, data: str = "") -> None:
    """Write the report in the format that the file name asks for.

    ``data`` are enclosed beside what can be seen, nothing where there are none.

    Raises UserError with a sentence, whatever goes wrong.
    """
    for form in FORMATS:
        if path.suffix.lower() == form.suffix:
            with made_or_told(path):
                form.writer()(report, path, style, data)
            return
    raise unknown(path, [form.suffix for form in FORMATS])


def export_listing(content: Listing, path: Path) -> None:
    """Write a listing (what changed between two reports, the figures of several years) as .docx, .pdf, .html or .xlsx.

    Raises UserError with a sentence.
    """
    make = LISTINGS.get(path.suffix.lower())
    if make is None:
        raise unknown(path, LISTINGS)
    with made_or_told(path):
        write_bytes(path, make(content), EXPORTING)


def _listing_docx(content: Listing) -> bytes:
    from core.writers.docx.check_list import listing_bytes

    return listing_bytes(content, images=[_png(scene) for scene in content.pictures])


def _listing_pdf(content: Listing) -> bytes:
    from core.writers.typesetting.check_list import listing_pdf

    return listing_pdf(content)


def _listing_html(content: Listing) -> bytes:
    from core.writers.html import listing_page

    return listing_page(content).encode()


def _listing_xlsx(content: Listing) -> bytes:
    from core.writers.xlsx.listing import listing_bytes

    return listing_bytes(content)


LISTINGS: Mapping[str, Callable[[Listing], bytes]] = {
    ".docx": _listing_docx,
    ".pdf": _listing_pdf,
    ".html": _listing_html,
    ".xlsx": _listing_xlsx,
}


def export_picture(scene: Scene, path: Path, author: str = "") -> None:
    """Write a picture as .svg, .png or .pdf; raises UserError with a sentence."""
    makers: Mapping[str, Callable[[], bytes]] = {
        ".svg": lambda: _svg(scene),
        ".png": lambda: _png(scene),
        ".pdf": lambda: _pdf_picture(scene, author),
    }
    make = makers.get(path.suffix.lower())
    if make is None:
        raise unknown(path, tuple(makers))
    with made_or_told(path):
        write_bytes(path, make(), EXPORTING)


ONLY_PICTURES = (".svg", ".png")  # a PDF may hold tables too


def unknown(path: Path, known: Iterable[str]) -> UnusableInput:
    """What is said of a file name whose ending is none of these."""
    return UnusableInput(f"无法导出为“{path.suffix or path.name}”。可以导出的格式有：{'、'.join(known)}。")


def _svg(scene: Scene) -> bytes:
    from core.writers.pictures import svg

    return svg.to_bytes(scene)


def _png(scene: Scene) -> bytes:
    from core.writers.typesetting import pictures

    return pictures.png(scene)


def _pdf_picture(scene: Scene, author: str) -> bytes:
    from core.writers.typesetting import pictures

    return pictures.pdf(scene, author)


def about_unshown(report: Report, path: Path, style: Style = OFFICIAL) -> str:
    """What is said of characters that the file at ``path`` has a stand-in for, "" where there are none."""
    suffix = path.suffix.lower()
    if suffix not in (".pdf", ".ofd"):
        return ""
    from core.writers.typesetting import typeset

    return typeset.about_unshown(typeset.unshown(report, style), kept=suffix == ".ofd")


def about_unshown_in_picture(scene: Scene, path: Path) -> str:
    """The same of a picture, and of the pictures in a Word document; an SVG or a page is shown with the reader's fonts."""
    if path.suffix.lower() not in (".png", ".pdf", ".docx"):
        return ""
    from core.writers.typesetting import pictures, typeset

    return typeset.about_unshown(pictures.unshown(scene))


@contextmanager
def made_or_told(path: Path) -> Generator[None]:
    """Whatever a writer, or loading it, fails with becomes a sentence about the file it should have made."""
    try:
        yield
    except UserError:
        raise
    except (OSError, ValueError) as error:
        logging.getLogger("export").exception("not written")
        raise StorageError(why_not_written(error, path, EXPORTING)) from error
    except Exception as error:  # a library's own errors: a part of the program that is missing, a memory that is full
        logging.getLogger("export").exception("not made")
        raise StorageError(_FAILED.format(name=path.name)) from error
