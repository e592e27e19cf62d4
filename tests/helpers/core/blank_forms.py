"""The blank form as the program writes it, beside the official one; for the tests of DOCX."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.forms.catalog import FORMS
from core.writers.docx.report import blank
from core.writers.layout.style import STYLES, Style
from tests.helpers.places import SHARED

BLANK = SHARED / "samples" / "official_blank_2021.docx"


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


BASES = [(style, form) for style in STYLES.values() for form in FORMS]


@cache
def made(style: Style, form: str) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(blank(FORMS[form], style)))


def tree(style: Style, form: str, part: str = "word/document.xml") -> Any:
    return etree.fromstring(made(style, form).read(part))


def official_tree() -> Any:
    with zipfile.ZipFile(BLANK) as package:
        return etree.fromstring(package.read("word/document.xml"))


def value(parent: Any, path: str, attribute: str = "val") -> str | None:
    found = parent.find("/".join(W + name for name in path.split("/")))
    return None if found is None else found.get(W + attribute, "")
