"""Names of other organs in a text."""

import pytest

from core.report.texts.organs import named_places, other_organs, other_selves


@pytest.mark.parametrize(
    "name, places",
    [("江东省临江市财政局", ("江东省", "临江市")), ("白石县教育局", ("白石县",)), ("市财政局", ())],
)
def test_places_that_a_name_begins_with(name: str, places: tuple[str, ...]) -> None:
    assert named_places(name) == places


def test_another_organ_as_subject_and_our_own() -> None:
    text = "白石县教育局认真落实条例，公开了信息。"
    ((start, end),) = other_organs(text, "白石县财政局")
    assert text[start:end] == "白石县教育局"
    assert other_organs(text, "白石县教育局") == ()


def test_a_body_that_is_no_bureau_does_not_say_so() -> None:
    ((start, end),) = other_selves("2024年，我局公开了信息。", "白石县人民政府")
    assert "2024年，我局公开了信息。"[start:end] == "我局"
    assert other_selves("2024年，我局公开了信息。", "白石县教育局") == ()
