"""What a selector may ask of an element by a word behind a colon, and what the answer is on a page at rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol


class Asked(Protocol):
    """An element of which something is asked."""

    @property
    def tag(self) -> str: ...
    @property
    def attributes(self) -> Mapping[str, str]: ...
    @property
    def empty(self) -> bool: ...


NEVER = frozenset(  # what only a mouse, a key or a program tells, and what no page at rest is
    (
        *(":hover", ":focus", ":active", ":visited", ":target", ":focus-within", ":focus-visible", ":fullscreen"),
        *(":invalid", ":user-invalid", ":modal", ":popover-open", ":playing", ":host", ":target-within", ":autofill"),
        *(":-webkit-autofill", ":-webkit-full-screen", ":indeterminate", ":future", ":past"),
    )
)
ALWAYS = frozenset((":defined", ":valid", ":scope"))
_FIELDS = frozenset(("input", "select", "textarea", "button", "option", "optgroup", "fieldset"))
IS_SO: dict[str, Callable[[Asked], bool]] = {
    ":empty": lambda element: element.empty,
    ":root": lambda element: element.tag == "html",
    ":link": lambda element: element.tag in ("a", "area") and "href" in element.attributes,
    ":any-link": lambda element: element.tag in ("a", "area") and "href" in element.attributes,
    ":checked": lambda element: "checked" in element.attributes or "selected" in element.attributes,
    ":default": lambda element: "checked" in element.attributes or "selected" in element.attributes,
    ":disabled": lambda element: element.tag in _FIELDS and "disabled" in element.attributes,
    ":enabled": lambda element: element.tag in _FIELDS and "disabled" not in element.attributes,
    ":required": lambda element: element.tag in _FIELDS and "required" in element.attributes,
    ":optional": lambda element: element.tag in _FIELDS and "required" not in element.attributes,
    ":read-only": lambda element: element.tag not in ("input", "textarea") or "readonly" in element.attributes,
    ":read-write": lambda element: element.tag in ("input", "textarea") and "readonly" not in element.attributes,
    ":open": lambda element: "open" in element.attributes,
    ":placeholder-shown": lambda element: "placeholder" in element.attributes and not element.attributes.get("value"),
}
