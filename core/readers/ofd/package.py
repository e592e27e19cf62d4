"""The container of an OFD (GB/T 33190): its documents, pages, templates and resources, found as foreign programs name them.

Paths may begin at the package, at the part that names them or at neither's
folder, with either slash and in any case; namespaces differ, so elements are
known by their local names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from core.errors import Refusal, UnusableInput
from core.readers.limits import BadPackage, TooLarge, ZipPackage
from core.readers.pages.model import AS_DARK_AS_LETTERS
from core.readers.safe_xml import BadXml, Element, parse

_WORD_FILE = "请找到这份报告的 Word 原件再打开。"

DAMAGED = "这份 OFD 已损坏或不完整，无法读取。" + _WORD_FILE
LOCKED = "这份 OFD 已加密，无法读取。请用 OFD 阅读器打开，另存为没有密码的文件，或者找到 Word 原件再打开。"
TOO_MANY_PAGES = (
    "这份 OFD 有{pages}页，不像是一份年度报告（最多读取{most}页）。请只保留年度报告的几页，或者找到 Word 原件再打开。"
)
SLOW = "这份 OFD 太复杂，读取时间过长。" + _WORD_FILE


_MOST_PICTURE, _MOST_PICTURES = 2 * 2**20, 16 * 2**20  # bytes of one that is looked at, of all

OfdBox = tuple[float, float, float, float]  # left, top, width, height in millimetres
A4: OfdBox = (0.0, 0.0, 210.0, 297.0)


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The elements below one that have one of these names."""
    for child in () if element is None else element:
        if local(child) in names:
            yield child


def child(element: Element | None, name: str) -> Element | None:
    """The first element of this name below one."""
    return next(children(element, name), None)


def numbers(text: str | None) -> list[float]:
    """Numbers parted by blanks; what is none is left out."""
    found: list[float] = []
    for word in (text or "").split():
        try:
            found.append(float(word))
        except ValueError:
            continue
    return found


_TRUTHS = {"true": True, "1": True, "false": False, "0": False}


def is_true(element: Element, name: str, usual: bool = False) -> bool:
    """What an attribute says that is true or false, also as 1 or 0 (XML Schema 2, 3.2.2)."""
    said = (element.get(name) or "").strip().lower()
    return _TRUTHS.get(said, usual)


def box_of(element: Element | None, fallback: OfdBox) -> OfdBox:
    """The physical box that an area names."""
    found = child(element, "PhysicalBox")
    four = numbers(found.text) if found is not None else []
    return (four[0], four[1], four[2], four[3]) if len(four) == 4 and four[2] > 0 and four[3] > 0 else fallback


def _is_dark(look: Element) -> bool:
    """Whether a mark of colour is as dark as the letters below it."""
    fills = (child(one, "FillColor") for one in children(look, "PathObject") if is_true(one, "Fill"))
    told = [numbers(fill.get("Value")) if fill is not None else [0.0] for fill in fills]
    return any(parts and max(parts) <= AS_DARK_AS_LETTERS for parts in told)


@dataclass
class OfdPage:
    """A page with what it is drawn from: roots with their content, from the ground up; ``added`` lies over all of it."""

    box: OfdBox
    layers: list[Element] = field(default_factory=list[Element])
    resources: list[Element] = field(default_factory=list[Element])
    added: list[Element] = field(default_factory=list[Element])
    # Where they are stamped; what they look like is not known.
    seals: list[OfdBox] = field(default_factory=list[OfdBox])
    media: dict[str, str] = field(default_factory=dict[str, str])  # full names of pictures and fonts by number
    read: Callable[[str], bytes] = field(default=lambda _: b"")
    fonts: dict[str, bytes] = field(default_factory=dict[str, bytes])  # files that were read, for all pages

    def picture(self, number: str) -> bytes:
        """The file of a picture, b"" where there is none or where it is too large to look at."""
        name = self.media.get(number)
        return self.read(name) if name else b""

    def font(self, number: str) -> bytes:
        """The file of a font, b"" where the package has none."""
        name = self.media.get(number, "")
        if name and name not in self.fonts:
            self.fonts[name] = self.read(name)
        return self.fonts.get(name, b"")


class Ofd:
    """An opened OFD package."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.fonts: dict[str, bytes] = {}
        try:
            self.package = ZipPackage(data)
            self.names = {
                posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower(): name for name in self.package.names
            }
            if "ofd.xml" not in self.names:
                raise UnusableInput(DAMAGED, Refusal.DAMAGED)
            self.root = self.part("ofd.xml")
        except BadPackage as error:
            raise UnusableInput(DAMAGED, Refusal.DAMAGED) from error
        if self.root is None:
            sealed = self.package.locked or any("encrypt" in name for name in self.names)
            raise UnusableInput(LOCKED if sealed else DAMAGED, Refusal.DAMAGED)

    def part(self, name: str) -> Element | None:
        """A part of the package, None where it is missing or cannot be parsed."""
        real = self.names.get(name)
        try:
            return parse(self.package.read(real)) if real is not None else None
        except (BadPackage, BadXml):
            return None

    def named(self, place: str | None, base: str) -> str:
        """The full name of the part that another one, ``base``, names; "" where there is none."""
        wanted = (place or "").strip().replace("\\", "/").lower()
        folder = posixpath.dirname(base)
        tried = (posixpath.join(folder, wanted.lstrip("/")), wanted.lstrip("/"))
        ways = reversed(tried) if wanted.startswith("/") else tried
        return next((way for path in ways if (way := posixpath.normpath(path)) in self.names), "") if wanted else ""

    def documents(self) -> Iterator[str]:
        """The main parts of the documents in the package, in order, each in the version that is shown."""
        return (main for _, main in self._bodies())

    def _bodies(self) -> Iterator[tuple[Element, str]]:
        """What the package says of each document, and its main part."""
        for body in children(self.root, "DocBody"):
            place = child(body, "DocRoot")
            name = self._current(body) or (self.named(place.text, "ofd.xml") if place is not None else "")
            if name:
                yield body, name

    def _current(self, body: Element) -> str:
        """The main part of the version of a document that is the current one (GB/T 33190, 19), "" where none is said to be."""
        versions = (one for one in children(child(body, "Versions"), "Version") if is_true(one, "Current"))
        for version in versions:
            base = self.named(version.get("BaseLoc"), "ofd.xml")
            place = child(self.part(base), "DocRoot")
            if place is not None:
                return self.named(place.text, base) or self.named(place.text, "ofd.xml")
        return ""

    def sheets(self, main: str) -> Iterator[OfdPage]:
        """The pages of a document."""
        document = self.part(main)
        if document is None:
            raise UnusableInput(DAMAGED, Refusal.DAMAGED)
        common = child(document, "CommonData")
        box = box_of(child(common, "PageArea"), A4)
        media: dict[str, str] = {}
        resources = self._resources(common, main, media)
        added, seals = self._added(document, main), self._seals(main)
        templates = {one.get("ID"): one for one in children(common, "TemplatePage")}
        for page in children(child(document, "Pages"), "Page"):
            name = self.named(page.get("BaseLoc"), main)
            root = self.part(name)
            if root is None:
                raise UnusableInput(DAMAGED, Refusal.DAMAGED)
            sheet = OfdPage(box_of(child(root, "Area"), box), media=dict(media), read=self._picture, fonts=self.fonts)
            sheet.resources += [*resources, *self._resources(root, name, sheet.media)]
            front: list[Element] = []
            for used in children(root, "Template"):
                template = templates.get(used.get("TemplateID"))
                content = self.part(self.named(template.get("BaseLoc"), main)) if template is not None else None
                if template is not None and content is not None:
                    order = used.get("ZOrder") or template.get("ZOrder")
                    (front if order == "Foreground" else sheet.layers).append(content)
                    sheet.resources += self._resources(content, main, sheet.media)
            sheet.layers += [root, *front]
            sheet.added += added.get(page.get("ID") or "", [])
            sheet.seals += seals.get(page.get("ID") or "", [])
            yield sheet

    def _added(self, document: Element, main: str) -> dict[str, list[Element]]:
        """What was written or drawn on pages later and how it looks, by page (GB/T 33190, 15).

        Links, watermarks and marks of pale colour are left out: none of them changes what is read.
        """
        found: dict[str, list[Element]] = {}
        place = child(document, "Annotations")
        base = self.named(place.text, main) if place is not None else ""
        for page in children(self.part(base), "Page"):
            file = child(page, "FileLoc")
            own = self.part(self.named(file.text, base)) if file is not None else None
            for one in children(own, "Annot"):
                colour = one.get("Type") == "Highlight" and "strike" not in (one.get("Subtype") or "").lower()
                look = child(one, "Appearance")
                pale = colour and look is not None and not _is_dark(look)
                shown = is_true(one, "Visible", usual=True) and one.get("Type") not in ("Link", "Watermark")
                if look is None or pale or not shown:
                    continue
                found.setdefault(page.get("PageID") or "", []).append(look)
        return found

    def _seals(self, main: str) -> dict[str, list[OfdBox]]:
        """Where a document is sealed, by page (GB/T 33190, 18)."""
        found: dict[str, list[OfdBox]] = {}
        for body in (body for body, name in self._bodies() if name == main):
            place = child(body, "Signatures")
            listed = self.named(place.text, "ofd.xml") if place is not None else ""
            for one in children(self.part(listed), "Signature"):
                signed = child(self.part(self.named(one.get("BaseLoc"), listed)), "SignedInfo")
                for stamp in children(signed, "StampAnnot"):
                    four = numbers(stamp.get("Boundary"))
                    if len(four) == 4:
                        found.setdefault(stamp.get("PageRef") or "", []).append((four[0], four[1], four[2], four[3]))
        return found

    def told(self, namespace: str) -> list[str]:
        """The texts in the custom tags (GB/T 33190, 16) of this namespace, each of a paragraph or some lines of them."""
        found: list[str] = []
        for main in self.documents():
            place = child(self.part(main), "CustomTags")
            base = self.named(place.text, main) if place is not None else ""
            for one in children(self.part(base), "CustomTag"):
                file = child(one, "FileLoc")
                if file is not None and one.get("NameSpace") == namespace:
                    found += [text.text or "" for text in children(self.part(self.named(file.text, base)), "Text")]
        return found

    def attached(self, name: str) -> bytes:
        """The content of the first attachment of this name (GB/T 33190, 20), b"" where there is none."""
        for main in self.documents():
            place = child(self.part(main), "Attachments")
            base = self.named(place.text, main) if place is not None else ""
            for one in children(self.part(base), "Attachment"):
                file = child(one, "FileLoc")
                found = self.named(file.text, base) if file is not None and one.get("Name") == name else ""
                if found:
                    return self._bytes(found)
        return b""

    def _bytes(self, name: str) -> bytes:
        try:
            return self.package.read(self.names[name])
        except (BadPackage, TooLarge):
            return b""

    @cached_property
    def _pictures(self) -> ZipPackage:
        """The package with a bound of its own: however large pictures are, all other parts are read."""
        return ZipPackage(self.data, _MOST_PICTURE, _MOST_PICTURES)

    def _picture(self, name: str) -> bytes:
        try:
            return self._pictures.read(self.names[name])
        except (BadPackage, TooLarge):
            return b""

    def _resources(self, element: Element | None, base: str, media: dict[str, str]) -> list[Element]:
        """The roots of the resources that a part names; the full names of their pictures and fonts go to ``media``."""
        found: list[Element] = []
        for place in children(element, "PublicRes", "DocumentRes", "PageRes"):
            name = self.named(place.text, base)
            part = self.part(name)
            if part is None:
                continue
            found.append(part)
            folder = posixpath.join(posixpath.dirname(name), (part.get("BaseLoc") or "").replace("\\", "/"), "_")
            media_files = ((one, child(one, "MediaFile")) for one in children(child(part, "MultiMedias"), "MultiMedia"))
            font_files = ((one, child(one, "FontFile")) for one in children(child(part, "Fonts"), "Font"))
            for one, file in (*media_files, *font_files):
                if file is not None:
                    # Some programs count from the resource's own folder, whatever it names as its base.
                    media[one.get("ID") or ""] = self.named(file.text, folder.lower()) or self.named(file.text, name)
        return found
