"""Pictures and icons in cells, and trees that stand for what an element holds."""

import pytest

from core.notes import NoteCode
from core.readers.html.embedded import PageDrawings, Shadows, drawing, is_speck
from core.readers.html.reader import document
from core.readers.raw import RawTable
from tests.helpers.core.html_pages import read

ICON = '<svg width=12 height=12><path d="{}"/></svg>'
FIGURE, SIGN = "12", NoteCode.PICTURE


def cell(inner: str) -> tuple[str, list[NoteCode]]:
    found = read(f"<table><tr><td>行<td>列<tr><td>甲<td>{inner}</table>").tables[0].cells[-1]
    return found.text, [code for code, _ in found.left_out]


@pytest.mark.parametrize(
    ("inner", "codes"),
    [
        (ICON.format("M0"), []),
        ("<svg style='width:1em;height:1em'><path/></svg>", []),
        ("<svg aria-hidden=true><path/></svg>", []),
        ("<svg width=0 height=0><text>9</text></svg>", [SIGN]),
        ("<svg width=12 height=12><text>9</text></svg>", [SIGN]),
        ("<svg><path/></svg>", [SIGN]),
        ("<svg width=90 height=30><path/></svg>", [SIGN]),
        ("<svg style='display:none'><text>9</text></svg>", []),
        ("<img width=8 height=12 alt=9>", [SIGN]),
        ("<img width=8 height=12 alt=上升>", []),
        ("<img src=a.png width=16 height=16>", []),
        ("<img src=a.png>", [SIGN]),
        ("<img src=a.png width=1>", []),
        ("<object data=x>9</object>", [SIGN]),
        ("<canvas>9</canvas><canvas></canvas>", [SIGN]),
        ("<embed src=x>", [SIGN]),
        ("<video>9</video>", [SIGN]),
    ],
)
def test_what_may_be_a_figure(inner: str, codes: list[NoteCode]) -> None:
    assert cell(FIGURE + inner) == (FIGURE, codes)


@pytest.mark.parametrize(
    "shown",
    [
        "<progress value=5 max=9></progress>",
        "<meter value=.5>5</meter>",
        "<input type=password value=5>",
        "<input type=range value=5 max=9>",
    ],
)
def test_what_shows_a_number_as_no_digits_may_be_the_figure_of_a_cell(shown: str) -> None:
    assert cell(shown) == ("", [SIGN])
    assert cell(f"{FIGURE} {shown}") == (FIGURE, []), "beside a figure it only shows how large this is"


@pytest.mark.parametrize(
    "empty", ["<input type=password>", "<input type=checkbox value=5>", "<datalist><option>5</datalist>"]
)
def test_fields_that_show_nothing_are_blank(empty: str) -> None:
    assert cell(empty) == ("", [])


def test_icons_with_as_many_shapes_as_digits_are_told_once() -> None:
    def notes(shapes: str) -> list[str]:
        rows = "".join(f"<tr><td>甲<td>{i}{ICON.format(shape)}" for i, shape in enumerate(shapes))
        return [text for code, text in read(f"<table><tr><td>行<td>列{rows}</table>").notes if code is SIGN]

    assert notes("aaaaaabbbb") == []
    (told,) = notes("abcdabcd")
    assert "8个小图标" in told


def test_objects_without_data_show_what_stands_for_them() -> None:
    assert cell("<object>12</object>") == ("12", [])


def test_pages_in_frames() -> None:
    assert cell('<iframe srcdoc="&lt;b&gt;12&lt;/b&gt;"></iframe>') == ("12", [])
    assert cell('<iframe srcdoc="&lt;b hidden&gt;9&lt;/b&gt;"></iframe>')[0] == ""
    inner = "<table><tr><td>甲<td>乙<tr><td>1<td>2</table>".replace("<", "&lt;")
    assert [one.text for one in read(f'<iframe srcdoc="{inner}"></iframe>').tables[0].cells] == ["甲", "乙", "1", "2"]
    assert cell("12<iframe src=x></iframe>") == ("12", [SIGN])
    deep = "<iframe srcdoc=\"<iframe srcdoc='9'></iframe>1\"></iframe>"
    assert cell(deep)[0] == "1"


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        ("<div><template shadowrootmode=open>12</template>9</div>", "12"),
        ("<div><template shadowmode=closed>12</template><b>9</b></div>", "12"),
        ("<div><template shadowrootmode=open>1<slot></slot></template>2</div>", "12"),
        ("<div><template shadowrootmode=open><slot></slot>2</template>1</div>", "\u202e21"),
        ("<div><template shadowrootmode=open>1</template></div>2", "1\n2"),
        ("<div><template>9</template>12</div>", "12"),
    ],
)
def test_shadow_trees(inner: str, text: str) -> None:
    assert cell(inner)[0] == text


def test_small_words_above_others() -> None:
    assert cell("<ruby>12<rt>9</rt></ruby>") == ("12", [NoteCode.NOTE_MARK])
    assert cell("<ruby>12<rp>(</rp><rt></rt></ruby>") == ("12", [])


def test_only_what_ends() -> None:
    drawings, shadows = PageDrawings(), Shadows()
    drawings.begin(3, drawing({}, {}, 16.0))
    assert not drawings.end(4) and drawings.end(3) and not drawings.open
    drawings.part("text", {})
    assert not shadows and not drawings.icons.may_be_figures


TREE = "<div><template shadowrootmode=open>{}</template>{}</div>"
HIDES = "<style>b{display:none}</style>"


def figure(inner: str, head: str = "") -> tuple[str, list[NoteCode]]:
    page = document(f"{head}<table><tr><td>甲<td>{inner}<tr><td>乙<td>7</table>".encode())
    (table,) = [item for item in page.items if isinstance(item, RawTable)]
    return table.cells[1].text, [code for code, _ in page.notes]


def test_rules_of_a_tree_hold_in_it_and_nowhere_else() -> None:
    assert figure(TREE.format(f"{HIDES}<b>3</b>5", "")) == ("5", [])
    assert figure(TREE.format(f"<b>3</b>{HIDES}5", "")) == ("5", [])
    assert figure(TREE.format(f"{HIDES}5", "") + "<b>3</b>") == ("5\n3", [])
    assert figure(TREE.format("<b>3</b>", ""), HIDES) == ("3", [])
    inner = TREE.format(f"{HIDES}5", "")
    assert figure(TREE.format(f"{inner}<b>3</b>", "")) == ("5\n3", [])


def test_trees_that_nobody_sees_have_their_own_rules() -> None:
    unseen = f"<template>{TREE.format('<style>i{display:none}</style>', '')}</template>"
    assert figure(unseen + TREE.format(f"{HIDES}<b>3</b><i>5</i>", "")) == ("5", [])


def test_rules_that_reach_out_of_a_tree_are_told() -> None:
    for rule in (":host{display:none}", "::slotted(b){display:none}"):
        assert figure(TREE.format(f"<style>{rule}</style><slot></slot>", "<b>3</b>")) == ("3", [NoteCode.COVERED])


@pytest.mark.parametrize(
    ("attributes", "said", "found"),
    [
        ({"width": "0", "height": "0"}, {}, True),
        ({"width": "1"}, {}, True),
        ({"width": "600"}, {"height": "0"}, True),
        ({"width": "600"}, {"max-width": "0"}, True),
        ({"width": "0"}, {"min-width": "300px"}, False),
        ({"width": "0"}, {"width": "600px"}, False),
        ({"width": "100%", "height": "600"}, {}, False),
        ({}, {}, False),
    ],
)
def test_frames_of_no_size(attributes: dict[str, str], said: dict[str, str], found: bool) -> None:
    assert is_speck(attributes, said, 16.0) is found
