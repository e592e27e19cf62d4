"""Rules of style sheets: which hold on a screen, for which elements, and which of several wins."""

import pytest

from core.readers.html.selectors import OpenElement
from core.readers.html.style_sheets import StyleSheets, blocks, holds_on_screen


def said(sheet: str, element: OpenElement, *around: OpenElement) -> dict[str, str]:
    sheets = StyleSheets()
    for selectors, declared in blocks(sheet):
        sheets.add(selectors, {"v": declared.strip()})
    return sheets.of(element, around)[0]


P, DIV = OpenElement("p", {}), OpenElement("div", {"class": "Art wide", "id": "Top"})


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ("", True),
        ("all", True),
        ("screen", True),
        ("only screen and (min-width: 800px)", True),
        ("(min-width:90em)", False),
        ("print", False),
        ("print, screen", True),
        ("not print", True),
        ("not all", False),
        ("screen and (max-width:768px)", False),
        ("(max-width: 1920px)", True),
        ("(orientation:portrait)", False),
        ("(prefers-color-scheme: dark)", False),
        ("speech", False),
    ],
)
def test_media(query: str, holds: bool) -> None:
    assert holds_on_screen(query) is holds


def test_blocks_of_a_sheet() -> None:
    sheet = (
        "@import url(x.css);p{a}/* q{b} */@media print{p{c}.x{d}}@media screen{u{e}}"
        "@font-face{f}@supports (x){@media all{i{g}}}@keyframes k{from{h}to{i}}b{j}}}s{k}"
    )
    assert [*blocks(sheet)] == [("p", "a"), ("u", "e"), ("i", "g"), ("b", "j"), ("s", "k")]


def test_the_stronger_rule_wins_then_the_later_one() -> None:
    element = OpenElement("p", {"class": "a b", "id": "i"})
    assert said("p.a{1}p{2}", element) == {"v": "1"}
    assert said(".a{1}.b{2}", element) == {"v": "2"}
    assert said("#i{1}.a.b{2}", element) == {"v": "1"}
    assert said("*{1}p{2}", element) == {"v": "2"}
    assert said(".a.c{1}", element) == {}


def test_elements_inside_others() -> None:
    assert said(".art p{1}", P, DIV) == {"v": "1"}
    assert said("#top>p{1}", P, DIV) == {"v": "1"}
    assert said("#top>p{1}", P, DIV, OpenElement("td", {})) == {}
    assert said("#top > td > p{1}", P, DIV, OpenElement("td", {})) == {"v": "1"}
    assert said("body .art p{1}", P, OpenElement("body", {}), DIV) == {"v": "1"}
    assert said("body .art p{1}", P, DIV) == {}


@pytest.mark.parametrize(
    "selector",
    ["p:hover", "p+p", "p[title]", "p~p", "a b c d e p", ">", "p)", "p:not(p)", "p:nth-child(1)", "::before", ""],
)
def test_other_selectors_are_no_rules(selector: str) -> None:
    assert said(f"{selector}{{1}}", P, DIV, OpenElement("b", {}), OpenElement("a", {})) == {}


def test_there_are_never_more_rules_than_a_page_has() -> None:
    sheets = StyleSheets()
    sheets.add(",".join(f".c{i}" for i in range(9000)), {"v": "1"})
    assert sheets.of(OpenElement("p", {"class": "c10"}), ())[0]
    assert not sheets.of(OpenElement("p", {"class": "c8999"}), ())[0]
