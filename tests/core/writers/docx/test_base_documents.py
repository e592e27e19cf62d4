"""The base documents: made by the script, and built like the official blank form."""

import importlib.util
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]

from core.forms.catalog import FORMS
from core.forms.labels import fold
from core.writers.layout.style import STYLES
from tests.helpers.places import ROOT, SHARED

BLANK = SHARED / "samples" / "official_blank_2021.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BASES = [(style, form) for style in STYLES for form in FORMS]


@pytest.fixture(scope="module")
def make_base() -> ModuleType:
    """The script; packaging/ is no package, so it is loaded by its path."""
    spec = importlib.util.spec_from_file_location("make_base", ROOT / "packaging" / "make_base.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    before = list(sys.path)
    spec.loader.exec_module(module)
    sys.path[:] = before
    return module


def base(style: str, form: str) -> Path:
    return ROOT / "resources" / "base" / f"{style}_{form}.docx"


def tree(path: Path, part: str = "word/document.xml") -> Any:
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(part))


def value(parent: Any, path: str, attribute: str = "val") -> str | None:
    found = parent.find("/".join(W + name for name in path.split("/")))
    return None if found is None else found.get(W + attribute, "")


@pytest.mark.parametrize(("style", "form"), BASES)
def test_the_files_in_the_tree_are_what_the_script_makes(make_base: ModuleType, style: str, form: str) -> None:
    assert base(style, form).read_bytes() == make_base.build(FORMS[form], STYLES[style])


def cells(table: Any) -> list[list[tuple[str, str, str]]]:
    """Each row as its cells: folded text, columns, vertical merge."""
    return [
        [
            (
                fold("".join(t.text or "" for t in cell.iter(W + "t"))),
                value(cell, "tcPr/gridSpan") or "1",
                {None: "", "": "continue"}.get(m := value(cell, "tcPr/vMerge"), m or ""),
            )
            for cell in row.iter(W + "tc")
        ]
        for row in table.iter(W + "tr")
    ]


@pytest.mark.skipif(not BLANK.exists(), reason="the official blank form is not here")
def test_tables_are_built_like_those_of_the_official_form() -> None:
    official, ours = tree(BLANK), tree(base("official", "2021"))
    tables = list(zip(official.iter(W + "tbl"), ours.iter(W + "tbl"), strict=True))
    assert len(tables) == 3
    for theirs, mine in tables:
        assert cells(mine) == cells(theirs)
        widths = [[c.get(W + "w") for c in t.iter(W + "gridCol")] for t in (theirs, mine)]
        assert widths[0] == widths[1]


@pytest.mark.skipif(not BLANK.exists(), reason="the official blank form is not here")
def test_page_headings_and_placeholders_are_those_of_the_official_form() -> None:
    official, ours = tree(BLANK), tree(base("official", "2021"))
    for part, names in (
        ("pgSz", ("w", "h")),
        ("pgMar", ("top", "bottom", "left", "right")),
        ("docGrid", ("linePitch",)),
    ):
        for name in names:
            assert value(ours, f"body/sectPr/{part}", name) == value(official, f"body/sectPr/{part}", name)

    def words(root: Any) -> list[str]:
        texts = ["".join(t.text or "" for t in p.iter(W + "t")) for p in root.find(W + "body").findall(W + "p")]
        return [text for text in texts if text][1:]  # the title is another one

    assert words(ours) == words(official)


@pytest.mark.parametrize(("style", "form"), BASES)
def test_every_run_names_its_fonts(style: str, form: str) -> None:
    runs = list(tree(base(style, form)).iter(W + "r"))
    assert len(runs) > 200
    for run in runs:
        names = {value(run, "rPr/rFonts", script) for script in ("ascii", "hAnsi", "eastAsia", "cs")}
        assert len(names) == 1 and None not in names


@pytest.mark.parametrize(("style", "form"), BASES)
def test_widths_agree(style: str, form: str) -> None:
    for table in tree(base(style, form)).iter(W + "tbl"):
        columns = [int(c.get(W + "w")) for c in table.iter(W + "gridCol")]
        assert value(table, "tblPr/tblLayout", "type") == "fixed"
        assert value(table, "tblPr/tblW", "w") == str(sum(columns))
        for row in table.iter(W + "tr"):
            edge = 0
            for cell in row.iter(W + "tc"):
                span = int(value(cell, "tcPr/gridSpan") or 1)
                assert value(cell, "tcPr/tcW", "w") == str(sum(columns[edge : edge + span]))
                edge += span
            assert edge == len(columns)


@pytest.mark.parametrize(("style", "form"), BASES)
def test_rows_hold_together_and_heads_repeat(style: str, form: str) -> None:
    tables = list(tree(base(style, form)).iter(W + "tbl"))
    for table in tables:
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in table.iter(W + "tr"))
    heads = [[row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(W + "tr")] for table in tables]
    assert [sum(rows) for rows in heads] == [0, 3, 3]
    assert all(rows[:3] == [True] * 3 for rows in heads[1:])


@pytest.mark.parametrize(("style", "form"), BASES)
def test_headings_stay_with_what_follows(style: str, form: str) -> None:
    body = tree(base(style, form)).find(W + "body")
    for this, following in pairwise(body):
        if following.tag == W + "tbl" or value(this, "pPr/pStyle") == "Heading1":
            assert this.find(f"{W}pPr/{W}keepNext") is not None


def test_the_document_style_has_the_measures_of_the_standard() -> None:
    """GB/T 9704—2012: margins, sizes (3号 16 pt, 2号 22 pt, 4号 14 pt), fonts."""
    path = base("document", "2021")
    margins = {
        side: int(value(tree(path), "body/sectPr/pgMar", side) or 0) for side in ("top", "bottom", "left", "right")
    }
    in_mm = {side: round(twips * 25.4 / 1440, 1) for side, twips in margins.items()}
    assert in_mm == {"top": 37, "bottom": 35, "left": 28, "right": 26}
    styles = {s.get(W + "styleId"): s for s in tree(path, "word/styles.xml").iter(W + "style")}
    looks = {key: (value(s, "rPr/rFonts", "eastAsia"), value(s, "rPr/sz")) for key, s in styles.items()}
    assert looks["Title"] == ("方正小标宋简体", "44")
    assert looks["BodyText"] == ("仿宋_GB2312", "32")
    assert looks["Heading1"] == ("黑体", "32")
    assert looks["Heading2"] == ("楷体_GB2312", "32")
    footer = tree(path, "word/footer1.xml")
    assert "".join(t.text for t in footer.iter(W + "t")) == "— 1 —"
    assert {value(run, "rPr/sz") for run in footer.iter(W + "r")} == {"28"}
