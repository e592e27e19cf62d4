"""Between the spaces of colours: what goes there comes back."""

import pytest

from core.readers.html.css.colour_spaces import FROM_SPACE, of_hue, of_srgb

SOME = ((0.1, 0.5, 0.9), (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (0.7, 0.2, 0.3))


@pytest.mark.parametrize("space", ["lab", "oklab", "srgb", "srgb-linear", "xyz", "xyz-d50", "xyz-d65"])
@pytest.mark.parametrize("parts", SOME)
def test_there_and_back(space: str, parts: tuple[float, float, float]) -> None:
    assert FROM_SPACE[space](*of_srgb(space, *parts)) == pytest.approx(parts, abs=2e-3)


@pytest.mark.parametrize("space", ["hsl", "hwb"])
@pytest.mark.parametrize("parts", SOME)
def test_hues(space: str, parts: tuple[float, float, float]) -> None:
    hue, one, two = of_srgb(space, *parts)
    assert of_hue(space, hue, one / 100, two / 100) == pytest.approx(parts, abs=1e-6)


@pytest.mark.parametrize("space", sorted(FROM_SPACE))
def test_nothing_is_black(space: str) -> None:
    assert FROM_SPACE[space](0, 0, 0) == pytest.approx((0, 0, 0), abs=1e-3)
