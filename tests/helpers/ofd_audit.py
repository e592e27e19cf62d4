"""What is wrong with an OFD file of ours by the rules of GB/T 33190—2016, written down here by themselves.

Which elements a part may hold, in which order, with which attributes; numbers that are used once and lead
somewhere; parts that are there, and none that nobody names.
"""

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

OFD = "{http://www.ofdspec.org/2016}"

# Element → its children in order ("?" may be missing, "*" any number, "+" at least one).
CHILDREN = {
    "OFD": "DocBody+",
    "DocBody": "DocInfo DocRoot? Versions? Signatures?",
    "DocInfo": "DocID Title? Author? Subject? Abstract? CreationDate? ModDate? DocUsage? Cover? Keywords? Creator? CreatorVersion? CustomDatas?",
    "Document": "CommonData Pages Outlines? Permissions? Actions? VPreferences? Bookmarks? Annotations? CustomTags? Attachments? Extensions?",
    "CommonData": "MaxUnitID PageArea PublicRes* DocumentRes* TemplatePage* DefaultCS?",
    "PageArea": "PhysicalBox ApplicationBox? ContentBox? BleedBox?",
    "Area": "PhysicalBox ApplicationBox? ContentBox? BleedBox?",
    "Pages": "Page+",
    "Outlines": "OutlineElem+",
    "OutlineElem": "Actions? OutlineElem*",
    "Actions": "Action+",
    "Action": "Region? Goto",
    "Goto": "Dest",
    "Res": "ColorSpaces* DrawParams* Fonts* MultiMedias* CompositeGraphicUnits*",
    "Fonts": "Font*",
    "Font": "FontFile?",
    "Content": "Layer+",
    "TextObject": "Actions? Clips? FillColor? StrokeColor? TextCode+",
    "PathObject": "Actions? Clips? StrokeColor? FillColor? AbbreviatedData",
    "CustomTags": "CustomTag*",
    "CustomTag": "SchemaLoc? FileLoc",
    "Attachments": "Attachment*",
    "Attachment": "FileLoc",
}
# The root of a page and its mention among the pages have one name.
PAGE = {True: "Template* PageRes* Area? Content? Actions?", False: ""}

# Element → (attributes that must be there, those that may).
GRAPHIC = "ID Boundary", "Name Visible CTM DrawParam LineWidth Cap Join MiterLimit DashOffset DashPattern Alpha"
ATTRIBUTES = {
    "OFD": ("Version DocType", ""),
    "Res": ("BaseLoc", ""),
    "Page": ("", "ID BaseLoc"),
    "OutlineElem": ("Title", "Count Expanded"),
    "Action": ("Event", ""),
    "Dest": ("Type PageID", "Left Top Right Bottom Zoom"),
    "Font": ("ID FontName", "FamilyName Charset Italic Bold Serif FixedWidth"),
    "Layer": ("ID", "Type DrawParam"),
    "TextObject": (
        f"{GRAPHIC[0]} Font Size",
        f"{GRAPHIC[1]} Stroke Fill HScale ReadDirection CharDirection Weight Italic",
    ),
    "TextCode": ("", "X Y DeltaX DeltaY"),
    "PathObject": (GRAPHIC[0], f"{GRAPHIC[1]} Stroke Fill Rule"),
    "FillColor": ("", "Value Index ColorSpace Alpha"),
    "StrokeColor": ("", "Value Index ColorSpace Alpha"),
    "CustomTag": ("NameSpace", ""),
    "Attachment": ("ID Name", "Format CreationDate ModDate Size Visible Usage"),
}
PLACES = ("DocRoot", "PublicRes", "DocumentRes", "CustomTags", "Attachments", "FileLoc")


def faults(data: bytes) -> list[str]:
    """One line for each fault of the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        parts = {name: etree.fromstring(package.read(name)) for name in names if name.endswith(".xml")}
    found = [f"{name}: twice in the package" for name, count in Counter(names).items() if count > 1]
    if names[0] != "OFD.xml":
        found.append("OFD.xml does not come first")
    parts = {name: root for name, root in parts.items() if root.tag.startswith(OFD) or "/Tags/" not in name}
    for name, root in parts.items():
        found += (f"{name}: {fault}" for element in root.iter() for fault in _in_element(element))
    return [*found, *_places(parts, set(names)), *_numbers(parts)]


def _local(element: Any) -> str:
    return etree.QName(element).localname


def _in_element(element: Any) -> Iterator[str]:
    name = _local(element)
    if not element.tag.startswith(OFD):
        yield f"{name}: of another namespace"
    wanted = PAGE[element.getparent() is None] if name == "Page" else CHILDREN.get(name, "")
    if name not in ("Attachments", "CustomTags") or element.getparent() is None:  # in the main part it is a place
        yield from _order(name, [_local(child) for child in element], wanted.split())
    must, may = (set(words.split()) for words in ATTRIBUTES.get(name, ("", "")))
    for attribute in must - set(element.attrib):
        yield f"{name}: no {attribute}"
    for attribute in set(element.attrib) - must - may:
        yield f"{name}: {attribute} is unknown"
    yield from _values(name, element)


def _order(name: str, children: list[str], wanted: list[str]) -> Iterator[str]:
    if name == "Layer":
        strange = set(children) - {"TextObject", "PathObject"}
    else:
        place = 0
        for rule in wanted:
            child, times = rule.rstrip("?*+"), rule[-1]
            count = 0
            while place < len(children) and children[place] == child:
                place, count = place + 1, count + 1
            if (count == 0 and times not in "?*") or (count > 1 and times not in "*+"):
                yield f"{name}: {child} {count} times"
        strange = set(children[place:])
    for child in strange:
        yield f"{name}: {child} out of place"


def _values(name: str, element: Any) -> Iterator[str]:
    """Boxes of four numbers, distances for all characters but the first, colours, paths, days."""
    box = element.text if name == "PhysicalBox" else element.get("Boundary")
    if box is not None and (len(box.split()) != 4 or min(map(float, box.split()[2:])) <= 0):
        yield f"{name}: box {box}"
    if name == "TextCode":
        steps = list(_steps(element.get("DeltaX", "")))
        if len(steps) != len(element.text or "") - 1 or not element.text:
            yield f"TextCode: {len(steps)} distances for {element.text!r}"
        if any(char > "\uffff" for char in element.text or "") and len(element.text) > 1:
            yield f"TextCode: {element.text!r} has letters that some count twice"
    if name == "AbbreviatedData" and not _is_path(str(element.text or "").split()):
        yield f"path {element.text}"
    if name in ("FillColor", "StrokeColor") and not all(0 <= int(part) <= 255 for part in element.get("Value").split()):
        yield f"colour {element.get('Value')}"
    if name in ("CreationDate", "ModDate"):
        date.fromisoformat(element.text)


def _steps(words: str) -> Iterator[float]:
    waiting = iter(words.split())
    for word in waiting:
        count, step = (int(next(waiting)), next(waiting)) if word == "g" else (1, word)
        yield from [float(step)] * count


def _is_path(words: list[str]) -> bool:
    if len(words) % 3 or words[:1] != ["M"]:
        return False
    return all(words[place] in "ML" and words[place + 1 : place + 3] for place in range(0, len(words), 3))


def _places(parts: dict[str, Any], names: set[str]) -> Iterator[str]:
    """Parts that are named and not there, or there and not named."""
    used = {"OFD.xml"}
    for name, root in parts.items():
        said = [element.text for element in root.iter() if _local(element) in PLACES and element.text]
        said += [element.get("BaseLoc") for element in root.iter(f"{OFD}Page") if element.get("BaseLoc")]
        for place in said:
            full = place[1:] if place.startswith("/") else posixpath.join(posixpath.dirname(name), place)
            used.add(full)
            if full not in names:
                yield f"{name}: {place} is not there"
    yield from (f"{name} is named nowhere" for name in names - used)


def _numbers(parts: dict[str, Any]) -> Iterator[str]:
    """Numbers are used once, none is above the highest, and what is asked for by number is there."""
    roots = [root for name, root in parts.items() if name.startswith("Doc_0")]
    numbered = [e for root in roots for e in root.iter() if e.get("ID") and _local(e) != "Attachment"]
    counted = Counter(int(element.get("ID")) for element in numbered)
    yield from (f"number {number} {count} times" for number, count in counted.items() if count > 1)
    highest = next(int(e.text) for root in roots for e in root.iter(f"{OFD}MaxUnitID"))
    if max(counted) > highest:
        yield f"MaxUnitID {highest} below {max(counted)}"
    for attribute, kind in (("Font", "Font"), ("PageID", "Page")):
        known = {element.get("ID") for element in numbered if _local(element) == kind}
        asked = {e.get(attribute) for root in roots for e in root.iter() if e.get(attribute)}
        yield from (f"{attribute} {number} is not there" for number in sorted(asked - known))
