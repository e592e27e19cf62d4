"""XML as typed elements; the one place where readers parse XML, always without entities, net or endless depth."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Protocol, cast

from core.later import put_off


class BadXml(Exception):
    """Not well-formed, nested too deeply, or with a document type of its own."""


class Element(Protocol):
    """What readers use of an lxml element (lxml ships no types)."""

    @property
    def tag(self) -> str: ...

    @property
    def text(self) -> str | None: ...

    @property
    def tail(self) -> str | None: ...

    def get(self, key: str) -> str | None: ...

    def find(self, path: str) -> Element | None: ...

    def findtext(self, path: str) -> str | None: ...

    def iter(self, *tags: str) -> Iterator[Element]: ...

    def iterchildren(self, *tags: str) -> Iterator[Element]: ...

    def iterdescendants(self, *tags: str) -> Iterator[Element]: ...

    def getparent(self) -> Element | None: ...

    def __iter__(self) -> Iterator[Element]: ...

    def __getitem__(self, index: int, /) -> Element: ...

    def __len__(self) -> int: ...


@lru_cache(maxsize=1)
def lxml_etree() -> Any:
    """The library; half of what importing it takes are modules of which it wants a function each, and seldom calls it."""
    with put_off("inspect", "gzip", functions=("getfullargspec", "GzipFile")):
        from lxml import etree  # pyright: ignore[reportMissingTypeStubs, reportAttributeAccessIssue, reportUnknownVariableType]

    return etree  # pyright: ignore[reportUnknownVariableType]


def parse(data: bytes) -> Element:
    """Parse XML from an untrusted file; raises BadXml."""
    library = lxml_etree()
    parser = library.XMLParser(
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
        load_dtd=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,  # nobody asks for an element by its xml:id, and looking for these takes time
    )
    try:
        root = library.fromstring(data, parser)
    except library.XMLSyntaxError as error:
        raise BadXml(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadXml("document type declaration")
    return cast("Element", root)


def holds(root: Element, *names: str) -> bool:
    """Whether an element, or any in it, has one of these names: looked for without Python meeting the others."""
    return next(root.iter(*names), None) is not None


def child(parent: Element, name: str) -> Element | None:
    """The first child of this name: ``find`` without reading its argument as a path, which takes twice the time."""
    return next(parent.iterchildren(name), None)


def namespaces(element: Element) -> Mapping[str, str]:
    """The namespaces that hold at an element, by their prefixes."""
    return cast("Mapping[str, str]", cast("Any", element).nsmap)


def written(element: Element) -> bytes:
    """An element and what is in it as XML of its own."""
    return cast("bytes", lxml_etree().tostring(element, encoding="utf-8", with_tail=False))


def added(
    parent: Element, name: str, attributes: Mapping[str, str] | None = None, before: Element | None = None
) -> Element:
    """A new element in another one: in front of one that stands there, else at the end."""
    node = cast("Any", parent)
    made = node.makeelement(name, dict(attributes or {}))
    if before is None:
        node.append(made)
    else:
        cast("Any", before).addprevious(made)
    return cast("Element", made)


def rename(element: Element, name: str) -> None:
    """Give an element another name."""
    cast("Any", element).tag = name


def detach(element: Element) -> None:
    """Take an element and what is in it out of its parent; the words behind it stay."""
    node = cast("Any", element)
    parent, before = node.getparent(), node.getprevious()
    if node.tail and before is not None:
        before.tail = (before.tail or "") + node.tail
    elif node.tail:
        parent.text = (parent.text or "") + node.tail
    node.tail = None
    parent.remove(node)
