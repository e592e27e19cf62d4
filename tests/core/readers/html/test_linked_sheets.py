"""Style sheets and frames that are saved beside a page hold as those in it do; that they lack is told where it matters."""

from pathlib import Path

import pytest

from core.notes import NoteCode
from core.readers.html.linked_sheets import needs_sheets
from core.readers.raw import RawDocument, RawTable
from core.readers.registry import read_raw

TABLE = "<table><tr><td>甲<td>12<em class=z>9</em><tr><td>乙<td>7</table>"
HIDES = ".z{display:none}"


def read(tmp_path: Path, head: str, body: str = TABLE, **files: str) -> RawDocument:
    folder = tmp_path / "年报_files"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.css").write_text(text, "utf-8")
    path = tmp_path / "年报.html"
    path.write_text(f"<!DOCTYPE html><meta charset=utf-8>{head}{body}", "utf-8")
    return read_raw(path)


def figure(document: RawDocument) -> str:
    return next(item for item in document.items if isinstance(item, RawTable)).cells[1].text


LINK = '<link rel="stylesheet" href="./年报_files/a.css">'


@pytest.mark.parametrize(
    ("head", "files"),
    [
        (LINK, {"a": HIDES}),
        ("<LINK HREF='年报_files/a.css' REL=stylesheet media=screen>", {"a": HIDES}),
        (LINK, {"a": "@import url(b.css);", "b": HIDES}),
        (LINK, {"a": "@import 'b.css' screen;", "b": '@import "c.css";', "c": HIDES}),
        ("<style>@import '年报_files/a.css';</style>", {"a": HIDES}),
        (f"<style>.z{{display:inline}}</style>{LINK}", {"a": HIDES}),
    ],
)
def test_sheets_beside_the_page_hold(tmp_path: Path, head: str, files: dict[str, str]) -> None:
    document = read(tmp_path, head, **files)
    assert figure(document) == "12" and not document.notes


@pytest.mark.parametrize(
    ("head", "files"),
    [
        (LINK.replace("stylesheet", "alternate stylesheet"), {"a": HIDES}),
        (LINK.replace(">", " media=print>"), {"a": HIDES}),
        (f"<!-- {LINK} -->", {"a": HIDES}),
        (f"{LINK}<style>.z{{display:inline}}</style>", {"a": HIDES}),
        (LINK, {"a": "@import 'b.css' print;", "b": HIDES}),
        (LINK, {"a": "@import 'a.css';"}),
    ],
)
def test_what_does_not_hold(tmp_path: Path, head: str, files: dict[str, str]) -> None:
    document = read(tmp_path, head, **files)
    assert figure(document) == "129" and not document.notes


def test_sheets_that_lack_are_told_where_figures_hang_on_them(tmp_path: Path) -> None:
    (note,) = read(tmp_path, LINK).notes
    assert note[0] is NoteCode.COVERED and "样式文件不在网页旁边" in note[1]
    assert read(tmp_path, '<link rel=stylesheet href="https://a.cn/a.css">').notes == (note,)
    plain = "<table><tr><td class=l>甲<td class=n>12<tr><td class=l>乙<td><span class=n>7</span></table>"
    assert not read(tmp_path, LINK, plain).notes


@pytest.mark.parametrize(
    ("page", "needs"),
    [
        (TABLE, True),
        ("<td><span class=a>1</span><span id=b>2</span></td>", True),
        ("<p>1<em class=z>2</em></p>", False),
        ("<td>1</td><td class=z>2</td>", False),
        ("<td>1<em>2</em></td>", False),
        ("<td><a class=p>1</a><a class=p>2</a></td>", False),
        ("<td>1</td></table><p>1<em class=z>2</em></p>", False),
    ],
)
def test_what_hangs_on_sheets(page: str, needs: bool) -> None:
    assert needs_sheets(page) is needs


def test_a_frame_beside_the_page(tmp_path: Path) -> None:
    (tmp_path / "年报_files").mkdir()
    (tmp_path / "年报_files" / "in.html").write_text(
        f"<meta charset=utf-8><link rel=stylesheet href=a.css>{TABLE}", "utf-8"
    )
    document = read(tmp_path, "", "<p>甲</p><iframe src='年报_files/in.html'></iframe>", a=HIDES)
    assert figure(document) == "12"
    assert not [
        item
        for item in read(tmp_path, "", "<p>甲</p><iframe src='年报_files/gone.html'></iframe>").items
        if isinstance(item, RawTable)
    ]


@pytest.mark.parametrize(
    "head",
    [
        "<style>@import url('data:text/css,.z%7Bdisplay:none%7D');</style>",
        "<link rel=stylesheet href='data:text/css,.z%7Bdisplay:none%7D'>",
        "<link rel=stylesheet href='data:text/css;base64,Lnp7ZGlzcGxheTpub25lfQ=='>",
    ],
)
def test_addresses_that_hold_the_sheet(tmp_path: Path, head: str) -> None:
    assert figure(read(tmp_path, head)) == "12"
    assert figure(read(tmp_path, "<link rel=stylesheet href='data:text/plain,.z%7Bdisplay:none%7D'>")) == "129"
    assert figure(read(tmp_path, "<link rel=stylesheet href='data:text/css;base64,*'>")) == "129"
