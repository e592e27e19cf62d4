"""Words of formulas and drawings: read where they stand as they are written, else a picture."""

import pytest

from core.notes import NoteCode
from core.readers.html.drawn_words import DRAWING, FORMULA, DrawnWords
from tests.helpers.core.html_pages import read


def cell(inner: str) -> tuple[str, list[NoteCode]]:
    found = read(f"<table><tr><td>行<td>列<tr><td>甲<td>{inner}</table>").tables[0].cells[-1]
    return found.text, [code for code, _ in found.left_out]


@pytest.mark.parametrize(
    ("inner", "text", "codes"),
    [
        ("<math><mn>12</mn></math>", "12", []),
        ("1<math><mrow><mn>2</mn><mtext> 件</mtext></mrow></math>", "12 件", []),
        ("<math alttext='9'><mi>a</mi><mo>=</mo><mn>1</mn></math>", "a=1", []),
        ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "", [NoteCode.PICTURE]),
        ("<math><mn mathcolor=red>1</mn></math>", "", [NoteCode.PICTURE]),
        ("<math><mn style='font-weight:bold'>1</mn></math>", "1", []),
        ("<math><mn style='position:absolute'>1</mn></math>", "", [NoteCode.PICTURE]),
        ("<svg><text x=1>12</text></svg>", "12", [NoteCode.COVERED]),
        ("<svg><text>12</text><rect/></svg>", "", [NoteCode.PICTURE]),
        ("<svg><text>1</text></svg><svg><text>2</text></svg>", "", [NoteCode.PICTURE]),
        ("3<svg><text>12</text></svg>", "3", [NoteCode.PICTURE]),
        ("<svg style='display:none'><text>12</text></svg>", "", []),
    ],
)
def test_in_a_cell(inner: str, text: str, codes: list[NoteCode]) -> None:
    assert cell(inner) == (text, codes)


def test_words_of_a_formula_in_a_sentence() -> None:
    (line,) = read("<p>共<math><mn>12</mn></math>件。</p>").items
    assert getattr(line, "text", "") == "共12件。"


def test_what_no_part_shows_says_nothing() -> None:
    words = DrawnWords(DRAWING)
    words.part("svg", {})
    words.part("text", {"x": "1"})
    words.say("title", "9", seen=True)
    words.say("text", " 1 2 ", seen=True)
    assert words.told == "1 2"
    words.say("g", "3", seen=True)
    assert words.told == ""
    hidden = DrawnWords(FORMULA)
    hidden.say("mn", "1", seen=False)
    assert hidden.told == ""
