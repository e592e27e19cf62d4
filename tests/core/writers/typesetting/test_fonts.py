"""Which installed font stands for the one a style names."""

import pytest

from core.writers.layout.style import DOCUMENT, OFFICIAL, STYLES, Font
from core.writers.typesetting import compiler as pages_compiler
from core.writers.typesetting import fonts as pages_fonts
from core.writers.typesetting import typeset
from core.writers.typesetting.data import document
from tests.helpers.core.typeset_pages import filled


def test_fonts_that_stand_in_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    windows = {"simsun": {400}, "simhei": {400}, "fangsong": {400}, "kaiti": {400}}
    monkeypatch.setattr(pages_compiler, "installed", lambda: {k: frozenset(v) for k, v in windows.items()})
    assert typeset.substitutions(OFFICIAL) == []
    assert typeset.substitutions(DOCUMENT) == [
        ("方正小标宋简体", "宋体"),
        ("楷体_GB2312", "楷体"),
        ("仿宋_GB2312", "仿宋"),
    ]


def test_a_face_without_bold_is_outlined() -> None:
    thin, both = {"simsun": frozenset({400})}, {"simsun": frozenset({400, 700})}
    assert pages_fonts.choose(Font("宋体", 12, bold=True), thin).outline > 0
    assert pages_fonts.choose(Font("宋体", 12, bold=True), both) == pages_fonts.Chosen(("SimSun",), "宋体", 700, 0)
    assert pages_fonts.choose(Font("方正小标宋简体", 22), thin).outline > 0
    real = {"fzxiaobiaosong-b05s": frozenset({400}), **thin}
    assert pages_fonts.choose(Font("方正小标宋简体", 22), real).outline == 0


def test_a_machine_without_any_named_font_still_makes_pages() -> None:
    for style in STYLES.values():
        data = {**document(filled(), style, {})}
        assert pages_compiler.svg_pages(pages_compiler.REPORT, data)
        assert all(used == "" for _, used in pages_fonts.substitutions(style, {}))


def test_every_font_of_the_styles_has_stand_ins() -> None:
    wanted = {font.family for style in STYLES.values() for font in pages_fonts.fonts_of(style)}
    assert wanted <= set(pages_fonts.FACES)
