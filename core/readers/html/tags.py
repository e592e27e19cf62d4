"""What browsers make of the tags of a page where no style says otherwise: lines of their own, parts of tables, pictures, nothing."""

from __future__ import annotations

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
BLOCKS = HEADINGS | frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "details", "div", "fieldset"),
        *("figcaption", "figure", "footer", "form", "header", "hgroup", "hr", "legend", "main", "marquee", "nav"),
        *("p", "pre", "section", "summary", "tbody", "tfoot", "thead", "search", "xmp", "listing", "plaintext"),
        *("dd", "dir", "dl", "dt", "li", "menu", "ol", "ul"),
    )
)
PARTS_OF_TABLE = frozenset(("tbody", "thead", "tfoot", "tr", "td", "th"))
PARTS_AROUND_CELLS = PARTS_OF_TABLE - {"td", "th"} | {"table"}
GROUPS = frozenset(("tbody", "thead", "tfoot"))
GROWING = PARTS_OF_TABLE | {"table"}  # no size makes them smaller than what they hold
WITHIN_LINES = frozenset(("span", "font", "a", "b", "i", "em", "strong", "small", "u"))
ROWS = frozenset(("tr", "tbody", "thead", "tfoot", "col", "colgroup"))  # they go where others only are not seen

UNSEEN = frozenset(
    (
        *("title", "script", "style", "noscript", "template", "xml", "rp", "datalist"),
        *("svg", "math", "canvas", "object", "audio", "video", "iframe", "progress", "meter", "noframes"),
    )
)
GAUGES = frozenset(("progress", "meter"))  # they show a number as a length
DRAWN = GAUGES | {"svg", "math", "canvas", "object", "embed", "iframe", "video"}  # pictures, although they are written
VERBATIM = frozenset(("pre", "xmp", "listing", "plaintext", "textarea"))
BOXES_IN_LINES = frozenset(
    ("img", "input", "button", "select", "textarea", "iframe", "svg", "canvas", "object", "video")
)
VOID = frozenset(("br", "img", "input", "hr", "col", "wbr", "meta", "link", "area", "base", "embed", "source", "track"))
FOLDS = frozenset(("details", "summary"))
TYPED = frozenset(  # kinds of form fields that show what was typed
    (
        *("", "text", "number", "tel", "search", "email", "url", "date", "month", "time", "week", "datetime-local"),
        *("button", "submit", "reset"),
    )
)


def makes_box(tag: str) -> bool:
    """Whether an element has a size of its own where no style says otherwise; what is not known stands within lines."""
    return (tag in BLOCKS and tag not in GROWING) or tag in BOXES_IN_LINES or tag in ("caption", "dialog")
