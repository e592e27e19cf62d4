"""The ink of an object in an OFD."""

from core.readers import safe_xml
from core.readers.ofd.looks import ink, opacity, seen_as


def element(text: str) -> safe_xml.Element:
    return safe_xml.parse(text.encode())


def test_how_much_ink_there_is() -> None:
    assert opacity(element('<a Alpha="0"/>')) == 0
    assert opacity(element("<a/>")) == opacity(element('<a Alpha="999"/>')) == 1


def test_colours_of_three_one_and_four_parts() -> None:
    nothing = element("<a/>")
    assert ink(element('<c Value="255 0 0"/>'), nothing) == ((255, 0, 0), 1)
    assert ink(element('<c Value="128"/>'), nothing) == ((128, 128, 128), 1)
    assert ink(element('<c Value="0 0 0 255"/>'), nothing) == ((0, 0, 0), 1)
    assert ink(element("<c><shade/></c>"), nothing)[0] is None, "a pattern is no plain colour"


def test_faint_ink_is_not_seen() -> None:
    assert seen_as((0, 0, 0), 0.01) is None
    assert seen_as((0, 0, 0), 1.0) == (0, 0, 0)
