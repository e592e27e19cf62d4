"""Which module writes which format: a declared list, imported on use."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Generator, Mapping
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from core.atomic import EXPORTING, why_not_written, write_bytes
from core.errors import KEEPS_FAILING, StorageError, UnusableInput, UserError
from core.records import record
from core.report.report import Report
from core.writers.layout.style import OFFICIAL, Style

if TYPE_CHECKING:
    from core.writers.listing import Listing
    from core.writers.pictures.scene import Scene

_FAILED = f"未能导出“{{name}}”：程序未能生成文件内容，报告未改动。请重试；{KEEPS_FAILING}"

Writer = Callable[[Report, Path, Style, str], None]


class Letters(Enum):
    """What becomes of a character that no font of this machine has."""

    WRITTEN = "written as it is, for whoever shows the file"
    REPLACED = "printed as a stand-in"
    NAMED = "written as it is, in a font that is named and may be missing there too"


@record
class ExportFormat:
    """A format a report can leave in: file suffix, name for the user, and how to get its writer.

    ``listing`` writes listings in it, None where none leave in it; what is ``paged`` has heads that can say 草稿.
    """

    suffix: str
    name: str
    writer: Callable[[], Writer]
    listing: Callable[[Listing], bytes] | None = None
    paged: bool = False
    letters: Letters = Letters.WRITTEN


@record
class PictureFormat:
    """A format a picture can leave in: suffix, name for the user, what makes it of the picture and its author.

    ``tables`` says that it may hold tables too, ``letters`` what becomes of characters without a font.
    """

    suffix: str
    name: str
    make: Callable[[Scene, str], bytes]
    tables: bool = False
    letters: Letters = Letters.REPLACED


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


def _svg(scene: Scene, _author: str) -> bytes:
    from core.writers.pictures import svg

    return svg.to_bytes(scene)


def _png(scene: Scene, _author: str = "") -> bytes:
    from core.writers.typesetting import pictures

    return pictures.png(scene)


def _pdf_picture(scene: Scene, author: str) -> bytes:
    from core.writers.typesetting import pictures

    return pictures.pdf(scene, author)


FORMATS: tuple[ExportFormat, ...] = (
    ExportFormat(".docx", "Word 文档", _docx, _listing_docx, paged=True),
    ExportFormat(".pdf", "PDF 文件", _pdf, _listing_pdf, paged=True, letters=Letters.REPLACED),
    ExportFormat(".ofd", "OFD 文件", _ofd, paged=True, letters=Letters.NAMED),
    ExportFormat(".html", "网页", _html, _listing_html),
    ExportFormat(".xlsx", "Excel 工作簿", _xlsx, _listing_xlsx),
)
# The usual one first.
PICTURE_FORMATS: tuple[PictureFormat, ...] = (
    PictureFormat(".png", "PNG 图片", _png),
    PictureFormat(".svg", "SVG 矢量图", _svg, letters=Letters.WRITTEN),
    PictureFormat(".pdf", "PDF 文件", _pdf_picture, tables=True),
)

PAGED = frozenset(form.suffix for form in FORMATS if form.paged)
LISTINGS: Mapping[str, Callable[[Listing], bytes]] = {form.suffix: form.listing for form in FORMATS if form.listing}

# What a listing and a picture can leave as, each by its suffix with its name for the user, the usual one first.
LISTING_KINDS = {form.suffix: form.name for form in FORMATS if form.listing}
PICTURE_KINDS = {form.suffix: form.name for form in PICTURE_FORMATS}
ONLY_PICTURES = tuple(form.suffix for form in PICTURE_FORMATS if not form.tables)


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


def export_picture(scene: Scene, path: Path, author: str = "") -> None:
    """Write a picture as .svg, .png or .pdf; raises UserError with a sentence."""
    for form in PICTURE_FORMATS:
        if path.suffix.lower() == form.suffix:
            with made_or_told(path):
                write_bytes(path, form.make(scene, author), EXPORTING)
            return
    raise unknown(path, tuple(PICTURE_KINDS))


def unknown(path: Path, known: Collection[str]) -> UnusableInput:
    """What is said of a file name whose ending is none of these."""
    if path.name.lower() in known:
        return UnusableInput(f"“{path.name}”只有后缀，没有文件名。请在前面加上名称。")
    return UnusableInput(f"无法导出为“{path.suffix or path.name}”。可以导出的格式有：{'、'.join(known)}。")


def about_unshown(report: Report, path: Path, style: Style = OFFICIAL) -> str:
    """What is said of characters that the file at ``path`` has a stand-in for, "" where there are none."""
    letters = next((form.letters for form in FORMATS if form.suffix == path.suffix.lower()), Letters.WRITTEN)
    if letters is Letters.WRITTEN:
        return ""
    from core.writers.typesetting import typeset

    return typeset.about_unshown(typeset.unshown(report, style), kept=letters is Letters.NAMED)


# Word documents hold them as PNG.
_PICTURES_SET_HERE = {".docx", *(form.suffix for form in PICTURE_FORMATS if form.letters is Letters.REPLACED)}


def about_unshown_in_picture(scene: Scene, path: Path) -> str:
    """The same of a picture, and of the pictures in a Word document; an SVG or a page is shown with the reader's fonts."""
    if path.suffix.lower() not in _PICTURES_SET_HERE:
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
