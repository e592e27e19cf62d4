"""Signs that are written by their numbers."""

from core.readers.html.css.texts import character, escaped_marks, parted, unescaped


def test_signs() -> None:
    assert unescaped(r"\4e00\3001 x\:\"") == '一、x:"'
    assert unescaped("a\\\nb") == "ab" and unescaped(r"\0\d800") == ""
    assert escaped_marks(r".\31 x") == ".1x" and escaped_marks(".Plain") == ".Plain"
    assert character(0x4E00) == "一" and character(0x110000) == ""


def test_parts() -> None:
    assert parted(".a, :is(.b,.c) ,d") == [".a", ":is(.b,.c)", "d"] and parted("") == [""]
    assert parted("(a or b) or c", " or ") == ["(a or b)", "c"] and parted("a)),b") == ["a))", "b"]
