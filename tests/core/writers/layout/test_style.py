"""How a report looks, as declared."""

import pytest

from core.forms.catalog import FORMS
from core.forms.layout import grid
from core.writers.layout.style import STYLES, fitted_size, fitted_sizes, mm, style_of


@pytest.mark.parametrize("key", STYLES)
def test_tables_fit_between_the_margins(key: str) -> None:
    style = style_of(key)
    for form in FORMS.values():
        for table in form.tables:
            widths = style.widths(grid(table))
            assert len(widths) == grid(table).columns
            assert style.as_printed or sum(widths) <= style.page.text_width


def test_a_draft_is_marked() -> None:
    key = next(iter(STYLES))
    assert style_of(key, draft=True).mark and not style_of(key).mark
    with pytest.raises(KeyError):
        style_of("no such style")


def test_a_long_figure_is_smaller_and_a_short_one_as_usual() -> None:
    assert fitted_size(10.5, "3", 685) == 10.5
    assert fitted_size(10.5, "123456789012", 685) < 10.5


def test_figures_of_a_table_have_one_size() -> None:
    assert len({*fitted_sizes([(10.5, "3", 685), (10.5, "1234567", 685)])}) == 1


def test_millimetres_in_twips() -> None:
    assert mm(25.4) == 1440
