"""Rules of style sheets: which hold on a screen, for which elements, and which of several wins."""

import pytest

from core.readers.html.css.selectors import OpenElement
from core.readers.html.css.style_sheets import StyleSheets, blocks


def said(sheet: str, element: OpenElement, *around: OpenElement) -> dict[str, str]:
    sheets = StyleSheets()
    for selectors, declared, layer in blocks(sheet):
        if selectors == "@layer":
            sheets.tell_layers(declared.split(","))
        elif declared.endswith("!"):
            sheets.add(selectors, {}, {"v": declared[:-1]}, layer)
        else:
            sheets.add(selectors, {"v": declared.strip()}, layer=layer)
    plain, important = sheets.of(element, around)
    return plain | important


P, DIV = OpenElement("p", {}), OpenElement("div", {"class": "Art wide", "id": "Top"})


def test_blocks_of_a_sheet() -> None:
    sheet = (
        "@import url(x.css);p{a}/* q{b} */@media print{p{c}.x{d}}@media screen{u{e}}"
        "@font-face{f}@supports (display:grid){@media all{i{g}}}@keyframes k{from{h}to{i}}b{j}}}s{k}"
    )
    told = [("p", "a"), ("u", "e"), ("i", "g"), ("@keyframes k", "i"), ("b", "j"), ("u", "m"), ("a b", "n")]
    more = "@supports not (display:grid){q{l}}@supports (-moz-x:y){q{l}}u{m}@scope (a){b{n"
    assert [one[:2] for one in blocks(sheet + more)] == told
    assert [*blocks("p{content:'}'}q{a}")] == [("p", "content:'}'", ""), ("q", "a", "")]


def test_the_stronger_rule_wins_then_the_later_one() -> None:
    element = OpenElement("p", {"class": "a b", "id": "i"})
    assert said("p.a{1}p{2}", element) == {"v": "1"}
    assert said(".a{1}.b{2}", element) == {"v": "2"}
    assert said("#i{1}.a.b{2}", element) == {"v": "1"}
    assert said("*{1}p{2}", element) == {"v": "2"}
    assert said(".a.c{1}", element) == {}
    assert said("#i.a:is(p){1}#i:where(.a.b){2}", element) == {"v": "1"}
    assert said("p:not(#x){1}.a.b{2}", element) == {"v": "1"}


def test_layers_are_weaker_than_what_stands_in_none() -> None:
    element = OpenElement("p", {"class": "a", "id": "i"})
    assert said("@layer x{#i{1}}.a{2}", element) == {"v": "2"}
    assert said("@layer x,y;@layer y{p{1}}@layer x{#i{2}}", element) == {"v": "1"}
    assert said("@layer y{p{1}}@layer x{p{2}}", element) == {"v": "2"}
    assert said("@layer y{p{1!}}@layer x{#i{2!}}#i{3!}", element) == {"v": "1"}


def test_elements_inside_others() -> None:
    assert said(".art p{1}", P, DIV) == {"v": "1"}
    assert said("#top>p{1}", P, DIV) == {"v": "1"}
    assert said("#top>p{1}", P, DIV, OpenElement("td", {})) == {}
    assert said("#top > td > p{1}", P, DIV, OpenElement("td", {})) == {"v": "1"}
    assert said("body .art p{1}", P, OpenElement("body", {}), DIV) == {"v": "1"}
    assert said("body .art p{1}", P, DIV) == {}


@pytest.mark.parametrize(
    "selector",
    ["p:hover", "p+p", "p[title]", "p~p", "a b c d e f g h p", ">", "p)", "p:not(p)", "p:nth-child(1)", "::before", ""],
)
def test_other_selectors_are_no_rules(selector: str) -> None:
    assert said(f"{selector}{{1}}", P, DIV, OpenElement("b", {}), OpenElement("a", {})) == {}


def test_there_are_never_more_rules_than_a_page_has() -> None:
    sheets = StyleSheets()
    sheets.add(",".join(f".c{i}" for i in range(9000)), {"v": "1"})
    assert sheets.of(OpenElement("p", {"class": "c10"}), ())[0]
    assert not sheets.of(OpenElement("p", {"class": "c8999"}), ())[0]
