"""Content controls of a DOCX that are bound to data in the package (``w:dataBinding``), where the two differ.

Word shows the data when it opens the document, other programs what the document holds: which of the
two is meant nobody can tell.  (ECMA-376 part 1, 17.5.2.6; the path is XPath, of which programs write only plain steps.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Protocol

from core.patterns import lazy
from core.readers.docx.elements import BINDING, P, T, W
from core.readers.limits import BadPackage, TooLarge
from core.readers.safe_xml import BadXml, Element, parse

_PROPERTIES, _PROMPT = W + "sdtPr", W + "showingPlcHdr"
# Of these the document shows something else than what is kept: a picture, a tick, a day as it is written.
_OTHERWISE = frozenset(W + name for name in ("picture", "date", "richText", "docPartObj", "docPartList"))
_LISTS, _ITEM = (W + "dropDownList", W + "comboBox"), W + "listItem"
_TICK = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
_ITEM_PROPERTIES = lazy(r"customXml/itemProps(\d{1,3})\.xml")
_ITEM_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_OF_THE_FILE = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docProps/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docProps/app.xml",
}
_PREFIX = lazy(r"xmlns:([\w.-]{1,40})\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_STEP = lazy(r"(?:([\w.-]{1,60}):)?([\w.-]{1,99})(?:\[(\d{1,6})\])?")
_BLANK = "空白"  # how a note names a control or data without words
_MOST = 5000  # controls of a document
_MOST_STEPS = 50


class _Package(Protocol):
    @property
    def names(self) -> Collection[str]: ...

    def read(self, name: str) -> bytes: ...


def differing(document: Element, package: _Package) -> Mapping[Element, tuple[str, str]]:
    """The bound controls that do not hold what their data say: the words they hold, and the data ("空白" for none)."""
    stores = _Stores(package)
    found: dict[Element, tuple[str, str]] = {}
    for number, binding in enumerate(document.iter(BINDING)):
        properties = binding.getparent()
        control = None if properties is None else properties.getparent()
        if number >= _MOST or control is None or properties is None or properties.tag != _PROPERTIES:
            continue
        data = stores.data(binding)
        if data is None or any(node.tag in _OTHERWISE or node.tag == _TICK for node in properties):
            continue
        words, shown = _stored(control), _as_listed(properties, data)
        if _plain(shown) != _plain(words):
            found[control] = (words or _BLANK, shown or _BLANK)
    return found


def _stored(control: Element) -> str:
    """The words that a control holds in the document; none where it only shows its prompt."""
    if control.find(f"{_PROPERTIES}/{_PROMPT}") is not None:
        return ""
    return "\n".join(_lines(control))


def _lines(control: Element) -> Iterator[str]:
    paragraphs = list(control.iter(P)) or [control]
    for paragraph in paragraphs:
        yield "".join(node.text or "" for node in paragraph.iter(T))


def _plain(words: str) -> str:
    return "".join(words.split())


def _as_listed(properties: Element, data: str) -> str:
    """What a list shows for a value that it keeps."""
    for item in (item for node in properties if node.tag in _LISTS for item in node.iter(_ITEM)):
        if item.get(W + "value") == data:
            return item.get(W + "displayText") or data
    return data


class _Stores:
    """The parts of a package that hold data for controls, parsed when they are asked for."""

    def __init__(self, package: _Package) -> None:
        self._package = package
        self._roots: dict[str, Element | None] = {}
        self._children: dict[Element, dict[str, list[Element]]] = {}  # by name, each in its order
        self._names = dict(_OF_THE_FILE)
        for name in sorted(package.names):
            if (found := _ITEM_PROPERTIES.fullmatch(name)) and (root := self._root(name)) is not None:
                self._names[(root.get(_ITEM_ID) or "").upper()] = f"customXml/item{found[1]}.xml"

    def data(self, binding: Element) -> str | None:
        """What the data say for a control; None where its path leads nowhere, so that it is not bound at all."""
        prefixes = {name: one or other for name, one, other in _PREFIX.findall(binding.get(W + "prefixMappings") or "")}
        wanted = (binding.get(W + "storeItemID") or "").upper()
        names = [self._names[wanted]] if wanted in self._names else [] if wanted else list(self._names.values())
        for name in names:
            root = self._root(name)
            if root is not None and (found := self._at(root, binding.get(W + "xpath") or "", prefixes)) is not None:
                return found
        return None

    def _at(self, root: Element, path: str, prefixes: Mapping[str, str]) -> str | None:
        """The words at a path of plain steps (``/ns0:report[1]/ns0:figure[3]``, at its end ``@name`` or ``text()``)."""
        steps = path.strip().removesuffix("/text()[1]").removesuffix("/text()").strip("/").split("/")[:_MOST_STEPS]
        found = _STEP.fullmatch(steps[0])
        node = root if found and _name(found[1] or "", found[2], prefixes) == root.tag else None
        for number, step in enumerate(steps[1:], 2):
            if node is None:
                return None
            if step.startswith("@") and number == len(steps):
                prefix, _, name = step[1:].rpartition(":")
                return node.get(_name(prefix, name, prefixes))
            node = self._child(node, step, prefixes)
        return None if node is None else "".join(words or "" for words in (node.text, *(one.tail for one in node)))

    def _child(self, node: Element, step: str, prefixes: Mapping[str, str]) -> Element | None:
        found = _STEP.fullmatch(step)
        if found is None:
            return None
        if node not in self._children:
            self._children[node] = {}
            for child in node:
                self._children[node].setdefault(child.tag, []).append(child)
        named = self._children[node].get(_name(found[1] or "", found[2], prefixes), [])
        return named[int(found[3] or 1) - 1] if 0 < int(found[3] or 1) <= len(named) else None

    def _root(self, name: str) -> Element | None:
        if name not in self._roots:
            try:
                self._roots[name] = parse(self._package.read(name)) if name in self._package.names else None
            except (BadPackage, TooLarge, BadXml):
                self._roots[name] = None
        return self._roots[name]


def _name(prefix: str, name: str, prefixes: Mapping[str, str]) -> str:
    return f"{{{prefixes.get(prefix, '')}}}{name}" if prefix else name
