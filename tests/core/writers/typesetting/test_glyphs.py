"""Characters without a glyph are looked for where new ones occur, and found as if they were looked for each time."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.writers.layout.style import STYLES, Style
from core.writers.typesetting import glyphs, press, typeset
from tests.helpers.core.typeset_pages import filled

RARE = "\U0010fffd\ue863"
FONTS: Mapping[str, frozenset[int]] = {"宋体": frozenset({400})}


def looked_each_time(_: str, data: Mapping[str, object]) -> list[str]:
    """As the compiler does: a mark belongs to the character before it."""
    text, found = str(data["text"]), list[str]()
    for place, char in enumerate(text):
        if char in RARE:
            found.append(char + ("\u0301" if text[place + 1 : place + 2] == "\u0301" else ""))
    return list(dict.fromkeys(found))


@given(st.lists(st.text("甲乙丙a1\u0301" + RARE, max_size=8), max_size=8))
def test_found_as_if_looked_for_each_time(texts: list[str]):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(press, "unshown", looked_each_time)
        patch.setattr(glyphs, "_looked", {})
        for text in texts:
            data = {"text": text}
            assert glyphs.unshown("report.typ", data, FONTS) == looked_each_time("", data)


def test_looked_for_once(monkeypatch: pytest.MonkeyPatch):
    looks: list[object] = []
    monkeypatch.setattr(press, "unshown", lambda _, data: looks.append(data["text"]) or [])
    monkeypatch.setattr(glyphs, "_looked", {})
    for text in ("甲乙丙", "丙乙", "甲甲1", "1乙", "e\u0301", "e\u0301"):
        glyphs.unshown("report.typ", {"text": text}, FONTS)
    assert looks == ["甲乙丙", "甲甲1", "e\u0301", "e\u0301"]
    glyphs.unshown("report.typ", {"text": "甲"}, dict(FONTS))  # loaded anew
    assert looks[4:] == ["甲"]


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES)
def test_a_report_is_looked_through_once_while_its_words_are_known(monkeypatch: pytest.MonkeyPatch, style: Style):
    """What else the pages are told brings no character that must be looked for each time."""
    looks: list[object] = []
    monkeypatch.setattr(press, "installed", lambda: FONTS)
    monkeypatch.setattr(press, "unshown", lambda *_: looks.append(1) or [])
    monkeypatch.setattr(press, "svg_pages", lambda *_: [])
    monkeypatch.setattr(glyphs, "_looked", {})
    for text in ("本年度", "年度本", "度本年"):
        typeset.preview(filled(overview=text), style)
    assert len(looks) == 1
