"""The lines of a form that words can mean."""

from core.forms.catalog import FORMS
from core.report.phrases.targets import lines_of
from core.report.phrases.topics import row_of, topics_of


def test_every_line_of_the_forms_has_cells() -> None:
    for form in FORMS.values():
        lines = lines_of(form)
        assert all(
            cell in form.cells
            for family in (lines.results, lines.proceedings)
            for line in family
            for cell in line.cells
        )
        assert set(map(row_of, topics_of(form).rows.values())) <= {key.rpartition(".")[0] for key in form.cells}
