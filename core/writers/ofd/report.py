"""Reports as OFD (GB/T 33190), the national format of fixed pages: the very pages of the PDF, in another container.

Only their fonts are not inside, but named; so what no font of this machine has is written as it is, where the PDF
prints a stand-in: who opens the file may have the font.  With the same report and day the bytes are the same,
whatever the machine and the hour.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path

from core.atomic import EXPORTING, write_bytes
from core.markup import escape
from core.records import record
from core.report.report import Report
from core.version import VERSION
from core.writers.enclosed import ATTACHMENT, TEXTS
from core.writers.layout.blocks import printable, title_lines
from core.writers.layout.style import OFFICIAL, Style
from core.writers.ofd.fonts import NamedFont, named
from core.writers.ofd.page import HEAD, NAMESPACE, area, content, mm
from core.writers.typesetting import typeset
from core.writers.typesetting.drawing import Bookmark, DrawnDocument

_PROGRAM = "政府信息公开工作年度报告填报程序"
_ROOT = "Doc_0"
_ATTACHMENTS = f"{_ROOT}/Attachs"
_TAGS = f"{_ROOT}/Tags"
_KIBIBYTE = 1024  # the standard gives the size of an attachment in these


def export(report: Report, path: Path, style: Style = OFFICIAL, data: str = "", when: datetime | None = None) -> None:
    """Write the report to an OFD file in a style, with ``data`` attached.

    Raises StorageError where it cannot be written, NotTypeset where the pages cannot
    be made.  ``when`` is the time of making in the file's properties, now unless given.
    """
    write_bytes(path, to_bytes(report, style, when, data), EXPORTING)


def to_bytes(report: Report, style: Style = OFFICIAL, when: datetime | None = None, data: str = "") -> bytes:
    """The OFD file of a report as bytes; of the time of making it keeps the day."""
    title = " ".join(title_lines(report))
    described = Described(title, printable(report.agency), (when or datetime.now()).date())
    told = [text for text in typeset.told_texts(report) if text]
    return package(typeset.drawing(report, style), described, data, told)


@record
class Described:
    """What readers show of a file: title, who published it, the day of making."""

    title: str
    author: str
    day: date


def package(drawn: DrawnDocument, described: Described, data: str = "", told: Sequence[str] = ()) -> bytes:
    """The file with these pages, and the data attached where there are any; ``told`` are the texts of its paragraphs."""
    numbers = count(1)
    ids = [next(numbers) for _ in drawn.pages]
    fonts = _Fonts(numbers)
    parts = {
        f"{_ROOT}/Pages/Page_{place}/Content.xml": content(page, numbers, fonts.number)
        for place, page in enumerate(drawn.pages)
    }
    parts[f"{_ROOT}/PublicRes.xml"] = fonts.part()
    parts |= {**_attached(data, described.day), **_tagged(told)}
    parts[f"{_ROOT}/Document.xml"] = _document(drawn, ids, next(numbers), parts)
    return _zipped({"OFD.xml": _front(described, _identity(parts)), **parts})


class _Fonts:
    """The fonts in use, each with its number; they are asked for by their own names."""

    def __init__(self, numbers: Iterator[int]) -> None:
        self.numbers = numbers
        self.used: dict[NamedFont, int] = {}

    def number(self, own: str) -> tuple[int, bool]:
        """The number of a font, and whether it is bold."""
        font = named(own)
        if font not in self.used:
            self.used[font] = next(self.numbers)
        return self.used[font], font.bold

    def part(self) -> str:
        """The part that lists the fonts."""
        listed = (
            f'<ofd:Font ID="{number}" FontName={_attribute(font.name)} FamilyName={_attribute(font.family)}'
            + (' Bold="true"/>' if font.bold else "/>")
            for font, number in self.used.items()
        )
        return _part("Res", f"<ofd:Fonts>{''.join(listed)}</ofd:Fonts>", ' BaseLoc="Res"')


def _part(name: str, inside: str, more: str = "") -> str:
    return f'{HEAD}<ofd:{name} xmlns:ofd="{NAMESPACE}"{more}>{inside}</ofd:{name}>'


def _attribute(text: str) -> str:
    """A text as the value of an attribute, with the marks around it."""
    safe = escape(text, quote=False).replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
    if '"' in safe and "'" not in safe:
        return f"'{safe}'"
    return '"' + safe.replace('"', "&quot;") + '"'


def _document(drawn: DrawnDocument, ids: Sequence[int], most: int, parts: Container[str]) -> str:
    """The main part: size, fonts, pages, headings to jump to, what is attached; ``most`` is the highest number."""
    first = drawn.pages[0]
    common = f"<ofd:MaxUnitID>{most}</ofd:MaxUnitID>{area(first.width, first.height, 'PageArea')}"
    pages = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{place}/Content.xml"/>' for place, n in enumerate(ids))
    marks = "".join(_outline(mark, ids) for mark in drawn.bookmarks)
    return _part(
        "Document",
        f"<ofd:CommonData>{common}<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData>"
        f"<ofd:Pages>{pages}</ofd:Pages>"
        + (f"<ofd:Outlines>{marks}</ofd:Outlines>" if marks else "")
        + "".join(
            f"<ofd:{name}>{place}</ofd:{name}>"
            for name, place in (("CustomTags", "Tags/CustomTags.xml"), ("Attachments", "Attachs/Attachments.xml"))
            if f"{_ROOT}/{place}" in parts
        ),
    )


def _outline(mark: Bookmark, ids: Sequence[int]) -> str:
    place = f'Type="XYZ" PageID="{ids[mark.page]}" Left="{mm(mark.left)}" Top="{mm(mark.top)}"'
    return (
        f'<ofd:OutlineElem Title={_attribute(mark.title)}><ofd:Actions><ofd:Action Event="CLICK">'
        f"<ofd:Goto><ofd:Dest {place}/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem>"
    )


def _tagged(told: Sequence[str]) -> Mapping[str, str]:
    """The parts with the texts of the paragraphs, to the letter: glyphs have no tabs, no joiners, no ends of paragraphs."""
    if not told:
        return {}
    texts = "".join(f"<Text>{escape(text, quote=False)}</Text>" for text in told)
    place = f"<ofd:FileLoc>/{_TAGS}/Texts.xml</ofd:FileLoc>"
    return {
        f"{_TAGS}/CustomTags.xml": _part("CustomTags", f'<ofd:CustomTag NameSpace="{TEXTS}">{place}</ofd:CustomTag>'),
        f"{_TAGS}/Texts.xml": f'{HEAD}<Texts xmlns="{TEXTS}">{texts}</Texts>',
    }


def _attached(data: str, day: date) -> Mapping[str, str]:
    """The parts that hold the data, none where there are none."""
    if not data:
        return {}
    size = len(data.encode()) / _KIBIBYTE
    about = f'ID="data" Name="{ATTACHMENT}" Format="json" CreationDate="{day.isoformat()}T00:00:00" Size="{size:.2f}"'
    place = f"<ofd:FileLoc>/{_ATTACHMENTS}/{ATTACHMENT}</ofd:FileLoc>"
    return {
        f"{_ATTACHMENTS}/Attachments.xml": _part("Attachments", f"<ofd:Attachment {about}>{place}</ofd:Attachment>"),
        f"{_ATTACHMENTS}/{ATTACHMENT}": data,
    }


def _front(described: Described, identity: str) -> str:
    """OFD.xml: what the file is, and where its document begins."""
    facts = {
        "DocID": identity,
        "Title": described.title,
        "Author": described.author,
        "CreationDate": described.day.isoformat(),
        "ModDate": described.day.isoformat(),
        "Creator": _PROGRAM,
        "CreatorVersion": VERSION,
    }
    told = "".join(f"<ofd:{name}>{escape(fact, quote=False)}</ofd:{name}>" for name, fact in facts.items() if fact)
    body = f"<ofd:DocInfo>{told}</ofd:DocInfo><ofd:DocRoot>{_ROOT}/Document.xml</ofd:DocRoot>"
    return _part("OFD", f"<ofd:DocBody>{body}</ofd:DocBody>", ' Version="1.0" DocType="OFD"')


def _identity(parts: Mapping[str, str]) -> str:
    """32 digits that are the same for the same content, and nobody else's."""
    content = "".join(f"{name}\n{part}\n" for name, part in parts.items())
    return hashlib.md5(content.encode(), usedforsecurity=False).hexdigest()


def _zipped(parts: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in parts.items():
            entry = zipfile.ZipInfo(name)  # dated 1980
            entry.create_system = 0
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, part.encode())
    return target.getvalue()
