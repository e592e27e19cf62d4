"""Selectors: which elements they mean, by what they are, what is around and in front of them, and their place."""

import pytest

from core.readers.html.css.selectors import OpenElement, selectors

DIV = OpenElement("div", {"class": "Art wide", "id": "Top"})


def means(text: str, element: OpenElement, *around: OpenElement) -> bool:
    return any(selector.fits(element, around) for selector in selectors(text))


def family(*tags: str) -> list[OpenElement]:
    made: list[OpenElement] = []
    for place, tag in enumerate(tags, 1):
        kin, behind = tags[:place].count(tag), tags[place - 1 :]
        empty = tag == "i"
        made.append(OpenElement(tag, {}, place, kin, len(behind), behind.count(tag), empty, made))
    return made


@pytest.mark.parametrize(
    "text",
    [
        *("div", "*", ".art", "#top", "div.art.wide#top", "p,.art", "[id]", "[id=top]", "[ID='top']".lower(), "[class~=wide]"),
        *("[class^=art]", '[class$="wide"]', "[class*=t]", "div[class|='art wide']", ":not(p)", ":not(.x):not(.y)", ":is(p,div)"),
        *(":where(.art)", ":not(:is(p, b))", ":not(:hover)", "div:defined"),
    ],
)  # fmt: skip
def test_what_an_element_is(text: str) -> None:
    assert means(text, DIV)


@pytest.mark.parametrize(
    "text",
    [
        *("p", ".ar", "#to", "[title]", "[id=to]", "[class~=wid]", "[class^=wide]", "[class$=art]", "[class*='']", ":not(div)"),
        *(":is(p,b)", "div:hover", "div:checked", "div)", "", ">", ":not()", "[id=]", ":nth-child(x)", "@p", "p{"),
    ],
)  # fmt: skip
def test_what_it_is_not(text: str) -> None:
    assert not means(text, DIV)


def test_what_is_around() -> None:
    body, table, cell = OpenElement("body", {}), OpenElement("table", {}), OpenElement("td", {})
    assert means("div td", cell, body, DIV, table)
    assert means("div>table>td", cell, body, DIV, table)
    assert means("body div > table td", cell, body, DIV, table)
    assert not means("div>td", cell, body, DIV, table)
    assert not means("table div td", cell, body, DIV, table)
    assert not means("a b c d e td", cell, body, DIV, table)


def test_what_is_in_front() -> None:
    first, second, third = family("b", "i", "b")
    assert means("b+i", second) and means("b~b", third) and means("b + i + b", third)
    assert not means("i+b", first) and not means("b+b", third) and not means("i~i", second)
    assert means("b ~ i td", OpenElement("td", {}), second)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (":first-child", "1"),
        (":last-child", "5"),
        (":nth-child(2)", "2"),
        (":nth-child(odd)", "135"),
        (":nth-child( 2n )", "24"),
        (":nth-child(-n+2)", "12"),
        (":nth-child(n+4)", "45"),
        (":nth-last-child(2)", "4"),
        ("b:nth-of-type(2)", "3"),
        ("b:last-of-type", "5"),
        ("i:first-of-type", "2"),
        ("i:only-of-type", "2"),
        (":only-child", ""),
        (":empty", "2"),
        (":nth-child(n)", "12345"),
        (":nth-child(0)", ""),
        (":nth-child(2 of b)", "3"),
        (":nth-child(odd of :is(b, u))", "14"),
        (":nth-last-child(1 of b)", ""),
    ],
)
def test_places(text: str, places: str) -> None:
    assert "".join(str(one.place) for one in family("b", "i", "b", "u", "b") if means(text, one)) == places


def test_places_that_nobody_counted() -> None:
    assert not means("p:first-child", OpenElement("p", {}))


def test_rank_and_generated_words() -> None:
    (one,) = selectors("#a .b[c]:not(.d) p::before")
    assert one.rank == (1003, 1) and one.generated == "before" and one.contextual
    assert next(selectors(".b:after")).generated == "after"
    assert not next(selectors(".b")).contextual
    assert [found.rank for found in selectors("p, .a, :where(.a)")] == [(0, 1), (1, 0), (0, 0)]
    assert [found.rank for found in selectors("b:hover, :is(.a, b c), :not(#a)")] == [(1, 1), (1, 0), (1000, 0)]
    assert next(selectors("p::first-letter")).generated == "first-letter"


def test_lists_and_names_with_signs() -> None:
    assert means(r".md\:hidden", OpenElement("b", {"class": "md:hidden"}))
    assert means(":root", OpenElement("html", {})) and means("a:link", OpenElement("a", {"href": "x"}))


def test_damaged_ones_end() -> None:
    assert [*selectors(":not(" * 2000)] == []
    assert len([*selectors("a(" * 2000 + ")" * 2000)]) == 1


def test_what_is_around_within_brackets() -> None:
    cell = OpenElement("td", {})
    assert means(":is(div td)", cell, DIV) and not means(":not(div td)", cell, DIV)
    assert means("td:not(p td)", cell, DIV) and not means(":is(p td)", cell, DIV)
    assert means("td:lang(zh)", cell, OpenElement("html", {"lang": "zh-CN"})) and means("td:dir(ltr)", cell)


def test_fields() -> None:
    ticked, open_field = OpenElement("input", {"checked": ""}), OpenElement("input", {"required": ""})
    assert means("input:checked", ticked) and not means(":checked", open_field)
    assert means("input:checked ~ p", OpenElement("p", {}, 2, 1, before=(ticked,)))
    assert means(":required:enabled:read-write", open_field) and not means("input:disabled", open_field)


@pytest.mark.parametrize("one", ["x:huh", "::-moz-placeholder", "p::what", "p)", ":-ms-input-placeholder", "p,"])
def test_a_list_with_a_selector_that_no_browser_knows_means_nothing(one: str) -> None:
    assert [*selectors(f"p, {one}")] == []
    assert len([*selectors(f":is(p, {one.rstrip(',)')}x)")]) == 1


def test_names_written_by_numbers() -> None:
    assert means(r".\31 x", OpenElement("b", {"class": "1x"})) and means(r"#\31", OpenElement("b", {"id": "1"}))


def test_what_an_element_holds() -> None:
    inside = {" ": [OpenElement("i", {"class": "x"}), OpenElement("u", {})], ">": [OpenElement("u", {})]}
    cell = OpenElement("td", {}, ahead=lambda tie: ((one, ()) for one in inside.get(tie, ())))
    assert means("td:has(i)", cell) and means("td:has(.x, b)", cell) and means(":has(> u)", cell)
    assert not means("td:has(b)", cell) and not means("td:has(> i)", cell) and not means("td:has(+ i)", cell)
    row = OpenElement("tr", {}, ahead=lambda _: iter([(OpenElement("i", {}), (OpenElement("td", {}),))]))
    assert means("tr:has(td i)", row) and not means("tr:has(th i)", row)
    assert means("td:not(:has(b))", cell) and not means("td:has(i)", OpenElement("td", {}))
    assert next(selectors("td:has(.x)")).rank == (1, 1)
