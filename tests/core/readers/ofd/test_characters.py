"""Where the characters of text objects stand."""

import pytest

from core.readers import safe_xml
from core.readers.ofd.characters import _deltas, characters, corners, glyph_numbers, number_of, runs_two_ways


def element(text: str) -> safe_xml.Element:
    return safe_xml.parse(text.encode())


def test_characters_at_told_distances_and_at_usual_ones() -> None:
    told = element('<a><TextCode X="1" Y="2" DeltaX="g 2 3 1">123公</TextCode><TextCode X="9">4</TextCode></a>')
    assert [(sign, x, y) for sign, x, y, _ in characters(told, 4)] == [
        ("1", 1, 2),
        ("2", 4, 2),
        ("3", 7, 2),
        ("公", 8, 2),
        ("4", 9, 2),
    ]
    down = element('<a><TextCode DeltaY="5 5">123</TextCode></a>')
    assert [(x, y) for _, x, y, _ in characters(down, 4)] == [(0, 0), (0, 5), (0, 10)]
    assert [wide for *_, wide in characters(element("<a><TextCode>1公</TextCode></a>"), 4)] == [2, 4]


def test_the_corners_of_a_turned_character() -> None:
    assert set(corners(0, 0, 5, 10, 0)) == {(0, -8), (0, 2), (5, -8), (5, 2)}
    assert set(corners(0, 0, 5, 10, 2)) == {(0, 8), (0, -2), (-5, 8), (-5, -2)}


def test_a_number_that_is_none_is_nothing() -> None:
    assert number_of(element('<a Size="3.5"/>'), "Size") == 3.5 and number_of(element('<a Size="x"/>'), "Size") == 0


def test_what_a_file_says_of_distances_never_makes_more_than_its_characters() -> None:
    assert _deltas("g 999999999 2.5 1", 3) == [2.5, 2.5, 2.5]
    assert _deltas("1 g 2 3 x", 9) == [1, 3, 3]


def test_glyphs_told_for_characters() -> None:
    """One each by their places; where several make one, or none is named, that they are told and which is not known."""
    told = '<CGTransform CodePosition="{}" CodeCount="{}" GlyphCount="2"><Glyphs>{}</Glyphs></CGTransform>'
    assert glyph_numbers(element(f"<a>{told.format(1, 2, '7 9')}</a>")) == {1: 7, 2: 9}
    assert glyph_numbers(element(f"<a>{told.format(0, 2, '7')}<CGTransform/></a>")) == {0: -1, 1: -1}
    assert glyph_numbers(element("<a/>")) == {}


@pytest.mark.parametrize(
    ("direction", "places"),
    [
        ("0", [(0, 0), (2, 0)]),
        ("90", [(0, 0), (0, 2)]),
        ("180", [(0, 0), (-2, 0)]),
        ("270", [(0, 0), (0, -2)]),
        ("x", [(0, 0), (2, 0)]),
    ],
)
def test_characters_without_distances_follow_in_the_direction_of_reading(
    direction: str, places: list[tuple[float, float]]
) -> None:
    told = element(f'<a ReadDirection="{direction}"><TextCode>12</TextCode></a>')
    assert [(x, y) for _, x, y, _ in characters(told, 4)] == places
    assert not runs_two_ways(told)


@pytest.mark.parametrize(
    ("direction", "steps", "two"),
    [
        ("0", 'DeltaX="-2"', False),
        ("90", 'DeltaY="2"', False),
        ("90", 'DeltaX="2"', True),
        ("180", 'DeltaX="-2"', False),
        ("180", 'DeltaX="2"', True),
        ("270", 'DeltaY="-2"', False),
        ("270", 'DeltaY="2"', True),
        ("270", 'DeltaY="0"', False),
    ],
)
def test_distances_that_lead_another_way(direction: str, steps: str, two: bool) -> None:
    assert runs_two_ways(element(f'<a ReadDirection="{direction}"><TextCode {steps}>12</TextCode></a>')) is two
